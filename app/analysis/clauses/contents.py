"""Tables of contents: lists of headings that come again, or that end in page numbers."""

import re
from collections import defaultdict
from collections.abc import Sequence

from app.analysis.clauses.lines import Line
from app.analysis.clauses.markers import Marker

_TITLE = re.compile(
    r"[\W_]*(?:TABLE\s+OF\s+CONTENTS|CONTENTS|INDEX|目[\s\u3000]*录|目[\s\u3000]*次)", re.IGNORECASE
)
_LEADER = re.compile(r"(?:[.．…·]{4,}|(?:\.\s){4,})\s*[\divxlc\-–]{0,6}\s*$", re.IGNORECASE)
_FILLING = re.compile(r"[.…·\s]{4,}")
_PAGE_TAIL = re.compile(r"\S(?:\s{2,}|\t\s*|\s+)(?:\d{1,3}|[ivxl]{1,6}|[A-Z]-\d{1,2})\s*$")
_COLLAPSED = re.compile(
    r"[\s.]\d{1,3}\s{2,}(?:\d{1,2}\.|ARTICLE|Article|SECTION|Section|EXHIBIT|第)"
)  # page, next entry
_ONE_LINE = 2000  # characters of a line that show whether a whole table was put into it
_WORD = re.compile(r"[^\W_]+")
_PROSE = 160  # bytes: no entry of a table of contents is that long
_LONGEST_TITLE = 60  # characters of a title line, collapsed entries apart
_SHORT_ENTRY = 30  # characters of a numbered line that is an entry where a title says so
_TAIL = 60  # characters at the end of a line that show a leader
_WIDE_TAIL = 400  # the same with the blanks that set page numbers flush right
_FEWEST = 3  # entries that make a table
_MISSES = 5  # lines in a row that are no entry end the table


def contents_lines(lines: Sequence[Line], markers: Sequence[Marker | None]) -> frozenset[int]:
    """Indices of the lines that make up a table of contents, none of which opens a clause."""
    comes_again = _recurring(lines, markers)
    entries = [_is_entry(line, again) for line, again in zip(lines, comes_again, strict=True)]
    found = {
        index for index, line in enumerate(lines) if len(_COLLAPSED.findall(line.text[:_ONE_LINE])) >= _FEWEST
    }
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


def _length(text: str) -> int:
    """Bytes without the blanks that only fill a line: a Chinese character counts three."""
    return len(" ".join(text.split()).encode())


def _title(line: Line, marker: Marker) -> str:
    """The letters of an entry without its number, leader and page."""
    rest = _FILLING.sub("  ", line.text[marker.end - line.start :])[:_PROSE].rstrip()
    return "".join(_WORD.findall(_PAGE_TAIL.sub(lambda found: found[0][:1], rest))).lower()


def _recurring(lines: Sequence[Line], markers: Sequence[Marker | None]) -> list[bool]:
    """For each line whether its number and title stand again further down."""
    later: dict[tuple[str, tuple[int, ...], int], list[str]] = defaultdict(list)
    titles: set[str] = set()
    again = [False] * len(lines)
    for index in range(len(lines) - 1, -1, -1):
        marker = markers[index]
        if marker is None:
            continue
        reading = marker.readings[0]
        key = (reading.style, reading.path, reading.value)
        title = _title(lines[index], marker)
        seen = later[key]
        if _length(lines[index].text) < _PROSE and (title or marker.firm):
            again[index] = title in titles or any(_same_title(title, other) for other in seen[-4:])
        seen.append(title[:40])
        if len(title) > 1:
            titles.add(title)
    return again


def _same_title(title: str, other: str) -> bool:
    if not title or not other:
        return True
    short = min(len(title), len(other), 24)
    return short >= 2 and title[:short] == other[:short]


def _is_entry(line: Line, again: bool) -> bool:  # noqa: FBT001
    if line.furniture or _length(line.text) > _PROSE:
        return _has_leader(line.text)
    return again or _has_leader(line.text) or _has_page(line.text)


def _has_page(text: str) -> bool:
    return _PAGE_TAIL.search(" ".join(text[-_WIDE_TAIL:].split())[-_TAIL:]) is not None


def _has_leader(text: str) -> bool:
    return _LEADER.search(text[-_TAIL:]) is not None


def _opens(lines: Sequence[Line], entries: Sequence[bool], index: int) -> bool:
    """A title "Contents" or the first of several leader lines."""
    text = lines[index].text
    if not _has_leader(text) and not _TITLE.match(text):
        return False
    following = [i for i in range(index + 1, min(index + 14, len(lines))) if not lines[i].furniture]
    if _TITLE.match(text) and (len(text.strip()) <= _LONGEST_TITLE or _has_page(text)):
        return sum(entries[i] for i in following) >= _FEWEST - 1
    leaders = [i for i in following if _has_leader(lines[i].text)]
    return _has_leader(text) and text.strip(".…· \t") != "" and len(leaders) >= _FEWEST


def _end_of_table(
    lines: Sequence[Line], markers: Sequence[Marker | None], entries: Sequence[bool], index: int
) -> int:
    last, misses = index, 0
    seen: set[object] = set()
    for i in range(index, len(lines)):
        line, marker = lines[i], markers[i]
        if line.furniture:
            continue
        keys = _keys(line, marker)
        if keys & seen and not _names_page(line, marker):
            break
        seen |= keys
        if entries[i] or i == index or _is_next_entry(line, marker, misses):
            last, misses = i, 0
            continue
        misses += 1
        if _length(line.text) > _PROSE or misses > _MISSES:
            break
    return last + 1


def _is_next_entry(line: Line, marker: Marker | None, misses: int) -> bool:
    """A short numbered line within a table; a first number without other signs opens the body."""
    if marker is None or len(line.text) > _SHORT_ENTRY:
        return False
    return (misses == 0 and marker.readings[0].value > 1) or (misses < _FEWEST and not _title(line, marker))


def _names_page(line: Line, marker: Marker | None) -> bool:
    rest = line.text if marker is None else line.text[marker.end - line.start :]
    return _has_leader(rest) or _has_page(rest)


def _keys(line: Line, marker: Marker | None) -> set[object]:
    """What marks the start of the body when it stands a second time: the number, the title."""
    if marker is None:
        return set()
    title = _title(line, marker)
    return {key for key in (_key(marker), title if len(title) > 1 else None) if key is not None}


def _key(marker: Marker | None) -> tuple[str, tuple[int, ...], int] | None:
    if marker is None:
        return None
    reading = marker.readings[0]
    return (reading.style, reading.path, reading.value) if reading.path else None


def _end_of_run(
    lines: Sequence[Line], markers: Sequence[Marker | None], comes_again: Sequence[bool], index: int
) -> int:
    """A bare list of headings at the start: every line a number and a title that come again."""
    first = _key(markers[index])
    if first is None or first[2] > 1:
        return index
    seen: set[tuple[str, tuple[int, ...], int]] = set()
    last, misses = index, 0
    for i in range(index, len(lines)):
        if lines[i].furniture:
            continue
        key = _key(markers[i])
        if key is None or key in seen or _length(lines[i].text) > _PROSE:
            break
        seen.add(key)
        if comes_again[i]:
            last = i
            continue
        misses += 1
        if misses > len(seen) // 4:
            break
    return last + 1 if len(seen) > _FEWEST else index
