"""A table on paper: measured once, divided over pages at any line, its head repeated on each.

Row heights are known before a page is filled, so a table of ten thousand rows costs ten times one of a
thousand.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.models.drawing import Anchor, Token
from app.models.vocabulary import Health
from app.reports.blocks import Badge, Cell, Column, Kind, Table
from app.reports.pdf.lettering import width_of
from app.reports.pdf.prose import drop, limited, lines_of
from app.reports.pdf.sheet import Sheet
from app.reports.pdf.style import CELL, CELL_BOLD, CELL_HEAD, INKS, Style

_PAD, _ABOVE, _BELOW = 4.0, 3.2, 3.2
_CHIP = 5.0  # room at either side of the word in a chip
_NARROWEST = 34.0
_SHORT_LIMIT, _WORD_LIMIT = 110.0, 80.0
_SAMPLE = 50  # of so many of the longest texts the width is taken


@dataclass(frozen=True, slots=True)
class _Line:
    """One row, broken into lines per cell; a part of it where a page ends within the row."""

    cells: tuple[tuple[str, ...], ...]
    badges: tuple[Health | None, ...]
    height: float
    bold: bool = False


class Grid:
    """The rows ``start`` to ``end`` of a table, on one page or before being divided."""

    def __init__(self, table: Table) -> None:
        """Nothing is measured before the width is known."""
        self.table = table
        self.above, self.below, self.keep = 3.0, 9.0, False
        self.width = 0.0
        self.columns: list[float] = []
        self.head = _Line((), (), 0.0)
        self.rows: list[_Line] = []
        self.start, self.end = 0, 0
        self.ends: list[float] = []

    def measure(self, width: float) -> float:
        """Choose the column widths and break every cell, at the first call."""
        if width != self.width:
            self.width = width
            self._set(width)
        return self.head.height + self._height(self.start, self.end)

    def beginning(self, height: float) -> float:
        """The head and a row, or the beginning of a long one."""
        return min(height, self.head.height + min(self.rows[self.start].height, 4 * CELL.leading))

    def divide(self, height: float) -> "tuple[Grid, Grid] | None":
        """Whole rows while they fit; a row is divided when it would not leave room for another."""
        room = height - self.head.height
        base = self.ends[self.start - 1] if self.start else 0.0
        split = bisect_right(self.ends, base + room + 1e-6, self.start, self.end)
        left = room - (self.ends[split - 1] - base if split > self.start else 0.0)
        if split < self.end and self.rows[split].height > room / 2:
            self._divide_row(split, left)
            split = bisect_right(self.ends, base + room + 1e-6, self.start, self.end)
        if split <= self.start or split >= self.end:
            return None
        return self._part(self.start, split), self._part(split, self.end)

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """The head, the rows and the line below each."""
        bottoms = [self._draw_row(sheet, self.head, x, y, CELL_HEAD)]
        for row in self.rows[self.start : self.end]:
            bottoms.append(self._draw_row(sheet, row, x, bottoms[-1], CELL_BOLD if row.bold else CELL))
        sheet.rules(x, x + self.width, bottoms)
        if self.rows and self.rows[self.end - 1].bold:
            sheet.line([(x, bottoms[-2]), (x + self.width, bottoms[-2])], stroke=Token.DIM, thickness=0.8)

    def _set(self, width: float) -> None:
        table = self.table
        self.columns = column_widths(table, width)
        titles = tuple(column.title for column in table.columns)
        self.head = self._broken(titles, CELL_HEAD, None, bold=False)
        self.rows = [self._broken(row, CELL, table.max_lines, bold=False) for row in table.rows]
        if table.totals:
            self.rows.append(self._broken(table.totals, CELL_BOLD, None, bold=True))
        self.end = len(self.rows)
        self.ends = list(accumulate(row.height for row in self.rows))

    def _broken(self, row: Sequence[Cell], style: Style, limit: int | None, *, bold: bool) -> _Line:
        cells, badges = [], []
        for cell, column_width in zip(row, self.columns, strict=True):
            badge = cell.health if isinstance(cell, Badge) else None
            text = cell.text if isinstance(cell, Badge) else cell
            inset = 2 * _PAD + (2 * _CHIP if badge else 0)
            cells.append(tuple(limited(lines_of(text, style, column_width - inset), limit)))
            badges.append(badge)
        height = max(len(lines) for lines in cells) * style.leading + _ABOVE + _BELOW
        return _Line(tuple(cells), tuple(badges), height, bold)

    def _height(self, start: int, end: int) -> float:
        return (self.ends[end - 1] if end else 0.0) - (self.ends[start - 1] if start else 0.0)

    def _divide_row(self, index: int, room: float) -> None:
        """Replace a row by two, the first filling ``room``; all parts of the table share the lists."""
        row = self.rows[index]
        fit = int((room - _ABOVE - _BELOW) / CELL.leading)
        if fit < 1:
            return
        parts = [tuple(lines[:fit] for lines in row.cells), tuple(lines[fit:] for lines in row.cells)]
        blank = (None,) * len(row.badges)
        halves = [
            _Line(cells, badges, _rows_height(cells), row.bold)
            for cells, badges in zip(parts, (row.badges, blank), strict=True)
        ]
        before = self.ends[index - 1] if index else 0.0
        growth = halves[0].height + halves[1].height - row.height
        later = [end + growth for end in self.ends[index + 1 :]]
        self.rows[index : index + 1] = halves
        self.ends[index:] = [before + halves[0].height, before + halves[0].height + halves[1].height, *later]
        self.end += 1

    def _part(self, start: int, end: int) -> "Grid":
        part = Grid(self.table)
        part.width, part.columns, part.head = self.width, self.columns, self.head
        part.rows, part.ends, part.start, part.end = self.rows, self.ends, start, end
        part.above = self.above if start == self.start else 0.0
        return part

    def _draw_row(self, sheet: Sheet, row: _Line, x: float, y: float, style: Style) -> float:
        left = x
        baseline = y + _ABOVE + drop(style)
        for column, width, lines, badge in zip(
            self.table.columns, self.columns, row.cells, row.badges, strict=True
        ):
            if badge is not None and lines:
                chip(sheet, left + _PAD, y + _ABOVE + style.leading / 2, lines[0], badge, style)
            elif column.kind is Kind.NUMBER:
                for index, line in enumerate(lines):
                    place = baseline + index * style.leading
                    sheet.write(left + width - _PAD, place, line, style, anchor=Anchor.END)
            elif any(lines):
                sheet.write_lines(left + _PAD, baseline, [(line, 0.0) for line in lines], style)
            left += width
        return y + row.height


def _rows_height(cells: Sequence[Sequence[str]]) -> float:
    return max(1, *(len(lines) for lines in cells)) * CELL.leading + _ABOVE + _BELOW


def chip(sheet: Sheet, x: float, middle: float, text: str, health: Health, style: Style) -> float:
    """A word on its coloured ground, centred on ``middle``; returns its width."""
    ink, ground = INKS[health]
    width = width_of(text, style.font, style.size) + 2 * _CHIP
    height = style.size * 1.45
    sheet.rect(x, middle - height / 2, width, height, fill=ground, radius=height / 2)
    sheet.write(x + _CHIP, middle + drop(style) - style.leading / 2, text, style, ink=ink)
    return width


def column_widths(table: Table, width: float) -> list[float]:
    """Short columns as wide as their longest cell; the rest is divided among text columns by weight.

    No text column becomes narrower than its longest word, as long as there is room at all.
    """
    natural = [_natural(table, index, column) for index, column in enumerate(table.columns)]
    texts = [index for index, column in enumerate(table.columns) if column.kind is Kind.TEXT]
    free = width - sum(size for index, size in enumerate(natural) if index not in texts)
    least = sum(natural[index] for index in texts)
    if not texts or free < least:
        return [size * width / sum(natural) for size in natural]
    return _shared(table, natural, texts, free)


def _shared(table: Table, least: list[float], texts: list[int], free: float) -> list[float]:
    """Give each text column its share by weight; one whose share is too small gets its least first."""
    sizes, open_columns = list(least), list(texts)
    while open_columns:
        total = sum(table.columns[index].weight for index in open_columns)
        tight = [index for index in open_columns if free * table.columns[index].weight / total < least[index]]
        if not tight:
            for index in open_columns:
                sizes[index] = free * table.columns[index].weight / total
            break
        free -= sum(least[index] for index in tight)
        open_columns = [index for index in open_columns if index not in tight]
    return sizes


def _natural(table: Table, index: int, column: Column) -> float:
    """The width of the widest line of a short column, of the widest word of a text column."""
    whole = column.kind is not Kind.TEXT
    head = width_of(column.title, CELL_HEAD.font, CELL_HEAD.size)
    parts = {part for row in table.rows for part in _parts(row[index], whole=whole)}
    longest = sorted(parts, key=len, reverse=True)[:_SAMPLE]
    widest = max((width_of(part, CELL.font, CELL.size) for part in longest), default=0.0)
    if any(isinstance(row[index], Badge) for row in table.rows):
        widest += 2 * _CHIP
    total = table.totals[index] if table.totals else ""
    if whole and isinstance(total, str):
        widest = max(widest, width_of(total, CELL_BOLD.font, CELL_BOLD.size))
    limit = _SHORT_LIMIT if whole else _WORD_LIMIT
    return max(0.0 if whole else _NARROWEST, min(max(widest, head), limit) + 2 * _PAD + 0.5)


def _parts(cell: Cell, *, whole: bool) -> list[str]:
    text = cell.text if isinstance(cell, Badge) else cell
    return text.split("\n") if whole else [word for word in text.split() if word.isascii()]
