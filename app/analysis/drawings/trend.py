"""Scores per period as a line over the bands of the grades, each point with its figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.analysis.drawings.timescale import month_label
from app.analysis.scoring import BANDS
from app.models.drawing import Anchor, Circle, Drawing, Item, Line, Polyline, Rect, Text, Token

_LEFT, _RIGHT, _TOP, _BOTTOM = 30.0, 46.0, 14.0, 26.0
_GROUNDS = {
    "A": Token.GOOD_GROUND,
    "B": Token.ACCENT_GROUND,
    "C": Token.WATCH_GROUND,
    "D": Token.BAD_GROUND,
}
_FLOOR = Decimal(50)  # the axis starts here unless a score lies below


@dataclass(frozen=True, slots=True)
class Point:
    """The score of the period that ends on ``day``; ``key`` is the id of its evaluation."""

    key: str
    day: date
    score: Decimal  # 0..100
    grade: str = ""
    dimensions: tuple[tuple[str, Decimal], ...] = ()  # name as shown and score, for the thin lines


_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 3), (2, 2), (8, 3, 2, 3))  # one per dimension


def trend(points: Sequence[Point], width: float, height: float) -> Drawing:
    """The scores in order of their periods; thin dashed lines show the dimensions behind the total."""
    plot = _Plot(points, width, height)
    items: list[Item] = list(plot.bands())
    items += plot.dimension_lines()
    if len(points) > 1:
        items.append(Polyline(tuple(plot.place(index) for index in range(len(points)))))
    items += plot.marks()
    return Drawing(width, height, tuple(items))


class _Plot:
    """Places on the plot: periods evenly from left to right, scores from the floor of the axis to 100."""

    def __init__(self, points: Sequence[Point], width: float, height: float) -> None:
        scores = [score for point in points for _name, score in (("", point.score), *point.dimensions)]
        lowest = min(scores, default=_FLOOR)
        self.points = points
        self.floor = _FLOOR if lowest >= _FLOOR else Decimal(0)
        self.left, self.right = _LEFT, width - _RIGHT
        self.top, self.bottom = _TOP, height - _BOTTOM

    def y(self, score: Decimal) -> float:
        share = float((max(score, self.floor) - self.floor) / (100 - self.floor))
        return self.bottom - share * (self.bottom - self.top)

    def x(self, index: int) -> float:
        step = (self.right - self.left) / max(1, len(self.points))
        return self.left + step * (index + 0.5)

    def place(self, index: int) -> tuple[float, float]:
        return self.x(index), self.y(self.points[index].score)

    def bands(self) -> Iterator[Item]:
        ceiling = Decimal(100)
        for floor, letter in (*BANDS, (Decimal(0), "D")):
            floor = max(floor, self.floor)
            top, bottom = self.y(ceiling), self.y(floor)
            fill = _GROUNDS[letter]
            yield Rect(self.left, top, self.right - self.left, bottom - top, fill=fill)
            yield Text(self.right + 8, (top + bottom) / 2, letter, Token.DIM, size=12, bold=True)
            if floor > self.floor:
                yield Text(self.left - 6, bottom, f"{floor:f}", Token.DIM, size=12, anchor=Anchor.END)
            ceiling = floor
        yield Line(self.left, self.bottom, self.right, self.bottom)

    def dimension_lines(self) -> Iterator[Item]:
        names = dict.fromkeys(name for point in self.points for name, _score in point.dimensions)
        for name, dash in zip(names, _DASHES, strict=False):
            line = [
                (self.x(index), self.y(dict(point.dimensions)[name]))
                for index, point in enumerate(self.points)
                if name in dict(point.dimensions)
            ]
            if len(line) > 1:
                yield Polyline(tuple(line), Token.DIM, width=1, dash=dash)
                yield Text(line[-1][0] + 10, line[-1][1], name, Token.DIM, size=12)

    def marks(self) -> Iterator[Item]:
        roomy = (self.right - self.left) / max(1, len(self.points)) >= 64
        for index, point in enumerate(self.points):
            x, y = self.place(index)
            yield Circle(x, y, 4, fill=Token.PANEL, stroke=Token.ACCENT, stroke_width=2, key=point.key)
            above = y - 14 if y - 14 > self.top - 8 else y + 14
            label = f"{point.score:.1f}"
            yield Text(x, above, label, size=12, bold=True, anchor=Anchor.MIDDLE, key=point.key)
            fresh = index == 0 or point.day.year != self.points[index - 1].day.year
            period = month_label(point.day, year=roomy and fresh)
            yield Text(x, self.bottom + 14, period, Token.DIM, size=12, anchor=Anchor.MIDDLE)
