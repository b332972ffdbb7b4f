"""The plan on the screen: only what is visible is painted; bars can be dragged and stretched.

A drag changes nothing here: it shows where the bar would go and, when the button is released, asks for the
re-plan; the refresh that follows moves the bar.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from app.i18n import _
from app.models.rows import DeliverableRow
from app.services.drawings import HEADER, LABELS, ROW, Gantt, Marker, TimeScale, Zoom, plan_days
from app.ui.theme import Theme
from app.ui.widgets.painting import Hand

_LEFT = Qt.MouseButton.LeftButton
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_SIZE_CURSOR = Qt.CursorShape.SizeHorCursor
_MOVE_CURSOR = Qt.CursorShape.OpenHandCursor
_ARROW = Qt.CursorShape.ArrowCursor
_EDGE = 6  # pixels at the end of a bar that stretch it
_MARGIN = 8  # days shown before the first and after the last date
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class _Drag:
    """A bar in the hand: its row, where the pointer took it, and whether the end alone moves."""

    row: DeliverableRow
    from_x: float
    stretch: bool
    days: int = 0

    @property
    def dates(self) -> tuple[date | None, date]:
        """Planned start and end where the bar would be put down."""
        start, end = self.row.planned_start, self.row.planned_end or date.today()
        step = timedelta(days=self.days)
        if self.stretch:
            return start, max(end + step, start or end + step)
        return (start and start + step), end + step


class GanttView(QAbstractScrollArea):
    """Rows of deliverables on a time scale with day, week and month zoom."""

    replanned = Signal(str, object, object)  # row id, start or None, end
    selected = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand = Hand(theme)
        self._rows: list[DeliverableRow] = []
        self._markers: list[Marker] = []
        self._zoom: Zoom | None = None
        self._scale = TimeScale(date.today(), Zoom.MONTH.value, LABELS)
        self._days = 1
        self._chosen: str | None = None
        self._drag: _Drag | None = None
        self.editable = True
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(_("Plan"))
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self.viewport().update)

    def show_plan(self, rows: list[DeliverableRow], markers: list[Marker]) -> None:
        """Show these rows; scroll position, zoom and choice stay."""
        self._rows, self._markers = rows, markers
        self._fit()

    def zoom_to(self, zoom: Zoom | None) -> None:
        """Show days, weeks or months; None fits the whole plan into the view."""
        self._zoom = zoom
        self._fit()
        if zoom is not None:
            x = self._scale.x(date.today()) - LABELS - self.viewport().width() / 3
            self.horizontalScrollBar().setValue(int(x))

    def choose(self, row_id: str | None) -> None:
        """Mark a row without telling."""
        self._chosen = row_id
        self.viewport().update()

    def gantt(self) -> Gantt:
        """What is shown now, with the bar in the hand where it would be put down."""
        scale = self._scale.moved(-self.horizontalScrollBar().value())
        rows = self._rows
        if self._drag is not None:
            rows = [self._dragged(row) if row.id == self._drag.row.id else row for row in rows]
        return Gantt(rows, scale, self._markers, date.today(), selected=self._chosen)

    def _dragged(self, row: DeliverableRow) -> DeliverableRow:
        if self._drag is None:
            return row
        start, end = self._drag.dates
        return replace(row, planned_start=start, planned_end=end, forecast_end=None)

    def _fit(self) -> None:
        days = plan_days(self._rows, self._markers, date.today())
        first, last = days or (date.today(), date.today() + timedelta(days=90))
        first, last = first - timedelta(days=_MARGIN), last + timedelta(days=3 * _MARGIN)
        room = max(60.0, self.viewport().width() - LABELS)
        self._days = (last - first).days + 1
        width = self._zoom.value if self._zoom else max(room / self._days, 0.02)
        self._scale = TimeScale(first, width, LABELS)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(int(room))
        across.setRange(0, max(0, int(self._days * width - room)))
        gantt = self.gantt()
        down.setPageStep(self.viewport().height())
        down.setSingleStep(int(ROW))
        down.setRange(0, max(0, int(gantt.height - self.viewport().height())))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Enough for the plan without scrolling, up to twelve rows."""
        return QSize(900, int(HEADER + min(max(len(self._rows), 4), 12) * ROW + 80))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted plan fitted."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the visible rows."""
        painter = QPainter(self.viewport())
        size = self.viewport().size()
        drawing = self.gantt().draw(size.width(), size.height(), self.verticalScrollBar().value())
        self._hand.paint(painter, drawing)
        painter.end()

    def _row_at(self, y: float) -> DeliverableRow | None:
        index = self.gantt().row_at(y, self.verticalScrollBar().value())
        return None if index is None else self._rows[index]

    def _grip(self, x: float, y: float) -> _Drag | None:
        """The bar under the pointer as something to drag; finished work stays where it is."""
        row = self._row_at(y)
        if row is None or x < LABELS or row.actual_end or row.planned_end is None or not self.editable:
            return None
        scale = self.gantt().scale
        left, right = scale.x(row.planned_start or row.planned_end), scale.end_x(row.planned_end)
        if row.milestone:
            middle = (scale.x(row.planned_end) + scale.end_x(row.planned_end)) / 2
            return _Drag(row, x, stretch=False) if abs(x - middle) <= 10 else None
        if not left - 2 <= x <= max(right, left + 2) + _EDGE:
            return None
        return _Drag(row, x, stretch=x >= right - _EDGE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row and take its bar."""
        if event.button() != _LEFT:
            return
        x, y = event.position().x(), event.position().y()
        row = self._row_at(y)
        if row is not None:
            self.choose(row.id)
            self.selected.emit(row.id)
        self._drag = self._grip(x, y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the bar along, or show what the pointer could do."""
        x, y = event.position().x(), event.position().y()
        if self._drag is None:
            grip = self._grip(x, y)
            cursor = _ARROW if grip is None else _SIZE_CURSOR if grip.stretch else _MOVE_CURSOR
            self.viewport().setCursor(cursor)
            return
        days = round((x - self._drag.from_x) / self._scale.day_width)
        self._drag = replace(self._drag, days=days)
        start, end = self._drag.dates
        words = f"{start} – {end}" if start and not self._drag.row.milestone else f"{end}"
        QToolTip.showText(event.globalPosition().toPoint() + QPoint(12, 12), words, self)
        self.viewport().update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Put the bar down where it is."""
        drag, self._drag = self._drag, None
        if drag is not None and drag.days:
            self.replanned.emit(drag.row.id, *drag.dates)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose; Ctrl with left or right moves the bar a day, with Shift its end alone."""
        key = Qt.Key(event.key())
        index = next((i for i, row in enumerate(self._rows) if row.id == self._chosen), -1)
        if key in _ROWS and self._rows:
            index = min(max(index + _ROWS[key], 0), len(self._rows) - 1)
            self.choose(self._rows[index].id)
            self.selected.emit(self._rows[index].id)
        elif key in _KEYS and index >= 0 and event.modifiers() & _CONTROL and self.editable:
            row = self._rows[index]
            if row.planned_end is not None and not row.actual_end:
                drag = _Drag(row, 0, bool(event.modifiers() & _SHIFT), _KEYS[key])
                self.replanned.emit(row.id, *drag.dates)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls; with Ctrl it goes one zoom step in or out."""
        if not event.modifiers() & _CONTROL:
            super().wheelEvent(event)
            return
        steps = [None, Zoom.MONTH, Zoom.WEEK, Zoom.DAY]
        index = steps.index(self._zoom) + (1 if event.angleDelta().y() > 0 else -1)
        self.zoom_to(steps[min(max(index, 0), len(steps) - 1)])
