"""What the head of a contract says in one line, on screen."""

from dataclasses import dataclass
from datetime import date

from app.analysis import health
from app.i18n import _
from app.models.money import Money
from app.models.vocabulary import Dimension, Health
from app.services.contracts import contract_detail, current_end, health_figures
from app.store.queries.reading import Readable

_MEASURES = {
    Dimension.PROGRESS: health.progress,
    Dimension.QUALITY: health.quality,
    Dimension.COST: health.cost,
}
_ALARMING = (Health.RED, Health.AMBER)


@dataclass(frozen=True, slots=True)
class Headline:
    """Title and state, health with the dimensions that make it so and why, price and last day."""

    title: str
    no: str
    state: str
    health: Health
    about: str
    reason: str
    price: Money | None
    end: date | None


def headline(document: Readable, contract_id: str) -> Headline | None:
    """The headline of a contract as of today, or None when it is gone."""
    contract = contract_detail(document, contract_id)
    if contract is None:
        return None
    figures = health_figures(document, contract_id)
    measured = {dimension: measure(figures) for dimension, measure in _MEASURES.items()}
    overall = health.worst(measure.health for measure in measured.values())
    worst = {
        dimension: measure
        for dimension, measure in measured.items()
        if measure.health == overall and overall in _ALARMING
    }
    return Headline(
        contract.title,
        contract.no,
        contract.state,
        overall,
        ", ".join(_(dimension.label) for dimension in worst),
        "\n".join(measure.reason for measure in worst.values()),
        contract.price_current,
        current_end(contract),
    )
