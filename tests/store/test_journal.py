"""The journal restores what the real tables do not have: composite keys, floats, blobs, replaced rows."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.changes import inverse
from app.store.journal import Journal

SCHEMA = """
CREATE TABLE pair (a, b, value, PRIMARY KEY (a, b));
CREATE TABLE counted (id INTEGER PRIMARY KEY, name TEXT UNIQUE, data BLOB, size REAL);
CREATE TABLE child (id INTEGER PRIMARY KEY, parent REFERENCES counted (id) ON DELETE CASCADE);
CREATE TABLE loose (id INTEGER PRIMARY KEY, parent REFERENCES counted (id) ON DELETE SET NULL);
CREATE TABLE "odd ""name" ("a column" TEXT PRIMARY KEY);
"""
TABLES = ["pair", "counted", "child", "loose", 'odd "name']


def opened():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript("PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;" + SCHEMA)
    return connection, Journal(connection, TABLES)


def dump(connection):
    quoted = ['"' + name.replace('"', '""') + '"' for name in TABLES]
    rows = [connection.execute(f"SELECT rowid, * FROM {name} ORDER BY rowid").fetchall() for name in quoted]
    return repr(rows)


def edit(connection, journal, *statements):
    connection.execute("BEGIN")
    journal.start("now")
    for sql, *values in statements:
        connection.execute(sql, values)
    steps = journal.drain()
    connection.execute("COMMIT")
    return steps


def replay(connection, journal, steps):
    with journal.without_references():
        connection.execute("BEGIN")
        journal.apply(steps)
        connection.execute("COMMIT")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def there_and_back(before, *statements):
    """Undo gives the start, redo the end, undo the start again."""
    connection, journal = opened()
    edit(connection, journal, *before)
    start = dump(connection)
    steps = edit(connection, journal, *statements)
    end = dump(connection)
    for wanted, way in ((start, inverse(steps)), (end, steps), (start, inverse(steps))):
        replay(connection, journal, way)
        assert dump(connection) == wanted
    connection.close()
    return steps


PARENT = ("INSERT INTO counted VALUES (1, 'one', x'00ff', 0.1)",)


@pytest.mark.parametrize(
    "statements",
    [
        [("DELETE FROM counted",)],
        [("UPDATE counted SET id = 9, name = 'nine' WHERE id = 2",)],
        [("REPLACE INTO counted VALUES (7, 'one', NULL, 1e300)",)],
        [("UPDATE pair SET a = 'x', value = -0.0",)],
        [("UPDATE pair SET value = 1",)],
        [("INSERT INTO counted VALUES (3, 'three', NULL, NULL)",), ("DELETE FROM counted WHERE id = 3",)],
        [("DELETE FROM pair",), ("INSERT INTO pair VALUES ('c', 'd', 2)",)],
        [
            ("UPDATE counted SET name = 'other' WHERE id = 1",),
            ("UPDATE counted SET name = 'one' WHERE id = 2",),
            ("UPDATE counted SET name = 'two' WHERE id = 1",),
        ],
        [('INSERT INTO "odd ""name" VALUES (\'x\')',), ('UPDATE "odd ""name" SET "a column" = \'y\'',)],
    ],
)
def test_undo_and_redo_are_exact(statements):
    there_and_back(
        [
            PARENT,
            ("INSERT INTO counted VALUES (2, 'two', NULL, -1.5e-300)",),
            ("INSERT INTO child VALUES (1, 1)",),
            ("INSERT INTO loose VALUES (5, 1)",),
            ("INSERT INTO pair VALUES ('a', 'b', 1.0)",),
        ],
        *statements,
    )


@given(
    st.lists(st.one_of(st.floats(allow_nan=False), st.binary(), st.integers(-(2**63), 2**63 - 1), st.none()))
)
def test_values_of_all_types_come_back_bit_for_bit(values):
    rows = [("INSERT INTO pair VALUES (?, 'k', ?)", i, value) for i, value in enumerate(values)]
    there_and_back(rows, ("DELETE FROM pair",))
    there_and_back([], *rows, ("UPDATE pair SET value = a",))


def test_changes_right_after_one_another_are_one_step():
    steps = there_and_back([], PARENT, ("UPDATE counted SET size = 2",), ("UPDATE counted SET size = 3",))
    assert len(steps) == 1


def test_a_rolled_back_edit_leaves_nothing_in_the_journal():
    connection, journal = opened()
    connection.execute("BEGIN")
    journal.start("now")
    connection.execute(*PARENT)
    connection.rollback()
    assert edit(connection, journal) == []
    connection.execute("INSERT INTO pair VALUES (1, 2, 3)")
    assert edit(connection, journal) == []
    connection.close()


def test_a_row_that_is_not_as_it_was_left_stops_the_replay():
    connection, journal = opened()
    steps = edit(connection, journal, PARENT)
    connection.execute("DELETE FROM counted")
    with pytest.raises(RuntimeError, match="not as it left them"):
        replay(connection, journal, inverse(steps))
    connection.close()
