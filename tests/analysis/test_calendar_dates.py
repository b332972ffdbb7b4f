from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.calendar_dates import find_date_blanks, find_dates, parse_date

FIRST_OF_MARCH = date(2026, 3, 1)
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "2026年3月1日",
        "2026 年 3 月 1 日",
        "２０２６年３月１日",
        "二〇二六年三月一日",
        "二零二六年三月一日",
        "二○二六年三月一日",
        "2026年03月01号",
        "2026-03-01",
        "2026/3/1",
        "2026.3.1",
        "March 1, 2026",
        "MARCH 1st, 2026",
        "Mar. 1, 2026",
        "1 March 2026",
        "1st day of March, 2026",
        "1st of March 2026",
        "first day of March, 2026",
        "1s t day of March 2026",
        "March  1,\n   2026",
        "3/1/2026",
        "3/1/26",
        "03-01-2026",
        "01.03.2026",
    ],
)
def test_every_way_of_writing_a_date(written):
    assert parse_date(written) == FIRST_OF_MARCH


@pytest.mark.parametrize(
    "written",
    [
        "2026年13月1日",
        "2026年2月30日",
        "____年__月__日",
        "下个月5日",
        "2026/3",
        "June 2026",
        "2026年3月",
        "4.5.66",
        "10.1.2.3",
        "1/2026/3",
        "123/4/5678",
        "Section 3.1.2",
    ],
)
def test_what_is_no_date(written):
    assert find_dates(written) == ()


def test_impossible_us_order_is_read_day_first():
    assert parse_date("31/01/2025") == date(2025, 1, 31)
    assert parse_date("4/7/98") == date(1998, 4, 7)


def test_places_are_code_points_in_order():
    text = "自2026年4月1日起至2029年3月31日止；signed on March 15, 2026."
    places = find_dates(text)
    assert [place.day for place in places] == [date(2026, 4, 1), date(2029, 3, 31), date(2026, 3, 15)]
    assert [text[place.start : place.end] for place in places] == [
        "2026年4月1日",
        "2029年3月31日",
        "March 15, 2026",
    ]
    assert find_dates(text, 12) == places[1:]


@pytest.mark.parametrize(
    "written",
    [
        "____年__月__日",
        "　　　年　　月　　日",
        "2026年   月   日",
        "______ day of ________________, 2026",
        "September ___, 2026",
        "[ ] day of [ ], 2026",
        "14 day of SEPTEMBER, 200_",
    ],
)
def test_blanks_left_for_a_date(written):
    places = find_date_blanks(written)
    assert places
    assert all(place.day is None for place in places)


def test_a_written_date_is_no_blank():
    assert find_date_blanks("on March 1, 2026 and 2026年3月1日") == ()


@given(DAYS)
def test_every_day_comes_back_from_every_form(day):
    forms = [
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day.month}/{day.day}/{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
    ]
    assert {parse_date(form) for form in forms} == {day}


@given(st.text(max_size=200))
def test_any_text_is_searched_without_error(text):
    for place in find_dates(text):
        assert 0 <= place.start < place.end <= len(text)
