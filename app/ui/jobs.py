"""Long work: who owns it, how far it is, how it is stopped, and what came of it.

A job runs in a child process (see ``app.services.child``) and is asked from a timer, so the window
never waits. The runner owns every job until it ends, because an unreferenced job loses its result silently.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import AppError, Cancelled
from app.i18n import _
from app.models.progress import Progress
from app.ui.messages import Messages

_EVERY_MS = 40


class Job(Protocol):
    """Work that is going on; ``app.services.child.ChildJob`` is one."""

    @property
    def done(self) -> bool:
        """Whether ``result`` answers at once."""
        ...

    def poll(self) -> Progress | None:
        """The newest progress, if there is any."""
        ...

    def result(self) -> Any:
        """What came of it; raises what went wrong."""
        ...

    def cancel(self) -> None:
        """Stop it; nothing half done is left."""
        ...


@dataclass(eq=False)
class _Running:
    title: str
    job: Job
    then: Callable[[Any], object]
    failed: Callable[[AppError], object]


def start_in_child(function: Callable[..., Any], *args: object, **limits: float) -> Job:
    """Run ``function(*args, report=…)`` in a child process."""
    from app.services.child import ChildJob

    return ChildJob(function, *args, **limits)  # type: ignore[arg-type]


class InlineJob:
    """Runs at once where it stands: for tests, and for what a child process cannot do."""

    def __init__(self, function: Callable[..., Any], *args: object, **_limits: float) -> None:
        self._progress: Progress | None = None
        self._value: Any = None
        self._error: AppError | None = None
        try:
            self._value = function(*args, report=self._report)
        except AppError as error:
            self._error = error

    done = True

    def poll(self) -> Progress | None:
        """The last progress that was reported."""
        progress, self._progress = self._progress, None
        return progress

    def result(self) -> Any:
        """What the function returned; raises its AppError."""
        if self._error is not None:
            raise self._error
        return self._value

    def cancel(self) -> None:
        """Nothing is left to stop."""

    def _report(self, done: int, total: int, text: str) -> None:
        self._progress = Progress(done, total, text)


class JobRunner(QObject):
    """Starts jobs, follows them, and hands their results on."""

    progressed = Signal(str, object)  # title, Progress or None
    idle = Signal()

    def __init__(
        self,
        messages: Messages,
        start: Callable[..., Job] = start_in_child,
        parent: QObject | None = None,
    ) -> None:
        """``start(function, *args, **limits)`` gives a running Job."""
        super().__init__(parent)
        self._messages = messages
        self._start = start
        self._running: list[_Running] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._follow)

    @property
    def busy(self) -> bool:
        """Whether anything is going on."""
        return bool(self._running)

    def run(
        self,
        title: str,
        function: Callable[..., Any],
        *args: object,
        then: Callable[[Any], object],
        failed: Callable[[AppError], object] | None = None,
        **limits: float,
    ) -> None:
        """Start ``function(*args, report=…)`` and call ``then(result)``.

        A refusal becomes a message, or goes to ``failed``.
        """
        job = self._start(function, *args, **limits)
        self._running.append(_Running(title, job, then, failed or self._messages.refuse))
        self.progressed.emit(title, None)
        self._timer.start()

    def cancel(self) -> None:
        """Stop everything that is going on."""
        for running in self._running:
            running.job.cancel()

    def _follow(self) -> None:
        for running in tuple(self._running):
            progress = running.job.poll()
            if running.job.done:
                self._running.remove(running)
                self._finish(running)
            elif progress is not None:
                self.progressed.emit(running.title, progress)
        if not self._running:
            self._timer.stop()
            self.idle.emit()

    def _finish(self, running: _Running) -> None:
        try:
            running.then(running.job.result())
        except Cancelled:
            self._messages.say(_("{work}: stopped, nothing was kept.").format(work=running.title))
        except AppError as error:
            running.failed(error)
