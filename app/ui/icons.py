"""The icons of the program by what they mean, drawn from SVG in the colours of the theme."""

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.resources import resource_path
from app.ui.theme import Theme

# What it means: its name in the Phosphor family.
NAMES = {
    "import": "download-simple",
    "new": "plus",
    "open": "folder-open",
    "undo": "arrow-counter-clockwise",
    "redo": "arrow-clockwise",
    "pdf": "file-pdf",
    "excel": "table",
    "search": "magnifying-glass",
    "sample": "books",
    "restore": "clock-counter-clockwise",
    "close": "x",
    "delete": "trash",
    "copy": "copy",
    "paste": "clipboard",
    "edit": "pencil-simple",
    "columns": "columns",
    "calendar": "calendar-blank",
    "more": "dots-three",
    "sort": "caret-down",
    "previous": "caret-left",
    "next": "caret-right",
    "overview": "squares-four",
    "clauses": "article",
    "timeline": "chart-bar-horizontal",
    "changes": "git-pull-request",
    "risks": "warning-circle",
    "performance": "chart-line-up",
    "contract": "file-text",
    "keyboard": "keyboard",
    "info": "info",
    "theme": "moon",
    "language": "translate",
    "text_size": "text-aa",
    "command": "command",
    "attachment": "paperclip",
    "lock": "lock-simple",
}


class _Drawing(QIconEngine):
    """An icon drawn from its SVG in two colours, sharp at every size and scale."""

    def __init__(self, name: str, color: str, disabled: str) -> None:
        super().__init__()
        self._look = (name, color, disabled)
        self._source = resource_path("icons", "phosphor", f"{name}.svg").read_text("utf-8")

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        color = self._look[2 if mode == QIcon.Mode.Disabled else 1]
        drawing = self._source.replace("currentColor", color)
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Drawing(*self._look)


def icon(name: str, theme: Theme, token: str = "dim") -> QIcon:
    """The icon in a colour of the theme in force."""
    return QIcon(_Drawing(NAMES[name], theme.color(token).name(), theme.color("line").name()))
