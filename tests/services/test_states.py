"""Rows move only along their table of transitions, and only past their guards."""

import pytest

from app.errors import InputError
from app.models.states import TRANSITIONS
from app.services import changes, contracts, registers, states
from app.store.document import Document


def test_every_table_knows_all_its_states_and_leads_nowhere_unknown() -> None:
    for entity, table in TRANSITIONS.items():
        assert set(table) == set(type(next(iter(table)))), entity
        for targets in table.values():
            assert set(targets) <= set(table), entity


def test_a_jump_over_a_state_is_refused(desk: Document, contract: str) -> None:
    with pytest.raises(InputError, match="cannot follow"):
        states.move(desk, entity="contract", row_id=contract, to="active")


def test_completion_names_what_is_still_open(sample: Document) -> None:
    row_id = sample.query("SELECT id FROM contract WHERE no LIKE '%-014'")[0][0]
    moves = {move.to: move for move in states.allowed(sample, entity="contract", row_id=row_id)}
    assert moves["completed"].blocked_because == "6 deliverables are not accepted yet"
    with pytest.raises(InputError, match="6 deliverables"):
        states.move(sample, entity="contract", row_id=row_id, to="completed")


def test_an_approved_change_alters_price_and_end_exactly_once(desk: Document, contract: str) -> None:
    change = changes.request_change(desk, contract_id=contract, title="More", cost_minor=2_500, days=10)
    for step in ("notified", "quoted"):
        states.move(desk, entity="change", row_id=change, to=step)
    with pytest.raises(InputError, match="2 approvals are missing"):
        states.move(desk, entity="change", row_id=change, to="approved")
    for approval in changes.approvals(desk, change):
        registers.edit_field(desk, entity="approval", row_id=approval.id, field="decision", value="approved")
    for step in ("approved", "implemented", "verified"):
        states.move(desk, entity="change", row_id=change, to=step)
        detail = contracts.contract_detail(desk, contract)
        assert detail is not None
        assert detail.price_current is not None
        assert detail.price_current.minor == 102_500
        assert str(contracts.current_end(detail)) == "2027-01-10"
    for _step in range(3):
        desk.undo()
    detail = contracts.contract_detail(desk, contract)
    assert detail is not None
    assert detail.change_minor == 0


def test_paid_means_paid_in_full_and_dated(desk: Document, contract: str) -> None:
    values = {"title": "Stage 1", "amount_minor": 5_000, "state": "certified"}
    row = registers.create(desk, entity="payment", contract_id=contract, values=values)
    states.move(desk, entity="payment", row_id=row, to="paid")
    paid, day = desk.query("SELECT paid_minor, paid_on FROM payment")[0]
    assert paid == 5_000
    assert day is not None


def test_the_reason_of_a_move_stands_in_the_audit_trail(desk: Document, contract: str) -> None:
    states.move(desk, entity="contract", row_id=contract, to="cancelled", reason="Budget withdrawn")
    assert desk.query("SELECT reason FROM audit ORDER BY seq DESC LIMIT 1") == [("Budget withdrawn",)]
