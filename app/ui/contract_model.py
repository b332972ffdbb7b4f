"""The contracts that pass the filter, in the order chosen, for the list at the left."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from app.i18n import N_, _
from app.models.states import ContractState
from app.models.vocabulary import Health
from app.ui.badges import Badge, health_badge, state_badge
from app.ui.records.kinds import text_order

if TYPE_CHECKING:
    from app.models.rows import ContractSummary

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_RUNNING = (ContractState.ACTIVE, ContractState.SUSPENDED)

_OVER = (
    ContractState.COMPLETED,
    ContractState.CLOSED,
    ContractState.ARCHIVED,
    ContractState.CANCELLED,
    ContractState.TERMINATED,
)

Order = Callable[[Any], Any]
ORDERS: dict[str, tuple[str, Order]] = {
    "due": (N_("By due date"), lambda row: (due_of(row) or date.max, text_order(row.title))),
    "name": (N_("By name"), lambda row: text_order(row.title)),
    "number": (N_("By number"), lambda row: text_order(row.no)),
}


def due_of(row: "ContractSummary") -> date | None:
    """What falls due next, as long as the contract is not over."""
    return None if row.state in _OVER else row.next_due


def badge_of(row: "ContractSummary") -> Badge:
    """Health while the contract runs and is measured, its state otherwise."""
    state = ContractState.of(row.state)
    if state in _RUNNING and row.health != Health.NONE:
        return health_badge(row.health)
    return state_badge(state)


class ContractModel(QAbstractListModel):
    """The contracts that pass the filter, in the order chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[ContractSummary] = []
        self._all: Sequence[ContractSummary] = ()
        self._terms: list[str] = []
        self.order = "due"

    def show_rows(self, rows: "Sequence[ContractSummary]") -> None:
        """Show these contracts from now on."""
        self._all = rows
        self.arrange(self.order, " ".join(self._terms))

    def arrange(self, order: str, text: str) -> None:
        """Sort by ``order`` and keep what holds every word of ``text``."""
        self.order, self._terms = order, text.casefold().split()
        self.beginResetModel()
        found = (row for row in self._all if all(term in _haystack(row) for term in self._terms))
        self.rows = sorted(found, key=ORDERS[order][1])
        self.endResetModel()

    @property
    def total(self) -> int:
        """Contracts before filtering."""
        return len(self._all)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((row.title, row.counterparty, row.no, badge_of(row).text))
        return _tip(row) if role == Qt.ItemDataRole.ToolTipRole else None


def _haystack(row: "ContractSummary") -> str:
    return f"{row.title} {row.counterparty} {row.no}".casefold()


def _tip(row: "ContractSummary") -> str:
    day = due_of(row)
    due = _("Next due {day}").format(day=day.isoformat()) if day else _("Nothing due")
    return f"{row.title}\n{row.counterparty} • {row.no}\n{due}"
