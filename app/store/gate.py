"""The gate: what is checked, in order, before a desk is opened (FAULTS section 2)."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from app.errors import DeskProblem
from app.i18n import _
from app.models.identity import new_id
from app.store import audit, schema
from app.store.connection import connect
from app.store.document import Document
from app.store.journal import Journal


def create_document(path: Path, *, actor: str) -> Document:
    """A new empty desk at ``path``, open for ``actor``; DeskProblem when something is there already."""
    path = path.resolve()
    if path.exists():
        raise DeskProblem(
            _("{path} exists already.").format(path=path), _("Choose another name for the new desk.")
        )
    path.touch(exist_ok=False)
    connection = connect(path)
    at = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    try:
        connection.execute("BEGIN IMMEDIATE")
        schema.create(connection)
        connection.execute("COMMIT")
        journal = Journal(connection, schema.journalled_tables(connection))
        connection.execute("BEGIN IMMEDIATE")
        journal.start(at)
        connection.executemany("INSERT INTO setting VALUES (?, ?)", [("created", at), ("desk_id", new_id())])
        audit.Trail(connection, journal).write(audit.Act(at, actor, _("New desk")), journal.drain())
        connection.execute("COMMIT")
    except BaseException:
        path.unlink()
        raise
    finally:
        connection.close()
    return open_document(path, actor=actor)


def open_document(path: Path, *, actor: str, read_only: bool = False) -> Document:
    """The desk at ``path``, open for ``actor``; DeskProblem names the file, the cause and the way out."""
    path = path.resolve()
    opened: sqlite3.Connection = connect(path, read_only=read_only)
    return Document(path, opened, actor=actor, read_only=read_only)
