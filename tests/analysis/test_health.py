"""Green, amber and red by the written rule, at its edges."""

import pytest

from app.analysis.health import Figures, cost, overall, overrun, progress, quality
from app.models.money import Money
from app.models.vocabulary import Health


@pytest.mark.parametrize(
    ("days", "colour"), [(0, Health.GREEN), (1, Health.AMBER), (7, Health.AMBER), (8, Health.RED)]
)
def test_progress_follows_the_latest_open_deliverable(days: int, colour: Health) -> None:
    assert progress(Figures(late_days=days, late_title="Build", deliverables=1)).health is colour


@pytest.mark.parametrize(
    ("passed", "colour"), [(90, Health.GREEN), (89, Health.AMBER), (75, Health.AMBER), (74, Health.RED)]
)
def test_quality_is_the_first_pass_rate(passed: int, colour: Health) -> None:
    measure = quality(Figures(inspected=100, passed_first=passed))
    assert measure.health is colour
    assert measure.figure == f"{passed}%"


@pytest.mark.parametrize(
    ("actual", "colour"),
    [(103_00, Health.GREEN), (103_01, Health.AMBER), (110_00, Health.AMBER), (110_01, Health.RED)],
)
def test_cost_is_the_estimate_at_completion_over_the_budget(actual: int, colour: Health) -> None:
    figures = Figures(budget_minor=100_00, earned_minor=100_00, actual_minor=actual)
    assert cost(figures).health is colour


def test_the_overrun_meets_the_published_estimate_at_completion() -> None:
    # E1: BAC 500,000, EV 200,000, AC 290,000: EAC 725,000
    figures = Figures(budget_minor=500_000_00, earned_minor=200_000_00, actual_minor=290_000_00)
    assert overrun(figures) == Money(225_000_00)


def test_what_is_not_measured_says_so_and_does_not_colour_the_whole() -> None:
    assert overall(Figures()) is Health.NONE
    assert progress(Figures()).reason
    assert overall(Figures(late_days=9, deliverables=1, inspected=1, passed_first=1)) is Health.RED
