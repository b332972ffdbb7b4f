"""Paragraphs from lines: hard line breaks undone; clause starts, headings and list items kept apart."""

import re
from collections.abc import Iterable, Sequence

from app.exchange.language import CJK
from app.exchange.pdf.geometry import Geometry
from app.exchange.pdf.lines import Line
from app.exchange.pdf.markers import counts_inside, ends_as_contents, has_marker, is_bare_marker

_CJK_CHARACTER = re.compile(f"[{CJK}]")
_STOPPED = re.compile(r"[.;:!?。；：！？][”’\"')）]*$|[;,，；]\s?(?:and|or|和|或|及|以及|并)$")


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
        if _same_row(before, line) and _completes(before, line):
            return False
        if (
            ends_as_contents(before.text)
            or self._stands_apart(paragraph, line)
            or self._would_have_fitted(before, line)
        ):
            return True
        if has_marker(line.text):
            return not self._is_wrapped_reference(paragraph, line)
        return self._is_indented_anew(paragraph, line)

    def _stands_apart(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Another size of type, another column, or more white space than between lines of one paragraph."""
        before = paragraph[-1]
        if not any(0.75 < size / other < 1.33 for size in line.sizes for other in before.sizes):
            return True
        if line.page != before.page:  # a table of contents ends with a page number, then the text begins
            return before.text[-1].isdecimal() and line.text[0].isupper()
        step = line.base - before.base
        usual = self._geometry.leading(before) * max(before.height, line.height)
        if len(paragraph) > 1 and paragraph[-2].page == before.page:
            usual = max(usual, before.base - paragraph[-2].base)
        return step < 0.4 * before.height or step > 1.3 * usual + 1

    def _would_have_fitted(self, before: Line, line: Line) -> bool:
        """Whether the first word had room at the end of the line before: then the break was meant."""
        if before.text.endswith("-"):
            return False
        blank = 0.0 if _CJK_CHARACTER.match(before.text[-1]) else 0.25 * line.height
        room = self._geometry.right_edge(before) - before.right
        return line.first_word + blank + 0.15 * line.height < room

    def _is_wrapped_reference(self, paragraph: Sequence[Line], line: Line) -> bool:
        """A number that a line break brought to the front: "… under Section / 4.2 above"."""
        before = paragraph[-1]
        if before.text[-1].isdecimal():  # a page number in a table of contents
            return False
        if _STOPPED.search(before.text) and not (
            _enumerates(paragraph, line) or self._hangs_from_indent(paragraph, line)
        ):
            return False
        if len(paragraph) > 1 and line.page == before.page:
            return abs(line.left - before.left) < 0.5 * line.height
        return not self._geometry.is_first_line_indent(line)

    def _hangs_from_indent(self, paragraph: Sequence[Line], line: Line) -> bool:
        """A list begun in running text: left of an indented first line that ends with a colon."""
        first = paragraph[-1]
        further_left = line.left < first.left - 0.8 * line.height
        colon = first.text.endswith((":", "："))
        return len(paragraph) == 1 and further_left and colon and self._geometry.is_first_line_indent(first)

    def _is_indented_anew(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether the left edge says so: a second line may stand anywhere, a third under the second."""
        before = paragraph[-1]
        if line.page != before.page or len(paragraph) == 1:
            aligned = abs(line.left - paragraph[0].left) < 0.5 * line.height
            return aligned and self._geometry.is_first_line_indent(line)
        return abs(line.left - before.left) > 0.8 * line.height


def _completes(before: Line, line: Line) -> bool:
    """Whether two pieces of a row are one: number and text, title and page, name and what is filled in."""
    return is_bare_marker(before.text) or line.text.isdecimal() or before.text.endswith((":", "："))


def _enumerates(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether the paragraph counts (a), (b) in running text and the line's number is one of these."""
    return line.text.startswith("(") and any(counts_inside(before.text) for before in paragraph)


def _same_row(line: Line, other: Line) -> bool:
    return (
        line.page == other.page and abs(line.base - other.base) < 0.5 * line.height and other.left > line.left
    )
