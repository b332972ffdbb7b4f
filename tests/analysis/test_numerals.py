import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.numerals import chinese_number, decimal_number, english_number, english_ordinal


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("十五", 15),
        ("三十", 30),
        ("一百二十", 120),
        ("二〇二六", 2026),
        ("两", 2),
        ("１５", 15),
        ("叁拾陆", 36),
        ("一千零五", 1005),
    ],
)
def test_chinese_number(written, number):
    assert chinese_number(written) == number


@pytest.mark.parametrize("written", ["", "甲", "三个", "3十x"])
def test_what_is_no_chinese_number(written):
    assert chinese_number(written) is None


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("twenty-five", 25),
        ("one hundred and five", 105),
        ("Seventy-five Million", 75_000_000),
        ("two dozen", 24),
        ("One Hundred fifty eight thousand five hundred thirty", 158_530),
    ],
)
def test_english_number(written, number):
    assert english_number(written) == number


def test_english_words_that_are_no_number():
    assert english_number("effective date") is None
    assert english_ordinal("Twenty-first") == 21
    assert english_ordinal("lastly") is None


@given(st.integers(min_value=0, max_value=10**12))
def test_thousands_separators_and_full_width_figures_are_read(number):
    grouped = f"{number:,}"
    wide = grouped.translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
    assert decimal_number(grouped) == decimal_number(wide) == number
