"""Risk map, score trend and cash."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app import i18n
from app.analysis.drawings.cash import cash, months, short
from app.analysis.drawings.heatmap import Assessment, HeatMap
from app.analysis.drawings.trend import Point, trend
from app.models.drawing import Circle, Line, Polyline, Rect, Text, Token
from app.models.money import Money
from tests.reports.contract_rows import payment, risk


def at(drawing, text: str) -> Text:
    return next(item for item in drawing.items if isinstance(item, Text) and item.text == text)


def cell(drawing, key: str) -> Rect:
    return next(item for item in drawing.items if isinstance(item, Rect) and item.key == key)


def test_the_map_has_the_colour_of_each_level() -> None:
    drawing = HeatMap(()).draw(300, 260)
    assert cell(drawing, "5.5").fill is Token.BAD_GROUND
    assert cell(drawing, "2.3").fill is Token.WATCH_GROUND
    assert cell(drawing, "1.1").fill is Token.GOOD_GROUND
    assert cell(drawing, "5.1").y < cell(drawing, "1.1").y
    assert cell(drawing, "1.5").x > cell(drawing, "1.1").x


def test_each_risk_stands_in_its_cell_before_and_with_its_response() -> None:
    one = risk(7, "离岗", 4, 5, residual_likelihood=2, residual_impact=3)
    for assessment, key in ((Assessment.INHERENT, "4.5"), (Assessment.RESIDUAL, "2.3")):
        drawing = HeatMap((one,), assessment).draw(300, 260)
        number, place = at(drawing, "07"), cell(drawing, key)
        assert place.hit(number.x, number.y)
        assert drawing.key_at(number.x, number.y) == "r7"


def test_a_full_cell_counts_what_it_cannot_show() -> None:
    drawing = HeatMap(tuple(risk(n, "x") for n in range(1, 21))).draw(300, 260)
    numbers = [item.text for item in drawing.items if isinstance(item, Text) and item.bold]
    left_out = next(int(text[1:]) for text in numbers if text.startswith("+"))
    assert len(numbers) - 1 + left_out == 20


def test_closed_risks_are_not_on_the_map() -> None:
    drawing = HeatMap((risk(1, "x", state="closed"),)).draw(300, 260)
    assert "01" not in list(drawing.texts())


def test_the_chosen_risk_shows_its_way() -> None:
    moved = risk(1, "x", 5, 5, residual_likelihood=1, residual_impact=1)
    drawing = HeatMap((moved,), selected="r1").draw(300, 260)
    assert sum(isinstance(item, Circle) for item in drawing.items) == 2
    assert sum(isinstance(item, Line) for item in drawing.items) == 3
    still = HeatMap((risk(1, "x", 3, 4),), selected="r1").draw(300, 260)
    assert not [item for item in still.items if isinstance(item, Line)]


def points(*scores: str) -> list[Point]:
    return [Point(f"e{n}", date(2026, 9 + n, 28), Decimal(score)) for n, score in enumerate(scores)]


def test_a_trend_rises_with_the_score() -> None:
    drawing = trend(points("70", "90.95", "100"), 600, 200)
    line = next(item for item in drawing.items if isinstance(item, Polyline))
    heights = [y for _x, y in line.points]
    assert heights == sorted(heights, reverse=True)
    assert {"70.0", "91.0", "100.0", "Sep 2026", "A", "D"} <= set(drawing.texts())


def test_low_scores_lower_the_floor_of_the_axis() -> None:
    drawing = trend(points("12", "95"), 600, 200)
    assert all(0 <= item.y <= 200 for item in drawing.items if isinstance(item, Circle))


def test_a_trend_of_one_point_and_of_none() -> None:
    assert not [item for item in trend(points("80"), 600, 200).items if isinstance(item, Polyline)]
    assert trend([], 600, 200).items


def test_dimensions_are_thin_lines_with_their_names() -> None:
    two = [replace(point, dimensions=(("Quality", Decimal(90)),)) for point in points("80", "85")]
    drawing = trend(two, 600, 200)
    assert "Quality" in list(drawing.texts())
    assert [item.width for item in drawing.items if isinstance(item, Polyline)] == [1, 2]


def test_months_hold_what_is_paid_and_what_is_open() -> None:
    rows = [
        payment(1, "a", 500, date(2026, 9, 8), paid_minor=200, paid_on=date(2026, 9, 7), state="part_paid"),
        payment(2, "b", 300, date(2026, 11, 1)),
        payment(3, "c", 999, date(2026, 12, 1), state="cancelled"),
        payment(4, "d", 100, None),
    ]
    series = months(rows)
    assert [(month.first.month, month.paid_minor, month.open_minor) for month in series] == [
        (9, 200, 300),
        (10, 0, 0),
        (11, 0, 300),
    ]
    assert months([]) == []


def test_bars_are_as_high_as_their_sums() -> None:
    series = months([payment(1, "a", 500, date(2026, 9, 8)), payment(2, "b", 1000, date(2026, 10, 8))])
    drawing = cash(series, "CNY", 600, 200)
    first, second = (cell(drawing, key) for key in ("2026-09-01", "2026-10-01"))
    assert second.height == 2 * first.height
    assert {"5", "10", "Sep 2026", "Oct"} <= set(drawing.texts())


def test_short_sums_in_the_unit_of_the_language() -> None:
    assert short(Money(38_400_000)) == "384k"
    i18n.use("zh")
    assert short(Money(38_400_000)) == "38.4万"
    assert short(Money(999_900)) == "9,999"
