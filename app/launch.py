"""The first moments: a frame on the screen, then everything else."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.settings import SettingsFile, config_folder, log_folder
from app.ui.shell import Shell

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_DARK_BELOW = 128  # lightness of a system palette that is taken for dark


class Launch:
    """Shows the frame at once and fills it after its first paint."""

    def __init__(self, settings: SettingsFile, state: QSettings, path: Path | None = None) -> None:
        """Open the desk at ``path``, or the one that was open last."""
        application = QApplication.instance()
        self._application = (
            application if isinstance(application, QApplication) else QApplication(sys.argv[:1])
        )
        self._settings = settings
        self._state = state
        self._path = path
        self.window: MainWindow | None = None
        self.shell = Shell(self._theme(), state)
        self.shell.painted.connect(self._fill)
        self.shell.show()

    def run(self) -> int:
        """Work until the window is closed; the exit code."""
        return self._application.exec()

    def _theme(self) -> str:
        wish = self._settings.value.theme
        if wish != "system":
            return wish
        return "dark" if self._application.palette().window().color().lightness() < _DARK_BELOW else "light"

    def _fill(self) -> None:
        from app.main import make_window
        from app.ui.application import make_application
        from app.ui.errors import start_log

        start_log(log_folder())
        _application, theme = make_application(self._settings.value)
        self.window = make_window(self._settings, theme, self._state)
        self.shell.hold(self.window)
        self.window.start(self._path)


def run_window(path: Path | None = None) -> int:
    """Show the window, with the desk at ``path`` or the one that was open last; the exit code."""
    state = QSettings(str(config_folder() / "window.ini"), QSettings.Format.IniFormat)
    return Launch(SettingsFile(), state, path).run()
