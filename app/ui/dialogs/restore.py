"""The backups of a desk, newest first, to choose one from."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from app.i18n import _, ngettext


class RestoreDialog(QDialog):
    """Says what restoring does before it does it: the present file is kept beside the restored one."""

    def __init__(self, backups: Sequence[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Restore from backup"))
        self.resize(520, 400)
        self._backups = backups
        words = QLabel(
            _("The desk becomes what it was then. The file as it is now is kept beside it.")
            if backups
            else _("There is no backup of this desk yet. One is made whenever it is closed.")
        )
        words.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Backups"))
        self.list.addItems([_line(backup) for backup in backups])
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(self.accept)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        restore = buttons.addButton(_("Restore"), QDialogButtonBox.ButtonRole.AcceptRole)
        restore.setEnabled(bool(backups))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        for widget in (words, self.list, buttons):
            layout.addWidget(widget)

    def chosen(self) -> Any | None:
        """The backup chosen, or None."""
        place = self.list.currentRow()
        return self._backups[place] if 0 <= place < len(self._backups) else None


def _line(backup: Any) -> str:
    moment = datetime.fromisoformat(backup.at).astimezone().strftime("%Y-%m-%d %H:%M")
    count = ngettext("{n} contract", "{n} contracts", backup.contracts).format(n=backup.contracts)
    return "   ·   ".join(part for part in (moment, count, backup.label) if part)


def choose_backup(backups: Sequence[Any], window: QWidget) -> Any | None:
    """Let the user choose one of the backups; None when they think better of it."""
    dialog = RestoreDialog(backups, window)
    try:
        return dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()
