"""Files dropped on the window: the hint says before the drop what will happen."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext
from app.ui.theme import Theme

DESK_SUFFIX = ".cdesk"
CONTRACT_SUFFIXES = (".docx", ".pdf", ".txt", ".md", ".doc")
_MARGIN = 16


def dropped_paths(data: QMimeData) -> tuple[list[Path], list[Path]]:
    """Desks and contracts among the files of a drag."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    desks = [path for path in paths if path.suffix.lower() == DESK_SUFFIX]
    contracts = [path for path in paths if path.suffix.lower() in CONTRACT_SUFFIXES]
    return desks, contracts


def drop_hint(desks: list[Path], contracts: list[Path]) -> str:
    """What dropping these files does."""
    if desks:
        return _("Drop to open {file}").format(file=desks[0].name)
    count = len(contracts)
    return ngettext("Drop to import: {n} contract", "Drop to import: {n} contracts", count).format(n=count)


class DropTarget(QWidget):
    """Covers the window while files are dragged over it."""

    desk_dropped = Signal(object)  # Path
    contracts_dropped = Signal(list)  # of Path

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._hint = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @property
    def hint(self) -> str:
        """What is said now, "" while nothing is dragged."""
        return self._hint if not self.isHidden() else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(event, QDropEvent):
            return self._dragged(event)
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._dropped(event)
            return True
        return super().eventFilter(watched, event)

    def _dragged(self, event: QDropEvent) -> bool:
        desks, contracts = dropped_paths(event.mimeData())
        if not (desks or contracts):
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._hint = drop_hint(desks, contracts)
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()
        return True

    def _dropped(self, event: QDropEvent) -> None:
        self.hide()
        desks, contracts = dropped_paths(event.mimeData())
        event.accept()
        if desks:
            self.desk_dropped.emit(desks[0])
        elif contracts:
            self.contracts_dropped.emit(contracts)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = self._theme.color("accent_ground")
        veil.setAlpha(235)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(self._theme.color("accent"), 2, Qt.PenStyle.DashLine))
        frame = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(frame, 12, 12)
        painter.setFont(self._theme.font("figure", bold=True))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._hint)
        painter.end()
