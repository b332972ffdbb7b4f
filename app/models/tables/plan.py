"""What is to be done and paid: deliverables, obligations, payment lines."""

from datetime import date

from sqlmodel import Field

from app.models.states import DeliverableState, ObligationState, PaymentState
from app.models.tables.row import ContractRow, strict
from app.models.vocabulary import Side


class Deliverable(ContractRow, table=True):
    """A piece of work or a milestone with its four pairs of dates, all inclusive."""

    __table_args__ = strict(
        "deliverable",
        state=DeliverableState,
        percent=(0, 100),
        milestone=(0, 1),
        inspected=(0, 1_000_000),
        passed_first=(0, 1_000_000),
    )
    no: str = ""  # work breakdown: 1, 1.1
    title: str
    milestone: int = 0
    state: str = DeliverableState.PLANNED
    baseline_start: date | None = None
    baseline_end: date | None = None
    planned_start: date | None = None
    planned_end: date | None = None
    forecast_end: date | None = None
    actual_start: date | None = None
    actual_end: date | None = None
    percent: int = 0
    budget_minor: int = 0
    actual_minor: int = 0
    inspected: int = 0  # lots inspected
    passed_first: int = 0  # of these, accepted at the first inspection
    owner: str = ""
    criteria: str = ""  # acceptance criteria
    note: str = ""


class Obligation(ContractRow, table=True):
    """A duty of one side, from a clause."""

    __table_args__ = strict("obligation", side=Side, state=ObligationState)
    clause_id: str | None = Field(default=None, foreign_key="clause.id", ondelete="SET NULL", index=True)
    no: str = ""
    title: str
    side: str = Side.THEM
    state: str = ObligationState.OPEN
    trigger_text: str = ""
    due_on: date | None = None
    done_on: date | None = None
    evidence: str = ""
    consequence: str = ""
    owner: str = ""


class Payment(ContractRow, table=True):
    """One payment line of the contract; ``share_bp`` is its share of the price in basis points."""

    __table_args__ = strict("payment", state=PaymentState)
    clause_id: str | None = Field(default=None, foreign_key="clause.id", ondelete="SET NULL", index=True)
    no: str = ""
    title: str
    state: str = PaymentState.PLANNED
    share_bp: int | None = None
    amount_minor: int = 0
    condition: str = ""
    days: int | None = None
    working_days: int = 0
    due_on: date | None = None
    paid_on: date | None = None
    paid_minor: int = 0
    invoice_no: str = ""
    note: str = ""
