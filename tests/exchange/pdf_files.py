"""PDF contracts for tests, drawn line by line."""

import io
from collections.abc import Iterable

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from app.exchange.pdf.reader import read_pdf
from app.models.progress import silent
from app.models.reading import ReadText

Row = tuple[float, float, str]  # left and distance from the top in points, text
_HEIGHT, _WIDTH = 842, 595
CHINESE = "STSong-Light"


def drawn(pages: Iterable[Iterable[Row]], *, font: str = "Helvetica", size: float = 10) -> bytes:
    """A PDF with these rows of type; an empty page stays a page."""
    if font == CHINESE:
        pdfmetrics.registerFont(UnicodeCIDFont(CHINESE))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(_WIDTH, _HEIGHT))
    for page in pages:
        canvas.setFont(font, size)
        for left, top, text in page:
            canvas.drawString(left, _HEIGHT - top, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def wrapped(text: str, width: float = 450, *, font: str = "Helvetica", size: float = 10) -> list[str]:
    """The text broken as a word processor would: between words, or between Chinese characters."""
    pieces = [f"{word} " for word in text.split(" ")] if font != CHINESE else list(text)
    rows = [""]
    for piece in pieces:
        if pdfmetrics.stringWidth(rows[-1] + piece.rstrip(), font, size) > width:
            rows.append("")
        rows[-1] += piece
    return [row.rstrip() for row in rows]


def read(content: bytes) -> ReadText:
    return read_pdf("contract.pdf", content, silent)
