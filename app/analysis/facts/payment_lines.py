"""What the payment lines of both languages share: percentages, days and the line itself."""

import re
from dataclasses import dataclass
from decimal import Decimal

from app.analysis.amounts import find_amounts
from app.analysis.durations import find_durations
from app.analysis.numerals import chinese_number, decimal_number
from app.models.reading import FoundPayment

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Draft:
    """A line as one sentence gives it; ``until`` when its share counts all that was paid before."""

    line: FoundPayment
    until: bool = False


def percent_of(match: re.Match[str]) -> Decimal | None:
    """The share of a match with the groups ``figures`` and ``words``; None beyond 0..100."""
    if match["figures"]:
        share = decimal_number(match["figures"])
    else:
        words = match["words"]
        number = HUNDRED if words in ("百", "一百") else chinese_number(words)
        share = Decimal(number or 0)
    return share if 0 < share <= HUNDRED else None


def draft(
    text: str,
    span: tuple[int, int],
    title: str,
    share: Decimal | None,
    condition: str,
    *,
    until: bool = False,
) -> Draft:
    """The line of a span of the text, with the sum and the days that the span names."""
    start, end = span
    start += len(text[start:end]) - len(text[start:end].lstrip())
    amounts = [amount for amount in find_amounts(text, start, end) if amount.money.minor > 0]
    days, working = _days(text, start, end)
    return Draft(
        FoundPayment(
            title=" ".join(title.split()),
            share=None if share is None else format(share.normalize(), "f"),
            amount=amounts[0].money if amounts else None,
            condition=condition,
            days=days,
            working_days=working,
            start=start,
            end=end,
        ),
        until,
    )


def _days(text: str, start: int, end: int) -> tuple[int | None, bool]:
    for duration in find_durations(text, start, end):
        if duration.working_days is not None:
            return duration.working_days, True
        if duration.days is not None:
            return duration.days, False
    return None, False
