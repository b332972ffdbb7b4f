"""The body of a Word document in reading order: paragraphs, tables, content controls, text boxes."""

from collections.abc import Callable

from lxml import etree

from app.exchange.docx.inline import CHANGES, DELETED, Change, Inline, Piece, change_of, chosen, merged
from app.exchange.docx.markup import COMPATIBILITY, child, switch, value, w, whole
from app.exchange.docx.numbering import Label, Numbering
from app.exchange.docx.page_text import Look, PageText
from app.exchange.docx.styles import Styles

_BODY_TEXT = 9  # the outline level that means "none"
_CONTAINERS = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "tbl", "tc")) | set(CHANGES)
_ALTERNATIVES = f"{{{COMPATIBILITY}}}AlternateContent"


class Body:
    """Walks the body once and writes what a reader sees into a ``PageText``."""

    def __init__(
        self, styles: Styles, numbering: Numbering, page: PageText, advance: Callable[[], None]
    ) -> None:
        """``advance`` is called for every paragraph, so that long work can be reported and stopped."""
        self.foreign_chunks = 0  # pieces of other formats that a word processor would merge in
        self._styles = styles
        self._numbering = numbering
        self._inline = Inline(styles)
        self._page = page
        self._advance = advance
        self._held: list[Piece] = []  # content whose paragraph mark was deleted: it joins the next paragraph

    @property
    def notes(self) -> int:
        """How many footnotes and endnotes the text refers to."""
        return self._inline.notes

    def walk(self, container: etree._Element, change: Change | None = None, *, table: bool = False) -> None:
        """Read everything inside; ``table`` says that it stands in a table cell."""
        for element in container:
            tag = element.tag
            if tag == w("p"):
                self._paragraph(element, change, table=table)
            elif tag == w("tr"):
                self.walk(element, merged(change, _row_change(element)), table=True)
            elif tag in CHANGES:
                self.walk(element, merged(change, change_of(element)), table=table)
            elif tag in _CONTAINERS:
                self.walk(element, change, table=table or tag == w("tbl"))
            elif tag == _ALTERNATIVES:
                branch = chosen(element)
                self.walk(element if branch is None else branch, change, table=table)
            elif tag == w("altChunk"):
                self.foreign_chunks += 1
        self._release(table=table)

    def _paragraph(self, element: etree._Element, change: Change | None, *, table: bool) -> None:
        """Write one paragraph, or hold it when its mark was deleted: it then goes on in the next one."""
        self._advance()
        properties = child(element, "pPr")
        style = value(properties, "pStyle") or self._styles.default
        content = self._inline.read(element, style, change)
        self._held.extend(content.pieces)
        if not _mark_deleted(properties):
            pieces, self._held = self._held, []
            label = (
                None if _invisible(pieces, properties, change) else self._numbering.label(properties, style)
            )
            self._page.add(pieces, label, self._look(properties, style, label, table=table))
        for box in content.boxes:
            self.walk(box, change, table=table)

    def _look(
        self, properties: etree._Element | None, style: str | None, label: Label | None, *, table: bool
    ) -> Look:
        """What the paragraph's own properties and its style say about its rank."""
        outline = whole(properties, "outlineLvl")
        if outline is None:
            outline = self._styles.outline_level(style)
        elif outline >= _BODY_TEXT:
            outline = None
        level = label.level if outline is None and label else outline
        return Look(level=level, heading=outline is not None or self._styles.heading(style), table=table)

    def _release(self, *, table: bool) -> None:
        """Write what was held although nothing follows that it could join."""
        if self._held:
            pieces, self._held = self._held, []
            self._page.add(pieces, None, Look(table=table))


def _row_change(row: etree._Element) -> Change | None:
    """Whether the whole table row was inserted or deleted."""
    properties = child(row, "trPr")
    if properties is None:
        return None
    return next((change_of(mark) for mark in properties if mark.tag in CHANGES), None)


def _mark_deleted(properties: etree._Element | None) -> bool:
    mark = child(properties, "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _invisible(pieces: list[Piece], properties: etree._Element | None, change: Change | None) -> bool:
    """What is not shown is not counted: deleted, hidden, a bare section break; an empty paragraph is."""
    if any(piece.text.strip() and (piece.change is None or piece.change.kind != DELETED) for piece in pieces):
        return False
    deleted = change is not None and change.kind == DELETED
    section = child(properties, "sectPr") is not None
    return deleted or section or bool(switch(child(properties, "rPr"), "vanish"))
