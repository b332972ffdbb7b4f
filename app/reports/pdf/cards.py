"""The pieces of the first page: banner, measures, facts, columns, and the page that suffices alone."""

from collections.abc import Sequence
from dataclasses import replace

from app.models.drawing import BASELINE_DROP, Anchor, Token
from app.reports.blocks import Banner, Measure
from app.reports.pdf.grid import chip
from app.reports.pdf.lettering import width_of
from app.reports.pdf.piece import Piece, Whole, draw_stack, stacked
from app.reports.pdf.prose import drop, limited, lines_of
from app.reports.pdf.sheet import Sheet
from app.reports.pdf.style import BODY, CELL, FIGURE, GAP, INKS, LABEL, RADIUS, Style

_PAD = 8.0
_BADGE = Style(9.5, 14, bold=True)
_PER_ROW = 3
_REASON_LINES, _VALUE_LINES = 2, 4


class BannerPiece(Whole):
    """The overall colour with its sentence, on a ground of that colour."""

    def __init__(self, banner: Banner) -> None:
        self.badge, self.text = banner.badge, banner.text
        self.width = 0.0
        self.lines: list[str] = []

    def measure(self, width: float) -> float:
        """As many lines as the sentence needs."""
        self.width = width
        room = width - 3 * _PAD - width_of(self.badge.text, _BADGE.font, _BADGE.size)
        self.lines = lines_of(self.text, BODY, room)
        return len(self.lines) * BODY.leading + 14.0

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Ground, badge, sentence."""
        ink, ground = INKS[self.badge.health]
        height = len(self.lines) * BODY.leading + 14
        sheet.rect(x, y, self.width, height, fill=ground, radius=RADIUS)
        baseline = y + 7 + drop(BODY)
        sheet.write(x + _PAD, baseline, self.badge.text, _BADGE, ink=ink)
        left = x + 2 * _PAD + width_of(self.badge.text, _BADGE.font, _BADGE.size)
        sheet.write_lines(left, baseline, [(line, 0.0) for line in self.lines], BODY)


class MeasuresPiece(Whole):
    """The dimensions as cards, three in a row, the cards of a row equally high."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        self.measures = measures
        self.card = 0.0
        self.reasons: list[list[str]] = []

    def measure(self, width: float) -> float:
        """Break the reasons."""
        self.card = (width - (_PER_ROW - 1) * GAP) / _PER_ROW
        room = self.card - 2 * _PAD
        self.reasons = [
            limited(lines_of(measure.reason, LABEL, room), _REASON_LINES) for measure in self.measures
        ]
        heights = self._heights()
        return sum(heights) + (len(heights) - 1) * GAP

    def _heights(self) -> list[float]:
        fixed = 6 + LABEL.leading + FIGURE.leading + 2 + 6
        return [
            fixed + max(len(lines) for lines in self.reasons[index : index + _PER_ROW]) * LABEL.leading
            for index in range(0, len(self.reasons), _PER_ROW)
        ]

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Card by card."""
        for row, height in enumerate(self._heights()):
            for place in range(min(_PER_ROW, len(self.measures) - row * _PER_ROW)):
                index = row * _PER_ROW + place
                left = x + place * (self.card + GAP)
                sheet.rect(left, y, self.card, height, stroke=Token.LINE, radius=RADIUS)
                _card(
                    sheet, self.measures[index], self.reasons[index], left + _PAD, y + 6, self.card - 2 * _PAD
                )
            y += height + GAP


def _card(sheet: Sheet, measure: Measure, reason: Sequence[str], x: float, y: float, width: float) -> None:
    """What stands in one card; ``x``, ``y`` and ``width`` are those of its text."""
    sheet.write(x, y + drop(LABEL), measure.label, LABEL)
    y += LABEL.leading
    middle, right = y + FIGURE.leading / 2, x + width
    badge = width_of(measure.badge.text, CELL.font, CELL.size) + 10
    chip(sheet, right - badge, middle, measure.badge.text, measure.badge.health, CELL)
    if measure.arrow:
        sheet.write(right - badge - 5, middle + 3.4, measure.arrow, CELL, ink=Token.DIM, anchor=Anchor.END)
    room = width - badge - (20 if measure.arrow else 6)
    natural = width_of(measure.figure, FIGURE.font, FIGURE.size)
    figure = replace(FIGURE, size=FIGURE.size * min(1.0, room / max(natural, 1.0)))
    sheet.write(x, middle + BASELINE_DROP * figure.size, measure.figure, figure)
    lines = [(line, 0.0) for line in reason]
    sheet.write_lines(x, y + FIGURE.leading + 2 + drop(LABEL), lines, LABEL)


class FactsPiece(Whole):
    """Labels with their values in two columns, a line below each row."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self.pairs = pairs
        self.width = 0.0
        self.values: list[list[str]] = []
        self.label = 0.0

    def measure(self, width: float) -> float:
        """Break the values."""
        self.width = width
        self.label = (
            max((width_of(label, LABEL.font, LABEL.size) for label, _v in self.pairs), default=0) + 10
        )
        room = (width - 2 * GAP) / 2 - self.label
        self.values = [limited(lines_of(value, CELL, room), _VALUE_LINES) for _label, value in self.pairs]
        return sum(self._heights())

    def _heights(self) -> list[float]:
        return [
            max(len(lines) for lines in self.values[index : index + 2]) * CELL.leading + 5
            for index in range(0, len(self.values), 2)
        ]

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Row by row."""
        column = (self.width - 2 * GAP) / 2
        for row, height in enumerate(self._heights()):
            for side in range(min(2, len(self.pairs) - 2 * row)):
                left = x + side * (column + 2 * GAP)
                baseline = y + 2.5 + drop(CELL)
                sheet.write(left, baseline, self.pairs[2 * row + side][0], LABEL)
                lines = [(line, 0.0) for line in self.values[2 * row + side]]
                sheet.write_lines(left + self.label, baseline, lines, CELL)
                sheet.line([(left, y + height), (left + column, y + height)])
            y += height


class ColumnsPiece(Whole):
    """Two stacks side by side."""

    above = 2.0

    def __init__(self, left: list[Piece], right: list[Piece]) -> None:
        self.stacks = (left, right)
        self.column = 0.0

    def measure(self, width: float) -> float:
        """The higher of the two."""
        self.column = (width - 2 * GAP) / 2
        return max(stacked(stack, self.column) for stack in self.stacks)

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Left, then right."""
        for index, stack in enumerate(self.stacks):
            draw_stack(sheet, stack, x + index * (self.column + 2 * GAP), y, self.column)


class OnePagePiece(Whole):
    """Pieces that fill one page; when they are too high, they are set wider and drawn smaller."""

    def __init__(self, pieces: list[Piece], height: float) -> None:
        """``height`` is that of the page."""
        self.pieces, self.room = pieces, height
        self.factor, self.width = 1.0, 0.0

    def measure(self, width: float) -> float:
        """Shrink in small steps until the stack fits."""
        self.width = width
        while stacked(self.pieces, width / self.factor) * self.factor > self.room and self.factor > 0.5:
            self.factor -= 0.03
        return self.room

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the stack at its scale."""
        with sheet.scaled(x, y, self.factor):
            draw_stack(sheet, self.pieces, 0, 0, self.width / self.factor)
