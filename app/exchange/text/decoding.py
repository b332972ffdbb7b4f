"""From bytes to characters: strict decoders in a fixed order, and plausibility where they may be wrong."""

import codecs
import re
from dataclasses import dataclass

from app.exchange.unreadable import UnreadableError
from app.i18n import _, ngettext

_BOMS = (  # UTF-32 LE begins with the mark of UTF-16 LE, so it comes first
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DAMAGE = 0.02  # share of characters that may be damaged before an encoding is no longer believed
_SAMPLE = 200_000  # bytes or characters looked at for plausibility
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# What contracts are made of: Latin letters, punctuation, numbers in circles, boxes, Han, full-width forms.
_COMMON = re.compile(
    "[\t\n\r\f -~\xa0-\u017f\u2010-\u203b\u2460-\u24ff\u25a0-\u266f\u3000-\u3011\u4e00-\u9fa5\uff01-\uff65]"
)
# In GB 2312 the frequent characters and the punctuation have lead bytes of their own; Latin text in another
# encoding and damaged UTF-8 fall elsewhere when they are taken for GB 18030.
_GB_CHARACTER = re.compile(rb"[\x80-\xff][\x30-\xff]?")
_GB_FREQUENT = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
_GB_SHARE = 0.85


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file without byte order mark; lines end with a line feed."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(content: bytes) -> Decoded:
    """Characters by byte order mark, else as UTF-16, UTF-8 or GB 18030, whichever is plausible.

    A few damaged bytes become U+FFFD with a warning. UnreadableError when nothing gives plausible text.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _checked(content[len(mark) :], encoding)
    if b"\0" in content:
        return _checked(content, _wide_encoding(content))
    return _checked(content, _narrow_encoding(content))


def _wide_encoding(content: bytes) -> str:
    """Tell UTF-16 LE from BE without a mark: only the right order of bytes gives common characters."""
    sample = content[:_SAMPLE]
    for encoding in ("utf-16-le", "utf-16-be"):
        if _plausible(sample.decode(encoding, errors="replace")):
            return encoding
    raise _no_text()


def _narrow_encoding(content: bytes) -> str:
    """Tell UTF-8 from GB 18030; UTF-8 with some damaged bytes is still UTF-8."""
    if _damage(content, "utf-8") == 0:
        return "utf-8"
    characters = _GB_CHARACTER.findall(content[:_SAMPLE])
    frequent = sum(1 for character in characters if _GB_FREQUENT.fullmatch(character))
    if characters and frequent >= _GB_SHARE * len(characters):
        return "gb18030"
    if _damage(content, "utf-8") <= _DAMAGE:
        return "utf-8"
    if _plausible(content[:_SAMPLE].decode("gb18030", errors="replace")):
        return "gb18030"
    raise _no_text()


def _no_text() -> UnreadableError:
    return UnreadableError(
        _("it is neither a DOCX nor a PDF, and its bytes are not text"),
        _("Choose a DOCX, PDF or text file; a text should be saved as UTF-8."),
    )


def _damage(content: bytes, encoding: str) -> float:
    """Share of the characters that the encoding cannot read."""
    text = content.decode(encoding, errors="replace")
    return _damaged(text, content, encoding) / max(1, len(text))


def _damaged(text: str, content: bytes, encoding: str) -> int:
    """How many characters were replaced; a U+FFFD that the author wrote is none of them."""
    return text.count("\ufffd") - content.count("\ufffd".encode(encoding))


def _plausible(text: str) -> bool:
    """Whether the characters are such as contracts are written in; rare ones mean a wrong guess."""
    return len(_COMMON.findall(text)) >= 0.95 * len(text)


def _checked(content: bytes, encoding: str) -> Decoded:
    """Decode, refuse what is no text after all, and say how much was damaged."""
    text = content.decode(encoding, errors="replace")
    damaged = _damaged(text, content, encoding)
    if damaged > max(1, _DAMAGE * len(text)):
        raise _no_text()
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) / 200:
        raise _no_text()
    warnings: tuple[str, ...] = ()
    if damaged > 0:
        message = ngettext(
            "{n} character of the file is damaged and shown as “�”.",
            "{n} characters of the file are damaged and shown as “�”.",
            damaged,
        )
        warnings = (message.format(n=damaged),)
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding, warnings)
