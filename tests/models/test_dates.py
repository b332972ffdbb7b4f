"""Term arithmetic: clamped months, inclusive ends, notice dates (with the published oracles)."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.models.dates import add_months, notice_deadline, term_end


def test_months_clamp_at_the_end_of_the_month() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)


def test_thirty_six_months_end_inclusive() -> None:
    assert term_end(date(2020, 8, 1), 36) == date(2023, 7, 31)


def test_the_notice_date_counts_the_whole_term() -> None:
    # 2018-09-27 + 36 months, notice 3 months before, warned 21 days ahead: 2021-06-06
    end = term_end(date(2018, 9, 27), 36)
    notice = notice_deadline(end, months=3)
    assert notice == date(2021, 6, 27)
    assert notice.toordinal() - 21 == date(2021, 6, 6).toordinal()


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(-600, 600))
def test_a_month_never_skips_a_month(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day
