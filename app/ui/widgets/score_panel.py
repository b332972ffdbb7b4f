"""Beside the evaluations: the trend, and the points of the chosen period with their weights."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QGridLayout, QSpinBox, QVBoxLayout

from app.errors import AppError
from app.i18n import _, ngettext
from app.models.drawing import Drawing
from app.models.rows import ScoreRow
from app.services import drawings, registers
from app.services.performance import Result
from app.ui.context import PageContext
from app.ui.records.page_spec import RowsWidget
from app.ui.widgets.drawing_view import DrawingView
from app.ui.widgets.grids import empty
from app.ui.widgets.panel import Panel, label

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NONE = -1.0  # shown as a dash: the criterion does not apply


class ScorePanel(RowsWidget):
    """Trend above; below, one line per criterion of the chosen evaluation."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._result: Result | None = None
        trend = Panel(_("Trend"))
        self.trend = DrawingView(context.theme, self._draw, _("Trend of the scores"), QSize(340, 200))
        trend.body.addWidget(self.trend)
        self._points = Panel(_("Points"))
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._sum = label("", "dim", wrap=True)
        self._points.body.addLayout(self._grid)
        self._points.body.addWidget(self._sum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(trend)
        layout.addWidget(self._points)
        layout.addStretch(1)
        self.show_row(None)

    def _draw(self, width: float, height: float) -> Drawing:
        points = drawings.score_points(self._context.document, self._context.contract_id)
        return drawings.trend(points, width, height)

    def show_rows(self, _rows: Sequence[Result]) -> None:
        """Draw the trend again."""
        self.trend.update()

    def show_row(self, row: Result | None) -> None:
        """List the criteria of the chosen period."""
        self._result = row
        empty(self._grid)
        if row is None:
            self._sum.setText(_("Choose a period to see and set its points."))
            return
        self._grid.addWidget(label(_("Criterion"), "caption"), 0, 0)
        self._grid.addWidget(label(_("Weight"), "caption"), 0, 1)
        self._grid.addWidget(label(_("Points"), "caption"), 0, 2)
        for line, score in enumerate(row.scores, start=1):
            self._grid.addWidget(label(score.title), line, 0)
            self._grid.addWidget(self._weight(score), line, 1)
            self._grid.addWidget(self._value(score), line, 2)
        self._sum.setText(_arithmetic(row))

    def _value(self, score: ScoreRow) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setAccessibleName(_("Points for {criterion}").format(criterion=score.title))
        box.setRange(_NONE, 100.0)
        box.setSpecialValueText("–")
        box.setDecimals(2)
        dress(box)
        box.setValue(_NONE if score.points is None else score.points / 100)
        box.setEnabled(self._result is not None and self._result.evaluation.state != "final")
        box.valueChanged.connect(lambda value: self._set_points(score.id, value))
        return box

    def _weight(self, score: ScoreRow) -> QSpinBox:
        box = QSpinBox()
        box.setAccessibleName(_("Weight of {criterion}").format(criterion=score.title))
        box.setRange(0, 100)
        box.setSuffix(" %")
        dress(box)
        box.setValue(score.weight)
        box.setToolTip(_("The weight holds for every period of this scheme."))
        box.valueChanged.connect(lambda value: self._set("criterion", score.criterion_id, "weight", value))
        return box

    def _set_points(self, score_id: str, value: float) -> None:
        self._set("score", score_id, "points", None if value < 0 else round(Decimal(str(value)) * 100))

    def _set(self, entity: str, row_id: str, field: str, value: object) -> None:
        document = self._context.document
        try:
            registers.edit_field(document, entity=entity, row_id=row_id, field=field, value=value)
        except AppError as error:
            self._context.messages.refuse(error)


def dress(box: QAbstractSpinBox) -> None:
    """A number at the right, written when the editor is left.

    The style sheet takes the arrows away: without them in the widget itself the editor would get no width.
    """
    box.setKeyboardTracking(False)
    box.setAlignment(_RIGHT)
    box.lineEdit().setTextMargins(4, 0, 4, 0)


def _arithmetic(result: Result) -> str:
    """The sum in the open: weights times points over weights, bonus and deductions, what was left out."""
    total = result.total
    if total.score is None:
        return _("No criterion has points yet.")
    used = [score for score in result.scores if score.points is not None]
    parts = " + ".join(f"{score.weight}×{(score.points or 0) / 100:g}" for score in used)
    text = f"({parts}) / {sum(score.weight for score in used)}"
    if result.evaluation.bonus:
        text += f" + {result.evaluation.bonus / 100:g}"
    if result.evaluation.deduction:
        text += f" − {result.evaluation.deduction / 100:g}"
    text += f" = {total.score} → {total.grade}"
    if total.dropped:
        names = ngettext("left out: {names}", "left out: {names}", len(total.dropped))
        text += " · " + names.format(names=", ".join(total.dropped))
    weights = sum(score.weight for score in result.scores)
    if weights != 100:
        text += " · " + _("the weights sum to {n} %, not 100 %").format(n=weights)
    return text
