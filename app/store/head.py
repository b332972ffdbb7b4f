"""The head of a desk's audit trail, kept outside the desk.

Whoever holds the file can cut the trail or rebuild it whole; only what this computer remembers of it
shows that. One small file per desk and place, because a copy of a desk goes on by itself.
"""

import hashlib
import json
import logging
import os
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Any

from app.store.audit import Head
from app.store.folders import state_folder, write_whole
from app.store.stamp import Stamp

_log = logging.getLogger(__name__)


class HeadKeeper:
    """Remembers the head of one desk at one place."""

    def __init__(self, desk_id: str, path: Path) -> None:
        self._folder = state_folder() / "heads" / desk_id
        place = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
        self._file = self._folder / f"{place}.json"

    def is_as_left(self, path: Path) -> bool:
        """Whether nobody else wrote to ``path`` since this program did, as far as stat tells."""
        stamp = Stamp.of(path)
        return stamp is not None and _content(self._file).get("stamp") == list(astuple(stamp))

    def known(self) -> Head | None:
        """The last head seen here; for a desk not seen at this place, the longest seen elsewhere."""
        if self._file.exists():
            return _head(self._file)
        heads = [head for file in self._folder.glob("*.json") if (head := _head(file))]
        return max(heads, key=lambda head: head.seq, default=None)

    def remember(self, head: Head, stamp: Stamp | None) -> None:
        """Keep ``head`` and the file's stamp; if that cannot be written the edit stands all the same."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            kept = asdict(head) | {"stamp": astuple(stamp) if stamp else None}
            write_whole(self._file, json.dumps(kept), safely=False)
        except OSError as error:
            _log.warning("the head of the audit trail was not kept: %s", error.strerror)


def _head(file: Path) -> Head | None:
    kept = _content(file)
    return Head(int(kept["seq"]), str(kept["hash"])) if kept.keys() >= {"seq", "hash"} else None


def _content(file: Path) -> dict[str, Any]:
    try:
        kept = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
