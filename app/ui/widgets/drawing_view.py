"""A chart that fills its place: asks for a drawing of its size, tells which row was clicked."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.models.drawing import Drawing
from app.ui.theme import Theme
from app.ui.widgets.painting import Hand

_LEFT = Qt.MouseButton.LeftButton
_EXPANDING = QSizePolicy.Policy.Expanding


class DrawingView(QWidget):
    """Shows ``make(width, height)``; ``clicked`` carries the key of the item under the pointer."""

    clicked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        make: Callable[[float, float], Drawing],
        name: str,
        size: QSize,
        parent: QWidget | None = None,
    ) -> None:
        """``name`` is the accessible name; ``size`` the preferred size in pixels at 100 %."""
        super().__init__(parent)
        self._make = make
        self._hand = Hand(theme)
        self._size = size
        self.setAccessibleName(name)
        self.setMinimumSize(size.width() // 2, size.height() // 2)
        self.setSizePolicy(_EXPANDING, _EXPANDING)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The preferred size."""
        return self._size

    def drawing(self) -> Drawing:
        """The picture at the present size."""
        return self._make(float(self.width()), float(self.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture and say it in words for screen readers."""
        drawing = self.drawing()
        self.setAccessibleDescription(", ".join(drawing.texts()))
        painter = QPainter(self)
        self._hand.paint(painter, drawing)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which row lies under the pointer."""
        if event.button() == _LEFT:
            key = self.drawing().key_at(event.position().x(), event.position().y())
            if key:
                self.clicked.emit(key)
