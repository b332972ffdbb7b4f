"""Change requests: approvals of every party concerned, and the effect on price and dates."""

from datetime import date

from app.i18n import _
from app.models.identity import new_id
from app.models.vocabulary import Decision
from app.services.registers import create, edit_fields
from app.store.document import Document
from app.store.queries.registers import approvals, changes

__all__ = ["approvals", "changes", "decide", "request_change"]


def request_change(
    document: Document, *, contract_id: str, title: str, initiator: object = None, **values: object
) -> str:
    """A new change request that both sides have to approve; its id."""
    row_id = new_id()
    with document.edit(_("Request change"), initiator=initiator):
        create(
            document,
            entity="change",
            contract_id=contract_id,
            values={"id": row_id, "title": title, **values},
        )
        for name in (_("Us"), _("Them")):
            create(document, entity="approval", values={"change_id": row_id, "who": name})
    return row_id


def decide(document: Document, *, approval_id: str, decision: str, initiator: object = None) -> None:
    """Note what a party concerned said, with today's date; pending takes the date back."""
    on = None if decision == Decision.PENDING else date.today()
    values = {"decision": decision, "decided_on": on}
    edit_fields(document, entity="approval", changes={approval_id: values}, initiator=initiator)
