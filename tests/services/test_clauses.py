"""A clause's text changes only as a version with a reason."""

import pytest

from app.errors import InputError
from app.services import clauses, registers
from app.store.document import Document


@pytest.fixture
def clause(desk: Document, contract: str) -> str:
    """A clause in draft with one marked fact."""
    values = {"text": "Pay 30% within 5 days and 30% later.", "heading": "Payment", "seq": 1}
    row = registers.create(desk, entity="clause", contract_id=contract, values=values)
    fact = {"clause_id": row, "kind": "payment", "value": "30%", "quote": "30%", "start_at": 26, "end_at": 29}
    registers.create(desk, entity="fact", contract_id=contract, values=fact)
    return row


def test_an_edit_is_the_next_version_with_its_reason(desk: Document, clause: str) -> None:
    clauses.edit_text(desk, clause_id=clause, text="Pay 40% now and 30% later.", reason="Agreed on the phone")
    version = clauses.versions(desk, clause)[0]
    assert (version.version, version.reason, version.author) == (2, "Agreed on the phone", "tester")
    assert version.text == "Pay 40% now and 30% later."


def test_without_a_reason_nothing_changes(desk: Document, clause: str) -> None:
    with pytest.raises(InputError, match="why"):
        clauses.edit_text(desk, clause_id=clause, text="Other.", reason="  ")
    assert desk.query("SELECT text FROM clause")[0][0].startswith("Pay 30%")


def test_the_mark_follows_its_words_to_the_nearest_place(desk: Document, contract: str, clause: str) -> None:
    clauses.edit_text(
        desk, clause_id=clause, text="First: pay 30% within 5 days and 30% later.", reason="Order"
    )
    fact = clauses.facts(desk, contract)[0]
    assert (fact.start_at, fact.end_at) == (33, 36)


def test_text_in_force_cannot_be_edited(desk: Document, clause: str) -> None:
    registers.edit_field(desk, entity="clause", row_id=clause, field="state", value="in_force")
    with pytest.raises(InputError, match="in force"):
        clauses.edit_text(desk, clause_id=clause, text="Other.", reason="x")
