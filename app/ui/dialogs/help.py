"""The sheet of keyboard shortcuts, and what this program is."""

from collections.abc import Iterable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.i18n import N_, _
from app.services.desks import FILE_FORMAT
from app.settings import log_folder
from app.ui.errors import diagnostics

# Keys that no menu shows, because they belong to tables and fields.
_TABLE_KEYS = (
    (N_("Edit the cell"), "F2"),
    (N_("Edit, or take what was typed"), "Return"),
    (N_("Take what was typed and go to the next cell"), "Tab"),
    (N_("Give up what was typed"), "Esc"),
    (N_("New row"), "Ins"),
    (N_("Delete rows"), "Del"),
    (N_("Filter the table"), "Ctrl+F"),
    (N_("Copy rows with their titles"), "Ctrl+C"),
    (N_("Paste from a spreadsheet"), "Ctrl+V"),
    (N_("Open the calendar of a date"), "Alt+Down"),
)
_NATIVE = QKeySequence.SequenceFormat.NativeText


class ShortcutSheet(QDialog):
    """All keys on one sheet."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        lines = [(action.text().rstrip("…"), action.shortcut().toString(_NATIVE)) for action in actions]
        lines = [line for line in lines if line[1]]
        lines += [(_(words), QKeySequence(keys).toString(_NATIVE)) for words, keys in _TABLE_KEYS]
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        half = (len(lines) + 1) // 2
        for place, (words, keys) in enumerate(lines):
            column = 0 if place < half else 2
            shown = QLabel(keys)
            shown.setProperty("role", "dim")
            grid.addWidget(QLabel(words), place % half, column)
            grid.addWidget(shown, place % half, column + 1)
        _fill(self, grid)


class About(QDialog):
    """Version, file format and where the log is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About ContractDesk"))
        title = QLabel(_("ContractDesk"))
        title.setProperty("role", "title")
        lines = QVBoxLayout()
        lines.setSpacing(8)
        lines.addWidget(title)
        texts = (
            _("Version {version}").format(version=__version__),
            _("File format {schema}").format(schema=FILE_FORMAT),
            _("Log: {folder}").format(folder=log_folder()),
            diagnostics(),
            _("This program works offline. Your contracts stay in one file on this computer."),
        )
        for text in texts:
            label = QLabel(text)
            label.setProperty("role", "dim")
            label.setWordWrap(True)
            lines.addWidget(label)
        folder = QPushButton(_("Open the log folder"))
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder()))))
        _fill(self, lines, folder)


def _fill(dialog: QDialog, content: QVBoxLayout | QGridLayout, *more: QPushButton) -> None:
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(20, 16, 20, 16)
    layout.setSpacing(16)
    layout.addLayout(content)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    for button in more:
        buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
