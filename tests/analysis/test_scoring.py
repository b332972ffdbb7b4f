"""The score of a period: the published oracles P1 and P4, bands and veto."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.scoring import Points, grade, total, weighted


def points(weights: tuple[int, ...], values: tuple[object, ...]) -> list[Points]:
    names = ("progress", "quality", "cost", "other")
    return [
        Points(names[i], names[i], weight, None if value is None else Decimal(str(value)))
        for i, (weight, value) in enumerate(zip(weights, values, strict=True))
    ]


def test_supplier_scorecard_oracle() -> None:
    weights = (40, 30, 20, 10)
    assert weighted(points(weights, (90, 80, 70, 85))) == Decimal("82.5")
    assert weighted(points(weights, (75, 95, 88, 90))) == Decimal("85.1")


def test_mandatory_dimensions_oracle_and_the_dropped_one_is_named() -> None:
    whole = total(points((40, 35, 25), (88.5, 94, 72.25)))
    assert (whole.score, whole.grade, whole.dropped) == (Decimal("86.36"), "B", ())
    without = total(points((40, 35, 25), (88.5, 94, None)))
    assert (without.score, without.grade, without.dropped) == (Decimal("91.07"), "A", ("cost",))


@pytest.mark.parametrize(
    ("score", "letter"), [("90", "A"), ("89.99", "B"), ("80", "B"), ("60", "C"), ("59.99", "D")]
)
def test_bands_are_half_open_without_gaps(score: str, letter: str) -> None:
    assert grade(Decimal(score)) == letter


def test_a_veto_caps_the_grade_and_leaves_a_worse_one() -> None:
    assert grade(Decimal(99), veto=True) == "C"
    assert grade(Decimal(10), veto=True) == "D"


def test_the_bonus_is_capped_and_deductions_are_not() -> None:
    base = points((100,), (85,))
    assert total(base, bonus=Decimal(30)).score == Decimal("95.00")
    assert total(base, deduction=Decimal(200)).score == Decimal("0.00")


def test_nothing_applicable_gives_no_score() -> None:
    assert total(points((40, 60), (None, None))).score is None


@given(st.lists(st.tuples(st.integers(1, 100), st.integers(0, 100)), min_size=1, max_size=4))
def test_a_mean_lies_between_its_points(entries: list[tuple[int, int]]) -> None:
    weights, values = zip(*entries, strict=True)
    mean = weighted(points(weights, values))
    assert mean is not None
    assert min(values) - Decimal("1e-20") <= mean <= max(values) + Decimal("1e-20")
