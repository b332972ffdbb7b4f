"""Cards side by side while there is room, in two lines when the window is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

_GAP = 12


class CardRow(QWidget):
    """Cards of equal width in as few lines as they fit."""

    def __init__(self, cards: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._arrange(len(cards))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest card: more cards than fit go to the next line."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # what a card says has become longer
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        fitting = max(1, (self.width() + _GAP) // (self._widest() + _GAP))
        lines = -(-len(self._cards) // fitting)
        self._arrange(-(-len(self._cards) // lines))

    def _widest(self) -> int:
        return max((card.minimumSizeHint().width() for card in self._cards), default=0)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
            self._grid.addWidget(card, place // columns, place % columns)
