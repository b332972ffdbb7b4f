"""A file that is written whole or not at all: the old one stands until the new one is safe on the disk."""

import errno
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from app.errors import FileProblem
from app.i18n import _

_MARK = ".part"
_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_BUSY = {5, 32, 33}  # Windows: access denied, sharing violation, lock violation
_RETRIES, _PAUSE = 10, 0.25  # seconds
_STALE = 3600.0  # seconds after which a left-over of this name belongs to nobody


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """A file beside ``target`` that takes its place when the block ends well, and vanishes when not.

    Raises FileProblem when the folder, the disk or the old file does not allow it; the old file is then
    unchanged. Whatever else the block raises passes through.
    """
    sweep(target, older_than=_STALE)
    with _explained(target):
        handle, name = tempfile.mkstemp(_MARK, _prefix(target), target.parent)
    part = Path(name)
    try:
        with _explained(target), os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with _explained(target):
            _allow_reading(part, target)
            _patiently(lambda: part.replace(target))
            _sync_folder(target.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def sweep(target: Path, older_than: float = 0.0) -> None:
    """Remove what a killed writer of ``target`` left behind, if it is ``older_than`` seconds old."""
    limit = time.time() - older_than
    with suppress(OSError):
        for part in target.parent.glob(f"{_escaped(_prefix(target))}*{_MARK}"):
            with suppress(OSError):
                if part.stat().st_mtime <= limit:
                    part.unlink()


def free_name(target: Path) -> Path:
    """``target`` with the first number that no file has: report (2).pdf."""
    number = 2
    while (other := target.with_name(f"{target.stem} ({number}){target.suffix}")).exists():
        number += 1
    return other


def _prefix(target: Path) -> str:
    return f".{target.name[:80]}."


def _escaped(name: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


def _allow_reading(part: Path, target: Path) -> None:
    """Give the new file the rights of the old one, or those that new files get; temporary ones have less."""
    if target.exists():
        part.chmod(target.stat().st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    part.chmod(0o666 & ~mask)


def _patiently(replace: Callable[[], object]) -> None:
    """Try again for a while on Windows, where a virus scanner or a viewer holds a file for a moment."""
    for _attempt in range(_RETRIES):
        try:
            replace()
        except OSError as error:
            if getattr(error, "winerror", None) not in _BUSY:
                raise
            time.sleep(_PAUSE)
        else:
            return
    replace()


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut; Windows has no such call."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _problem(error, target) from error


def _problem(error: OSError, target: Path) -> FileProblem:
    """What went wrong in the user's words, with a way out."""
    busy = getattr(error, "winerror", None) in _BUSY
    if error.errno in _FULL:
        message, way_out = _("The disk of {path} is full."), _("Free some space or choose another place.")
    elif target.is_dir():
        message, way_out = _("{path} is a folder."), _("Choose another name.")
    elif busy and target.exists():
        message = _("{path} is open in another program.")
        way_out = _("Close it there, or save as “{other}”.").format(other=free_name(target).name)
    elif not target.parent.is_dir():
        message, way_out = _("The folder of {path} does not exist."), _("Choose another folder.")
    elif error.errno in _READ_ONLY:
        message, way_out = _("{path} cannot be written: no permission."), _("Choose another folder.")
    else:
        message = _("{path} could not be written ({reason}).")
        way_out = _("Choose another place and try again.")
    saved = _("The file there is unchanged.") if target.is_file() else _("Nothing was saved.")
    reason = error.strerror or str(error)
    return FileProblem(message.format(path=target, reason=reason), way_out, saved)
