"""Sections about money, changes, risks and scores."""

from collections.abc import Iterator
from decimal import Decimal

from app.analysis.drawings.cash import cash, months
from app.analysis.drawings.heatmap import Assessment, HeatMap
from app.analysis.drawings.trend import Point, trend
from app.analysis.risk import expected_loss, exposure, level
from app.formats import format_date, format_money
from app.i18n import _
from app.models.money import Money
from app.models.rows import ChangeRow, PaymentRow, RiskRow
from app.models.states import EFFECTIVE_CHANGES, ChangeState, EvaluationState, PaymentState, RiskState
from app.models.vocabulary import ChangeOrigin, Dimension, RiskKind, Strategy
from app.reports.blocks import Block, Cell, Column, Columns, Heading, Kind, Paragraph, Picture, Table
from app.reports.status.data import Period, StatusData
from app.reports.status.plan import DRAWN
from app.reports.status.wording import level_badge, signed

_HALF = (DRAWN - 22) / 2


def payments(data: StatusData) -> Iterator[Block]:
    """The payment lines with their sums, and the cash by month."""
    if not data.payments:
        return
    currency = data.contract.currency
    yield Heading(_("Payments"))
    series = months(data.payments)
    if series:
        yield Picture(cash(series, currency, DRAWN, 170))
        yield Paragraph(_("Filled: paid. Outlined: still to be paid, by due date."), dim=True)
    standing = [row for row in data.payments if row.state != PaymentState.CANCELLED]
    planned = Money(sum(row.amount_minor for row in standing), currency)
    paid = Money(sum(row.paid_minor for row in standing), currency)
    yield Table(
        (
            Column(_("No."), Kind.SHORT),
            Column(_("Payment"), weight=1.2),
            Column(_("Condition"), weight=1.5),
            Column(_("Due"), Kind.SHORT),
            Column(_("Amount"), Kind.NUMBER),
            Column(_("Paid so far"), Kind.NUMBER),
            Column(_("Remaining"), Kind.NUMBER),
            Column(_("State"), Kind.SHORT),
        ),
        tuple(_payment(row) for row in data.payments),
        ("", _("Total"), "", "", *(format_money(sum_) for sum_ in (planned, paid, planned - paid)), ""),
    )


def _payment(row: PaymentRow) -> tuple[Cell, ...]:
    return (
        row.no,
        row.title,
        row.condition,
        format_date(row.due_on) or "–",
        format_money(row.amount),
        format_money(row.paid),
        format_money(row.remaining),
        _(PaymentState.of(row.state).label),
    )


def changes(data: StatusData) -> Iterator[Block]:
    """The change requests; only those in effect count in the total."""
    if not data.changes:
        return
    yield Heading(_("Changes"))
    effective = [row for row in data.changes if row.state in EFFECTIVE_CHANGES]
    total = Money(sum(row.cost_minor for row in effective), data.contract.currency)
    yield Table(
        (
            Column(_("No."), Kind.SHORT),
            Column(_("Change"), weight=1.5),
            Column(_("Reason"), weight=1.5),
            Column(_("Asked by"), Kind.SHORT),
            Column(_("Price"), Kind.NUMBER),
            Column(_("Days"), Kind.NUMBER),
            Column(_("Reply due"), Kind.SHORT),
            Column(_("State"), Kind.SHORT),
        ),
        tuple(_change(row) for row in data.changes),
        (
            "",
            _("In effect"),
            "",
            "",
            format_money(total),
            signed(sum(row.days for row in effective)),
            "",
            "",
        ),
    )


def _change(row: ChangeRow) -> tuple[Cell, ...]:
    return (
        row.no,
        row.title,
        row.reason,
        _(ChangeOrigin.of(row.origin).label),
        format_money(row.cost),
        signed(row.days),
        format_date(row.reply_due) or "–",
        _(ChangeState.of(row.state).label),
    )


def risks(data: StatusData) -> Iterator[Block]:
    """Both maps side by side, then the register."""
    if not data.risks:
        return
    yield Heading(_("Risks"))
    maps = {kind: HeatMap(data.risks, kind).draw(_HALF, 230) for kind in Assessment}
    yield Columns(
        (Heading(_("Before the response"), 2), Picture(maps[Assessment.INHERENT])),
        (Heading(_("With the response"), 2), Picture(maps[Assessment.RESIDUAL])),
    )
    yield Table(
        (
            Column(_("No."), Kind.SHORT),
            Column(_("Risk"), weight=1.4),
            Column(_("Before"), Kind.SHORT),
            Column(_("With"), Kind.SHORT),
            Column(_("Expected loss"), Kind.NUMBER),
            Column(_("Response"), weight=1.4),
            Column(_("Owner, review"), Kind.SHORT),
        ),
        tuple(_risk(row) for row in data.risks),
        (
            "",
            _("Exposure"),
            "",
            "",
            format_money(Money(exposure(data.risks), data.contract.currency)),
            "",
            "",
        ),
    )


def _risk(row: RiskRow) -> tuple[Cell, ...]:
    strategy = _(Strategy.of(row.strategy).label)
    labelled = _("{strategy}: {response}").format(strategy=strategy, response=row.response)
    response = labelled if row.response else strategy
    closed = row.state == RiskState.CLOSED
    return (
        f"{row.no}\n{_(RiskKind.of(row.kind).label)}",
        row.title,
        level_badge(row.score, level(row.likelihood, row.impact)),
        _(RiskState.CLOSED.label)
        if closed
        else level_badge(row.residual, level(row.residual_likelihood, row.residual_impact)),
        format_money(Money(expected_loss(row), row.currency)),
        response,
        "\n".join(part for part in (row.owner, format_date(row.review_on)) if part) or "–",
    )


def performance(data: StatusData) -> Iterator[Block]:
    """The trend of the scores, every period, and how the last one is made up."""
    if not data.periods:
        return
    yield Heading(_("Performance"))
    points = [
        Point(
            period.evaluation.id,
            period.evaluation.period_end,
            period.total.score,
            period.total.grade,
            tuple((_(Dimension.of(name).label), score) for name, score in period.total.by_dimension),
        )
        for period in data.periods
        if period.total.score is not None and period.evaluation.period_end is not None
    ]
    if points:
        yield Picture(trend(points, DRAWN, 210))
        yield Paragraph(_("Line: total score; thin lines: the dimensions. Bands: grades A to D."), dim=True)
    yield Table(
        (
            Column(_("Period to"), Kind.SHORT),
            Column(_("Score"), Kind.NUMBER),
            Column(_("Grade"), Kind.SHORT),
            Column(_("By dimension")),
            Column(_("Comment")),
            Column(_("State"), Kind.SHORT),
        ),
        tuple(_period(period) for period in reversed(data.periods)),
    )
    yield Heading(_("How the last score is made up"), 2)
    yield _scores(data.periods[-1])


def _period(period: Period) -> tuple[Cell, ...]:
    dimensions = (f"{_(Dimension.of(name).label)} {score:.1f}" for name, score in period.total.by_dimension)
    return (
        format_date(period.evaluation.period_end),
        "–" if period.total.score is None else f"{period.total.score:.2f}",
        period.total.grade or "–",
        " · ".join(dimensions),
        period.evaluation.comment,
        _(EvaluationState.of(period.evaluation.state).label),
    )


def _scores(period: Period) -> Table:
    evaluation = period.evaluation
    extra = [(_("Bonus"), evaluation.bonus), (_("Deduction"), -evaluation.deduction)]
    return Table(
        (
            Column(_("Dimension"), Kind.SHORT),
            Column(_("Criterion")),
            Column(_("Weight %"), Kind.NUMBER),
            Column(_("Points"), Kind.NUMBER),
            Column(_("Basis"), weight=1.4),
        ),
        (
            *(
                (
                    _(Dimension.of(score.dimension).label),
                    score.title,
                    str(score.weight),
                    _("does not apply") if score.points is None else f"{Decimal(score.points) / 100:.2f}",
                    score.note or score.basis,
                )
                for score in period.scores
            ),
            *((label, "", "", f"{Decimal(points) / 100:.2f}", "") for label, points in extra if points),
        ),
        (
            _("Total"),
            _("capped at C for a major breach") if evaluation.veto else "",
            "",
            "–" if period.total.score is None else f"{period.total.score:.2f}",
            _("Grade {grade}").format(grade=period.total.grade or "–"),
        ),
    )
