"""The look of a printed page: sizes in points, colours of the light theme."""

from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from app.models.drawing import Token
from app.models.vocabulary import Health
from app.reports.theme import paper_colour

REGULAR, BOLD = "NotoSansSC", "NotoSansSC-Bold"
PAGE = A4
LEFT: float = 18 * mm
TOP: float = 21 * mm
BOTTOM: float = 25 * mm
WIDTH: float = A4[0] - 2 * LEFT
HEIGHT: float = A4[1] - TOP - BOTTOM
PIXEL = 0.75  # points per pixel of a drawing
RADIUS = 5.0
GAP = 8.0

INKS = {
    Health.RED: (Token.BAD, Token.BAD_GROUND),
    Health.AMBER: (Token.WATCH, Token.WATCH_GROUND),
    Health.GREEN: (Token.GOOD, Token.GOOD_GROUND),
    Health.NONE: (Token.DIM, Token.GROUND),
}


@dataclass(frozen=True, slots=True)
class Style:
    """A kind of text: font, size and leading in points, colour, room above and below."""

    size: float
    leading: float
    bold: bool = False
    colour: Token = Token.TEXT
    above: float = 0.0
    below: float = 0.0
    justified: bool = False

    @property
    def font(self) -> str:
        """Name of the registered font."""
        return BOLD if self.bold else REGULAR


TITLE = Style(18, 24, bold=True, below=1)
LONG_TITLE = Style(13, 18, bold=True, below=1)
SUBTITLE = Style(9, 13, colour=Token.DIM, below=8)
HEADINGS = {
    1: Style(14, 20, bold=True, above=12, below=6),
    2: Style(10.5, 15, bold=True, above=7, below=3),
}
BODY = Style(9.5, 15.5, below=5, justified=True)
DIM = Style(8.5, 13, colour=Token.DIM, below=4)
CLAUSE_HEADINGS = {
    1: Style(10.5, 16, bold=True, above=8, below=2),
    2: Style(9.5, 15, bold=True, above=3, below=1),
}
CELL = Style(8.5, 12.5)
CELL_BOLD = Style(8.5, 12.5, bold=True)
CELL_HEAD = Style(8, 12, colour=Token.DIM)
LABEL = Style(8, 11.5, colour=Token.DIM)
FIGURE = Style(13, 17, bold=True)
EDGE = Style(7.5, 10, colour=Token.DIM)
FOOT = Style(6.5, 8.6, colour=Token.DIM)


@cache
def colour(token: Token) -> Color:
    """The colour of a token on paper."""
    return HexColor(paper_colour(token))
