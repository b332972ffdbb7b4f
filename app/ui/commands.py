"""What the commands of the menus do that needs a question first: which file, which backup, where to."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import AppError
from app.i18n import _
from app.ui.actions import Actions
from app.ui.collaborators import Collaborators
from app.ui.context import PageContext
from app.ui.desk import Desk
from app.ui.messages import Offer

_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation


class Place(Protocol):
    """The window as far as a command needs it."""

    def context(self) -> PageContext:
        """The desk and the contract shown."""
        ...

    def go(self, contract_id: str, page: str = "", row: str = "") -> None:
        """Show another place."""
        ...


class Commands(QObject):
    """Connects the commands with what they do."""

    def __init__(
        self, parts: Collaborators, actions: Actions, desk: Desk, place: Place, window: QWidget
    ) -> None:
        super().__init__(window)
        self._deeds = parts.deeds
        self._messages = parts.messages
        self._desk = desk
        self._place = place
        self._window = window
        deeds: dict[str, Callable[[], object]] = {
            "new_desk": self.new_desk,
            "open": self.open_desk,
            "sample": desk.open_sample,
            "restore": self.restore,
            "close": desk.close,
            "quit": window.close,
            "undo": desk.undo,
            "redo": desk.redo,
            "import": self.import_contracts,
            "new_contract": self.new_contract,
            "delete_contract": self.delete_contract,
            "whole_desk": partial(place.go, ""),
            "pdf": self.report_pdf,
            "excel": self.export_excel,
            "shortcuts": partial(self.show_shortcuts, actions),
            "about": self.show_about,
        }
        for key, deed in deeds.items():
            actions[key].triggered.connect(self._doer(deed))

    def _doer(self, deed: Callable[[], object]) -> Callable[[], None]:
        def do() -> None:
            try:
                deed()
            except AppError as error:
                self._messages.refuse(error)

        return do

    def _folder(self) -> Path:
        """Where to look first: beside the desk that is open, else among the user's documents."""
        if self._desk.document is not None:
            return Path(self._desk.document.path.parent)
        return Path(QStandardPaths.writableLocation(_DOCUMENTS) or Path.home())

    def new_desk(self) -> bool:
        """Ask where, and make an empty desk there; False when nothing came of it."""
        suggestion = str(self._folder() / (_("My contracts") + ".cdesk"))
        name, _kind = QFileDialog.getSaveFileName(
            self._window, _("New desk"), suggestion, _("Desks (*.cdesk)")
        )
        return bool(name) and self._desk.create(Path(name).with_suffix(".cdesk"))

    def open_desk(self) -> None:
        """Ask which desk, and open it."""
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Open desk"), str(self._folder()), _("Desks (*.cdesk)")
        )
        if name:
            self._desk.open(Path(name))

    def restore(self) -> None:
        """Let the user choose a backup and go on from what it holds."""
        from app.ui.dialogs.restore import choose_backup

        path = self._desk.document.path
        backup = choose_backup(self._desk.document.backups(), self._window)
        if backup is None or not self._desk.close():
            return
        try:
            self._deeds.restore(path, backup)
        finally:
            self._desk.open(path)

    def import_contracts(self, paths: Sequence[Path] = ()) -> None:
        """Import contract files, asked for when none are given; makes a desk first when none is open."""
        chosen = list(paths)
        if not chosen:
            names, _kind = QFileDialog.getOpenFileNames(
                self._window,
                _("Import contracts"),
                str(self._folder()),
                _("Contracts (*.docx *.pdf *.txt *.md)"),
            )
            chosen = [Path(name) for name in names]
        if chosen and (self._desk.document is not None or self.new_desk()):
            self._deeds.import_contracts(self._place.context(), self._window, chosen)

    def new_contract(self) -> None:
        """Add a contract and show it."""
        self._place.go(self._deeds.new_contract(self._desk.document), "overview")

    def delete_contract(self) -> None:
        """Delete the contract shown, and offer to undo it at once."""
        self._deeds.delete_contract(self._desk.document, self._place.context().contract_id)
        self._messages.say(_("Contract deleted."), "neutral", Offer(_("Undo"), self._desk.undo))

    def report_pdf(self) -> None:
        """Write the status report of the contract shown."""
        self._deeds.report_pdf(self._place.context(), self._window)

    def export_excel(self) -> None:
        """Write the workbook for finance."""
        self._deeds.export_excel(self._place.context(), self._window)

    def show_shortcuts(self, actions: Iterable[QAction]) -> None:
        """Show all keys."""
        from app.ui.dialogs.help import ShortcutSheet

        ShortcutSheet(actions, self._window).exec()

    def show_about(self) -> None:
        """Show what this program is."""
        from app.ui.dialogs.help import About

        About(self._window).exec()
