"""One edit, the only way in: all or nothing, undoable, told to subscribers."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import select, update

from app.errors import AppError, DeskProblem, InputError, ReadOnly
from app.models.tables import Attachment, Clause, Contract
from app.store.changes import UndoState
from app.store.gate import create_document, open_document
from tests.store.dump import dump


def add_contract(document, no="C-2", **values):
    with document.edit("Add contract") as session:
        contract = Contract(no=no, title="Title", **values)
        session.add(contract)
    return contract.id


def add_and_fail(document, no):
    with document.edit("Fail") as session:
        session.add(Contract(no=no, title="Gone"))
        document.add_blob(session, b"gone")
        session.flush()
        raise ZeroDivisionError


def test_an_edit_is_kept_and_stamped(desk, path):
    contract_id = add_contract(desk)
    desk.close()
    with open_document(path, actor="tester") as again:
        ((found, created, updated, version),) = again.query(
            "SELECT id, created_at, updated_at, row_version FROM contract"
        )
    assert (found, version) == (contract_id, 1)
    assert created == updated
    assert created.endswith("Z")
    assert len(created) == len("2026-01-31T12:00:00.123456Z")


def test_every_way_of_writing_counts_the_version(filled):
    with filled.edit("One by one") as session:
        session.exec(select(Clause)).first().heading = "Heading"
    with filled.edit("All at once") as session:
        session.exec(update(Clause).values(part="annex"))
    versions = filled.query("SELECT row_version, updated_at > created_at FROM clause ORDER BY 1")
    assert versions == [(2, 1), (2, 1), (3, 1)]


def test_an_exception_takes_everything_back(filled):
    before = dump(filled)
    with pytest.raises(ZeroDivisionError):
        add_and_fail(filled, "C-9")
    assert dump(filled) == before
    assert filled.undo_state == UndoState("Fill", None)
    add_contract(filled)


def test_an_inner_edit_joins_the_outer(filled):
    with filled.edit("Outer") as session:
        session.add(Contract(no="C-2", title="Outer"))
        with filled.edit("Inner") as inner:
            assert inner is session
            inner.add(Contract(no="C-3", title="Inner"))
    assert filled.undo_state.undo == "Outer"
    filled.undo()
    assert filled.query("SELECT no FROM contract") == [("C-1",)]


def test_a_failed_inner_edit_leaves_the_outer_whole(filled):
    with filled.edit("Outer") as session:
        session.add(Contract(no="C-2", title="Outer"))
        with pytest.raises(ZeroDivisionError):
            add_and_fail(filled, "C-3")
    assert filled.query("SELECT no FROM contract ORDER BY no") == [("C-1",), ("C-2",)]
    assert filled.verify() == []


def test_a_session_is_useless_outside_its_edit(filled):
    with filled.edit("Look") as session:
        pass
    session.add(Contract(no="C-9", title="Too late"))
    with pytest.raises(RuntimeError, match="only be used inside"):
        session.flush()
    assert filled.query("SELECT count(*) FROM contract") == [(1,)]


def test_the_block_alone_commits(filled):
    def commit():
        with filled.edit("Wrong") as session:
            session.add(Contract(no="C-9", title="Title"))
            session.commit()

    with pytest.raises(RuntimeError, match="leave the edit block"):
        commit()
    assert filled.query("SELECT count(*) FROM contract") == [(1,)]


def test_a_rollback_inside_the_block_writes_nothing_after_it(filled):
    def go_on():
        with filled.edit("Wrong") as session:
            session.add(Contract(no="C-8", title="Title"))
            session.flush()
            session.rollback()
            session.add(Contract(no="C-9", title="Title"))

    with pytest.raises(RuntimeError, match="only be used inside"):
        go_on()
    assert filled.query("SELECT count(*) FROM contract") == [(1,)]


def test_a_query_sees_the_open_edit(filled):
    with filled.edit("Add") as session:
        session.add(Contract(no="C-2", title="Title"))
        assert filled.query("SELECT count(*) FROM contract") == [(2,)]


def test_undo_and_redo_restore_rows_removed_by_a_cascade(filled):
    start = dump(filled)
    with filled.edit("Delete") as session:
        session.delete(session.exec(select(Contract)).one())
    end = dump(filled)
    assert end["clause"] == []
    changes = filled.undo()
    assert dump(filled) == start
    assert {table: len(ids) for table, ids in changes.rows.items()} == {"contract": 1, "clause": 3}
    assert filled.undo_state == UndoState("Fill", "Delete")
    filled.redo()
    assert dump(filled) == end


def test_a_new_edit_ends_redo(filled):
    filled.undo()
    add_contract(filled)
    assert filled.undo_state == UndoState("Add contract", None)
    with pytest.raises(AppError, match="nothing to redo"):
        filled.redo()


def test_nothing_to_undo_is_said(desk):
    with pytest.raises(AppError, match="nothing to undo"):
        desk.undo()


def test_an_edit_without_changes_leaves_no_trace(filled):
    told = []
    filled.subscribe(lambda changes, _initiator: told.append(changes))
    before = filled.query("SELECT count(*) FROM audit")
    with filled.edit("Look"):
        pass
    with filled.edit("There and back") as session:
        contract = Contract(no="C-5", title="Gone")
        session.add(contract)
        session.flush()
        session.delete(contract)
    assert (told, filled.undo_state.undo) == ([], "Fill")
    assert filled.query("SELECT count(*) FROM audit") == before


def test_subscribers_hear_of_edit_undo_and_redo_after_the_commit(desk):
    told = []

    def hear(changes, initiator):
        told.append(
            (
                changes.name,
                changes.touches("contract"),
                initiator,
                desk.query("SELECT count(*) FROM contract"),
            )
        )

    stop = desk.subscribe(hear)
    with desk.edit("Add", initiator="page") as session:
        session.add(Contract(no="C-1", title="Title"))
    desk.undo()
    desk.redo()
    stop()
    stop()
    desk.undo()
    assert told == [
        ("Add", True, "page", [(1,)]),
        ("Add", True, None, [(0,)]),
        ("Add", True, None, [(1,)]),
    ]


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("title", "a\0b", "title"),
        ("title", "x" * 1_000_001, "title"),
        ("title", "half \ud800", ""),
        ("title", None, "title"),
        ("state", "purple", "contract_state"),
        ("price_original_minor", 2**63, ""),
        ("price_original_minor", "abc", "price_original_minor"),
    ],
)
def test_what_the_desk_cannot_hold_is_an_input_error(filled, field, value, named):
    before = dump(filled)
    with pytest.raises(InputError) as refused, filled.edit("Wrong") as session:
        setattr(session.exec(select(Contract)).one(), field, value)
    assert refused.value.field == named
    assert dump(filled) == before
    add_contract(filled)


def test_amounts_are_exact(desk, path):
    contract_id = add_contract(desk, price_original_minor=123456789012345678)
    desk.close()
    with open_document(path, actor="tester") as again:
        rows = again.query("SELECT price_original_minor FROM contract WHERE id = ?", (contract_id,))
    assert rows == [(123456789012345678,)]


def test_a_stored_file_is_kept_once_and_comes_back(filled):
    contract_id = filled.query("SELECT id FROM contract")[0][0]
    with filled.edit("Attach") as session:
        first = filled.add_blob(session, b"bytes\0of a file")
        assert filled.add_blob(session, b"bytes\0of a file") == first
        session.add(Attachment(contract_id=contract_id, name="a.pdf", sha256=first))
    assert filled.blob(first) == b"bytes\0of a file"
    filled.undo()
    filled.redo()
    assert filled.blob(first) == b"bytes\0of a file"
    assert filled.query("SELECT count(*) FROM blob") == [(1,)]


def test_a_failed_attachment_leaves_no_file(filled):
    with pytest.raises(ZeroDivisionError):
        add_and_fail(filled, "C-9")
    assert filled.query("SELECT count(*) FROM blob") == [(0,)]
    with pytest.raises(DeskProblem, match="missing or damaged"):
        filled.blob("0" * 64)


def test_reading_mode_refuses_edits(filled, path):
    filled.close()
    with open_document(path, actor="reader", read_only=True) as document:
        assert document.query("SELECT no FROM contract") == [("C-1",)]
        with pytest.raises(ReadOnly), document.edit("Write"):
            pass


def test_a_full_disk_keeps_the_desk_and_the_session_goes_on(filled):
    before = dump(filled)
    pages = filled.query("PRAGMA page_count")[0][0]
    filled.query(f"PRAGMA max_page_count = {pages}")
    contract_id = filled.query("SELECT id FROM contract")[0][0]
    much = [Clause(contract_id=contract_id, text="x" * 9000) for _ in range(50)]
    with pytest.raises(DeskProblem, match="full") as refused, filled.edit("Much") as session:
        session.add_all(much)
    assert "not saved" in refused.value.saved
    assert dump(filled) == before
    filled.query("PRAGMA max_page_count = 1000000")
    add_contract(filled)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_a_disk_error_keeps_the_desk_and_is_told(filled, path):
    import resource

    before = dump(filled)
    contract_id = filled.query("SELECT id FROM contract")[0][0]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    much = [Clause(contract_id=contract_id, text="x" * 9000) for _ in range(50)]
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
    try:
        with pytest.raises(DeskProblem, match="reported an error") as refused, filled.edit("Much") as session:
            session.add_all(much)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "not saved" in refused.value.saved
    assert dump(filled) == before
    add_contract(filled)
    filled.undo()
    assert dump(filled) == before
    assert filled.verify() == []


def test_a_copy_can_be_saved_elsewhere(filled, tmp_path):
    target = tmp_path / "copy.cdesk"
    target.write_text("something older")
    filled.save_copy(target)
    with open_document(target, actor="x") as copy:
        assert dump(copy) == dump(filled)
        assert copy.verify() == []
    with pytest.raises(DeskProblem, match="could not be copied"):
        filled.save_copy(tmp_path / "none" / "copy.cdesk")


def overwrite(path):
    with sqlite3.connect(path) as other:
        other.execute("UPDATE contract SET title = 'Theirs'")
    other.close()


def replace(path):
    copy = path.with_suffix(".copy")
    shutil.copyfile(path, copy)
    copy.replace(path)


def touch_bytes(path):
    with path.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"!")
    os.utime(path, ns=(1, 1))


@pytest.mark.parametrize("happening", [overwrite, replace, touch_bytes, Path.unlink])
def test_a_file_changed_under_the_program_is_not_written(filled, path, happening):
    happening(path)
    after = path.read_bytes() if path.exists() else None
    with pytest.raises(DeskProblem, match="by another program"), filled.edit("Write") as session:
        session.add(Contract(no="C-2", title="Title"))
    assert (path.read_bytes() if path.exists() else None) == after
    with pytest.raises(ReadOnly), filled.edit("Again"):
        pass


def test_a_busy_file_is_told_within_half_a_second(filled, path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DeskProblem, match="Another program is using"), filled.edit("Write"):
        pass
    other.execute("ROLLBACK")
    other.close()
    add_contract(filled)


def test_the_trail_fails_with_the_edit_and_the_edit_with_the_trail(filled):
    before = dump(filled)
    filled._connection.execute(
        "CREATE TEMP TRIGGER fail BEFORE INSERT ON main.audit BEGIN SELECT RAISE(ABORT, 'x'); END"
    )
    with pytest.raises(AppError), filled.edit("Write") as session:
        session.add(Contract(no="C-2", title="Title"))
    assert dump(filled) == before


def test_reading_does_not_import_the_orm(path):
    create_document(path, actor="tester").close()
    program = (
        "import sys; from pathlib import Path; from app.store.gate import open_document\n"
        f"with open_document(Path({str(path)!r}), actor='x') as document:\n"
        "    document.query('SELECT * FROM contract'), document.verify()\n"
        "heavy = {'sqlalchemy', 'sqlmodel', 'alembic', 'pydantic', 'PySide6'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[2])
