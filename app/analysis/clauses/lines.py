"""The text as lines with what the file knew about each, and the noise of printed pages."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from app.models.reading import Block, ReadText

_FURNITURE = re.compile(
    r"""(?:
        </?(?:PAGE|TABLE|CAPTION|S|C)>[\s\d<>/A-Za-z]{0,40}
        | [-–—\s]*(?:Page\s*)?[ivxl\d]{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*
        | 第\s*\d{1,4}\s*页.{0,12} | [-–—=_*~\s]{3,} | Source:.{0,120}
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_NOT_FINISHED = re.compile(r"[A-Za-z0-9,(&，]$|[a-z]-$")  # Chinese lines often end so without going on
_LIST_JOINT = re.compile(r"[;,；，、]\s*(?:and|or|and/or|及|和|或|以及)$", re.IGNORECASE)
_AWAITS_NUMBER = re.compile(
    r"(?:\b(?:sections?|articles?|clauses?|paragraphs?|subsections?|schedules?|exhibits?|annex|appendix"
    r"|chapters?|in|of|to|by|under|with|the|and|or|than|least|through|from|per|is|are)"
    r"|§|[第按依据照])$",
    re.IGNORECASE,
)
_LONG_LINE = 50  # shorter lines are titles or addresses and were not broken by a right margin


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text with the block it is, and whether it goes on the sentence before it."""

    start: int
    end: int
    text: str
    block: Block
    goes_on: bool = False  # wrapped: the sentence of the line before runs into this one
    furniture: bool = False  # page number, page break, rule: no content


def is_furniture(text: str) -> bool:
    """Whether a line is only a trace of the printed page: page number, break mark or rule."""
    content = text.strip()
    return not content or _FURNITURE.fullmatch(content) is not None


def read_lines(source: ReadText) -> list[Line]:
    """Lines of the text in order; a line inherits the block that holds its start."""
    starts = [block.start for block in source.blocks]
    lines: list[Line] = []
    before = ""  # the last line with content
    gap = False  # a blank line stands between
    offset = 0
    for text in source.text.split("\n"):
        end = offset + len(text)
        content = offset + len(text) - len(text.lstrip())
        place = bisect_right(starts, content) - 1
        block = (
            source.blocks[place] if place >= 0 and source.blocks[place].end >= content else Block(offset, end)
        )
        furniture = is_furniture(text)
        goes_on = not furniture and not (block.label and block.start == content) and _goes_on(before, gap=gap)
        lines.append(Line(offset, end, text, block, goes_on, furniture))
        if not furniture:
            before, gap = text.rstrip(), False
        else:
            gap = gap or not text.strip()
        offset = end + 1
    return lines


def _goes_on(before: str, *, gap: bool) -> bool:
    if _AWAITS_NUMBER.search(before[-16:]) and not _LIST_JOINT.search(before[-16:]) and before[-1:] != ".":
        return before.upper() != before
    if gap or len(before) < _LONG_LINE or _LIST_JOINT.search(before[-12:]):
        return False
    return _NOT_FINISHED.search(before) is not None
