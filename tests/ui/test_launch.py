"""The first moments: what is on the screen first, and what is not loaded before it."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from app.launch import Launch
from app.services import desks
from app.settings import SettingsFile

_FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication
from app.launch import Launch
from app.settings import SettingsFile
home = Path(sys.argv[1])
launch = Launch(SettingsFile(home / "s.toml"), QSettings(str(home / "w.ini"), QSettings.Format.IniFormat))
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(" ".join(sys.modules))
            launch.shell.removeEventFilter(self)
            QApplication.quit()
        return False
watch = Watch()
launch.shell.installEventFilter(watch)
launch.run()
"""
HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "reportlab",
    "openpyxl",
    "docx",
    "pypdfium2",
    "pikepdf",
    "lxml",
    "numpy",
    "alembic",
)


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", _FIRST, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path.cwd(),
    )
    loaded = set(done.stdout.split())
    assert "PySide6.QtWidgets" in loaded
    assert loaded.isdisjoint(HEAVY)
    assert not [
        name for name in loaded if name.startswith(("app.services", "app.store", "app.ui.main_window"))
    ]


@pytest.fixture
def launch(qtbot, tmp_path):
    desks.create_desk(tmp_path / "mine.cdesk").close()
    settings = SettingsFile(tmp_path / "settings.toml")
    settings.change(language="en", theme="dark")
    state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    launch = Launch(settings, state, tmp_path / "mine.cdesk")
    qtbot.addWidget(launch.shell)
    yield launch
    launch.shell.close()


def test_the_frame_is_painted_then_filled(launch, qtbot, tmp_path):
    with qtbot.waitSignal(launch.shell.painted):
        assert launch.window is None
    assert launch.shell.centralWidget() is launch.window
    assert launch.window.desk.document.path.name == "mine.cdesk"
    assert launch.shell.windowTitle() == "mine"


def test_closing_the_frame_closes_the_desk_and_keeps_the_size(launch, qtbot):
    with qtbot.waitSignal(launch.shell.painted):
        pass
    launch.shell.resize(1000, 640)
    launch.shell.close()
    assert launch.window.desk.document is None
    assert launch._state.value("window/geometry") is not None
