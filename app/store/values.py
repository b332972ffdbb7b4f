"""Values that SQLite would take but that break what reads them later."""

from app.errors import InputError
from app.i18n import _
from app.store.changes import Step
from app.store.journal import Journal

MAX_TEXT = 1_000_000  # characters of one field
MAX_BLOB = 500_000_000  # bytes of one attached file


def refuse_texts(journal: Journal, steps: list[Step]) -> None:
    """InputError for NUL characters and endless texts in what is about to be committed."""
    for step in steps:
        for name, value in zip(journal.columns[step.table], step.new or (), strict=False):
            if isinstance(value, str) and (len(value) > MAX_TEXT or "\0" in value):
                raise _refusal(name, value)


def refuse_blob(content: bytes) -> None:
    """InputError for a file that is too large to be kept inside a desk."""
    if len(content) > MAX_BLOB:
        raise InputError(
            "content",
            _("The file has {size} MB; a desk keeps files up to {limit} MB.").format(
                size=len(content) // 1_000_000, limit=MAX_BLOB // 1_000_000
            ),
            _("Keep it outside and note where it is."),
        )


def _refusal(name: str, value: str) -> InputError:
    if "\0" in value:
        return InputError(
            name, _("The text holds a NUL character."), _("Type it again instead of pasting it.")
        )
    said = _("The text has {count} characters; a field takes {limit}.")
    return InputError(name, said.format(count=len(value), limit=MAX_TEXT), _("Attach it as a file instead."))
