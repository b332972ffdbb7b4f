"""The visible characters of a paragraph in order, with what was inserted or deleted among them."""

from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from app.exchange.docx.markup import COMPATIBILITY, MATH, VAL, child, switch, value, w
from app.exchange.docx.styles import Styles
from app.exchange.symbols import symbol

INSERTED, DELETED = "inserted", "deleted"
CHANGES = {w("ins"): INSERTED, w("moveTo"): INSERTED, w("del"): DELETED, w("moveFrom"): DELETED}
_CONTAINERS = frozenset(
    w(name) for name in ("hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo")
)
_SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
# Blanks of the file are blanks; what has no width would only stand between a reader's search and its hit.
_BLANKS = {ord("\n"): " ", 0xA0: " "} | dict.fromkeys((*range(0x200B, 0x2010), 0x2060, 0xFEFF))
_NOTES = frozenset((w("footnoteReference"), w("endnoteReference")))
_DRAWINGS = frozenset((w("drawing"), w("pict"), w("object")))
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_ALTERNATIVES = f"{{{COMPATIBILITY}}}AlternateContent"
_BOX = w("txbxContent")


@dataclass(frozen=True, slots=True)
class Change:
    """Who inserted or deleted something, and when."""

    kind: str
    author: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters that share their look and their history."""

    text: str
    bold: bool
    change: Change | None


@dataclass(frozen=True, slots=True)
class Content:
    """What one paragraph holds."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)  # text boxes, shown after the paragraph


class Inline:
    """Reads the runs of one paragraph after the other: a field may begin in one and end in another."""

    def __init__(self, styles: Styles) -> None:
        self.notes = 0  # references to footnotes and endnotes met so far
        self._styles = styles
        self._fields: list[bool] = []  # open fields, outermost first; True once the result has begun
        self._content = Content()
        self._style: str | None = None

    def read(self, paragraph: etree._Element, style: str | None, change: Change | None) -> Content:
        """The paragraph's content; ``change`` is what happened to all of it, as in a deleted table row."""
        self._content = Content()
        self._style = style
        self._walk(paragraph, change)
        return self._content

    def _walk(self, parent: etree._Element | None, change: Change | None) -> None:
        for element in () if parent is None else parent:
            tag = element.tag
            if tag == w("r"):
                self._run(element, change)
            elif tag in CHANGES:
                self._walk(element, merged(change, change_of(element)))
            elif tag in _CONTAINERS:
                self._walk(element, change)
            elif tag == _ALTERNATIVES:
                self._walk(chosen(element), change)
            elif isinstance(tag, str) and tag.startswith(f"{{{MATH}}}"):
                formula = "".join(part.text or "" for part in element.iter(f"{{{MATH}}}t"))
                self._content.pieces.append(Piece(formula, bold=False, change=change))

    def _run(self, run: etree._Element, change: Change | None) -> None:
        """The characters of one run, unless it is hidden."""
        properties = child(run, "rPr")
        hidden = self._look(properties, "vanish")
        bold = self._look(properties, "b")
        for element in run:
            text = self._text(element, change)
            if text and not hidden and all(self._fields):
                self._content.pieces.append(Piece(text, bold, change))

    def _text(self, element: etree._Element, change: Change | None) -> str:
        """The characters that one element of a run stands for."""
        tag = element.tag
        if tag in (w("t"), w("delText")):
            text = (element.text or "").translate(_BLANKS)
            return text if element.get(_PRESERVE) == "preserve" else text.strip(" \t\r")
        if tag == w("sym"):
            return _symbol(element)
        self._notice(element, change)
        return _SIGNS.get(tag, "")

    def _notice(self, element: etree._Element, change: Change | None) -> None:
        """Fields, notes, annotated words and drawings: what a run holds besides characters."""
        tag = element.tag
        if tag == w("fldChar"):
            self._field(element)
        elif tag in _NOTES:
            self.notes += 1
        elif tag == w("ruby"):
            self._walk(child(element, "rubyBase"), change)
        elif tag in _DRAWINGS:
            self._content.boxes.extend(_boxes(element))
        elif tag == _ALTERNATIVES:
            self._content.boxes.extend(_boxes(chosen(element)))

    def _field(self, mark: etree._Element) -> None:
        """Keep account of where instructions end and results begin; a check box has a sign of its own."""
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            box = child(mark, "ffData", "checkBox")
            shown = all(self._fields)
            self._fields.append(False)
            if box is not None and shown:
                self._content.pieces.append(Piece("☒" if _ticked(box) else "☐", bold=False, change=None))
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _look(self, properties: etree._Element | None, name: str) -> bool:
        """An on/off look of a run: its own, its character style's, or its paragraph style's."""
        own = switch(properties, name)
        if own is None and properties is not None:
            own = self._styles.stated(value(properties, "rStyle"), name)
        if own is None:
            own = self._styles.stated(self._style, name)
        return bool(own)


def change_of(element: etree._Element) -> Change:
    """The tracked change that a ``w:ins``, ``w:del``, ``w:moveTo`` or ``w:moveFrom`` tells of."""
    try:
        day = date.fromisoformat(element.get(w("date"), "")[:10])
    except ValueError:
        day = None
    return Change(CHANGES[element.tag], element.get(w("author"), ""), day)


def merged(outer: Change | None, inner: Change | None) -> Change | None:
    """Of two changes one inside the other: what was deleted by either is gone."""
    if outer is not None and outer.kind == DELETED:
        return outer
    return inner or outer


def chosen(alternatives: etree._Element) -> etree._Element | None:
    """The newer way of saying the same, unless only the older one holds text."""
    choice = alternatives.find(f"{{{COMPATIBILITY}}}Choice")
    fallback = alternatives.find(f"{{{COMPATIBILITY}}}Fallback")
    if choice is None or (fallback is not None and next(choice.iter(w("t")), None) is None):
        return fallback
    return choice


def _boxes(drawing: etree._Element | None) -> list[etree._Element]:
    """The outermost text boxes of a drawing; one drawn in two ways counts once."""
    found: list[etree._Element] = []
    for element in () if drawing is None else drawing:
        if element.tag == _BOX:
            found.append(element)
        elif element.tag == _ALTERNATIVES:
            found.extend(_boxes(chosen(element)))
        else:
            found.extend(_boxes(element))
    return found


def _symbol(element: etree._Element) -> str:
    try:
        code = int(element.get(w("char"), ""), 16)
    except ValueError:
        return ""
    sign = chr(code if code > 0xFF else 0xF000 + code)
    return symbol(sign, element.get(w("font"), ""))


def _ticked(box: etree._Element) -> bool:
    checked = child(box, "checked")
    state = child(box, "default") if checked is None else checked
    return state is not None and state.get(VAL, "1") not in ("0", "false", "off")
