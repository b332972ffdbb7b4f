"""Clauses: the tree at the left, the chosen clause's text with its marks, arisings and versions beside it."""

from app.i18n import N_
from app.models.rows import ClauseRow
from app.models.states import ClauseState
from app.models.vocabulary import Category
from app.services.clauses import clauses
from app.ui.badges import Badge, state_badge
from app.ui.context import PageContext
from app.ui.records.column import Column
from app.ui.records.kinds import BADGE, CHOICE
from app.ui.records.page import RecordPage
from app.ui.records.page_spec import PageSpec
from app.ui.widgets.clause_panel import ClausePanel

_INDENT = "\u2003"  # an em space per level
_LEAD = 60  # characters of the text that stand in for a heading


def _number(row: ClauseRow) -> str:
    return _INDENT * (row.level - 1) + row.number


def _heading(row: ClauseRow) -> str:
    return row.heading or " ".join(row.text.split())[:_LEAD]


def _state(row: ClauseRow) -> Badge:
    return state_badge(ClauseState.of(row.state))


SPEC = PageSpec(
    key="clauses",
    title=N_("Clauses"),
    icon="clauses",
    entity="clause",
    query=clauses,
    watches=("clause", "clause_version", "fact"),
    empty=N_("No clauses yet. Import the contract file, and its clauses appear here."),
    new_title=N_("Add clause"),
    new_values=lambda: {"seq": 1_000_000},
    first_key="heading",
    aside=ClausePanel,
    aside_width=520,
    form_height=230,
    tree=lambda row: row.parent_id,
    heading=lambda row: f"{row.number}  {_heading(row)}".strip(),
    columns=(
        Column("number", N_("Number"), value=_number, field="number", width=96),
        Column("heading", N_("Heading"), value=_heading, field="heading", width=0),
        Column("category", N_("Category"), CHOICE, field="category", choices=Category, width=112),
        Column("state", N_("State"), BADGE, badge=_state, width=84),
    ),
)


def make(context: PageContext) -> RecordPage:
    """The page of one contract."""
    return RecordPage(SPEC, context)
