"""The frame that is on the screen before anything else is loaded; the window is put into it.

Whatever is imported here delays the first paint. The namespace ``Qt`` alone takes as long as a third of a
bare window, so nothing here touches it.
"""

from PySide6.QtCore import QRect, QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from app.ui.tokens import tokens

SIZE, LEAST_SIZE = (1440, 900), (800, 520)
_MENU, _TOOLS, _FOOT, _SIDE = 28, 44, 28, 272


class Shell(QMainWindow):
    """Paints where bars and lists will be, tells when it has, then holds the real window."""

    painted = Signal()  # once

    def __init__(self, theme: str, state: QSettings) -> None:
        """``theme`` names the colours; ``state`` keeps size and place."""
        super().__init__()
        self._state = state
        self._tokens = tokens(theme)
        self._is_painted = False
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*SIZE)
        geometry = state.value("window/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def hold(self, window: QMainWindow) -> None:
        """Fill the frame with the real window, and carry its title."""
        self.setCentralWidget(window)
        self.setWindowTitle(window.windowTitle())
        window.windowTitleChanged.connect(self.setWindowTitle)
        window.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.centralWidget() is None:
            self._paint_outline()
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def _paint_outline(self) -> None:
        width, height = self.width(), self.height()
        top, foot = _MENU + _TOOLS, height - _FOOT
        panel, line = QColor(self._tokens["panel"]), QColor(self._tokens["line"])
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._tokens["ground"]))
        for place in (
            QRect(0, 0, width, top),
            QRect(0, foot, width, _FOOT),
            QRect(0, top, _SIDE, foot - top),
        ):
            painter.fillRect(place, panel)
        for place in (QRect(0, _MENU, width, 1), QRect(0, top, width, 1), QRect(0, foot, width, 1)):
            painter.fillRect(place, line)
        painter.fillRect(QRect(_SIDE, top, 1, foot - top), line)
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when the window inside agrees."""
        self._state.setValue("window/geometry", self.saveGeometry())
        inside = self.centralWidget()
        if inside is None or inside.close():
            super().closeEvent(event)
        else:
            event.ignore()
