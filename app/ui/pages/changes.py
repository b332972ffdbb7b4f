"""Changes: requests with their effect on price and time, and what every party concerned said."""

from datetime import date
from typing import Any

from app.i18n import N_, _
from app.models.rows import ChangeRow
from app.models.states import ChangeState
from app.models.vocabulary import ChangeOrigin
from app.services.changes import changes, request_change
from app.ui.badges import Badge, state_badge
from app.ui.context import PageContext
from app.ui.records.column import Column
from app.ui.records.kinds import BADGE, CHOICE, DATE, INTEGER, LONG, MONEY
from app.ui.records.page import RecordPage
from app.ui.records.page_spec import PageSpec
from app.ui.widgets.approvals import ApprovalsPanel

_REQUIRED = {"required": True}


def _state(row: ChangeRow) -> Badge:
    return state_badge(ChangeState.of(row.state))


def _create(document: Any, contract_id: str) -> str:
    """A request of today that both sides have to approve."""
    today = date.today()
    return request_change(
        document, contract_id=contract_id, title=_("New change"), event_on=today, aware_on=today
    )


SPEC = PageSpec(
    key="changes",
    title=N_("Change requests"),
    icon="changes",
    entity="change",
    query=changes,
    watches=("change", "approval", "contract"),
    empty=N_("Every change of scope, price or time is asked for here before it counts."),
    new_title=N_("Request change"),
    create=_create,
    aside=ApprovalsPanel,
    columns=(
        Column("no", N_("No."), width=76, dim=True),
        Column("title", N_("Change"), field="title", width=0, required=True),
        Column("origin", N_("Asked for by"), CHOICE, field="origin", choices=ChangeOrigin, width=96),
        Column("state", N_("State"), BADGE, badge=_state, width=96),
        Column("cost", N_("Effect on price"), MONEY, field="cost_minor", width=120),
        Column("days", N_("Days"), INTEGER, field="days", width=64),
        Column("reply_due", N_("Reply due"), DATE, field="reply_due", width=100),
        Column("reason", N_("Reason"), LONG, field="reason", in_table=False),
        Column("scope", N_("Scope"), LONG, field="scope", in_table=False),
        Column("event_on", N_("Event on"), DATE, field="event_on", in_table=False),
        Column("aware_on", N_("Known since"), DATE, field="aware_on", in_table=False),
        Column("notice_on", N_("Notified on"), DATE, field="notice_on", in_table=False),
        Column("decided_on", N_("Decided on"), DATE, field="decided_on", in_table=False),
        Column("owner", N_("Owner"), field="owner", in_table=False),
    ),
)


def make(context: PageContext) -> RecordPage:
    """The page of one contract."""
    return RecordPage(SPEC, context)
