"""What is not the user's doing: one hook, a log that rotates, a dialog with details to copy."""

import faulthandler
import logging
import platform
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.errors import AppError
from app.i18n import _

_LOG = logging.getLogger("app")
_LOG_BYTES, _LOG_FILES = 1_000_000, 3


def start_log(folder: Path) -> Path:
    """Log to a rotating file in ``folder``; the file. A log that cannot be written is done without."""
    path = folder / "contractdesk.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(path, "a", _LOG_BYTES, _LOG_FILES, "utf-8")
        if not faulthandler.is_enabled():
            faulthandler.enable((folder / "crash.log").open("a", encoding="utf-8"))
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    return path


def catch_errors(parent: Callable[[], QWidget | None], refuse: Callable[[AppError], object]) -> None:
    """Send every uncaught exception here: an AppError to ``refuse``, the rest to log and dialog."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, AppError):
            refuse(error)
        elif issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            details = "".join(traceback.format_exception(kind, error, trace))
            _LOG.error("unexpected error\n%s", details)
            ErrorDialog(details, parent()).open()

    sys.excepthook = hook


def diagnostics() -> str:
    """What a report of an error needs to say about where it happened."""
    versions = f"ContractDesk {__version__} · Python {platform.python_version()} · Qt {qVersion()}"
    return f"{versions} · {platform.platform()}"


class ErrorDialog(QDialog):
    """Says that it is not the user's fault, that saved work is safe, and lets the details be copied."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Something went wrong"))
        self.resize(640, 380)
        title = QLabel(_("This is a fault of the program, not yours."))
        title.setProperty("role", "heading")
        words = QLabel(_("What was saved before is safe. The step that failed was taken back as a whole."))
        words.setWordWrap(True)
        self.details = QPlainTextEdit(f"{diagnostics()}\n\n{details}")
        self.details.setReadOnly(True)
        self.details.setAccessibleName(_("Details"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton(_("Copy details"))
        copy.clicked.connect(self.copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        for widget in (title, words, self.details, buttons):
            layout.addWidget(widget)

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())
