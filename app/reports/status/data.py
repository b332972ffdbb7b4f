"""What a status report is made from: one contract as the desk held it at one moment.

Plain frozen values, so that they cross into the child process that writes the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.analysis.health import Figures, Measure
from app.analysis.scoring import Total
from app.analysis.standing import standing
from app.models.rows import (
    ApprovalRow,
    ChangeRow,
    ClauseRow,
    ContractDetail,
    DeliverableRow,
    DueItem,
    EvaluationRow,
    ObligationRow,
    PartyRow,
    PaymentRow,
    RiskRow,
    ScoreRow,
    TermRow,
)


@dataclass(frozen=True, slots=True)
class Period:
    """One evaluated period with its scores and what they add up to."""

    evaluation: EvaluationRow
    scores: tuple[ScoreRow, ...]
    total: Total


@dataclass(frozen=True, slots=True)
class StatusData:
    """Everything that the status report of one contract says."""

    contract: ContractDetail
    day: date  # the reporting date: "today" on the timeline, the end of the reported period
    stamp: str  # when the data was read, UTC, ISO 8601
    head: str  # hash of the last entry of the audit trail
    version: int = 1  # of this report
    figures: Figures = field(default_factory=Figures)
    parties: tuple[PartyRow, ...] = ()
    terms: tuple[TermRow, ...] = ()
    clauses: tuple[ClauseRow, ...] = ()
    deliverables: tuple[DeliverableRow, ...] = ()
    obligations: tuple[ObligationRow, ...] = ()
    payments: tuple[PaymentRow, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    approvals: tuple[ApprovalRow, ...] = ()  # of all changes
    risks: tuple[RiskRow, ...] = ()
    periods: tuple[Period, ...] = ()  # oldest first
    due: tuple[DueItem, ...] = ()  # overdue and coming, earliest first; notice and end of the term too
    since: date | None = None  # day after the last report; None for the last 90 days
    before: Mapping[str, str] = field(default_factory=dict)  # colours of the last report by dimension
    author: str = ""
    confidentiality: str = ""

    def standing(self) -> dict[str, Measure]:
        """Every dimension in its colour; keep the colours as the next report's ``before``."""
        totals = [period.total for period in self.periods]
        return standing(self.contract, self.figures, self.risks, totals)
