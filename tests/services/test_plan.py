"""Dragging a bar, and the baseline that is never rewritten."""

from datetime import date

from app.services import plan, registers
from app.store.document import Document


def add(desk: Document, contract: str, **values: object) -> str:
    return registers.create(
        desk, entity="deliverable", contract_id=contract, values={"title": "Build", **values}
    )


def test_a_drag_is_one_undo_step_and_keeps_the_distance_of_the_forecast(
    desk: Document, contract: str
) -> None:
    row = add(
        desk,
        contract,
        planned_start="2026-01-01",
        planned_end="2026-01-31",
        forecast_end="2026-02-05",
        baseline_end="2026-01-31",
    )
    plan.replan(desk, entity="deliverable", row_id=row, start=date(2026, 3, 1), end=date(2026, 3, 31))
    moved = plan.deliverables(desk, contract)[0]
    assert (moved.planned_start, moved.planned_end) == (date(2026, 3, 1), date(2026, 3, 31))
    assert moved.forecast_end == date(2026, 4, 5)
    assert moved.baseline_end == date(2026, 1, 31)
    desk.undo()
    assert plan.deliverables(desk, contract)[0].planned_start == date(2026, 1, 1)


def test_a_payment_marker_moves_its_due_date(desk: Document, contract: str) -> None:
    row = registers.create(desk, entity="payment", contract_id=contract, values={"title": "Stage"})
    plan.replan(desk, entity="payment", row_id=row, start=None, end=date(2026, 5, 5))
    assert plan.payments(desk, contract)[0].due_on == date(2026, 5, 5)


def test_a_baseline_is_set_once(desk: Document, contract: str) -> None:
    add(desk, contract, planned_start="2026-01-01", planned_end="2026-01-31")
    assert plan.set_baseline(desk, contract_id=contract) == 1
    row = plan.deliverables(desk, contract)[0]
    plan.replan(desk, entity="deliverable", row_id=row.id, start=date(2026, 2, 1), end=date(2026, 2, 10))
    assert plan.set_baseline(desk, contract_id=contract) == 0
    after = plan.deliverables(desk, contract)[0]
    assert (after.baseline_end, after.late_days) == (date(2026, 1, 31), 10)
