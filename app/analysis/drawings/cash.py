"""What is paid and what is still to be paid, month by month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.analysis.drawings.timescale import month_label
from app.i18n import language
from app.models.dates import add_months
from app.models.drawing import Anchor, Drawing, Item, Line, Rect, Text, Token
from app.models.money import Money
from app.models.rows import PaymentRow
from app.models.states import PaymentState

_TOP, _BOTTOM = 24.0, 26.0
_MAX_MONTHS = 36
_UNITS = {"zh": (10_000, "万"), "en": (1_000, "k")}


@dataclass(frozen=True, slots=True)
class Month:
    """The sums of one month, minor units."""

    first: date
    paid_minor: int
    open_minor: int


def months(payments: Sequence[PaymentRow]) -> list[Month]:
    """Every month from the first to the last payment, empty ones included, at most three years."""
    paid: dict[date, int] = {}
    due: dict[date, int] = {}
    for payment in payments:
        if payment.paid_minor and (day := payment.paid_on or payment.due_on):
            paid[day.replace(day=1)] = paid.get(day.replace(day=1), 0) + payment.paid_minor
        rest = payment.remaining.minor
        if rest > 0 and payment.due_on and payment.state not in (PaymentState.CANCELLED, PaymentState.PAID):
            first = payment.due_on.replace(day=1)
            due[first] = due.get(first, 0) + rest
    return list(_filled(paid, due))


def _filled(paid: dict[date, int], due: dict[date, int]) -> Iterator[Month]:
    known = sorted({*paid, *due})
    if not known:
        return
    month, last = known[0], min(known[-1], add_months(known[0], _MAX_MONTHS - 1))
    while month <= last:
        yield Month(month, paid.get(month, 0), due.get(month, 0))
        month = add_months(month, 1)


def cash(series: Sequence[Month], currency: str, width: float, height: float) -> Drawing:
    """One bar a month: filled what is paid, outlined on top what is to come; figures above."""
    items: list[Item] = [Line(0, height - _BOTTOM, width, height - _BOTTOM)]
    highest = max((month.paid_minor + month.open_minor for month in series), default=0)
    step = width / max(len(series), 8)
    scale = (height - _TOP - _BOTTOM) / highest if highest else 0.0
    for index, month in enumerate(series):
        items += _bar(month, step * (index + 0.5), min(44.0, step * 0.56), height - _BOTTOM, scale)
        total = Money(month.paid_minor + month.open_minor, currency)
        if total.minor:
            top = height - _BOTTOM - total.minor * scale
            items.append(Text(step * (index + 0.5), top - 11, short(total), size=12, anchor=Anchor.MIDDLE))
        if step >= 30 or index % 3 == 0:
            year = step >= 64 and (index == 0 or month.first.month == 1)
            label = month_label(month.first, year=year)
            place = step * (index + 0.5)
            items.append(Text(place, height - 12, label, Token.DIM, size=12, anchor=Anchor.MIDDLE))
    return Drawing(width, height, tuple(items))


def _bar(month: Month, middle: float, bar: float, ground: float, scale: float) -> Iterator[Item]:
    paid, due = month.paid_minor * scale, month.open_minor * scale
    key, left = month.first.isoformat(), middle - bar / 2
    if due:
        top = ground - paid - due
        yield Rect(left, top, bar, due, Token.ACCENT_GROUND, Token.BAR, radius=min(3, due), key=key)
    if paid:
        yield Rect(left, ground - paid, bar, paid, Token.BAR, Token.BAR, radius=min(3, paid), key=key)


def short(money: Money) -> str:
    """The sum without its currency for a place with no room: 38.4万 in Chinese, 384k in English."""
    unit, suffix = _UNITS[language()]
    if abs(money.amount) < unit:
        return f"{money.amount:,.0f}"
    return f"{(money.amount / unit).quantize(Decimal('0.1')).normalize():,f}{suffix}"
