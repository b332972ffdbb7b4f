"""The paper under the pen: one canvas whose y grows downwards from the top of the page, in points."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from app.models.drawing import Anchor, Token
from app.reports.pdf.lettering import char_widths, has_tight, tight_places, tight_shift, width_of
from app.reports.pdf.style import PAGE, REGULAR, Style, colour

_LANGUAGES = {"zh": "zh-CN", "en": "en"}
rl_config.useA85 = 0  # mail carries bytes: text coding would make every file a quarter larger


class Sheet:
    """Draws on the page in hand; the PDF is written to its file by ``close``."""

    def __init__(self, target: BinaryIO, *, title: str, author: str, subject: str, language: str) -> None:
        self._canvas = Canvas(
            target,
            pagesize=PAGE,
            pageCompression=1,
            initialFontName=REGULAR,
            lang=_LANGUAGES[language],
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(subject)
        self._canvas.setCreator("ContractDesk")
        self._canvas.setProducer("ContractDesk")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.showOutline()
        self._keys = count(1)
        self._runs: list[tuple[float, float, str, float]] = []  # x, baseline, text, letter spacing
        self._look: tuple[Style, Token] | None = None
        self._level = -1
        self._height = PAGE[1]

    def turn(self) -> None:
        """Finish this page and take a new one."""
        self._flush()
        self._canvas.showPage()

    def close(self) -> None:
        """Write the document."""
        self._canvas.save()

    def write(
        self,
        x: float,
        y: float,
        text: str,
        style: Style,
        *,
        ink: Token | None = None,
        anchor: Anchor = Anchor.START,
    ) -> None:
        """One line whose baseline lies at ``y``."""
        if anchor is not Anchor.START:
            width = width_of(text, style.font, style.size)
            x -= width if anchor is Anchor.END else width / 2
        self.write_lines(x, y, [(text, 0.0)], style, ink=ink)

    def write_lines(
        self,
        x: float,
        y: float,
        lines: Sequence[tuple[str, float]],
        style: Style,
        *,
        ink: Token | None = None,
    ) -> None:
        """Lines one below the other, the first with its baseline at ``y``, each with its letter spacing."""
        look = (style, ink or style.colour)
        if look != self._look:
            self._flush()
            self._look = look
        for index, (text, spacing) in enumerate(lines):
            baseline = self._height - y - index * style.leading
            self._runs += [
                (x + shift, baseline, part, spacing) for shift, part in _parts(text, style, spacing)
            ]

    def _flush(self) -> None:
        """Put the lines that wait on the page as one text object: they share font and colour."""
        runs, self._runs = self._runs, []
        if not runs or not self._look:
            return
        style, ink = self._look
        pen = self._canvas.beginText(runs[0][0], runs[0][1])
        pen.setFont(style.font, style.size, style.leading)
        pen.setFillColor(colour(ink))
        spaced = 0.0
        for index, (x, baseline, text, spacing) in enumerate(runs):
            if spacing != spaced:
                pen.setCharSpace(spacing)
                spaced = spacing
            if index:
                pen.setTextOrigin(x, baseline)
            pen.textOut(text)
        if spaced:
            pen.setCharSpace(0)
        self._canvas.drawText(pen)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Token | None = None,
        stroke: Token | None = None,
        radius: float = 0.0,
        thickness: float = 0.6,
        dash: Sequence[float] = (),
    ) -> None:
        """A rectangle whose upper left corner lies at ``x``, ``y``."""
        self._ink(fill, stroke, thickness, dash)
        bottom = self._height - y - height
        radius = min(radius, width / 2, height / 2)
        self._canvas.roundRect(
            x, bottom, width, height, radius, stroke=int(bool(stroke)), fill=int(bool(fill))
        )
        self._solid(dash)

    def line(
        self,
        points: Sequence[tuple[float, float]],
        *,
        stroke: Token = Token.LINE,
        thickness: float = 0.6,
        dash: Sequence[float] = (),
    ) -> None:
        """A line through ``points``."""
        self._path(points, None, stroke, thickness, dash, closed=False)

    def rules(self, x1: float, x2: float, ys: Sequence[float]) -> None:
        """Thin horizontal lines, all at once."""
        self._ink(None, Token.LINE, 0.6, ())
        self._canvas.lines([(x1, self._height - y, x2, self._height - y) for y in ys])

    def polygon(
        self, points: Sequence[tuple[float, float]], *, fill: Token | None, stroke: Token | None = None
    ) -> None:
        """A closed shape."""
        self._path(points, fill, stroke, 0.6, (), closed=True)

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: Token | None = None,
        stroke: Token | None = None,
        thickness: float = 0.6,
    ) -> None:
        """A disc or a ring."""
        self._ink(fill, stroke, thickness, ())
        self._canvas.circle(x, self._height - y, radius, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def bookmark(self, title: str, level: int, y: float) -> None:
        """An entry of the outline that leads to ``y`` on this page; ``level`` 0 is the outermost.

        An entry without one above it moves outwards: an outline leaves no level out.
        """
        self._level = level = min(level, self._level + 1)
        key = f"mark{next(self._keys)}"
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=self._height - y, zoom=0)
        self._canvas.addOutlineEntry(title, key, level, closed=level > 0)

    def reserve(self, name: str) -> None:
        """Show here what ``fill_reserved`` will draw under that name once it is known."""
        self._flush()
        self._canvas.doForm(name)

    @contextmanager
    def fill_reserved(self, name: str) -> Iterator[None]:
        """Draw what was reserved under ``name``, in the coordinates of a page."""
        self._canvas.beginForm(name, upperx=PAGE[0], uppery=PAGE[1])
        yield
        self._flush()
        self._canvas.endForm()

    @contextmanager
    def scaled(self, x: float, y: float, factor: float) -> Iterator[None]:
        """Inside, (0, 0) lies at ``x``, ``y`` and everything is ``factor`` as large."""
        self._flush()
        self._canvas.saveState()
        self._canvas.translate(x, self._height - y)
        self._canvas.scale(factor, factor)
        self._canvas.translate(0, -self._height)
        yield
        self._flush()
        self._canvas.restoreState()

    def _path(
        self,
        points: Sequence[tuple[float, float]],
        fill: Token | None,
        stroke: Token | None,
        thickness: float,
        dash: Sequence[float],
        *,
        closed: bool,
    ) -> None:
        self._ink(fill, stroke, thickness, dash)
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], self._height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self._height - y)
        if closed:
            path.close()
        self._canvas.drawPath(path, stroke=int(bool(stroke)), fill=int(bool(fill)))
        self._solid(dash)

    def _ink(self, fill: Token | None, stroke: Token | None, thickness: float, dash: Sequence[float]) -> None:
        self._flush()
        if fill:
            self._canvas.setFillColor(colour(fill))
        if stroke:
            self._canvas.setStrokeColor(colour(stroke))
            self._canvas.setLineWidth(thickness)
        if dash:
            self._canvas.setDash(list(dash))

    def _solid(self, dash: Sequence[float]) -> None:
        if dash:
            self._canvas.setDash()


def _parts(text: str, style: Style, spacing: float) -> Iterator[tuple[float, str]]:
    """The pieces of a line between marks that must be moved, each with its distance from the start."""
    if not has_tight(text):
        yield 0.0, text
        return
    widths = char_widths(text, style.font, style.size)
    x, start = 0.0, 0
    for place in tight_places(text):
        if place > start:
            yield x, text[start:place]
        x += sum(widths[start:place]) + spacing * (place - start)
        yield x + tight_shift(text[place], style.font, style.size), text[place]
        x += widths[place] + spacing
        start = place + 1
    if start < len(text):
        yield x, text[start:]
