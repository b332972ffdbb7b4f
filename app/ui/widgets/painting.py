"""The screen's hand for a display list: every item of a Drawing with QPainter."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app.models.drawing import Anchor, Circle, Diamond, Drawing, Line, Polyline, Rect, Text, Token
from app.ui.theme import SIZES, Theme

_SIZE_NAMES: dict[float, str] = {size: name for name, size in SIZES.items()}
_ELIDE = Qt.TextElideMode.ElideRight
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_NO_BRUSH = Qt.BrushStyle.NoBrush
_NO_PEN = Qt.PenStyle.NoPen
_FLAT = Qt.PenCapStyle.FlatCap


class Hand:
    """Paints drawings in the colours and fonts of the theme in force."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._fonts: dict[tuple[float, bool], tuple[QFont, QFontMetricsF]] = {}
        self._paint: dict[type, Callable[[QPainter, Any], None]] = {
            Rect: self._rect,
            Line: self._line,
            Polyline: self._polyline,
            Text: self._text,
            Diamond: self._diamond,
            Circle: self._circle,
        }
        theme.changed.connect(self._fonts.clear)

    def paint(self, painter: QPainter, drawing: Drawing) -> None:
        """Paint every item in order, the last on top."""
        painter.setRenderHint(_ANTIALIASING)
        paint = self._paint
        for item in drawing.items:
            paint[type(item)](painter, item)

    def _use(
        self,
        painter: QPainter,
        fill: Token | None,
        stroke: Token | None,
        width: float = 1,
        dash: tuple[float, ...] = (),
    ) -> None:
        painter.setBrush(self._theme.color(fill) if fill else _NO_BRUSH)
        if stroke is None:
            painter.setPen(_NO_PEN)
            return
        pen = QPen(self._theme.color(stroke), width)
        if dash:
            pen.setCapStyle(_FLAT)
            pen.setDashPattern([length / width for length in dash])
        painter.setPen(pen)

    def _rect(self, painter: QPainter, item: Rect) -> None:
        self._use(painter, item.fill, item.stroke, item.stroke_width, item.dash)
        box = QRectF(item.x, item.y, item.width, item.height)
        if item.radius:
            painter.drawRoundedRect(box, item.radius, item.radius)
        else:
            painter.drawRect(box)

    def _line(self, painter: QPainter, item: Line) -> None:
        self._use(painter, None, item.stroke, item.width, item.dash)
        painter.drawLine(QPointF(item.x1, item.y1), QPointF(item.x2, item.y2))

    def _polyline(self, painter: QPainter, item: Polyline) -> None:
        self._use(painter, None, item.stroke, item.width, item.dash)
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in item.points]))

    def _diamond(self, painter: QPainter, item: Diamond) -> None:
        self._use(painter, item.fill, item.stroke)
        x, y, r = item.x, item.y, item.radius
        corners = [QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)]
        painter.drawPolygon(QPolygonF(corners))

    def _circle(self, painter: QPainter, item: Circle) -> None:
        self._use(painter, item.fill, item.stroke, item.stroke_width)
        painter.drawEllipse(QPointF(item.x, item.y), item.radius, item.radius)

    def _text(self, painter: QPainter, item: Text) -> None:
        font, metrics = self._font(item.size, item.bold)
        text = item.text
        if item.max_width is not None:
            text = metrics.elidedText(text, _ELIDE, item.max_width)
        x = item.x
        if item.anchor is not Anchor.START:
            width = metrics.horizontalAdvance(text)
            x -= width if item.anchor is Anchor.END else width / 2
        painter.setFont(font)
        painter.setPen(self._theme.color(item.colour))
        painter.drawText(QPointF(x, item.baseline), text)

    def _font(self, size: float, bold: bool) -> tuple[QFont, QFontMetricsF]:
        if (size, bold) not in self._fonts:
            font = self._theme.font(_SIZE_NAMES.get(size, "body"), bold=bold)
            self._fonts[size, bold] = font, QFontMetricsF(font)
        return self._fonts[size, bold]
