"""The list of contracts at the left: heading, order, filter, and one contract chosen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.ui.contract_delegate import ContractDelegate
from app.ui.contract_model import ORDERS, ContractModel
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.models.rows import ContractSummary


class ContractList(QFrame):
    """Heading with count and order, a filter, and the contracts."""

    chosen = Signal(str)  # contract id

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.model = ContractModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(ContractDelegate(theme, self.view))
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._heading = QLabel()
        self._heading.setProperty("role", "strong")
        self._count = QLabel()
        self._count.setProperty("role", "dim")
        self._order = QToolButton()
        self._order.setProperty("role", "flat")
        self._order.setProperty("opens", "menu")
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._order.setMenu(QMenu(self._order))
        self.filter = QLineEdit()
        self.filter.setProperty("role", "filter")
        self.filter.setClearButtonEnabled(True)
        self._chosen = ""
        self._lay_out()
        self.filter.textChanged.connect(self._filter)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(18, 10, 10, 0)
        head.setSpacing(8)
        head.addWidget(self._heading)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._order)
        search = QHBoxLayout()
        search.setContentsMargins(12, 4, 12, 6)
        search.addWidget(self.filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(search)
        layout.addWidget(self.view, 1)

    def retranslate(self) -> None:
        """Words in the language in force."""
        self._heading.setText(_("Contracts"))
        self.view.setAccessibleName(_("Contracts"))
        self.filter.setPlaceholderText(_("Filter contracts"))
        self.filter.setAccessibleName(_("Filter contracts"))
        menu = self._order.menu()
        menu.clear()
        for key, (title, _order) in ORDERS.items():
            menu.addAction(_(title)).triggered.connect(self._sorter(key))
        self._show_order()

    def show_rows(self, rows: "Sequence[ContractSummary]") -> None:
        """Show these contracts and keep the chosen one chosen."""
        self.model.show_rows(rows)
        self._after_reset()

    def choose(self, contract_id: str) -> None:
        """Make a contract the chosen one without telling; "" chooses none."""
        self._chosen = contract_id
        self._reselect()

    def first_id(self) -> str:
        """The contract on top, or ""."""
        return self.model.rows[0].id if self.model.rows else ""

    def sort(self, key: str) -> None:
        """Sort by due date, name or number."""
        self.model.arrange(key, self.filter.text())
        self._show_order()
        self._after_reset()

    def _sorter(self, key: str) -> Callable[[], None]:
        def sort() -> None:
            self.sort(key)

        return sort

    def _filter(self, text: str) -> None:
        self.model.arrange(self.model.order, text)
        self._after_reset()

    def _after_reset(self) -> None:
        shown, total = len(self.model.rows), self.model.total
        filtered = _("{shown} of {total}").format(shown=shown, total=total)
        self._count.setText(str(total) if shown == total else filtered)
        self._reselect()

    def _show_order(self) -> None:
        self._order.setText(_(ORDERS[self.model.order][0]))
        self._order.setAccessibleName(_("Order of the contracts"))

    def _reselect(self) -> None:
        place = next((i for i, row in enumerate(self.model.rows) if row.id == self._chosen), -1)
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        self.view.setCurrentIndex(self.model.index(place) if place >= 0 else QModelIndex())
        selection.blockSignals(False)
        self.view.viewport().update()

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid() and (row_id := self.model.rows[index.row()].id) != self._chosen:
            self._chosen = row_id
            self.chosen.emit(row_id)
