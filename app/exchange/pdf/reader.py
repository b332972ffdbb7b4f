"""A PDF contract by its text layer: furniture out, paragraphs joined, nothing in it run."""

import re
from collections.abc import Iterator, Sequence
from statistics import median

import pypdfium2

from app.exchange.language import language_of
from app.exchange.pdf.furniture import without_furniture
from app.exchange.pdf.geometry import Geometry
from app.exchange.pdf.joining import joined, vocabulary
from app.exchange.pdf.lines import Line, page_lines
from app.exchange.pdf.notes import in_reading_order, split_notes
from app.exchange.pdf.paragraphs import ParagraphBreaker
from app.exchange.unreadable import UnreadableError
from app.i18n import _
from app.models.progress import Report
from app.models.reading import Block, ReadText

MAX_PAGES = 1_000
_LARGE = 1.15  # times the usual size of type: a heading
_REPORT_EVERY = 10  # pages
_ENOUGH = 20  # characters a page on average; with less and most pages empty it is a scan with a stamp
_MOSTLY = 0.8
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch)\b")


def read_pdf(name: str, content: bytes, report: Report) -> ReadText:
    """The text of the document; UnreadableError when it cannot be had."""
    document = _opened(content)
    try:
        pages = list(_pages(document, report))
        noticed = tuple(_noticed(document, content))
    finally:
        document.close()
    if _is_scan(pages):
        raise _no_text_layer()
    cleaned = without_furniture(pages)
    pages_left, notes = split_notes(cleaned)
    lines = [line for page in cleaned for line in page]
    breaker = ParagraphBreaker(Geometry(cleaned))
    paragraphs = in_reading_order(
        breaker.split(line for page in pages_left for line in page),
        (paragraph for page in notes for paragraph in breaker.split(page)),
    )
    words = vocabulary(lines)
    usual = median(line.height for line in lines)
    blocks, written, length = [], [], 0
    for paragraph in paragraphs:
        text = joined(paragraph, words)
        blocks.append(_block(paragraph, length, len(text), usual))
        written.append(text)
        length += len(text) + 1
    text = "\n".join(written)
    return ReadText(
        file=name,
        media="pdf",
        language=language_of(text),
        text=text,
        blocks=tuple(blocks),
        warnings=(*_unread(pages), *noticed),
    )


def _block(paragraph: Sequence[Line], start: int, length: int, usual: float) -> Block:
    return Block(
        start=start,
        end=start + length,
        heading=all(line.height > _LARGE * usual for line in paragraph),
        bold=all(line.bold for line in paragraph),
    )


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise UnreadableError(
                _("it is protected by a password"), _("Open it, save it without a password, and import that.")
            ) from error
        raise _damaged() from error
    if len(document) > MAX_PAGES:
        pages = len(document)
        document.close()
        raise UnreadableError(
            _("it has {pages} pages, and the limit is {limit}").format(
                pages=f"{pages:,}", limit=f"{MAX_PAGES:,}"
            ),
            _("Save the pages of the contract as a file of their own."),
        )
    return document


def _pages(document: pypdfium2.PdfDocument, report: Report) -> Iterator[list[Line]]:
    """The lines of each page; the report may stop the work by raising."""
    total = len(document)
    for number in range(total):
        if number % _REPORT_EVERY == 0:
            report(number, total, _("Reading pages"))
        try:
            yield page_lines(document, number)
        except pypdfium2.PdfiumError as error:
            raise _damaged() from error


def _is_scan(pages: Sequence[Sequence[Line]]) -> bool:
    """Whether there is no text but, at most, a stamp or page numbers on pictures of pages."""
    characters = sum(len(line.text) for page in pages for line in page)
    empty = sum(1 for page in pages if not page)
    return characters == 0 or (empty >= _MOSTLY * len(pages) and characters < _ENOUGH * len(pages))


def _damaged() -> UnreadableError:
    return UnreadableError(
        _("it is damaged or was not transferred completely"),
        _("Ask for the file again, or open it in a PDF viewer and print it to a new PDF."),
    )


def _no_text_layer() -> UnreadableError:
    return UnreadableError(
        _("it has no text layer; its pages are pictures, probably a scan"),
        _("Run text recognition (OCR) on it, or ask for the contract as DOCX or PDF with text."),
    )


def _unread(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    empty = [number for number, page in enumerate(pages, start=1) if not page]
    if empty:
        numbers = ", ".join(map(str, empty))
        yield _("These pages have no text layer and were not read: {pages}").format(pages=numbers)


def _noticed(document: pypdfium2.PdfDocument, content: bytes) -> Iterator[str]:
    """What a viewer might run or check, and this program does not."""
    scripts = pypdfium2.raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0
    if scripts or _ACTIVE.search(content):
        yield _("The PDF holds scripts or programs to start; none was run.")
    if pypdfium2.raw.FPDF_GetSignatureCount(document.raw) > 0:
        yield _("The PDF carries a digital signature, which was not verified.")
