"""Everything that was found in a contract, to be confirmed, corrected or left out before it is written."""

from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.analysis.calendar_dates import parse_date
from app.errors import InputError
from app.i18n import N_, _, ngettext
from app.models.money import Money
from app.models.reading import Part
from app.models.vocabulary import Direction, FactKind
from app.services.proposals import Proposal, problems, usual_direction
from app.services.validation import checked
from app.ui.dialogs.fact_line import FactLine
from app.ui.dialogs.found_list import FoundList, duty_lines, payment_lines
from app.ui.dialogs.party_lines import PartyLines
from app.ui.dialogs.reading_view import ReadingView
from app.ui.theme import Theme
from app.ui.widgets.panel import label

# Caption, attribute of the proposal, column that checks it, kind of fact that shows its place.
_FIELDS = (
    (N_("Title"), "title", "title", FactKind.TITLE),
    (N_("Contract number"), "number", "no", FactKind.NUMBER),
    (N_("Signed on"), "signed", "signed_on", FactKind.SIGNED),
    (N_("Effective on"), "effective", "effective_on", FactKind.EFFECTIVE),
    (N_("Ends on"), "end", "end_on", FactKind.END),
    (N_("Governing law"), "governing_law", "governing_law", FactKind.GOVERNING_LAW),
)
_DAYS = (FactKind.SIGNED, FactKind.EFFECTIVE, FactKind.END)
CURRENCIES = ("CNY", "USD", "EUR", "GBP", "HKD", "JPY")


class ImportDialog(QDialog):
    """Clauses and text at the left, facts at the right; ``creating`` carries what the user accepts."""

    creating = Signal(object)

    def __init__(self, proposal: Proposal, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposal = proposal
        self.setWindowTitle(_("Import “{file}”").format(file=proposal.path.name))
        self.setAcceptDrops(False)
        self.resize(1240, 800)
        self.view = ReadingView(proposal.reading, theme)
        self.fields = {name: self._field(*rest, name) for rest, name in self._field_specs()}
        self.price = self._price_line()
        self.notice = self._notice_line()
        self.currency = QComboBox()
        self.currency.setAccessibleName(_("Currency"))
        self.currency.addItems(list(dict.fromkeys((proposal.currency, *CURRENCIES))))
        self._direction = QComboBox()
        self._direction.setAccessibleName(_("Direction"))
        for word in Direction:
            self._direction.addItem(_(word.label), str(word))
        self._direction.setCurrentIndex(self._direction.findData(str(proposal.direction)))
        places = {party.name: (party.start, party.end) for party in proposal.reading.parties}
        self.parties = PartyLines([(party, places.get(party.name, (0, 0))) for party in proposal.parties])
        self.payments = FoundList(_("Payment lines"), payment_lines(proposal))
        self.duties = FoundList(_("Obligations"), duty_lines(proposal))
        self._problem = label("", "problem", wrap=True)
        self._build()
        self._connect()
        self._check()

    def _field_specs(self) -> list[tuple[tuple[str, str, FactKind], str]]:
        return [((caption, column, kind), name) for caption, name, column, kind in _FIELDS]

    def _place(self, kind: FactKind) -> tuple[int, int] | None:
        facts = [fact for fact in self._proposal.facts if fact.kind is kind and fact.end > fact.start]
        return (facts[0].start, facts[0].end) if facts else None

    def _field(self, caption: str, column: str, kind: FactKind, name: str) -> FactLine:
        value = getattr(self._proposal, name)
        parse = _read_day if kind in _DAYS else partial(checked, "contract", column)
        return FactLine(_(caption), "" if value is None else str(value), parse, self._place(kind))

    def _price_line(self) -> FactLine:
        price = self._proposal.price
        text = f"{price.amount:,}" if price else ""
        return FactLine(_("Total price"), text, self._read_price, self._place(FactKind.TOTAL))

    def _read_price(self, text: str) -> Money:
        try:
            return Money.of(Decimal(text.replace(",", "").replace("，", "")), self.currency.currentText())
        except InvalidOperation as problem:
            message = _("“{value}” is not a sum.").format(value=text)
            raise InputError("price", message, _("Write it as 1,280,000.00.")) from problem

    def _notice_line(self) -> FactLine:
        months, days = self._proposal.notice_months, self._proposal.notice_days
        text = f"{months}m" if months else f"{days}d" if days else ""
        return FactLine(_("Notice (3m, 30d)"), text, _read_notice, self._place(FactKind.NOTICE))

    def _build(self) -> None:
        read, facts = self._proposal.reading.clauses, len(self._proposal.facts)
        clauses = sum(clause.part is not Part.SIGNATURES for clause in read)
        summary = ngettext("{n} clause", "{n} clauses", clauses).format(n=clauses)
        found = ngettext("{n} fact found", "{n} facts found", facts).format(n=facts)
        head = label(f"{summary} · {found}", "dim")
        hint = label(_("Click a field to see its place. Untick what should not be taken over."), "dim")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = buttons.addButton(_("Create contract"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("primary", True)
        self._buttons = buttons
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.view)
        splitter.addWidget(self._facts())
        splitter.setSizes([780, 440])
        top = QHBoxLayout()
        top.addWidget(head)
        top.addStretch(1)
        top.addWidget(hint)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addLayout(top)
        for warning in self._warnings():
            layout.addWidget(label(f"⚠ {warning}", "problem", wrap=True))
        layout.addWidget(splitter, 1)
        layout.addWidget(self._problem)
        layout.addWidget(buttons)

    def _warnings(self) -> list[str]:
        found = list(self._proposal.reading.warnings)
        if not self._proposal.reading.clauses:
            found.append(_("No clauses were recognised. The file is kept with the contract all the same."))
        return found

    def _facts(self) -> QWidget:
        inner = QFrame()
        inner.setProperty("role", "panel")
        column = QVBoxLayout(inner)
        column.setSpacing(8)
        for line in self.fields.values():
            column.addWidget(line)
        money = QHBoxLayout()
        money.addWidget(self.price, 1)
        money.addWidget(self.currency)
        column.addLayout(money)
        column.addWidget(self.notice)
        direction = QHBoxLayout()
        direction.addWidget(label(_("Direction")))
        direction.addWidget(self._direction, 1)
        column.addLayout(direction)
        for found in (self.parties, self.payments, self.duties):
            column.addWidget(found)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _connect(self) -> None:
        for line in (*self.fields.values(), self.price, self.notice):
            line.shown.connect(self.view.show_place)
            line.changed.connect(self._check)
        for found in (self.parties, self.payments, self.duties):
            found.shown.connect(self.view.show_place)
        self.parties.sided.connect(self._take_side)
        self.currency.currentIndexChanged.connect(self._check)
        self._buttons.accepted.connect(self._create)
        self._buttons.rejected.connect(self.reject)

    def _take_side(self, role: str) -> None:
        """Another side is ours: the money goes the other way."""
        self._direction.setCurrentIndex(self._direction.findData(str(usual_direction(role))))

    def _check(self) -> None:
        """Show what stands in the way; the button follows."""
        wrong = [line for line in (*self.fields.values(), self.price, self.notice) if line.problem()]
        messages = [] if wrong else problems(self.proposal())
        self._problem.setText(" ".join(messages))
        self._problem.setVisible(bool(messages))
        self.accept_button.setEnabled(not wrong and not messages)

    def _create(self) -> None:
        self.creating.emit(self.proposal())

    def show_problem(self, message: str) -> None:
        """Say why the contract was not created; everything stays as it was typed."""
        self._problem.setText(message)
        self._problem.show()

    def proposal(self) -> Proposal:
        """The proposal as the user has left it."""
        values: dict[str, Any] = {name: line.value() for name, line in self.fields.items()}
        months, days = self.notice.value() or (0, 0)
        left_out = {kind for _c, name, _f, kind in _FIELDS if values[name] is None}
        price = self.price.value()
        if price is None:
            left_out.add(FactKind.TOTAL)
        texts = {name: values[name] or "" for name in ("title", "number", "governing_law")}
        return replace(
            self._proposal,
            **(values | texts),
            price=price,
            currency=self.currency.currentText(),
            direction=self._direction.currentData(),
            notice_months=months,
            notice_days=days,
            facts=[fact for fact in self._proposal.facts if fact.kind not in left_out],
            parties=self.parties.parties(),
            payments=self.payments.kept(self._proposal.payments),
            obligations=self.duties.kept(self._proposal.obligations),
        )


def _read_day(text: str) -> date:
    """A day in any form in which contracts write one: 2026-11-23, 2026年11月23日, 23 November 2026."""
    day: date = parse_date(text) or checked("contract", "signed_on", text)
    return day


def _read_notice(text: str) -> tuple[int, int]:
    """Three months are written 3m, thirty days 30d or 30."""
    digits = text.rstrip("mMdD月日天个 ")
    if not digits.isdecimal():
        message = _("“{value}” is not a notice period.").format(value=text)
        raise InputError("notice", message, _("Write 3m for months or 30d for days."))
    months = text[len(digits) :].strip().casefold() in ("m", "月", "个月")
    return (int(digits), 0) if months else (0, int(digits))
