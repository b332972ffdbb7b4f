"""Numbers that may open a clause: every reading a mark at the start of a line can have.

A mark alone proves nothing ("4.2" opens a clause or ends a reference); which marks are clauses and
at what level is decided by the sequence they stand in.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from app.analysis.clauses.ordinals import digit_path, letter_value, roman_value
from app.analysis.clauses.references import is_measured, refers_in_chinese, refers_in_english
from app.analysis.numerals import CHINESE_NUMERAL, chinese_number, english_number

# Units with a fixed place in the order of divisions: smaller is further out.
RANKS = {
    "编": 0, "部分": 0, "篇": 0, "part": 0,
    "章": 1, "chapter": 1,
    "article": 2,
    "节": 3,
    "section": 4, "clause": 4,
    "条": 5,
    "款": 6,
}  # fmt: skip

_DIGIT = "0-9０-９"
_ZH = CHINESE_NUMERAL
_PREFIX = re.compile(r"[ \t\u3000\xa0]*(?:>[ \t]*)?(?:#{1,6}[ \t]+)?(?:\*\*|__)?[ \t]*[※★●]?")
_ZH_UNIT = re.compile(
    rf"第[ \u3000]{{0,2}}(?P<n>[{_ZH}]{{1,7}}|[{_DIGIT}]{{1,4}}(?:[.．][{_DIGIT}]{{1,3}}){{0,3}})"
    r"[ \u3000]{0,2}(?P<unit>编|部分|篇|章|节|條|条|款)"
)
_EN_UNIT = re.compile(
    r"(?P<unit>ARTICLE|Article|SECTION|Section|CLAUSE|Clause|CHAPTER|Chapter|PART|Part|S[Ee][Cc]\."
    r"|A[Rr][Tt]\.|§{1,2})[ \t\xa0]*(?P<n>\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,7}|[A-Z]|(?i:twenty-|thirty-)?"
    r"(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty))(?!\w)"
)
_DOTTED = re.compile(
    rf"(?P<n>(?!0)[{_DIGIT}]{{1,3}}(?:[.．][{_DIGIT}]{{1,3}}){{1,5}})(?P<end>[.．、]?)"
    rf"(?![{_DIGIT}%％‰/:a-z]|[.．]\d)"
)
_LETTERED = re.compile(rf"(?P<n>[{_DIGIT}]{{1,3}}[.．\-]?(?P<letter>[A-Z]))[.．)](?=\s|$)")
_PLAIN = re.compile(
    rf"(?P<n>[{_DIGIT}]{{1,3}})(?P<end>[.．](?!\d)|[、,，:：)）]|(?=[ \t\u3000\xa0]+[^\d\s])|(?=\s*$))"
)
_BRACKET = re.compile(rf"[(（]\s?(?P<n>[{_DIGIT}]{{1,3}}|[A-Za-zａ-ｚＡ-Ｚ]{{1,6}}|[{_ZH}]{{1,4}})\s?[)）]")
_LETTER = re.compile(r"(?P<n>[A-Za-zＡ-Ｚａ-ｚ]|[ivxIVX]{1,5}|[Ⅰ-Ⅻ])(?P<end>[.．)）、])")
_ZH_PLAIN = re.compile(rf"(?P<n>[{_ZH}]{{1,4}})[ \u3000]?(?P<end>[、，,．.:：)）]|(?=[ \u3000]))")
_CIRCLED = re.compile("[①-⑳⒈-⒛⑴-⒇㈠-㈩⒜-⒵]")
_CIRCLED_BASES = (("①", "①"), ("⒈", "n."), ("⑴", "(n)"), ("㈠", "(一)"), ("⒜", "(a)"))
# Nearly all lines that are no mark are told by their first signs, before any pattern is tried.
_FIRST = re.compile(
    rf"[{_DIGIT}(（第§{_ZH}①-⑳⒈-⒛⑴-⒇㈠-㈩⒜-⒵Ⅰ-Ⅻ]|[A-Za-zＡ-Ｚａ-ｚ]{{1,5}}[.．)）、]"
    r"|[AaCcPpSs](?:rticle|RTICLE|ection|ECTION|lause|LAUSE|hapter|HAPTER|art|ART)"
)
_UNIT_NAMES = {"條": "条", "sec.": "section", "art.": "article", "§": "section", "§§": "section"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a mark: the style of its list and its place in it."""

    style: str  # the unit, or the shape: "n." "(a)" "(i)" "一、" "n.n"
    value: int  # the last number
    path: tuple[int, ...] = ()  # whole numbers that children repeat: 4 of "Article 4", (4, 2) of 4.2


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark with its place in the text and everything it can mean, likeliest first."""

    start: int  # of the line's content
    end: int  # after the mark and its point
    number: str  # as a reader sees it, without the closing point
    readings: tuple[Reading, ...]
    firm: bool  # a unit word or an automatic number says it is a division
    bare: bool = False  # a number with no point after it


def find_marker(text: str, start: int, *, label: str = "") -> Marker | None:
    """The mark at the start of the line ``text`` that begins at ``start``; ``label`` is Word's own number."""
    prefix = _PREFIX.match(text)
    place = prefix.end() if prefix else 0
    if _FIRST.match(text, place) is None:
        return None
    content = len(text) - len(text.lstrip())
    for recognise in _RECOGNISERS:
        marker = recognise(text, place)
        if marker is not None:
            firm = marker.firm or (bool(label) and text[place:].startswith(label.strip()))
            return Marker(
                start + content,
                start + marker.end,
                marker.number,
                marker.readings,
                firm,
                marker.bare and not firm,
            )
    return None


def _zh_unit(text: str, place: int) -> Marker | None:
    match = _ZH_UNIT.match(text, place)
    if match is None or refers_in_chinese(text, match.end()):
        return None
    unit = _UNIT_NAMES.get(match["unit"], match["unit"])
    number = match["n"]
    if number[0] in _ZH:
        value = chinese_number(number)
        path: tuple[int, ...] = () if value is None else (value,)
    else:
        path = digit_path(number)
    if not path:
        return None
    style = unit if len(path) == 1 else "n.n"
    return Marker(place, match.end(), match[0], (Reading(style, path[-1], path),), firm=True)


def _en_unit(text: str, place: int) -> Marker | None:
    match = _EN_UNIT.match(text, place)
    if match is None or refers_in_english(text, match.end()):
        return None
    unit = match["unit"].lower()
    unit = _UNIT_NAMES.get(unit, unit)
    path = _unit_path(match["n"])
    if path is None:
        return None
    style = unit if len(path) == 1 else "n.n"
    end = match.end() + (text[match.end() : match.end() + 1] == ".")
    return Marker(place, end, match[0], (Reading(style, path[-1], path),), firm=True)


def _unit_path(number: str) -> tuple[int, ...] | None:
    if number[0].isdigit():
        return digit_path(number)
    for value_of in (roman_value, english_number, letter_value):
        value = value_of(number)
        if value is not None:
            return (value,)
    return None


def _dotted(text: str, place: int) -> Marker | None:
    match = _DOTTED.match(text, place)
    if match is None or is_measured(text, match.end()):
        return None
    if not match["end"] and refers_in_english(text, match.end()):
        return None
    path = digit_path(match["n"])
    if path[-1] == 0 and len(path) == 2:  # "9.0": a whole number in a style that writes one decimal
        readings = (Reading("n.", path[0], path[:1]), Reading("n.n", 0, path))
        return Marker(place, match.end(), match["n"], readings, firm=False)
    return Marker(place, match.end(), match["n"], (Reading("n.n", path[-1], path),), firm=False)


def _lettered(text: str, place: int) -> Marker | None:
    """3.A, 3.B: letters that repeat the number of their parent."""
    match = _LETTERED.match(text, place)
    if match is None:
        return None
    reading = Reading("nA", ord(match["letter"]) - ord("A") + 1)
    return Marker(place, match.end(), match["n"], (reading,), firm=False)


def _plain(text: str, place: int) -> Marker | None:
    match = _PLAIN.match(text, place)
    if match is None or (not match["end"] and not _capital_follows(text, match.end())):
        return None
    if match["end"] in tuple(",，:：") and not _chinese_follows(text, match.end()):
        return None
    if is_measured(text, match.end()) and match["end"] not in tuple(".．、)）"):
        return None
    value = int(match["n"])
    style = "n)" if match["end"] in (")", "）") else "n." if match["end"] else "n"
    number = match[0] if style == "n)" else match["n"]
    path = () if style == "n)" else (value,)
    return Marker(
        place, match.end(), number, (Reading(style, value, path),), firm=False, bare=not match["end"]
    )


def _capital_follows(text: str, place: int) -> bool:
    rest = text[place:].lstrip()
    return (
        bool(rest)
        and (rest[0].isupper() or "\u4e00" <= rest[0] <= "\u9fff")
        and place < len(text) - len(rest)
    )


def _chinese_follows(text: str, place: int) -> bool:
    rest = text[place:].lstrip()
    return bool(rest) and "\u4e00" <= rest[0] <= "\u9fff"


def _bracket(text: str, place: int) -> Marker | None:
    match = _BRACKET.match(text, place)
    if match is None:
        return None
    inner = match["n"]
    if inner[0].isdecimal():
        readings: tuple[Reading, ...] = (Reading("(n)", int(inner)),)
    elif inner[0] in _ZH:
        value = chinese_number(inner)
        readings = () if value is None else (Reading("(一)", value),)
    else:
        readings = _letters(inner, "({})")
    return Marker(place, match.end(), match[0], readings, firm=False) if readings else None


def _letter(text: str, place: int) -> Marker | None:
    match = _LETTER.match(text, place)
    if match is None or not (
        text[match.end() :][:1].isspace() or match.end() == len(text) or match["end"] in ")）、．"
    ):
        return None
    inner = match["n"]
    bracket = match["end"] in (")", "）")
    readings = _letters(inner, "{})" if bracket else "{}.")
    number = match[0] if bracket else inner
    return Marker(place, match.end(), number, readings, firm=False) if readings else None


def _letters(inner: str, shape: str) -> tuple[Reading, ...]:
    upper = inner.isupper()
    letter, roman = letter_value(inner), roman_value(inner)
    readings = []
    if letter is not None:
        readings.append(Reading(shape.format("A" if upper else "a"), letter))
    if roman is not None:
        readings.append(
            Reading(shape.format("I" if upper else "i"), roman, (roman,) if shape == "{}." else ())
        )
    return tuple(readings)


def _zh_plain(text: str, place: int) -> Marker | None:
    match = _ZH_PLAIN.match(text, place)
    if match is None:
        return None
    value = chinese_number(match["n"])
    if value is None or value == 0:
        return None
    bracket = match["end"] in (")", "）")
    reading = Reading("一)", value) if bracket else Reading("一、", value, (value,))
    number = match[0] if bracket else match["n"]
    return Marker(place, match.end(), number, (reading,), firm=False, bare=not match["end"])


def _circled(text: str, place: int) -> Marker | None:
    match = _CIRCLED.match(text, place)
    if match is None:
        return None
    first, style = max((base for base in _CIRCLED_BASES if base[0] <= match[0]), key=lambda base: base[0])
    value = ord(match[0]) - ord(first) + 1
    path = (value,) if style == "n." else ()
    return Marker(place, match.end(), match[0], (Reading(style, value, path),), firm=False)


_RECOGNISERS: tuple[Callable[[str, int], Marker | None], ...] = (
    _zh_unit, _en_unit, _dotted, _lettered, _plain, _bracket, _letter, _zh_plain, _circled,
)  # fmt: skip
