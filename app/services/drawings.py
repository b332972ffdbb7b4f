"""The pictures of a contract: plan, risk map, score trend and cash, from what the desk holds."""

from datetime import date

from app.analysis.drawings.cash import Month, cash, months
from app.analysis.drawings.gantt import HEADER, LABELS, ROW, Gantt, Marker, MarkerKind, plan_days
from app.analysis.drawings.heatmap import Assessment, HeatMap
from app.analysis.drawings.timescale import TimeScale, Zoom
from app.analysis.drawings.trend import Point, trend
from app.i18n import _
from app.models.rows import ObligationRow, PaymentRow
from app.services.contracts import due_soon
from app.services.performance import results
from app.services.plan import deliverables, obligations, payments
from app.store.queries.reading import Readable

__all__ = [
    "HEADER",
    "LABELS",
    "ROW",
    "Assessment",
    "Gantt",
    "HeatMap",
    "Marker",
    "MarkerKind",
    "Month",
    "Point",
    "TimeScale",
    "Zoom",
    "cash",
    "markers",
    "months",
    "plan_days",
    "plan_of",
    "score_points",
    "trend",
]


def markers(document: Readable, contract_id: str) -> list[Marker]:
    """Payments and duties with a date, the last day for notice, the end: what falls on one day."""
    return [
        *(_payment(row) for row in payments(document, contract_id) if row.due_on),
        *(_duty(row) for row in obligations(document, contract_id) if row.due_on and not row.done_on),
        *(
            Marker(item.row_id, MarkerKind(item.entity), item.due, _term_label(item.entity))
            for item in due_soon(document, contract_id, days=36500)
            if item.entity in ("notice", "end")
        ),
    ]


def _payment(row: PaymentRow) -> Marker:
    return Marker(row.id, MarkerKind.PAYMENT, row.due_on or date.max, row.title)


def _duty(row: ObligationRow) -> Marker:
    return Marker(row.id, MarkerKind.OBLIGATION, row.due_on or date.max, row.title)


def _term_label(entity: str) -> str:
    return _("Last day for notice") if entity == "notice" else _("End of term")


def plan_of(document: Readable, contract_id: str, scale: TimeScale, today: date) -> Gantt:
    """The whole plan of a contract on a scale."""
    rows = deliverables(document, contract_id)
    return Gantt(rows, scale, markers(document, contract_id), today)


def score_points(document: Readable, contract_id: str) -> list[Point]:
    """The scored periods, oldest first."""
    return [
        Point(
            result.evaluation.id,
            result.evaluation.period_end,
            result.total.score,
            result.total.grade,
        )
        for result in reversed(results(document, contract_id))
        if result.total.score is not None and result.evaluation.period_end is not None
    ]
