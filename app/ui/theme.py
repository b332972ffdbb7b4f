"""The look: colour tokens become one palette, one style sheet and a scale of fonts."""

import sys
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.resources import resource_path
from app.ui.tokens import tokens

FAMILY = "Noto Sans SC"
# The type scale in units of 1/96 inch, as it is drawn at 100 %.
SIZES = {"caption": 12, "body": 13, "heading": 15, "title": 18, "figure": 22}
TEXT_SIZES = (80, 90, 100, 115, 130, 150, 175, 200)
# A point is 1/72 inch; macOS draws one unit per point, the others three quarters.
_POINTS = 1.0 if sys.platform == "darwin" else 0.75

_ROLES = QPalette.ColorRole
_PALETTE = {
    _ROLES.Window: "ground",
    _ROLES.WindowText: "text",
    _ROLES.Base: "panel",
    _ROLES.AlternateBase: "ground",
    _ROLES.Text: "text",
    _ROLES.Button: "panel",
    _ROLES.ButtonText: "text",
    _ROLES.BrightText: "on_accent",
    _ROLES.ToolTipBase: "panel",
    _ROLES.ToolTipText: "text",
    _ROLES.PlaceholderText: "dim",
    _ROLES.Highlight: "accent_ground",
    _ROLES.HighlightedText: "text",
    _ROLES.Link: "accent",
    _ROLES.LinkVisited: "accent",
    _ROLES.Accent: "accent",
    _ROLES.Light: "panel",
    _ROLES.Midlight: "hover",
    _ROLES.Mid: "line",
    _ROLES.Dark: "dim",
    _ROLES.Shadow: "line",
}
_DISABLED = (_ROLES.WindowText, _ROLES.Text, _ROLES.ButtonText, _ROLES.HighlightedText)


def points(size: str, text_size: int = 100) -> float:
    """A step of the type scale in points at ``text_size`` per cent."""
    return round(SIZES[size] * _POINTS * text_size / 100, 2)


def style_sheet(name: str, text_size: int = 100) -> str:
    """The one style sheet with the tokens and sizes of a theme filled in."""
    template = Template(resource_path("themes", "style.qss").read_text("utf-8"))
    sizes = {f"size_{size}": f"{points(size, text_size)}pt" for size in SIZES}
    icons = resource_path("icons").as_posix()
    return template.substitute(tokens(name), **sizes, theme=name, icons=icons)


class Theme(QObject):
    """The look in force; whoever paints asks it for colours and fonts at paint time."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        """Take over the look of ``application``; nothing changes before ``use``."""
        super().__init__(application)
        self._application = application
        self._colors: dict[str, QColor] = {}
        self.wish = "system"
        self.name = ""
        self.text_size = 100
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    def use(self, wish: str, text_size: int) -> None:
        """Show "light", "dark" or what the "system" shows, with text at ``text_size`` per cent."""
        name = self._system() if wish == "system" else wish
        self.wish = wish
        if (name, text_size) == (self.name, self.text_size) and self._colors:
            return
        self.name, self.text_size = name, text_size
        self._colors = {token: QColor(value) for token, value in tokens(name).items()}
        self._application.setPalette(self._palette())
        self._application.setFont(self.font())
        self._application.setStyleSheet(style_sheet(name, text_size))
        self.changed.emit()

    def color(self, token: str) -> QColor:
        """The colour of a token in the theme in force."""
        return self._colors[token]

    def font(self, size: str = "body", *, bold: bool = False) -> QFont:
        """A font of the type scale at the text size in force; figures are tabular in this family."""
        font = QFont(FAMILY)
        font.setPointSizeF(points(size, self.text_size))
        font.setBold(bold)
        return font

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self._colors[token])
        for role in _DISABLED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self._colors["dim"])
        return palette

    def _system(self) -> str:
        scheme = self._application.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    def _follow_system(self) -> None:
        if self.wish == "system":
            self.use("system", self.text_size)


def load_fonts() -> None:
    """Register the bundled fonts, so that every machine shows the same letters."""
    for path in sorted(resource_path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
