"""Opening, creating and restoring a desk; the sample is always a copy."""

import getpass
from pathlib import Path

from app.models.progress import Report, silent
from app.store.backups import Backup
from app.store.care import back_up, look_after
from app.store.document import Document
from app.store.gate import create_document, open_document
from app.store.restore import restore
from app.store.schema import VERSION as FILE_FORMAT

__all__ = [
    "FILE_FORMAT",
    "back_up",
    "create_desk",
    "look_after",
    "open_desk",
    "restore_desk",
    "write_sample",
]


def user() -> str:
    """Who works here, for the audit trail and the lock."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "user"


def open_desk(path: Path, *, read_only: bool = False, actor: str = "") -> Document:
    """Open a desk through the gate; DeskProblem names what is wrong with it."""
    return open_document(path, actor=actor or user(), read_only=read_only)


def create_desk(path: Path, *, actor: str = "") -> Document:
    """A new empty desk; DeskProblem when the path is taken or cannot be written."""
    return create_document(path, actor=actor or user())


def restore_desk(path: Path, backup: Backup, *, actor: str = "") -> Path | None:
    """Put a backup in the place of the closed desk at ``path``; where the file that was there is kept.

    DeskProblem when the backup is not whole or the disk refuses; then nothing was changed.
    """
    return restore(path, backup, actor=actor or user())


def write_sample(path: Path, language: str, report: Report = silent) -> None:
    """Write the sample desk to ``path`` in one language; may run in a child process."""
    from app.services.sample import fill_sample  # loads every table model: not when a desk is opened

    report(0, 0, "")
    document = create_desk(path)
    try:
        fill_sample(document, language)
    finally:
        document.close()
