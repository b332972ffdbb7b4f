"""Performance: the scores of each period, what they add up to and where they go."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from app.i18n import N_, _
from app.models.states import EvaluationState
from app.services.performance import Result, add_evaluation, results
from app.ui.badges import Badge, state_badge
from app.ui.context import PageContext
from app.ui.records.column import Column
from app.ui.records.kinds import BADGE, BOOL, DATE, DECIMAL, LONG
from app.ui.records.page import RecordPage
from app.ui.records.page_spec import PageSpec
from app.ui.widgets.score_panel import ScorePanel

_GRADE_TONES = {"A": "good", "B": "good", "C": "watch", "D": "bad"}


def _state(result: Result) -> Badge:
    return state_badge(EvaluationState.of(result.evaluation.state))


def _grade(result: Result) -> Badge | None:
    grade = result.total.grade
    return Badge(grade, _GRADE_TONES[grade]) if grade else None


def _hundredths(points: object) -> object:
    return None if points is None else round(Decimal(str(points)) * 100)


def month_end(today: date) -> date:
    """The last day of the month: the period that is usually scored next."""
    following = today.replace(day=28) + timedelta(days=4)
    return following.replace(day=1) - timedelta(days=1)


def _create(document: Any, contract_id: str) -> str:
    """The period after the newest one, or the present month."""
    known = results(document, contract_id)
    newest = known[0].evaluation.period_end if known else None
    period = month_end(newest + timedelta(days=1)) if newest else month_end(date.today())
    return add_evaluation(document, contract_id=contract_id, period_end=period)


SPEC = PageSpec(
    key="performance",
    title=N_("Evaluations"),
    icon="performance",
    entity="evaluation",
    query=results,
    watches=("evaluation", "score", "criterion", "scheme"),
    empty=N_("Progress, quality and cost are scored here period by period."),
    new_title=N_("Add evaluation"),
    create=_create,
    first_key="comment",
    aside=ScorePanel,
    heading=lambda result: _("Period to {date}").format(date=result.evaluation.period_end),
    columns=(
        Column(
            "period_end",
            N_("Period to"),
            DATE,
            value=lambda result: result.evaluation.period_end,
            field="period_end",
            required=True,
            width=110,
        ),
        Column("state", N_("State"), BADGE, badge=_state, value=lambda r: r.evaluation.state, width=88),
        Column("score", N_("Total"), DECIMAL, value=lambda result: result.total.score, width=80),
        Column("grade", N_("Grade"), BADGE, badge=_grade, value=lambda result: result.total.grade, width=72),
        Column(
            "comment",
            N_("Comment"),
            LONG,
            value=lambda result: result.evaluation.comment,
            field="comment",
            width=0,
        ),
        Column(
            "bonus",
            N_("Bonus"),
            DECIMAL,
            value=lambda result: Decimal(result.evaluation.bonus) / 100,
            store=_hundredths,
            field="bonus",
            in_table=False,
        ),
        Column(
            "deduction",
            N_("Deduction"),
            DECIMAL,
            value=lambda result: Decimal(result.evaluation.deduction) / 100,
            store=_hundredths,
            field="deduction",
            in_table=False,
        ),
        Column(
            "veto",
            N_("Major breach"),
            BOOL,
            value=lambda result: result.evaluation.veto,
            field="veto",
            in_table=False,
        ),
    ),
)


def make(context: PageContext) -> RecordPage:
    """The page of one contract."""
    return RecordPage(SPEC, context)
