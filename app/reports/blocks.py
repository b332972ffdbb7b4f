"""What a report says, as values: the writers decide how it looks, tests read it without a page."""

from dataclasses import dataclass
from enum import Enum

from app.models.drawing import Drawing
from app.models.vocabulary import Health


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the report with one line below it."""

    text: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stands in the bookmarks; level 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line ends in it are kept."""

    text: str
    dim: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: number and heading on a line, its category at the right, its text below."""

    number: str
    heading: str
    tag: str
    text: str
    level: int = 1  # 1 is the top; only these stand in the bookmarks


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short points."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """A word in a colour of health, always with the sign of the colour."""

    text: str
    health: Health


@dataclass(frozen=True, slots=True)
class Banner:
    """The one colour of the report and the sentence that explains it."""

    badge: Badge
    text: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One dimension: its colour, the way it went since the last report, its figure and why."""

    label: str
    badge: Badge
    figure: str
    reason: str
    arrow: str = ""  # "↑", "→", "↓"; empty in a first report


@dataclass(frozen=True, slots=True)
class Measures:
    """The dimensions side by side."""

    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, in two columns."""

    pairs: tuple[tuple[str, str], ...]


class Kind(Enum):
    """How a column stands: text wraps and takes the room, the others are as wide as they must be."""

    TEXT = "text"
    SHORT = "short"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``weight`` is its share of the room that text columns divide."""

    title: str
    kind: Kind = Kind.TEXT
    weight: float = 1.0


Cell = str | Badge


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells below their columns; ``empty`` is said instead of an empty table."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[Cell, ...] = ()
    empty: str = ""
    max_lines: int | None = None  # longer cells end with an ellipsis; None keeps everything


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, as wide as the column it stands in at most."""

    drawing: Drawing
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence set apart, in the colour of ``health``."""

    text: str
    health: Health = Health.NONE


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Two stacks of blocks side by side; they stay together."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class OnePage:
    """Blocks that make up exactly one page, made a little smaller when they must."""

    blocks: tuple["Block", ...]


Block = (
    Title
    | Heading
    | Paragraph
    | Clause
    | Bullets
    | Banner
    | Measures
    | Facts
    | Table
    | Picture
    | Note
    | PageBreak
    | Columns
    | OnePage
)


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report with what stands at the edge of every page."""

    title: str
    language: str  # "zh" or "en"
    subject: str
    author: str
    blocks: tuple[Block, ...]
    head: str = ""  # left above every page; ``confidentiality`` stands at the right
    confidentiality: str = ""
    foot: tuple[str, ...] = ()  # small lines below every page, beside the page number
