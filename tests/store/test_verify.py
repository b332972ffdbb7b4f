"""Tampering: whatever is changed by other means than the program is found, and named."""

import random
import shutil
import sqlite3
from contextlib import closing

import pytest
from sqlmodel import select

from app.models.tables import Attachment, Clause, Contract, Term
from app.store import audit, verify
from app.store.gate import open_document

MUTATIONS = 600


@pytest.fixture
def told(filled, path):
    """A closed desk with inserts, updates, deletes, an undo and a stored file in its trail."""
    contract_id = filled.query("SELECT id FROM contract")[0][0]
    with filled.edit("Attach", reason="from the supplier") as session:
        sha256 = filled.add_blob(session, b"the signed contract")
        session.add(Attachment(contract_id=contract_id, name="a.pdf", sha256=sha256))
        session.add_all([Term(contract_id=contract_id, seq=i) for i in range(4)])
    with filled.edit("Change") as session:
        for clause in session.exec(select(Clause)).all():
            clause.heading = "Heading"
    with filled.edit("Delete") as session:
        session.delete(session.exec(select(Clause)).first())
        session.add(Contract(no="C-2", title="Second"))
    filled.undo()
    filled.redo()
    head = filled._head
    assert filled.verify() == []
    filled.close()
    return head


def unguarded(path):
    connection = sqlite3.connect(path, isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    return connection


def alter_row(connection, chance):
    table = chance.choice(["contract", "clause", "term", "attachment", "setting"])
    columns = [
        row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[2] == "TEXT" and not row[5]
    ]
    free = [name for name in columns if name not in {"state", "kind", "category", "direction", "sha256"}]
    rowid = chance.choice(connection.execute(f"SELECT rowid FROM {table}").fetchall())[0]
    column = chance.choice(free)
    connection.execute(
        f"UPDATE {table} SET {column} = coalesce({column}, '') || 'x' WHERE rowid = ?", (rowid,)
    )
    return "row"


def alter_number(connection, chance):
    rowid = chance.choice(connection.execute("SELECT rowid FROM clause").fetchall())[0]
    connection.execute("UPDATE clause SET seq = seq + 1 WHERE rowid = ?", (rowid,))
    return "row"


def remove_row(connection, chance):
    table = chance.choice(["clause", "term", "attachment", "setting"])
    rowid = chance.choice(connection.execute(f"SELECT rowid FROM {table}").fetchall())[0]
    connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
    return "row"


def add_row(connection, chance):
    connection.execute("INSERT INTO setting VALUES (?, 'x')", (f"forged{chance.random()}",))
    return "row"


def alter_entry(connection, chance):
    column = chance.choice([*audit.FIELDS[1:], "hash"])
    seq = chance.choice(connection.execute("SELECT seq FROM audit").fetchall())[0]
    connection.execute(f'UPDATE audit SET "{column}" = "{column}" || \'0\' WHERE seq = ?', (seq,))
    return "chain"


def remove_entry(connection, chance):
    (last,) = connection.execute("SELECT max(seq) FROM audit").fetchone()
    connection.execute("DELETE FROM audit WHERE seq = ?", (chance.randrange(1, last),))
    return "chain"


def insert_entry(connection, chance):
    (last,) = connection.execute("SELECT max(seq) FROM audit").fetchone()
    entry = list(
        connection.execute("SELECT * FROM audit WHERE seq = ?", (chance.randrange(1, last),)).fetchone()
    )
    entry[0] = last + 1
    connection.execute(f"INSERT INTO audit VALUES ({', '.join('?' * len(entry))})", entry)
    return "chain"


def swap_entries(connection, chance):
    (last,) = connection.execute("SELECT max(seq) FROM audit").fetchone()
    one, other = chance.sample(range(1, last + 1), 2)
    connection.execute("UPDATE audit SET seq = -1 WHERE seq = ?", (one,))
    connection.execute("UPDATE audit SET seq = ? WHERE seq = ?", (one, other))
    connection.execute("UPDATE audit SET seq = ? WHERE seq = -1", (other,))
    return "chain"


def cut_tail(connection, chance):
    (last,) = connection.execute("SELECT max(seq) FROM audit").fetchone()
    connection.execute("DELETE FROM audit WHERE seq > ?", (chance.randrange(0, last),))
    return "head"


def rewrite_chain(connection, chance):
    """What somebody with the program could do: alter an entry and seal everything after it again."""
    rows = connection.execute(f"SELECT {audit.COLUMNS} FROM audit ORDER BY seq").fetchall()
    place = chance.randrange(len(rows))
    previous = rows[place - 1][-1] if place else ""
    for number, row in enumerate(rows[place:]):
        entry = (*row[:2], "somebody else" if not number else row[2], *row[3:11], previous)
        previous = audit.seal(entry)
        connection.execute("UPDATE audit SET actor = ?, previous = ?, hash = ? WHERE seq = ?",
                           (entry[2], entry[11], previous, entry[0]))  # fmt: skip
    return "head"


def alter_blob(connection, _chance):
    connection.execute("UPDATE blob SET content = CAST(content || x'00' AS BLOB)")
    return "blob"


def remove_blob(connection, _chance):
    connection.execute("DELETE FROM blob")
    return "blob"


KINDS = [alter_row, alter_number, remove_row, add_row, alter_entry, remove_entry, insert_entry, swap_entries,
         cut_tail, rewrite_chain, alter_blob, remove_blob]  # fmt: skip


def test_every_mutation_is_found(told, path):
    missed = []
    chance = random.Random(20260131)
    with closing(unguarded(path)) as connection:
        assert verify.verify(connection, told) == []
        for number in range(MUTATIONS):
            mutate = KINDS[number % len(KINDS)]
            connection.execute("BEGIN")
            kind = mutate(connection, chance)
            if kind not in {finding.kind for finding in verify.verify(connection, told)}:
                missed.append(mutate.__name__)
            connection.execute("ROLLBACK")
    assert missed == []


def test_a_replayed_older_file_is_found_by_the_head_outside_alone(told, filled, path):
    old = path.with_suffix(".old")
    shutil.copyfile(path, old)
    with open_document(path, actor="x") as document, document.edit("Later") as session:
        session.add(Contract(no="C-3", title="Later"))
    old.replace(path)
    with open_document(path, actor="x") as document:
        assert document.suspect
        assert "not as this computer saw it last" in document.notices[0]
        (finding,) = document.verify()
        assert (finding.kind, finding.seq) == ("head", told.seq + 1)
        assert not document.read_only
        document.trust()
    with open_document(path, actor="x") as document:
        assert (document.notices, document.verify()) == ([], [])


def test_findings_name_the_place_and_stop_writing_and_rotation(told, path):
    with closing(unguarded(path)) as connection:
        connection.execute("UPDATE contract SET title = 'Forged' WHERE no = 'C-1'")
    with open_document(path, actor="x") as document:
        ((contract_id,),) = document.query("SELECT id FROM contract WHERE no = 'C-1'")
        (finding,) = document.verify()
        assert (finding.kind, finding.entity, finding.row_id) == ("row", "contract", contract_id)
        assert "altered outside the program" in str(finding)
        assert document.read_only
        assert document.back_up_if_changed() is None


def test_one_message_per_fault(told, path):
    with closing(unguarded(path)) as connection:
        connection.execute("DELETE FROM audit WHERE seq BETWEEN 2 AND 3")
        messages = [str(finding) for finding in verify.verify(connection, told)]
    assert messages[0] == "Audit entries 2 to 3 are missing."
    assert all("was altered" not in message or "program" in message for message in messages)


@pytest.mark.parametrize(
    "verb", ["UPDATE audit SET actor = ''", "DELETE FROM audit", "UPDATE blob SET content = x''"]
)
def test_the_file_itself_refuses_to_alter_the_trail(told, path, verb):
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(verb)
