"""Every dimension in its colour, and the whole as its worst."""

from decimal import Decimal

import pytest

from app.analysis.health import Measure
from app.analysis.scoring import Total
from app.analysis.standing import arrow, explained, performance, risk, rule, scope
from app.models.vocabulary import Health
from tests.reports.contract_rows import contract, status
from tests.reports.contract_rows import risk as risk_row

G, A, R, N = Health.GREEN, Health.AMBER, Health.RED, Health.NONE


@pytest.mark.parametrize(
    ("minor", "health", "figure"),
    [
        (1_000, G, "+10.0%"),
        (1_001, A, "+10.0%"),
        (-2_000, A, "−20.0%"),
        (2_001, R, "+20.0%"),
        (0, G, "+0.0%"),
    ],
)
def test_scope_by_the_share_of_the_price(minor: int, health: Health, figure: str) -> None:
    measure = scope(contract(price_original_minor=10_000, change_minor=minor, changes=1))
    assert (measure.health, measure.figure) == (health, figure)


def test_scope_without_changes_and_without_a_price() -> None:
    assert scope(contract(changes=0, change_minor=0)).health is G
    assert scope(contract(price_original_minor=None)).health is N


def test_risk_is_the_worst_live_one_with_its_response() -> None:
    low = risk_row(1, "a", residual_likelihood=1, residual_impact=1)
    high = risk_row(2, "b", residual_likelihood=5, residual_impact=5)
    assert risk((low,), "CNY").health is G
    assert risk((low, high), "CNY").health is R
    assert risk((low, risk_row(3, "c", state="closed", residual_impact=5)), "CNY").health is G
    assert risk((), "CNY").health is N


@pytest.mark.parametrize(("grade", "health"), [("A", G), ("B", G), ("C", A), ("D", R)])
def test_performance_is_the_last_grade(grade: str, health: Health) -> None:
    totals = [Total(Decimal("83.00"), "B"), Total(Decimal("70.25"), grade), Total(None, "")]
    measure = performance(totals)
    assert (measure.health, measure.figure) == (health, "70.2")
    assert "83.0" in measure.reason


def test_the_whole_names_the_dimensions_that_make_it_so() -> None:
    measures = {
        "progress": Measure(R, "", "late"),
        "quality": Measure(G, "", "fine"),
        "risk": Measure(R, "", "1 high"),
    }
    assert explained(measures) == (R, "Progress: late; Risk: 1 high")
    assert explained({"quality": Measure(G, "", "fine")})[0] is G
    assert explained({"quality": Measure(N, "", "none")})[0] is N


@pytest.mark.parametrize(
    ("now", "before", "sign"),
    [(G, "red", "↑"), (R, "amber", "↓"), (A, "amber", "→"), (A, None, ""), (N, "red", ""), (G, "none", "")],
)
def test_arrows_compare_with_the_last_report(now: Health, before: str | None, sign: str) -> None:
    assert arrow(now, before) == sign


def test_the_rule_is_stated_with_its_limits() -> None:
    for limit in ("7 days", "90", "75", "10", "20", "12"):
        assert limit in rule()


def test_standing_has_every_dimension_once() -> None:
    assert list(status().standing()) == ["progress", "quality", "cost", "scope", "risk", "performance"]
