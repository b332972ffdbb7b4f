"""One way to create, edit and delete rows of any register."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import InputError
from app.models.money import Money
from app.services import registers
from app.services.registers import create, delete, edit_field, edit_many
from app.services.risks import risks
from app.services.validation import ENTITIES
from app.store.document import Document


def dump(desk: Document) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that undo restores, with its row number."""
    return {name: desk.query(f"SELECT rowid, * FROM {name} ORDER BY rowid") for name in ENTITIES}


def test_a_row_gets_the_next_number_of_its_register(desk: Document, contract: str) -> None:
    for title in ("first", "second"):
        create(desk, entity="risk", contract_id=contract, values={"title": title})
    assert sorted(row.no for row in risks(desk, contract)) == ["R-01", "R-02"]


def test_a_number_is_not_given_twice_after_a_row_in_the_middle_went(desk: Document, contract: str) -> None:
    ids = [create(desk, entity="change", contract_id=contract, values={"title": str(i)}) for i in range(3)]
    delete(desk, entity="change", row_ids=[ids[1]])
    create(desk, entity="change", contract_id=contract, values={"title": "new"})
    assert [row[0] for row in desk.query("SELECT no FROM change ORDER BY no")] == [
        "CR-001",
        "CR-003",
        "CR-004",
    ]


def test_an_edit_and_its_undo_restore_the_row_with_its_stamps(desk: Document, contract: str) -> None:
    risk = create(desk, entity="risk", contract_id=contract, values={"title": "Late"})
    before = dump(desk)
    edit_field(desk, entity="risk", row_id=risk, field="likelihood", value=5)
    edited = dump(desk)
    assert risks(desk, contract)[0].likelihood == 5
    desk.undo()
    assert dump(desk) == before
    desk.redo()
    assert dump(desk) == edited


def test_a_bulk_edit_is_one_undo_step_and_all_or_nothing(desk: Document, contract: str) -> None:
    ids = [create(desk, entity="risk", contract_id=contract, values={"title": str(i)}) for i in range(3)]
    edit_many(desk, entity="risk", row_ids=ids, field="owner", value="Li Min")
    assert {row.owner for row in risks(desk, contract)} == {"Li Min"}
    desk.undo()
    assert {row.owner for row in risks(desk, contract)} == {""}
    with pytest.raises(InputError):
        edit_many(desk, entity="risk", row_ids=ids, field="impact", value=9)
    assert {row.impact for row in risks(desk, contract)} == {3}


def test_deleting_a_contract_takes_everything_and_undo_brings_it_back(sample: Document) -> None:
    before = dump(sample)
    row_id = sample.query("SELECT id FROM contract ORDER BY no LIMIT 1")[0][0]
    delete(sample, entity="contract", row_ids=[row_id])
    assert not sample.query("SELECT 1 FROM payment WHERE contract_id = ?", (row_id,))
    sample.undo()
    assert dump(sample) == before


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "  ", "empty"),
        ("title", "a\0b", "no file can keep"),
        ("title", "\ud800", "no file can keep"),
        ("title", "x" * 1_000_001, "1,000,000"),
        ("likelihood", 6, "outside 1 to 5"),
        ("likelihood", "many", "whole number"),
        ("kind", "weather", "not one of"),
        ("review_on", "2026-02-30", "not a date"),
        ("loss_minor", -1, "outside"),
    ],
)
def test_a_wrong_value_is_refused_with_the_reason(
    desk: Document, contract: str, field: str, value: object, words: str
) -> None:
    risk = create(desk, entity="risk", contract_id=contract, values={"title": "Late"})
    before = dump(desk)
    with pytest.raises(InputError, match=words) as caught:
        edit_field(desk, entity="risk", row_id=risk, field=field, value=value)
    assert caught.value.field == field
    assert dump(desk) == before


def test_sums_and_dates_are_stored_exactly(desk: Document, contract: str) -> None:
    values = {"title": "x", "loss_minor": Money.of("12345678901234.56"), "review_on": "2026-11-23"}
    create(desk, entity="risk", contract_id=contract, values=values)
    row = risks(desk, contract)[0]
    assert (row.loss, row.review_on) == (Money(1234567890123456), date(2026, 11, 23))


def test_two_contracts_cannot_share_a_number(desk: Document, contract: str) -> None:
    with pytest.raises(InputError, match="T-1"):
        registers.create_contract(desk, title="Other", no="T-1")
    other = registers.create_contract(desk, title="Other")
    with pytest.raises(InputError, match="T-1"):
        edit_field(desk, entity="contract", row_id=other, field="no", value="T-1")


def test_an_end_before_its_start_is_refused(desk: Document, contract: str) -> None:
    values = {"title": "x", "planned_start": "2026-05-01"}
    row = create(desk, entity="deliverable", contract_id=contract, values=values)
    with pytest.raises(InputError, match="before the start"):
        edit_field(desk, entity="deliverable", row_id=row, field="planned_end", value="2026-04-30")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["add", "edit", "delete"]), st.integers(0, 9)), max_size=12))
def test_undo_all_is_the_start_and_redo_all_is_the_end(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    from app.services.desks import create_desk

    with create_desk(tmp_path_factory.mktemp("desk") / "d.cdesk") as desk:
        contract = registers.create_contract(desk, title="C")
        start = dump(desk)
        for action, number in steps:
            rows = risks(desk, contract)
            if action == "add" or not rows:
                create(desk, entity="risk", contract_id=contract, values={"title": str(number)})
            elif action == "edit":
                chosen = rows[number % len(rows)].id
                edit_field(desk, entity="risk", row_id=chosen, field="owner", value=f"{number}·李")
            else:
                delete(desk, entity="risk", row_ids=[rows[number % len(rows)].id])
        end = dump(desk)
        made = 0
        while desk.undo_state.undo and dump(desk) != start:
            desk.undo()
            made += 1
        assert dump(desk) == start
        for _step in range(made):
            desk.redo()
        assert dump(desk) == end
