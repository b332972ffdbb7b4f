"""Does the desk still hold what was saved in it? Finds changes made by other means than this program.

Four questions: is the audit trail one unbroken chain, is every row the one that its last entry
describes, are stored files what their names say, and is the trail the one this computer saw last.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.i18n import _
from app.store import audit, schema

Fetch = Callable[[str, tuple[object, ...]], list[tuple[object, ...]]]
Report = Callable[[int, int, str], None]

_CHUNK = 2000  # rows read at once, so that an edit never waits long for a check in the background


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where the desk is not as it was saved."""

    kind: str  # "structure", "chain", "row", "blob", "head"
    message: str
    seq: int | None = None  # the audit entry
    entity: str = ""
    row_id: str = ""

    def __str__(self) -> str:
        return self.message


class Verification:
    """One pass over a desk; ``fetch`` reads, so that the document can put other work between."""

    def __init__(self, fetch: Fetch, tables: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
        """``tables`` gives column names and key names of each table that the trail follows."""
        self._fetch = fetch
        self._tables = tables
        self._last: dict[tuple[str, str], tuple[int, str]] = {}

    def structure(self) -> list[Finding]:
        """What SQLite finds damaged, table by table; with such a finding contents cannot be read surely."""
        findings = []
        for table in [*self._tables, *sorted(schema.NOT_JOURNALLED)]:
            answer = self._fetch(f"PRAGMA integrity_check({schema.quoted(table)})", ())
            if answer != [("ok",)]:
                said = _("The table {table} is damaged.").format(table=table)
                findings.append(Finding("structure", said, None, table))
        return findings

    def contents(self, known: audit.Head | None) -> list[Finding]:
        """All findings, in the order of the file; ``known`` is the head kept outside."""
        return [*self._chain(), *self._rows(), *self._blobs(), *self._head(known)]

    def _chunks(self, columns: str, table: str, place: str = "rowid") -> Iterator[tuple[object, ...]]:
        """Rows by ascending ``place``, which stands first in each."""
        after: object = -(2**63)
        while rows := self._fetch(
            f'SELECT {place}, {columns} FROM "{table}" WHERE {place} > ? ORDER BY {place} LIMIT {_CHUNK}',
            (after,),
        ):
            yield from rows
            after = rows[-1][0]

    def _chain(self) -> Iterator[Finding]:
        expected, previous = 1, ""
        for _seq, *entry in self._chunks(audit.COLUMNS, "audit", "seq"):
            seq, sealed = int(str(entry[0])), str(entry[-1])
            if seq > expected:
                yield self._gap(expected, seq - 1)
            elif entry[-2] != previous or seq < expected:
                said = _("Audit entry {seq} does not follow the one before it.").format(seq=seq)
                yield Finding("chain", said, seq)
            if audit.seal(tuple(entry[:-1])) != sealed:
                yield Finding("chain", _("Audit entry {seq} was altered.").format(seq=seq), seq)
            expected, previous = seq + 1, sealed
            self._last[str(entry[5]), str(entry[6])] = (seq, str(entry[10]))

    def _gap(self, first: int, last: int) -> Finding:
        said = _("Audit entries {first} to {last} are missing.").format(first=first, last=last)
        return Finding("chain", said, first)

    def _rows(self) -> Iterator[Finding]:
        for table, (names, key) in self._tables.items():
            places = [names.index(name) for name in key]
            columns = ", ".join(f'"{name}"' for name in names)
            for _rowid, *row in self._chunks(columns, table):
                row_id = "/".join(str(row[place]) for place in places)
                seq, after = self._last.pop((table, row_id), (None, None))
                if after != audit.digest(names, tuple(row)):
                    yield self._row(table, row_id, seq, after)
        for (table, row_id), (seq, after) in self._last.items():
            if after and table in self._tables:
                said = _("{table} {row} was removed outside the program (audit entry {seq}).")
                yield Finding("row", said.format(table=table, row=row_id, seq=seq), seq, table, row_id)

    def _row(self, table: str, row_id: str, seq: int | None, after: str | None) -> Finding:
        if seq is None:
            said = _("{table} {row} was added outside the program: no audit entry knows it.")
        elif after:
            said = _("{table} {row} was altered outside the program (audit entry {seq}).")
        else:
            said = _("{table} {row} is there although audit entry {seq} removed it.")
        return Finding("row", said.format(table=table, row=row_id, seq=seq), seq, table, row_id)

    def _blobs(self) -> Iterator[Finding]:
        for (sha256,) in self._fetch("SELECT sha256 FROM blob ORDER BY sha256", ()):
            rows = self._fetch("SELECT content FROM blob WHERE sha256 = ?", (sha256,))
            content = rows[0][0] if rows else b""
            if not isinstance(content, bytes) or hashlib.sha256(content).hexdigest() != sha256:
                said = _("The stored file {sha256} is damaged.").format(sha256=sha256)
                yield Finding("blob", said, None, "blob", str(sha256))
        for row_id, sha256 in self._fetch(
            "SELECT id, sha256 FROM attachment WHERE sha256 NOT IN (SELECT sha256 FROM blob)", ()
        ):
            said = _("The stored file {sha256} is missing.").format(sha256=sha256)
            yield Finding("blob", said, None, "attachment", str(row_id))

    def _head(self, known: audit.Head | None) -> Iterator[Finding]:
        if known is None or known.seq == 0:
            return
        rows = self._fetch("SELECT hash FROM audit WHERE seq = ?", (known.seq,))
        if rows == [(known.hash,)]:
            return
        if rows:
            said = _("The audit trail was rewritten: entry {seq} is not the one this computer saw.")
        else:
            said = _("The audit trail was cut, or this is an older copy: this computer saw entry {seq}.")
        yield Finding("head", said.format(seq=known.seq), known.seq)


def verify(connection: sqlite3.Connection, known: audit.Head | None = None) -> list[Finding]:
    """Findings in the contents, on a connection that nobody else uses: a copy, a desk before migration."""
    tables = {table: schema.shape(connection, table) for table in schema.journalled_tables(connection)}
    return Verification(lambda sql, values: connection.execute(sql, values).fetchall(), tables).contents(
        known
    )
