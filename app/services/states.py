"""Moving a row through its states: only along the table of transitions, and only past its guards."""

from dataclasses import dataclass
from datetime import date

from app.errors import AppError, InputError
from app.i18n import _
from app.models.states import TRANSITIONS, DeliverableState, PaymentState
from app.models.tables import Deliverable, Payment
from app.models.tables.row import Row
from app.models.vocabulary import Word
from app.services.guards import blocked_move
from app.services.registers import NAMES
from app.services.validation import ENTITIES
from app.store.document import Document
from app.store.queries.reading import Readable


@dataclass(frozen=True, slots=True)
class Move:
    """A state that may follow, and why not now if something stands in the way."""

    to: str
    label: str
    blocked_because: str = ""


def state_of(entity: str, value: str) -> Word:
    """The word of a stored state; KeyError for another."""
    return type(next(iter(TRANSITIONS[entity]))).of(value)


def allowed(document: Readable, *, entity: str, row_id: str) -> list[Move]:
    """The states that may follow the row's state, in the order of the table."""
    found = document.query(f"SELECT state FROM {entity} WHERE id = ?", (row_id,))  # a table name of ours
    if not found:
        return []
    return [
        Move(str(to), _(to.label), blocked_move(document, entity, row_id, to))
        for to in TRANSITIONS[entity][state_of(entity, found[0][0])]
    ]


def move(
    document: Document, *, entity: str, row_id: str, to: str, reason: str = "", initiator: object = None
) -> None:
    """Move the row to a state; InputError with the guard's sentence when it may not."""
    moves = {step.to: step for step in allowed(document, entity=entity, row_id=row_id)}
    if to not in moves:
        label = _(state_of(entity, to).label)
        raise InputError("state", _("“{state}” cannot follow the present state.").format(state=label))
    if moves[to].blocked_because:
        message = _("Cannot move to “{state}”: {why}.")
        raise InputError("state", message.format(state=moves[to].label, why=moves[to].blocked_because))
    name = _("{thing}: {state}").format(thing=_(NAMES[entity]), state=moves[to].label)
    with document.edit(name, reason=reason, initiator=initiator) as session:
        row = session.get(ENTITIES[entity], row_id)
        if row is None:
            raise AppError(_("This row was deleted in the meantime."), _("Undo brings it back."))
        stamps = {
            field: date.today() for field in _DATES.get((entity, to), ()) if getattr(row, field) is None
        }
        row.sqlmodel_update({"state": to, **stamps, **_brought(row, to)})


# Dates that a state brings with it when they are still open.
_DATES = {
    ("change", "approved"): ("decided_on",),
    ("change", "rejected"): ("decided_on",),
    ("obligation", "fulfilled"): ("done_on",),
    ("payment", "paid"): ("paid_on",),
    ("deliverable", "accepted"): ("actual_end",),
}


def _brought(row: Row, to: str) -> dict[str, object]:
    """Figures that follow from a state: what is paid is paid in full, what is accepted is complete."""
    if isinstance(row, Payment) and to == PaymentState.PAID:
        return {"paid_minor": row.amount_minor}
    if isinstance(row, Deliverable) and to == DeliverableState.ACCEPTED:
        return {"percent": 100}
    return {}
