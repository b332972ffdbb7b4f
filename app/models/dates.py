"""Civil dates: the term arithmetic of DOMAIN conventions (inclusive end, clamped months)."""

import calendar
from datetime import date, timedelta


def add_months(day: date, months: int) -> date:
    """``day`` moved by ``months``, clamped to the month's end (31 Jan + 1 = 28 or 29 Feb)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def term_end(start: date, months: int) -> date:
    """Last day, inclusive, of a term of ``months`` from ``start``."""
    return add_months(start, months) - timedelta(days=1)


def notice_deadline(end: date, months: int = 0, days: int = 0) -> date:
    """Last day for notice before a term that ends on ``end`` inclusive.

    The boundary (``end`` + 1 day) less the notice period; glpi issue 6004 is the oracle.
    """
    return add_months(end + timedelta(days=1), -months) - timedelta(days=days)
