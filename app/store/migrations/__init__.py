"""From an older desk to this program's version: frozen alembic operations, one transaction.

Imported only when a file is older than the program. ``user_version`` is the revision, so no version
table exists. To change the schema: change the models, raise ``schema.VERSION``, run ``tools/schema.py``
and add ``revision_NNNN.py`` here with an ``upgrade()`` of frozen operations (never today's models). The
upgraded schema must equal ``resources/schema/NNNN.sql`` to the letter; a test compares them.
"""

import sqlite3
from collections.abc import Callable, Mapping

from alembic.migration import MigrationContext
from alembic.operations import Operations

from app.store import audit, instant, schema
from app.store.engine import engine_over
from app.store.journal import Journal
from app.store.migrations import revision_0001

REVISIONS: Mapping[int, Callable[[], None]] = {1: revision_0001.upgrade}


def migrate(
    connection: sqlite3.Connection,
    *,
    actor: str,
    revisions: Mapping[int, Callable[[], None]] = REVISIONS,
) -> None:
    """Bring the desk to the newest of ``revisions``, wholly or not at all; sqlite3.Error when it fails.

    Make a verified backup and check the desk first: the digests of all rows that a revision changes are
    renewed here, which would hide earlier tampering.
    """
    start = connection.execute("PRAGMA user_version").fetchone()[0]
    target = max(revisions)
    engine = engine_over(connection)
    connection.execute("PRAGMA foreign_keys = OFF")  # rebuilding a table must not cascade
    connection.execute("BEGIN IMMEDIATE")
    try:
        with engine.connect() as shared, Operations.context(MigrationContext.configure(shared)):
            for version in range(start + 1, target + 1):
                revisions[version]()
            schema.mark(connection, target)
            if start:
                _renew_digests(
                    connection, audit.Act(instant.now(), actor, f"{start} → {target}", "", "migrate")
                )
            connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.rollback()
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _renew_digests(connection: sqlite3.Connection, act: audit.Act) -> None:
    """Write an entry for the migration and one for each row whose digest it changed."""
    journal = Journal(connection, schema.journalled_tables(connection))
    trail = audit.Trail(connection, journal)
    (desk_id,) = connection.execute("SELECT value FROM setting WHERE key = 'desk_id'").fetchone()
    trail.note(act, desk_id)
    trail.renew(act, _changed_digests(connection, journal))


def _changed_digests(connection: sqlite3.Connection, journal: Journal) -> list[tuple[str, str, str]]:
    entries = connection.execute('SELECT entity, row_id, "after" FROM audit ORDER BY seq')
    last = {(entity, row_id): after for entity, row_id, after in entries}
    changed = []
    for table, names in journal.columns.items():
        columns = ", ".join(map(schema.quoted, names))
        for row in connection.execute(f"SELECT {columns} FROM {schema.quoted(table)}"):
            row_id, after = journal.row_id(table, row), audit.digest(names, row)
            if last.get((table, row_id)) != after:
                changed.append((table, row_id, after))
    return changed
