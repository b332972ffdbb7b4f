"""What the program tells its user: said anywhere, shown by whoever listens, kept until somebody does."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMetaMethod, QObject, Signal

from app.errors import AppError


@dataclass(frozen=True, slots=True)
class Offer:
    """A way on from a message: its label and what it does."""

    label: str
    act: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence; ``level`` is good, watch, bad or neutral, and bad ones stay until dismissed."""

    text: str
    level: str = "neutral"
    offers: tuple[Offer, ...] = ()


class Messages(QObject):
    """Emits what is said; keeps it while nobody listens yet."""

    said = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Message] = []

    def say(self, text: str, level: str = "neutral", *offers: Offer) -> None:
        """Say one sentence with the ways on from it."""
        message = Message(text, level, offers)
        if self.isSignalConnected(QMetaMethod.fromSignal(self.said)):
            self.said.emit(message)
        else:
            self._waiting.append(message)

    def refuse(self, error: AppError) -> None:
        """Say why something was not done, and the way out."""
        self.say(str(error), "bad")

    def release(self) -> None:
        """Say what was kept; called by whoever starts to listen."""
        waiting, self._waiting = self._waiting, []
        for message in waiting:
            self.said.emit(message)
