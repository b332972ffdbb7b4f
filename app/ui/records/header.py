"""The header of a register: widths, order, hidden columns and sorting, all remembered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from app.i18n import _
from app.ui.records.column import Column
from app.ui.theme import Theme

# What the column that takes the rest keeps in a narrow window, before the table scrolls sideways.
_LEAST_REST = 180
_STRETCH = QHeaderView.ResizeMode.Stretch
_FREE = QHeaderView.ResizeMode.Interactive


@dataclass(frozen=True, slots=True)
class Memory:
    """Where the state of one header is kept."""

    settings: QSettings
    key: str


class RecordHeader(QHeaderView):
    """Lays out declared columns, and lets the user show, hide, move and reset them."""

    def __init__(
        self, columns: Sequence[Column], theme: Theme, memory: Memory | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self._theme = theme
        self._memory = memory
        self._settling = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(36)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def settle(self) -> None:
        """Lay the columns out as remembered, or as declared; called once the model is set."""
        self._lay_out()
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        state = self._remembered()
        if state is not None:
            self.restoreState(state)
        for changed in (self.sectionMoved, self.sectionResized, self.sortIndicatorChanged):
            changed.connect(self._remember)

    def fit(self, room: int) -> None:
        """Give the column without a width the rest of ``room``, but never less than it can be read in."""
        taken = sum(self.sectionSize(i) for i, column in enumerate(self._columns) if column.width)
        least = self._scaled(_LEAST_REST)
        for place, column in enumerate(self._columns):
            if not column.width and not self.isSectionHidden(place):
                mode = _STRETCH if room - taken >= least else _FREE
                if self.sectionResizeMode(place) != mode:
                    self.setSectionResizeMode(place, mode)
                if mode is _FREE:
                    self.resizeSection(place, least)

    def restore_declared(self) -> None:
        """Widths, order and sorting as declared."""
        self._settling = True
        for place in range(self.count()):
            self.moveSection(self.visualIndex(place), place)
            self.setSectionHidden(place, False)
        self._lay_out()
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._settling = False
        self._remember()

    def shown(self) -> list[int]:
        """The visible columns in the order on screen."""
        places = (self.logicalIndex(visual) for visual in range(self.count()))
        return [place for place in places if not self.isSectionHidden(place)]

    def menu(self) -> QMenu:
        """Which columns are shown; the caller opens it."""
        menu = QMenu(self)
        for place, column in enumerate(self._columns):
            action = menu.addAction(_(column.title))
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(place))
            action.setEnabled(place != 0)
            action.toggled.connect(self._shower(place))
        menu.addSeparator()
        menu.addAction(_("Reset columns")).triggered.connect(self.restore_declared)
        return menu

    def _shower(self, place: int) -> Callable[[bool], None]:
        def show(shown: bool) -> None:
            self.setSectionHidden(place, not shown)
            self._remember()

        return show

    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.exec(self.mapToGlobal(place))
        menu.deleteLater()

    def _lay_out(self) -> None:
        for place, column in enumerate(self._columns):
            self.setSectionResizeMode(place, _FREE if column.width else _STRETCH)
            if column.width:
                self.resizeSection(place, self._scaled(column.width))

    def _scaled(self, width: int) -> int:
        return round(width * self._theme.text_size / 100)

    def _remembered(self) -> Any:
        if self._memory is None:
            return None
        kept = self._memory.settings.value(f"headers/{self._memory.key}/for")
        same = kept == self._signature()
        return self._memory.settings.value(f"headers/{self._memory.key}/state") if same else None

    def _remember(self, *_what: object) -> None:
        if self._memory is not None and not self._settling:
            self._memory.settings.setValue(f"headers/{self._memory.key}/state", self.saveState())
            self._memory.settings.setValue(f"headers/{self._memory.key}/for", self._signature())

    def _signature(self) -> str:
        """A state kept for other columns or another text size does not fit."""
        return ",".join(column.key for column in self._columns) + f"@{self._theme.text_size}"
