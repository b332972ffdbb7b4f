"""From the document's plain callback to one Qt signal: the only way a change reaches the screen."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal


class Touching(Protocol):
    """What pages ask of a change summary."""

    def touches(self, *tables: str) -> bool:
        """Whether rows of one of the tables changed."""
        ...


class Subscribable(Protocol):
    """A document, as far as the bridge knows it."""

    def subscribe(self, callback: Callable[[Touching, object], None]) -> Callable[[], None]:
        """Call back after every commit, undo and redo; returns the stop."""
        ...


class Bridge(QObject):
    """``changed(changes, initiator)`` after every commit, undo and redo of the attached document."""

    changed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop: Callable[[], None] = _nothing

    def attach(self, document: Subscribable | None) -> None:
        """Listen to ``document`` and to no other from now on."""
        self._stop()
        self._stop = document.subscribe(self.changed.emit) if document is not None else _nothing


def _nothing() -> None:
    """Stops nothing, because nothing was started."""
