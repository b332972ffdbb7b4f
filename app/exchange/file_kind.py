"""What a file is, by its bytes; a name promises nothing."""

import re
from enum import Enum, auto

from app.exchange.unreadable import UnreadableError
from app.i18n import _

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENTRY = 128  # bytes; directory entries of an OLE file are aligned to this
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"GIF8": "GIF",
    b"BM": "BMP",
}
_PDF_WITHIN = 1024  # bytes; viewers accept that much rubbish before the header
_MARKUP = re.compile(rb"\s*(<\?xml|<!DOCTYPE|<html)", re.IGNORECASE)


class Kind(Enum):
    """The formats that there are readers for."""

    ZIP = auto()  # DOCX, or an archive that is none
    PDF = auto()
    TEXT = auto()  # whatever is nothing else; the text reader refuses what is no text


def kind_of(content: bytes) -> Kind:
    """Which reader the bytes ask for; UnreadableError names the format that there is no reader for."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return Kind.PDF
    if content.startswith(_OLE):
        raise _ole(content)
    problem = _known(content)
    if problem is not None:
        raise problem
    return Kind.TEXT


def _known(content: bytes) -> UnreadableError | None:
    """What is said about formats that are recognised but not read."""
    convert = _("Open it in Word, WPS or LibreOffice and save it as DOCX.")
    if content.startswith(b"SQLite format 3\0"):
        return UnreadableError(
            _("it is a database or a desk file"), _("Open a desk with File > Open instead.")
        )
    if content.startswith(b"{\\rtf"):
        return UnreadableError(_("it is an RTF file"), convert)
    if _MARKUP.match(content[:1024].removeprefix(b"\xef\xbb\xbf")):
        return UnreadableError(_("it is a web page or an XML file"), convert)
    name = next((name for mark, name in _PICTURES.items() if content.startswith(mark)), None)
    if name is None or content.isascii():
        return None
    return UnreadableError(
        _("it is a picture ({name}) and has no text layer").format(name=name),
        _("Run text recognition (OCR) on it, or ask for the contract as DOCX or PDF with text."),
    )


def _ole(content: bytes) -> UnreadableError:
    """Tell apart the kinds of OLE file by the names in its directory."""
    if _has_entry(content, "EncryptedPackage"):
        return UnreadableError(
            _("it is protected by a password"), _("Open it, save it without a password, and import that.")
        )
    if _has_entry(content, "WordDocument"):
        return UnreadableError(
            _("it is in the old Word format (.doc)"),
            _("Open it in Word, WPS or LibreOffice, choose Save As, and save it as DOCX (.docx)."),
        )
    if _has_entry(content, "Workbook") or _has_entry(content, "Book"):
        return UnreadableError(
            _("it is in the old Excel format (.xls)"), _("Import the contract itself as DOCX, PDF or text.")
        )
    return UnreadableError(
        _("it is in an old Office format"),
        _("Open it in the program it was made with and save it as DOCX or PDF."),
    )


def _has_entry(content: bytes, name: str) -> bool:
    """Whether the directory of an OLE file lists the name; entries begin with it, in UTF-16."""
    sought = name.encode("utf-16-le") + b"\0\0"
    place = content.find(sought)
    while place >= 0:
        if place % _OLE_ENTRY == 0:
            return True
        place = content.find(sought, place + 1)
    return False
