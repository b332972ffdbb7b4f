"""How a contract stands at a glance: progress, quality, cost, risk and performance with their reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.analysis.standing import standing as measured
from app.models.rows import DueItem
from app.services import contracts, performance, risks
from app.store.queries.reading import Readable

NEAR = 7  # days ahead that count as near
# The page on which each kind of due item is dealt with.
PLACES = {
    "obligation": "timeline",
    "payment": "timeline",
    "deliverable": "timeline",
    "notice": "timeline",
    "end": "timeline",
    "change": "changes",
    "risk": "risks",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One dimension: its colour, figure, reason, and the letter that stands for it if it has one."""

    health: str
    figure: str
    reason: str
    letter: str = ""


def standing(document: Readable, contract_id: str) -> dict[str, Standing]:
    """Every dimension of the contract; empty when it is gone."""
    contract = contracts.contract_detail(document, contract_id)
    if contract is None:
        return {}
    totals = [result.total for result in reversed(performance.results(document, contract_id))]
    measures = measured(
        contract,
        contracts.health_figures(document, contract_id),
        risks.risks(document, contract_id),
        totals,
    )
    letters = {"performance": next((total.grade for total in reversed(totals) if total.grade), "")}
    return {
        key: Standing(str(measure.health), measure.figure, measure.reason, letters.get(key, ""))
        for key, measure in measures.items()
        if key != "scope"
    }


def overdue_and_near(items: Sequence[DueItem]) -> tuple[int, int]:
    """How many items lie before today, and how many in the next days."""
    today = date.today()
    overdue = sum(item.due < today for item in items)
    return overdue, sum(0 <= (item.due - today).days <= NEAR for item in items)
