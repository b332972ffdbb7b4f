"""Change requests and what the parties concerned said to them."""

from datetime import date

from sqlmodel import Field

from app.models.states import ChangeState
from app.models.tables.row import ContractRow, Row, strict
from app.models.vocabulary import ChangeOrigin, Decision


class Change(ContractRow, table=True):
    """A change request; price and dates follow from its state, so it can only count once."""

    __table_args__ = strict("change", origin=ChangeOrigin, state=ChangeState)
    deliverable_id: str | None = Field(
        default=None, foreign_key="deliverable.id", ondelete="SET NULL", index=True
    )
    no: str = ""
    title: str
    origin: str = ChangeOrigin.US
    state: str = ChangeState.DRAFT
    reason: str = ""
    scope: str = ""
    cost_minor: int = 0  # effect on the price, signed
    days: int = 0  # effect on the end, signed
    event_on: date | None = None
    aware_on: date | None = None
    notice_on: date | None = None
    reply_due: date | None = None
    decided_on: date | None = None
    owner: str = ""


class Approval(Row, table=True):
    """The decision of one party concerned."""

    __table_args__ = strict("approval", decision=Decision)
    change_id: str = Field(foreign_key="change.id", ondelete="CASCADE", index=True)
    who: str
    decision: str = Decision.PENDING
    decided_on: date | None = None
    note: str = ""
