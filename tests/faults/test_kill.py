"""Killed at any moment, the desk holds every acknowledged edit, and no half of one (FAULTS 32, 55, 59)."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from app.store import backups
from app.store.connection import connect
from app.store.gate import open_document
from app.store.verify import verify

ROOT = Path(__file__).parents[2]
forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@forking
def test_32_kill_9_loses_nothing(tmp_path):
    from benchmarks import kill

    tally = kill.run(tmp_path / "killed.cdesk", 15)
    assert (tally["lost"], tally["partial"], tally["findings"]) == (0, 0, 0)
    assert tally["commits"] > 0


def killed_child(program, *arguments):
    """Run ``program`` up to its "now", then kill it after a moment of chance."""
    child = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)], cwd=ROOT, stdout=subprocess.PIPE
    )
    child.stdout.readline()
    time.sleep(random.uniform(0.0, 0.02))
    child.kill()
    child.communicate()


BACKING_UP = """
import sys
from pathlib import Path
from app.store.gate import open_document
document = open_document(Path(sys.argv[1]), actor="x")
print("now", flush=True)
while True:
    document.back_up()
"""


def test_55_kill_during_backup(path):
    with open_document(path, actor="x") as document:
        first = document.back_up()
    for _ in range(3):
        killed_child(BACKING_UP, path)
        assert all(backups.is_whole(made) for made in backups.of_path(path))
        assert first in backups.of_path(path)
    with open_document(path, actor="x") as document:
        document.back_up()
        assert not list(first.path.parent.glob("*.tmp"))


def upgrade():
    """A revision that changes a table, every row of it, and adds an index."""
    from alembic import op
    from sqlalchemy import Column, Text

    op.add_column("contract", Column("nickname", Text, nullable=False, server_default=""))
    op.execute("UPDATE clause SET text = text || 'migrated'")
    op.create_index("ix_nickname", "contract", ["nickname"])


def migrate_and_die(path, statements):
    """The child: it is gone after so many statements, or at the end."""
    from app.store.migrations import migrate

    left = iter(range(statements, -1, -1))

    def count(_statement):
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    connection = connect(path)
    connection.execute("PRAGMA cache_size = 1")
    connection.set_trace_callback(count)
    migrate(connection, actor="x", revisions={2: upgrade})


def state(path):
    with closing(connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        columns = [row[1] for row in connection.execute("PRAGMA table_info(contract)")]
        (migrated,) = connection.execute("SELECT count(*) FROM clause WHERE text LIKE '%migrated'").fetchone()
        assert verify(connection) == []
    return version, "nickname" in columns, migrated


@forking
def test_59_migration_killed_at_each_statement(path):
    import app.store.migrations  # loaded once, before the forks

    assert app.store.migrations.REVISIONS
    old = path.read_bytes()
    for statements in range(0, 2000, 41):
        path.write_bytes(old)
        child = os.fork()
        if child == 0:
            try:
                migrate_and_die(path, statements)
            finally:
                os._exit(0)
        killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        assert state(path) in [(2, True, 200), (1, False, 0)][: 1 + killed]
        if not killed:
            break
    assert statements > 60


def test_a_killed_write_by_another_program_is_rolled_back(path):
    program = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN')\n"
        "c.execute(\"UPDATE clause SET text = 'theirs'\"); print('now', flush=True); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=False, capture_output=True)
    with open_document(path, actor="x") as document:
        assert document.query("SELECT count(*) FROM clause WHERE text = 'theirs'") == [(0,)]
        assert document.verify() == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
