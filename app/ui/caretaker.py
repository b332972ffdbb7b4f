"""Looks after the open desk in the background: verified backups half-hourly, a check after opening."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from app.i18n import ngettext
from app.ui.desk import Desk
from app.ui.messages import Messages

_HALF_HOUR = 30 * 60 * 1000
_SHOWN = 3  # findings that a message names


class Caretaker(QObject):
    """Works in a thread of the pool; what it finds becomes a message."""

    found = Signal(object, list)  # the document, sentences
    cared = Signal()

    def __init__(self, desk: Desk, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._messages = messages
        self._timer = QTimer(self)
        self._timer.setInterval(_HALF_HOUR)
        self._timer.timeout.connect(self._back_up)
        desk.opened.connect(self._look_after)
        desk.closed.connect(self._timer.stop)
        self.found.connect(self._tell)

    def _look_after(self) -> None:
        from app.services.desks import look_after

        self._timer.start()
        self._run(look_after)

    def _back_up(self) -> None:
        from app.services.desks import back_up

        self._run(back_up)

    def _run(self, deed: Callable[[Any], list[str]]) -> None:
        document, found = self._desk.document, self.found

        def work() -> None:
            found.emit(document, deed(document))

        QThreadPool.globalInstance().start(work)

    def _tell(self, document: object, sentences: list[str]) -> None:
        self.cared.emit()
        if document is not self._desk.document or not sentences:
            return
        more = len(sentences) - _SHOWN
        text = " ".join(sentences[:_SHOWN])
        if more > 0:
            text += " " + ngettext("{n} more finding.", "{n} more findings.", more).format(n=more)
        self._messages.say(text, "bad")
