"""Running text on a page: plain characters, never markup, so what stands in the data stands on the paper."""

import unicodedata

from app.models.drawing import BASELINE_DROP, Anchor
from app.reports.pdf.lettering import char_widths, width_of
from app.reports.pdf.lines import break_lines
from app.reports.pdf.sheet import Sheet
from app.reports.pdf.style import LABEL, Style

_STRETCH = 0.08  # a line that lacks more than this share of its width stays ragged


def wrapped(text: str, style: Style, width: float, first: float | None = None) -> list[tuple[str, bool]]:
    """The lines of ``text`` at ``width``, each with whether its paragraph goes on in the next."""
    lines: list[tuple[str, bool]] = []
    room = width if first is None else first
    for paragraph in text.split("\n"):
        widths = char_widths(paragraph, style.font, style.size)
        broken = [paragraph] if sum(widths) <= room else break_lines(paragraph, widths, room, width)
        lines += [(line, True) for line in broken[:-1]]
        lines.append((broken[-1], False))
        room = width
    return lines


def lines_of(text: str, style: Style, width: float) -> list[str]:
    """The lines of ``text`` at ``width``."""
    return [line for line, _goes_on in wrapped(text, style, width)]


def limited(lines: list[str], limit: int | None) -> list[str]:
    """At most ``limit`` lines, the last with an ellipsis when something is left out."""
    if limit is None or len(lines) <= limit:
        return lines
    return [*lines[: limit - 1], lines[limit - 1].rstrip("，。；,.; ")[:-1] + "…"]


def drop(style: Style) -> float:
    """From the top of a line to its baseline."""
    return style.leading / 2 + BASELINE_DROP * style.size


class Prose:
    """Text in one style that breaks over lines and pages.

    ``label`` hangs before its first line, ``tag`` stands at the right of it, ``mark`` (level, title) puts it
    into the bookmarks.
    """

    def __init__(
        self,
        text: str,
        style: Style,
        *,
        label: str = "",
        hang: float = 0.0,
        indent: float = 0.0,
        tag: str = "",
        mark: tuple[int, str] | None = None,
        keep: bool = False,
    ) -> None:
        """``indent`` moves everything, ``hang`` the text beside its label; both in points."""
        self.text, self.style = text, style
        self.label, self.hang, self.indent = label, hang, indent
        self.tag, self.mark = tag, mark
        self.above, self.below, self.keep = style.above, style.below, keep
        self.lines: list[tuple[str, bool]] = []
        self.width = 0.0

    def measure(self, width: float) -> float:
        """Break the lines at the first call."""
        if width != self.width:
            room = width - self.indent - self.hang
            tag = width_of(self.tag, LABEL.font, LABEL.size) + 8 if self.tag else 0.0
            self.lines = wrapped(self.text, self.style, room, room - tag)
            self.width = width
        return len(self.lines) * self.style.leading

    def beginning(self, height: float) -> float:
        """Two lines."""
        return min(height, 2 * self.style.leading)

    def divide(self, height: float) -> "tuple[Prose, Prose] | None":
        """Never a single line alone before or after the break, unless there are only two or three."""
        fit = int((height + 1e-6) / self.style.leading)
        count = len(self.lines)
        if fit < 1 or fit >= count or (fit < 2 and count > 3):
            return None
        if count - fit < 2 and fit > 2:
            fit -= 1
        return self._part(0, fit), self._part(fit, count)

    def _part(self, start: int, end: int) -> "Prose":
        first = start == 0
        part = Prose(
            "",
            self.style,
            label=self.label if first else "",
            hang=self.hang,
            indent=self.indent,
            tag=self.tag if first else "",
            mark=self.mark if first else None,
        )
        part.lines, part.width = self.lines[start:end], self.width
        part.above = self.above if first else 0.0
        return part

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the lines; full lines of Chinese reach the right edge."""
        style = self.style
        baseline = y + drop(style)
        if self.mark:
            sheet.bookmark(self.mark[1], self.mark[0], y - 6)
        if self.label:
            sheet.write(x + self.indent, baseline, self.label, style)
        if self.tag:
            sheet.write(x + self.width, baseline, self.tag, LABEL, anchor=Anchor.END)
        room = self.width - self.indent - self.hang
        spaced = [(line, self._spacing(line, room) if goes_on else 0.0) for line, goes_on in self.lines]
        sheet.write_lines(x + self.indent + self.hang, baseline, spaced, style)

    def _spacing(self, line: str, room: float) -> float:
        """Letter spacing that fills a line of Chinese; 0 for Latin text and for lines far too short."""
        if not self.style.justified or len(line) < 8 or not _chinese(line):
            return 0.0
        missing = room - width_of(line, self.style.font, self.style.size)
        return missing / (len(line) - 1) if 0 < missing <= room * _STRETCH else 0.0


def _chinese(line: str) -> bool:
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in line)
    return wide * 2 > len(line)
