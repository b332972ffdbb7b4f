"""Dates as contracts write them, in Chinese and English, and the blanks left for them.

Strict on purpose: a month without a day, "next month" or an impossible day is no date. Numbers
separated by slashes or hyphens follow the US order unless that is impossible; dots follow the European one.
"""

import re
from dataclasses import dataclass
from datetime import date

from app.analysis.numerals import ENGLISH_ORDINAL, chinese_number, english_ordinal

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_NUMBER = {name[:3]: number for number, name in enumerate(_MONTHS, start=1)}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_GAP = r"[\s\-]{0,80}"
_YEAR = r"(?:19|20)\d{2}"
# Superscripts come out of some files as "14t h".
_SUFFIX = r"(?:\s{0,2}(?:st|nd|rd|th|s\st|n\sd|r\sd|t\sh))?"
_BLANK = r"(?:\[[\s_*•●·.\-]{0,20}\]|[_＿]{1,60}|[●•])"
_CN_DIGITS = r"[\d〇○零一二三四五六七八九OＯ]"
_CN_BLANK = r"[\s_＿×xX*\u3000\-]{0,40}"

_ENGLISH = re.compile(
    rf"""
    (?<![A-Za-z])(?P<m1>{_MONTH}){_GAP}(?:the\s)?(?P<d1>\d{{1,2}}){_SUFFIX}\s{{0,3}},?\s{{0,80}}(?P<y1>{_YEAR})\b
  | (?:(?<![\d.,/])(?P<d2>\d{{1,2}})|\b(?P<nth>{ENGLISH_ORDINAL})){_SUFFIX}
      (?:{_GAP}day\b)?(?:{_GAP}of\b)?{_GAP}
      (?P<m2>{_MONTH})\s{{0,2}},?{_GAP}(?P<y2>{_YEAR})\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_YEAR_ANCHOR = re.compile(rf"\b{_YEAR}\b")
_REACH = 130  # code points before a year in which its month and day stand
_NUMERIC = re.compile(
    r"(?P<a>\d(?<![\d/.\-－．]\d)\d{0,3})(?P<sep>[-－/.．])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{4}|\d{2}|\d)(?![\d]|[/.\-]\d)"
)
_CHINESE = re.compile(
    rf"(?P<y>{_CN_DIGITS}(?<!\d.)\s?(?:{_CN_DIGITS}\s?){{3}})\s{{0,6}}年\s{{0,6}}(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})"
    r"\s{0,6}月\s{0,6}(?P<d>\d{1,2}|[一二三四五六七八九十廿卅]{1,3})\s{0,6}[日号]"
)
_BLANK_ENGLISH = re.compile(
    rf"""
    {_BLANK}{_SUFFIX}\s{{0,10}}day\s{{1,10}}of\s{{1,10}}(?:{_BLANK}|{_MONTH})?\s{{0,10}},?\s{{0,10}}
      (?:{_YEAR}|(?:19|20)?{_BLANK})?
  | \d{{1,2}}{_SUFFIX}\s{{1,10}}day\s{{1,10}}of\s{{1,10}}
      (?:(?:{_BLANK}|{_MONTH})\s{{0,10}},?\s{{0,10}}(?:19|20)\d?{_BLANK}|{_BLANK})
  | \b{_MONTH}\s{{0,10}}(?:{_BLANK}|(?=,\s{{0,3}}{_YEAR}))
      \s{{0,10}},?\s{{0,10}}(?:{_YEAR}|(?:19|20)\d?{_BLANK})
  | {_BLANK}\s{{0,10}},?\s{{0,10}}{_YEAR}\b
  | \b(?:as\sof|dated|on)\s{{1,3}}(?:{_BLANK}|,)\s{{0,10}},?\s{{0,10}}(?:{_YEAR}\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BLANK_CHINESE = re.compile(
    rf"(?:{_CN_DIGITS}{{0,4}}{_CN_BLANK})年{_CN_BLANK}\d{{0,2}}{_CN_BLANK}月{_CN_BLANK}\d{{0,2}}{_CN_BLANK}[日号]"
)


@dataclass(frozen=True, slots=True)
class DatePlace:
    """A date and where it stands; ``day`` is None where the form leaves blanks for it."""

    day: date | None
    start: int
    end: int


def find_dates(text: str, start: int = 0, end: int | None = None) -> tuple[DatePlace, ...]:
    """Every full date between ``start`` and ``end`` in the order of the text (code points)."""
    stop = len(text) if end is None else end
    places = _english_dates(text, start, stop)
    readers = [(_NUMERIC, _numeric_day)]
    if text.find("年", start, stop) >= 0:
        readers.append((_CHINESE, _chinese_day))
    for pattern, reader in readers:
        for match in pattern.finditer(text, start, stop):
            day = reader(match)
            if day is not None:
                places.append(DatePlace(day, match.start(), match.end()))
    return tuple(sorted(places, key=lambda place: place.start))


def find_date_blanks(text: str, start: int = 0, end: int | None = None) -> tuple[DatePlace, ...]:
    """Places left blank for a date, such as ``____年__月__日`` or ``___ day of ____, 2026``."""
    stop = len(text) if end is None else end
    taken = find_dates(text, start, stop)
    places = [
        DatePlace(None, match.start(), match.end())
        for pattern in (_BLANK_ENGLISH, _BLANK_CHINESE)
        for match in pattern.finditer(text, start, stop)
        if not any(place.start < match.end() and match.start() < place.end for place in taken)
    ]
    return tuple(sorted(places, key=lambda place: place.start))


def parse_date(text: str) -> date | None:
    """The date that ``text`` is as a whole, or None."""
    stripped = text.strip()
    for place in find_dates(stripped):
        if place.start == 0 and place.end == len(stripped):
            return place.day
    return None


def _english_dates(text: str, start: int, stop: int) -> list[DatePlace]:
    """English dates, sought only before years: month names alone are too common to try them all."""
    places, done = [], start
    for year in _YEAR_ANCHOR.finditer(text, start, stop):
        for match in _ENGLISH.finditer(text, max(done, year.start() - _REACH), year.end()):
            day = _english_day(match)
            if day is not None:
                places.append(DatePlace(day, match.start(), match.end()))
        done = year.end()
    return places


def _civil(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year <= 2199:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _english_day(match: re.Match[str]) -> date | None:
    month = _MONTH_NUMBER[(match["m1"] or match["m2"])[:3].lower()]
    written = match["d1"] or match["d2"]
    number = int(written) if written else english_ordinal(match["nth"])
    return _civil(int(match["y1"] or match["y2"]), month, number or 0)


def _numeric_day(match: re.Match[str]) -> date | None:
    first, second, third = match["a"], match["b"], match["c"]
    if len(first) == 4:
        return _civil(int(first), int(second), int(third)) if len(third) <= 2 else None
    if len(first) > 2 or len(third) == 1:
        return None
    dotted = match["sep"] in ".．"
    if len(third) == 2 and dotted:
        return None  # 4.5.66 is a section number more often than a day
    year = int(third) if len(third) == 4 else int(third) + (2000 if int(third) < 70 else 1900)
    month, day = (int(second), int(first)) if dotted else (int(first), int(second))
    return _civil(year, month, day) or _civil(year, day, month)


def _chinese_day(match: re.Match[str]) -> date | None:
    written = re.sub(r"\s", "", match["y"]).replace("O", "〇").replace("Ｏ", "〇")
    year, month = chinese_number(written), chinese_number(match["m"])
    day = chinese_number(match["d"].replace("廿", "二十").replace("卅", "三十"))
    if year is None or month is None or day is None:
        return None
    return _civil(year, month, day)
