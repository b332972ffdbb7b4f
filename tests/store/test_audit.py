"""The audit trail says who, what, when, old, new and why, and is never undone itself."""

import hashlib
import json

from sqlmodel import select

from app.models.tables import Clause, Contract
from app.store import audit


def entries(document):
    names = [*audit.FIELDS, "hash"]
    return [
        dict(zip(names, row, strict=True)) for row in document.query(f"SELECT {audit.COLUMNS} FROM audit")
    ]


def test_an_update_keeps_the_changed_fields_and_the_reason(filled):
    with filled.edit("Rename", reason="as agreed") as session:
        contract = session.exec(select(Contract)).one()
        contract.title = "New"
    said = entries(filled)[-1]
    assert (said["actor"], said["edit"], said["action"], said["entity"]) == (
        "tester",
        "Rename",
        "update",
        "contract",
    )
    assert (said["row_id"], said["reason"]) == (contract.id, "as agreed")
    assert json.loads(said["old"])["title"] == "Contract"
    assert json.loads(said["new"])["title"] == "New"
    assert set(json.loads(said["new"])) == {"title", "updated_at", "row_version"}


def test_insert_delete_undo_and_redo_are_entries_of_their_own(filled):
    with filled.edit("Delete") as session:
        session.delete(session.exec(select(Contract)).one())
    filled.undo()
    filled.redo()
    actions = [(said["edit"], said["action"]) for said in entries(filled)]
    assert actions == (
        [("New desk", "insert")] * 2 + [("Fill", "insert")] * 4
        + [("Delete", "delete")] * 4 + [("Delete", "undo")] * 4 + [("Delete", "redo")] * 4
    )  # fmt: skip


def test_each_entry_is_sealed_over_the_one_before(filled):
    previous = ""
    for number, said in enumerate(entries(filled), start=1):
        sealed = said.pop("hash")
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert (said["seq"], said["previous"]) == (number, previous)
        assert hashlib.sha256(text.encode()).hexdigest() == sealed
        previous = sealed


def test_the_digest_is_that_of_the_whole_row(filled):
    said = entries(filled)[-1]
    row = filled.query("SELECT * FROM clause WHERE id = ?", (said["row_id"],))[0]
    names = [column[1] for column in filled.query("PRAGMA table_info(clause)")]
    assert said["after"] == audit.digest(names, row)
    assert json.loads(said["new"]) == dict(zip(names, row, strict=True))


def test_rows_touched_twice_have_one_entry(filled):
    before = len(entries(filled))
    with filled.edit("Twice") as session:
        clause = session.exec(select(Clause)).first()
        clause.text = "first"
        session.flush()
        clause.text = "second"
    (said,) = entries(filled)[before:]
    assert json.loads(said["new"])["text"] == "second"


def test_digests_tell_types_apart():
    assert audit.digest(["a"], (1,)) != audit.digest(["a"], (1.0,))
    assert audit.digest(["a"], ("x",)) != audit.digest(["a"], (b"x",))
    assert audit.digest(["a", "b"], (1, 2)) == audit.digest(["b", "a"], (2, 1))
