"""Beside the risk register: the 5 × 5 map, before or after the response, and what the risks add up to."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout

from app.formats import format_money
from app.i18n import _
from app.models.drawing import Drawing
from app.models.money import Money
from app.models.rows import RiskRow
from app.services.drawings import Assessment, HeatMap
from app.services.risks import expected_loss, exposure
from app.ui.context import PageContext
from app.ui.records.page_spec import RowsWidget
from app.ui.widgets.drawing_view import DrawingView
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.grids import empty
from app.ui.widgets.panel import Panel, label

_LISTED = 5


class RiskPanel(RowsWidget):
    """Map above, expected losses below; a click on a number chooses its risk."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._rows: Sequence[RiskRow] = ()
        self._selected = ""
        panel = Panel(_("Likelihood × impact"))
        self.after = QPushButton(_("After response"))
        self.after.setCheckable(True)
        panel.add_action(self.after)
        self.map = DrawingView(context.theme, self._draw, _("Risk map"), QSize(300, 290))
        panel.body.addWidget(self.map, 1)
        losses = Panel(_("Expected loss"))
        self._sum = label("", "dim")
        losses.head.addWidget(self._sum)
        self._losses = QGridLayout()
        self._losses.setVerticalSpacing(8)
        self._losses.setColumnStretch(1, 1)
        losses.body.addLayout(self._losses)
        rule = _("Loss × probability of the likelihood after the response.")
        losses.body.addWidget(label(rule, "caption", wrap=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(panel, 3)
        layout.addWidget(losses)
        layout.addStretch(1)
        self.after.toggled.connect(self.map.update)
        self.map.clicked.connect(self._clicked)

    def show_rows(self, rows: Sequence[RiskRow]) -> None:
        """Draw the map again and add up the losses."""
        self._rows = rows
        self.map.update()
        empty(self._losses)
        if not rows:
            self._sum.setText("")
            return
        currency = rows[0].currency
        self._sum.setText(format_money(Money(exposure(rows), currency)))
        gravest = sorted(rows, key=expected_loss, reverse=True)[:_LISTED]
        for line, row in enumerate(row for row in gravest if expected_loss(row)):
            self._losses.addWidget(label(row.no, "dim"), line, 0)
            self._losses.addWidget(ElidedLabel(row.title), line, 1)
            self._losses.addWidget(label(format_money(Money(expected_loss(row), currency))), line, 2)

    def show_row(self, row: RiskRow | None) -> None:
        """Show the way of the chosen risk from before to after the response."""
        self._selected = row.id if row is not None else ""
        self.map.update()

    def _draw(self, width: float, height: float) -> Drawing:
        assessment = Assessment.RESIDUAL if self.after.isChecked() else Assessment.INHERENT
        return HeatMap(self._rows, assessment, self._selected).draw(width, height)

    def _clicked(self, key: str) -> None:
        if any(row.id == key for row in self._rows):
            self.chosen.emit(key)
