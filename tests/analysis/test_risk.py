"""Risk levels and expected losses."""

from dataclasses import replace

import pytest

from app.analysis.risk import expected_loss, exposure, level
from app.models.rows import RiskRow
from app.models.vocabulary import Health

RISK = RiskRow(
    "1", "R-01", "t", "", "", "time", "monitoring", 3, 3, 2, 3, 100_000, "reduce", "", "", "", "", None, "CNY"
)


@pytest.mark.parametrize(
    ("likelihood", "impact", "colour"),
    [
        (5, 5, Health.RED),
        (3, 4, Health.RED),
        (2, 5, Health.AMBER),
        (2, 3, Health.AMBER),
        (1, 5, Health.GREEN),
    ],
)
def test_the_level_follows_the_product(likelihood: int, impact: int, colour: Health) -> None:
    assert level(likelihood, impact) is colour


def test_expected_loss_is_probability_times_loss_for_live_risks_only() -> None:
    closed = replace(RISK, state="closed")
    assert (expected_loss(RISK), expected_loss(closed)) == (20_000, 0)
    assert exposure([RISK, closed, RISK]) == 40_000
