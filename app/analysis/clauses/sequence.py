"""The order of numbers decides what is a clause and how deep it lies.

The marks of a text are read in order with a stack of open divisions. A mark is taken when it goes on
an open list (4.2 after 4.1, (c) after (b)), opens a list below the innermost division (1, (a)) or skips
numbers that never come; what fits nowhere ("4.2 of the Lease", a page number, an amount) is text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.analysis.clauses.dotted import dotted_options
from app.analysis.clauses.lists import list_options
from app.analysis.clauses.markers import Reading
from app.analysis.clauses.standing import (
    DEEPEST,
    WEAK,
    Candidate,
    Fit,
    Option,
    Standing,
    successor,
    with_value,
)

_NEVER = 1 << 40  # later than any candidate


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark belongs: the division above it, its level (1 is the top) and its meaning."""

    parent: int | None
    level: int
    reading: Reading


class NumberSequence:
    """Places marks one after another; ``candidates`` in text order are known beforehand for looking ahead."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._standing = Standing(candidates)

    def top_goes_on(self, place: int) -> bool:
        """Whether the numbering of the top level continues after candidate ``place`` before it restarts."""
        if len(self._standing.open) == 1:
            return False
        top = self._standing.open[1].reading
        following = self._standing.later(successor(top), place)
        restart = self._standing.later(with_value(top, 1), place)
        return following is not None and (restart is None or following < restart)

    def place(self, place: int, candidate: Candidate, node: int) -> Place | None:
        """Take candidate number ``place`` as division ``node``; None when it is no clause."""
        options = [
            option
            for reading in candidate.marker.readings
            for option in self._options(place, candidate, reading)
            if self._allowed(place, option, candidate)
        ]
        if not options:
            return None
        best = max(
            options, key=lambda option: (option.fit, -self._onward(place, option.reading), option.depth)
        )
        self._standing.close_to(best.depth)
        return self._enter(node, best.reading, candidate.rank)

    def open_heading(self, node: int, rank: float) -> Place:
        """Open unnumbered division ``node``: it closes all that are not above ``rank``."""
        standing = self._standing
        depth = len(standing.open)
        while depth > 1 and standing.open[depth - 1].rank >= rank:
            depth -= 1
        standing.close_to(depth)
        return self._enter(node, Reading(f"heading {rank}", 0), rank)

    def restart(self) -> None:
        """Close every division: what follows is numbered on its own, as in an annex."""
        self._standing.forget()

    def _enter(self, node: int, reading: Reading, rank: float | None) -> Place:
        parent = self._standing.open[-1].node
        self._standing.push(node, reading, rank)
        return Place(parent, len(self._standing.open) - 1, reading)

    def _options(self, place: int, candidate: Candidate, reading: Reading) -> Iterator[Option]:
        options = dotted_options if reading.style == "n.n" else list_options
        yield from options(self._standing, place, candidate, reading)

    def _allowed(self, place: int, option: Option, candidate: Candidate) -> bool:
        """Marks that stand badly on the page must fit the more exactly."""
        if option.depth > DEEPEST:
            return False
        if candidate.nested:
            return option.reading.value <= 1 and option.fit in (Fit.OPENED, Fit.EXACT)
        if candidate.suspect:
            return option.fit is Fit.EXACT and option.reading.style in WEAK
        if candidate.inline:
            lowest = Fit.OPENED if candidate.wide else Fit.CARRIED
            again = self._standing.later(option.reading, place)
            return option.fit >= lowest and (again is None or self._onward(place, option.reading) < again)
        return True

    def _onward(self, place: int, reading: Reading) -> int:
        """Where the next number comes; of two readings of one mark the one that goes on sooner is meant."""
        following = self._standing.later(successor(reading), place)
        return _NEVER if following is None else following
