"""Putting a backup in the place of a desk, without losing what is there now.

Old content came back, corrupt, when a copy was put over a file whose journal was still beside it; so
whatever lies beside the desk is moved first, and the current file is kept as ``.before-restore-…``.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from app.errors import DeskDamaged, DeskProblem
from app.i18n import _
from app.store import audit, backups, instant, lock, schema
from app.store.backups import Backup
from app.store.connection import connect
from app.store.folders import sync_file, sync_folder
from app.store.head import HeadKeeper
from app.store.journal import Journal
from app.store.rescue import SIDECARS, aside_name, replace_whole, sidecar
from app.store.stamp import Stamp


def restore(path: Path, backup: Backup, *, actor: str) -> Path | None:
    """Put ``backup`` at ``path``, whose desk must be closed; where the file that was there is kept now.

    DeskDamaged when the backup is not whole, DeskLocked when the desk is open, DeskProblem when the disk
    refuses; in each case nothing was changed.
    """
    path = path.resolve()
    if not backups.is_whole(backup):
        raise DeskDamaged(
            _("The backup {path} is damaged.").format(path=backup.path),
            _("Choose another one; nothing was changed."),
        )
    held = lock.acquire(path, actor)
    try:
        new = path.with_name(f".{path.name}.restore")
        try:
            shutil.copyfile(backup.path, new)
            head = _note(new, backup, actor)
            kept = _put(new, path)
            HeadKeeper(backup.desk_id, path).remember(head, Stamp.of(path))
            return kept
        finally:
            for left in (new, *(sidecar(new, suffix) for suffix in SIDECARS)):
                left.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise DeskProblem(
            _("{path} could not be restored: {cause}.").format(path=path, cause=error),
            _("Make room or choose another folder, then restore again."),
            _("The backup and the present file are untouched."),
        ) from error
    finally:
        held.release()


def _put(new: Path, path: Path) -> Path | None:
    kept = aside_name(path, "before-restore") if path.exists() else None
    for suffix in SIDECARS:
        beside = sidecar(path, suffix)
        if beside.exists():
            beside.rename(sidecar(kept or aside_name(path, "before-restore"), suffix))
    if kept is not None:
        replace_whole(new, path, kept)
    else:
        sync_file(new)
        new.replace(path)
        sync_folder(path.parent)
    return kept


def _note(new: Path, backup: Backup, actor: str) -> audit.Head:
    """Say in the restored trail that it goes on from a backup; the head of the trail then."""
    with closing(connect(new)) as connection:
        journal = Journal(connection, schema.journalled_tables(connection))
        act = audit.Act(instant.now(), actor, _("Restore"), backup.path.name, "restore")
        connection.execute("BEGIN IMMEDIATE")
        audit.Trail(connection, journal).note(act, backup.desk_id)
        connection.execute("COMMIT")
        return audit.head_of(connection)
