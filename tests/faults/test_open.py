"""Opening: the catalogue of FAULTS, part A, and what can stand in the place of a desk."""

import os
import shutil
import sqlite3
import struct
import subprocess
import sys
import time
import unicodedata
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import DeskDamaged, DeskLocked
from app.models.tables import Contract
from app.store import backups, lock, rescue, schema
from app.store.gate import open_document
from tests.faults.conftest import picture

ROOT = Path(__file__).parents[2]


def reopened(path, **options):
    return open_document(path, actor="tester", **options)


def whole(path):
    """The desk opens for writing, holds what it held and verifies."""
    with reopened(path) as document:
        assert document.query("SELECT count(*) FROM clause") == [(200,)]
        assert document.verify() == []
        assert not document.read_only
        return document.notices


def patched(path, offset, content):
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(content)


def test_01_missing(tmp_path, refuse):
    refuse(tmp_path / "none.cdesk", "was not found", "moved")


def test_02_folder(tmp_path, refuse):
    (tmp_path / "folder.cdesk").mkdir()
    refuse(tmp_path / "folder.cdesk", "is a folder")


def test_03_empty(path, refuse):
    path.write_bytes(b"")
    refuse(path, "is empty", "synchronisation")


@pytest.mark.parametrize("content", [b"S", b"SQLite format 3\0", bytes(16), bytes(8192), os.urandom(4096)])
def test_04_no_header(path, refuse, content):
    path.write_bytes(content)
    refuse(path, "damaged or encrypted")


def office(path, part):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, "x")


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda path: path.write_bytes(b"%PDF-1.7\n" + bytes(100)), "PDF"),
        (lambda path: office(path, "word/document.xml"), "Word"),
        (lambda path: office(path, "xl/workbook.xml"), "Excel"),
        (lambda path: office(path, "readme"), "archive"),
        (lambda path: path.write_text("第一条 甲方应当按期付款。\n" * 9, "utf-8"), "text"),
        (lambda path: path.write_text("Article 1. Payment within thirty days.\n", "utf-16"), "text"),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)), "Office"),
    ],
)
def test_05_other_kinds_are_named(tmp_path, refuse, make, kind):
    make(tmp_path / "renamed.cdesk")
    refuse(tmp_path / "renamed.cdesk", kind, "Import")


def test_06_another_programs_database(tmp_path, refuse):
    with closing(sqlite3.connect(tmp_path / "other.cdesk")) as other:
        other.execute("CREATE TABLE thing (a)")
    refuse(tmp_path / "other.cdesk", "another program")


def test_07_newer_version(path, refuse):
    patched(path, 60, struct.pack(">I", 77))
    refuse(path, "version 77", f"up to {schema.VERSION}")
    before = picture(path.parent)
    with reopened(path, read_only=True) as document:
        assert document.query("SELECT no FROM contract") == [("C-1",)]
        assert "version 77" in document.notices[1]
    assert picture(path.parent) == before


def test_09_below_the_oldest_version(path, refuse):
    patched(path, 60, struct.pack(">I", 0))
    refuse(path, "version 0", "earlier version")


def test_10_truncated_names_the_newest_backup(path, refuse):
    with reopened(path) as document:
        made = document.back_up()
    size = path.stat().st_size
    for kept in (size - 1, size // 2, 4096, 1000, 150):
        with path.open("r+b") as file:
            file.truncate(kept)
        refuse(path, "damaged", str(made.path), "1 contracts")


@pytest.mark.parametrize("offset", [0, 16, 21, 100])
def test_10_damaged_header(path, refuse, offset):
    patched(path, offset, b"\xff\xff\xff")
    refuse(path, "damaged")


def test_10_damaged_inside(path, refuse):
    patched(path, page_of_rows(path), os.urandom(4096))
    refuse(path, "damaged")


def page_of_rows(path):
    """The page in which clauses lie."""
    return path.read_bytes().rindex("第一条 第一条".encode()) // 4096 * 4096


def index_page(path):
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_clause_contract_id'"
        ).fetchone()
        return (page - 1) * connection.execute("PRAGMA page_size").fetchone()[0]


def test_11_damaged_index_is_rebuilt_on_a_copy(path):
    patched(path, index_page(path), b"\xff" * 512)
    damaged = path.read_bytes()
    (notice,) = whole(path)
    assert "have been rebuilt" in notice
    (kept,) = path.parent.glob("desk.cdesk.damaged-*")
    assert kept.read_bytes() == damaged
    assert whole(path) == []


def test_12_altered_content_makes_it_read_only(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE contract SET title = 'Forged'")
        other.commit()
    with reopened(path) as document:
        (finding,) = document.verify()
        assert finding.entity == "contract"
        assert document.read_only


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER bad AFTER INSERT ON contract BEGIN DELETE FROM clause; END",
        "CREATE VIEW bad AS SELECT * FROM contract",
        "CREATE TABLE bad (a)",
        "DROP TRIGGER audit_no_delete",
        "ALTER TABLE clause ADD COLUMN bad TEXT",
    ],
)
def test_13_altered_structure_is_read_only(path, sql):
    with closing(sqlite3.connect(path)) as other:
        other.execute(sql)
        other.commit()
    before = picture(path.parent)
    with reopened(path) as document:
        assert document.read_only
        assert "structure" in document.notices[0]
        assert document.query("SELECT count(*) FROM clause") == [(200,)]
    assert picture(path.parent) == before


KILLED = """
import os, sys
from pathlib import Path
from app.store.gate import open_document
document = open_document(Path(sys.argv[1]), actor="killed")
connection = document._connection
connection.execute("PRAGMA cache_size = 1")
connection.execute("PRAGMA cache_spill = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE clause SET text = text || 'half', heading = 'half'")
print("ready", flush=True)
os.kill(os.getpid(), 9)
"""


KILLED_ALONE = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN")
connection.execute("UPDATE clause SET text = 'z'")
connection.execute("DELETE FROM audit")
os.kill(os.getpid(), 9)
"""


def killed_while_writing(path):
    """A process dies with half of its changes in the file: journal hot, lock left."""
    subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=ROOT, capture_output=True, check=False)
    assert rescue.has_hot_journal(path)
    assert lock.holder(path).gone


def test_14_hot_journal_is_recovered_with_a_notice(path):
    killed_while_writing(path)
    (notice,) = whole(path)
    assert "interrupted" in notice
    assert picture(path.parent).keys() == {"desk.cdesk"}


def test_14_in_a_folder_that_cannot_be_written(path):
    killed_while_writing(path)
    lock.lock_file(path).unlink()
    before = picture(path.parent)
    with reopened(path, read_only=True) as document:
        assert document.query("SELECT count(*) FROM clause WHERE heading = 'half'") == [(0,)]
        assert document.verify() == []
    assert picture(path.parent) == before


def test_15_journal_of_another_file_is_moved_aside(path, tmp_path):
    other = tmp_path / "other" / "desk.cdesk"
    other.parent.mkdir()
    shutil.copyfile(path, other)
    with closing(sqlite3.connect(other)) as connection:
        for table in ("audit_no_delete", "audit_no_update"):
            connection.execute(f"DROP TRIGGER {table}")
        connection.execute("VACUUM")
    with reopened(path) as document, document.edit("On") as session:
        session.add(Contract(no="C-2", title="went on"))
    subprocess.run([sys.executable, "-c", KILLED_ALONE, str(other)], check=False)
    shutil.copyfile(f"{other}-journal", f"{path}-journal")
    shutil.rmtree(other.parent)
    (notice,) = whole(path)
    assert "does not belong" in notice
    assert len(list(tmp_path.glob("desk.cdesk-journal.damaged-*"))) == 1


@pytest.mark.parametrize("with_frames", [False, True])
def test_16_wal_is_converted_on_a_copy(path, with_frames):
    program = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('PRAGMA journal_mode = WAL')\n"
        f"c.execute('PRAGMA user_version = 1'); c.commit(); {'' if with_frames else 'c.close()'}\nos._exit(0)"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=True)
    assert Path(f"{path}-wal").exists() == with_frames
    (notice,) = whole(path)
    assert "was converted" in notice
    assert path.read_bytes()[18:20] == b"\1\1"
    assert len(picture(path.parent)) == 2
    assert whole(path) == []


def test_17_encrypted_looks_damaged_or_encrypted(path, refuse):
    path.write_bytes(os.urandom(40_960))
    refuse(path, "damaged or encrypted")


def test_18_read_only_file(path):
    path.chmod(0o444)
    before = picture(path.parent)
    with reopened(path) as document:
        assert document.read_only
        assert "write-protected" in document.notices[0]
        assert document.query("SELECT count(*) FROM clause") == [(200,)]
    assert picture(path.parent) == before


def test_19_read_only_folder(path):
    path.parent.chmod(0o555)
    try:
        with reopened(path) as document:
            assert document.read_only
            assert f"cannot write in the folder {path.parent}" in document.notices[0]
    finally:
        path.parent.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in lists, not in bits")
def test_20_no_permission(path):
    """In a child without root's rights, as root may read everything."""
    program = (
        "import os, sys; from pathlib import Path; from app.store.gate import open_document\n"
        "from app.errors import DeskProblem\n"
        "os.getuid() or os.setuid(65534)\n"
        "try: open_document(Path(sys.argv[1]), actor='x')\n"
        "except DeskProblem as problem: print(problem)"
    )
    path.chmod(0)
    for folder in list(path.parents)[:3]:
        folder.chmod(0o755)
    answer = subprocess.run(
        [sys.executable, "-c", program, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert f"You are not allowed to open {path}" in answer.stdout


OPEN_AND_WAIT = (
    "import sys; from pathlib import Path; from app.store.gate import open_document\n"
    "d = open_document(Path(sys.argv[1]), actor='wang'); print('open', flush=True); input(); d.close()"
)


def test_21_locked_by_a_living_process(path, refuse):
    other = subprocess.Popen(
        [sys.executable, "-c", OPEN_AND_WAIT, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    other.stdout.readline()
    began = time.monotonic()
    refuse(path, "wang", "since", "reading only")
    assert time.monotonic() - began < 1
    with reopened(path, read_only=True) as document:
        assert document.query("SELECT count(*) FROM clause") == [(200,)]
    other.communicate(b"\n")
    assert whole(path) == []


def test_22_lock_of_a_dead_process_is_taken(path):
    subprocess.run(
        [sys.executable, "-c", OPEN_AND_WAIT, str(path)],
        cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=False,
    )  # fmt: skip
    assert lock.holder(path).gone
    assert whole(path) == []


def test_23_lock_of_another_machine_needs_a_person(path, refuse):
    lock.lock_file(path).write_text(
        '{"user": "li", "host": "elsewhere", "pid": 1, "started": "", '
        '"at": "2001-01-01T00:00:00.000000Z", "nonce": ""}'
    )
    refuse(path, "li on elsewhere since 2001-01-01")
    with reopened(path, take_over=True) as document:
        assert [made.label for made in document.backups()] == ["take-over"]


def test_24_opened_twice_here(path):
    with reopened(path):
        with pytest.raises(DeskLocked, match="in this program already"):
            reopened(path)
        with pytest.raises(DeskLocked, match="in this program already"):
            reopened(path, read_only=True)
    assert whole(path) == []


def test_25_through_a_link_it_is_one_file(path, tmp_path):
    link = tmp_path / "link.cdesk"
    link.symlink_to(path)
    with reopened(link) as document:
        assert document.path == path
        with pytest.raises(DeskLocked):
            reopened(path)


@pytest.mark.parametrize("folder", ["Dropbox", "OneDrive - Company", "Mobile Documents", "坚果云"])
def test_27_sync_folder_is_named(path, tmp_path, folder):
    place = tmp_path / folder / "desk.cdesk"
    place.parent.mkdir()
    path.rename(place)
    (notice,) = whole(place)
    assert "synchronises" in notice


def test_29_conflict_copy_is_named(path):
    copy = path.with_name("desk (conflicted copy 2026-01-31).cdesk")
    shutil.copyfile(path, copy)
    (notice,) = whole(path)
    assert copy.name in notice


@pytest.mark.parametrize(
    "name",
    ["50% off?.cdesk", "a#b.cdesk", "it's \"quoted\".cdesk", "合同 📄.cdesk", " leading.cdesk", "%41.cdesk",
     unicodedata.normalize("NFD", "Öffnung é.cdesk"), "file:x?mode=memory.cdesk", "a&b;c.cdesk"],
)  # fmt: skip
@pytest.mark.skipif(sys.platform == "win32", reason="Windows forbids these signs in names")
def test_30_odd_names_open_exactly_that_file(path, name):
    odd = path.with_name(name)
    path.rename(odd)
    with reopened(odd) as document, document.edit("Write") as session:
        session.add(Contract(no="C-2", title="Title"))
    assert picture(odd.parent).keys() == {name}
    assert whole(odd) == []


def test_31_name_over_the_limit(tmp_path, refuse):
    refuse(tmp_path / ("x" * 300 + ".cdesk"), "306", "255")


def test_62_all_backups_damaged(path, refuse):
    with reopened(path) as document:
        made = [document.back_up("one"), document.back_up("two")]
    for backup in made:
        backup.path.write_bytes(b"")
    path.write_bytes(b"")
    refuse(path, "2 backups", "damaged too", "Keep them all")
    assert [backup.path.exists() for backup in made] == [True, True]


def test_63_corruption_found_means_nothing_is_overwritten(path):
    with reopened(path) as document:
        document.back_up()
    before = backups.of_path(path)
    patched(path, page_of_rows(path), os.urandom(4096))
    with pytest.raises(DeskDamaged):
        reopened(path)
    assert backups.of_path(path) == before
