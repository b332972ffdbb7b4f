"""Dates and places on the time axis."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import i18n
from app.analysis.drawings.timescale import TimeScale, Zoom

SCALE = TimeScale(date(2026, 9, 1), 4.2, 210)
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(days, st.floats(0.05, 60), st.floats(0, 0.99))
def test_every_place_of_a_day_leads_back_to_it(day: date, width: float, inside: float) -> None:
    scale = TimeScale(date(2026, 9, 1), width, 210)
    assert abs((scale.day(scale.x(day) + width * inside) - day).days) <= (1 if inside < 0.01 else 0)


def test_an_inclusive_end_reaches_to_the_end_of_its_day() -> None:
    assert SCALE.end_x(date(2026, 9, 1)) - SCALE.x(date(2026, 9, 1)) == pytest.approx(4.2)


def test_places_far_outside_the_calendar_are_kept_within_it() -> None:
    assert SCALE.day(-1e9) == date.min
    assert SCALE.day(1e9) == date.max


def test_fit_shows_first_and_last_day() -> None:
    scale = TimeScale.fit(date(2026, 1, 1), date(2026, 12, 31), 100, 730)
    assert scale.x(date(2026, 1, 1)) == 100
    assert scale.end_x(date(2026, 12, 31)) == pytest.approx(830)


def test_zooming_keeps_the_moment_under_the_pointer() -> None:
    zoomed = SCALE.zoomed(Zoom.DAY.value, 400)
    assert zoomed.day(400) == SCALE.day(400)
    assert zoomed.moved(26).day(426) == zoomed.day(400)


@pytest.mark.parametrize(
    ("width", "labels"),
    [
        (Zoom.DAY.value, ["11-23", "24", "25"]),
        (Zoom.WEEK.value, ["11-23", "11-30", "12-07"]),
        (Zoom.MONTH.value, ["Nov 2026", "Dec", "Jan 2027"]),
        (1.0, ["Oct 2026", "Jan 2027", "Apr"]),
        (0.1, ["2026", "2027", "2028"]),
    ],
)
def test_lines_of_the_calendar(width: float, labels: list[str]) -> None:
    scale = TimeScale(date(2026, 11, 23), width, 0)
    assert [tick.label for tick in scale.ticks(0, width * 1200)][:3] == labels


def test_months_in_chinese() -> None:
    i18n.use("zh")
    scale = TimeScale(date(2026, 11, 23), Zoom.MONTH.value, 0)
    assert [tick.label for tick in scale.ticks(0, 300)][:3] == ["2026年11月", "12月", "2027年1月"]


def test_the_calendar_ends_without_an_error() -> None:
    scale = TimeScale(date(9999, 11, 1), 0.5, 0)
    assert list(scale.ticks(0, 1000))
