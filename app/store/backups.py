"""Rolling verified backups: made by SQLite's backup API, checked before they count, thinned by age.

Copying the open file by other means would drop its locks. A backup is written as ``.tmp``, synced,
opened and checked against the desk, and only then renamed; beside it lies a small manifest.
"""

import errno
import json
import logging
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

from app.errors import DeskProblem
from app.i18n import _
from app.store import audit, instant, schema
from app.store.connection import checks_out, connect
from app.store.folders import backup_folder, sync_file, sync_folder, write_whole

_log = logging.getLogger(__name__)

DEADLINE = 60.0  # seconds that a backup may wait for other writers
_PAGES = 512  # copied at a time (2 MB), so that an edit never waits long
_GRACE = timedelta(days=2)  # everything is kept for so long
_KEPT = (("%Y-%m-%d", 12), ("%G-%V", 10), ("%Y-%m", 9))  # then daily, weekly, monthly, as Anki does


@dataclass(frozen=True, slots=True)
class Contents:
    """What a desk holds, for comparing it with its backup."""

    head: audit.Head
    counts: dict[str, int]  # rows by table


@dataclass(frozen=True, slots=True)
class Backup:
    """One verified backup, as its manifest describes it."""

    path: Path
    desk: str  # the path of the desk it was made of
    desk_id: str
    at: str  # UTC
    seq: int  # head of the audit trail
    hash: str
    contracts: int
    label: str = ""  # what came next: an import, a migration, a restore; empty for a rolling one
    protected: bool = False  # never thinned


def contents(connection: sqlite3.Connection) -> Contents:
    """Head and row counts as this connection sees them."""
    tables = [*schema.journalled_tables(connection), *sorted(schema.NOT_JOURNALLED)]
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {schema.quoted(table)}").fetchone()[0]
        for table in tables
    }
    return Contents(audit.head_of(connection), counts)


def make(
    connection: sqlite3.Connection,
    desk: Path,
    desk_id: str,
    before: Contents,
    *,
    label: str = "",
    protected: bool = False,
    deadline: float = DEADLINE,
) -> Backup:
    """A verified backup of the desk behind ``connection``, outside transactions.

    ``before`` is what the desk held when this began; the copy must hold at least that. DeskProblem when
    it cannot be made; backups made earlier stay as they are.
    """
    folder = folder_of(desk_id)
    at = instant.now()
    temporary = folder / f"{_compact(at)}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob("*.tmp"):
            left.unlink()
        head = _copy(connection, temporary, before, deadline)
        made = Backup(
            folder / f"{_compact(at)}-{head.seq:08d}.cdesk",
            str(desk), desk_id, at, head.seq, head.hash, before.counts.get("contract", 0), label, protected,
        )  # fmt: skip
        write_whole(_manifest(made.path), json.dumps(asdict(made) | {"path": made.path.name}))
        temporary.replace(made.path)
        sync_folder(folder)
    except (OSError, sqlite3.Error, TimeoutError) as error:
        raise _failed(desk, folder, error) from error
    finally:
        with suppress(OSError):  # the folder itself may be what failed
            temporary.unlink(missing_ok=True)
    return made


def of_desk(desk_id: str) -> list[Backup]:
    """The backups of a desk, the newest first: by the trail's length, then by the clock."""
    return _listed(folder_of(desk_id))


def of_path(path: Path) -> list[Backup]:
    """The backups made of the file at ``path``: for one that cannot say its id any more."""
    try:
        folders = [folder for folder in backup_folder().iterdir() if folder.is_dir()]
    except OSError:
        return []
    return _ordered(made for folder in folders for made in _listed(folder) if made.desk == str(path))


def is_whole(backup: Backup) -> bool:
    """Whether the backup opens, passes SQLite's check and ends where its manifest says."""
    try:
        with closing(connect(backup.path, read_only=True)) as copy:
            held = audit.head_of(copy)
            return checks_out(copy) and _is_desk(copy) and held == audit.Head(backup.seq, backup.hash)
    except sqlite3.Error:
        return False


def newest_whole(backups: list[Backup]) -> Backup | None:
    """The first of ``backups`` that is whole."""
    return next((backup for backup in backups if is_whole(backup)), None)


def thin(desk_id: str, *, at: str = "") -> None:
    """Remove backups that the scheme does not keep; never the newest whole one, never protected ones."""
    backups = of_desk(desk_id)
    newest = newest_whole(backups)
    if newest is None:
        return
    for backup in _superfluous(backups, at or instant.now()):
        if backup != newest:
            backup.path.unlink(missing_ok=True)
            _manifest(backup.path).unlink(missing_ok=True)


def folder_of(desk_id: str) -> Path:
    """Where the backups of a desk lie."""
    return backup_folder() / desk_id


def _superfluous(backups: list[Backup], at: str) -> list[Backup]:
    """Those beyond grace, of which each day, week and month keeps its newest while its number lasts.

    What is dated in the future (a clock that was set back) counts as new.
    """
    limit = instant.read(at) - _GRACE
    old = [made for made in backups if not made.protected and instant.read(made.at) < limit]
    kept: set[str] = set()
    removed = []
    left = dict(_KEPT)
    for backup in sorted(old, key=lambda made: (made.at, made.seq), reverse=True):
        for form, _count in _KEPT:
            period = instant.read(backup.at).strftime(form)
            if left[form] and period not in kept:
                left[form] -= 1
                kept.update(instant.read(backup.at).strftime(each) for each, _number in _KEPT)
                break
        else:
            removed.append(backup)
    return removed


def save_copy(connection: sqlite3.Connection, desk: Path, before: Contents, target: Path) -> None:
    """Write the desk behind ``connection`` to ``target``, whole or not at all; DeskProblem if it fails."""
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        _copy(connection, temporary, before, DEADLINE)
        temporary.replace(target)
        sync_folder(target.parent)
    except (OSError, sqlite3.Error, TimeoutError) as error:
        raise DeskProblem(
            _("{path} could not be copied to {target}: {cause}.").format(
                path=desk, target=target, cause=_cause(error)
            ),
            _("Make room or choose another folder."),
            _("The desk itself is saved."),
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _copy(connection: sqlite3.Connection, target: Path, before: Contents, deadline: float) -> audit.Head:
    """A synced and checked copy; its head.

    The backup API waits for ever when the desk stays busy, so every step looks at the clock.
    """
    until = time.monotonic() + deadline

    def progress(_status: int, _remaining: int, _total: int) -> None:
        if time.monotonic() > until:
            raise TimeoutError(_("another program kept the desk busy"))

    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        connection.backup(copy, pages=_PAGES, progress=progress, sleep=0.02)
    sync_file(target)
    return _checked(target, before)


def _checked(copy_path: Path, before: Contents) -> audit.Head:
    """The head of the copy; sqlite3.DatabaseError when it is not the desk as it was or as it went on."""
    with closing(connect(copy_path, read_only=True)) as copy:
        held = contents(copy)
        grown = held.head.seq > before.head.seq and audit.holds(copy, before.head)
        if not (checks_out(copy) and _is_desk(copy) and (grown or held == before)):
            raise sqlite3.DatabaseError(_("the copy is not what the desk holds"))
        return held.head


def _is_desk(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID)


def _listed(folder: Path) -> list[Backup]:
    return _ordered(
        made for manifest in folder.glob("*.json") if (made := _read(manifest)) and made.path.exists()
    )


def _ordered(backups: Iterable[Backup]) -> list[Backup]:
    return sorted(backups, key=lambda made: (made.seq, made.at), reverse=True)


def _read(manifest: Path) -> Backup | None:
    try:
        kept = json.loads(manifest.read_text("utf-8"))
        return Backup(**kept | {"path": manifest.parent / kept["path"]})
    except (OSError, ValueError, TypeError, KeyError):
        _log.warning("a backup's manifest cannot be read: %s", manifest.name)
        return None


def _manifest(backup: Path) -> Path:
    return backup.with_suffix(".json")


def _compact(at: str) -> str:
    return at.replace("-", "").replace(":", "").replace(".", "")


def _failed(desk: Path, folder: Path, error: Exception) -> DeskProblem:
    return DeskProblem(
        _("No backup of {path} could be made in {folder}: {cause}.").format(
            path=desk, folder=folder, cause=_cause(error)
        ),
        _("Make room or choose another folder for backups; earlier backups are untouched."),
        _("The desk itself is saved."),
    )


def _cause(error: Exception) -> str:
    names = (getattr(error, "sqlite_errorname", ""), errno.errorcode.get(getattr(error, "errno", 0) or 0))
    if "SQLITE_FULL" in names or "ENOSPC" in names:
        return _("the disk is full")
    return getattr(error, "strerror", None) or str(error)
