"""Beside the change log: what the changes add up to, and the decision of each party concerned."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout, QInputDialog, QPushButton, QVBoxLayout

from app.errors import AppError
from app.formats import format_money
from app.i18n import _, ngettext
from app.models.money import Money
from app.models.rows import ApprovalRow, ChangeRow, ContractDetail
from app.models.states import EFFECTIVE_CHANGES
from app.models.vocabulary import Decision
from app.services import changes, contracts, registers
from app.ui.context import PageContext
from app.ui.records.page_spec import RowsWidget
from app.ui.widgets.grids import empty
from app.ui.widgets.panel import Panel, label

_OPEN = ("draft", "notified", "quoted")


class ApprovalsPanel(RowsWidget):
    """Price original, approved, pending; below it the approvals of the chosen change."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._change: ChangeRow | None = None
        self._sums = QGridLayout()
        self._sums.setVerticalSpacing(8)
        self._sums.setColumnStretch(1, 1)
        self._approvals = Panel(_("Approvals"))
        self._list = QGridLayout()
        self._list.setColumnStretch(0, 1)
        self._hint = label("", "dim", wrap=True)
        self._add = QPushButton(_("Add party"))
        self._add.clicked.connect(self._add_party)
        self._approvals.add_action(self._add)
        self._approvals.body.addLayout(self._list)
        self._approvals.body.addWidget(self._hint)
        price = Panel(_("Price and time"))
        price.body.addLayout(self._sums)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(price)
        layout.addWidget(self._approvals)
        layout.addStretch(1)
        self.show_row(None)

    def show_rows(self, rows: Sequence[ChangeRow]) -> None:
        """Add up what is effective and what is still open."""
        contract = contracts.contract_detail(self._context.document, self._context.contract_id)
        if contract is None:
            return
        empty(self._sums)
        open_rows = [row for row in rows if row.state in _OPEN]
        pending = Money(sum(row.cost_minor for row in open_rows), contract.currency)
        effective = Money(contract.change_minor, contract.currency)
        counted = sum(row.state in EFFECTIVE_CHANGES for row in rows)
        for line, (caption, text) in enumerate(
            (
                (_("As signed"), format_money(contract.price_original)),
                (ngettext("{n} effective", "{n} effective", counted).format(n=counted), _effect(effective)),
                (_("Current price"), format_money(contract.price_current)),
                (
                    ngettext("{n} pending", "{n} pending", len(open_rows)).format(n=len(open_rows)),
                    _effect(pending),
                ),
                (_("Ends on"), _moved(contract)),
            )
        ):
            self._sums.addWidget(label(caption, "dim"), line, 0)
            self._sums.addWidget(label(text), line, 1)

    def show_row(self, row: ChangeRow | None) -> None:
        """List the approvals of the chosen change."""
        self._change = row
        empty(self._list)
        self._add.setEnabled(row is not None)
        if row is None:
            self._hint.setText(_("Choose a change to see who has approved it."))
            return
        approvals = changes.approvals(self._context.document, row.id)
        for line, approval in enumerate(approvals):
            self._list.addWidget(label(approval.who), line, 0)
            self._list.addWidget(self._decision(approval), line, 1)
        missing = sum(approval.decision != Decision.APPROVED for approval in approvals)
        sentence = ngettext("{n} approval is missing", "{n} approvals are missing", missing).format(n=missing)
        none = _("Nobody has been asked yet.") if not approvals else _("All parties have approved.")
        self._hint.setText(sentence if missing else none)

    def _decision(self, approval: ApprovalRow) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(approval.who)
        for word in Decision:
            box.addItem(_(word.label), str(word))
        box.setCurrentIndex(box.findData(approval.decision))
        box.activated.connect(lambda _index: self._decide(approval.id, str(box.currentData())))
        return box

    def _decide(self, approval_id: str, decision: str) -> None:
        try:
            changes.decide(self._context.document, approval_id=approval_id, decision=decision)
        except AppError as error:
            self._context.messages.refuse(error)

    def _add_party(self) -> None:
        who, given = QInputDialog.getText(self, _("Add party"), _("Who has to approve?"))
        if given and who.strip() and self._change is not None:
            values = {"change_id": self._change.id, "who": who}
            registers.create(self._context.document, entity="approval", values=values)


def _effect(money: Money) -> str:
    return ("+" if money.minor > 0 else "") + format_money(money)


def _moved(contract: ContractDetail) -> str:
    end = contracts.current_end(contract)
    if end is None:
        return "–"
    days = ngettext("{n} day", "{n} days", contract.change_days).format(n=f"{contract.change_days:+d}")
    return f"{end} ({days})" if contract.change_days else str(end)
