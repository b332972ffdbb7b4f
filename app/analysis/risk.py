"""Risk levels on the 5 x 5 map, and the expected loss beside the colour (a grid cannot rank faithfully)."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from app.models.rows import RiskRow
from app.models.vocabulary import Health

HIGH, MEDIUM = 12, 6
# Middle of each step of the likelihood scale, per cent.
PROBABILITY = {1: 5, 2: 20, 3: 40, 4: 65, 5: 90}
LIVE = ("identified", "assessed", "response_planned", "monitoring", "occurred")


def level(likelihood: int, impact: int) -> Health:
    """Red from 12, amber from 6, green below (likelihood x impact)."""
    score = likelihood * impact
    if score >= HIGH:
        return Health.RED
    return Health.AMBER if score >= MEDIUM else Health.GREEN


def expected_loss(risk: RiskRow) -> int:
    """EMV = p x m in minor units with the residual likelihood; 0 for a closed risk."""
    if risk.state not in LIVE:
        return 0
    exact = Decimal(risk.loss_minor) * PROBABILITY[risk.residual_likelihood] / 100
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def exposure(risks: Iterable[RiskRow]) -> int:
    """Sum of the expected losses of the live risks, minor units."""
    return sum(expected_loss(risk) for risk in risks)
