"""What an edit changed: steps for undo, and the summary that drives every refresh."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

Values = tuple[object, ...]

_ROW_OVERHEAD = 200  # bytes of a step and its tuples beside the texts, measured with sys.getsizeof


class Step(NamedTuple):
    """One row as it was and as it became; ``old`` is none for an insert, ``new`` for a delete."""

    table: str
    old_rowid: int | None
    new_rowid: int | None
    old: Values | None
    new: Values | None


def inverse(steps: Iterable[Step]) -> list[Step]:
    """The steps that lead back: each one turned round, the last first."""
    turned = [Step(table, new_id, old_id, new, old) for table, old_id, new_id, old, new in steps]
    turned.reverse()
    return turned


@dataclass(frozen=True, slots=True)
class Changes:
    """The name of an edit and the ids it touched, by table."""

    name: str
    rows: dict[str, frozenset[str]]

    def touches(self, *tables: str) -> bool:
        """Whether any of ``tables`` changed, so that a page knows when to read again."""
        return any(table in self.rows for table in tables)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """A committed edit as undo needs it."""

    changes: Changes
    steps: list[Step]
    size: int  # bytes held in memory, estimated

    @classmethod
    def of(cls, changes: Changes, steps: list[Step]) -> "ChangeSet":
        """The change set with its size reckoned from the texts it holds."""
        size = sum(_ROW_OVERHEAD + _held(step.old) + _held(step.new) for step in steps)
        return cls(changes, steps, size)


@dataclass(frozen=True, slots=True)
class UndoState:
    """Names of the edits that undo and redo would take next; none when there is nothing."""

    undo: str | None = None
    redo: str | None = None


class History:
    """The edits of this session that can be undone and redone, oldest first."""

    def __init__(self, limit: int = 200_000_000) -> None:
        """``limit`` bytes of change sets are kept; the oldest are forgotten first, the last one never."""
        self._limit = limit
        self.undoable: list[ChangeSet] = []
        self.redoable: list[ChangeSet] = []

    def push(self, change_set: ChangeSet) -> None:
        """A new edit: it can be undone, and what had been undone cannot be redone any more."""
        self.redoable.clear()
        self.undoable.append(change_set)
        held = sum(kept.size for kept in self.undoable)
        while held > self._limit and len(self.undoable) > 1:
            held -= self.undoable.pop(0).size

    def clear(self) -> None:
        """Forget everything: the file is no longer as the last edit left it."""
        self.undoable.clear()
        self.redoable.clear()

    @property
    def state(self) -> UndoState:
        """What undo and redo would take next, by name."""
        names = [stack[-1].changes.name if stack else None for stack in (self.undoable, self.redoable)]
        return UndoState(*names)


def _held(values: Iterable[object] | None) -> int:
    return sum(len(value) for value in values or () if isinstance(value, str | bytes))
