"""The list, what is due and what it is counted from."""

from datetime import date, timedelta

from app.services import contracts, registers
from app.store.document import Document


def test_the_sample_has_six_contracts_in_different_states(sample: Document) -> None:
    rows = contracts.contract_list(sample)
    assert len(rows) == 6
    assert {row.state for row in rows} == {"active", "completed", "approved", "closed"}
    assert {row.health for row in rows} == {"red", "amber", "green", "none"}
    assert all(row.counterparty for row in rows)


def test_the_notice_date_is_counted_from_the_end_that_changes_have_moved(
    desk: Document, contract: str
) -> None:
    end = date.today() + timedelta(days=20)
    values = {"end_on": end, "notice_days": 10}
    registers.create(desk, entity="term", contract_id=contract, values=values)
    notice = next(item for item in contracts.due_soon(desk, contract) if item.entity == "notice")
    assert notice.due == end + timedelta(days=1) - timedelta(days=10)
    change = {"title": "x", "days": 5, "state": "approved"}
    registers.create(desk, entity="change", contract_id=contract, values=change)
    moved = next(item for item in contracts.due_soon(desk, contract) if item.entity == "notice")
    assert moved.due == notice.due + timedelta(days=5)


def test_overdue_comes_first_and_closed_contracts_are_silent(sample: Document) -> None:
    items = contracts.due_soon(sample)
    assert [item.due for item in items] == sorted(item.due for item in items)
    assert items[0].due < date.today()
    closed = {row.id for row in contracts.contract_list(sample) if row.state == "closed"}
    assert not closed & {item.contract_id for item in items}


def test_the_number_of_statements_does_not_grow_with_the_desk(sample: Document, desk: Document) -> None:
    counted = []
    query = sample.query

    class Counting:
        def query(self, *arguments: object) -> list[tuple[object, ...]]:
            counted.append(1)
            return query(*arguments)  # type: ignore[arg-type]

    contracts.contract_list(Counting())
    few = len(counted)
    for i in range(30):
        registers.create_contract(sample, title=f"C{i}")
    counted.clear()
    assert len(contracts.contract_list(Counting())) == 36
    assert len(counted) == few
