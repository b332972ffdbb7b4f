"""The head of a desk's audit trail, kept outside the desk.

Whoever holds the file can cut the trail or rebuild it whole; only what this computer remembers of it
shows that. One small file per desk and place, because a copy of a desk goes on by itself.
"""

import hashlib
import json
import logging
import os
from pathlib import Path

from app.store.audit import Head
from app.store.folders import state_folder, write_whole

_log = logging.getLogger(__name__)


class HeadKeeper:
    """Remembers the head of one desk at one place."""

    def __init__(self, desk_id: str, path: Path) -> None:
        self._folder = state_folder() / "heads" / desk_id
        place = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
        self._file = self._folder / f"{place}.json"

    def known(self) -> Head | None:
        """The last head seen here; for a desk not seen at this place, the longest seen elsewhere."""
        if self._file.exists():
            return _read(self._file)
        heads = [head for file in self._folder.glob("*.json") if (head := _read(file))]
        return max(heads, key=lambda head: head.seq, default=None)

    def remember(self, head: Head) -> None:
        """Keep ``head``; a folder that cannot be written costs the outside check, not the edit."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, json.dumps({"seq": head.seq, "hash": head.hash}), safely=False)
        except OSError as error:
            _log.warning("the head of the audit trail was not kept: %s", error.strerror)


def _read(file: Path) -> Head | None:
    try:
        kept = json.loads(file.read_text("utf-8"))
        return Head(int(kept["seq"]), str(kept["hash"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
