"""Places for numbers that only count: 3 after 2, (c) after (b), 第五条 after 第四条."""

from collections.abc import Iterator

from app.analysis.clauses.markers import RANKS, Reading
from app.analysis.clauses.standing import (
    POINTLESS,
    TITLES,
    WEAK,
    WIDEST_GAP,
    Candidate,
    Fit,
    Option,
    Standing,
    successor,
    with_value,
)


def list_options(standing: Standing, place: int, candidate: Candidate, reading: Reading) -> Iterator[Option]:
    """Where the list of this style is open it goes on or starts again; else it opens, or runs on."""
    same = _same_style(standing, reading)
    yield from _continued(standing, place, candidate, reading, same)
    if not same:
        yield from _carried(standing, place, candidate, reading)
        yield from _after_dotted(standing, reading)
        yield from _orphaned(standing, place, candidate, reading)
    if reading.value == 1:
        opened = _opened_again if same else _opened
        yield from opened(standing, place, candidate, reading)


def _same_style(standing: Standing, reading: Reading) -> list[int]:
    """Depths of the open lists of this style; a forgotten point after a number does not break a list."""
    before = reading.value - 1
    same = [depth for depth, division in enumerate(standing.open) if division.reading.style == reading.style]
    other = POINTLESS.get(reading.style)
    if other is None or any(standing.open[depth].reading.value == before for depth in same):
        return same
    mixed = [depth for depth, division in enumerate(standing.open) if division.reading.style == other]
    return [depth for depth in mixed if standing.open[depth].reading.value == before] or same


def _continued(
    standing: Standing, place: int, candidate: Candidate, reading: Reading, same: list[int]
) -> Iterator[Option]:
    exact = [depth for depth in same if standing.open[depth].reading.value == reading.value - 1]
    if exact:
        # Two lists of one style both wait for this number: the inner one takes it when it comes again.
        inner = len(exact) == 1 or standing.later(reading, place) is not None
        yield Option(Fit.EXACT, exact[-1] if inner else exact[0], reading)
        return
    for depth in reversed(same):
        before = standing.open[depth].reading
        gap = reading.value - before.value
        if 1 < gap <= WIDEST_GAP and standing.skips(place, candidate.marker, before, reading):
            yield Option(Fit.SKIPPED, depth, reading)
            return


def _carried(standing: Standing, place: int, candidate: Candidate, reading: Reading) -> Iterator[Option]:
    """Numbers that run on under the next parent: 第五条 opens 第二章 when 第四条 closed 第一章."""
    last = standing.closed.get(reading.style)
    if last is None or reading.value != last[0] + 1 or reading.style in WEAK or candidate.marker.bare:
        return
    depth = _parent_depth(standing, place, reading)
    if standing.open[depth - 1].reading.style == last[1]:
        yield Option(Fit.CARRIED, depth, reading)


def _orphaned(standing: Standing, place: int, candidate: Candidate, reading: Reading) -> Iterator[Option]:
    """A list whose first numbers were not seen: 2, 3, 4 where the line of 1 is damaged."""
    if not 1 < reading.value < WIDEST_GAP or reading.style in WEAK or candidate.marker.bare:
        return
    following = standing.later(successor(reading), place)
    first = standing.later(with_value(reading, 1), place)
    if following is None or (first is not None and first < following):
        return
    if len(standing.open) == 1 or reading.style in RANKS:
        yield Option(Fit.ORPHAN, _parent_depth(standing, place, reading), reading)


def _after_dotted(standing: Standing, reading: Reading) -> Iterator[Option]:
    """7. after 6.4 where the line of 6 does not exist: clauses of one paragraph among longer ones."""
    if reading.style not in POINTLESS:
        return
    for depth, division in enumerate(standing.open):
        path = division.reading.path
        if division.reading.style == "n.n":
            headed = any(above.reading.path == path[:1] for above in standing.open[:depth])
            if path[0] + 1 == reading.value and not headed:
                yield Option(Fit.MAJOR, depth, reading)
            return


def _opened(standing: Standing, place: int, candidate: Candidate, reading: Reading) -> Iterator[Option]:
    """A first number needs a second before the divisions around it go on, unless its form is proof enough."""
    depth = _parent_depth(standing, place, reading)
    if candidate.marker.firm or _fits_in(standing, place, reading, depth):
        yield Option(Fit.OPENED, depth, reading)


def _opened_again(
    standing: Standing, place: int, _candidate: Candidate, reading: Reading
) -> Iterator[Option]:
    """A first number of an open style: a list inside an item of the outer one, or the same list anew."""
    second = standing.later(successor(reading), place)
    if second is None:
        return
    depth = next(
        d for d, division in reversed([*enumerate(standing.open)]) if division.reading.style == reading.style
    )
    onward = standing.later(successor(standing.open[depth].reading), place)
    if reading.style not in RANKS and onward is not None and second < onward:
        yield Option(Fit.OPENED, len(standing.open), reading)
    else:
        yield Option(Fit.RESTARTED, depth, reading)


def _fits_in(standing: Standing, place: int, reading: Reading, depth: int) -> bool:
    second = standing.later(successor(reading), place)
    if second is None:
        return False
    onwards = (standing.later(successor(division.reading), place) for division in standing.open[1:depth])
    return all(onward is None or second <= onward for onward in onwards)


def _parent_depth(standing: Standing, place: int, reading: Reading) -> int:
    """How many open divisions can hold this one by the fixed order of units."""
    rank = RANKS.get(reading.style)
    if rank is None:
        return len(standing.open)
    depth = 1
    while depth < len(standing.open):
        division = standing.open[depth]
        if division.rank >= rank and not _is_title_over(standing, place, division.reading, reading):
            break
        depth += 1
    return depth


def _is_title_over(standing: Standing, place: int, title: Reading, article: Reading) -> bool:
    """Whether an open 一、 is a title over articles: 二、 comes before a list starts with 一、 again."""
    if title.style in standing.titles:
        return True
    if title.style not in TITLES or article.value > 1:
        return False
    onward, again = standing.later(successor(title), place), standing.later(with_value(title, 1), place)
    return onward is not None and (again is None or onward < again)
