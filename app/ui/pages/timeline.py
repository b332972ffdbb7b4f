"""Timeline: the plan drawn to scale, and beside it the registers it is drawn from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.models.rows import DeliverableRow, ObligationRow, PaymentRow, TermRow
from app.models.states import DeliverableState, ObligationState, PaymentState, TermState
from app.models.vocabulary import Side, TermKind
from app.services import contracts, plan
from app.ui.badges import Badge, state_badge
from app.ui.context import Page, PageContext
from app.ui.records.column import Column
from app.ui.records.kinds import BADGE, BOOL, CHOICE, DATE, INTEGER, LONG, MONEY, PERCENT
from app.ui.records.page import RecordPage
from app.ui.records.page_spec import PageSpec
from app.ui.widgets.plan_panel import PlanPanel


def _deliverable_state(row: DeliverableRow) -> Badge:
    return state_badge(DeliverableState.of(row.state))


def _obligation_state(row: ObligationRow) -> Badge:
    return state_badge(ObligationState.of(row.state))


def _payment_state(row: PaymentRow) -> Badge:
    return state_badge(PaymentState.of(row.state))


def _term_state(row: TermRow) -> Badge:
    return state_badge(TermState.of(row.state))


DELIVERABLES = PageSpec(
    key="deliverables",
    title=N_("Deliverables"),
    icon="timeline",
    entity="deliverable",
    query=plan.deliverables,
    watches=("deliverable", "contract"),
    empty=N_("What is delivered, and when: each deliverable becomes a bar in the plan."),
    new_title=N_("Add deliverable"),
    new_values=lambda: {"title": _("New deliverable")},
    columns=(
        Column("no", N_("No."), field="no", width=48, dim=True),
        Column("title", N_("Deliverable"), field="title", width=0, required=True),
        Column("state", N_("State"), BADGE, badge=_deliverable_state, width=96),
        Column("percent", N_("Done"), PERCENT, field="percent", width=64),
        Column("planned_start", N_("Planned start"), DATE, field="planned_start", width=100),
        Column("planned_end", N_("Planned end"), DATE, field="planned_end", width=100),
        Column("baseline_end", N_("Baseline end"), DATE, width=100, dim=True),
        Column("forecast_end", N_("Forecast end"), DATE, field="forecast_end", width=100),
        Column("late_days", N_("Days late"), INTEGER, width=72),
        Column("actual_start", N_("Actual start"), DATE, field="actual_start", in_table=False),
        Column("actual_end", N_("Actual end"), DATE, field="actual_end", in_table=False),
        Column("milestone", N_("Milestone"), BOOL, field="milestone", in_table=False),
        Column("budget", N_("Budget"), MONEY, field="budget_minor", in_table=False),
        Column("actual", N_("Cost so far"), MONEY, field="actual_minor", in_table=False),
        Column("inspected", N_("Inspections"), INTEGER, field="inspected", in_table=False),
        Column("passed_first", N_("Passed first time"), INTEGER, field="passed_first", in_table=False),
        Column("owner", N_("Owner"), field="owner", in_table=False),
        Column("criteria", N_("Acceptance criteria"), LONG, field="criteria", in_table=False),
        Column("note", N_("Note"), LONG, field="note", in_table=False),
    ),
)

OBLIGATIONS = PageSpec(
    key="obligations",
    title=N_("Obligations"),
    icon="timeline",
    entity="obligation",
    query=plan.obligations,
    watches=("obligation", "clause"),
    empty=N_("What each side has to do besides delivering and paying."),
    new_title=N_("Add obligation"),
    new_values=lambda: {"title": _("New obligation")},
    columns=(
        Column("no", N_("No."), width=56, dim=True),
        Column("title", N_("Obligation"), field="title", width=0, required=True),
        Column("side", N_("Owed by"), CHOICE, field="side", choices=Side, width=80),
        Column("state", N_("State"), BADGE, badge=_obligation_state, width=88),
        Column("due_on", N_("Due on"), DATE, field="due_on", width=100),
        Column("trigger_text", N_("Trigger"), field="trigger_text", width=200),
        Column("clause_number", N_("Clause"), width=72, dim=True),
        Column("done_on", N_("Done on"), DATE, field="done_on", in_table=False),
        Column("evidence", N_("Evidence"), LONG, field="evidence", in_table=False),
        Column("consequence", N_("Consequence"), LONG, field="consequence", in_table=False),
        Column("owner", N_("Owner"), field="owner", in_table=False),
    ),
)

PAYMENTS = PageSpec(
    key="payments",
    title=N_("Payment lines"),
    icon="timeline",
    entity="payment",
    query=plan.payments,
    watches=("payment", "clause", "contract"),
    empty=N_("The stages in which the price is paid, each with its condition and date."),
    new_title=N_("Add payment line"),
    new_values=lambda: {"title": _("New payment")},
    columns=(
        Column("no", N_("No."), field="no", width=48, dim=True),
        Column("title", N_("Payment"), field="title", width=0, required=True),
        Column("state", N_("State"), BADGE, badge=_payment_state, width=88),
        Column(
            "share",
            N_("Share"),
            PERCENT,
            value=plan.share_percent,
            field="share_bp",
            store=plan.basis_points,
            width=72,
        ),
        Column("amount", N_("Amount"), MONEY, field="amount_minor", width=120),
        Column("due_on", N_("Due on"), DATE, field="due_on", width=100),
        Column("paid", N_("Paid"), MONEY, field="paid_minor", width=120),
        Column("paid_on", N_("Paid on"), DATE, field="paid_on", width=100),
        Column("condition", N_("Condition"), LONG, field="condition", in_table=False),
        Column("invoice_no", N_("Invoice no."), field="invoice_no", in_table=False),
        Column("clause_number", N_("Clause"), in_table=False),
        Column("note", N_("Note"), LONG, field="note", in_table=False),
    ),
)

TERMS = PageSpec(
    key="terms",
    title=N_("Terms"),
    icon="timeline",
    entity="term",
    query=contracts.terms,
    watches=("term", "contract"),
    empty=N_("The initial term and each extension, with the notice that ends it."),
    new_title=N_("Add term"),
    first_key="start_on",
    heading=lambda row: f"{row.seq}  {row.start_on or ''} – {row.end_on or ''}",
    columns=(
        Column("seq", N_("No."), INTEGER, field="seq", width=48),
        Column("kind", N_("Kind"), CHOICE, field="kind", choices=TermKind, width=140),
        Column("state", N_("State"), BADGE, badge=_term_state, width=88),
        Column("start_on", N_("Starts on"), DATE, field="start_on", width=110),
        Column("end_on", N_("Ends on"), DATE, field="end_on", width=110),
        Column("notice_months", N_("Notice, months"), INTEGER, field="notice_months", width=110),
        Column("notice_days", N_("Notice, days"), INTEGER, field="notice_days", width=100),
        Column("notice_given_on", N_("Notice given on"), DATE, field="notice_given_on", width=0),
    ),
)
SPECS = (DELIVERABLES, OBLIGATIONS, PAYMENTS, TERMS)


class TimelinePage(Page):
    """The drawing above, its registers below; choosing in one chooses in the other."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.plan = PlanPanel(context)
        self.registers = QTabWidget()
        self.registers.setDocumentMode(True)
        self.pages = [RecordPage(spec, context) for spec in SPECS]
        for spec, page in zip(SPECS, self.pages, strict=True):
            self.registers.addTab(page, _(spec.title))
        above = QWidget()
        room = QVBoxLayout(above)
        room.setContentsMargins(20, 16, 20, 4)
        room.addWidget(self.plan)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(above)
        splitter.addWidget(self.registers)
        splitter.setSizes([400, 275])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        self.plan.selected.connect(self._choose)

    def _choose(self, row_id: str) -> None:
        self.registers.setCurrentIndex(0)
        self.pages[0].show_row(row_id)

    def current_id(self) -> str:
        """Id of the row chosen in the register shown."""
        return self.pages[self.registers.currentIndex()].current_id()

    def show_row(self, row_id: str) -> None:
        """Show the row in whichever register holds it."""
        for index, page in enumerate(self.pages):
            if page.model.find(row_id) is not None:
                self.registers.setCurrentIndex(index)
                page.show_row(row_id)
                self.plan.choose(row_id)
                return


def make(context: PageContext) -> TimelinePage:
    """The page of one contract."""
    return TimelinePage(context)
