"""The bar of buttons below the menus, with the search box at its right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from app.i18n import _
from app.ui.actions import TOOLS, Actions

_TEXT, _BOTH = Qt.ToolButtonStyle.ToolButtonTextOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON = Qt.ToolButtonStyle.ToolButtonIconOnly


class ToolBar(QFrame):
    """Buttons are the commands themselves, so they follow their texts and states."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._actions = actions
        self.search = QPushButton()
        self.search.setProperty("role", "search")
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setMinimumWidth(160)
        self.search.setMaximumWidth(420)
        self.search.clicked.connect(actions["search"].trigger)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(8)
        for key in TOOLS:
            layout.addWidget(self._button(key))
        layout.addStretch(1)
        layout.addWidget(self.search, 2)
        self.retranslate()

    def _button(self, key: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self._actions[key])
        button.setProperty("role", "button")
        button.setProperty("primary", key == "import")
        button.setToolButtonStyle({"undo": _BOTH, "redo": _ICON}.get(key, _TEXT))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def retranslate(self) -> None:
        """The hint of the search box; buttons follow their commands."""
        self.search.setText(_("Search contracts, clauses, commands") + "    Ctrl+K")
        self.search.setAccessibleName(_("Search contracts, clauses, commands"))
