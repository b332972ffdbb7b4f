"""The plan as a picture."""

from datetime import date, timedelta

import pytest

from app.analysis.drawings.gantt import HEADER, ROW, Gantt, Marker, MarkerKind, plan_days
from app.analysis.drawings.timescale import TimeScale
from app.models.drawing import Diamond, Rect, Text, Token
from tests.reports.contract_rows import deliverable

START = date(2026, 9, 1)
SCALE = TimeScale(START, 4.0, 200)


def gantt(*rows, **options) -> Gantt:
    return Gantt(rows, SCALE, labels=200, **options)


def rects(drawing, key: str) -> list[Rect]:
    return [item for item in drawing.items if isinstance(item, Rect) and item.key == key]


def texts(drawing, colour: Token) -> list[str]:
    return [item.text for item in drawing.items if isinstance(item, Text) and item.colour is colour]


def test_a_bar_lies_on_its_days_filled_as_far_as_it_is_done() -> None:
    row = deliverable(1, "开发", START, percent=50)
    planned, done = rects(gantt(row).draw(800), "d1")
    assert (planned.x, planned.width) == (200, 31 * 4)
    assert (planned.fill, done.fill) == (Token.ACCENT_GROUND, Token.BAR)
    assert done.width == 31 * 4 / 2


def test_a_forecast_beyond_the_plan_is_dashed_and_late_in_words() -> None:
    row = deliverable(1, "开发", START, forecast_end=START + timedelta(days=40))
    drawing = gantt(row).draw(800)
    slip, planned = rects(drawing, "d1")
    assert slip.dash
    assert slip.x + slip.width == 200 + 41 * 4
    assert planned.x + planned.width == 200 + 31 * 4
    assert texts(drawing, Token.BAD) == ["10 days late"]


def test_a_finished_bar_is_full_and_ends_when_it_ended() -> None:
    row = deliverable(1, "开发", START, actual_end=START + timedelta(days=9), percent=90)
    _planned, done = rects(gantt(row).draw(800), "d1")
    assert done.x + done.width == 200 + 10 * 4


def test_one_day_late_is_singular_and_turns_to_the_left_at_the_edge() -> None:
    row = deliverable(1, "开发", START, late=1)
    drawing = gantt(row).draw(350)
    late = next(item for item in drawing.items if isinstance(item, Text) and item.colour is Token.BAD)
    assert late.text == "1 day late"
    assert late.anchor == "end"


def test_a_milestone_is_a_diamond_with_its_baseline() -> None:
    row = deliverable(1, "上线", START, milestone=1, late=3)
    diamonds = [item for item in gantt(row).draw(800).items if isinstance(item, Diamond)]
    assert [(item.key, item.fill) for item in diamonds] == [(None, Token.BASELINE), ("d1", Token.ACCENT)]
    assert diamonds[1].x - diamonds[0].x == pytest.approx(3 * 4)


def test_rows_without_dates_have_a_title_only() -> None:
    bare = deliverable(
        1, "空", START, baseline_start=None, baseline_end=None, planned_start=None, planned_end=None
    )
    drawing = gantt(bare).draw(800)
    assert "空" in list(drawing.texts())
    assert not rects(drawing, "d1")


def test_a_point_leads_to_its_row() -> None:
    plan = gantt(*(deliverable(n, f"任务{n}", START) for n in range(3)))
    drawing = plan.draw(800)
    y = HEADER + 2 * ROW + 15
    assert drawing.key_at(210, y) == "d2"
    assert drawing.key_at(20, HEADER + 2 * ROW + 22) == "d2"
    assert plan.row_at(y) == 2
    assert plan.row_at(HEADER - 1) is None
    assert plan.row_at(HEADER + 5, scroll=2 * ROW) == 2


def test_only_what_is_visible_is_laid_out() -> None:
    rows = [deliverable(n, f"任务{n}", START + timedelta(days=n % 300)) for n in range(10_000)]
    plan = Gantt(rows, SCALE, today=START)
    middle = plan.draw(1000, 600, scroll=5000 * ROW)
    keys = {item.key for item in middle.items if item.key}
    assert "d5000" in keys
    assert len(keys) <= 15
    assert len(middle.items) < 150
    assert plan.height == pytest.approx(HEADER + 10_000 * ROW + plan.lanes_height)


def test_markers_stand_in_lanes_without_touching() -> None:
    days = [START + timedelta(days=offset) for offset in (0, 2, 4, 60)]
    markers = [Marker(f"m{n}", MarkerKind.PAYMENT, day, f"付款阶段{n}") for n, day in enumerate(days)]
    drawing = gantt(deliverable(1, "x", START), markers=markers).draw(900)
    labels = {
        item.key: item
        for item in drawing.items
        if isinstance(item, Text) and (item.key or "").startswith("m")
    }
    assert labels["m0"].y < labels["m1"].y < labels["m2"].y
    assert labels["m3"].y == labels["m0"].y


def test_more_markers_than_lanes_lose_their_words_never_their_marks() -> None:
    markers = [Marker(f"m{n}", MarkerKind.NOTICE, START, "Last day for notice") for n in range(12)]
    drawing = gantt(markers=markers).draw(900)
    marks = [item for item in drawing.items if isinstance(item, Diamond)]
    labels = [item for item in drawing.items if isinstance(item, Text) and item.key]
    assert len(marks) == 12
    assert 0 < len(labels) <= 4


def test_today_is_a_dashed_line_with_its_date() -> None:
    drawing = gantt(deliverable(1, "x", START), today=date(2026, 9, 11)).draw(800)
    assert "Today 09-11" in texts(drawing, Token.BAD)


def test_an_empty_plan_can_be_drawn() -> None:
    assert gantt().draw(800, 300).items
    assert plan_days(()) is None


def test_the_days_of_a_plan_reach_to_everything_in_it() -> None:
    rows = [deliverable(1, "x", START, forecast_end=date(2027, 5, 1))]
    markers = [Marker("m", MarkerKind.END, date(2028, 1, 1), "End")]
    assert plan_days(rows, markers, date(2026, 1, 1)) == (date(2026, 1, 1), date(2028, 1, 1))
