"""Money is exact, rounds half up and never mixes currencies."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats import format_money, format_whole
from app.models.money import Money


def test_rounding_is_half_up_at_the_currency_s_own_decimals() -> None:
    assert Money.of("0.005").minor == 1
    assert Money.of("0.5", "JPY").minor == 1
    assert Money.of("1.0005", "KWD").minor == 1001


def test_currencies_do_not_mix() -> None:
    with pytest.raises(ValueError, match="rate"):
        _sum = Money(1, "CNY") + Money(1, "USD")


def test_written_with_separators_sign_and_symbol() -> None:
    assert format_money(Money(131_600_000)) == "¥1,316,000.00"
    assert format_money(Money(-5, "USD")) == "−US$0.05"
    assert format_money(Money(1200, "JPY")) == "JP¥1,200"
    assert format_money(None) == ""
    assert [format_whole(Money(8_404_050, currency)) for currency in ("CNY", "JPY")] == [
        "¥84,041",
        "JP¥8,404,050",
    ]


@given(st.integers(-(10**17), 10**17), st.sampled_from(["CNY", "JPY", "KWD"]))
def test_amount_and_minor_units_are_one(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert Money.of(money.amount, currency) == money


@given(st.integers(0, 10**12), st.integers(1, 99))
def test_shares_of_a_price_lose_no_minor_unit(minor: int, percent: int) -> None:
    price = Money(minor)
    parts = price.share(Decimal(percent)) + price.share(Decimal(100 - percent))
    assert abs(parts.minor - minor) <= 1
