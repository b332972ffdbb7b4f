"""Headings without a number, where a document uses them as its structure."""

import re
from collections.abc import Sequence

from app.analysis.clauses.lines import Line
from app.analysis.clauses.markers import Marker
from app.analysis.clauses.parts import is_signature

_TOP_RANK = -8.0  # outside all numbered units, inside an annex
_DEEPEST = 9  # heading levels of Word
_LONGEST = 90  # characters
_LONGEST_ZH = 30
_FEWEST = 3  # lines that make emphasis a structure
_TITLE_LINES = 4  # lines with content at the start that may be the title of the document
_LIST_STYLES = frozenset({"n.", "一、", "A.", "a.", "(一)"})
_WORD = re.compile(r"[^\W\d_]{3,}")
_MARKDOWN_BOLD = re.compile(r"\s*(?:\*\*|__)(?P<words>[^*_]+)(?:\*\*|__)\s*[:：]?\s*$")
_HAN = re.compile("[\u4e00-\u9fff]")


def heading_rank(level: int | None) -> float:
    """How far out a heading of this level lies, 0 being the outermost."""
    return _TOP_RANK + min(level or 0, _DEEPEST) / 2


def styled_headings(lines: Sequence[Line], markers: Sequence[Marker | None]) -> dict[int, float]:
    """Lines that the file itself calls headings and that have no number, with their rank; never the title."""
    found = {
        index: heading_rank(line.block.level)
        for index, line in enumerate(lines)
        if line.block.heading
        and not line.furniture
        and markers[index] is None
        and line.block.start >= line.start
    }
    leading = _leading(lines)
    later = {heading_rank(lines[index].block.level) for index in found if index not in leading}
    return {
        index: rank
        for index, rank in found.items()
        if index not in leading[:-1] and (rank in later or index not in leading)
    }


def _leading(lines: Sequence[Line]) -> list[int]:
    """Headings with which a document begins, before any other content: its title, parties and form number."""
    leading = []
    for index, line in enumerate(lines):
        if line.furniture:
            continue
        if not line.block.heading:
            break
        leading.append(index)
    return leading


def emphasised_headings(lines: Sequence[Line], markers: Sequence[Marker | None]) -> dict[int, float]:
    """Short bold or capital lines with their rank, when there are several after the title."""
    found = {}
    skipped = _opening(lines)
    numbered = False  # the number before has no words on its line: this line is its heading
    for index, line in enumerate(lines):
        marker = markers[index]
        if line.furniture:
            continue
        own = marker is None and not numbered and index not in skipped
        if own and _is_emphasised(line) and not is_signature(line):
            found[index] = _TOP_RANK
        numbered = marker is not None and not _WORD.search(line.text, marker.end - line.start)
    return found if len(found) >= _FEWEST else {}


def headings_over_lists(
    emphasised: dict[int, float], lines: Sequence[Line], markers: Sequence[Marker | None]
) -> dict[int, float]:
    """Emphasised lines after which numbering starts at 1 again: they divide, the numbers only count."""
    before: int | None = None
    over = {}
    for index, line in enumerate(lines):
        if line.furniture:
            continue
        marker = markers[index]
        if marker is not None and marker.firm:
            return {}
        if marker is not None and before in emphasised and _starts_list(marker):
            over[before] = _TOP_RANK
        before = index
    return over if len(over) >= _FEWEST - 1 else {}


def _starts_list(marker: Marker) -> bool:
    reading = marker.readings[0]
    return reading.value == 1 and reading.style in _LIST_STYLES


def _opening(lines: Sequence[Line]) -> set[int]:
    return set([index for index, line in enumerate(lines) if not line.furniture][:_TITLE_LINES])


def _is_emphasised(line: Line) -> bool:
    text = line.text.strip()
    if line.furniture or line.goes_on or line.block.table or text.endswith((".", ",", ";", "。", "；", "，")):
        return False
    if _MARKDOWN_BOLD.match(text) or line.block.bold:
        return len(text) <= (_LONGEST_ZH if _HAN.search(text) else _LONGEST)
    return text.isupper() and len(text) <= _LONGEST and _WORD.search(text) is not None
