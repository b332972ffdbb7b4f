"""The printed document: pieces set on pages one after the other, with what stands at every edge."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from app.i18n import _
from app.models.drawing import Anchor
from app.reports.blocks import Note, Report
from app.reports.pdf import style
from app.reports.pdf.lettering import named, width_of
from app.reports.pdf.lines import ellipsized
from app.reports.pdf.piece import Piece
from app.reports.pdf.prose import drop, lines_of
from app.reports.pdf.sheet import Sheet
from app.reports.pdf.typeset import Break, Typesetter
from app.reports.steps import Steps

_FOOT_LINES = 5  # that fit below a page


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: pages, and the characters that the bundled font could not show."""

    pages: int
    missing: tuple[str, ...] = ()


def write_report(report: Report, target: BinaryIO, steps: Steps) -> Written:
    """Write ``report`` as a PDF into the open file ``target``; ``steps`` counts blocks and may raise."""
    typesetter = Typesetter()
    line = typesetter.lettering.line
    sheet = Sheet(
        target,
        title=line(report.title),
        author=line(report.author),
        subject=line(report.subject),
        language=report.language,
    )
    pages = _Pages(sheet, _Edges(report, line))
    for number, block in enumerate(report.blocks):
        steps(number, len(report.blocks))
        pages.add(typesetter.pieces(block))
    missing = tuple(typesetter.lettering.missing)
    if missing:
        listed = ", ".join(named(char) for char in missing)
        text = _("Characters that the font of this report does not have are shown as □: {list}")
        pages.add(typesetter.pieces(Note(text.format(list=listed))))
    pages.finish()
    steps(len(report.blocks), len(report.blocks))
    sheet.close()
    return Written(pages.count, missing)


class _Edges:
    """Head and foot of every page; the number of pages is filled in when it is known."""

    def __init__(self, report: Report, line: Callable[[str], str]) -> None:
        self._head, self._right = line(report.head), line(report.confidentiality)
        self._foot = [
            part for text in report.foot for part in lines_of(line(text), style.FOOT, style.WIDTH - 72)
        ][:_FOOT_LINES]

    def above(self, sheet: Sheet) -> None:
        """What stands above a page, drawn before it, in the order of reading."""
        right, baseline = style.LEFT + style.WIDTH, style.TOP - 18
        confidential = width_of(self._right, style.EDGE.font, style.EDGE.size)
        head = _fitted(self._head, style.WIDTH - confidential - 20, style.EDGE)
        sheet.write(style.LEFT, baseline, head, style.EDGE)
        sheet.write(right, baseline, self._right, style.EDGE, anchor=Anchor.END)
        sheet.line([(style.LEFT, baseline + 6), (right, baseline + 6)])

    def below(self, sheet: Sheet, number: int) -> None:
        """What stands below page ``number``."""
        y = style.PAGE[1] - style.BOTTOM + 14
        sheet.line([(style.LEFT, y), (style.LEFT + style.WIDTH, y)])
        for index, text in enumerate(self._foot):
            top = y + 5 + index * style.FOOT.leading
            sheet.write(style.LEFT, top + drop(style.FOOT), text, style.FOOT)
        sheet.reserve(f"page{number}")

    def number(self, sheet: Sheet, number: int, count: int) -> None:
        """Fill in page ``number`` of ``count``."""
        with sheet.fill_reserved(f"page{number}"):
            text = _("Page {n} of {count}").format(n=number, count=count)
            y = style.PAGE[1] - style.BOTTOM + 19 + drop(style.EDGE)
            sheet.write(style.LEFT + style.WIDTH, y, text, style.EDGE, anchor=Anchor.END)


def _fitted(text: str, width: float, look: style.Style) -> str:
    return ellipsized(text, width, lambda part: width_of(part, look.font, look.size))


class _Pages:
    """Sets pieces from the top of a page down, and turns the page when it is full."""

    def __init__(self, sheet: Sheet, edges: _Edges) -> None:
        self._sheet, self._edges = sheet, edges
        self._kept: list[Piece] = []
        self._y, self._space = 0.0, 0.0  # from the top of the column; space owed to the piece above
        self._is_open = False
        self.count = 0

    def add(self, pieces: Iterable[Piece]) -> None:
        """Set pieces; those that must stay with the next one wait for it."""
        for piece in pieces:
            if isinstance(piece, Break):
                self._flush()
                self._turn()
            elif piece.keep:
                self._kept.append(piece)
            else:
                self._set_with_kept(piece)

    def finish(self) -> None:
        """Finish the last page and number all of them."""
        self._flush()
        if not self.count:
            self._open()
        self._turn()
        for number in range(1, self.count + 1):
            self._edges.number(self._sheet, number, self.count)

    def _flush(self) -> None:
        kept, self._kept = self._kept, []
        for piece in kept:
            self._set(piece)

    def _set_with_kept(self, piece: Piece) -> None:
        if self._kept:
            least = piece.beginning(piece.measure(style.WIDTH))
            needed = least + sum(one.above + one.measure(style.WIDTH) + one.below for one in self._kept)
            if self._y and needed > self._room():
                self._turn()
            self._flush()
        self._set(piece)

    def _set(self, piece: Piece) -> None:
        waiting: Piece | None = piece
        while waiting is not None:
            piece, waiting = waiting, None
            self._open()
            height = piece.measure(style.WIDTH)
            lead = max(self._space, piece.above) if self._y else 0.0
            room = self._room() - lead
            if height <= room + 1e-6:
                self._draw(piece, lead, height)
            elif parts := piece.divide(room):
                self._draw(parts[0], lead, parts[0].measure(style.WIDTH))
                self._turn()
                waiting = parts[1]
            elif self._y:
                self._turn()
                waiting = piece
            else:
                self._squeeze(piece, height)

    def _draw(self, piece: Piece, lead: float, height: float) -> None:
        piece.draw(self._sheet, style.LEFT, style.TOP + self._y + lead)
        self._y += lead + height
        self._space = piece.below

    def _squeeze(self, piece: Piece, height: float) -> None:
        """What can neither be divided nor fits on an empty page is drawn smaller, never cut."""
        with self._sheet.scaled(style.LEFT, style.TOP, style.HEIGHT / height):
            piece.draw(self._sheet, 0, 0)
        self._y = style.HEIGHT

    def _room(self) -> float:
        return style.HEIGHT - self._y

    def _open(self) -> None:
        """Begin a page unless one is open."""
        if not self._is_open:
            self._is_open = True
            self.count += 1
            self._edges.above(self._sheet)

    def _turn(self) -> None:
        if self._is_open:
            self._edges.below(self._sheet, self.count)
            self._sheet.turn()
        self._is_open = False
        self._y = self._space = 0.0
