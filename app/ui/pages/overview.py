"""Overview: how the contract stands, what is due, its facts and its cash."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext
from app.models.drawing import Drawing
from app.models.rows import DueItem
from app.models.vocabulary import ContractKind, Direction
from app.services import contracts, drawings, plan
from app.services.overview import PLACES, Standing, overdue_and_near, standing
from app.ui.badges import Badge, health_badge
from app.ui.bridge import Touching
from app.ui.context import PageContext
from app.ui.records.column import Column
from app.ui.records.kinds import CHOICE, DATE, LONG, MONEY
from app.ui.widgets.badge import BadgeLabel
from app.ui.widgets.card_row import CardRow
from app.ui.widgets.drawing_view import DrawingView
from app.ui.widgets.due_list import DueList
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.facts_panel import FactsPanel
from app.ui.widgets.measure_card import MeasureCard
from app.ui.widgets.panel import Panel, label

CARDS = (
    ("progress", N_("Progress")),
    ("quality", N_("Quality")),
    ("cost", N_("Cost")),
    ("risk", N_("Risk exposure")),
    ("performance", N_("Performance")),
)

COLUMNS = (
    Column("title", N_("Title"), field="title", required=True),
    Column("no", N_("Contract number"), field="no", required=True),
    Column("direction", N_("Direction"), CHOICE, field="direction", choices=Direction),
    Column("kind", N_("Kind"), CHOICE, field="kind", choices=ContractKind),
    Column("price_original", N_("Price as signed"), MONEY, field="price_original_minor"),
    Column("price_current", N_("Current price"), MONEY),
    Column("signed_on", N_("Signed on"), DATE, field="signed_on"),
    Column("effective_on", N_("Effective on"), DATE, field="effective_on"),
    Column("end_on", N_("Ends on"), DATE, field="end_on"),
    Column("governing_law", N_("Governing law"), field="governing_law"),
    Column("owner", N_("Owner"), field="owner"),
    Column("note", N_("Note"), LONG, field="note"),
)


class OverviewPage(QWidget):
    """Cards, what needs you, the facts, the cash curve; without a contract what the whole desk needs."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.cards = {key: MeasureCard(_(title), context.theme) for key, title in CARDS}
        self.due = DueList(context.theme, with_contract=not context.contract_id)
        self._overdue, self._near = BadgeLabel(context.theme), BadgeLabel(context.theme)
        self._nothing = label(_("Nothing is due in the next 30 days."), "dim")
        self._empty = EmptyState(
            _("No contract yet. Drop a Word, PDF or text file on the window, or choose one."),
            _("Import a contract"),
        )
        self._empty.wanted.connect(context.import_contract)
        self.facts = FactsPanel(COLUMNS, context)
        self.cash = DrawingView(context.theme, self._draw_cash, _("Cash by month"), QSize(800, 170))
        self._build()
        for part in (*self.cards.values(), self.facts, self._cash_panel):
            part.setVisible(bool(context.contract_id))  # the whole desk shows what is due, nothing else
        self.due.opened.connect(self._open)
        context.bridge.changed.connect(self._changed)
        self.refresh()

    def _build(self) -> None:
        due = self._due_panel = Panel(_("What needs you"))
        due.add_beside_title(self._overdue)
        due.add_beside_title(self._near)
        due.body.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        due.body.addWidget(self.due, 1)
        self._cash_panel = Panel(_("Cash"))
        self._cash_panel.body.addWidget(self.cash)
        self._cash_panel.setMaximumHeight(230)
        grid = QGridLayout()
        grid.setSpacing(12)
        grid.addWidget(due, 0, 0)
        grid.addWidget(self.facts, 0, 1)
        grid.setColumnStretch(0, 6)
        grid.setColumnStretch(1, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(CardRow(list(self.cards.values())))
        layout.addLayout(grid, 1)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._cash_panel)

    def refresh(self) -> None:
        """Read everything again."""
        document, contract_id = self._context.document, self._context.contract_id
        items = contracts.due_soon(document, contract_id or None)
        overdue, near = overdue_and_near(items)
        text = ngettext("{n} overdue", "{n} overdue", overdue).format(n=overdue)
        self._overdue.show_badge(Badge(text, "bad") if overdue else None)
        text = ngettext("{n} near", "{n} near", near).format(n=near)
        self._near.show_badge(Badge(text, "watch") if near else None)
        self.due.show_items(items)
        self.due.setVisible(bool(items))
        self._nothing.setVisible(not items)
        is_empty = not contract_id and not contracts.contract_list(document)
        self._empty.setVisible(is_empty)
        self._due_panel.setVisible(not is_empty)
        if contract_id:
            self._refresh_contract()

    def _refresh_contract(self) -> None:
        document, contract_id = self._context.document, self._context.contract_id
        for key, shown in standing(document, contract_id).items():
            self.cards[key].show_measure(shown.figure, _badge(shown), shown.reason)
        self.facts.show_contract(contracts.contract_detail(document, contract_id))
        self._cash_panel.setVisible(bool(drawings.months(plan.payments(document, contract_id))))
        self.cash.update()

    def _draw_cash(self, width: float, height: float) -> Drawing:
        rows = plan.payments(self._context.document, self._context.contract_id)
        currency = rows[0].currency if rows else "CNY"
        return drawings.cash(drawings.months(rows), currency, width, height)

    def _changed(self, _changes: Touching, _initiator: object) -> None:
        self.refresh()

    def _open(self, item: DueItem) -> None:
        self._context.go(item.contract_id, PLACES[item.entity], item.row_id)


def _badge(shown: Standing) -> Badge | None:
    if shown.letter:
        return Badge(shown.letter, health_badge(shown.health).tone)
    return None if shown.health == "none" else health_badge(shown.health)


def make(context: PageContext) -> OverviewPage:
    """The page of one contract."""
    return OverviewPage(context)
