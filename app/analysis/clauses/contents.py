"""Tables of contents: lists of headings that come again, or that end in page numbers."""

import re
from collections import defaultdict
from collections.abc import Sequence

from app.analysis.clauses.lines import Line
from app.analysis.clauses.markers import Marker

_TITLE = re.compile(r"[\W_]*(?:TABLE\s+OF\s+CONTENTS|CONTENTS|INDEX|目[\s\u3000]*录|目[\s\u3000]*次)", re.IGNORECASE)
_LEADER = re.compile(r"(?:[.．…·_]{4,}|(?:\.\s){4,})\s*[\divxlc\-–]{0,6}\s*$", re.IGNORECASE)
_PAGE_TAIL = re.compile(r"\S(?:\s{2,}|\t\s*|\s+)(?:\d{1,3}|[ivxl]{1,6}|[A-Z]-\d{1,2})\s*$")
_WORD = re.compile(r"\w+")
_PROSE = 160  # characters: no entry of a table of contents is that long
_LONGEST_TITLE = 60  # characters of a title line, collapsed entries apart
_FEWEST = 3  # entries that make a table
_MISSES = 5  # lines in a row that are no entry end the table


def contents_lines(lines: Sequence[Line], markers: Sequence[Marker | None]) -> frozenset[int]:
    """Indices of the lines that make up a table of contents, none of which opens a clause."""
    comes_again = _recurring(lines, markers)
    entries = [_is_entry(line, again) for line, again in zip(lines, comes_again, strict=True)]
    found: set[int] = set()
    index = 0
    while index < len(lines):
        end = index
        if _opens(lines, entries, index):
            end = _end_of_table(lines, markers, entries, index)
        elif comes_again[index]:
            end = _end_of_run(lines, markers, comes_again, index)
        if end > index:
            found.update(range(index, end))
        index = max(end, index + 1)
    return frozenset(found)


def _title(line: Line, marker: Marker) -> str:
    rest = _LEADER.sub("", line.text[marker.end - line.start :])
    return "".join(_WORD.findall(_PAGE_TAIL.sub(lambda found: found[0][:1], rest))).lower()


def _recurring(lines: Sequence[Line], markers: Sequence[Marker | None]) -> list[bool]:
    """For each line whether its number and title stand again further down."""
    later: dict[tuple[str, tuple[int, ...], int], list[str]] = defaultdict(list)
    again = [False] * len(lines)
    for index in range(len(lines) - 1, -1, -1):
        marker = markers[index]
        if marker is None:
            continue
        reading = marker.readings[0]
        key = (reading.style, reading.path, reading.value)
        title = _title(lines[index], marker)
        seen = later[key]
        if len(lines[index].text) < _PROSE and (title or marker.firm):
            again[index] = any(_same_title(title, other) for other in seen[-4:])
        seen.append(title[:40])
    return again


def _same_title(title: str, other: str) -> bool:
    if not title or not other:
        return True
    short = min(len(title), len(other), 24)
    return short >= 2 and title[:short] == other[:short]


def _is_entry(line: Line, again: bool) -> bool:  # noqa: FBT001
    if line.furniture or len(line.text) > _PROSE:
        return _LEADER.search(line.text) is not None
    return again or _LEADER.search(line.text) is not None or _PAGE_TAIL.search(line.text) is not None


def _opens(lines: Sequence[Line], entries: Sequence[bool], index: int) -> bool:
    """A title "Contents" or the first of several leader lines."""
    text = lines[index].text
    following = [i for i in range(index + 1, min(index + 14, len(lines))) if not lines[i].furniture]
    if _TITLE.match(text) and (len(text.strip()) <= _LONGEST_TITLE or _PAGE_TAIL.search(text)):
        return sum(entries[i] for i in following) >= _FEWEST - 1
    leaders = [i for i in following if _LEADER.search(lines[i].text)]
    return _LEADER.search(text) is not None and text.strip("._… \t") != "" and len(leaders) >= _FEWEST


def _end_of_table(
    lines: Sequence[Line], markers: Sequence[Marker | None], entries: Sequence[bool], index: int
) -> int:
    last, misses = index, 0
    seen: set[tuple[str, tuple[int, ...], int]] = set()
    for i in range(index, len(lines)):
        line, marker = lines[i], markers[i]
        if line.furniture:
            continue
        key = _key(marker)
        if key is not None and key in seen and not _LEADER.search(line.text):
            break
        if key is not None:
            seen.add(key)
        if entries[i] or i == index:
            last, misses = i, 0
            continue
        misses += 1
        if len(line.text) > _PROSE or misses > _MISSES:
            break
    return last + 1


def _key(marker: Marker | None) -> tuple[str, tuple[int, ...], int] | None:
    if marker is None:
        return None
    reading = marker.readings[0]
    return (reading.style, reading.path, reading.value) if reading.path else None


def _end_of_run(
    lines: Sequence[Line], markers: Sequence[Marker | None], comes_again: Sequence[bool], index: int
) -> int:
    """A bare list of headings at the start: every line a number and a title that come again."""
    seen: set[tuple[str, tuple[int, ...], int]] = set()
    last = index
    for i in range(index, len(lines)):
        if lines[i].furniture:
            continue
        key = _key(markers[i])
        if key is None or key in seen or not comes_again[i]:
            break
        seen.add(key)
        last = i
    return last + 1 if len(seen) > _FEWEST and next(iter(seen))[2] <= 1 else index
