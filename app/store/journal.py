"""The journal: temporary triggers write each old and new row into one temporary table.

It sees what the ORM does not (cascades, bulk statements), keeps floats and blobs exactly because its
columns have no type, and empties itself when the transaction rolls back. The same triggers stamp rows
with the instant of the edit and count ``row_version``, so no way of writing can forget it.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Any

from app.store import schema
from app.store.changes import Step, Values
from app.store.schema import quoted

_STAMPS = {"created_at", "updated_at", "row_version"}


class Journal:
    """Records the rows that change on one connection, and replays them."""

    def __init__(self, connection: sqlite3.Connection, tables: Iterable[str]) -> None:
        """Put triggers on ``tables``; they must be ordinary rowid tables. Call outside transactions."""
        self._connection = connection
        shapes = {table: schema.shape(connection, table) for table in tables}
        self.columns = {table: names for table, (names, _key) in shapes.items()}
        self._positions = {
            table: tuple(names.index(name) for name in key) for table, (names, key) in shapes.items()
        }
        width = 2 * max((len(names) for names in self.columns.values()), default=0)
        places = "".join(f", v{i}" for i in range(width))
        connection.execute("CREATE TEMP TABLE recorder (active, at)")
        connection.execute("INSERT INTO temp.recorder VALUES (0, '')")
        connection.execute(
            f"CREATE TEMP TABLE journal (step INTEGER PRIMARY KEY, tab, old_rowid, new_rowid{places})"
        )
        for table in self.columns:
            self._watch(table)

    def start(self, at: str) -> None:
        """Record from now on; rows are stamped with ``at``. Call inside the transaction."""
        self._connection.execute("UPDATE temp.recorder SET active = 1, at = ?", (at,))

    def drain(self) -> list[Step]:
        """The steps recorded in this transaction, in their order; recording ends and the journal empties."""
        self._connection.execute("UPDATE temp.recorder SET active = 0")
        touched = [row[0] for row in self._connection.execute("SELECT DISTINCT tab FROM temp.journal")]
        width = 2 * max((len(self.columns[table]) for table in touched), default=0)
        places = "".join(f", v{i}" for i in range(width))
        rows = self._connection.execute(
            f"SELECT tab, old_rowid, new_rowid{places} FROM temp.journal ORDER BY step"
        )
        steps = [self._step(row) for row in rows]
        self._connection.execute("DELETE FROM temp.journal")
        return _merge(steps)

    def _step(self, row: tuple[Any, ...]) -> Step:
        table, old_rowid, new_rowid = row[:3]
        count = len(self.columns[table])
        old = row[3 : 3 + count] if old_rowid is not None else None
        new = row[3 + count : 3 + 2 * count] if new_rowid is not None else None
        return Step(table, old_rowid, new_rowid, old, new)

    def row_id(self, table: str, values: Values) -> str:
        """The primary key as one text, as the audit trail and the change summary name the row."""
        return "/".join(str(values[place]) for place in self._positions[table])

    def apply(self, steps: list[Step]) -> None:
        """Make ``steps`` happen again exactly, rowids and stamps included, without recording them.

        They run one by one in their order, because every state between them has existed. Call inside
        ``without_references``: the change set holds every row that a cascade touched.
        """
        prepared = (self._statement(step) for step in steps)
        for statement, group in groupby(prepared, key=itemgetter(0)):
            rows = [parameters for _statement, parameters in group]
            changed = self._connection.executemany(statement, rows).rowcount
            if changed != len(rows):
                raise RuntimeError(f"{len(rows) - changed} rows of the change set are not as it left them")

    @contextmanager
    def without_references(self) -> Iterator[None]:
        """Put foreign keys out of force around a transaction that replays a change set.

        The file was consistent before and after the edit, so it is after the replay; looking for
        children of every row and cascading a second time would only cost (0.2 s for 10,000 rows).
        """
        self._connection.execute("PRAGMA foreign_keys = OFF")
        try:
            yield
        finally:
            self._connection.execute("PRAGMA foreign_keys = ON")

    def _statement(self, step: Step) -> tuple[str, list[object]]:
        names = self.columns[step.table]
        table = quoted(step.table)
        if step.new is None:
            return f"DELETE FROM {table} WHERE rowid = ?", [step.old_rowid]
        if step.old is None:
            places = ", ".join(map(quoted, names))
            marks = ", ?" * len(names)
            return f"INSERT INTO {table} (rowid, {places}) VALUES (?{marks})", [step.new_rowid, *step.new]
        changed = [i for i, (a, b) in enumerate(zip(step.old, step.new, strict=True)) if not same(a, b)]
        sets = ", ".join(f"{quoted(names[i])} = ?" for i in changed)
        values = [step.new[i] for i in changed]
        if step.old_rowid != step.new_rowid or not changed:  # setting an equal rowid would rewrite the row
            sets, values = ", ".join(filter(None, ["rowid = ?", sets])), [step.new_rowid, *values]
        return f"UPDATE {table} SET {sets} WHERE rowid = ?", [*values, step.old_rowid]

    def _watch(self, table: str) -> None:
        names = self.columns[table]
        count = len(names)
        old = ", ".join(f"old.{quoted(name)}" for name in names)
        new = ", ".join(f"new.{quoted(name)}" for name in names)
        first = ", ".join(f"v{i}" for i in range(count))
        second = ", ".join(f"v{count + i}" for i in range(count))
        stamped = set(names) >= _STAMPS
        self._trigger(table, "INSERT", f"new_rowid, {second}", f"new.rowid, {new}", _STAMP_NEW * stamped)
        self._trigger(table, "DELETE", f"old_rowid, {first}", f"old.rowid, {old}")
        self._trigger(
            table,
            "UPDATE",
            f"old_rowid, new_rowid, {first}, {second}",
            f"old.rowid, new.rowid, {old}, {new}",
            _STAMP_CHANGED * stamped,
        )

    def _trigger(self, table: str, event: str, places: str, values: str, stamp: str = "") -> None:
        self._connection.execute(
            f"CREATE TEMP TRIGGER {quoted(f'journal_{table}_{event}')}"
            f" AFTER {event} ON main.{quoted(table)}\n"
            "WHEN (SELECT active FROM temp.recorder)\n"
            f"BEGIN INSERT INTO journal (tab, {places}) VALUES ('{table}', {values});"
            f"{stamp.format(table=quoted(table))} END"
        )


_AT = "(SELECT at FROM recorder)"
_STAMP_NEW = (
    f" UPDATE {{table}} SET created_at = {_AT}, updated_at = {_AT}"
    " WHERE rowid = new.rowid AND new.created_at = '';"
)
_STAMP_CHANGED = (
    f" UPDATE {{table}} SET updated_at = {_AT}, row_version = old.row_version + 1"
    " WHERE rowid = new.rowid AND new.row_version = old.row_version AND old.created_at <> '';"
)


def same(one: object, other: object) -> bool:
    """Equality that tells 1 from 1.0 and 0.0 from -0.0, as SQLite stores them differently."""
    return type(one) is type(other) and (repr(one) == repr(other) if isinstance(one, float) else one == other)


def _merge(steps: list[Step]) -> list[Step]:
    """Join a step with the one right after it on the same row, as stamping makes two of each."""
    merged: list[Step] = []
    for step in steps:
        before = merged[-1] if merged else None
        if (
            before is not None
            and before.new is not None
            and step.old is not None
            and (before.table, before.new_rowid) == (step.table, step.old_rowid)
            and (before.old is not None or step.new is not None)
        ):
            merged[-1] = before._replace(new_rowid=step.new_rowid, new=step.new)
        else:
            merged.append(step)
    return merged
