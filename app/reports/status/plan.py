"""Sections about time: what is due, the timeline, duties."""

from collections.abc import Iterator
from datetime import date, timedelta

from app.analysis.drawings.gantt import Gantt, Marker, MarkerKind, plan_days
from app.analysis.drawings.timescale import TimeScale
from app.formats import format_date
from app.i18n import N_, _
from app.models.rows import DeliverableRow, DueItem
from app.models.states import DeliverableState, ObligationState
from app.models.vocabulary import Health, Side
from app.reports.blocks import Badge, Block, Cell, Column, Heading, Kind, Paragraph, Picture, Table
from app.reports.status.data import StatusData
from app.reports.status.wording import against_baseline

DRAWN = 656.0  # pixels of a drawing as wide as the page
_LABELS = 196.0
_ROWS_PER_DRAWING = 16
_DUE, _MOST_URGENT = 15, 5
_SOON = timedelta(days=7)
_WHAT = {
    "obligation": N_("Obligation"),
    "deliverable": N_("Deliverable"),
    "payment": N_("Payment"),
    "change": N_("Reply to a change"),
    "risk": N_("Risk review"),
    "notice": N_("Last day for notice"),
    "end": N_("End of term"),
}


def most_urgent(data: StatusData) -> Iterator[Block]:
    """The first few due items, for the first page."""
    yield Heading(_("Due next"), 2)
    yield Table(
        (Column(_("Date"), Kind.SHORT), Column(_("What")), Column(_("Whose"), Kind.SHORT)),
        tuple((day, what, whose) for day, _kind, what, whose, _note in _due_rows(data, _MOST_URGENT)),
        empty=_("Nothing is due in the coming weeks."),
        max_lines=2,
    )


def due(data: StatusData) -> Iterator[Block]:
    """Overdue and coming, the most urgent first."""
    if not data.due:
        return
    yield Heading(_("Due"))
    yield Table(
        (
            Column(_("Date"), Kind.SHORT),
            Column(_("Kind"), Kind.SHORT),
            Column(_("What"), weight=2),
            Column(_("Whose"), Kind.SHORT),
            Column(_("Remark")),
        ),
        tuple(_due_rows(data, _DUE)),
    )
    if len(data.due) > _DUE:
        yield Paragraph(_("and {n} more, later").format(n=len(data.due) - _DUE), dim=True)


def _due_rows(data: StatusData, count: int) -> Iterator[tuple[Cell, ...]]:
    return (_due_row(item, data.day) for item in data.due[:count])


def _due_row(item: DueItem, today: date) -> tuple[Cell, ...]:
    colour = Health.RED if item.due < today else Health.AMBER if item.due <= today + _SOON else None
    text = format_date(item.due)
    day: Cell = Badge(text, colour) if colour else text
    whose = _(Side.of(item.side).label) if item.side else "–"
    kind = _(_WHAT[item.entity])
    return day, kind, item.title or kind, whose, item.note


def timeline(data: StatusData) -> Iterator[Block]:
    """The plan as a picture, then as a table."""
    markers = tuple(_markers(data))
    days = plan_days(data.deliverables, markers, data.day)
    if days is None or not (data.deliverables or markers):
        return
    yield Heading(_("Timeline"))
    first, last = days
    margin = max(3, (last - first).days // 20)
    scale = TimeScale.fit(
        first - timedelta(days=margin), last + timedelta(days=3 * margin), _LABELS, DRAWN - _LABELS
    )
    rows = data.deliverables
    starts = range(0, len(rows), _ROWS_PER_DRAWING) if rows else range(1)
    for start in starts:
        end = start + _ROWS_PER_DRAWING
        below = markers if end >= len(rows) else ()
        yield Picture(Gantt(rows[start:end], scale, below, data.day, labels=_LABELS).draw(DRAWN))
    yield Paragraph(
        _(
            "Bar: planned, filled as far as done, dashed to the forecast. Grey: baseline. Green dot: "
            "payment, blue dot: obligation, amber diamond: last day for notice, grey diamond: end of term."
        ),
        dim=True,
    )
    if rows:
        yield _deliverables(rows)


def _markers(data: StatusData) -> Iterator[Marker]:
    for payment in data.payments:
        if payment.due_on:
            yield Marker(payment.id, MarkerKind.PAYMENT, payment.due_on, payment.title)
    for duty in data.obligations:
        if duty.due_on:
            yield Marker(duty.id, MarkerKind.OBLIGATION, duty.due_on, duty.title)
    for item in data.due:
        if item.entity in ("notice", "end"):
            yield Marker(item.row_id, MarkerKind(item.entity), item.due, _(_WHAT[item.entity]))


def _deliverables(rows: tuple[DeliverableRow, ...]) -> Table:
    return Table(
        (
            Column(_("No."), Kind.SHORT),
            Column(_("Deliverable")),
            Column(_("Baseline"), Kind.SHORT),
            Column(_("Planned end"), Kind.SHORT),
            Column(_("Expected"), Kind.SHORT),
            Column("%", Kind.NUMBER),
            Column(_("Against baseline"), Kind.SHORT),
            Column(_("State"), Kind.SHORT),
        ),
        tuple(
            (
                row.no,
                row.title,
                format_date(row.baseline_end) or "–",
                format_date(row.planned_end) or "–",
                format_date(row.expected_end) or "–",
                str(row.percent),
                against_baseline(row),
                _(DeliverableState.of(row.state).label),
            )
            for row in rows
        ),
    )


def obligations(data: StatusData) -> Iterator[Block]:
    """The duties of both sides."""
    if not data.obligations:
        return
    yield Heading(_("Obligations"))
    yield Table(
        (
            Column(_("No."), Kind.SHORT),
            Column(_("Obligation"), weight=2),
            Column(_("Clause"), Kind.SHORT),
            Column(_("Whose"), Kind.SHORT),
            Column(_("When")),
            Column(_("State"), Kind.SHORT),
        ),
        tuple(
            (
                row.no,
                row.title,
                row.clause_number,
                _(Side.of(row.side).label),
                " ".join(part for part in (format_date(row.due_on), row.trigger_text) if part),
                _(ObligationState.of(row.state).label),
            )
            for row in data.obligations
        ),
    )
