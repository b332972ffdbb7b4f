"""The document: one open desk. Everything that is written goes through ``edit``, one way in.

Leaving an edit block flushes, drains the journal into a change set, writes the audit trail and commits,
all in one transaction; then subscribers learn which rows changed. Undo and redo take the same way.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Self

from app.errors import AppError, DeskProblem, InputError, ReadOnly
from app.i18n import _
from app.store import audit, connection, schema
from app.store.changes import Changes, ChangeSet, History, Step, UndoState, inverse
from app.store.journal import Journal
from app.store.stamp import Stamp

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

Subscriber = Callable[[Changes, object], None]

MAX_TEXT = 1_000_000  # characters of one field
MAX_BLOB = 500_000_000  # bytes of one attached file


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
        on_close: Callable[[], None] = lambda: None,
    ) -> None:
        """Take over ``opened``; ``gate.open_document`` makes documents, nothing else."""
        self.path = path
        self.actor = actor
        self.read_only = read_only
        self.notices = list(notices)
        self._connection = opened
        self._on_close = on_close
        self._lock = RLock()
        self._history = History()
        self._subscribers: list[Subscriber] = []
        self._session: Session | None = None
        self._engine: Engine | None = None
        self._journal: Journal | None = None
        self._stamp = Stamp.of(path)
        self._data_version = self._pragma("data_version")
        self.desk_id = str(self.query("SELECT value FROM setting WHERE key = 'desk_id'")[0][0])

    # Reading

    def query(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a SELECT; it sees the open edit of the same thread. DeskProblem when it fails."""
        with self._lock:
            if self._session is not None:
                self._session.flush()
            try:
                return self._connection.execute(sql, parameters).fetchall()
            except sqlite3.Error as error:
                raise connection.problem(error, self.path) or error from error

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
            act = audit.Act(_now(), self.actor, name, reason)
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
        return self._replay(self._history.undoable, self._history.redoable, "undo")

    def redo(self) -> Changes:
        """Do again what was undone last; AppError when there is nothing."""
        return self._replay(self._history.redoable, self._history.undoable, "redo")

    @property
    def undo_state(self) -> UndoState:
        """The names of the edits that undo and redo would take next."""
        return self._history.state

    def add_blob(self, session: "Session", content: bytes) -> str:
        """Keep ``content`` inside the open edit of ``session``; its SHA-256, the same for the same bytes."""
        if session is not self._session:
            raise RuntimeError("a file is stored inside document.edit(…)")
        if len(content) > MAX_BLOB:
            raise InputError(
                "content",
                _("The file has {size} MB; a desk keeps files up to {limit} MB.").format(
                    size=len(content) // 1_000_000, limit=MAX_BLOB // 1_000_000
                ),
                _("Keep it outside and note where it is."),
            )
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

    # Life

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
            self._connection.close()
            self._on_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    # How it is done

    def _replay(self, source: list[ChangeSet], target: list[ChangeSet], action: str) -> Changes:
        with self._lock:
            if self._session is not None:
                raise RuntimeError(f"{action} inside an edit")
            if not source:
                raise AppError(
                    _("There is nothing to undo.") if action == "undo" else _("There is nothing to redo.")
                )
            done = source[-1]
            steps = inverse(done.steps) if action == "undo" else done.steps
            act = audit.Act(_now(), self.actor, done.changes.name, action=action)
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
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._refuse_strangers()
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.rollback()
            cause = getattr(error, "orig", None) or error
            raise self._explained(cause) or error from error
        self._stamp = Stamp.of(self.path)

    def _ready(self) -> Journal:
        if self.read_only:
            raise ReadOnly(
                _("{path} is open for reading only.").format(path=self.path),
                _("Save a copy elsewhere to change it."),
            )
        if self._journal is None:
            self._journal = Journal(self._connection, schema.journalled_tables(self._connection))
        return self._journal

    def _new_session(self) -> "Session":
        from app.store import engine

        if self._engine is None:
            self._engine = engine.engine_over(self._connection)
        return engine.session_over(self._engine)

    def _refuse_strangers(self) -> None:
        """Stop before writing into a file that another program replaced, removed or changed."""
        if Stamp.of(self.path) == self._stamp and self._pragma("data_version") == self._data_version:
            return
        self.read_only = True
        raise DeskProblem(
            _("{path} was replaced or changed by another program.").format(path=self.path),
            _("Close the desk and open it again to see what is in it now."),
            _("This change was not saved; everything saved before is in your backups."),
        )

    def _record(self, journal: Journal, act: audit.Act, steps: list[Step]) -> Changes:
        _refuse_texts(journal, steps)
        touched = audit.Trail(self._connection, journal).write(act, steps)
        return Changes(act.edit, {table: frozenset(ids) for table, ids in touched.items()})

    def _explained(self, error: BaseException) -> AppError | None:
        saved = _("This change was not saved; everything saved before is safe.")
        if isinstance(error, sqlite3.Error):
            return connection.problem(error, self.path, saved=saved)
        if isinstance(error, UnicodeEncodeError):
            return InputError("", _("A text holds half a character, which cannot be stored."), saved)
        if isinstance(error, OverflowError):
            return InputError("", _("A number is too large to be stored."), saved)
        return None

    def _tell(self, changes: Changes, initiator: object) -> None:
        if changes.rows:
            for callback in tuple(self._subscribers):
                callback(changes, initiator)

    def _pragma(self, name: str) -> int:
        return int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])


def _now() -> str:
    """The present instant in UTC with microseconds, as rows and audit entries carry it."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _refuse_texts(journal: Journal, steps: list[Step]) -> None:
    """NUL characters and endless texts pass SQLite but break what reads them later."""
    for step in steps:
        for name, value in zip(journal.columns[step.table], step.new or (), strict=False):
            if not isinstance(value, str):
                continue
            if "\0" in value:
                raise InputError(
                    name, _("The text holds a NUL character."), _("Type it again instead of pasting it.")
                )
            if len(value) > MAX_TEXT:
                raise InputError(
                    name,
                    _("The text has {count} characters; a field takes {limit}.").format(
                        count=len(value), limit=MAX_TEXT
                    ),
                    _("Attach it as a file instead."),
                )
