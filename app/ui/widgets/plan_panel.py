"""The plan with its zoom buttons: drags become re-plans, changes of the desk redraw it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from app.errors import AppError
from app.i18n import N_, _, ngettext
from app.services import drawings, plan
from app.services.drawings import Zoom
from app.ui.bridge import Touching
from app.ui.context import PageContext
from app.ui.widgets.gantt_view import GanttView
from app.ui.widgets.panel import Panel, label

_WATCHES = ("deliverable", "payment", "obligation", "term", "change", "contract")
_ZOOMS = ((N_("Day"), Zoom.DAY), (N_("Week"), Zoom.WEEK), (N_("Month"), Zoom.MONTH), (N_("Whole plan"), None))


class PlanPanel(Panel):
    """Bars that can be dragged; ``selected`` carries the id of the chosen deliverable."""

    selected = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(_("Plan"), parent)
        self._context = context
        self.view = GanttView(context.theme)
        self.view.editable = not context.document.read_only
        self._summary = label("", "dim")
        self.add_beside_title(self._summary)
        self._zooms = QButtonGroup(self)
        for title, zoom in _ZOOMS:
            button = QPushButton(_(title))
            button.setCheckable(True)
            button.setChecked(zoom is None)
            button.setProperty("zoom", zoom.name if zoom else "")
            self._zooms.addButton(button)
            self.add_action(button)
        self._baseline = QPushButton(_("Set baseline"))
        self._baseline.setToolTip(
            _("Keep the planned dates of deliverables that have no baseline yet; one that is set stays.")
        )
        self.add_action(self._baseline)
        self.body.setContentsMargins(0, 12, 0, 0)
        self.head.setContentsMargins(16, 0, 16, 0)
        self.body.addWidget(self.view, 1)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self._zooms.buttonClicked.connect(self._zoom)
        self._baseline.clicked.connect(self._set_baseline)
        self.view.replanned.connect(self._replan)
        self.view.selected.connect(self.selected)
        self._context.bridge.changed.connect(self._changed)

    def choose(self, row_id: str) -> None:
        """Mark the row in the drawing."""
        self.view.choose(row_id)

    def refresh(self) -> None:
        """Read the plan again."""
        document, contract_id = self._context.document, self._context.contract_id
        rows = plan.deliverables(document, contract_id)
        self.view.show_plan(rows, drawings.markers(document, contract_id))
        late = sum(row.late_days > 0 and row.actual_end is None for row in rows)
        words = ngettext("{n} deliverable", "{n} deliverables", len(rows)).format(n=len(rows))
        if late:
            words += " · " + ngettext("{n} behind its baseline", "{n} behind their baseline", late).format(
                n=late
            )
        self._summary.setText(words)
        fresh = any(row.baseline_end is None and row.planned_end for row in rows)
        self._baseline.setVisible(fresh)

    def _changed(self, changes: Touching, _initiator: object) -> None:
        if changes.touches(*_WATCHES):
            self.refresh()

    def _zoom(self, button: QPushButton) -> None:
        name = button.property("zoom")
        self.view.zoom_to(Zoom[name] if name else None)

    def _set_baseline(self) -> None:
        plan.set_baseline(self._context.document, contract_id=self._context.contract_id)

    def _replan(self, row_id: str, start: date | None, end: date) -> None:
        try:
            plan.replan(self._context.document, entity="deliverable", row_id=row_id, start=start, end=end)
        except AppError as error:
            self._context.messages.refuse(error)
            self.refresh()
