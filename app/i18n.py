"""Languages, without Qt: reports and services speak too.

English sentences are the message ids. ``N_`` marks a sentence that is declared in one place and
translated where it is shown; ``_`` translates now, in the language in force.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager

from app.resources import resource_path

LANGUAGES = ("zh", "en")
_FOLDERS = {"zh": "zh_CN", "en": "en"}


class _Speech:
    """The language in force; one per process, because one person sits at the desk."""

    def __init__(self) -> None:
        self.language = "en"
        self.catalogue: gettext.NullTranslations = gettext.NullTranslations()

    def use(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"unknown language {language!r}; known: {', '.join(LANGUAGES)}")
        self.language = language
        self.catalogue = gettext.translation(
            "contractdesk",
            localedir=str(resource_path("locale")),
            languages=[_FOLDERS[language]],
            fallback=True,
        )


_speech = _Speech()


def use(language: str) -> None:
    """Speak ``language`` ("zh" or "en") from now on; ValueError for another."""
    _speech.use(language)


def language() -> str:
    """The language in force, "zh" or "en"."""
    return _speech.language


@contextmanager
def speaking(other: str) -> Iterator[None]:
    """Speak ``other`` inside the block: a report may be in another language than the window."""
    before = _speech.language
    _speech.use(other)
    try:
        yield
    finally:
        _speech.use(before)


def _(message: str) -> str:
    """``message`` in the language in force."""
    return _speech.catalogue.gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of the message that ``count`` asks for, with ``{n}`` still to be filled."""
    return _speech.catalogue.ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark ``message`` for the catalogue; translated with ``_`` where it is shown."""
    return message
