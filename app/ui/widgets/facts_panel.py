"""The facts of the contract: calm lines to read, fields in the same place to edit, the states it may take."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.errors import AppError
from app.i18n import _, ngettext
from app.models.rows import AttachmentRow, ContractDetail
from app.services import contracts, registers, states
from app.ui.context import PageContext
from app.ui.records.column import Column
from app.ui.records.fields import Field, FieldGrid
from app.ui.widgets.grids import empty
from app.ui.widgets.panel import Panel, label


class FactsPanel(Panel):
    """Shows one contract; every field is edited where it is read."""

    def __init__(
        self, columns: Sequence[Column], context: PageContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Contract"), parent)
        self._context = context
        self._columns = columns
        self._contract: ContractDetail | None = None
        self.edit = QPushButton(_("Edit"))
        self.edit.setCheckable(True)
        self.edit.setEnabled(not context.document.read_only)
        self.add_action(self.edit)
        self.fields = [Field(column, self._write, context.theme) for column in columns if column.editable]
        self._moves = QHBoxLayout()
        self._lines = QGridLayout()
        self._stack = QStackedWidget()
        self._stack.addWidget(_scrolled(self._reading()))
        self._stack.addWidget(_scrolled(self._editing()))
        self.body.addWidget(self._stack, 1)
        self.edit.toggled.connect(self._toggle)

    def _reading(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("role", "plain")
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(20)
        self._lines.setVerticalSpacing(0)
        self._lines.setColumnStretch(1, 1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._lines)
        column.addStretch(1)
        return inside

    def _editing(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("role", "plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addLayout(self._moves)
        column.addWidget(FieldGrid(self.fields, self._context.theme))
        column.addStretch(1)
        return inside

    def _toggle(self, editing: bool) -> None:
        self.edit.setText(_("Done") if editing else _("Edit"))
        self._stack.setCurrentIndex(int(editing))

    def show_contract(self, contract: ContractDetail | None) -> None:
        """Show the facts as they are now."""
        self._contract = contract
        empty(self._lines)
        if contract is None:
            return
        for field in self.fields:
            field.show_row(contract)
        for line, (caption, text) in enumerate(self._facts(contract)):
            for column, piece in enumerate((label(caption, "dim"), label(text, wrap=True))):
                piece.setContentsMargins(8, 7, 8, 7)
                if column:
                    piece.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._lines.addWidget(piece, 2 * line, column)
            rule = QFrame()
            rule.setProperty("role", "rule")
            self._lines.addWidget(rule, 2 * line + 1, 0, 1, 2)
        self._show_files()
        self._show_moves(contract)

    def _show_files(self) -> None:
        """The attached files below the facts, the contract itself first; a click opens a copy."""
        document, contract_id = self._context.document, self._context.contract_id
        for attachment in contracts.attachments(document, contract_id):
            line = self._lines.rowCount()
            caption = label(_("File"), "dim")
            caption.setContentsMargins(8, 7, 8, 7)
            button = QPushButton(attachment.name)
            button.setProperty("role", "flat")
            button.setToolTip(_("Open a copy; the attached file stays as it is."))
            button.clicked.connect(self._opener(attachment))
            self._lines.addWidget(caption, line, 0)
            self._lines.addWidget(button, line, 1, Qt.AlignmentFlag.AlignLeft)

    def _opener(self, attachment: AttachmentRow) -> Callable[[], None]:
        def open_copy() -> None:
            folder = Path(tempfile.mkdtemp(prefix="contractdesk-"))
            try:
                path = contracts.copy_attachment(self._context.document, attachment, folder)
            except AppError as error:
                self._context.messages.refuse(error)
                return
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        return open_copy

    def _facts(self, contract: ContractDetail) -> list[tuple[str, str]]:
        texts = {column.key: (_(column.title), column.text(contract)) for column in self._columns}
        facts = [*self._parties(), texts["direction"], texts["kind"], self._price(texts)]
        facts += [self._span(contract), self._changes(contract), self._payments(contract)]
        facts += [texts[key] for key in ("signed_on", "governing_law", "owner", "note") if texts[key][1]]
        return facts

    def _parties(self) -> list[tuple[str, str]]:
        document, contract_id = self._context.document, self._context.contract_id
        return [(row.role, row.name) for row in contracts.parties(document, contract_id)]

    def _price(self, texts: dict[str, tuple[str, str]]) -> tuple[str, str]:
        signed, current = texts["price_original"][1], texts["price_current"][1]
        return _("Contract price"), f"{signed} → {current}" if signed != current else signed or "–"

    def _span(self, contract: ContractDetail) -> tuple[str, str]:
        start, end = contract.effective_on or contract.signed_on, contracts.current_end(contract)
        words = (
            _("{start} to {end}, inclusive").format(start=start or "…", end=end) if end else str(start or "–")
        )
        return _("Term"), words

    def _changes(self, contract: ContractDetail) -> tuple[str, str]:
        counted = ngettext("{n} change", "{n} changes", contract.changes).format(n=contract.changes)
        if contract.change_days:
            days = ngettext("{n} day", "{n} days", contract.change_days)
            counted += ", " + days.format(n=f"{contract.change_days:+d}")
        return _("Changes"), counted

    def _payments(self, contract: ContractDetail) -> tuple[str, str]:
        paid, left = contracts.paid_and_open(contract)
        return _("Payments"), _("{paid} paid, {left} to pay").format(paid=paid, left=left)

    def _show_moves(self, contract: ContractDetail) -> None:
        empty(self._moves)
        self._moves.addWidget(label(_("State"), "caption"))
        for move in states.allowed(self._context.document, entity="contract", row_id=contract.id):
            button = QPushButton(move.label)
            button.setEnabled(not move.blocked_because)
            button.setToolTip(move.blocked_because)
            button.clicked.connect(self._mover(move.to))
            self._moves.addWidget(button)
        self._moves.addStretch(1)

    def _mover(self, to: str) -> Callable[[], None]:
        def move() -> None:
            document, contract_id = self._context.document, self._context.contract_id
            try:
                states.move(document, entity="contract", row_id=contract_id, to=to)
            except AppError as error:
                self._context.messages.refuse(error)

        return move

    def _write(self, row_id: str, field: str, value: object) -> None:
        registers.edit_field(
            self._context.document, entity="contract", row_id=row_id, field=field, value=value
        )


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setAccessibleName(_("Facts"))
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
