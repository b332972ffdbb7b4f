"""Lengths of time as contracts write them: 三年, 36个月, 十五（15）个工作日, "sixty (60) days".

An ordinal (第三年), a calendar year (2026年) or a day of the month (3月5日) is no length of time.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.analysis.numerals import (
    CHINESE_NUMERAL,
    ENGLISH_NUMBER,
    ENGLISH_ORDINAL,
    chinese_number,
    decimal_number,
    english_number,
    english_ordinal,
)


class Unit(StrEnum):
    """What is counted."""

    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time and where it stands; ``differs`` when its words and figures contradict."""

    count: Decimal
    unit: Unit
    start: int
    end: int
    differs: bool = False

    @property
    def months(self) -> int | None:
        """Whole months, or None when counted in days or weeks or not whole."""
        months = self.count * _MONTHS.get(self.unit, 0)
        return int(months) if months and months == int(months) else None

    @property
    def days(self) -> int | None:
        """Calendar days, or None when counted in anything but days and weeks."""
        days = self.count * _DAYS.get(self.unit, 0)
        return int(days) if days and days == int(days) else None

    @property
    def working_days(self) -> int | None:
        """Working days, or None when counted in anything else."""
        return int(self.count) if self.unit is Unit.WORKING_DAY else None


_ENGLISH_UNITS = {
    "day": Unit.DAY,
    "week": Unit.WEEK,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "year": Unit.YEAR,
    "anniversar": Unit.YEAR,
}
_QUALITIES = "business|working|banking|trading|calendar|consecutive|full|actual|contract|additional"
_ENGLISH = re.compile(
    rf"""
    (?<![\w.,])
    (?:(?P<words>{ENGLISH_NUMBER})|(?P<figures>\d{{1,4}}(?:\.\d{{1,2}})?)
      |(?P<nth>{ENGLISH_ORDINAL}|\d{{1,2}}(?:st|nd|rd|th)))
    (?:\s{{0,3}}\(\s?(?P<again>[^()]{{1,24}}?)\s?\)?\s?\))?
    [\s\-]{{0,40}}
    (?P<quality>(?:\(?(?:{_QUALITIES})\)?[\s\-]{{1,20}}){{0,2}})
    (?P<unit>day|week|month|quarter|year|anniversar)(?:s|y|ies)?\b
    (?:\s\((?P<after>\d{{1,3}})\))?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_UNIT_ANCHOR = re.compile(r"(?:day|week|month|quarter|year|anniversar)(?:s|y|ies)?\b", re.IGNORECASE)
_REACH = 200  # code points before a unit in which its number stands
_NOT_WORKING = re.compile(r"business|working|banking|trading", re.IGNORECASE)

_CHINESE = re.compile(
    rf"""
    (?P<number>[\d半{CHINESE_NUMERAL}](?<![\d第.月{CHINESE_NUMERAL}].)(?<!月\s.)(?<!月\s\s.)(?:(?<=\d)\d{{0,3}}(?:\.\d{{1,2}})?|[{CHINESE_NUMERAL}]{{0,6}}))
    (?:\s{{0,3}}[(（]\s?(?P<again>\d{{1,4}}|[{CHINESE_NUMERAL}]{{1,7}})\s?[)）])?
    \s{{0,3}}
    (?:(?P<unit>年|日历日|自然日|日历天|自然天|日|天|周)
      |个?\s{{0,2}}(?P<working>(?:银行|法定)?工作日|工作天|营业日|交易日)
      |个\s{{0,2}}(?P<counted>半?月|星期|季度|自然月|日历月|自然日|日历日|日历天|自然天|年度|完整年度))
    (?P<half>半)?
    """,
    re.VERBOSE,
)
_NOT_A_LENGTH = re.compile(
    r"[度底初末级代龄版]|\s{0,3}\d{1,2}\s{0,3}月|\s{0,3}[一二三四五六七八九十]{1,2}\s{0,3}月"
)
_YEAR_DIGITS = re.compile(r"[一二〇○零九]{2,4}")  # 一九＿＿年, 二〇＿＿年: the beginning of a year
_CHINESE_UNITS = {
    "年": Unit.YEAR,
    "年度": Unit.YEAR,
    "完整年度": Unit.YEAR,
    "周": Unit.WEEK,
    "星期": Unit.WEEK,
}
_CHINESE_MONTHS = {
    "月": Unit.MONTH,
    "半月": Unit.MONTH,
    "自然月": Unit.MONTH,
    "日历月": Unit.MONTH,
    "季度": Unit.QUARTER,
}
_LONGEST_YEARS = 200


def find_durations(text: str, start: int = 0, end: int | None = None) -> tuple[Duration, ...]:
    """Every length of time between ``start`` and ``end`` in the order of the text (code points)."""
    stop = len(text) if end is None else end
    found = _english_durations(text, start, stop)
    for match in _CHINESE.finditer(text, start, stop):
        duration = _chinese_duration(match, text)
        if duration is not None:
            found.append(duration)
    return tuple(sorted(found, key=lambda duration: duration.start))


def parse_duration(text: str) -> Duration | None:
    """The length of time that ``text`` is as a whole, or None."""
    stripped = text.strip()
    for duration in find_durations(stripped):
        if duration.start == 0 and duration.end == len(stripped):
            return duration
    return None


def _english_durations(text: str, start: int, stop: int) -> list[Duration]:
    """English lengths, sought only before units: number words alone are too common to try them all."""
    found, done = [], start
    for anchor in _UNIT_ANCHOR.finditer(text, start, stop):
        window_end = min(anchor.end() + 6, stop)
        for match in _ENGLISH.finditer(text, max(done, anchor.start() - _REACH), window_end):
            duration = _english_duration(match)
            if duration is not None:
                found.append(duration)
                done = match.end()
        done = max(done, anchor.end())
    return found


def _english_duration(match: re.Match[str]) -> Duration | None:
    unit = _ENGLISH_UNITS[match["unit"].lower()]
    if match["nth"]:
        if match["unit"].lower() != "anniversar":
            return None  # "the third day" is a point in time
        nth = re.match(r"\d+", match["nth"])
        count = Decimal(int(nth[0]) if nth else english_ordinal(match["nth"]) or 0)
    elif match["words"]:
        count = Decimal(english_number(match["words"]) or 0)
    else:
        count = decimal_number(match["figures"])
    if not count:
        return None
    if _NOT_WORKING.search(match["quality"]):
        unit = Unit.WORKING_DAY
    again = match["again"] or match["after"] or ""
    differs = again.isdecimal() and Decimal(int(again)) != count
    return Duration(count, unit, match.start(), match.end(), differs)


def _chinese_duration(match: re.Match[str], text: str) -> Duration | None:
    written = match["unit"] or match["counted"] or ""
    if written.endswith("年") and (
        _NOT_A_LENGTH.match(text, match.end()) or _YEAR_DIGITS.fullmatch(match["number"])
    ):
        return None
    count = _chinese_count(match["number"])
    if written == "半月" or (match["half"] and written not in ("日", "天")):
        count += Decimal("0.5")  # 一个半月, 一年半
    unit = _chinese_unit(written, working=bool(match["working"]))
    if not count or (unit is Unit.YEAR and count > _LONGEST_YEARS):
        return None
    again = match["again"]
    differs = again is not None and _chinese_count(again) != _chinese_count(match["number"])
    return Duration(count, unit, match.start(), match.end(), differs)


def _chinese_count(written: str) -> Decimal:
    if written == "半":
        return Decimal("0.5")
    number = chinese_number(written)
    return decimal_number(written) if number is None else Decimal(number)


def _chinese_unit(written: str, *, working: bool) -> Unit:
    if working:
        return Unit.WORKING_DAY
    return _CHINESE_UNITS.get(written) or _CHINESE_MONTHS.get(written) or Unit.DAY
