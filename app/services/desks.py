"""Opening, creating and restoring a desk; the sample is always a copy."""

import getpass
from pathlib import Path

from app.errors import AppError
from app.models.progress import Report, silent
from app.store.backups import Backup
from app.store.document import Document
from app.store.gate import create_document, open_document
from app.store.restore import restore

__all__ = ["create_desk", "open_desk", "restore_desk", "write_sample"]


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


def restore_desk(document: Document, backup: Backup) -> Document:
    """Take a backup back: keep the present state as a protected backup, close, restore, open again.

    When the backup cannot be put there the desk is opened again as it was, with the reason as a notice.
    """
    path, actor = document.path, document.actor
    document.back_up("restore", protected=True)
    document.close()
    try:
        restore(path, backup, actor=actor)
    except AppError as problem:
        reopened = open_document(path, actor=actor)
        reopened.notices.append(str(problem))
        return reopened
    return open_document(path, actor=actor)


def write_sample(path: Path, language: str, report: Report = silent) -> None:
    """Write the sample desk to ``path`` in one language; may run in a child process."""
    from app.services.sample import fill_sample  # loads every table model: not when a desk is opened

    report(0, 0, "")
    document = create_desk(path)
    try:
        fill_sample(document, language)
    finally:
        document.close()
