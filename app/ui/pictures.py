"""Pictures of the window, one a tab, without showing it: for the manual, for tests, for a first look."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEventLoop,
    QMessageLogContext,
    QSize,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QWidget

SIZE = QSize(1440, 900)
_ROUNDS = 4  # layouts and delayed first reads settle within so many rounds of the event loop


@contextmanager
def quiet_platform() -> Iterator[None]:
    """Leave out what Qt says of things that a platform without a screen cannot do."""

    def handle(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if not text.startswith("This plugin does not support"):
            sys.stderr.write(text + "\n")

    before = qInstallMessageHandler(handle)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def settle() -> None:
    """Let everything that is waiting happen: pictures are taken of a window at rest."""
    for _round in range(_ROUNDS):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        QCoreApplication.sendPostedEvents()


def take(window: QWidget, out: Path, tabs: Sequence[str], show: Callable[[str], object]) -> list[Path]:
    """Write ``<tab>.png`` for each tab into ``out``; ``show(tab)`` brings it to the front."""
    out.mkdir(parents=True, exist_ok=True)
    window.resize(SIZE)
    written = []
    for tab in tabs:
        show(tab)
        settle()
        path = out / f"{tab}.png"
        window.grab().save(str(path), "PNG")
        written.append(path)
    return written
