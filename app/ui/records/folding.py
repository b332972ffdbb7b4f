"""Rows that are a tree in reading order: which are parents, which are folded, which are hidden by that."""

from collections.abc import Callable, Sequence
from typing import Any

Parent = Callable[[Any], str | None]  # id of the row above, None at the top
OPEN, SHUT, LEAF = "▼ ", "▶ ", "\u2003 "


class Folding:
    """Which rows of a tree are shown; parents must come before their children."""

    def __init__(self, parent: Parent | None) -> None:
        """Without ``parent`` the rows are a plain list and everything is shown."""
        self._parent = parent
        self._parents: set[str] = set()
        self._folded: set[str] = set()

    @property
    def any_parent(self) -> bool:
        """Whether some row has others below it."""
        return bool(self._parents)

    def learn(self, rows: Sequence[Any]) -> None:
        """Take note of who is a parent; what is folded stays folded."""
        if self._parent is not None:
            self._parents = {parent for row in rows if (parent := self._parent(row)) is not None}

    def shown(self, rows: list[Any]) -> list[Any]:
        """The rows that no folded row hides."""
        if self._parent is None or not self._folded:
            return rows
        hidden: set[str] = set()
        kept = []
        for row in rows:
            above = self._parent(row)
            if above is not None and (above in self._folded or above in hidden):
                hidden.add(row.id)
            else:
                kept.append(row)
        return kept

    def mark(self, row: Any) -> str:
        """What stands before the first text of a row: open, shut or nothing to open."""
        if self._parent is None:
            return ""
        if row.id not in self._parents:
            return LEAF
        return SHUT if row.id in self._folded else OPEN

    def set_folded(self, row_id: str, *, folded: bool) -> bool:
        """Fold or open a parent; False when nothing changes by it."""
        if row_id not in self._parents or (row_id in self._folded) == folded:
            return False
        self._folded ^= {row_id}
        return True

    def fold_all(self) -> None:
        """Fold every parent, or open all when every one is folded."""
        self._folded = set() if self._folded >= self._parents else set(self._parents)

    def is_folded(self, row_id: str) -> bool:
        """Whether the row is a folded parent."""
        return row_id in self._folded
