"""The texts of the sample: contracts as data, in both languages, with the dates of the day they are read."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from app.resources import resource_path

Entry = dict[str, Any]


@cache
def source(name: str) -> Entry:
    """One file of ``resources/samples``."""
    return tomllib.loads(resource_path("samples", f"{name}.toml").read_text(encoding="utf-8"))


def half(text: str, language: str) -> str:
    """The half of "中文|English" that the language asks for; a text without a bar serves both."""
    chinese, _bar, english = text.partition("|")
    return chinese if language == "zh" or not english else english


def numbered_items(number: int, items: list[str]) -> Iterator[tuple[int, str, str]]:
    """(level, label, text) of the items of a clause; "-" marks a sub-item, labelled (a), (b) …"""
    second = third = 0
    for item in items:
        if item.startswith("-"):
            third += 1
            yield 3, f"({chr(96 + third)})", item[1:]
        else:
            second, third = second + 1, 0
            yield 2, f"{number}.{second}", item


def chinese_number(number: int) -> str:
    """1 to 99 in Chinese counting numerals."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else digits[tens]) + "十" if tens else ""
    return head + (digits[ones] if ones or not tens else "")


# Milestones that the text names, as indices of the deliverables of the desk.
_MILESTONES = {"d1": 0, "d2": 1, "d3": 2, "d4": 3, "d5": 5}


def fill_dates(text: str, entry: Entry, today: date, language: str) -> str:
    """Put the contract's own dates into "{effective}", "{end}", "{signed}" and "{d1}" … "{d5}"."""
    if "{" not in text:
        return text
    written = _chinese_day if speaks_chinese(entry, language) else _english_day
    offsets: dict[str, int] = {name: entry[name] for name in ("signed", "effective", "end") if name in entry}
    plan = entry.get("deliverable", ())
    offsets |= {name: plan[i]["baseline"][1] for name, i in _MILESTONES.items() if i < len(plan)}
    return text.format(**{name: written(today + timedelta(days=days)) for name, days in offsets.items()})


def speaks_chinese(entry: Entry, language: str) -> bool:
    """Whether the text of the contract is Chinese on a desk of the language."""
    return language == "zh" and entry.get("text") != "hosting"


def _chinese_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _english_day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
