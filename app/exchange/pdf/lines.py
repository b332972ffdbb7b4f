"""The lines of a PDF page with their places, straight from pdfium's text layer."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium

from app.exchange.language import CJK
from app.exchange.symbols import symbol

_HYPHENATED = "\ufffe"  # pdfium's sign for a hyphen at a line's end; it leaves out the line break after it
_BREAK = re.compile(f"\r\n|{_HYPHENATED}")
_BLANKS = re.compile(r"[\s\xa0]+")
_INVISIBLE = dict.fromkeys(map(ord, "\x00\x02\u200b\u200c\u200d\u200e\u200f\ufeff")) | {0xAD: "-"}
_UNUSUAL = re.compile("[\x00\x02\xad\u200b-\u200f\ufeff\ud800-\udfff\uf000-\uf0ff]")
_OPENING, _CLOSING = "（《「『【〔“‘(", "，。、；：？！）》」』】〕”’,.;:?!)"
# Chinese may break at any sign, but not before a closing one or after an opening one.
_FIRST_WORD = re.compile(rf"[{re.escape(_OPENING)}]*(?:[{CJK}]|[^\s{CJK}]+)[{re.escape(_CLOSING)}]*")
_FONT_NAME = 128  # bytes; enough to find "Bold" in
_ROW = 8.0  # points
_HEAVY = 600  # font weight from which type is bold
_BOLD_NAMES = (b"bold", b"black", b"heavy")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type; places in points from the page's top left corner."""

    text: str
    page: int
    left: float
    right: float
    base: float  # the base line, from the top; fonts differ above and below it, not on it
    sizes: tuple[float, float]  # height of the type with ascenders and descenders, at the first and last sign
    bold: bool
    height: (
        float  # of the main type, the smaller of the sizes: a number or bullet may be set in a taller font
    )
    first_word: float  # width of what would have had to fit on the line before
    hyphenated: bool = False  # ends with a hyphen and the word may go on in the next line


def page_lines(document: pypdfium2.PdfDocument, number: int) -> list[Line]:
    """The lines of a page in the order in which the page draws them; PdfiumError for a broken page.

    What was typed into the fields of a form becomes part of the page first, in memory only; it is drawn last,
    so the lines of a form are put in order by their places.
    """
    form = document.get_formtype() != pdfium.FORMTYPE_NONE
    page = document[number]
    if form and pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
        page.close()
        page = document[number]
    lines = _lines_of(page, number)
    return sorted(lines, key=_place) if form else lines


def _place(line: Line) -> tuple[int, float]:
    """Row and left edge; fields stand a little above or below the words beside them."""
    return round(line.base / _ROW), line.left


def _lines_of(page: pypdfium2.PdfPage, number: int) -> list[Line]:
    try:
        textpage = page.get_textpage()
        try:
            return list(_Reader(textpage.raw, number, page.get_height()).lines())
        finally:
            textpage.close()
    finally:
        page.close()


class _Reader:
    """Asks pdfium for the characters of one page and for the boxes of the first and last of each line."""

    def __init__(self, textpage: object, number: int, height: float) -> None:
        self._textpage = textpage
        self._number = number
        self._height = height
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(_FONT_NAME)

    def lines(self) -> Iterator[Line]:
        text = self._text()
        begin = 0
        for part in _BREAK.finditer(text + "\r\n"):
            raw = text[begin : part.start()]
            hyphenated = part[0] == _HYPHENATED
            if raw.strip():
                yield self._line(raw, begin, hyphenated=hyphenated)
            begin = part.end()

    def _text(self) -> str:
        """The page's characters; a pair of surrogates stays two, so that places can be counted."""
        count = pdfium.FPDFText_CountChars(self._textpage)
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._textpage, 0, count, buffer)
        return "".join(map(chr, buffer[: max(0, written - 1)]))

    def _line(self, raw: str, begin: int, *, hyphenated: bool) -> Line:
        first = begin + len(raw) - len(raw.lstrip())
        last = begin + len(raw.rstrip()) - 1
        left, size, bold = self._character(first)
        right, last_size, last_bold = self._character(last, end=True)
        return Line(
            text=_readable(raw) + ("-" if hyphenated else ""),
            page=self._number,
            left=left,
            right=right,
            base=self._base_line(first),
            sizes=(size, last_size),
            height=min(size, last_size),
            bold=bold and last_bold,
            first_word=self._first_word(raw.lstrip(), first) - left,
            hyphenated=hyphenated,
        )

    def _character(self, place: int, *, end: bool = False) -> tuple[float, float, bool]:
        """Outer edge, height and weight of the character at ``place`` of the text."""
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(self._textpage, place)
        pdfium.FPDFText_GetLooseCharBox(self._textpage, index, self._box)
        edge = self._box.right if end else self._box.left
        return edge, max(1.0, self._box.top - self._box.bottom), self._bold(index)

    def _first_word(self, text: str, first: int) -> float:
        """Right edge of the line's first word."""
        word = _FIRST_WORD.match(text)
        last = first + (len(word[0]) if word else 1) - 1
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(self._textpage, last)
        pdfium.FPDFText_GetLooseCharBox(self._textpage, index, self._box)
        return float(self._box.right)

    def _base_line(self, place: int) -> float:
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(self._textpage, place)
        pdfium.FPDFText_GetCharOrigin(self._textpage, index, self._x, self._y)
        return self._height - self._y.value

    def _bold(self, index: int) -> bool:
        if pdfium.FPDFText_GetFontWeight(self._textpage, index) >= _HEAVY:
            return True
        pdfium.FPDFText_GetFontInfo(self._textpage, index, self._name, _FONT_NAME, None)
        return _named_bold(self._name.value)


@cache
def _named_bold(font: bytes) -> bool:
    name = font.lower()
    return any(word in name for word in _BOLD_NAMES)


def _readable(raw: str) -> str:
    """The line's characters as text: symbol fonts translated, blanks single, nothing invisible."""
    text = raw
    if _UNUSUAL.search(raw):
        text = raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = "".join(map(symbol, text.translate(_INVISIBLE)))
    return _BLANKS.sub(" ", text).strip()
