"""Automatic numbers as Word counts and shows them (ECMA-376 part 1, 17.9).

The count belongs to the abstract list, so that several ``num`` may continue one another; a ``num`` with a
start of its own restarts the count where it first appears.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from app.exchange.docx.markup import COMPATIBILITY, child, switch, value, w, whole
from app.exchange.docx.number_formats import written
from app.exchange.docx.styles import Styles
from app.exchange.symbols import symbol

_PLACE = re.compile(r"%([1-9])")
_UNCOUNTED = ("bullet", "none")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list, as ``w:lvl`` defines it."""

    number_format: str
    text: str  # "第%1条", "%1.%2"
    start: int
    separated: bool  # a tab or blank follows the number
    legal: bool  # every number in figures, whatever its level's own format
    restart: int | None  # restarts after this many of the outer levels; 0 never; None after any
    hidden: bool
    style: str | None  # paragraphs of this style are on this level


@dataclass(frozen=True, slots=True)
class Label:
    """The number in front of a paragraph."""

    text: str
    level: int  # 0 is the outermost
    separated: bool


@dataclass(slots=True)
class _List:
    """A ``w:num``: an abstract list's levels with this list's own changes."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)  # level → its own start

    def start(self, level: int) -> int:
        """What the level counts from, when it begins and whenever it restarts."""
        definition = self.levels.get(level)
        return self.starts.get(level, definition.start if definition else 1)


class Numbering:
    """The lists of a document and how far each has been counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts = (
            {} if root is None else {_id(a, "abstractNumId"): a for a in root.findall(w("abstractNum"))}
        )
        self._nums = {} if root is None else {_id(n, "numId"): n for n in root.findall(w("num"))}
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, properties: etree._Element | None, style: str | None) -> Label | None:
        """Count one paragraph on; its number, or None when it has none.

        ``properties`` is the paragraph's ``w:pPr``, ``style`` the id of its style.
        """
        place = self._place(properties, style)
        if place is None:
            return None
        number, level = place
        listing = self._list(number)
        definition = listing.levels.get(level) if listing else None
        if listing is None or definition is None:
            return None
        counts = self._count(number, listing, level)
        text = "" if definition.hidden else _shown(definition, level, listing, counts)
        return Label(text, level, definition.separated)

    def _place(self, properties: etree._Element | None, style: str | None) -> tuple[str, int] | None:
        """``numId`` and level from the paragraph, from the level that names its style, or from the style."""
        direct = child(properties, "numPr")
        number, level = value(direct, "numId"), whole(direct, "ilvl")
        style_number, style_level = self._styles.numbering(style)
        if number is None:
            number = style_number
            level = self._level_naming(number, style) if level is None else level
        if number is None or number == "0":
            return None
        return number, next((known for known in (level, style_level) if known is not None), 0)

    def _level_naming(self, number: str | None, style: str | None) -> int | None:
        """The level whose ``pStyle`` is the paragraph's style or one it is based on."""
        listing = self._list(number) if number else None
        if listing is None:
            return None
        linked = {level.style: depth for depth, level in listing.levels.items() if level.style}
        return next(
            (linked[style_id] for style_id, _ in self._styles.chain(style) if style_id in linked), None
        )

    def _list(self, number: str) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._build(number)
        return self._lists[number]

    def _build(self, number: str) -> _List | None:
        num = self._nums.get(number)
        abstract = self._abstract(num)
        if num is None or abstract is None:
            return None
        listing = _List(_id(abstract, "abstractNumId"), _levels(abstract))
        for override in num.findall(w("lvlOverride")):
            depth = _depth(override)
            listing.levels.update(_levels(override))
            start = whole(override, "startOverride")
            if start is not None:
                listing.starts[depth] = start
        return listing

    def _abstract(self, num: etree._Element | None) -> etree._Element | None:
        """The abstract list, through as many list styles as it takes; None for a circle or a gap."""
        seen: set[str] = set()
        while num is not None:
            abstract = self._abstracts.get(value(num, "abstractNumId") or "")
            link = value(abstract, "numStyleLink")
            if link is None or link in seen:
                return abstract
            seen.add(link)
            num = self._nums.get(self._styles.number_of_list_style(link) or "")
        return None

    def _count(self, number: str, listing: _List, level: int) -> dict[int, int]:
        """Advance the level; outer levels not yet used stand at their start, inner ones begin again."""
        counts = self._counts.setdefault(listing.abstract, {})
        if level in listing.starts and (number, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((number, level))
        for outer in range(level):
            counts.setdefault(outer, listing.start(outer))
        counts[level] = counts[level] + 1 if level in counts else listing.start(level)
        for inner in [depth for depth in counts if depth > level]:
            definition = listing.levels.get(inner)
            restart = definition.restart if definition else None
            if restart is None or level < restart:
                del counts[inner]
        return counts


def _shown(definition: Level, level: int, listing: _List, counts: dict[int, int]) -> str:
    """The level's text with the numbers of the levels it names put in."""
    if definition.number_format == "bullet":
        return "".join(symbol(sign) for sign in definition.text)

    def numeral(place: re.Match[str]) -> str:
        depth = int(place[1]) - 1
        named = listing.levels.get(depth)
        if named is None or depth > level or named.number_format in _UNCOUNTED:
            return ""
        return written(counts[depth], "decimal" if definition.legal else named.number_format)

    return _PLACE.sub(numeral, definition.text)


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {_depth(element): _level(element) for element in parent.findall(w("lvl"))}


def _level(element: etree._Element) -> Level:
    picture = child(element, "lvlPicBulletId") is not None
    text = value(element, "lvlText") or ""
    return Level(
        number_format="bullet" if picture else _number_format(element),
        text="•" if picture else text,
        start=whole(element, "start") or 0,
        separated=value(element, "suff") != "nothing",
        legal=switch(element, "isLgl") or False,
        restart=whole(element, "lvlRestart"),
        hidden=switch(element, "rPr", "vanish") or False,
        style=value(element, "pStyle"),
    )


def _number_format(element: etree._Element) -> str:
    """``numFmt``; a format newer than the standard stands beside an old one to fall back on."""
    plain = value(element, "numFmt")
    if plain is None:
        fallback = element.find(f"{{{COMPATIBILITY}}}AlternateContent/{{{COMPATIBILITY}}}Fallback")
        plain = value(fallback, "numFmt")
    return plain or "decimal"


def _id(element: etree._Element, name: str) -> str:
    return element.get(w(name), "")


def _depth(element: etree._Element) -> int:
    text = element.get(w("ilvl"), "0")
    return int(text) if text.isdecimal() else 0
