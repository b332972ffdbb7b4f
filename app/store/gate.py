"""The gate: what is checked, in order, before a desk is opened (FAULTS section 2).

Path and kind, the first 100 bytes, what lies beside, the lock; only then SQLite opens the file and its
structure is checked. A refusal leaves the file byte for byte as it was and nothing beside it.
"""

import os
import sqlite3
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from app.errors import DeskDamaged, DeskLocked, DeskProblem
from app.i18n import _
from app.models.identity import new_id
from app.store import audit, backups, header, instant, location, lock, rescue, schema
from app.store.connection import checks_out, connect, problem
from app.store.document import Document
from app.store.head import HeadKeeper
from app.store.header import Header
from app.store.journal import Journal

_OPEN: set[tuple[int, int]] = set()  # device and inode of the desks that this process has open


def create_document(path: Path, *, actor: str) -> Document:
    """A new empty desk at ``path``, open for ``actor``; DeskProblem when something is there already."""
    path = path.expanduser().resolve()
    try:
        path.open("xb").close()
    except FileExistsError:
        raise DeskProblem(
            _("{path} exists already.").format(path=path), _("Choose another name for the new desk.")
        ) from None
    except OSError as error:
        raise DeskProblem(
            _("{path} cannot be created: {cause}.").format(path=path, cause=error.strerror),
            _("Choose a folder that you may write to."),
        ) from error
    try:
        _fill(path, actor)
    except sqlite3.Error as error:
        path.unlink()
        raise problem(error, path) or _unreadable(path) from error
    return open_document(path, actor=actor)


def open_document(path: Path, *, actor: str, read_only: bool = False, take_over: bool = False) -> Document:
    """The desk at ``path``, open for ``actor``.

    ``take_over`` is a person's decision that the owner of the lock on another machine is gone. Where the
    file or its folder does not allow writing, or its structure was changed, the document is open for
    reading and its ``notices`` say why. DeskProblem (DeskLocked, DeskDamaged) names file, cause, way out.
    """
    path = path.expanduser().resolve()
    _refuse_second_opening(path)
    try:
        head = _first_look(path, read_only=read_only)
        with ExitStack() as cleanup:
            why = _("Opened for reading only.") if read_only else _obstacle(path)
            held = None if why else lock.acquire(path, actor, take_over=take_over)
            if held is None:
                document = _open_reading(path, actor, why, cleanup)
            else:
                cleanup.callback(held.release)
                document = _open_writing(path, actor, head, cleanup, crashed=held.crashed)
            _register(document, cleanup)
    except DeskDamaged as damage:
        raise _with_backup(damage, path) from damage.__cause__
    except sqlite3.Error as error:
        raise problem(error, path) or _unreadable(path) from error
    if take_over:
        document.back_up("take-over", protected=True)
        document.note("take-over", edit=_("Take over the lock"))
    return document


def _first_look(path: Path, *, read_only: bool) -> Header:
    """What can be said before SQLite sees the file."""
    head = header.examine(path)
    _refuse_version(path, head.user_version, read_only=read_only)
    if rescue.is_truncated(path, head):
        raise DeskDamaged(_("{path} is damaged: its end is missing.").format(path=path))
    return head


def _open_writing(path: Path, actor: str, head: Header, cleanup: ExitStack, *, crashed: bool) -> Document:
    unclean = crashed or rescue.has_hot_journal(path)
    notices = [*location.warnings(path), *_first_aid(path, head)]
    with closing(connect(path)) as first:
        whole = _is_whole(first, path, full=unclean)
    if not whole:
        notices.append(_mended(path))
    connection = connect(path)
    cleanup.callback(connection.close)
    _update(connection, path, actor)
    altered = schema.differences(connection)
    if altered:
        notices.append(_structure_notice(path, altered))
    return _document(path, connection, actor, notices, read_only=bool(altered))


def _open_reading(path: Path, actor: str, why: str, cleanup: ExitStack) -> Document:
    """Open without a lock and without writing: from a private copy if the desk itself needs recovery."""
    try:
        connection = cleanup.enter_context(closing(connect(path, read_only=True)))
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:  # a hot journal, or WAL: reading would have to write
        copy = cleanup.enter_context(rescue.recovered_copy(path))
        connection = cleanup.enter_context(closing(connect(copy, read_only=True)))
    if not _is_whole(connection, path, full=False):
        raise DeskDamaged(_("{path} is damaged.").format(path=path))
    altered = schema.differences(connection)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    notices = [why, *location.warnings(path)]
    if version != schema.VERSION:
        notices.append(
            _("{path} has file version {theirs}, this program {ours}; some of it may not show.").format(
                path=path, theirs=version, ours=schema.VERSION
            )
        )
    elif altered:
        notices.append(_structure_notice(path, altered))
    return _document(path, connection, actor, notices, read_only=True)


def _is_whole(connection: sqlite3.Connection, path: Path, *, full: bool) -> bool:
    """Look at every page, unless the file lies as this program left it after a clean end.

    A large desk opens at once then, and ``Document.verify`` looks at it in the background.
    """
    try:
        (desk_id,) = connection.execute("SELECT value FROM setting WHERE key = 'desk_id'").fetchone()
    except (sqlite3.DatabaseError, TypeError):
        return checks_out(connection, full=full)
    as_left = not full and HeadKeeper(desk_id, path).is_as_left(path)
    return as_left or checks_out(connection, full=full)


def _document(
    path: Path, connection: sqlite3.Connection, actor: str, notices: list[str], *, read_only: bool
) -> Document:
    try:
        return Document(path, connection, actor=actor, read_only=read_only, notices=notices)
    except (sqlite3.OperationalError, LookupError) as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> DeskDamaged:
    return DeskDamaged(_("{path} is damaged: what every desk holds is missing.").format(path=path))


def _first_aid(path: Path, head: Header) -> list[str]:
    """Mend on copies what another program or a crash left; the notices to show."""
    notices = []
    if rescue.has_hot_journal(path):
        notices.append(rescue.judge_journal(path))
    if head.wal:
        notices.append(rescue.convert_wal(path))
    if not all(notices):
        raise DeskDamaged(_("{path} is damaged.").format(path=path))
    return notices


def _mended(path: Path) -> str:
    notice = rescue.rebuild_indexes(path)
    if not notice:
        raise DeskDamaged(_("{path} is damaged.").format(path=path))
    return notice


def _update(connection: sqlite3.Connection, path: Path, actor: str) -> None:
    """Migrate an older desk: only a sound one, and only after a verified backup."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    _refuse_version(path, version, read_only=False)
    if version == schema.VERSION:
        return
    from app.store.migrations import migrate
    from app.store.verify import verify

    if verify(connection):
        raise DeskDamaged(_("{path} was altered outside the program and is not updated.").format(path=path))
    (desk_id,) = connection.execute("SELECT value FROM setting WHERE key = 'desk_id'").fetchone()
    held = backups.contents(connection)
    backups.make(connection, path, desk_id, held, label="migration", protected=True)
    migrate(connection, actor=actor)


def _refuse_version(path: Path, version: int, *, read_only: bool) -> None:
    if version > schema.VERSION and not read_only:
        raise DeskProblem(
            _("{path} was made with file version {theirs}; this program knows versions up to {ours}.").format(
                path=path, theirs=version, ours=schema.VERSION
            ),
            _("Update the program, or open the desk for reading only."),
        )
    if version < schema.OLDEST:
        raise DeskProblem(
            _("{path} has file version {theirs}; this program reads versions from {oldest}.").format(
                path=path, theirs=version, oldest=schema.OLDEST
            ),
            _("Open it once with an earlier version of the program, which will update it."),
        )


def _refuse_second_opening(path: Path) -> None:
    """Even reading the first bytes would drop the locks of the connection that has it open here."""
    with suppress(OSError):
        if _identity(path) in _OPEN:
            raise DeskLocked(
                _("{path} is open in this program already.").format(path=path),
                _("Use the window that shows it."),
            )


def _register(document: Document, cleanup: ExitStack) -> None:
    identity = _identity(document.path)
    _OPEN.add(identity)
    cleanup.callback(_OPEN.discard, identity)
    document.on_close = cleanup.pop_all().close


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _obstacle(path: Path) -> str:
    """Why the desk cannot be written, as its banner says; empty when nothing stands in the way."""
    if not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
        return _("{path} is write-protected: opened for reading only.").format(path=path)
    folder = path.parent
    if not folder.stat().st_mode & 0o222 or not os.access(folder, os.W_OK):
        return _("You cannot write in the folder {folder}: opened for reading only.").format(folder=folder)
    return ""


def _structure_notice(path: Path, altered: list[str]) -> str:
    return _(
        "The structure of {path} was changed outside the program ({names}): open for reading only."
    ).format(path=path, names=", ".join(altered))


def _with_backup(damage: DeskDamaged, path: Path) -> DeskDamaged:
    """The same refusal, naming the newest backup that is whole."""
    kept = backups.of_path(path)
    newest = backups.newest_whole(kept)
    if newest is not None:
        way_out = _(
            "Restore the backup of {at} (UTC, {contracts} contracts) with File > Restore: {path}"
        ).format(at=newest.at[:16].replace("T", " "), contracts=newest.contracts, path=newest.path)
    elif kept:
        way_out = _(
            "Its {count} backups in {folder} are damaged too. Keep them all, copy them with the desk to "
            "another disk, and look for a copy that was mailed or synchronised."
        ).format(count=len(kept), folder=kept[0].path.parent)
    else:
        way_out = _("Look for a copy that was mailed or synchronised; no backup of it is on this computer.")
    return DeskDamaged(damage.message, way_out, _("Nothing was changed in the file."))


def _fill(path: Path, actor: str) -> None:
    """Schema, marks and the desk's own settings, in one transaction, as the first entries of the trail."""
    with closing(connect(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        schema.create(connection)
        journal = Journal(connection, schema.journalled_tables(connection))
        act = audit.Act(instant.now(), actor, _("New desk"))
        journal.start(act.at)
        settings = [("created", act.at), ("desk_id", new_id())]
        connection.executemany("INSERT INTO setting VALUES (?, ?)", settings)
        audit.Trail(connection, journal).write(act, journal.drain())
        connection.execute("COMMIT")
