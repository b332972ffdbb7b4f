"""Where lines begin and end and how far apart they are: what tells a full line from a short one."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from app.exchange.pdf.lines import Line

_SAME = 2.0  # points; edges this near are the same edge
_FULL = 1.0  # heights of type; a line ending this near to the margin is full
_TIGHTEST, _USUAL, _WIDEST = 0.6, 1.3, 6.0  # heights of type from one line of a paragraph to the next
_NARROWEST = 24  # heights of type; no contract is set in shorter lines
_ENOUGH = 5  # lines of a page that make its own median worth more than the document's
_EVERYWHERE = -1  # stands for the whole document among the page numbers


class Geometry:
    """Right margin and leading of each page, and the places where first lines are indented."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        self._margins = _margins([page for page in pages if page])
        self._right_neighbours = {id(line): left for page in pages for line, left in _neighbours(page)}
        self._leadings = self._measure_leadings(pages)
        self._indents = self._measure_indents(pages)

    def right_edge(self, line: Line) -> float:
        """Where the line could have gone on to: the next column's left side, or the page's right margin."""
        return self._right_neighbours.get(id(line), self._margins[line.page])

    def in_column(self, line: Line) -> bool:
        """Whether other text stands to the right of the line, as in a table or a signature block."""
        return id(line) in self._right_neighbours

    def is_full(self, line: Line) -> bool:
        """Whether the line reaches the edge, so that what follows may be its continuation."""
        return line.right >= self.right_edge(line) - _FULL * line.height

    def leading(self, line: Line) -> float:
        """Usual distance from one base line to the next one's in running text, in heights of type."""
        return self._leadings.get(line.page, self._leadings[_EVERYWHERE])

    def is_first_line_indent(self, line: Line) -> bool:
        """Whether lines beginning here are usually followed by lines beginning further left."""
        return self._indents[round(line.left / _SAME)] > 0

    def _measure_leadings(self, pages: Sequence[Sequence[Line]]) -> dict[int, float]:
        """Median distance after full lines, by page, and that of the whole document."""
        every: list[float] = []
        leadings: dict[int, float] = {}
        for page in pages:
            steps = [
                (after.base - line.base) / max(line.height, after.height)
                for line, after in pairwise(page)
                if self.is_full(line)
            ]
            steps = [step for step in steps if _TIGHTEST < step < _WIDEST]
            every.extend(steps)
            if len(steps) >= _ENOUGH:
                leadings[page[0].page] = median(steps)
        leadings[_EVERYWHERE] = _typical(every)
        return leadings

    def _measure_indents(self, pages: Sequence[Sequence[Line]]) -> Counter[int]:
        """For every left edge: how many more full lines are followed by a line further left than below."""
        votes: dict[int, int] = defaultdict(int)
        for page in pages:
            for line, after in pairwise(page):
                if self.is_full(line):
                    step = line.left - after.left
                    if step > 0.8 * line.height:
                        votes[round(line.left / _SAME)] += 1
                    elif abs(step) <= _SAME:
                        votes[round(line.left / _SAME)] -= 1
        return Counter(votes)


def _typical(steps: Sequence[float]) -> float:
    """The median; of a few steps a low one, for the space between paragraphs is the larger."""
    if not steps:
        return _USUAL
    return median(steps) if len(steps) >= 2 * _ENOUGH else sorted(steps)[len(steps) // 4]


def _margins(pages: Sequence[Sequence[Line]]) -> dict[int, float]:
    """Right margin of each page; a page of short lines has the usual one, and no text is set too narrow."""
    found = {page[0].page: _right_margin(page) for page in pages}
    usual = median(found.values()) if found else 0.0
    return {
        page[0].page: max(
            found[page[0].page],
            usual,
            min(line.left for line in page) + _NARROWEST * median(line.height for line in page),
        )
        for page in pages
    }


def _right_margin(page: Sequence[Line]) -> float:
    """The rightmost edge that more than one line reaches; a single line may stick out."""
    rights = sorted((line.right for line in page), reverse=True)
    for right, following in pairwise(rights):
        if right - following < 3 * _SAME:
            return right
    return rights[0]


def _neighbours(page: Sequence[Line]) -> list[tuple[Line, float]]:
    """Lines that have others on their right at the same height, with the left edge of the nearest."""
    ordered = sorted(page, key=lambda line: line.base)
    bases = [line.base for line in ordered]
    found = []
    for line in page:
        first = bisect_left(bases, line.base - line.height / 2)
        last = bisect_left(bases, line.base + line.height / 2)
        lefts = [other.left for other in ordered[first:last] if other.left > line.right]
        if lefts:
            found.append((line, min(lefts)))
    return found
