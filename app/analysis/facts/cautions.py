"""Contradictions seen while reading: sentences for the user, in the language in force."""

from datetime import date
from decimal import Decimal

from app.analysis.facts.payment_lines import HUNDRED
from app.analysis.facts.price import disagreeing_sums
from app.i18n import _
from app.models.money import Money
from app.models.reading import FoundPayment

_MOST = 5  # contradictions of one kind that are told: more would bury the others


def cautions(
    text: str,
    total: Money | None,
    payments: tuple[FoundPayment, ...],
    effective: date | None,
    end: date | None,
) -> tuple[str, ...]:
    """Every caution about sums, shares and dates that contradict each other."""
    return (*_sums(text), *_shares(payments), *_amounts(total, payments), *_order(effective, end))


def _sums(text: str) -> tuple[str, ...]:
    return tuple(
        _("Figures and words differ: {words} ≠ {figures}.").format(
            words=text[pair.words.start : pair.words.end].strip(),
            figures=text[pair.figures.start : pair.figures.end].strip(),
        )
        for pair in disagreeing_sums(text)[:_MOST]
    )


def _shares(payments: tuple[FoundPayment, ...]) -> tuple[str, ...]:
    shares = [Decimal(line.share) for line in payments if line.share]
    whole = sum(shares, Decimal(0))
    if len(shares) < 2 or whole == HUNDRED or len(shares) < len(payments):
        return ()
    return (
        _("The payment shares add up to {sum} %, not to 100 %.").format(
            sum=whole.normalize().to_eng_string()
        ),
    )


def _amounts(total: Money | None, payments: tuple[FoundPayment, ...]) -> tuple[str, ...]:
    sums = [line.amount for line in payments if line.amount and not line.share]
    if total is None or len(sums) < 2 or len(sums) < len(payments):
        return ()
    if any(amount.currency != total.currency for amount in sums):
        return ()
    paid = sum((amount.minor for amount in sums), 0)
    if paid == total.minor:
        return ()
    return (
        _("The payment lines add up to {sum}, the total price is {total}.").format(
            sum=f"{Money(paid, total.currency).amount:,}", total=f"{total.amount:,}"
        ),
    )


def _order(effective: date | None, end: date | None) -> tuple[str, ...]:
    if effective is None or end is None or end >= effective:
        return ()
    return (_("The contract ends on {end}, before it begins on {start}.").format(end=end, start=effective),)
