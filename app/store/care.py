"""What is done for a desk behind the user's back: backing up what changed, finding what was altered."""

import sqlite3

from app.errors import DeskProblem
from app.store.document import Document


def back_up(document: Document) -> list[str]:
    """A backup if something changed since the last one; why there is none, as a sentence."""
    try:
        document.back_up_if_changed()
    except DeskProblem as problem:
        return [] if document.closed else [str(problem)]
    except sqlite3.ProgrammingError:
        if not document.closed:
            raise
    return []


def look_after(document: Document) -> list[str]:
    """Back up and verify a desk just opened; what was found, as sentences. It may be closed meanwhile."""
    found = back_up(document)
    try:
        found += [str(finding) for finding in document.verify()]
    except DeskProblem as problem:
        return [] if document.closed else [*found, str(problem)]
    except sqlite3.ProgrammingError:
        if not document.closed:
            raise
    return found
