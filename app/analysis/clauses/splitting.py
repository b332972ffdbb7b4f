"""The clause tree of a read text: numbers, headings, own words, annexes and signature blocks."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.analysis.clauses.contents import contents_lines
from app.analysis.clauses.headings import split_heading
from app.analysis.clauses.lines import Line, read_lines
from app.analysis.clauses.markers import RANKS, Marker, find_marker
from app.analysis.clauses.parts import annex_headings, is_signature, operative_line
from app.analysis.clauses.sequence import NumberSequence
from app.analysis.clauses.standing import Candidate
from app.analysis.clauses.titles import (
    emphasised_headings,
    heading_rank,
    headings_over_lists,
    styled_headings,
)
from app.models.reading import Part, ReadClause, ReadText
from app.models.vocabulary import Category

_GAP = re.compile(
    r"(?<=\S)(?:[ \t\u3000\xa0]{3,}|(?<=[.;:。；：])[ \t\u3000]+|(?<=[。；])(?=第))(?=[\d第ASC§])"
)
# What a book of forms numbers around the form itself.
_FORM_BOOK = re.compile(r"[ \u3000]*(?:格式|样本|说明|填写说明|使用说明)(?=[ \u3000]|[:：]?$)")
_MARK_AHEAD = 160  # characters after a gap that may hold a mark and its heading
_FEWEST_ARTICLES = 3  # that make an earlier list of another kind a preface
_ANNEX_RANK = -8.5  # outside every heading
_WIDE_GAP = 3
_FEWEST_ROOTS = 2  # top-level divisions without which emphasised lines are looked at
_RECITAL_STYLES = frozenset({"A.", "(A)", "(a)", "(i)", "(I)", "I.", "a.", "(n)"})
_INLINE_STYLES = ("n.n", "n.")

Classify = Callable[[str, str, str], Category]


@dataclass(slots=True)
class _Division:
    """A division of the text before its heading and words are cut."""

    start: int
    words: int  # where heading and own words begin
    number: str
    parent: int | None
    level: int
    part: Part
    style: str = ""
    heading: str | None = None  # None: to be read from the words


class _Splitter:
    """Walks once through the lines of a text and takes its divisions."""

    def __init__(self, source: ReadText) -> None:
        self._text = source.text
        self._lines = read_lines(source)
        self._markers = [_marker_of(line) for line in self._lines]
        self._skipped = contents_lines(self._lines, self._markers)
        self._annexes = annex_headings(self._lines)
        self.divisions: list[_Division] = []
        self._part = Part.BODY

    def run(self) -> list[_Division]:
        """Divisions by numbers and headings; emphasised lines count when the numbers make no structure."""
        headings = styled_headings(self._lines, self._markers)
        emphasised = emphasised_headings(self._lines, self._markers)
        headings |= headings_over_lists(emphasised, self._lines, self._markers)
        divisions = self._walk(headings)
        body = [d for d in divisions if d.parent is None and d.part is Part.BODY]
        if len(body) < _FEWEST_ROOTS and len(emphasised) > len(body):
            divisions = self._walk(headings | emphasised)
        return _without_preface(divisions)

    def _walk(self, headings: dict[int, float]) -> list[_Division]:
        self.divisions, self._part = [], Part.BODY
        begin = self._begin()
        offers: list[Candidate] = []
        by_line: dict[int, list[int]] = {}
        for index in range(begin, len(self._lines)):
            for candidate in self._candidates(index) if index not in self._skipped else ():
                by_line.setdefault(index, []).append(len(offers))
                offers.append(candidate)
        sequence = NumberSequence(offers)
        place = -1
        for index in range(begin, len(self._lines)):
            if index in self._skipped or self._turns(sequence, place, index):
                continue
            if index in headings:
                self._head(sequence, self._lines[index], headings[index])
            for place in by_line.get(index, ()):
                self._take(sequence, place, offers[place])
        return self.divisions

    def _head(self, sequence: NumberSequence, line: Line, rank: float) -> None:
        placed = sequence.open_heading(len(self.divisions), rank)
        start = line.start + len(line.text) - len(line.text.lstrip())
        title = line.text.strip(" \t\u3000\xa0#*_:：")
        self.divisions.append(
            _Division(
                start, line.end, "", placed.parent, placed.level, self._part, placed.reading.style, title
            )
        )

    def _begin(self) -> int:
        """The line after the recitals; their letters or numbers are no clauses when the body numbers anew."""
        first = operative_line(self._lines)
        recitals = [
            reading for marker in self._markers[:first] if marker is not None for reading in marker.readings
        ]
        body = [
            reading for marker in self._markers[first:] if marker is not None for reading in marker.readings
        ]
        anew = {reading.style for reading in body if reading.value == 1}
        long = {reading.style for reading in recitals if reading.value >= _FEWEST_ARTICLES} - _RECITAL_STYLES
        divided = any(reading.style in RANKS or reading.style == "n.n" for reading in recitals)
        return first if anew and long <= anew and not divided else 0

    def _candidates(self, index: int) -> list[Candidate]:
        line, marker = self._lines[index], self._markers[index]
        if marker is None:
            return self._inline(line)
        rank = heading_rank(line.block.level) if line.block.heading else None
        found = [Candidate(marker, suspect=line.goes_on, rank=rank)]
        rest = line.text[marker.end - line.start :]
        nested = find_marker(rest, marker.end) if rest.strip() else None
        if nested is not None and not nested.bare and not nested.firm:
            found.append(Candidate(nested, nested=True))
        taken = {candidate.marker.start for candidate in found}
        return found + [inline for inline in self._inline(line) if inline.marker.start not in taken]

    def _inline(self, line: Line) -> list[Candidate]:
        """Numbers after a wide gap or a full stop in the middle of a line: several clauses on one line."""
        found = []
        for gap in _GAP.finditer(line.text):
            marker = find_marker(line.text[gap.end() : gap.end() + _MARK_AHEAD], line.start + gap.end())
            if marker is not None and self._opens_inline(marker, line):
                found.append(Candidate(marker, inline=True, wide=len(gap[0]) >= _WIDE_GAP))
        return found

    def _opens_inline(self, marker: Marker, line: Line) -> bool:
        """In the middle of a line only a number with a heading is likely enough, or 第X条."""
        style = marker.readings[0].style
        if marker.bare or not (marker.firm or style in _INLINE_STYLES):
            return False
        head, _ = split_heading(self._text, marker.end, min(line.end, marker.end + _MARK_AHEAD))
        return bool(head) or style == "条"

    def _turns(self, sequence: NumberSequence, place: int, index: int) -> bool:
        """Begin an annex or the signature block at this line when the body does not go on after it."""
        line = self._lines[index]
        if line.furniture or not self.divisions:
            return False
        annex = self._annexes.get(index)
        if annex is not None and (self._part is not Part.BODY or not sequence.top_goes_on(place)):
            self._begin_part(sequence, line, Part.ANNEX, *annex)
            return True
        if self._part is Part.BODY and is_signature(line) and not sequence.top_goes_on(place):
            self._begin_part(sequence, line, Part.SIGNATURES, "", "")
            return True
        return False

    def _begin_part(self, sequence: NumberSequence, line: Line, part: Part, number: str, title: str) -> None:
        self._part = part
        sequence.restart()
        start = line.start + len(line.text) - len(line.text.lstrip())
        words = line.end if part is Part.ANNEX else start
        division = _Division(start, words, number, None, 1, part, heading=title)
        sequence.open_heading(len(self.divisions), _ANNEX_RANK)
        self.divisions.append(division)

    def _take(self, sequence: NumberSequence, place: int, candidate: Candidate) -> None:
        placed = sequence.place(place, candidate, len(self.divisions))
        if placed is None:
            return
        marker = candidate.marker
        self.divisions.append(
            _Division(
                marker.start,
                marker.end,
                marker.number,
                placed.parent,
                placed.level,
                self._part,
                placed.reading.style,
            )
        )


def _without_preface(divisions: list[_Division]) -> list[_Division]:
    """Leave out numbered notes before the first article, such as how to fill in the form."""
    roots = [index for index, division in enumerate(divisions) if division.parent is None]
    ranked = [index for index in roots if divisions[index].style in RANKS]
    if len(ranked) < _FEWEST_ARTICLES or divisions[0].part is not Part.BODY:
        return divisions
    first = ranked[0]
    if any(division.style in RANKS for division in divisions[:first]):
        return divisions
    kept = divisions[first:]
    for division in kept:
        division.parent = None if division.parent is None else division.parent - first
    return kept


def _marker_of(line: Line) -> Marker | None:
    if line.furniture:
        return None
    content = line.start + len(line.text) - len(line.text.lstrip())
    label = line.block.label if line.block.start == content else ""
    marker = find_marker(line.text, line.start, label=label)
    if marker is None:
        return None
    rest = line.text[marker.end - line.start :]
    counts_rows = line.block.table and not rest.strip()
    return None if counts_rows or _FORM_BOOK.match(rest) else marker


def split_clauses(source: ReadText, classify: Classify) -> tuple[ReadClause, ...]:
    """The clauses of ``source`` in text order, children after their parent.

    Spans are code points into the text and never overlap. What stands before the first clause (title,
    parties, recitals) and in a table of contents belongs to no clause and stays in the text.
    """
    divisions = _Splitter(source).run()
    ends = [*(division.start for division in divisions[1:]), len(source.text)][: len(divisions)]
    identities: list[str] = []
    children: dict[int | None, int] = {}
    clauses = []
    for division, end, last in zip(divisions, ends, _reaches(divisions, ends), strict=True):
        children[division.parent] = children.get(division.parent, 0) + 1
        above = None if division.parent is None else identities[division.parent]
        place = str(children[division.parent])
        identities.append(place if above is None else f"{above}.{place}")
        heading, words = _cut(source.text, division, end)
        own = source.text[words:end].strip()
        category = classify(source.language, heading, source.text[words:last].strip())
        clauses.append(
            ReadClause(
                identities[-1], above, division.level, division.number, heading, own, category,
                division.start, end, division.part,
            )
        )  # fmt: skip
    return tuple(clauses)


def _reaches(divisions: Sequence[_Division], ends: Sequence[int]) -> list[int]:
    """Where each division ends with all that stands below it: what it is about may only be said there."""
    reaches = list(ends)
    for index in reversed(range(len(divisions))):
        parent = divisions[index].parent
        if parent is not None:
            reaches[parent] = max(reaches[parent], reaches[index])
    return reaches


def _cut(text: str, division: _Division, end: int) -> tuple[str, int]:
    if division.heading is not None:
        return division.heading, division.words
    return split_heading(text, division.words, end)
