"""Painting badges, alone and inside list rows and table cells."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.badges import Badge
from app.ui.theme import Theme

_SIDE = 8.0
_ANTIALIAS = QPainter.RenderHint.Antialiasing
_CENTER = Qt.AlignmentFlag.AlignCenter
_NO_PEN = Qt.PenStyle.NoPen


def badge_size(badge: Badge, theme: Theme) -> tuple[float, float]:
    """Width and height that the badge takes at the text size in force."""
    metrics = QFontMetricsF(theme.font("caption"))
    return metrics.horizontalAdvance(badge.text) + 2 * _SIDE, metrics.height() + 2


def paint_badge(
    painter: QPainter, place: QPointF, badge: Badge, theme: Theme, *, selected: bool = False
) -> float:
    """Paint the badge with its left middle at ``place``; its width.

    On a ``selected`` row a neutral badge takes the panel's ground, because its own is that of the row.
    """
    width, height = badge_size(badge, theme)
    frame = QRectF(place.x(), place.y() - height / 2, width, height)
    ink, ground = badge.tokens
    if selected and badge.tone == "neutral":
        ground = "panel"
    painter.save()
    painter.setRenderHint(_ANTIALIAS)
    painter.setPen(_NO_PEN)
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(frame, height / 2, height / 2)
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.color(ink))
    painter.drawText(frame, _CENTER, badge.text)
    painter.restore()
    return width


class BadgeLabel(QWidget):
    """A badge on its own; hidden while it has nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._badge: Badge | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_badge(self, badge: Badge | None, reason: str = "") -> None:
        """Show ``badge`` with ``reason`` as its tooltip, or nothing."""
        self._badge = badge
        self.setToolTip(reason)
        self.setAccessibleName(badge.text if badge else "")
        self.setVisible(badge is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._badge is None:
            return QSize(0, 0)
        width, height = badge_size(self._badge, self._theme)
        return QSize(round(width + 0.5), round(height + 0.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._badge is not None:
            painter = QPainter(self)
            paint_badge(painter, QPointF(0, self.height() / 2), self._badge, self._theme)
            painter.end()
