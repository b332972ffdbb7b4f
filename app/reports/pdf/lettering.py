"""The bundled font: its measures, and what it cannot print.

A character without a glyph would come out as a black box or not at all. Here it becomes ``SUBSTITUTE`` and
is remembered, so that the report can say which characters it does not show.
"""

import unicodedata
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.reports.pdf.style import BOLD, REGULAR
from app.resources import resource_path

SUBSTITUTE = "□"
_FILES = {REGULAR: "NotoSansSC-Regular.ttf", BOLD: "NotoSansSC-Bold.ttf"}
# Quotation marks fill a square in this font: where their ink begins and how wide it is,
# in text sizes. In Latin text they get ordinary bearings, as the font's own proportional forms have them.
_INK = {
    REGULAR: {"“": (0.624, 0.339), "”": (0.037, 0.339), "‘": (0.806, 0.147), "’": (0.047, 0.147)},
    BOLD: {"“": (0.605, 0.370), "”": (0.025, 0.370), "‘": (0.798, 0.167), "’": (0.035, 0.167)},
}
_TIGHT = frozenset(_INK[REGULAR])
_OPENING = frozenset("“‘")
_BEARING = 0.067
_SPACES = str.maketrans({"\t": "    ", **dict.fromkeys("\r\x0b\x0c\u2028\u2029", "\n")})


@cache
def _widths(font: str) -> dict[str, float]:
    """Width of every character of a font in text sizes; registers the font at the first use."""
    pdfmetrics.registerFont(TTFont(font, str(resource_path("fonts", _FILES[font]))))
    return {chr(code): width / 1000 for code, width in pdfmetrics.getFont(font).face.charWidths.items()}


def register_fonts() -> None:
    """Make both weights known to the PDF library."""
    for font in _FILES:
        _widths(font)


def char_widths(text: str, font: str, size: float) -> list[float]:
    """Width of each character in points."""
    known = _widths(font)
    widths = [known[char] * size for char in text]
    if not _TIGHT.isdisjoint(text):
        for index in tight_places(text):
            widths[index] = (_INK[font][text[index]][1] + 2 * _BEARING) * size
    return widths


def width_of(text: str, font: str, size: float) -> float:
    """Width of a line in points."""
    if not _TIGHT.isdisjoint(text):
        return sum(char_widths(text, font, size))
    known = _widths(font)
    return sum(known[char] for char in text) * size


def tight_places(text: str) -> list[int]:
    """Where marks that the font draws for Chinese, a full square wide, stand in Latin text."""
    return [
        index
        for index, char in enumerate(text)
        if char in _TIGHT and (_latin(text, index + 1) if char in _OPENING else _latin(text, index - 1))
    ]


def tight_shift(char: str, font: str, size: float) -> float:
    """How far a mark of a tight place must move so that its ink keeps an ordinary distance, in points."""
    return (_BEARING - _INK[font][char][0]) * size


def has_tight(text: str) -> bool:
    """Whether any such mark occurs at all."""
    return not _TIGHT.isdisjoint(text)


def _latin(text: str, index: int) -> bool:
    return 0 <= index < len(text) and unicodedata.east_asian_width(text[index]) not in "WFA"


class Lettering:
    """Makes text printable for one document and remembers what it had to replace."""

    def __init__(self) -> None:
        register_fonts()
        # The soft hyphen has a glyph, but it only marks where a word might be divided.
        self._known = (frozenset(_widths(REGULAR)) & frozenset(_widths(BOLD)) | {"\n"}) - {"\xad"}
        self._odd: dict[str, str] = {}
        self.missing: dict[str, None] = {}

    def clean(self, text: str) -> str:
        """``text`` with composed letters, plain spaces and only characters that the font has."""
        text = unicodedata.normalize("NFC", text)
        if self._known.issuperset(text):
            return text
        text = text.replace("\r\n", "\n").translate(_SPACES)
        return "".join(char if char in self._known else self._replaced(char) for char in text)

    def line(self, text: str) -> str:
        """``clean`` text on one line."""
        return " ".join(self.clean(text).split())

    def _replaced(self, char: str) -> str:
        if char not in self._odd:
            category = unicodedata.category(char)
            invisible = category in ("Cf", "Mn", "Me")
            self._odd[char] = " " if category == "Zs" else "" if invisible else SUBSTITUTE
            if self._odd[char] == SUBSTITUTE:
                self.missing[char] = None
        return self._odd[char]


def named(char: str) -> str:
    """A character by its code point and name: U+1F600 GRINNING FACE."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
