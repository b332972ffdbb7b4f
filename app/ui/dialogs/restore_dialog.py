"""File > Restore: the verified backups of a desk, and taking one back."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import N_, _, ngettext
from app.services import desks
from app.ui.theme import Theme
from app.ui.widgets.panel import label

_BACKUP = Qt.ItemDataRole.UserRole
_STRETCH = QHeaderView.ResizeMode.Stretch
_REASONS = {
    "import": N_("before an import"),
    "migration": N_("before an update of the file"),
    "restore": N_("before a restore"),
}


class RestoreDialog(QDialog):
    """The backups, newest first; ``chosen()`` is the one to take back."""

    def __init__(self, backups: list[Any], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Restore from a backup"))
        self.resize(620, 420)
        self._theme = theme
        self.list = QTreeWidget()
        self.list.setAccessibleName(_("Backups"))
        self.list.setHeaderLabels([_("Made"), _("Contracts"), _("Steps"), _("Why")])
        self.list.setRootIsDecorated(False)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(3, _STRETCH)
        for backup in backups:
            self.list.addTopLevelItem(_item(backup))
        self.list.setColumnWidth(0, 180)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._take = buttons.addButton(_("Restore"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._take.setProperty("primary", True)
        self._take.setEnabled(False)
        layout = QVBoxLayout(self)
        hint = _("The present file is kept beside the restored one, so nothing is lost.")
        empty = _("There is no backup of this desk yet; one is made when it is closed.")
        layout.addWidget(label(hint if backups else empty, "dim", wrap=True))
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.list.currentItemChanged.connect(self._chosen_changed)
        self.list.itemActivated.connect(self.accept)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        if backups:
            self.list.setCurrentItem(self.list.topLevelItem(0))

    def _chosen_changed(self, item: QTreeWidgetItem | None) -> None:
        self._take.setEnabled(item is not None)

    def chosen(self) -> Any:
        """The backup that is marked, or None."""
        item = self.list.currentItem()
        return item.data(0, _BACKUP) if item is not None else None


def _item(backup: Any) -> QTreeWidgetItem:
    made = datetime.fromisoformat(backup.at).astimezone()
    contracts = ngettext("{n} contract", "{n} contracts", backup.contracts).format(n=backup.contracts)
    why = _(_REASONS[backup.label]) if backup.label in _REASONS else backup.label
    item = QTreeWidgetItem([f"{made:%Y-%m-%d %H:%M}", contracts, f"{backup.seq:,}", why])
    item.setData(0, _BACKUP, backup)
    return item


def choose_backup(document: Any, theme: Theme, window: QWidget) -> Callable[[], Any] | None:
    """Let the user choose a backup; the deed that takes it back and opens the desk again, or None."""
    dialog = RestoreDialog(document.backups(), theme, window)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    backup = dialog.chosen()
    dialog.deleteLater()
    if not accepted or backup is None:
        return None
    return lambda: desks.restore_desk(document, backup)
