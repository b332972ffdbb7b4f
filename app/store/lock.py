"""The lock file beside a desk: who has it open, on which machine, since when.

It is created exclusively and never taken over by its age. It is stale only when it names this machine
and the process it names has gone; any other takeover is a person's decision. SQLite's own locks guard
single writes, this one guards a whole sitting.
"""

import json
import socket
from dataclasses import asdict, dataclass
from pathlib import Path

from app.errors import DeskLocked
from app.i18n import _
from app.models.identity import new_id
from app.store import process
from app.store.instant import now


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has a desk open."""

    user: str
    host: str
    pid: int
    started: str  # of the process, so that a reused number is told apart
    at: str  # UTC
    nonce: str  # one lock is never taken for another

    @property
    def gone(self) -> bool:
        """Whether the process certainly runs no more: only this machine can know."""
        return self.host == socket.gethostname() and process.started(self.pid) != self.started


class Lock:
    """The lock that this process holds on one desk."""

    def __init__(self, file: Path, owner: Owner, *, crashed: bool) -> None:
        self._file = file
        self._owner = owner
        self.crashed = crashed  # the last owner did not close the desk

    def release(self) -> None:
        """Remove the lock file, if it is still ours."""
        if _read(self._file) == self._owner:
            self._file.unlink(missing_ok=True)


def lock_file(path: Path) -> Path:
    """Where the lock of the desk at ``path`` lies."""
    return path.with_name(f".{path.name}.lock")


def holder(path: Path) -> Owner | None:
    """Who has the desk open, or left it without closing."""
    return _read(lock_file(path))


def acquire(path: Path, user: str, *, take_over: bool = False) -> Lock:
    """Lock the desk for this process; DeskLocked names who has it, OSError when no file can be made.

    ``take_over`` is a person's word that the owner on another machine is gone.
    """
    file = lock_file(path)
    pid, started = process.own()
    ours = Owner(user, socket.gethostname(), pid, started, now(), new_id())
    left = holder(path)
    crashed = left is not None and left.gone
    if crashed or take_over:
        _put_aside(file, left)
    try:
        with file.open("x", encoding="utf-8") as opened:
            json.dump(asdict(ours), opened)
    except FileExistsError:
        raise locked(path, holder(path)) from None
    return Lock(file, ours, crashed=crashed)


def locked(path: Path, owner: Owner | None) -> DeskLocked:
    """The refusal that names who has the desk open."""
    if owner is None:
        said = _("{path} is being opened by another program.").format(path=path)
    else:
        said = _("{path} is open: {user} on {host} since {at} (UTC).").format(
            path=path, user=owner.user, host=owner.host, at=owner.at[:16].replace("T", " ")
        )
    return DeskLocked(said, _("Close it there first, or open it for reading only."))


def _put_aside(file: Path, left: Owner | None) -> None:
    """Remove the lock that was looked at, and no other that came in its place meanwhile."""
    aside = file.with_name(f"{file.name}-{new_id()}")
    try:
        file.rename(aside)
    except FileNotFoundError:
        return
    if _read(aside) != left and not file.exists():
        aside.rename(file)
        return
    aside.unlink()


def _read(file: Path) -> Owner | None:
    try:
        return Owner(**json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
