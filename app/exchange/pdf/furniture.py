"""Running heads, footers and page numbers: found by what repeats at the edges of pages, and taken away."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.exchange.pdf.lines import Line

_EDGE = 5  # lines at the top and at the bottom of a page that may be furniture
_ROW = 4.0  # points; lines this near to one another's height stand in the same place
_RUN = 3  # page numbers in a row that make a sequence
_PAGE_OF_LINES = 12  # lines between them; a numbered list is closer
_FIGURES = re.compile(r"\d+")
_BLANKS = re.compile(r"\s+")
# Bars and dashes may stand around a page number; "1." and "(1)" are clause numbers.
_PAGE_NUMBER = re.compile(
    r"[-–—|·•\s]*(?:page|pg|p|第)?\W{0,2}(?:(?P<figures>\d{1,4})|(?P<roman>[ivxl]{1,6}))\s?页?"
    r"(?:\W{0,3}(?:of|共|/)?\W{0,2}\d{1,4}\s?页?)?[-–—|·•\s]*",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages' lines without the repeated ones at the edges; the order of the rest is kept.

    At the edges a line goes only when everything between it and the edge goes too; inside a page nothing goes
    but the numbers of former pages.
    """
    if not pages:
        return []
    edges = [(_outermost(page), _outermost(page, bottom=True)) for page in pages]
    repeated = _Repeated(edges)
    running = _running_numbers([line for page in pages for line in page])
    kept = []
    for number, (page, sides) in enumerate(zip(pages, edges, strict=True)):
        gone = set(running)
        for side, lines in enumerate(sides):
            for line in lines:
                if not repeated.is_furniture(line, number, side, outermost=line is lines[0]):
                    break
                gone.add(id(line))
        kept.append([line for line in page if id(line) not in gone])
    return kept


class _Repeated:
    """How often each form of line stands at which edge, and how page numbers run."""

    def __init__(self, edges: Sequence[tuple[list[Line], list[Line]]]) -> None:
        self._pages = len(edges)
        self._forms: Counter[tuple[str, int]] = Counter()
        self._places: Counter[tuple[str, int, int]] = Counter()
        self._offsets: Counter[tuple[int, int]] = Counter()
        for number, sides in enumerate(edges):
            for side, lines in enumerate(sides):
                self._forms.update({(_form(line), side) for line in lines})
                self._places.update({(_form(line), side, _row(line)) for line in lines})
                self._offsets.update({(offset, side) for line in lines for offset in _offsets(line, number)})

    def is_furniture(self, line: Line, page: int, side: int, *, outermost: bool) -> bool:
        """Whether the line repeats at this edge, or is a number that counts the pages."""
        if any(self._counts_pages(offset, side, outermost=outermost) for offset in _offsets(line, page)):
            return True
        form = _form(line)
        in_place = self._places[form, side, _row(line)]
        if not any(char.isalpha() for char in form):
            return outermost and in_place >= 2
        often = self._forms[form, side] >= max(2, 0.4 * self._pages)
        return often or in_place >= (2 if self._pages <= 3 else 3)

    def _counts_pages(self, offset: int, side: int, *, outermost: bool) -> bool:
        """A number that runs along with the pages on a third of them, or the page's own at the very edge."""
        own = offset == 1 and outermost
        return own or (self._pages > 1 and self._offsets[offset, side] >= max(2, self._pages / 3))


def _running_numbers(lines: Sequence[Line]) -> set[int]:
    """Identities of page numbers within the pages: a text made for other pages still has the old ones.

    They run 1, 2, 3 … in one form through the document, about a page apart.
    """
    by_form: dict[str, list[_Number]] = defaultdict(list)
    for place, line in enumerate(lines):
        for value in _offsets(line, 0):
            by_form[_form(line)].append(_Number(place, value, line))
    found: set[int] = set()
    for numbers in by_form.values():
        remaining = numbers
        while remaining and _counts_old_pages(run := _longest_run(remaining)):
            found.update(id(number.line) for number in run)
            remaining = [number for number in remaining if id(number.line) not in found]
    return found


class _Number(NamedTuple):
    """A line that is nothing but a number."""

    place: int  # among all lines
    value: int
    line: Line


def _counts_old_pages(run: Sequence[_Number]) -> bool:
    different = len({number.value for number in run})
    return different >= _RUN and run[-1].place - run[0].place >= _PAGE_OF_LINES * (len(run) - 1)


def _longest_run(numbers: Sequence[_Number]) -> list[_Number]:
    """The longest sequence that counts upwards; a number may come twice, below a page and above the next."""
    runs: dict[int, list[_Number]] = {}
    for number in numbers:
        before = max(runs.get(number.value, []), runs.get(number.value - 1, []), key=len)
        runs[number.value] = [*before, number]
    return max(runs.values(), key=len)


def _outermost(page: Sequence[Line], *, bottom: bool = False) -> list[Line]:
    """The lines nearest to an edge, the outermost first."""
    ordered = sorted(page, key=lambda line: line.base, reverse=bottom)
    return ordered[: min(_EDGE, (len(ordered) + 1) // 2)]


def _form(line: Line) -> str:
    """What stays the same from page to page: the words, with every number alike."""
    return _FIGURES.sub("0", _BLANKS.sub("", line.text.lower()))


def _row(line: Line) -> int:
    return round(line.base / _ROW)


def _offsets(line: Line, page: int) -> Iterator[int]:
    """How far the number on a line that is nothing but a page number is ahead of the page's place."""
    found = _PAGE_NUMBER.fullmatch(line.text)
    if found:
        yield (int(found["figures"]) if found["figures"] else _roman(found["roman"].lower())) - page


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
