"""The desk that is open, if any: opened, closed, undone; what goes wrong becomes a message."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Signal

from app.errors import AppError, DeskLocked
from app.i18n import _, language
from app.ui.collaborators import Collaborators
from app.ui.messages import Offer

_ROOM = QStandardPaths.StandardLocation.DocumentsLocation


class Desk(QObject):
    """Holds the one open document; the window shows it."""

    opened = Signal()
    closed = Signal()

    def __init__(self, parts: Collaborators, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self.document: Any = None

    def open(self, path: Path) -> bool:
        """Open a desk instead of the one that is open; False when it was refused."""
        return self._take(partial(self._parts.deeds.open_desk, path, False), path)

    def create(self, path: Path) -> bool:
        """Make a new desk and open it."""
        return self._take(partial(self._parts.deeds.create_desk, path), path)

    def read(self, path: Path) -> bool:
        """Open a desk for reading only, because somebody else has it open."""
        return self._take(partial(self._parts.deeds.open_desk, path, True), path)

    def _take(self, opening: Callable[[], Any], path: Path) -> bool:
        """Open what ``opening`` opens; the present desk stays open when that fails."""
        try:
            document = opening()
        except DeskLocked as error:
            self._parts.messages.say(
                str(error), "bad", Offer(_("Open for reading"), partial(self.read, path))
            )
            return False
        except AppError as error:
            self._parts.messages.refuse(error)
            return False
        self.close()
        self.document = document
        self._parts.bridge.attach(document)
        self._parts.settings.keep(self._parts.settings.value.with_recent(document.path))
        for notice in document.notices:
            self._parts.messages.say(notice, "watch")
        self.opened.emit()
        return True

    def open_sample(self) -> None:
        """Write a fresh copy of the sample beside the user's documents and open it."""
        from app.services.desks import write_sample

        path = _free_path(Path(QStandardPaths.writableLocation(_ROOM) or Path.home()), _("Sample desk"))
        self._parts.jobs.run(
            _("Writing the sample"),
            write_sample,
            path,
            language(),
            then=lambda _nothing: self.open(path),
            seconds=120,
        )

    def close(self) -> bool:
        """Close the desk, if one is open; False when its closing backup failed, which is said."""
        if self.document is None:
            return True
        document, self.document = self.document, None
        self._parts.bridge.attach(None)
        self.closed.emit()
        try:
            document.close()
        except AppError as error:
            self._parts.messages.refuse(error)
            return False
        return True

    def undo(self) -> None:
        """Take back the last step."""
        self._tried(lambda: self.document.undo())

    def redo(self) -> None:
        """Do the last undone step again."""
        self._tried(lambda: self.document.redo())

    def _tried(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except AppError as error:
            self._parts.messages.refuse(error)


def _free_path(folder: Path, name: str) -> Path:
    """A path in ``folder`` that does not exist yet."""
    folder.mkdir(parents=True, exist_ok=True)
    path, number = folder / f"{name}.cdesk", 2
    while path.exists():
        path, number = folder / f"{name} {number}.cdesk", number + 1
    return path
