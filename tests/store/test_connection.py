"""Errors are told apart by their names, and every message names file, cause and way out."""

import os
import re
import sqlite3
import sys

import pytest

from app.errors import DeskProblem, InputError, ReadOnly
from app.store.connection import connect, explained, problem


def failure(name, text="attempt to write a readonly database"):
    error = sqlite3.OperationalError(text)
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("SQLITE_FULL", DeskProblem, "disk with .* is full"),
        ("SQLITE_BUSY", DeskProblem, "Another program"),
        ("SQLITE_BUSY_SNAPSHOT", DeskProblem, "Another program"),
        ("SQLITE_READONLY", ReadOnly, "may only be read"),
        ("SQLITE_READONLY_DIRECTORY", ReadOnly, "folder of"),
        ("SQLITE_READONLY_DBMOVED", DeskProblem, "moved, renamed or replaced"),
        ("SQLITE_IOERR_FSYNC", DeskProblem, "reported an error"),
        ("SQLITE_CANTOPEN_ISDIR", DeskProblem, "cannot be opened"),
        ("SQLITE_CORRUPT_VTAB", DeskProblem, "is damaged"),
        ("SQLITE_NOTADB", DeskProblem, "is not a desk"),
    ],
)
def test_names_become_messages(tmp_path, name, kind, said):
    path = tmp_path / "desk.cdesk"
    found = problem(failure(name), path, saved="Nothing was saved.")
    assert type(found) is kind
    assert re.search(said, found.message)
    assert str(path) in found.message
    assert found.way_out
    assert str(found).endswith("Nothing was saved.")


def test_a_fault_of_the_program_has_no_message_for_the_user(tmp_path):
    assert problem(failure("SQLITE_ERROR", "no such column"), tmp_path) is None
    assert problem(failure("SQLITE_MISUSE"), tmp_path) is None
    assert explained(ValueError("x"), tmp_path, "") is None


def test_a_refusal_names_the_rule(tmp_path):
    refused = problem(sqlite3.IntegrityError("NOT NULL constraint failed: contract.title"), tmp_path)
    assert isinstance(refused, InputError)
    assert refused.field == "title"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows forbids these signs in names")
def test_the_uri_names_exactly_the_file(tmp_path):
    for number, name in enumerate(["a?mode=memory", "50%20#x", "合 同", "%00", os.fsdecode(b"\xff\xfe")]):
        path = tmp_path / name
        with sqlite3.connect(path) as made:
            made.execute(f"PRAGMA user_version = {number + 1}")
        made.close()
        opened = connect(path)
        assert opened.execute("PRAGMA user_version").fetchone() == (number + 1,)
        opened.close()


def test_a_missing_file_is_never_created(tmp_path):
    with pytest.raises(sqlite3.OperationalError):
        connect(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_the_settings_that_faults_asks_for(desk):
    wanted = {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "trusted_schema": 0,
              "recursive_triggers": 1, "busy_timeout": 500}  # fmt: skip
    assert {name: desk.query(f"PRAGMA {name}")[0][0] for name in wanted} == wanted
