"""No test of the window leaves anything behind: no window, no running timer, no thread."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

STARTERS = (QTimer, QThread)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    """Tell the leak check how the test ended: a failed test keeps its widgets in the traceback."""
    outcome = yield
    if outcome.get_result().when == "call":
        item.stash[PASSED] = outcome.get_result().passed


PASSED = pytest.StashKey[bool]()


@pytest.fixture(autouse=True)
def nothing_left(qapp, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail the test that leaves a top-level widget, a running timer or a thread."""
    before, threads = _windows(), set(threading.enumerate())
    started = [_recorded(kind, monkeypatch) for kind in STARTERS]
    yield
    if not request.node.stash.get(PASSED, False):
        return
    QThreadPool.globalInstance().waitForDone(5000)
    _delete_deferred()
    if _windows() - before:
        gc.collect()
        _delete_deferred()
    left = [repr(widget) for widget in _windows() - before]
    left += [repr(item) for items in started for item in items if isValid(item) and _running(item)]
    left += [repr(thread) for thread in set(threading.enumerate()) - threads if not thread.daemon]
    assert not left, f"left behind: {', '.join(left)}"


def _windows() -> set[QWidget]:
    return {widget for widget in QApplication.topLevelWidgets() if widget.parent() is None}


def _recorded(kind: type, monkeypatch: pytest.MonkeyPatch) -> list:
    started: list = []
    start = kind.start

    def recording(self, *arguments):
        started.append(self)
        return start(self, *arguments)

    monkeypatch.setattr(kind, "start", recording)
    return started


def _running(item: QTimer | QThread) -> bool:
    return item.isActive() if isinstance(item, QTimer) else item.isRunning()


def _delete_deferred() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
