"""What is open while the marks of a text are read, and what still comes: the ground of every decision."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from app.analysis.clauses.markers import RANKS, Marker, Reading

WIDEST_GAP = 4  # numbers a list of divisions may jump when the skipped ones never come
DEEPEST = 12  # levels; no contract goes further down
WEAK = frozenset(
    {"A.", "a.", "i.", "a)", "A)", "i)", "I)", "n)", "(n)", "(a)", "(A)", "(i)", "(I)", "①", "一)", "nA"}
)
POINTLESS = {"n.": "n", "n": "n."}
TITLES = frozenset({"一、", "I."})  # unranked numbers that may stand over articles
_UNRANKED = 99.0
_DOCUMENT_RANK = -9.0


class Fit(IntEnum):
    """How well a mark fits where it stands; the better fit wins."""

    ORPHAN = 1  # the numbers before it were never seen
    RESTARTED = 2  # the list starts again in its place
    SKIPPED = 3  # numbers are missing, and never come
    OPENED = 4  # the first item below the innermost division
    MAJOR = 5  # 5.1 after 4.7, 7. after 6.4: the line between does not exist
    CARRIED = 6  # numbering runs on under the next parent
    EXACT = 7  # the next number of an open list


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mark offered to the sequence and how it stands on the page."""

    marker: Marker
    suspect: bool = False  # inside a wrapped sentence: only the exact next item of a list
    nested: bool = False  # right after another mark, "9.1 (a)": only a first item
    inline: bool = False  # in the middle of a line: only the exact next number
    wide: bool = False  # in the middle, but after a wide gap as where a line was lost: may also open a list
    rank: float | None = None  # of the heading style the mark's line is written in


@dataclass(frozen=True, slots=True)
class Option:
    """One place a mark may take: below the last of the first ``depth`` open divisions."""

    fit: Fit
    depth: int
    reading: Reading


@dataclass(slots=True)
class Division:
    """A division that may still have children; the document itself is the outermost."""

    node: int | None
    reading: Reading
    rank: float
    last: dict[str, int] = field(default_factory=dict)  # style: value of the last child


class Standing:
    """The open divisions, outermost first, and the places where every number will stand."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.open = [Division(None, Reading("", 0), _DOCUMENT_RANK)]
        self.closed: dict[str, tuple[int, str]] = {}  # style: its last value and its parent's style
        self.titles: set[str] = set()  # styles of titles that stand over articles here
        self._places: dict[tuple[str, tuple[int, ...]], list[int]] = defaultdict(list)
        for place, candidate in enumerate(candidates):
            for reading in candidate.marker.readings:
                self._places[_key(reading)].append(place)

    def later(self, reading: Reading, place: int) -> int | None:
        """The next candidate after ``place`` that can be read so."""
        places = self._places.get(_key(reading), ())
        index = bisect_right(places, place)
        return places[index] if index < len(places) else None

    def skips(self, place: int, marker: Marker, before: Reading, reading: Reading) -> bool:
        """Whether the numbers between two are really missing and the list goes on from the second."""
        following = self.later(successor(reading), place)
        missing = self.later(successor(before), place)
        if missing is not None and (following is None or missing < following):
            return False
        return marker.firm or (following is not None and (missing is None or not marker.bare))

    def push(self, node: int | None, reading: Reading, rank: float | None = None) -> None:
        """Open a division below the innermost one."""
        parent = self.open[-1]
        parent.last[reading.style] = reading.value
        if reading.style in RANKS and parent.reading.style in TITLES:
            self.titles.add(parent.reading.style)
        own = RANKS.get(reading.style, _UNRANKED) if rank is None else rank
        self.open.append(Division(node, reading, own))

    def close_to(self, depth: int) -> None:
        """Close divisions until ``depth`` are open, the document counted in."""
        while len(self.open) > depth:
            closed = self.open.pop()
            self.closed[closed.reading.style] = (closed.reading.value, self.open[-1].reading.style)

    def forget(self) -> None:
        """Close everything: what follows is numbered on its own."""
        self.close_to(1)
        self.open[0].last.clear()
        self.closed.clear()
        self.titles.clear()


def with_value(reading: Reading, value: int) -> Reading:
    """The same list at another value."""
    return Reading(reading.style, value, (*reading.path[:-1], value) if reading.path else ())


def successor(reading: Reading) -> Reading:
    """The next item of the list."""
    return with_value(reading, reading.value + 1)


def _key(reading: Reading) -> tuple[str, tuple[int, ...]]:
    return (reading.style, reading.path if reading.style == "n.n" else (reading.value,))
