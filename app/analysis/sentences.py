"""Where sentences begin and end, and text folded for searching: shared by the readers of clauses."""

import re
from functools import lru_cache

_LOWER = {ord(upper): ord(upper) + 32 for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_REACH = 700  # code points: a longer sentence is cut
_NOT_AN_END = "".join(
    rf"(?<!\b{short}\.)"
    for short in ("Inc", "No", "Ltd", "Corp", "Co", "Sec", r"i\.e", r"e\.g", r"U\.S", "Dr", "St")
)
# Each branch begins with a literal: searching for a few characters is fast, asserting everywhere is not.
_END = re.compile(
    rf"。|；|\.{_NOT_AN_END}(?=\s+[A-Z(\"“\d])|;(?=\s)|\n(?=[^\S\n]*\n)|\n(?<=[。：:\u4e00-\u9fff]\n)(?=[\s\u3000]*[^\sa-z])"
)


@lru_cache(maxsize=2)
def folded(text: str) -> str:
    """``text`` with ASCII letters in lower case and every offset kept; all readers of a text share it."""
    return text.translate(_LOWER)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds ``start``..``end``: code points, end exclusive."""
    floor = max(0, start - _REACH)
    first = floor
    for match in _END.finditer(text, floor, start):
        first = match.end()
    after = _END.search(text, end, min(len(text), end + _REACH))
    last = after.end() if after else min(len(text), end + _REACH)
    return first, last
