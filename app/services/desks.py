"""Opening, creating and restoring a desk; the sample is always a copy."""

import getpass
from pathlib import Path

from app.store.document import Document
from app.store.gate import create_document, open_document

__all__ = ["create_desk", "open_desk", "write_sample"]


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


def write_sample(path: Path, language: str, *, actor: str = "") -> None:
    """Write the sample desk to ``path`` in one language."""
    from app.services.sample import fill_sample  # loads every table model: not when a desk is opened

    document = create_desk(path, actor=actor)
    try:
        fill_sample(document, language)
    finally:
        document.close()
