"""Places for numbers that name their parents: 4.2 belongs below 4."""

from collections.abc import Iterator

from app.analysis.clauses.markers import Reading
from app.analysis.clauses.standing import POINTLESS, WIDEST_GAP, Candidate, Fit, Option, Standing, successor


def dotted_options(
    standing: Standing, place: int, candidate: Candidate, reading: Reading
) -> Iterator[Option]:
    """Below the division whose number it repeats, else beside one of the same length, else where it opens."""
    path = reading.path
    inner = range(len(standing.open) - 1, 0, -1)
    parent = next((depth for depth in inner if standing.open[depth].reading.path == path[:-1]), None)
    if parent is not None:
        yield from _below(standing, place, candidate, reading, parent)
        return
    brother = next((depth for depth in inner if _same_length(standing.open[depth].reading, path)), None)
    if brother is not None:
        yield from _beside(standing, place, candidate, reading, brother)
        return
    major = next((depth for depth in inner if _is_major_before(standing.open[depth].reading, path)), None)
    if major is not None:
        yield Option(Fit.MAJOR, major, reading)
        return
    goes_on = candidate.marker.firm or standing.later(successor(reading), place) is not None
    if goes_on and path[-1] <= 1 and _may_open(standing, path):
        yield Option(Fit.OPENED, len(standing.open), reading)


def _same_length(reading: Reading, path: tuple[int, ...]) -> bool:
    return reading.style == "n.n" and len(reading.path) == len(path)


def _is_major_before(reading: Reading, path: tuple[int, ...]) -> bool:
    """8.1 after 7 where 7 is one paragraph and the line of 8 does not exist."""
    return reading.style in POINTLESS and reading.value + 1 == path[0] and path[1:] == (1,)


def _below(
    standing: Standing, place: int, candidate: Candidate, reading: Reading, depth: int
) -> Iterator[Option]:
    last = standing.open[depth].last.get("n.n")
    gap = reading.value - (last or 0)
    if gap == 1 or (last is None and gap == 0):
        yield Option(Fit.EXACT, depth + 1, reading)
    elif 1 < gap <= WIDEST_GAP:
        before = Reading("n.n", reading.value - gap, (*reading.path[:-1], reading.value - gap))
        if standing.skips(place, candidate.marker, before, reading):
            yield Option(Fit.SKIPPED, depth + 1, reading)


def _beside(
    standing: Standing, place: int, candidate: Candidate, reading: Reading, depth: int
) -> Iterator[Option]:
    before = standing.open[depth].reading
    if before.path[:-1] != reading.path[:-1]:
        jump = reading.path[0] - before.path[0]
        if reading.value <= 1 and 0 <= jump <= WIDEST_GAP and reading.path > before.path:
            yield Option(Fit.MAJOR, depth, reading)
        return
    gap = reading.value - before.value
    if gap == 1:
        yield Option(Fit.EXACT, depth, reading)
    elif 1 < gap <= WIDEST_GAP and standing.skips(place, candidate.marker, before, reading):
        yield Option(Fit.SKIPPED, depth, reading)


def _may_open(standing: Standing, path: tuple[int, ...]) -> bool:
    """4.1 may open under an unnumbered division or where the line of 4 itself was not seen."""
    numbered = [division.reading.path for division in standing.open if division.reading.path]
    if not numbered:
        return True
    return 0 <= path[0] - numbered[-1][0] <= WIDEST_GAP and len(path) == len(numbered[-1]) + 1
