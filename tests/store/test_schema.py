"""The stored schema text is what the models declare, and every way to it gives the same file."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.models.tables import AuditEntry
from app.store import audit, schema
from app.store.connection import connect
from app.store.migrations import migrate
from app.store.verify import verify

ROOT = Path(__file__).parents[2]


def stored(connection):
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name").fetchall()
    marks = [connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")]
    return rows, marks


@pytest.fixture
def fresh(tmp_path):
    path = tmp_path / "fresh"
    path.touch()
    with closing(connect(path)) as connection:
        yield connection


def test_the_stored_text_is_what_the_models_declare():
    """If this fails after a change of the models: python tools/schema.py."""
    subprocess.run([sys.executable, "tools/schema.py", "--check"], cwd=ROOT, check=True)


def test_the_baseline_revision_gives_the_schema_of_a_new_desk(desk, fresh):
    migrate(fresh, actor="x")
    assert stored(fresh) == stored(desk._connection)


def test_every_table_is_strict(desk):
    tables = desk.query(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'"
    )
    assert tables
    assert {strict for _name, strict in tables} == {1}


def test_the_trail_has_the_fields_that_are_sealed():
    assert tuple(AuditEntry.model_fields) == (*audit.FIELDS, "hash")


def test_a_revision_runs_whole_or_not_at_all(filled, path):
    """A later revision that adds a column, and one that fails after it."""
    from alembic import op
    from sqlalchemy import Column, Text

    def upgrade():
        op.add_column("contract", Column("nickname", Text, nullable=False, server_default=""))

    def fail():
        upgrade()
        raise ZeroDivisionError

    filled.close()
    with closing(connect(path)) as connection:
        before = stored(connection)
        with pytest.raises(ZeroDivisionError):
            migrate(connection, actor="x", revisions={2: fail})
        assert stored(connection) == before
        assert verify(connection) == []
        migrate(connection, actor="x", revisions={2: upgrade})
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert connection.execute("SELECT nickname FROM contract").fetchall() == [("",)]
        assert verify(connection) == []
        actions = connection.execute("SELECT action, entity FROM audit ORDER BY seq DESC LIMIT 2").fetchall()
        assert actions == [("migrate", "contract"), ("migrate", "desk")]


def test_differences_are_named(desk):
    assert schema.differences(desk._connection) == []
    desk.query("DROP INDEX ix_party_name")
    desk.query("CREATE VIEW extra AS SELECT 1")
    desk.query("CREATE TRIGGER spy AFTER INSERT ON contract BEGIN SELECT 1; END")
    assert schema.differences(desk._connection) == ["extra", "ix_party_name", "spy"]
    desk.query("DROP VIEW extra")
    desk.query("DROP TRIGGER spy")
    desk.query("CREATE INDEX ix_party_name ON party (name)")


def test_statements_are_complete():
    assert all(sqlite3.complete_statement(statement + ";") for statement in schema.statements())
