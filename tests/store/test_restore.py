"""Restoring brings back exactly the backup and keeps what was there."""

import pytest
from sqlmodel import select

from app.errors import DeskDamaged, DeskLocked
from app.models.tables import Contract
from app.store.gate import open_document
from app.store.restore import restore
from tests.store.dump import dump


@pytest.fixture
def twice(filled, path):
    """A backup, its desk's contents then, and the closed desk that went on."""
    then = dump(filled)
    made = filled.back_up("restore")
    with filled.edit("Later") as session:
        session.exec(select(Contract)).one().title = "Later"
    filled.close()
    return made, then


def test_every_retained_backup_can_be_restored(filled, path):
    states = []
    for number in range(4):
        with filled.edit("Change") as session:
            session.exec(select(Contract)).one().title = f"Title {number}"
        states.append((filled.back_up(), dump(filled)))
    filled.close()
    for made, then in states:
        restore(path, made, actor="tester")
        with open_document(path, actor="tester") as document:
            assert dump(document) == then
            assert document.verify() == []
            assert document.notices == []


def test_what_was_there_is_kept_and_the_trail_says_so(twice, path):
    made, then = twice
    later = path.read_bytes()
    kept = restore(path, made, actor="tester")
    assert kept.name.startswith("desk.cdesk.before-restore-")
    assert kept.read_bytes() == later
    with open_document(path, actor="x") as document:
        assert dump(document) == then
        assert document.query("SELECT action, entity, reason FROM audit ORDER BY seq DESC LIMIT 1") == [
            ("restore", "desk", made.path.name)
        ]


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
def test_left_over_files_are_moved_first(twice, path, suffix):
    made, then = twice
    path.with_name(path.name + suffix).write_bytes(b"left over")
    kept = restore(path, made, actor="tester")
    assert kept.with_name(kept.name + suffix).read_bytes() == b"left over"
    with open_document(path, actor="x") as document:
        assert dump(document) == then
        assert document.notices == []


def test_a_lost_desk_comes_back(twice, path):
    made, then = twice
    path.unlink()
    assert restore(path, made, actor="tester") is None
    with open_document(path, actor="x") as document:
        assert dump(document) == then


def test_a_damaged_backup_is_refused_and_nothing_changes(twice, path):
    made, _then = twice
    later = path.read_bytes()
    made.path.write_bytes(made.path.read_bytes()[:5000])
    with pytest.raises(DeskDamaged, match=r"backup .* is damaged"):
        restore(path, made, actor="tester")
    assert [file.name for file in path.parent.iterdir()] == ["desk.cdesk"]
    assert path.read_bytes() == later


def test_an_open_desk_is_not_replaced(filled, path):
    made = filled.back_up()
    with pytest.raises(DeskLocked):
        restore(path, made, actor="tester")
