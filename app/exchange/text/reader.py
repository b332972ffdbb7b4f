"""A plain text or Markdown contract: its characters, and its lines as paragraphs."""

import re

from app.exchange.language import language_of
from app.exchange.text.decoding import decode
from app.models.reading import Block, ReadText

_LINE = re.compile(r"[^\n]+")
_ATX_HEADING = re.compile(r"#{1,6}(?=\s)")


def read_text(name: str, content: bytes) -> ReadText:
    """The text of the file; offsets count characters, and every kind of line end is one line feed.

    UnreadableError when the bytes are not text.
    """
    decoded = decode(content)
    text = decoded.text
    return ReadText(
        file=name,
        media="text",
        language=language_of(text),
        text=text,
        blocks=tuple(_block(match) for match in _LINE.finditer(text) if not match[0].isspace()),
        warnings=decoded.warnings,
    )


def _block(line: re.Match[str]) -> Block:
    """One line without the blanks around it; a Markdown heading is a heading."""
    words = line[0].strip()
    start = line.start() + line[0].index(words[0])
    hashes = _ATX_HEADING.match(words)
    return Block(
        start=start,
        end=start + len(words),
        level=hashes.end() - 1 if hashes else None,
        heading=hashes is not None,
    )
