"""A display list: what a chart looks like, as values that a window and a PDF page paint alike.

Lengths are pixels of the window at text size 100 % (a page scales them), y grows downwards, angles do not
exist. Colours are token names of the theme, so one drawing serves light, dark and paper.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

BASELINE_DROP = (
    0.36  # baseline of a line of text below its middle, in text sizes (half the height of capitals)
)


class Token(StrEnum):
    """The colours of a theme, by what they are for."""

    GROUND = "ground"
    PANEL = "panel"
    LINE = "line"
    TEXT = "text"
    DIM = "dim"
    ACCENT = "accent"
    ACCENT_GROUND = "accent_ground"
    GOOD = "good"
    GOOD_GROUND = "good_ground"
    WATCH = "watch"
    WATCH_GROUND = "watch_ground"
    BAD = "bad"
    BAD_GROUND = "bad_ground"
    BAR = "bar"
    BASELINE = "baseline"


class Anchor(StrEnum):
    """Which part of a text stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, rounded by ``radius``."""

    x: float
    y: float
    width: float
    height: float
    fill: Token | None = None
    stroke: Token | None = None
    radius: float = 0
    stroke_width: float = 1
    dash: tuple[float, ...] = ()
    key: str | None = None

    def hit(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, dashed where ``dash`` gives the lengths on and off."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: Token = Token.LINE
    width: float = 1
    dash: tuple[float, ...] = ()
    key: str | None = None

    def hit(self, x: float, y: float) -> bool:
        """Whether the point lies on a horizontal or vertical line, three pixels to either side."""
        return (
            min(self.x1, self.x2) - 3 <= x <= max(self.x1, self.x2) + 3
            and min(self.y1, self.y2) - 3 <= y <= max(self.y1, self.y2) + 3
        )


@dataclass(frozen=True, slots=True)
class Polyline:
    """Points joined by straight lines, never filled."""

    points: tuple[tuple[float, float], ...]
    stroke: Token = Token.ACCENT
    width: float = 2
    dash: tuple[float, ...] = ()
    key: str | None = None

    def hit(self, x: float, y: float) -> bool:
        """Whether the point is within four pixels of one of the corners."""
        return any(abs(x - px) <= 4 and abs(y - py) <= 4 for px, py in self.points)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``y`` is its middle. Longer than ``max_width``, it ends with an ellipsis."""

    x: float
    y: float
    text: str
    colour: Token = Token.TEXT
    size: float = 13
    bold: bool = False
    anchor: Anchor = Anchor.START
    max_width: float | None = None
    key: str | None = None

    @property
    def baseline(self) -> float:
        """The y of the baseline."""
        return self.y + BASELINE_DROP * self.size

    def hit(self, x: float, y: float) -> bool:
        """Whether the point lies on the text, by its estimated width."""
        width = text_width(self.text, self.size)
        if self.max_width is not None:
            width = min(width, self.max_width)
        left = self.x - {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[self.anchor] * width
        return left <= x <= left + width and abs(y - self.y) <= self.size * 0.7


@dataclass(frozen=True, slots=True)
class Diamond:
    """A square on its corner; ``radius`` is half its diagonal."""

    x: float
    y: float
    radius: float
    fill: Token | None = Token.ACCENT
    stroke: Token | None = None
    key: str | None = None

    def hit(self, x: float, y: float) -> bool:
        """Whether the point lies inside, two pixels of grace included."""
        return abs(x - self.x) + abs(y - self.y) <= self.radius + 2


@dataclass(frozen=True, slots=True)
class Circle:
    """A disc, or a ring without ``fill``."""

    x: float
    y: float
    radius: float
    fill: Token | None = Token.ACCENT
    stroke: Token | None = None
    stroke_width: float = 1
    key: str | None = None

    def hit(self, x: float, y: float) -> bool:
        """Whether the point lies inside, two pixels of grace included."""
        return (x - self.x) ** 2 + (y - self.y) ** 2 <= (self.radius + 2) ** 2


Item = Rect | Line | Polyline | Text | Diamond | Circle


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of ``width`` × ``height`` whose items are painted in order, the last on top."""

    width: float
    height: float
    items: tuple[Item, ...] = field(default=())

    def item_at(self, x: float, y: float) -> Item | None:
        """The topmost item with a key at the point."""
        return next((item for item in reversed(self.items) if item.key and item.hit(x, y)), None)

    def key_at(self, x: float, y: float) -> str | None:
        """The row id at the point."""
        item = self.item_at(x, y)
        return item.key if item else None

    def texts(self) -> Iterator[str]:
        """Every text of the picture, in order: what a screen reader or a search finds."""
        return (item.text for item in self.items if isinstance(item, Text))


def text_width(text: str, size: float) -> float:
    """Estimated width of a line in the bundled font: full-width characters one size, others 0.56."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return size * (wide + 0.56 * (len(text) - wide))
