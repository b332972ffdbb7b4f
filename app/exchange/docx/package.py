"""The ZIP around a Word document: its XML parts, and its refusal before unpacking when it is a trap."""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from app.exchange.unreadable import UnreadableError
from app.i18n import _

MAX_PARTS = 5_000
MAX_UNPACKED = 200 * 1024 * 1024  # bytes
MAX_RATIO = 100  # unpacked : packed, of any part worth mentioning
_SMALL_PART = 1024 * 1024  # bytes; a part below this may shrink as it likes
_MAX_DIRECTORY = 4 * 1024 * 1024  # bytes of the list of parts
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the only ones that Office files may use
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, OSError, NotImplementedError)
_END_RECORD = b"PK\x05\x06"
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_STRICT_TO_TRANSITIONAL = (  # a document saved as "Strict Open XML" differs in its namespaces
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relationship:
    """One arrow from a part to another part or, when external, out of the file."""

    kind: str  # the last word of its type: styles, numbering, attachedTemplate, …
    target: str
    external: bool


class Package:
    """The parts of an Office file, opened only after its directory has been found harmless."""

    def __init__(self, content: bytes) -> None:
        """UnreadableError for a damaged archive, a bomb, and parts that are doubled or point outside."""
        _check_end_record(content)
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except _BROKEN as error:
            raise damaged() from error
        _check_parts(self._zip.infolist())
        self._names = {_canonical(info.filename): info.filename for info in self._zip.infolist()}

    def names(self) -> Iterator[str]:
        """The parts' names, in lower case, without a leading slash."""
        return iter(self._names)

    def has(self, name: str) -> bool:
        """Whether there is such a part; names are compared as Office does, without case."""
        return _canonical(name) in self._names

    def read(self, name: str) -> bytes:
        """The bytes of a part; UnreadableError when it is missing, damaged or encrypted."""
        try:
            return self._zip.read(self._names[_canonical(name)])
        except (KeyError, *_BROKEN) as error:
            raise damaged() from error
        except RuntimeError as error:  # zipfile's word for "needs a password"
            raise UnreadableError(
                _("it is protected by a password"), _("Open it, save it without a password, and import that.")
            ) from error

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part, with no entity resolved; UnreadableError for a DOCTYPE or broken XML."""
        content = self.read(name)
        if any(doctype in content for doctype in _DOCTYPES):
            raise _unsafe(_("it holds XML entity definitions, which no word processor writes"))
        for strict, transitional in _STRICT_TO_TRANSITIONAL:
            content = content.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
        )
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise damaged() from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise _unsafe(_("it holds XML entity definitions, which no word processor writes"))
        return root

    def relationships(self, part: str) -> list[Relationship]:
        """Where the part points to; targets inside the file are full names."""
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(listing):
            return []
        found = []
        for element in self.xml(listing).iter(_RELATIONSHIP):
            target = element.get("Target", "")
            external = element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.append(Relationship(element.get("Type", "").rpartition("/")[2], target, external))
        return found


def damaged() -> UnreadableError:
    """What is said about every archive that cannot be unpacked as it should."""
    return UnreadableError(
        _("it is damaged or was not transferred completely"),
        _("Ask for the file again, or open it in a word processor and save it once more."),
    )


def _unsafe(cause: str) -> UnreadableError:
    return UnreadableError(cause, _("Do not trust this file; ask the sender for a clean DOCX or a PDF."))


def _check_end_record(content: bytes) -> None:
    """Look at the archive's own count first: listing a million parts would already cost too much."""
    place = content.rfind(_END_RECORD, max(0, len(content) - 65_557))
    if place < 0 or len(content) < place + 22:
        raise damaged()
    parts, size = struct.unpack_from("<HI", content, place + 10)
    if parts > MAX_PARTS or size > _MAX_DIRECTORY:
        raise _too_many_parts()


def _too_many_parts() -> UnreadableError:
    return _unsafe(_("it consists of more than {n} parts").format(n=f"{MAX_PARTS:,}"))


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    """Count, sizes, ratio and names, all from the directory, before any part is unpacked."""
    if len(parts) > MAX_PARTS:
        raise _too_many_parts()
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise _unsafe(_("it would unpack to more than {n} MB").format(n=MAX_UNPACKED // 1024 // 1024))
    for part in parts:
        if part.file_size > _SMALL_PART and part.file_size > MAX_RATIO * max(1, part.compress_size):
            raise _unsafe(_("it is packed more than {n} times smaller than it is").format(n=MAX_RATIO))
        if part.compress_type not in _METHODS:
            raise damaged()
    names = [_canonical(part.filename) for part in parts]
    if len(set(names)) != len(names):
        raise _unsafe(_("it holds two parts of the same name"))
    if any(_points_outside(part.orig_filename) for part in parts):
        raise _unsafe(_("it holds a part whose name points outside of the file"))


def _canonical(name: str) -> str:
    return name.lstrip("/").lower()


def _points_outside(name: str) -> bool:
    return ".." in name.replace("\\", "/").split("/") or name.startswith(("/", "\\")) or ":" in name
