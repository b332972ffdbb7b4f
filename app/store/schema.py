"""The schema of a desk as stored text: what a new file gets and what an opened file must equal.

The text is frozen per version in ``resources/schema``; ``tools/schema.py`` writes it from the models.
"""

import re
import sqlite3
from functools import cache
from pathlib import Path

from app.resources import resource_path

APPLICATION_ID = 0x43446B31  # "CDk1"
VERSION = 1  # user_version of the files this program writes
OLDEST = 1  # the oldest version that it can migrate

# Tables that undo does not touch: the trail only grows, and bytes are addressed by their content.
NOT_JOURNALLED = frozenset({"audit", "blob"})

_NAME = re.compile(r"CREATE (?:UNIQUE )?(?:TABLE|INDEX|TRIGGER|VIEW) (\w+)")


def text_path(version: int = VERSION) -> Path:
    """Where the frozen text of ``version`` lies."""
    return resource_path("schema", f"{version:04d}.sql")


@cache
def statements(version: int = VERSION) -> tuple[str, ...]:
    """The CREATE statements of ``version``, in the order in which they can be run."""
    found, pending = [], ""
    for line in text_path(version).read_text("utf-8").splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending.strip().removesuffix(";"))
            pending = ""
    return tuple(found)


def create(connection: sqlite3.Connection) -> None:
    """Give an empty file the schema and its marks; call inside a transaction, so all or nothing."""
    for statement in statements():
        connection.execute(statement)
    mark(connection, VERSION)


def mark(connection: sqlite3.Connection, version: int) -> None:
    """Write who made the file and its version; both roll back with the transaction."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version:d}")


def differences(connection: sqlite3.Connection) -> list[str]:
    """Names of tables, indexes, triggers and views that differ from this version's schema."""
    expected = set(statements())
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY name")
    stored = {sql: name for name, sql in rows}
    unknown = [name for sql, name in stored.items() if sql not in expected]
    missing = [_NAME.findall(sql)[0] for sql in statements() if sql not in stored]
    return sorted({*unknown, *missing})


def journalled_tables(connection: sqlite3.Connection) -> list[str]:
    """The tables that undo restores and the audit trail follows."""
    rows = connection.execute(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        "ORDER BY name"
    )
    return [name for (name,) in rows if name not in NOT_JOURNALLED]


def shape(connection: sqlite3.Connection, table: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The column names of ``table`` and, of these, the primary key in its order."""
    columns = connection.execute(f"PRAGMA main.table_info({quoted(table)})").fetchall()
    key = sorted((place, name) for _cid, name, _type, _notnull, _default, place in columns if place)
    return tuple(column[1] for column in columns), tuple(name for _place, name in key)


def quoted(name: str) -> str:
    """``name`` as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'
