"""The document: one open desk. Everything that is written goes through ``edit``, one way in.

Leaving an edit block flushes, drains the journal into a change set, writes the audit trail and commits,
all in one transaction; then subscribers learn which rows changed. Undo and redo take the same way.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Self

from app.errors import AppError, DeskProblem, ReadOnly
from app.i18n import _
from app.store import audit, backups, connection, instant, schema, values
from app.store.backups import Backup
from app.store.changes import Changes, ChangeSet, History, Step, UndoState, inverse
from app.store.head import HeadKeeper
from app.store.journal import Journal
from app.store.stamp import Stamp
from app.store.verify import Finding, Verification

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

Subscriber = Callable[[Changes, object], None]


class Document:
    """An open desk: reads by plain SQL, writes inside ``edit``, undo, audit trail, backups."""

    def __init__(
        self,
        path: Path,
        opened: sqlite3.Connection,
        *,
        actor: str,
        read_only: bool = False,
        notices: Iterable[str] = (),
    ) -> None:
        """Take over ``opened``; ``gate.open_document`` makes documents, nothing else does.

        LookupError when the file holds no desk id.
        """
        self.path = path
        self.actor = actor
        self.read_only = read_only
        self.notices = list(notices)
        self._connection = opened
        self._broken: list[sqlite3.Connection] = []
        self.on_close: Callable[[], None] = lambda: None  # the gate's: lock, copies, registration
        self._lock = RLock()
        self._history = History()
        self._subscribers: list[Subscriber] = []
        self._session: Session | None = None
        self._engine: Engine | None = None
        self._journal: Journal | None = None
        self._stamp = Stamp.of(path)
        self._data_version = self._pragma("data_version")
        self.desk_id = str(self.query("SELECT value FROM setting WHERE key = 'desk_id'")[0][0])
        self._head = audit.head_of(opened)
        self._keeper = HeadKeeper(self.desk_id, path)
        known = self._keeper.known()
        self.suspect = known is not None and not audit.holds(opened, known)
        self._closed = False
        if self.suspect:
            self.notices.append(_("{path} is not as this computer saw it last. Check it.").format(path=path))

    # Reading

    def query(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a SELECT; it sees the open edit of the same thread. DeskProblem when it fails."""
        with self._lock:
            if self._session is not None:
                self._session.flush()
            try:
                return self._connection.execute(sql, parameters).fetchall()
            except sqlite3.Error as error:
                known = connection.problem(error, self.path)
                if known is None:
                    raise
                raise known from error

    def blob(self, sha256: str) -> bytes:
        """The stored bytes; DeskProblem when they are missing or no longer what their name says."""
        rows = self.query("SELECT content FROM blob WHERE sha256 = ?", (sha256,))
        if not rows or hashlib.sha256(rows[0][0]).hexdigest() != sha256:
            raise DeskProblem(
                _("A file stored in {path} is missing or damaged.").format(path=self.path),
                _("Take it from a backup with File > Restore, or attach it again."),
            )
        content: bytes = rows[0][0]
        return content

    def verify(self) -> list[Finding]:
        """Everything in the desk that is not as it was saved; may run beside edits, in another thread.

        With a finding backups stop rotating; with altered contents the desk can only be read any more.
        """
        tables = {table: schema.shape(self._connection, table) for table in self._tables()}
        while True:
            head = self._head
            check = Verification(self.query, tables)
            findings = check.structure() or check.contents(self._keeper.known())
            with self._lock:
                if not findings or head == self._head:
                    break  # else an edit came between; what it changed would look altered
        self.suspect = bool(findings)
        self.read_only |= any(finding.kind != "head" for finding in findings)
        return findings

    # Writing

    @contextmanager
    def edit(self, name: str, *, reason: str = "", initiator: object = None) -> Iterator["Session"]:
        """One undoable edit: all of the block or nothing; an edit inside an edit joins it.

        ``name`` is what undo shows; ``initiator`` is handed to subscribers unchanged. Raises ReadOnly,
        DeskProblem (disk full, file replaced …) and InputError (a value the desk refuses).
        """
        with self._lock:
            if self._session is not None:
                with self._session.begin_nested():
                    yield self._session
                return
            act = audit.Act(instant.now(), self.actor, name, reason)
            journal = self._ready()
            session = self._new_session()
            try:
                with self._transaction():
                    journal.start(act.at)
                    self._session = session
                    yield session
                    session.flush()
                    steps = journal.drain()
                    changes = self._record(journal, act, steps)
            finally:
                self._session = None
                session.close()
            if changes.rows:
                self._history.push(ChangeSet.of(changes, steps))
        self._tell(changes, initiator)

    def undo(self) -> Changes:
        """Take back the last edit exactly, stamps and row numbers included; AppError when there is none."""
        if not self._history.undoable:
            raise AppError(_("There is nothing to undo."))
        return self._replay(self._history.undoable, self._history.redoable, "undo")

    def redo(self) -> Changes:
        """Do again what was undone last; AppError when there is nothing."""
        if not self._history.redoable:
            raise AppError(_("There is nothing to redo."))
        return self._replay(self._history.redoable, self._history.undoable, "redo")

    @property
    def undo_state(self) -> UndoState:
        """The names of the edits that undo and redo would take next."""
        return self._history.state

    def add_blob(self, session: "Session", content: bytes) -> str:
        """Keep ``content`` inside the open edit of ``session``; its SHA-256, the same for the same bytes."""
        if session is not self._session:
            raise RuntimeError("a file is stored inside document.edit(…)")
        values.refuse_blob(content)
        sha256 = hashlib.sha256(content).hexdigest()
        self._connection.execute("INSERT OR IGNORE INTO blob VALUES (?, ?)", (sha256, content))
        return sha256

    def subscribe(self, callback: Subscriber) -> Callable[[], None]:
        """Call ``callback(changes, initiator)`` after every commit, undo and redo; returns the stop."""
        self._subscribers.append(callback)

        def unsubscribe() -> None:
            with suppress(ValueError):
                self._subscribers.remove(callback)

        return unsubscribe

    # Backups and the end

    def back_up(self, label: str = "", *, protected: bool = False) -> Backup:
        """Make a verified backup now, for example before an import (``label``); DeskProblem if it fails.

        May run in another thread beside edits; inside an edit it is an error.
        """
        with self._lock:
            if self._session is not None:
                raise RuntimeError("no backup inside an edit")
            before = backups.contents(self._connection)
        made = backups.make(
            self._connection, self.path, self.desk_id, before, label=label, protected=protected
        )
        if not self.suspect:
            backups.thin(self.desk_id)
        return made

    def trust(self) -> None:
        """A person says that the desk is right though this computer saw another trail last."""
        self.suspect = False
        self.note("trust", edit=_("Accept the desk as it is"))

    def save_copy(self, target: Path) -> None:
        """Write the desk to ``target``, replacing it whole: when this place cannot be written any more."""
        with self._lock:
            before = backups.contents(self._connection)
        backups.save_copy(self._connection, self.path, before, target)

    def back_up_if_changed(self) -> Backup | None:
        """A backup if the newest one does not hold the last change: after opening, half-hourly, at closing.

        Nothing is made of a desk whose contents are doubtful, nor of one open for reading.
        """
        if self.read_only or self.suspect:
            return None
        newest = next(iter(self.backups()), None)
        if newest is not None and audit.Head(newest.seq, newest.hash) == self._head:
            return None
        return self.back_up()

    def backups(self) -> list[Backup]:
        """The backups of this desk, the newest first."""
        return backups.of_desk(self.desk_id)

    def close(self) -> None:
        """Back up what changed and close; a second call does nothing. DeskProblem (closed all the same)."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            try:
                self.back_up_if_changed()
            finally:
                for opened in (*self._broken, self._connection):
                    opened.close()
                self.on_close()

    @property
    def closed(self) -> bool:
        """Whether the desk has been closed; a worker that is still reading it then stops."""
        return self._closed

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    # How it is done

    def note(self, action: str, reason: str = "", *, edit: str = "") -> None:
        """Write an audit entry about the whole desk: it was restored, migrated, taken over."""
        with self._lock:
            trail = audit.Trail(self._connection, self._ready())
            with self._transaction():
                trail.note(audit.Act(instant.now(), self.actor, edit or action, reason, action), self.desk_id)

    def _replay(self, source: list[ChangeSet], target: list[ChangeSet], action: str) -> Changes:
        with self._lock:
            if self._session is not None:
                raise RuntimeError(f"{action} inside an edit")
            done = source[-1]
            steps = inverse(done.steps) if action == "undo" else done.steps
            act = audit.Act(instant.now(), self.actor, done.changes.name, action=action)
            journal = self._ready()
            with journal.without_references(), self._transaction():
                journal.apply(steps)
                changes = self._record(journal, act, steps)
            target.append(source.pop())
        self._tell(changes, None)
        return changes

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """BEGIN IMMEDIATE … COMMIT around the block; everything is rolled back on an error."""
        ours = False
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._refuse_strangers()
            ours = True
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.rollback()
            if ours:  # a large edit may have reached the file before it was taken back
                self._stamp = Stamp.after(self._stamp, self.path)
            known = self._explained(getattr(error, "orig", None) or error)
            if known is None:
                raise
            raise known from error
        self._stamp = Stamp.after(self._stamp, self.path)
        self._head = audit.head_of(self._connection)
        if not self.suspect:
            self._keeper.remember(self._head, self._stamp)

    def _ready(self) -> Journal:
        if self.read_only:
            raise ReadOnly(
                _("{path} is open for reading only.").format(path=self.path),
                _("Save a copy elsewhere to change it."),
            )
        if self._journal is None:
            self._journal = Journal(self._connection, self._tables())
        return self._journal

    def _tables(self) -> list[str]:
        return schema.journalled_tables(self._connection)

    def _new_session(self) -> "Session":
        from app.store import engine

        if self._engine is None:
            self._engine = engine.engine_over(self._connection)
        return engine.session_over(self._engine)

    def _refuse_strangers(self) -> None:
        """Stop before writing into a file that another program replaced, removed or changed."""
        if Stamp.of(self.path) == self._stamp and self._pragma("data_version") == self._data_version:
            return
        self.read_only = self.suspect = True
        raise DeskProblem(
            _("{path} was replaced, removed or changed by another program.").format(path=self.path),
            _("Close the desk and open it again to see what is there now."),
            _("This change was not saved; what was saved before is in your backups."),
        )

    def _record(self, journal: Journal, act: audit.Act, steps: list[Step]) -> Changes:
        values.refuse_texts(journal, steps)
        touched = audit.Trail(self._connection, journal).write(act, steps)
        return Changes(act.edit, {table: frozenset(ids) for table, ids in touched.items()})

    def _explained(self, error: BaseException) -> AppError | None:
        """What a failed edit means to the user; a disk error leaves open what the disk really holds."""
        saved = _("This change was not saved; everything saved before is safe.")
        if getattr(error, "sqlite_errorname", "").startswith("SQLITE_IOERR") and self._reconnect():
            saved = _("This change was saved all the same.")
        return connection.explained(error, self.path, saved)

    def _reconnect(self) -> bool:
        """Read again from the disk after an error of it; whether the failed commit had arrived there."""
        try:
            fresh = connection.connect(self.path)
            head = audit.head_of(fresh)
        except sqlite3.Error:
            self.read_only = True  # what is still in memory can be read and saved elsewhere
            return False
        self._broken.append(self._connection)  # the session of the failed edit has still to leave it
        self._connection, self._journal, self._engine = fresh, None, None
        self._data_version = self._pragma("data_version")
        self._stamp = Stamp.of(self.path)
        arrived, self._head = head != self._head, head
        if arrived:
            self._history.clear()
        return arrived

    def _tell(self, changes: Changes, initiator: object) -> None:
        if changes.rows:
            for callback in tuple(self._subscribers):
                callback(changes, initiator)

    def _pragma(self, name: str) -> int:
        return int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])
