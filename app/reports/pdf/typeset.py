"""From blocks to pieces: which block looks how, every text made printable on the way."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from app.models.drawing import Text
from app.reports import blocks
from app.reports.blocks import Badge, Block, Cell
from app.reports.pdf import cards, style
from app.reports.pdf.grid import Grid
from app.reports.pdf.lettering import Lettering, width_of
from app.reports.pdf.paint import Picture
from app.reports.pdf.piece import Piece, Whole
from app.reports.pdf.prose import Prose

_LONG_TITLE = 60  # characters


class Break(Whole):
    """What follows starts on a new page."""

    def measure(self, width: float) -> float:  # noqa: ARG002 - it takes no room
        """Nothing."""
        return 0.0

    def draw(self, sheet: object, x: float, y: float) -> None:
        """Nothing."""


class Typesetter:
    """Turns blocks into pieces for one document; ``lettering`` then knows what the font lacks."""

    def __init__(self) -> None:
        self.lettering = Lettering()
        self._makers: dict[type, Callable[[Any], Iterator[Piece]]] = {
            blocks.Title: self._title,
            blocks.Heading: self._heading,
            blocks.Paragraph: self._paragraph,
            blocks.Clause: self._clause,
            blocks.Bullets: self._bullets,
            blocks.Banner: self._banner,
            blocks.Measures: self._measures,
            blocks.Facts: self._facts,
            blocks.Table: self._table,
            blocks.Picture: self._picture,
            blocks.Note: self._note,
            blocks.PageBreak: lambda _block: iter([Break()]),
            blocks.Columns: self._columns,
            blocks.OnePage: self._one_page,
        }

    def pieces(self, block: Block) -> Iterator[Piece]:
        """The pieces of one block."""
        return self._makers[type(block)](block)

    def _stack(self, stack: tuple[Block, ...]) -> list[Piece]:
        return [piece for block in stack for piece in self.pieces(block)]

    def _title(self, block: blocks.Title) -> Iterator[Piece]:
        title = self.lettering.line(block.text)
        look = style.TITLE if len(title) <= _LONG_TITLE else style.LONG_TITLE
        yield Prose(title, look, mark=(0, title), keep=True)
        if block.below:
            yield Prose(self.lettering.line(block.below), style.SUBTITLE)

    def _heading(self, block: blocks.Heading) -> Iterator[Piece]:
        text = self.lettering.line(block.text)
        yield Prose(text, style.HEADINGS[block.level], mark=(block.level - 1, text), keep=True)

    def _paragraph(self, block: blocks.Paragraph) -> Iterator[Piece]:
        yield Prose(self.lettering.clean(block.text), style.DIM if block.dim else style.BODY)

    def _clause(self, block: blocks.Clause) -> Iterator[Piece]:
        line = self.lettering.line
        number, heading, text = line(block.number), line(block.heading), self.lettering.clean(block.text)
        top = block.level == 1
        indent = 12.0 * min(3, block.level - 1)
        if heading or (number and not text):
            title = f"{number}  {heading}".strip()
            mark = (1, title) if top else None
            look = style.CLAUSE_HEADINGS[1 if top else 2]
            tag = line(block.tag) if top else ""
            yield Prose(title, look, indent=indent, tag=tag, mark=mark, keep=True)
            if text:
                yield Prose(text, style.BODY, indent=indent)
        elif text:
            hang = width_of(number, style.BODY.font, style.BODY.size) + 8 if number else 0.0
            yield Prose(text, style.BODY, label=number, hang=hang, indent=indent)

    def _bullets(self, block: blocks.Bullets) -> Iterator[Piece]:
        look = replace(style.CELL, below=2.0)
        for item in block.items:
            yield Prose(self.lettering.clean(item), look, label="•", hang=10.0)

    def _banner(self, block: blocks.Banner) -> Iterator[Piece]:
        yield cards.BannerPiece(replace(block, badge=self._badge(block.badge), text=self._line(block.text)))

    def _measures(self, block: blocks.Measures) -> Iterator[Piece]:
        line = self._line
        yield cards.MeasuresPiece(
            [
                blocks.Measure(
                    line(one.label), self._badge(one.badge), line(one.figure), line(one.reason), one.arrow
                )
                for one in block.measures
            ]
        )

    def _facts(self, block: blocks.Facts) -> Iterator[Piece]:
        yield cards.FactsPiece([(self._line(label), self._line(value)) for label, value in block.pairs])

    def _table(self, block: blocks.Table) -> Iterator[Piece]:
        if not block.rows and block.empty:
            yield Prose(self._line(block.empty), style.DIM)
            return
        columns = tuple(replace(column, title=self._line(column.title)) for column in block.columns)
        rows = tuple(tuple(self._cell(cell) for cell in row) for row in block.rows)
        totals = tuple(self._cell(cell) for cell in block.totals)
        yield Grid(replace(block, columns=columns, rows=rows, totals=totals))

    def _picture(self, block: blocks.Picture) -> Iterator[Piece]:
        items = tuple(
            replace(item, text=self._line(item.text)) if isinstance(item, Text) else item
            for item in block.drawing.items
        )
        yield Picture(replace(block.drawing, items=items), style.PIXEL)
        if block.caption:
            yield Prose(self._line(block.caption), style.DIM)

    def _note(self, block: blocks.Note) -> Iterator[Piece]:
        yield cards.BannerPiece(blocks.Banner(Badge("", block.health), self.lettering.clean(block.text)))

    def _columns(self, block: blocks.Columns) -> Iterator[Piece]:
        yield cards.ColumnsPiece(self._stack(block.left), self._stack(block.right))

    def _one_page(self, block: blocks.OnePage) -> Iterator[Piece]:
        yield cards.OnePagePiece(self._stack(block.blocks), style.HEIGHT)
        yield Break()

    def _line(self, text: str) -> str:
        return self.lettering.line(text)

    def _badge(self, badge: Badge) -> Badge:
        return Badge(self._line(badge.text), badge.health)

    def _cell(self, cell: Cell) -> Cell:
        return self._badge(cell) if isinstance(cell, Badge) else self.lettering.clean(cell)
