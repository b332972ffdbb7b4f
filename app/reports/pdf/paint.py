"""The printed back end of the display list: vectors and real text, so charts can be searched and copied."""

from collections.abc import Callable
from typing import Any

from app.models.drawing import Circle, Diamond, Drawing, Line, Polyline, Rect, Text
from app.reports.pdf.lettering import width_of
from app.reports.pdf.lines import ellipsized
from app.reports.pdf.piece import Whole
from app.reports.pdf.sheet import Sheet
from app.reports.pdf.style import Style


class Picture(Whole):
    """A drawing on the page, scaled down to the column when it is wider."""

    above = 4.0

    def __init__(self, drawing: Drawing, scale: float) -> None:
        """``scale`` is points per pixel."""
        self.drawing, self.scale = drawing, scale

    def measure(self, width: float) -> float:
        """Height once the width fits."""
        self.scale = min(self.scale, width / self.drawing.width)
        return self.drawing.height * self.scale

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Paint every item in its order."""
        with sheet.scaled(x, y, self.scale):
            for item in self.drawing.items:
                _PENS[type(item)](sheet, item)


def _rect(sheet: Sheet, item: Rect) -> None:
    sheet.rect(
        item.x,
        item.y,
        item.width,
        item.height,
        fill=item.fill,
        stroke=item.stroke,
        radius=item.radius,
        thickness=item.stroke_width,
        dash=item.dash,
    )


def _line(sheet: Sheet, item: Line) -> None:
    points = [(item.x1, item.y1), (item.x2, item.y2)]
    sheet.line(points, stroke=item.stroke, thickness=item.width, dash=item.dash)


def _polyline(sheet: Sheet, item: Polyline) -> None:
    sheet.line(item.points, stroke=item.stroke, thickness=item.width, dash=item.dash)


def _diamond(sheet: Sheet, item: Diamond) -> None:
    x, y, r = item.x, item.y, item.radius
    sheet.polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], fill=item.fill, stroke=item.stroke)


def _circle(sheet: Sheet, item: Circle) -> None:
    sheet.circle(item.x, item.y, item.radius, fill=item.fill, stroke=item.stroke, thickness=item.stroke_width)


def _text(sheet: Sheet, item: Text) -> None:
    style = Style(item.size, item.size, bold=item.bold)
    text = item.text
    if item.max_width is not None:
        text = ellipsized(text, item.max_width, lambda part: width_of(part, style.font, style.size))
    sheet.write(item.x, item.baseline, text, style, ink=item.colour, anchor=item.anchor)


_PENS: dict[type, Callable[[Sheet, Any], None]] = {
    Rect: _rect,
    Line: _line,
    Polyline: _polyline,
    Diamond: _diamond,
    Circle: _circle,
    Text: _text,
}
