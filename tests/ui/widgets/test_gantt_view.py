"""The plan on the screen: bars are dragged with the mouse or moved by keys; nothing changes by itself."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.models.drawing import Rect
from app.models.rows import DeliverableRow
from app.services.drawings import Zoom
from app.ui.theme import Theme
from app.ui.widgets.gantt_view import GanttView

LEFT = Qt.MouseButton.LeftButton


def row(row_id: str, start: date, end: date, **values: object) -> DeliverableRow:
    fields = dict.fromkeys(DeliverableRow.__dataclass_fields__, "")
    fields |= dict.fromkeys(("baseline_start", "baseline_end", "forecast_end", "actual_start", "actual_end"))
    fields |= dict.fromkeys(
        ("milestone", "percent", "budget_minor", "actual_minor", "inspected", "passed_first"), 0
    )
    return DeliverableRow(
        **(
            fields
            | {"id": row_id, "title": row_id, "planned_start": start, "planned_end": end, "currency": "CNY"}
            | values
        )
    )


@pytest.fixture
def view(qtbot: QtBot, qapp) -> GanttView:
    theme = Theme(qapp)
    theme.use("light", 100)
    made = GanttView(theme)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show_plan(
        [row("a", date(2026, 1, 5), date(2026, 1, 16)), row("b", date(2026, 2, 2), date(2026, 2, 13))], []
    )
    made.show()
    return made


def middle(view: GanttView, row_id: str) -> QPoint:
    drawing = view.gantt().draw(view.viewport().width(), view.viewport().height())
    bar = next(item for item in drawing.items if isinstance(item, Rect) and item.key == row_id)
    return QPoint(round(bar.x + bar.width / 2), round(bar.y + bar.height / 2))


def drag(view: GanttView, qtbot: QtBot, start: QPoint, days: int) -> None:
    end = QPoint(round(start.x() + days * view.gantt().scale.day_width), start.y())
    qtbot.mousePress(view.viewport(), LEFT, pos=start)
    qtbot.mouseMove(view.viewport(), end)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=end)


def test_a_drag_asks_for_the_new_dates_once_and_moves_nothing_itself(view: GanttView, qtbot: QtBot) -> None:
    view.zoom_to(Zoom.DAY)
    view.horizontalScrollBar().setValue(0)
    asked: list[tuple[object, ...]] = []
    view.replanned.connect(lambda *values: asked.append(values))
    before = middle(view, "a")
    drag(view, qtbot, before, 3)
    assert asked == [("a", date(2026, 1, 8), date(2026, 1, 19))]
    assert middle(view, "a") == before


def test_the_end_of_a_bar_stretches_it_and_never_past_its_start(view: GanttView, qtbot: QtBot) -> None:
    view.zoom_to(Zoom.WEEK)
    view.horizontalScrollBar().setValue(0)
    asked: list[tuple[object, ...]] = []
    view.replanned.connect(lambda *values: asked.append(values))
    edge = QPoint(round(view.gantt().scale.end_x(date(2026, 1, 16))) - 1, middle(view, "a").y())
    drag(view, qtbot, edge, 5)
    drag(view, qtbot, edge, -40)
    assert asked == [
        ("a", date(2026, 1, 5), date(2026, 1, 21)),
        ("a", date(2026, 1, 5), date(2026, 1, 5)),
    ]


def test_keys_choose_and_move(view: GanttView, qtbot: QtBot) -> None:
    asked: list[tuple[object, ...]] = []
    chosen: list[str] = []
    view.replanned.connect(lambda *values: asked.append(values))
    view.selected.connect(chosen.append)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert chosen == ["a", "b"]
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert asked == [("b", date(2026, 2, 3), date(2026, 2, 14))]


def test_finished_work_and_a_desk_for_reading_stay_put(view: GanttView, qtbot: QtBot) -> None:
    asked: list[tuple[object, ...]] = []
    view.replanned.connect(lambda *values: asked.append(values))
    done = row(
        "a", date(2026, 1, 5), date(2026, 1, 16), actual_start=date(2026, 1, 5), actual_end=date(2026, 1, 16)
    )
    view.show_plan([done], [])
    drag(view, qtbot, middle(view, "a"), 10)
    view.show_plan([row("b", date(2026, 1, 5), date(2026, 1, 16))], [])
    view.editable = False
    drag(view, qtbot, middle(view, "b"), 10)
    assert asked == []


def test_a_fitted_plan_shows_its_first_and_last_day(view: GanttView) -> None:
    view.zoom_to(None)
    scale = view.gantt().scale
    assert view.horizontalScrollBar().maximum() == 0
    assert scale.x(date(2026, 1, 5)) >= 210
    assert scale.end_x(max(date(2026, 2, 13), date.today())) <= view.viewport().width()
