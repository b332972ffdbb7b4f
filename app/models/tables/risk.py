"""The risk register."""

from datetime import date

from app.models.states import RiskState
from app.models.tables.row import ContractRow, strict
from app.models.vocabulary import RiskKind, Strategy


class Risk(ContractRow, table=True):
    """Cause, event and effect, assessed before and after the response on scales of 1 to 5."""

    __table_args__ = strict(
        "risk",
        kind=RiskKind,
        strategy=Strategy,
        state=RiskState,
        likelihood=(1, 5),
        impact=(1, 5),
        residual_likelihood=(1, 5),
        residual_impact=(1, 5),
    )
    no: str = ""
    title: str  # the event
    cause: str = ""
    effect: str = ""
    kind: str = RiskKind.TIME
    state: str = RiskState.IDENTIFIED
    likelihood: int = 3
    impact: int = 3
    residual_likelihood: int = 3
    residual_impact: int = 3
    loss_minor: int = 0  # most likely loss if it happens
    strategy: str = Strategy.REDUCE
    response: str = ""
    contingency: str = ""
    trigger_text: str = ""
    owner: str = ""
    review_on: date | None = None
