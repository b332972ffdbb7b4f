"""Work on foreign files in a child process, which can be watched, stopped and killed.

A parser that hangs, eats memory or crashes takes only the child with it. The window polls a ``ChildJob`` from
a timer; the command line blocks in ``run_in_child``. The child is spawned, not forked, so that it is the same
on every system and in the frozen program (whose entry point must call ``multiprocessing.freeze_support``).
"""

import logging
import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Generic, TypeVar

from app import i18n
from app.errors import AppError, Cancelled, ContractProblem
from app.i18n import _
from app.models.progress import Progress, Report, silent

_Result = TypeVar("_Result")
_STARTING = 30.0  # seconds that a slow machine may take to start a Python
_AT_ONCE = 100  # messages taken in one go, so that a talkative child cannot hold its parent up
_MEGABYTE = 1024 * 1024
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Started:
    """The child is up; its time runs from here."""


@dataclass(frozen=True, slots=True)
class _Finished:
    """The function has returned."""

    value: Any


@dataclass(frozen=True, slots=True)
class _Failed:
    """The function has raised."""

    error: AppError | None  # None: not an error that a user can understand
    kind: str
    details: str


class ChildJob(Generic[_Result]):
    """One function running in a child process of its own.

    ``function(*args, report=…)`` must be defined at the top of a module; arguments and result must be
    picklable. The first path among the arguments is the file that messages name.
    """

    def __init__(
        self, function: Callable[..., _Result], *args: object, seconds: float = 10, megabytes: int = 512
    ) -> None:
        """Start at once; ``seconds`` of wall time and ``megabytes`` of memory (Linux) are the limits."""
        self._subject = next((str(arg) for arg in args if isinstance(arg, Path)), function.__name__)
        self._seconds = seconds
        self._megabytes = megabytes
        self._outcome: _Finished | BaseException | None = None
        context = multiprocessing.get_context("spawn")
        self._inbox, outbox = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_run, args=(outbox, i18n.language(), megabytes, function, args), daemon=True
        )
        self._deadline = time.monotonic() + _STARTING
        self._process.start()
        outbox.close()

    @property
    def done(self) -> bool:
        """Whether there is a result or an error to fetch with ``result``."""
        return self._outcome is not None

    def poll(self, timeout: float = 0.0) -> Progress | None:
        """The newest progress, waiting up to ``timeout`` seconds; kills a child beyond its limits."""
        newest = None
        for _message in range(_AT_ONCE):
            if self.done or not self._inbox.poll(timeout):
                break
            newest = self._receive() or newest
            timeout = 0.0
        if not self.done:
            self._enforce_limits()
        return newest

    def result(self) -> _Result:
        """What the function returned, waiting for it; else its AppError, ContractProblem or Cancelled."""
        while not self.done:
            self.poll(0.1)
        if isinstance(self._outcome, BaseException):
            raise self._outcome
        assert self._outcome is not None
        value: _Result = self._outcome.value
        return value

    def cancel(self) -> None:
        """End the child now; ``result`` raises Cancelled. Nothing happens when it is already done."""
        if not self.done:
            self._end(Cancelled(_("Reading “{path}” was stopped.").format(path=self._subject)))

    def _receive(self) -> Progress | None:
        """Take one message; progress is handed on, everything else changes the state."""
        try:
            message = self._inbox.recv()
        except (EOFError, OSError):
            cause = _("it stopped the reader; it is damaged or needs more than {n} MB of memory")
            self._end(self._problem(cause.format(n=self._megabytes)))
            return None
        if isinstance(message, Progress):
            return message
        if isinstance(message, _Started):
            self._deadline = time.monotonic() + self._seconds
        else:
            self._end(message if isinstance(message, _Finished) else self._failure(message))
        return None

    def _failure(self, failed: _Failed) -> AppError:
        if failed.error is not None:
            return failed.error
        _LOG.error("Reading failed in the child process.\n%s", failed.details)
        if failed.kind == MemoryError.__name__:
            return self._too_large()
        return self._problem(_("the reader failed ({kind})").format(kind=failed.kind))

    def _enforce_limits(self) -> None:
        if time.monotonic() > self._deadline:
            self._end(
                self._problem(_("it took longer than {n} seconds").format(n=format(self._seconds, "g")))
            )
        elif _resident(self._process.pid) > self._megabytes * _MEGABYTE:
            self._end(self._too_large())

    def _too_large(self) -> ContractProblem:
        return self._problem(_("it needed more than {n} MB of memory").format(n=self._megabytes))

    def _problem(self, cause: str) -> ContractProblem:
        message = _("“{path}” cannot be read: {cause}.").format(path=self._subject, cause=cause)
        way_out = _("Open it in the program it was made with, save it as a new DOCX or PDF, and import that.")
        return ContractProblem(message, way_out, _("The file was not changed."))

    def _end(self, outcome: _Finished | BaseException) -> None:
        """Remember how it ended and leave no process behind."""
        self._outcome = outcome
        self._inbox.close()
        if isinstance(outcome, _Finished):
            self._process.join(timeout=1)
        self._process.kill()
        self._process.join()
        self._process.close()


def run_in_child(
    function: Callable[..., _Result],
    *args: object,
    report: Report | None = None,
    seconds: float = 10,
    megabytes: int = 512,
) -> _Result:
    """Call ``function(*args, report=…)`` in a child process and wait; raises as ``ChildJob.result`` does.

    What ``report`` raises stops the child.
    """
    job = ChildJob(function, *args, seconds=seconds, megabytes=megabytes)
    tell = report or silent
    try:
        while not job.done:
            progress = job.poll(0.1)
            if progress is not None:
                tell(progress.done, progress.total, progress.text)
    finally:
        job.cancel()
    return job.result()


def _run(
    outbox: Connection,
    language: str,
    megabytes: int,
    function: Callable[..., object],
    args: tuple[object, ...],
) -> None:
    """The child's whole life: limits, language, the function, one last message."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl+C means
    _limit_memory(megabytes)
    i18n.use(language)
    outbox.send(_Started())

    def report(done: int, total: int, text: str) -> None:
        outbox.send(Progress(done, total, text))

    try:
        message: _Finished | _Failed = _Finished(function(*args, report=report))
    except AppError as error:
        message = _Failed(error, type(error).__name__, "")
    except Exception as error:  # noqa: BLE001 - whatever a parser raises must come home as a message
        message = _Failed(None, type(error).__name__, traceback.format_exc())
    with suppress(BrokenPipeError):  # the parent has gone or has cancelled
        outbox.send(message)


def _limit_memory(megabytes: int) -> None:
    """Let allocations beyond the limit fail at once; only Linux counts them in a way that can be limited."""
    if sys.platform == "linux":
        import resource

        limit = megabytes * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def _resident(pid: int | None) -> int:
    """Bytes of memory that the process holds; 0 where that cannot be told."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
