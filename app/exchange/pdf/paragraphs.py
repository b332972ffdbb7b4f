"""Paragraphs from lines: hard line breaks undone, clause starts, headings and list items left on lines of their own."""

import re
from collections.abc import Container, Iterable, Sequence

from app.exchange.pdf.geometry import Geometry
from app.exchange.pdf.lines import Line

_NUMERAL = "[〇零一二三四五六七八九十百]"
_MARKER = re.compile(
    rf"第\s?(?:{_NUMERAL}|\d){{1,4}}\s?[条章节编款部]|{_NUMERAL}{{1,3}}\s?[、.．]|[（(](?:{_NUMERAL}|\d){{1,3}}[)）]"
    r"|\d{1,3}\s?[、．]|\d{1,2}(?:\.\d{1,2}){1,4}\.?(?=[\s\u3400-\u9fff（“\"(])|\d{1,3}[.)](?=\s|[\u3400-\u9fff])|[①-⑳]"
    r"|\((?:[a-z]{1,2}|[ivxl]{1,5}|[A-Z])\)|[a-zA-Z][.)]\s|[ivx]{1,4}[.)]\s|[•·▪■●○◆➢–—-]\s"
    r"|(?:ARTICLE|Article|SECTION|Section)\s+(?:\d|[IVXL])|(?:EXHIBIT|SCHEDULE|ANNEX|APPENDIX|ATTACHMENT)\s+[A-Z0-9]"
    r"|WHEREAS\b|NOW,? THEREFORE|IN WITNESS WHEREOF|(?:附件|附录|附表)\s?[\d一二三四五六七八九十：:]|[甲乙丙丁]方(?:（[^）]*）)?\s?[：:]"
)
_CJK = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef、。《》〈〉「」『』【】〔〕"
_CJK_CHARACTER = re.compile(f"[{_CJK}]")
_CLOSING = "，。、；：？！）》」』】〕”’,.;:?!)"
_OPENING = "（《「『【〔“‘("
_FIRST_WORD = re.compile(rf"[{re.escape(_OPENING)}]*(?:[{_CJK}]|[^\s{_CJK}]+)[{re.escape(_CLOSING)}]*")
_STOPPED = re.compile(r"[.;:!?。；：！？][”’\"')）]*$|[;,，；]\s?(?:and|or|和|或|及|以及|并)$")
_CUT = re.compile(r"[A-Za-z]-$")
_LAST_LETTERS = re.compile(r"[A-Za-z]+$")
_FIRST_LETTERS = re.compile(r"[A-Za-z]+")
_PREFIXES = frozenset(
    "non co pre re sub self anti multi cross inter e ex semi post mid vice un de bi".split()
)


class ParagraphBreaker:
    """Decides line by line whether a paragraph begins."""

    def __init__(self, geometry: Geometry) -> None:
        self._geometry = geometry

    def split(self, lines: Iterable[Line]) -> list[list[Line]]:
        """The lines of each paragraph, in order."""
        paragraphs: list[list[Line]] = []
        for line in lines:
            if paragraphs and not self.begins(paragraphs[-1], line):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
        return paragraphs

    def begins(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether ``line`` begins a paragraph of its own after the lines of ``paragraph``."""
        before = paragraph[-1]
        if before.hyphenated:
            return False
        if is_bare_marker(before) and _same_row(before, line):
            return False
        if self._stands_apart(paragraph, line) or self._would_have_fitted(before, line):
            return True
        if _MARKER.match(line.text):
            return not self._is_wrapped_reference(paragraph, line)
        return self._is_indented_anew(paragraph, line)

    def _stands_apart(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Another size of type, another column, or more white space than between lines of one paragraph."""
        before = paragraph[-1]
        if not 0.75 < line.height / before.height < 1.33:
            return True
        if line.page != before.page:
            return False
        step = line.top - before.top
        pitch = self._geometry.pitch(before)
        if len(paragraph) > 1 and paragraph[-2].page == before.page:
            pitch = max(pitch, before.top - paragraph[-2].top)
        return step < 0.4 * before.height or step > 1.3 * pitch + 1

    def _would_have_fitted(self, before: Line, line: Line) -> bool:
        """Whether the first word had room at the end of the line before: then the break was meant."""
        word = _FIRST_WORD.match(line.text)
        if word is None or before.text.endswith("-"):
            return False
        latin = not _CJK_CHARACTER.match(before.text[-1])
        needed = _width(word[0], line) + (0.25 * line.height if latin else 0)
        return before.right + needed + 0.3 * line.height < self._geometry.right_edge(before)

    def _is_wrapped_reference(self, paragraph: Sequence[Line], line: Line) -> bool:
        """A number that a line break brought to the front: "… under Section / 4.2 above"."""
        before = paragraph[-1]
        if _STOPPED.search(before.text):
            return False
        if len(paragraph) > 1 and line.page == before.page:
            return abs(line.left - before.left) < 0.5 * line.height
        return not self._geometry.is_first_line_indent(line)

    def _is_indented_anew(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether the left edge says so: a second line may stand anywhere, a third stands under the second."""
        before = paragraph[-1]
        if line.page != before.page or len(paragraph) == 1:
            aligned = abs(line.left - paragraph[0].left) < 0.5 * line.height
            return aligned and self._geometry.is_first_line_indent(line)
        return abs(line.left - before.left) > 0.8 * line.height


def is_bare_marker(line: Line) -> bool:
    """Whether the line is nothing but a number or bullet that a tab separated from its text."""
    found = _MARKER.match(line.text + " ")
    return found is not None and found.end() >= len(line.text)


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


def _same_row(line: Line, other: Line) -> bool:
    return (
        line.page == other.page and abs(line.top - other.top) < 0.5 * line.height and other.left > line.left
    )


def _width(word: str, line: Line) -> float:
    """Estimated width of the line's first word, in points."""
    share = sum(map(_weight, word)) / max(1.0, sum(map(_weight, line.text)))
    return share * (line.right - line.left)


def _weight(char: str) -> float:
    """Width of a character against a Chinese one."""
    return 1.0 if _CJK_CHARACTER.match(char) else 0.5
