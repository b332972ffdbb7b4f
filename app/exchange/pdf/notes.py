"""Small print at the foot of pages: kept, but not inside a sentence that runs on to the next page."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from app.exchange.pdf.lines import Line

_SMALL = 0.85  # times the usual size of type


def split_notes(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[list[Line]]]:
    """The pages without the small print at their foot, and that small print, both by page."""
    heights = [line.height for page in pages for line in page]
    limit = _SMALL * median(heights) if heights else 0.0
    bodies, notes = [], []
    for page in pages:
        small = set()
        for line in sorted(page, key=lambda line: line.base, reverse=True):
            if max(line.sizes) >= limit:
                break
            small.add(id(line))
        if len(small) == len(page):  # a page set in small print throughout
            small.clear()
        bodies.append([line for line in page if id(line) not in small])
        notes.append([line for line in page if id(line) in small])
    return bodies, notes


def in_reading_order(paragraphs: Iterable[list[Line]], notes: Iterable[list[Line]]) -> Iterator[list[Line]]:
    """The paragraphs, with each page's small print after the paragraph that leaves the page."""
    waiting = list(notes)
    for paragraph in paragraphs:
        while waiting and waiting[0][0].page < paragraph[0].page:
            yield waiting.pop(0)
        yield paragraph
    yield from waiting
