"""The first look at a file, before SQLite sees it: is it there, what is it, is it whole.

SQLite would create a missing file, add tables to another program's database and call an encrypted or
truncated file by one name; so the path, its kind and its first 100 bytes are read first (FAULTS A 1-10).
"""

import errno
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from app.errors import DeskDamaged, DeskProblem
from app.i18n import N_, _
from app.store import schema

SIZE = 100
MAGIC = b"SQLite format 3\0"

_KINDS = (
    (b"%PDF-", N_("a PDF document")),
    (b"\xd0\xcf\x11\xe0", N_("an old or protected Office document")),
    (b"{\\rtf", N_("an RTF document")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"7z\xbc\xaf", N_("an archive")),
)
_OFFICE = (
    (b"word/", N_("a Word document")),
    (b"xl/", N_("an Excel workbook")),
    (b"ppt/", N_("a presentation")),
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of an SQLite file say."""

    application_id: int
    user_version: int
    wal: bool
    expected_size: int  # bytes; 0 when the header does not vouch for it


def examine(path: Path) -> Header:
    """The header of the desk at ``path``; DeskProblem says what it is instead."""
    size = _size_of(path)
    if size == 0:
        raise DeskDamaged(
            _("{path} is empty: a synchronisation is unfinished, or the file is damaged.").format(path=path)
        )
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except PermissionError:
        raise _forbidden(path) from None
    if not start.startswith(MAGIC) or len(start) < SIZE:
        raise _something_else(path, start)
    header = _parse(start)
    if header.application_id != schema.APPLICATION_ID:
        raise DeskProblem(
            _("{path} is a database of another program, not a desk.").format(path=path),
            _("Choose a .cdesk file; nothing was changed in this one."),
        )
    return header


def _parse(start: bytes) -> Header:
    """Offsets after sqlite.org/fileformat2.html section 1.3."""

    def number(offset: int, size: int = 4) -> int:
        return int.from_bytes(start[offset : offset + size], "big")

    page = {1: 65536}.get(number(16, 2), number(16, 2))
    vouched = number(24) == number(92)  # change counter and version-valid-for agree
    return Header(
        application_id=number(68),
        user_version=number(60),
        wal=2 in (start[18], start[19]),
        expected_size=page * number(28) if vouched else 0,
    )


def _size_of(path: Path) -> int:
    try:
        found = path.stat()
    except FileNotFoundError:
        raise DeskProblem(
            _("{path} was not found.").format(path=path),
            _("Check whether it was moved or its drive is disconnected."),
        ) from None
    except PermissionError:
        raise _forbidden(path) from None
    except OSError as error:
        raise _unreachable(path, error) from error
    if not stat.S_ISREG(found.st_mode):
        raise DeskProblem(
            _("{path} is a folder, not a desk.").format(path=path), _("Choose a .cdesk file inside it.")
        )
    if _is_placeholder(found):
        raise DeskProblem(
            _("{path} is not downloaded: only its name is on this computer.").format(path=path),
            _("Let your cloud program download it (“always keep on this device”), then open it again."),
        )
    return found.st_size


def _unreachable(path: Path, error: OSError) -> DeskProblem:
    if error.errno == errno.ENAMETOOLONG:
        limit = 259 if sys.platform == "win32" else 255
        longest = len(str(path)) if sys.platform == "win32" else max(len(os.fsencode(p)) for p in path.parts)
        return DeskProblem(
            _("The name {path} is too long: {length}, where {limit} are allowed.").format(
                path=path, length=longest, limit=limit
            ),
            _("Give the file or its folder a shorter name."),
        )
    return DeskProblem(
        _("{path} cannot be reached: {cause}.").format(path=path, cause=error.strerror),
        _("Check that its drive is connected."),
    )


def _forbidden(path: Path) -> DeskProblem:
    return DeskProblem(
        _("You are not allowed to open {path}.").format(path=path), _("Ask the owner of the file for access.")
    )


def _is_placeholder(found: os.stat_result) -> bool:
    """A cloud file whose bytes are elsewhere: Windows "recall on access", macOS "dataless"."""
    if sys.platform == "win32":
        return bool(found.st_file_attributes & (0x1000 | 0x40000 | 0x400000))
    if sys.platform == "darwin":
        return bool(found.st_flags & 0x40000000)
    return False


def _something_else(path: Path, start: bytes) -> DeskProblem:
    kind = _kind_of(start)
    if kind:
        return DeskProblem(
            _("{path} is {kind}, not a desk.").format(path=path, kind=_(kind)),
            _("To take a contract in, open a desk and use File > Import."),
        )
    return DeskDamaged(
        _("{path} is damaged or encrypted: its beginning is not that of a desk.").format(path=path)
    )


def _kind_of(start: bytes) -> str:
    for magic, kind in _KINDS:
        if start.startswith(magic):
            return kind
    if start.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _OFFICE if part in start), N_("an archive"))
    return N_("a text file") if _is_text(start) else ""


def _is_text(start: bytes) -> bool:
    """UTF-8 or UTF-16 with a mark, without control characters; a cut character at the end is allowed."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    text = start.decode("utf-8", errors="replace").rstrip("\ufffd")
    return len(text) > 16 and all(sign.isprintable() or sign in "\r\n\t\f" for sign in text)
