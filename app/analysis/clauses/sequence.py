"""The order of numbers decides what is a clause and how deep it lies.

The marks of a text are read in order with a stack of open divisions. A mark is taken when it goes on
an open list (4.2 after 4.1, (c) after (b)), opens a list below the innermost division (1, (a)) or skips
numbers that never come; what fits nowhere ("4.2 of the Lease", a page number, an amount) is text.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.analysis.clauses.markers import RANKS, Marker, Reading

_WIDEST_GAP = 4  # numbers a list of divisions may jump when the skipped ones never come
_WEAK = frozenset({"A.", "a.", "i.", "a)", "A)", "i)", "I)", "n)", "(n)", "(a)", "(A)", "(i)", "(I)", "①", "一)"})
_POINTLESS = {"n.": "n", "n": "n."}
_TITLES = frozenset({"一、", "I."})  # unranked numbers that may stand over articles
_UNRANKED = 99.0
_EXACT, _CARRIED, _MAJOR, _OPENED, _SKIPPED, _RESTARTED, _ORPHAN = 100, 90, 80, 70, 60, 50, 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mark offered to the sequence and how it stands on the page."""

    marker: Marker
    suspect: bool = False  # inside a wrapped sentence: only the exact next item of a list
    nested: bool = False  # right after another mark, "9.1 (a)": only a first item
    inline: bool = False  # in the middle of a line: only the exact next number
    wide: bool = False  # in the middle, but after a wide gap as where a line was lost: may also open a list


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark belongs: the division above it, its level (1 is the top) and its meaning."""

    parent: int | None
    level: int
    reading: Reading


@dataclass(slots=True)
class _Open:
    """A division that may still have children; the document itself is the outermost."""

    node: int | None
    reading: Reading
    rank: float
    last: dict[str, int] = field(default_factory=dict)  # style: value of the last child


@dataclass(frozen=True, slots=True)
class _Option:
    score: int
    depth: int  # how many open divisions stay open; the last of them is the parent
    reading: Reading


_DOCUMENT = Reading("", 0)


class NumberSequence:
    """Places marks one after another; ``candidates`` in text order are known beforehand for looking ahead."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._open = [_Open(None, _DOCUMENT, -9.0)]
        self._titles: set[str] = set()  # styles of titles that stand over articles here
        self._closed: dict[str, tuple[int, str]] = {}  # style: its last value and its parent's style
        self._places: dict[tuple[str, tuple[int, ...]], list[int]] = defaultdict(list)
        for place, candidate in enumerate(candidates):
            for reading in candidate.marker.readings:
                self._places[_key(reading)].append(place)

    @property
    def depth(self) -> int:
        """How many divisions are open."""
        return len(self._open) - 1

    def top_goes_on(self, place: int) -> bool:
        """Whether the numbering of the top level continues after candidate ``place`` before it restarts."""
        if self.depth == 0:
            return False
        top = self._open[1].reading
        following = self._later(_successor(top), place)
        restart = self._later(_with_value(top, 1), place)
        return following is not None and (restart is None or following < restart)

    def place(self, place: int, candidate: Candidate) -> Place | None:
        """The place of candidate number ``place``, None when it is no clause."""
        options = [o for reading in candidate.marker.readings for o in self._options(place, candidate, reading)]
        options = [option for option in options if self._allowed(place, option, candidate)]
        if not options:
            return None
        best = max(options, key=lambda option: (option.score, self._sooner(place, option), option.depth))
        return self._settle(best)

    def open_heading(self, node: int, rank: float) -> Place:
        """Open an unnumbered division: it closes all that are not above ``rank``."""
        while len(self._open) > 1 and self._open[-1].rank >= rank:
            self._close()
        parent = self._open[-1].node
        self._open.append(_Open(node, Reading(f"heading {rank}", 0), rank))
        return Place(parent, self.depth, self._open[-1].reading)

    def enter(self, node: int) -> None:
        """Give the division placed last the index by which its children name it."""
        self._open[-1].node = node

    def restart(self) -> None:
        """Close every division: what follows is numbered on its own, as in an annex."""
        while len(self._open) > 1:
            self._close()
        self._open[0].last.clear()
        self._closed.clear()
        self._titles.clear()

    def _settle(self, option: _Option) -> Place:
        while len(self._open) > option.depth:
            self._close()
        parent, reading = self._open[-1], option.reading
        parent.last[reading.style] = reading.value
        if reading.style in RANKS and parent.reading.style in _TITLES:
            self._titles.add(parent.reading.style)
        self._open.append(_Open(None, reading, RANKS.get(reading.style, _UNRANKED)))
        return Place(parent.node, self.depth, reading)

    def _close(self) -> None:
        closed = self._open.pop()
        self._closed[closed.reading.style] = (closed.reading.value, self._open[-1].reading.style)

    def _allowed(self, place: int, option: _Option, candidate: Candidate) -> bool:
        """Marks that stand badly on the page must fit the more exactly."""
        if candidate.nested:
            return option.reading.value <= 1 and option.score in (_OPENED, _EXACT)
        if candidate.suspect:
            return option.score == _EXACT and option.reading.style in _WEAK
        if candidate.inline:
            again = self._later(option.reading, place)
            onward = self._later(_successor(option.reading), place)
            scores = (_EXACT, _CARRIED, _MAJOR, _OPENED) if candidate.wide else (_EXACT, _CARRIED)
            return option.score in scores and (again is None or (onward is not None and onward < again))
        return True

    def _sooner(self, place: int, option: _Option) -> int:
        """Between two readings of one mark the one whose next number comes first is meant."""
        following = self._later(_successor(option.reading), place)
        return -following if following is not None else -(1 << 40)

    def _later(self, reading: Reading, place: int) -> int | None:
        places = self._places.get(_key(reading), ())
        index = bisect_right(places, place)
        return places[index] if index < len(places) else None

    def _options(self, place: int, candidate: Candidate, reading: Reading) -> Iterator[_Option]:
        if reading.style == "n.n":
            yield from self._dotted(place, candidate, reading)
            return
        same = self._same_style(reading)
        yield from self._continued(place, candidate, reading, same)
        if not same:
            yield from self._carried(place, candidate, reading)
            yield from self._after_dotted(reading)
            yield from self._orphaned(place, candidate, reading)
        if reading.value == 1:
            yield from self._opened(place, candidate, reading, same)

    # lists of single numbers

    def _same_style(self, reading: Reading) -> list[int]:
        """Depths of the open lists of this style; a forgotten point after a number does not break a list."""
        same = [depth for depth, division in enumerate(self._open) if division.reading.style == reading.style]
        other = _POINTLESS.get(reading.style)
        if other is None or any(self._open[depth].reading.value == reading.value - 1 for depth in same):
            return same
        mixed = [depth for depth, division in enumerate(self._open) if division.reading.style == other]
        return [depth for depth in mixed if self._open[depth].reading.value == reading.value - 1] or same

    def _continued(
        self, place: int, candidate: Candidate, reading: Reading, same: list[int]
    ) -> Iterator[_Option]:
        exact = [depth for depth in same if self._open[depth].reading.value == reading.value - 1]
        if exact:
            # Two lists of one style both wait for this number: the inner one takes it when it comes again.
            inner = len(exact) == 1 or self._later(reading, place) is not None
            yield _Option(_EXACT, exact[-1] if inner else exact[0], reading)
            return
        for depth in reversed(same):
            gap = reading.value - self._open[depth].reading.value
            if 1 < gap <= _WIDEST_GAP and self._skips(place, candidate, self._open[depth].reading, reading):
                yield _Option(_SKIPPED, depth, reading)
                return

    def _skips(self, place: int, candidate: Candidate, before: Reading, reading: Reading) -> bool:
        """Whether the numbers between are really missing and the list goes on from here."""
        following = self._later(_successor(reading), place)
        missing = self._later(_successor(before), place)
        if missing is not None and (following is None or missing < following):
            return False
        return candidate.marker.firm or (following is not None and (missing is None or not candidate.marker.bare))

    def _carried(self, place: int, candidate: Candidate, reading: Reading) -> Iterator[_Option]:
        """Numbers that run on under the next parent: 第五条 opens 第二章 when 第四条 closed 第一章."""
        last = self._closed.get(reading.style)
        if last is None or reading.value != last[0] + 1 or reading.style in _WEAK or candidate.marker.bare:
            return
        depth = self._parent_depth(place, reading)
        if self._open[depth - 1].reading.style == last[1]:
            yield _Option(_CARRIED, depth, reading)

    def _orphaned(self, place: int, candidate: Candidate, reading: Reading) -> Iterator[_Option]:
        """A list whose first numbers were not seen: 2, 3, 4 where the line of 1 is damaged."""
        if not 1 < reading.value < _WIDEST_GAP or reading.style in _WEAK or candidate.marker.bare:
            return
        following = self._later(_successor(reading), place)
        first = self._later(_with_value(reading, 1), place)
        if following is None or (first is not None and first < following):
            return
        if self.depth == 0 or reading.style in RANKS:
            yield _Option(_ORPHAN, self._parent_depth(place, reading), reading)

    def _after_dotted(self, reading: Reading) -> Iterator[_Option]:
        """7. after 6.4 where the line of 6 itself does not exist: clauses of one paragraph among longer ones."""
        if reading.style not in _POINTLESS:
            return
        for depth, division in enumerate(self._open):
            if division.reading.style == "n.n":
                headed = any(above.reading.path == division.reading.path[:1] for above in self._open[:depth])
                if division.reading.path[0] + 1 == reading.value and not headed:
                    yield _Option(_MAJOR, depth, reading)
                return

    def _opened(self, place: int, candidate: Candidate, reading: Reading, same: list[int]) -> Iterator[_Option]:
        second = self._later(_successor(reading), place)
        if second is None and not (candidate.marker.firm and not same):
            return
        if same:
            depth = same[-1]
            onward = self._later(_successor(self._open[depth].reading), place)
            ranked = reading.style in RANKS
            if not ranked and onward is not None and second is not None and second < onward:
                yield _Option(_OPENED, len(self._open), reading)
            else:
                yield _Option(_RESTARTED, depth, reading)
            return
        depth = self._parent_depth(place, reading)
        if candidate.marker.firm or self._fits_in(place, second, depth):
            yield _Option(_OPENED, depth, reading)

    def _fits_in(self, place: int, second: int | None, depth: int) -> bool:
        """Whether the second item comes before the divisions around the list go on."""
        if second is None:
            return False
        for division in self._open[1:depth]:
            onward = self._later(_successor(division.reading), place)
            if onward is not None and onward < second:
                return False
        return True

    def _parent_depth(self, place: int, reading: Reading) -> int:
        """How many open divisions can hold this one by the fixed order of units."""
        rank = RANKS.get(reading.style)
        if rank is None:
            return len(self._open)
        depth = 1
        while depth < len(self._open) and (self._open[depth].rank < rank or self._heads(place, depth, reading)):
            depth += 1
        return depth

    def _heads(self, place: int, depth: int, article: Reading) -> bool:
        """Whether an open 一、 is a title over articles: 二、 comes before a list starts with 一、 again."""
        reading = self._open[depth].reading
        if reading.style in self._titles:
            return True
        if reading.style not in _TITLES or article.value > 1:
            return False
        onward, again = self._later(_successor(reading), place), self._later(_with_value(reading, 1), place)
        return onward is not None and (again is None or onward < again)

    # dotted numbers

    def _dotted(self, place: int, candidate: Candidate, reading: Reading) -> Iterator[_Option]:
        path = reading.path
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].reading.path == path[:-1]:
                yield from self._below(place, candidate, reading, depth)
                return
        for depth in range(len(self._open) - 1, 0, -1):
            sibling = self._open[depth].reading
            if sibling.style == "n.n" and len(sibling.path) == len(path):
                yield from self._beside(place, candidate, reading, depth)
                return
        for depth, division in enumerate(self._open):
            before = division.reading
            if before.style in _POINTLESS and before.value + 1 == path[0] and path[1:] == (1,) and depth:
                yield _Option(_MAJOR, depth, reading)
                return
        follows = self._later(_successor(reading), place) is not None
        if path[-1] <= 1 and (follows or candidate.marker.firm) and self._may_hold(path):
            yield _Option(_OPENED, len(self._open), reading)

    def _below(self, place: int, candidate: Candidate, reading: Reading, depth: int) -> Iterator[_Option]:
        last = self._open[depth].last.get("n.n")
        gap = reading.value - (last if last is not None else 0)
        if gap == 1 or (last is None and gap == 0):
            yield _Option(_EXACT, depth + 1, reading)
        elif 1 < gap <= _WIDEST_GAP:
            before = Reading("n.n", reading.value - gap, (*reading.path[:-1], reading.value - gap))
            if self._skips(place, candidate, before, reading):
                yield _Option(_SKIPPED, depth + 1, reading)

    def _beside(self, place: int, candidate: Candidate, reading: Reading, depth: int) -> Iterator[_Option]:
        before = self._open[depth].reading
        if before.path[:-1] == reading.path[:-1]:
            gap = reading.value - before.value
            if gap == 1:
                yield _Option(_EXACT, depth, reading)
            elif 1 < gap <= _WIDEST_GAP and self._skips(place, candidate, before, reading):
                yield _Option(_SKIPPED, depth, reading)
            return
        jump = reading.path[0] - before.path[0]
        if reading.value <= 1 and 0 <= jump <= _WIDEST_GAP and reading.path > before.path:
            yield _Option(_MAJOR, depth, reading)

    def _may_hold(self, path: tuple[int, ...]) -> bool:
        """4.1 may open under an unnumbered division or where the line of 4 itself was not seen."""
        numbered = [division.reading.path for division in self._open if division.reading.path]
        if not numbered:
            return True
        return 0 <= path[0] - numbered[-1][0] <= _WIDEST_GAP and len(path) == len(numbered[-1]) + 1


def _key(reading: Reading) -> tuple[str, tuple[int, ...]]:
    return (reading.style, reading.path if reading.style == "n.n" else (reading.value,))


def _with_value(reading: Reading, value: int) -> Reading:
    return Reading(reading.style, value, (*reading.path[:-1], value) if reading.path else ())


def _successor(reading: Reading) -> Reading:
    return _with_value(reading, reading.value + 1)
