from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import i18n
from app.errors import InputError
from app.models.money import Money
from app.models.vocabulary import RiskKind
from app.ui.records.column import Column
from app.ui.records.kinds import BOOL, CHOICE, DATE, DECIMAL, INTEGER, LONG, MONEY, PERCENT, TEXT, text_order


class Dollars:
    currency = "USD"


def read(kind, text, row=None, **options):
    return kind.parse(text, Column("x", "X", kind, field="x", **options), row)


@pytest.mark.parametrize(
    "text", ["2026-11-23", "2026/11/23", " 2026.11.23 ", "2026年11月23日", "２０２６／１１／２３"]
)
def test_a_date_is_read_as_people_and_excel_write_it(text):
    assert read(DATE, text) == date(2026, 11, 23)


@pytest.mark.parametrize("text", ["23.11.2026", "2026-13-01", "2026-02-30", "soon", "2026-11"])
def test_what_is_no_date_is_refused_with_a_reason(text):
    with pytest.raises(InputError) as refused:
        read(DATE, text)
    assert refused.value.field == "x"
    assert text.strip() in refused.value.message


def test_an_empty_date_is_none_unless_required():
    assert read(DATE, " ") is None
    with pytest.raises(InputError):
        read(DATE, "", required=True)


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("1,234.50", 123450),
        ("¥1,234.50", 123450),
        ("RMB 12", 1200),
        ("１２.５", 1250),
        ("-3", -300),
        ("12元", 1200),
    ],
)
def test_a_sum_is_read_in_the_currency_of_its_row(text, minor):
    assert read(MONEY, text) == Money(minor, "CNY")


def test_a_sum_of_another_currency_or_with_lost_decimals_is_refused():
    assert read(MONEY, "US$5", Dollars()) == Money(500, "USD")
    for text in ("€5", "5.001", "five"):
        with pytest.raises(InputError):
            read(MONEY, text, Dollars())


@given(st.integers(-(10**14), 10**14), st.sampled_from(["CNY", "USD", "JPY", "KWD"]))
def test_what_a_money_editor_starts_with_reads_back_the_same(minor, currency):
    row = type("Row", (), {"currency": currency})()
    column = Column("x", "X", MONEY, field="x")
    assert MONEY.parse(MONEY.typed(Money(minor, currency), column), column, row) == Money(minor, currency)
    assert MONEY.parse(MONEY.show(Money(minor, currency), column), column, row) == Money(minor, currency)


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_every_date_reads_back_as_it_is_shown(day):
    assert read(DATE, DATE.show(day, Column("x", "X", DATE))) == day


def test_numbers_whole_and_broken():
    assert read(INTEGER, "1,200") == 1200
    assert read(DECIMAL, "−2.5") == Decimal("-2.5")
    assert read(PERCENT, "12.5 %") == Decimal("12.5")
    for kind, text in ((INTEGER, "1.5"), (INTEGER, "many"), (DECIMAL, "NaN"), (DECIMAL, "1e999999999999")):
        with pytest.raises(InputError):
            read(kind, text)


def test_a_choice_is_read_by_value_and_by_label_in_either_language():
    with i18n.speaking("zh"):
        chinese = i18n._(RiskKind.COST.label)
    for text in ("cost", "Cost", chinese):
        assert read(CHOICE, text, choices=RiskKind) == "cost"
    with pytest.raises(InputError, match="Time"):
        read(CHOICE, "weather", choices=RiskKind)


def test_yes_and_no_in_both_languages():
    assert [read(BOOL, text) for text in ("1", "是", "yes", "0", "否", "")] == [1, 1, 1, 0, 0, 0]
    with pytest.raises(InputError):
        read(BOOL, "maybe")


def test_a_line_of_text_is_one_line_and_a_long_text_keeps_its_lines():
    assert read(TEXT, " a\n b ") == "a b"
    assert read(LONG, " a\r\nb \n") == "a\nb"
    with pytest.raises(InputError):
        read(TEXT, "  ", required=True)


def test_chinese_sorts_by_pinyin_and_figures_by_size():
    assert sorted(["张", "李", "王"], key=text_order) == ["李", "王", "张"]
    assert sorted(["R-10", "r-9", "R-1"], key=text_order) == ["R-1", "r-9", "R-10"]
