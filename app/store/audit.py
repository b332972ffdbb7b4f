"""The audit trail: who changed what, when and why, each entry chained to the one before.

An entry is written for every row that an edit, an undo or a redo changed, in the same transaction, so
the change fails when its entry fails. Tamper-evident, not tamper-proof: whoever holds file and program
can rebuild the chain, and only a head kept outside the file (``head.py``) shows that.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from app.store.changes import Step, Values
from app.store.journal import Journal, same

FIELDS = (
    "seq",
    "at",
    "actor",
    "edit",
    "action",
    "entity",
    "row_id",
    "old",
    "new",
    "reason",
    "after",
    "previous",
)
COLUMNS = ", ".join(f'"{name}"' for name in (*FIELDS, "hash"))
_INSERT = f"INSERT INTO audit ({COLUMNS}) VALUES (?{', ?' * len(FIELDS)})"

DESK = "desk"  # the entity of entries about the whole file: restored, migrated, taken over


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a chain: what stands for all the entries before it."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Act:
    """What all entries of one transaction share."""

    at: str  # UTC, ISO 8601 with microseconds
    actor: str
    edit: str
    reason: str = ""
    action: str = ""  # "undo", "redo"; empty for an edit, whose rows say insert, update or delete


def canonical(value: object) -> str:
    """The one JSON text of a value: sorted keys, no spaces; bytes stand as their SHA-256."""
    return _encode(value)  # one encoder for all: making one costs as much as using it


def _plain(value: object) -> dict[str, str]:
    if isinstance(value, bytes):
        return {"sha256": hashlib.sha256(value).hexdigest()}
    raise TypeError(f"a row cannot hold {type(value).__name__}")


_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=_plain
).encode


def sha256(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def digest(names: Iterable[str], values: Values) -> str:
    """The digest of a whole row by column name, so that the order of columns does not count."""
    return sha256(canonical(dict(zip(names, values, strict=True))))


def seal(entry: Values) -> str:
    """The hash of an entry: SHA-256 over the canonical JSON of its fields without the hash."""
    return sha256(canonical(dict(zip(FIELDS, entry, strict=True))))


def head_of(connection: sqlite3.Connection) -> Head:
    """The last entry of the chain; seq 0 and no hash before the first."""
    row = connection.execute("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(*row) if row else Head(0, "")


def holds(connection: sqlite3.Connection, head: Head) -> bool:
    """Whether the chain contains ``head``, so that it can only have grown since."""
    row = connection.execute("SELECT hash FROM audit WHERE seq = ?", (head.seq,)).fetchone()
    return head.seq == 0 or row == (head.hash,)


class Trail:
    """Appends entries; lives as long as the connection, because only that writes."""

    def __init__(self, connection: sqlite3.Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def write(self, act: Act, steps: list[Step]) -> dict[str, set[str]]:
        """Append one entry per row that ends otherwise than it began; the ids touched, by table."""
        rows: list[tuple[str, ...]] = []
        touched: dict[str, set[str]] = {}
        for (table, row_id), (old, new) in self._net(steps).items():
            entry = self._entry(act, table, row_id, old, new)
            if entry is not None:
                rows.append(entry)
                touched.setdefault(table, set()).add(row_id)
        self._append(act, rows)
        return touched

    def note(self, act: Act, row_id: str, *, old: str = "", new: str = "") -> None:
        """Append an entry about the whole desk: ``act.action`` says what was done to the file."""
        self._append(act, [(act.action, DESK, row_id, old, new, "")])

    def renew(self, act: Act, digests: Iterable[tuple[str, str, str]]) -> None:
        """Append entries that only give rows (table, id) another digest: a migration changed their shape."""
        self._append(act, [(act.action, table, row_id, "", "", after) for table, row_id, after in digests])

    def _net(self, steps: list[Step]) -> dict[tuple[str, str], tuple[Values | None, Values | None]]:
        """Each row's first and last state; a row whose key changed counts as one gone and one new."""
        first: dict[tuple[str, str], Values | None] = {}
        last: dict[tuple[str, str], Values | None] = {}
        row_id = self._journal.row_id
        for step in steps:
            if step.old is not None:
                key = step.table, row_id(step.table, step.old)
                first.setdefault(key, step.old)
                last[key] = None
            if step.new is not None:
                key = step.table, row_id(step.table, step.new)
                first.setdefault(key, None)
                last[key] = step.new
        return {key: (first[key], last[key]) for key in first}

    def _entry(
        self, act: Act, table: str, row_id: str, old: Values | None, new: Values | None
    ) -> tuple[str, ...] | None:
        """What changed in one row, or none when it ends as it began.

        When undo or redo makes or removes a whole row, its values stand in the entry that they take
        back, so only the digest is written again.
        """
        names = self._journal.columns[table]
        if new is None:
            if old is None:
                return None
            values = "" if act.action else canonical(dict(zip(names, old, strict=True)))
            return (act.action or "delete", table, row_id, values, "", "")
        whole = canonical(dict(zip(names, new, strict=True)))
        if old is None:
            return (act.action or "insert", table, row_id, "", "" if act.action else whole, sha256(whole))
        changed = [i for i, (one, other) in enumerate(zip(old, new, strict=True)) if not same(one, other)]
        if not changed:
            return None
        before = canonical({names[i]: old[i] for i in changed})
        behind = canonical({names[i]: new[i] for i in changed})
        return (act.action or "update", table, row_id, before, behind, sha256(whole))

    def _append(self, act: Act, rows: list[tuple[str, ...]]) -> None:
        head = head_of(self._connection)
        seq, previous, entries = head.seq, head.hash, []
        for action, entity, row_id, old, new, after in rows:
            seq += 1
            said = (seq, act.at, act.actor, act.edit, action, entity, row_id, old, new, act.reason, after)
            entry = (*said, previous)
            previous = seal(entry)
            entries.append((*entry, previous))
        self._connection.executemany(_INSERT, entries)
