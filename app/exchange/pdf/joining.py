"""Lines of one paragraph as one line: blanks between Latin words, none in Chinese, cut words mended."""

import re
from collections.abc import Container, Sequence

from app.exchange.language import CJK
from app.exchange.pdf.lines import Line

_CJK_CHARACTER = re.compile(f"[{CJK}]")
_WORD = re.compile(r"[A-Za-z]{2,}")
_CUT = re.compile(r"[A-Za-z]-$")
_LAST_LETTERS = re.compile(r"[A-Za-z]+$")
_FIRST_LETTERS = re.compile(r"[A-Za-z]+")
# What stands before a hyphen without being a word by itself.
_PREFIXES = frozenset(
    "non co pre re sub self anti multi cross inter e ex semi post mid vice un de bi".split()
)


def vocabulary(lines: Sequence[Line]) -> frozenset[str]:
    """The document's Latin words in lower case, without the halves that hyphens at line ends leave.

    They are only asked for when a line ends with a hyphen; without one there are none.
    """
    words: set[str] = set()
    cut = False
    for line in lines if any(_CUT.search(line.text) for line in lines) else ():
        found = _WORD.findall(line.text.lower())
        first = 1 if cut else 0
        cut = _CUT.search(line.text) is not None
        words.update(found[first : len(found) - cut])
    return frozenset(words)


def joined(paragraph: Sequence[Line], words: Container[str]) -> str:
    """The paragraph as one line; ``words`` are the document's words in lower case, to mend hyphenation by."""
    text = paragraph[0].text
    for line in paragraph[1:]:
        text = _join(text, line.text, words)
    return text


def _join(text: str, more: str, words: Container[str]) -> str:
    """Latin words are kept apart by a blank; Chinese needs none; a word cut in two is mended."""
    if _CUT.search(text) and more[:1].isalpha():
        return (text[:-1] if _is_hyphenation(text, more, words) else text) + more
    if _CJK_CHARACTER.match(text[-1]) or _CJK_CHARACTER.match(more[0]):
        return text + more
    return f"{text} {more}"


def _is_hyphenation(text: str, more: str, words: Container[str]) -> bool:
    """Whether the hyphen only marks the line break: the whole word occurs, or its parts are no words."""
    head = _LAST_LETTERS.search(text[:-1])
    tail = _FIRST_LETTERS.match(more)
    if head is None or tail is None or not tail[0].islower():
        return False
    if (head[0] + tail[0]).lower() in words:
        return True
    return not (head[0].lower() in words or head[0].lower() in _PREFIXES or tail[0].lower() in words)
