from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.durations import Unit, find_durations, parse_duration


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("三年", 36),
        ("36个月", 36),
        ("十二（12）个月", 12),
        ("3 年", 36),
        ("叁年", 36),
        ("半年", 6),
        ("一年半", 18),
        ("两个季度", 6),
        ("three (3) years", 36),
        ("two years (2)", 24),
        ("twelve (12) months", 12),
        ("twenty four (24) months", 24),
        ("five (5)-year", 60),
        ("2.5 years", 30),
        ("fifth anniversary", 60),
        ("two quarters", 6),
    ],
)
def test_lengths_in_months(written, months):
    duration = parse_duration(written)
    assert duration is not None
    assert (duration.months, duration.days, duration.working_days) == (months, None, None)


@pytest.mark.parametrize(
    ("written", "days", "working"),
    [
        ("sixty (60) days", 60, None),
        ("30日", 30, None),
        ("三十天", 30, None),
        ("7个自然日", 7, None),
        ("60个日历日", 60, None),
        ("2周", 14, None),
        ("thirty-day", 30, None),
        ("ninety (90) calendar days", 90, None),
        ("十五（15）个工作日", None, 15),
        ("5个工作日", None, 5),
        ("ten (10) business days", None, 10),
        ("15 working days", None, 15),
    ],
)
def test_lengths_in_days(written, days, working):
    duration = parse_duration(written)
    assert duration is not None
    assert (duration.months, duration.days, duration.working_days) == (None, days, working)


@pytest.mark.parametrize(
    "text",
    [
        "2026年3月1日",
        "第三年",
        "每月5日",
        "一九　　年",
        "二〇二六年三月",
        "2026年度",
        "the third day",
        "day of the month",
        "3 月 5 日",
    ],
)
def test_what_is_no_length(text):
    assert find_durations(text) == ()


def test_words_and_figures_that_contradict_are_marked():
    assert parse_duration("three (2) years").differs
    assert parse_duration("三十（20）日").differs
    assert not parse_duration("三十（30）日").differs


def test_one_month_and_a_half_is_no_whole_number_of_months():
    duration = parse_duration("一个半月")
    assert (duration.count, duration.unit, duration.months) == (Decimal("1.5"), Unit.MONTH, None)


def test_places_in_running_text():
    text = "either party gives thirty (30) days' prior written notice within 3 months"
    assert [text[found.start : found.end] for found in find_durations(text)] == [
        "thirty (30) days",
        "3 months",
    ]


@given(
    st.integers(min_value=1, max_value=199),
    st.sampled_from(["年", "个月", " years", " months", "天", " days"]),
)
def test_any_count_is_read(count, unit):
    duration = parse_duration(f"{count}{unit}")
    assert duration.count == count


@given(st.text(max_size=200))
def test_any_text_is_searched_without_error(text):
    for found in find_durations(text):
        assert 0 <= found.start < found.end <= len(text)
