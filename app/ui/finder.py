"""What the search box finds: commands, contracts, and clauses by what they say."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.collaborators import Collaborators
from app.ui.desk import Desk
from app.ui.widgets.palette import Entry, Palette

_NATIVE = QKeySequence.SequenceFormat.NativeText
_LEAST = 2  # characters before clauses are searched
Go = Callable[[str, str, str], object]


class Finder(QObject):
    """Fills the palette; made when it is first opened."""

    def __init__(
        self,
        parts: Collaborators,
        desk: Desk,
        commands: Callable[[], Sequence[QAction]],
        go: Go,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._parts = parts
        self._desk = desk
        self._commands = commands
        self._go = go
        self._window = window
        self._palette: Palette | None = None

    def open(self, below: QWidget) -> None:
        """Open the box under a widget."""
        if self._palette is None:
            self._palette = Palette(self._entries, self._search, self._parts.theme, self._window)
        self._palette.open(below)

    def _entries(self) -> list[Entry]:
        entries = []
        if self._desk.document is not None:
            for row in self._parts.deeds.contracts(self._desk.document):
                detail = " • ".join(part for part in (row.counterparty, row.no) if part)
                entries.append(Entry(_("Contract"), row.title, detail, partial(self._go, row.id, "", "")))
        for action in self._commands():
            if action.isEnabled():
                keys = action.shortcut().toString(_NATIVE)
                entries.append(Entry(_("Command"), action.text().rstrip("…"), keys, action.trigger))
        return entries

    def _search(self, text: str) -> list[Entry]:
        if self._desk.document is None or len(text.strip()) < _LEAST:
            return []
        hits = self._parts.deeds.search_clauses(self._desk.document, text)
        return [
            Entry(
                hit.contract_title,
                f"{hit.number} {hit.heading or hit.excerpt}".strip(),
                hit.excerpt if hit.heading else "",
                partial(self._go, hit.contract_id, "clauses", hit.clause_id),
            )
            for hit in hits
        ]
