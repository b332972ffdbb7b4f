"""First aid before a desk is opened: always tried on a copy, and nothing of the original is thrown away.

Call with the desk locked and no connection of this process open on it.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.i18n import _
from app.store import instant, schema
from app.store.connection import checks_out, connect, uri
from app.store.folders import sync_file, sync_folder
from app.store.header import Header
from app.store.verify import verify

SIDECARS = ("-journal", "-wal", "-shm")
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def sidecar(path: Path, suffix: str) -> Path:
    """The file that SQLite puts beside ``path``."""
    return path.with_name(path.name + suffix)


def has_hot_journal(path: Path) -> bool:
    """Whether an interrupted change waits to be rolled back (a journal whose header was not zeroed)."""
    try:
        with sidecar(path, "-journal").open("rb") as journal:
            return journal.read(8) == _JOURNAL_MAGIC
    except OSError:
        return False


def is_truncated(path: Path, header: Header) -> bool:
    """Whether bytes are missing at the end; an interrupted change may explain that, and mend it."""
    return path.stat().st_size < header.expected_size and not has_hot_journal(path)


def judge_journal(path: Path) -> str:
    """Look on copies at what rolling back would give; the notice to show, empty if nothing can be done.

    A journal of another file (left by a copy or a sync program) would destroy the desk, so the copy with
    it must be at least as whole as the copy without; else the journal is moved aside.
    """
    recovered, alone = _worth(path, "-journal"), _worth(path)
    if max(recovered, alone) < 0:
        return ""
    if recovered >= alone:
        return _("The last change of {path} was interrupted; it was taken back.").format(path=path)
    journal = sidecar(path, "-journal")
    aside = aside_name(journal, "damaged")
    journal.rename(aside)
    return _("A journal that does not belong to {path} was moved to {aside}.").format(path=path, aside=aside)


def convert_wal(path: Path) -> str:
    """Bring a desk that another program put into WAL mode back to one file; the notice to show, or empty."""
    with _in_the_same_folder(path) as copy:
        _copy(path, copy, "-wal")
        try:
            with closing(connect(copy)) as connection:
                connection.execute("PRAGMA journal_mode = DELETE")
                if not checks_out(connection, full=True):
                    return ""
        except sqlite3.Error:
            return ""
        kept = aside_name(path, "before-conversion")
        replace_whole(copy, path, kept)
    for suffix in ("-wal", "-shm"):  # after the swap: the new file holds their pages already
        sidecar(path, suffix).unlink(missing_ok=True)
    return _("{path} was marked by another program and was converted; the old file is {kept}.").format(
        path=path, kept=kept
    )


def rebuild_indexes(path: Path) -> str:
    """Mend a desk of which only indexes are damaged; the notice to show, empty when more is damaged.

    All rows are read without any index into a new file, which must then pass every check. (REINDEX
    reads the damaged pages and fails on them.)
    """
    with _in_the_same_folder(path) as new:
        new.touch()
        try:
            with closing(connect(new)) as connection:
                _copy_rows(path, connection)
                if not checks_out(connection, full=True) or verify(connection):
                    return ""
        except sqlite3.Error:
            return ""
        kept = aside_name(path, "damaged")
        replace_whole(new, path, kept)
    return _("The indexes of {path} were damaged and have been rebuilt; the old file is {kept}.").format(
        path=path, kept=kept
    )


def _copy_rows(path: Path, connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("ATTACH ? AS damaged", (f"{uri(path)}?mode=ro",))
    connection.execute("BEGIN IMMEDIATE")
    schema.create(connection)
    for table in [*schema.journalled_tables(connection), *schema.NOT_JOURNALLED]:
        name, (columns, _key) = schema.quoted(table), schema.shape(connection, table)
        places = ", ".join(map(schema.quoted, columns))
        rows = f"SELECT rowid, {places} FROM damaged.{name} NOT INDEXED"
        connection.execute(f"INSERT INTO main.{name} (rowid, {places}) {rows}")
    connection.execute("COMMIT")
    connection.execute("DETACH damaged")


@contextmanager
def recovered_copy(path: Path) -> Iterator[Path]:
    """A private copy to read from when the desk itself may not be written, though it needs recovery."""
    with tempfile.TemporaryDirectory(prefix="contractdesk-") as folder:
        copy = Path(folder, path.name)
        _copy(path, copy, "-journal", "-wal")
        with closing(connect(copy)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        yield copy


def aside_name(path: Path, why: str) -> Path:
    """``desk.cdesk.damaged-20260131T120000``: beside the desk, and never the name of something there."""
    stamp = instant.now()[:19].replace("-", "").replace(":", "")
    aside = path.with_name(f"{path.name}.{why}-{stamp}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.{why}-{stamp}-{number}")
    return aside


def replace_whole(new: Path, path: Path, kept: Path) -> None:
    """Put ``new`` in the place of ``path`` in one step, and keep the old file as ``kept``."""
    sync_file(new)
    try:
        os.link(path, kept)
    except OSError:  # FAT and some network drives know no second name
        shutil.copy2(path, kept)
        sync_file(kept)
    new.replace(path)
    sync_folder(path.parent)


def _worth(path: Path, *sidecars: str) -> int:
    """How whole a copy with ``sidecars`` is: -1 for unusable, else the fewer findings the more."""
    with tempfile.TemporaryDirectory(prefix="contractdesk-") as folder:
        copy = Path(folder, path.name)
        _copy(path, copy, *sidecars)
        try:
            with closing(connect(copy)) as connection:
                return 1_000_000 - len(verify(connection)) if checks_out(connection, full=True) else -1
        except sqlite3.Error:
            return -1


@contextmanager
def _in_the_same_folder(path: Path) -> Iterator[Path]:
    """A name for a new file that can take the desk's place; removed if it did not."""
    new = path.with_name(f".{path.name}.work")
    try:
        yield new
    finally:
        for left in (new, *(sidecar(new, suffix) for suffix in SIDECARS)):
            left.unlink(missing_ok=True)


def _copy(path: Path, copy: Path, *sidecars: str) -> None:
    shutil.copyfile(path, copy)
    for suffix in sidecars:
        if sidecar(path, suffix).exists():
            shutil.copyfile(sidecar(path, suffix), sidecar(copy, suffix))
