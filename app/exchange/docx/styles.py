"""What a paragraph gets from its style and from the styles that one is based on."""

from collections.abc import Iterator
from functools import cache

from lxml import etree

from app.exchange.docx.markup import child, switch, value, w, whole

_BODY_TEXT = 9  # the outline level that means "none"


class Styles:
    """The style sheet of a document; every answer follows ``basedOn`` until something is said."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = [] if root is None else root.findall(w("style"))
        self._styles = {style.get(w("styleId"), ""): style for style in styles}
        defaults = (
            style.get(w("styleId"))
            for style in styles
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on")
        )
        self.default = next(defaults, None)
        self.stated = cache(self._stated)
        self.heading = cache(self._heading)
        self.outline_level = cache(self._outline_level)
        self.numbering = cache(self._numbering)

    def chain(self, style_id: str | None) -> Iterator[tuple[str, etree._Element]]:
        """The style and its ancestors, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield style_id, self._styles[style_id]
            style_id = value(self._styles[style_id], "basedOn")

    def number_of_list_style(self, style_id: str) -> str | None:
        """The ``numId`` behind a list style (``numStyleLink``)."""
        return value(self._styles.get(style_id), "pPr", "numPr", "numId")

    def _numbering(self, style_id: str | None) -> tuple[str | None, int | None]:
        """``numId`` and level, each from the nearest style that states it: they are inherited apart."""
        number, level = None, None
        for _id, style in self.chain(style_id):
            properties = child(style, "pPr", "numPr")
            level = whole(properties, "ilvl") if level is None else level
            number = value(properties, "numId")
            if number is not None:
                break
        return number, level

    def _outline_level(self, style_id: str | None) -> int | None:
        for _id, style in self.chain(style_id):
            level = whole(style, "pPr", "outlineLvl")
            if level is not None:
                return level if level < _BODY_TEXT else None
        return None

    def _heading(self, style_id: str | None) -> bool:
        """An outline level, or one of the built-in names, which are English in every language of Word."""
        for _id, style in self.chain(style_id):
            level = whole(style, "pPr", "outlineLvl")
            if level is not None:
                return level < _BODY_TEXT
            name = (value(style, "name") or "").lower()
            if name == "title" or name.startswith("heading "):
                return True
        return False

    def _stated(self, style_id: str | None, name: str) -> bool | None:
        """An on/off look of characters (``b``, ``vanish``); None when no style of the chain mentions it."""
        states = (switch(style, "rPr", name) for _id, style in self.chain(style_id))
        return next((state for state in states if state is not None), None)
