"""Risks: the register with likelihood, impact, response, owner and review date."""

from typing import Any

from app.i18n import N_, _
from app.models.states import RiskState
from app.models.vocabulary import Health, RiskKind, Strategy
from app.services.risks import level, risks
from app.ui.badges import Badge, level_badge, state_badge
from app.ui.context import PageContext
from app.ui.records.column import Column
from app.ui.records.kinds import BADGE, CHOICE, DATE, INTEGER, LONG, MONEY
from app.ui.records.page import RecordPage
from app.ui.records.page_spec import PageSpec
from app.ui.widgets.risk_panel import RiskPanel

_LEVELS = {Health.RED: N_("High"), Health.AMBER: N_("Medium"), Health.GREEN: N_("Low")}


def _level(row: Any) -> Badge:
    health = level(row.likelihood, row.impact)
    return level_badge(health, f"{_(_LEVELS[health])} {row.score}")


def _residual(row: Any) -> Badge:
    health = level(row.residual_likelihood, row.residual_impact)
    return level_badge(health, f"{_(_LEVELS[health])} {row.residual}")


def _state(row: Any) -> Badge:
    return state_badge(RiskState.of(row.state))


def _scale(key: str, title: str) -> Column:
    """A figure from 1 to 5, edited in the form and shown in the table as part of a level."""
    return Column(key, title, INTEGER, field=key, in_table=False)


SPEC = PageSpec(
    key="risks",
    title=N_("Risk register"),
    icon="risks",
    entity="risk",
    query=risks,
    columns=(
        Column("no", N_("No."), width=64, dim=True, in_form=False),
        Column("title", N_("Risk"), field="title", width=0, required=True),
        Column("kind", N_("Kind"), CHOICE, field="kind", choices=RiskKind, width=76, dim=True),
        Column("score", N_("Level"), BADGE, badge=_level, width=84, in_form=False),
        _scale("likelihood", N_("Likelihood")),
        _scale("impact", N_("Impact")),
        Column("residual", N_("After response"), BADGE, badge=_residual, in_table=False),
        _scale("residual_likelihood", N_("Likelihood after")),
        _scale("residual_impact", N_("Impact after")),
        Column("loss", N_("Loss"), MONEY, field="loss_minor", width=110),
        Column("owner", N_("Owner"), field="owner", width=88),
        Column("review_on", N_("Review"), DATE, field="review_on", width=96, dim=True),
        Column("state", N_("State"), BADGE, badge=_state, in_table=False),
        Column("cause", N_("Cause"), LONG, field="cause", in_table=False),
        Column("effect", N_("Effect"), LONG, field="effect", in_table=False),
        Column("strategy", N_("Strategy"), CHOICE, field="strategy", choices=Strategy, in_table=False),
        Column("trigger_text", N_("Early sign"), field="trigger_text", in_table=False),
        Column("response", N_("Response"), LONG, field="response", in_table=False),
        Column("contingency", N_("Contingency"), LONG, field="contingency", in_table=False),
    ),
    watches=("risk", "contract"),
    aside=RiskPanel,
    empty=N_("Here belongs what might go wrong, how likely and how bad it is, and who does what about it."),
    new_title=N_("New risk"),
    new_values=lambda: {"title": _("New risk")},
)


def make(context: PageContext) -> RecordPage:
    """The risks of one contract."""
    return RecordPage(SPEC, context)
