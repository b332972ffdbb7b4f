"""Whether the file is still the one that this program left: read by ``stat``, never by its bytes.

Opening and closing a desk's file by other means than its connection drops SQLite's locks (FAULTS 1.4).
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes when another program replaces, deletes or overwrites a file."""

    device: int
    inode: int
    size: int
    modified: int  # nanoseconds

    @classmethod
    def of(cls, path: Path) -> "Stamp | None":
        """The stamp of the file at ``path``; none when there is none."""
        try:
            found = path.stat()
        except OSError:
            return None
        return cls(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)

    @classmethod
    def after(cls, before: "Stamp | None", path: Path) -> "Stamp | None":
        """The stamp after our own writing: the new one, unless meanwhile another file took the name."""
        now = cls.of(path)
        if now and before and (now.device, now.inode) == (before.device, before.inode):
            return now
        return before
