"""Where a document's lines begin and end and how far apart they are: what tells a full line from a short one."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from app.exchange.pdf.lines import Line

_SAME = 2.0  # points; edges this near are the same edge
_FULL = 1.0  # heights of type; a line ending this near to the margin is full


class Geometry:
    """Right margin and line pitch of each page, and the places where first lines are indented."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        self._margins = {page[0].page: _right_margin(page) for page in pages if page}
        self._right_neighbours = {id(line): left for page in pages for line, left in _neighbours(page)}
        self._pitches = self._measure_pitches(pages)
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

    def pitch(self, line: Line) -> float:
        """Usual distance from one line's top to the next one's in running text, points."""
        return self._pitches.get(line.page, self._pitches[-1])

    def is_first_line_indent(self, line: Line) -> bool:
        """Whether lines beginning here are usually followed by lines beginning further left."""
        return self._indents[round(line.left / _SAME)] > 0

    def _measure_pitches(self, pages: Sequence[Sequence[Line]]) -> dict[int, float]:
        """Median distance after full lines, by page; under -1 that of the whole document."""
        every: list[float] = []
        pitches: dict[int, float] = {}
        for page in pages:
            steps = [
                after.top - line.top
                for line, after in zip(page, page[1:], strict=False)
                if self.is_full(line) and 0.6 * line.height < after.top - line.top < 4 * line.height
            ]
            every.extend(steps)
            if len(steps) >= 5:
                pitches[page[0].page] = median(steps)
        heights = [line.height for page in pages for line in page]
        pitches[-1] = median(every) if every else 1.3 * median(heights or [12.0])
        return pitches

    def _measure_indents(self, pages: Sequence[Sequence[Line]]) -> Counter[int]:
        """For every left edge: how many more full lines there are followed by a line further left than below."""
        votes: dict[int, int] = defaultdict(int)
        for page in pages:
            for line, after in zip(page, page[1:], strict=False):
                if self.is_full(line):
                    step = line.left - after.left
                    if step > 0.8 * line.height:
                        votes[round(line.left / _SAME)] += 1
                    elif abs(step) <= _SAME:
                        votes[round(line.left / _SAME)] -= 1
        return Counter(votes)


def _right_margin(page: Sequence[Line]) -> float:
    """The rightmost edge that more than one line reaches; a single line may stick out."""
    rights = sorted((line.right for line in page), reverse=True)
    for right, following in zip(rights, rights[1:], strict=False):
        if right - following < 3 * _SAME:
            return right
    return rights[0]


def _neighbours(page: Sequence[Line]) -> list[tuple[Line, float]]:
    """Lines that have others on their right at the same height, with the left edge of the nearest."""
    ordered = sorted(page, key=lambda line: line.top)
    tops = [line.top for line in ordered]
    found = []
    for line in page:
        first = bisect_left(tops, line.top - line.height / 2)
        last = bisect_left(tops, line.top + line.height / 2)
        lefts = [other.left for other in ordered[first:last] if other.left > line.right]
        if lefts:
            found.append((line, min(lefts)))
    return found
