"""The one SQLite connection of a desk, and what its errors mean to the user.

FAULTS section 2 gives the measured reasons: rollback journal and ``synchronous=EXTRA`` lost nothing in
5,000 power cuts; errors are told apart by ``sqlite_errorname`` because their texts mislead.
"""

import sqlite3
import sys
from pathlib import Path
from urllib.parse import quote

from app.errors import AppError, DeskProblem, InputError, ReadOnly
from app.i18n import N_, _

BUSY_SECONDS = 0.5  # longer waits freeze the window; a backup program holds a lock for less


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open an existing file, never creating one; sqlite3.Error when SQLite cannot."""
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"{uri(path)}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,  # transactions are begun and ended by the document alone
        check_same_thread=False,  # the document's own lock puts threads in order
    )
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # REPLACE must tell the journal what it removes
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA synchronous = EXTRA")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = ON")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    return connection


def uri(path: Path) -> str:
    """The path as an SQLite URI: ``%``, ``?`` and ``#`` in a name must not choose another file."""
    text = path.absolute().as_posix()
    if sys.platform == "win32":
        # \\server\share needs an empty authority before it, a drive a third slash
        return "file:" + ("//" if text.startswith("//") else "///") + quote(text)
    return "file://" + quote(bytes(path.absolute()))


def checks_out(connection: sqlite3.Connection, *, full: bool = False) -> bool:
    """Whether SQLite finds the file's structure whole; ``full`` also compares every index."""
    pragma = "integrity_check(1)" if full else "quick_check(1)"
    try:
        return connection.execute(f"PRAGMA {pragma}").fetchall() == [("ok",)]
    except sqlite3.DatabaseError:
        return False


_CAUSES: dict[str, tuple[str, str]] = {
    "SQLITE_FULL": (
        N_("The disk with {path} is full."),
        N_("Free some space on it, then do it again."),
    ),
    "SQLITE_BUSY": (
        N_("Another program is using {path} just now."),
        N_("Wait for the backup or sync program to finish, then do it again."),
    ),
    "SQLITE_LOCKED": (
        N_("{path} is busy with other work of this program."),
        N_("Wait a moment, then do it again."),
    ),
    "SQLITE_READONLY": (
        N_("{path} may only be read."),
        N_("Allow writing to the file, then open it again."),
    ),
    "SQLITE_READONLY_DIRECTORY": (
        N_("The folder of {path} does not allow writing."),
        N_("Move the desk to a folder of your own, then open it again."),
    ),
    "SQLITE_READONLY_DBMOVED": (
        N_("{path} was moved, renamed or replaced by another program."),
        N_("Close the desk and open it again from where it is now."),
    ),
    "SQLITE_IOERR": (
        N_("The disk with {path} reported an error."),
        N_("Check that the drive is connected, then close the desk and open it again."),
    ),
    "SQLITE_CANTOPEN": (
        N_("{path} cannot be opened."),
        N_("Check that the drive is connected and that you may read the file."),
    ),
    "SQLITE_PERM": (
        N_("You are not allowed to open {path}."),
        N_("Ask the owner of the file for access."),
    ),
    "SQLITE_CORRUPT": (
        N_("{path} is damaged."),
        N_("Restore the newest backup with File > Restore."),
    ),
    "SQLITE_NOTADB": (
        N_("{path} is not a desk, or it is damaged or encrypted."),
        N_("Choose another file, or restore a backup with File > Restore."),
    ),
    "SQLITE_NOMEM": (
        N_("There is not enough memory for this work on {path}."),
        N_("Close other programs, then do it again."),
    ),
    "SQLITE_TOOBIG": (
        N_("A text or file is too large to be kept in {path}."),
        N_("Divide it, then do it again."),
    ),
}


def problem(error: sqlite3.Error, path: Path, *, saved: str = "") -> AppError | None:
    """What ``error`` means to the user; none when it is a fault of the program.

    ``saved`` says what was and was not saved; the extended name is tried before its family
    ("SQLITE_IOERR_FSYNC", then "SQLITE_IOERR").
    """
    name = getattr(error, "sqlite_errorname", "") or ""
    if isinstance(error, sqlite3.IntegrityError):  # Python 3.11 has no name for the refusals of STRICT
        return _refused(error, saved)
    family = "_".join(name.split("_")[:2])
    found = _CAUSES.get(name) or _CAUSES.get(family)
    if found is None:
        return None
    kind = ReadOnly if family == "SQLITE_READONLY" and name != "SQLITE_READONLY_DBMOVED" else DeskProblem
    return kind(_(found[0]).format(path=path), _(found[1]), saved)


def _refused(error: sqlite3.Error, saved: str) -> InputError:
    """The rule that refused a value stands after the last colon of SQLite's sentence."""
    rule = str(error).rsplit(": ", 1)[-1]
    refusal = InputError(
        rule.rsplit(".", 1)[-1],
        _("The desk does not accept this value (rule “{rule}”).").format(rule=rule),
        _("Correct the value, then save again."),
    )
    refusal.saved = saved
    return refusal


def explained(error: BaseException, path: Path, saved: str) -> AppError | None:
    """What an error in the middle of an edit means to the user; none when it is a fault of the program."""
    if isinstance(error, sqlite3.Error):
        return problem(error, path, saved=saved)
    refusal = None
    if isinstance(error, UnicodeEncodeError) and "surrogates" in error.reason:
        refusal = InputError("", _("A text holds half a character, which cannot be stored."))
    elif isinstance(error, OverflowError):
        refusal = InputError("", _("A number is too large to be stored."))
    if refusal is not None:
        refusal.saved = saved
    return refusal
