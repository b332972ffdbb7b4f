"""Where a line may end: Chinese line breaking rules together with whole numbers and Latin words.

The marks are those of GB/T 15834 and of the W3C requirements for Chinese text layout (clreq): closing marks
never start a line, opening marks never end one, a dash or ellipsis of two characters is not divided.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache

NO_START = frozenset("!%),.:;?]}¢°’”†‡›»℃∶、。〃々〕〗〞﹚﹜！＂％＇），．：；？］｀｜｝～》】」』〉·…—％‰℉")
NO_END = frozenset("([{£¥€$‘“‹«〈《「『【〔〖〝﹙﹛＄（．［｛￡￥#＃№§") - frozenset("．")
_JOINERS = frozenset("._-/@&'’+%:,$#=~*^\\")
_PAIRS = frozenset("—…")


@cache
def _joins(char: str) -> bool:
    """Whether the character belongs to a Latin word or a number."""
    wide = unicodedata.east_asian_width(char) in "WF"
    return char in _JOINERS or (char.isalnum() and not wide) or unicodedata.combining(char) > 0


def can_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    if after.isspace():
        return False
    if before.isspace():
        return True
    if after in NO_START or before in NO_END or (before == after and before in _PAIRS):
        return False
    if _joins(before) and _joins(after):
        return before in "-/" and after.isalpha()
    return not unicodedata.combining(after)


def break_lines(text: str, widths: Sequence[float], first: float, width: float) -> list[str]:
    """``text`` (without line ends) as lines of at most ``width``, the first of at most ``first``.

    ``widths`` are those of its characters. Only a word that is longer than a whole line is divided; nothing
    is lost but the spaces at which a line ends.
    """
    return [text[start:end].rstrip() for start, end in _spans(text, widths, first, width)] or [""]


def _spans(text: str, widths: Sequence[float], first: float, width: float) -> Iterator[tuple[int, int]]:
    start = index = 0
    room, used, last = first, 0.0, 0
    while index < len(text):
        char = text[index]
        if index > start and can_break(text[index - 1], char):
            last = index
        used += widths[index]
        if used > room + 1e-6 and index > start and not char.isspace():
            end = last if last > start else _forced(text, start, index)
            yield start, end
            start = index = end
            room, used, last = width, 0.0, end
            continue
        index += 1
    if start < len(text):
        yield start, len(text)


def _forced(text: str, start: int, index: int) -> int:
    """Where to divide what has no place to break: before ``index``, if possible not beside a bound mark."""
    for end in range(index, max(start, index - 4), -1):
        if text[end] not in NO_START and text[end - 1] not in NO_END:
            return end
    return index


def ellipsized(text: str, limit: float, width_of: Callable[[str], float]) -> str:
    """``text`` if it is at most ``limit`` wide, else its beginning and an ellipsis."""
    if width_of(text) <= limit:
        return text
    while text and width_of(text + "…") > limit:
        text = text[:-1]
    return text.rstrip() + "…"
