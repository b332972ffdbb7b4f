"""Backups are verified before they count, thinned by age, and never thinned away."""

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from app.errors import DeskProblem
from app.models.tables import Contract
from app.store import backups, instant
from app.store.backups import Backup
from app.store.gate import open_document


def change(document, title="Changed"):
    with document.edit("Change") as session:
        session.exec(select(Contract)).one().title = title


def test_a_backup_holds_what_the_desk_holds(filled):
    made = filled.back_up("import")
    assert (made.label, made.contracts, made.seq) == ("import", 1, filled._head.seq)
    assert backups.is_whole(made)
    assert filled.backups() == [made]
    with closing(sqlite3.connect(made.path)) as copy:
        assert copy.execute("SELECT no FROM contract").fetchall() == [("C-1",)]
    assert sorted(file.suffix for file in made.path.parent.iterdir()) == [".cdesk", ".json"]


def test_one_is_made_only_of_what_changed(filled):
    assert filled.back_up_if_changed() is not None
    assert filled.back_up_if_changed() is None
    change(filled)
    assert filled.back_up_if_changed() is not None


def test_closing_backs_up_and_opening_finds_it(filled, path):
    filled.close()
    with open_document(path, actor="x") as again:
        (made,) = again.backups()
        assert again.back_up_if_changed() is None
    assert len(backups.of_path(path)) == 1
    assert backups.of_path(path)[0] == made


def test_a_backup_beside_edits_holds_a_whole_state(filled):
    with filled.edit("Fill up") as session:
        session.add_all([Contract(no=f"X-{i}", title="x" * 5000) for i in range(400)])
    made = []
    worker = threading.Thread(target=lambda: made.append(filled.back_up()))
    worker.start()
    for number in range(10):
        with filled.edit("Beside") as session:
            session.add(Contract(no=f"Y-{number}", title="beside"))
    worker.join()
    assert backups.is_whole(made[0])
    with closing(sqlite3.connect(made[0].path)) as copy:
        (count,) = copy.execute("SELECT count(*) FROM contract").fetchone()
        (logged,) = copy.execute("SELECT count(*) FROM audit WHERE entity = 'contract'").fetchone()
    assert count == logged
    assert filled.verify() == []


def test_a_backup_during_a_write_ends_at_its_deadline(filled, path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    held = backups.Contents(filled._head, {})
    with pytest.raises(DeskProblem, match="kept the desk busy"):
        backups.make(filled._connection, path, filled.desk_id, held, deadline=0.1)
    other.execute("ROLLBACK")
    other.close()
    assert list(backups.folder_of(filled.desk_id).iterdir()) == []
    filled.back_up()


def test_inside_an_edit_no_backup_is_made(filled):
    with filled.edit("Edit"), pytest.raises(RuntimeError, match="inside an edit"):
        filled.back_up()


def test_a_copy_that_is_not_the_desk_is_rejected(filled, path):
    more = backups.Contents(filled._head, {"contract": 2})
    with pytest.raises(DeskProblem, match="not what the desk holds"):
        backups.make(filled._connection, path, filled.desk_id, more)
    assert filled.backups() == []


def test_what_a_killed_backup_left_is_swept(filled):
    folder = backups.folder_of(filled.desk_id)
    folder.mkdir(parents=True)
    (folder / "20260101T000000Z.tmp").write_bytes(b"half")
    made = filled.back_up()
    assert sorted(file.name for file in folder.iterdir()) == [made.path.name, made.path.stem + ".json"]


def test_an_unreachable_folder_is_said_and_nothing_is_lost(filled, monkeypatch, tmp_path):
    first = filled.back_up()
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    with monkeypatch.context() as patch:
        patch.setenv("CONTRACTDESK_HOME", str(blocked))
        change(filled)
        with pytest.raises(DeskProblem, match="No backup of") as failed:
            filled.back_up()
        assert failed.value.saved == "The desk itself is saved."
    assert filled.backups() == [first]


def test_a_damaged_backup_does_not_count(filled):
    whole = filled.back_up()
    change(filled)
    newer = filled.back_up()
    with newer.path.open("r+b") as file:
        file.truncate(4096)
    assert not backups.is_whole(newer)
    assert backups.newest_whole(filled.backups()) == whole


def forged(document, model: Backup, days: float, **fields) -> Backup:
    """A backup as it would lie there after ``days``."""
    at = (instant.read(instant.now()) - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return replace(model, at=at, **fields)


def test_thinning_keeps_days_weeks_and_months():
    model = Backup(None, "", "", "", 0, "", 0)
    made = [replace(model, seq=10_000 - hours, at=f"{hour:%Y-%m-%dT%H:%M:%S.%fZ}")
            for hours in range(0, 24 * 500, 6)
            if (hour := instant.read("2026-06-30T12:00:00.000000Z") - timedelta(hours=hours))]  # fmt: skip
    removed = backups._superfluous(made, "2026-06-30T12:00:00.000000Z")
    kept = [backup for backup in made if backup not in removed]
    assert len([backup for backup in kept if backup.at >= "2026-06-28T12"]) == 9
    assert len(kept) == 9 + 12 + 10 + 9
    assert backups._superfluous(kept, "2026-06-30T12:00:00.000000Z") == []


def test_thinning_spares_protected_future_and_the_newest_whole(filled):
    newest = filled.back_up()
    assert backups._superfluous([replace(newest, at="2099-01-01T00:00:00.000000Z")], instant.now()) == []
    old = [forged(filled, newest, 400 + day, protected=day == 3) for day in range(30)]
    assert old[3] not in backups._superfluous(old, instant.now())
    backups.thin(filled.desk_id, at="2199-01-01T00:00:00.000000Z")
    assert filled.backups() == [newest]


def test_nothing_rotates_while_damage_is_suspected(filled, monkeypatch):
    thinned = []
    monkeypatch.setattr(backups, "thin", thinned.append)
    filled.back_up()
    filled.suspect = True
    filled.back_up("by hand")
    assert filled.back_up_if_changed() is None
    assert thinned == [filled.desk_id]
