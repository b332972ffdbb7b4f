"""Keep the message catalogues: collect, translate, compile.

    python tools/catalogue.py extract          take in the sentences of app/ and resources/
    python tools/catalogue.py extract --prune  and drop the ones no longer used
    python tools/catalogue.py add words.json   merge {"English": "中文", "{n} day|{n} days": "{n} 天"}
    python tools/catalogue.py missing          list what has no Chinese yet; exit 1 if anything

The English sentence is the message id, so the English catalogue follows from the ids alone. Files are
written sorted, without dates and line numbers: the same words give the same bytes. In a TOML file a line
ending in ``# N_`` marks its string.
"""

import argparse
import io
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "ngettext": (1, 2)}

# A message is its id, or its singular and plural; a translation has one form per plural of the language.
Message = str | tuple[str, str]
Words = dict[Message, str]

_MARKED = re.compile(r'=\s*"((?:[^"\\]|\\.)+)"\s*#\s*N_\s*$', re.MULTILINE)
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


class _Plain(Catalog):
    """A catalogue whose header says nothing that changes from day to day."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


def used(root: Path = ROOT) -> set[Message]:
    """Every message marked under ``root``: Python sources of app/ and marked lines of TOML resources."""
    found: set[Message] = set()
    for path in sorted((root / "app").rglob("*.py")):
        for _line, message, _comments, _context in extract_from_file("python", path, keywords=KEYWORDS):
            found.add(message if isinstance(message, str) else (message[0], message[1]))
    for path in sorted((root / "resources").rglob("*.toml")):
        found.update(_MARKED.findall(path.read_text(encoding="utf-8")))
    return found


def load(folder: Path = LOCALE) -> Words:
    """The Chinese catalogue as {message: translation}; the translation is empty where there is none."""
    path = _path(folder, "zh_CN")
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalogue = read_po(file, locale="zh_CN")
    words: Words = {}
    for message in catalogue:
        if isinstance(message.id, str):
            words[message.id] = str(message.string or "")
        else:
            words[message.id[0], message.id[1]] = message.string[0]
    words.pop("", None)
    return words


def save(words: Words, folder: Path = LOCALE) -> None:
    """Write both catalogues, as text and compiled."""
    for name, catalogue in catalogues(words).items():
        path = _path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, text(catalogue))
        _replace(path.with_suffix(".mo"), compiled(catalogue))


def text(catalogue: Catalog) -> bytes:
    """The catalogue as the bytes of a .po file."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, no_location=True, sort_output=True, omit_header=True)
    lines = "".join(f'"{key}: {value}\\n"\n' for key, value in catalogue.mime_headers)
    return f'msgid ""\nmsgstr ""\n{lines}\n'.encode() + buffer.getvalue().rstrip() + b"\n"


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as the bytes of a .mo file."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def catalogues(words: Words) -> dict[str, Catalog]:
    """Both catalogues, by folder name."""
    chinese, english = _Plain(locale="zh_CN"), _Plain(locale="en")
    for message in sorted(words, key=_order):
        translation = words[message]
        plural = isinstance(message, tuple) and bool(translation)
        chinese.add(message, (translation,) if plural else translation)
        english.add(message, message)
    return {"zh_CN": chinese, "en": english}


def merge(words: Words, entries: dict[str, str]) -> None:
    """Take ``entries`` of a JSON file into ``words``; ValueError if a placeholder is lost or invented."""
    for english, chinese in entries.items():
        singular, bar, plural = english.partition("|")
        message: Message = (singular, plural) if bar else english
        if not chinese:
            raise ValueError(f"{english!r} has an empty translation")
        if placeholders(plural or english) != placeholders(chinese):
            raise ValueError(f"{english!r} and {chinese!r} have different placeholders")
        words[message] = chinese


def placeholders(sentence: str) -> set[str]:
    """The ``{name}`` places of a sentence."""
    return set(_PLACEHOLDER.findall(sentence))


def missing(words: Words, messages: set[Message]) -> list[Message]:
    """The messages without a translation, sorted."""
    return sorted((message for message in messages if not words.get(message)), key=_order)


def _order(message: Message) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else message


def _path(folder: Path, name: str) -> Path:
    return folder / name / "LC_MESSAGES" / "contractdesk.po"


def _replace(path: Path, content: bytes) -> None:
    """Write whole or not at all, and only what changed: others may be reading it."""
    if path.exists() and path.read_bytes() == content:
        return
    draft = path.with_name(path.name + ".new")
    draft.write_bytes(content)
    draft.replace(path)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One writer at a time, since several people add words to one file."""
    if sys.platform == "win32":  # no fcntl there; the tool is then used by one person
        yield
        return
    import fcntl

    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    parser = argparse.ArgumentParser(description="message catalogues")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("extract").add_argument("--prune", action="store_true")
    commands.add_parser("add").add_argument("file", type=Path)
    commands.add_parser("missing")
    options = parser.parse_args(arguments)
    with _alone(LOCALE):
        words = load()
        if options.command == "missing":
            return _report(missing(words, used()))
        if options.command == "add":
            merge(words, json.loads(options.file.read_text(encoding="utf-8")))
        else:
            kept = used() if options.prune else used() | set(words)
            words = {message: words.get(message, "") for message in kept}
        save(words)
    return 0


def _report(messages: list[Message]) -> int:
    for message in messages:
        print(message if isinstance(message, str) else "|".join(message))
    return 1 if messages else 0


if __name__ == "__main__":
    sys.exit(main())
