"""A label that gives way: too long a text ends in an ellipsis and is whole in the tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_ELIDE = Qt.TextElideMode.ElideRight
_LEAST = 60


class ElidedLabel(QLabel):
    """Takes the room its text needs and shrinks before anything beside it does."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(_LEAST, hint.width()), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), _ELIDE, room.width())
        self.setToolTip(self.text() if text != self.text() else "")
        painter.setPen(self.palette().windowText().color())
        painter.drawText(room, int(self.alignment()), text)
        painter.end()
