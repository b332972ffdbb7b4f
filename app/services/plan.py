"""The plan of a contract: what is delivered, owed and paid, and dragging it to other dates."""

from datetime import date, timedelta
from decimal import Decimal

from app.i18n import _
from app.models.rows import PaymentRow
from app.services.registers import edit_fields
from app.store.document import Document
from app.store.queries.registers import deliverables, obligations, payments

__all__ = [
    "basis_points",
    "deliverables",
    "obligations",
    "payments",
    "replan",
    "set_baseline",
    "share_percent",
]

_DUE_FIELD = {"payment": "due_on", "obligation": "due_on"}


def replan(
    document: Document,
    *,
    entity: str,
    row_id: str,
    start: date | None,
    end: date,
    initiator: object = None,
) -> None:
    """Move a bar or marker to new dates in one undo step: the planned dates, never the baseline."""
    values: dict[str, object] = (
        {_DUE_FIELD[entity]: end} if entity in _DUE_FIELD else {"planned_start": start, "planned_end": end}
    )
    with document.edit(_("Re-plan"), initiator=initiator):
        if entity == "deliverable":
            forecast = _moved_forecast(document, row_id, end)
            # Start and end move together: clear first, or the new start may lie after the old end.
            edit_fields(document, entity=entity, changes={row_id: dict.fromkeys(values)})
            values |= {"forecast_end": forecast}
        edit_fields(document, entity=entity, changes={row_id: values})


def _moved_forecast(document: Document, row_id: str, end: date) -> date | None:
    """The forecast keeps its distance from the planned end."""
    rows = document.query("SELECT planned_end, forecast_end FROM deliverable WHERE id = ?", (row_id,))
    if not rows or not all(rows[0]):
        return None
    planned, forecast = (date.fromisoformat(day) for day in rows[0])
    return end + timedelta(days=(forecast - planned).days)


def set_baseline(document: Document, *, contract_id: str, initiator: object = None) -> int:
    """Take the planned dates of deliverables without a baseline as their baseline; how many.

    A baseline once set is never rewritten.
    """
    fresh = {
        row.id: {"baseline_start": row.planned_start, "baseline_end": row.planned_end}
        for row in deliverables(document, contract_id)
        if row.baseline_end is None and row.planned_end is not None
    }
    if fresh:
        with document.edit(_("Set baseline"), initiator=initiator):
            edit_fields(document, entity="deliverable", changes=fresh)
    return len(fresh)


def share_percent(row: PaymentRow) -> Decimal | None:
    """The share of the price in per cent; None for a line that names a sum only."""
    return None if row.share_bp is None else Decimal(row.share_bp) / 100


def basis_points(percent: object) -> int | None:
    """What the share column stores for per cent."""
    return None if percent is None else int(Decimal(str(percent)) * 100)
