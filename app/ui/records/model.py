"""The one table model: sorts and filters Python lists, and never changes a row itself."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.errors import AppError
from app.i18n import _
from app.ui.records.column import Column
from app.ui.records.folding import Folding, Parent

Index = QModelIndex | QPersistentModelIndex
Edit = Callable[[str, str, object], None]  # row id, field, stored value

_ROOT = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
_EDIT = Qt.ItemDataRole.EditRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
_TIP = Qt.ItemDataRole.ToolTipRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_HORIZONTAL = Qt.Orientation.Horizontal
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_WRITE = _READ | Qt.ItemFlag.ItemIsEditable


class RecordModel(QAbstractTableModel):
    """Rows of one register as a table; every row has an ``id``."""

    refused = Signal(object)  # an AppError
    counted = Signal(int, int)  # shown, total

    def __init__(
        self,
        columns: Sequence[Column],
        edit: Edit,
        parent: QObject | None = None,
        *,
        tree: Parent | None = None,
    ) -> None:
        """``edit`` writes one field through the services; the new row comes back by ``show_rows``.

        ``tree`` gives the id of the row above, for rows that can be folded.
        """
        super().__init__(parent)
        self._folding = Folding(tree)
        self.columns = tuple(column for column in columns if column.in_table)
        self.rows: list[Any] = []  # what is shown, filtered and sorted
        self._all: list[Any] = []
        self._edit = edit
        self._terms: tuple[str, ...] = ()
        self._haystacks: list[str] | None = None
        self._sorting: tuple[int, bool] | None = None  # column, descending
        self._answers: dict[int, Callable[[Column, Any], Any]] = {
            _DISPLAY: self._shown_text,
            _EDIT: lambda column, row: column.typed(row),
            _ALIGN: lambda column, _row: int(_RIGHT if column.kind.right else _LEFT),
            _TIP: lambda column, row: column.text(row) if column.width else None,
            _ACCESSIBLE: lambda column, row: f"{_(column.title)}: {column.text(row)}",
        }

    # What is there

    @property
    def total(self) -> int:
        """Rows before filtering."""
        return len(self._all)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show what a query returned; the same rows in the same order keep selection and open editor."""
        self._all = list(rows)
        self._folding.learn(self._all)
        self._haystacks = None
        self._arrange()

    def set_filter(self, text: str) -> None:
        """Show only the rows in which every word of ``text`` occurs."""
        self._terms = tuple(text.casefold().split())
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, empty values last; a negative column restores the order of the query."""
        self._sorting = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._arrange()

    @property
    def is_tree(self) -> bool:
        """Whether some row can be folded."""
        return self._folding.any_parent

    def fold(self, row_id: str, *, folded: bool) -> None:
        """Fold a row of a tree or open it."""
        if self._folding.set_folded(row_id, folded=folded):
            self._arrange()

    def toggle_fold(self, row_id: str) -> None:
        """Fold the row if it is open, open it if it is folded."""
        self.fold(row_id, folded=not self._folding.is_folded(row_id))

    def fold_all(self) -> None:
        """Fold everything, or open everything when all is folded."""
        self._folding.fold_all()
        self._arrange()

    def _shown_text(self, column: Column, row: Any) -> str:
        text = column.text(row)
        return self._folding.mark(row) + text if column is self.columns[0] else text

    def row_of(self, row_id: str) -> int:
        """The table row that shows the id, or -1."""
        return next((place for place, row in enumerate(self.rows) if row.id == row_id), -1)

    def find(self, row_id: str) -> Any | None:
        """The row with the id, shown or filtered out, or None."""
        return next((row for row in self._all if row.id == row_id), None)

    def _arrange(self) -> None:
        before, after = self.rows, self._sorted(self._filtered())
        if [row.id for row in before] == [row.id for row in after]:
            self.rows = after
            self._announce(before, after)
        else:
            self.beginResetModel()
            self.rows = after
            self.endResetModel()
        self.counted.emit(len(self.rows), len(self._all))

    def _announce(self, before: list[Any], after: list[Any]) -> None:
        last = len(self.columns) - 1
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))

    def _filtered(self) -> list[Any]:
        if not self._terms:
            return self._all if self._sorting else self._folding.shown(self._all)
        if self._haystacks is None:
            self._haystacks = [
                "\n".join(column.text(row) for column in self.columns).casefold() for row in self._all
            ]
        return [
            row
            for row, haystack in zip(self._all, self._haystacks, strict=True)
            if all(term in haystack for term in self._terms)
        ]

    def _sorted(self, rows: list[Any]) -> list[Any]:
        if self._sorting is None:
            return rows
        column, descending = self._sorting
        order = self.columns[column].order
        keyed = [(order(row), row) for row in rows]
        filled = [pair for pair in keyed if pair[0] is not None]
        filled.sort(key=lambda pair: pair[0], reverse=descending)
        return [row for _key, row in filled] + [row for key, row in keyed if key is None]

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        answer = self._answers.get(role)
        if answer is None or not index.isValid():
            return None
        return answer(self.columns[index.column()], self.rows[index.row()])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != _HORIZONTAL or not 0 <= section < len(self.columns):
            return None
        if role == _DISPLAY:
            return _(self.columns[section].title)
        return int(_RIGHT if self.columns[section].kind.right else _LEFT) if role == _ALIGN else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _WRITE if self.columns[index.column()].editable else _READ

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        if role != _EDIT or not index.isValid():
            return False
        try:
            self.write(index.row(), index.column(), str(value))
        except AppError as error:
            self.refused.emit(error)
            return False
        return True

    def write(self, row: int, column: int, text: str) -> None:
        """Hand what was typed to the services; AppError when it is refused, nothing when it is the same."""
        declared, record = self.columns[column], self.rows[row]
        if text != declared.typed(record):
            self._edit(record.id, declared.field, declared.read(text, record))
