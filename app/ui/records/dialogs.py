"""The two decisions of a register: what of a paste to keep, and what to set in many rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.errors import InputError
from app.i18n import _, ngettext
from app.ui.records.clipboard import PastePlan
from app.ui.records.column import Column
from app.ui.records.editors import editor_text, make_editor, mark_invalid
from app.ui.theme import Theme

_LISTED = 8
_READ_ONLY = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PastePreview(QDialog):
    """Shows the cells that a paste cannot take, before anything is changed."""

    def __init__(self, plan: PastePlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Paste"))
        self.resize(640, 360)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(_words(self._summary(plan), "strong"))
        layout.addWidget(
            _words(_("These cells cannot be taken. The rest can be pasted without them."), "dim")
        )
        layout.addWidget(self._table(plan), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        keep = buttons.addButton(_("Paste what fits"), QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setEnabled(bool(plan.changes or plan.creations))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    @staticmethod
    def _summary(plan: PastePlan) -> str:
        parts = [
            ngettext("{n} cell to change", "{n} cells to change", plan.cells).format(n=plan.cells),
            ngettext("{n} new row", "{n} new rows", len(plan.creations)).format(n=len(plan.creations)),
            ngettext("{n} cell with a problem", "{n} cells with a problem", len(plan.problems)).format(
                n=len(plan.problems)
            ),
        ]
        return " · ".join(parts)

    @staticmethod
    def _table(plan: PastePlan) -> QTableWidget:
        table = QTableWidget(len(plan.problems), 4)
        table.setAccessibleName(_("Cells with a problem"))
        table.setHorizontalHeaderLabels([_("Line"), _("Column"), _("Text"), _("Why not")])
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        for place, problem in enumerate(plan.problems):
            texts = (str(problem.line), _(problem.column.title), problem.text, problem.why)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setFlags(_READ_ONLY)
                table.setItem(place, column, item)
        return table


class BulkEdit(QDialog):
    """Asks for one value for many rows, and lists the rows that get it."""

    def __init__(
        self, column: Column, names: Sequence[str], row: object, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """``row`` is one of the rows; it lends its currency."""
        super().__init__(parent)
        self.setWindowTitle(_("Set {field}").format(field=_(column.title)))
        self.resize(420, 0)
        self._column, self._row = column, row
        self.value: object = None
        self.editor = make_editor(column, theme, self)
        self._problem = _words("", "problem")
        count = ngettext("This changes {n} row.", "This changes {n} rows.", len(names)).format(n=len(names))
        listed = "\n".join(names[:_LISTED]) + ("\n…" if len(names) > _LISTED else "")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(
            ngettext("Change {n} row", "Change {n} rows", len(names)).format(n=len(names)),
            QDialogButtonBox.ButtonRole.AcceptRole,
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        title = _words(_(column.title), "caption")
        title.setBuddy(self.editor)
        for widget in (
            title,
            self.editor,
            self._problem,
            _words(count, "strong"),
            _words(listed, "dim"),
            buttons,
        ):
            layout.addWidget(widget)

    def accept(self) -> None:
        """Close with the value, or stay open and say why it cannot be."""
        try:
            self.value = self._column.read(editor_text(self.editor), self._row)
        except InputError as error:
            self._problem.setText(str(error))
            mark_invalid(self.editor, invalid=True)
            self.editor.setFocus()
            return
        super().accept()


def _words(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
