"""How dates, sums and numbers are written, the same on screen, in reports and in messages."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from app.models.money import Money

_SYMBOLS = {"CNY": "¥", "USD": "US$", "EUR": "€", "GBP": "£", "JPY": "JP¥", "HKD": "HK$"}


def format_date(day: date | None) -> str:
    """ISO 8601, the one form of the whole program; empty for no date."""
    return day.isoformat() if day else ""


def format_money(money: Money | None) -> str:
    """Symbol, thousands separators and the currency's own decimals; empty for no sum."""
    if money is None:
        return ""
    symbol = _SYMBOLS.get(money.currency, money.currency + " ")
    sign = "−" if money.minor < 0 else ""
    return f"{sign}{symbol}{abs(money.amount):,.{money.decimals}f}"


def format_whole(money: Money) -> str:
    """The sum in whole major units, half up, for places where a figure is read at a glance."""
    whole = money.amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return format_money(Money.of(whole, money.currency)).removesuffix("." + "0" * money.decimals)


def format_number(value: Decimal | float | None, decimals: int = 2) -> str:
    """Thousands separators, fixed decimals; empty for no value."""
    return "" if value is None else f"{value:,.{decimals}f}".replace("-", "−")
