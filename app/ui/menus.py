"""The menu bar, filled from the table of commands and filled again when the language changes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from app.i18n import _
from app.ui.actions import MENUS, SUBMENUS, Actions


class Menus:
    """Keeps the menu bar in step with language, recent files and tabs."""

    def __init__(self, bar: QMenuBar, actions: Actions, open_recent: Callable[[Path], object]) -> None:
        self._bar = bar
        self._actions = actions
        self._open_recent = open_recent
        self._menus: list[QMenu] = []
        self._submenus: dict[str, QMenu] = {}
        self.retranslate()

    def retranslate(self) -> None:
        """Build all menus anew in the language in force."""
        for menu in self._menus:
            self._bar.removeAction(menu.menuAction())
            menu.deleteLater()
        self._menus = [self._menu(_(title), keys) for title, keys in MENUS]

    def _menu(self, title: str, keys: Sequence[str]) -> QMenu:
        menu = self._bar.addMenu(title)
        for key in keys:
            if key == "-":
                menu.addSeparator()
            elif key in SUBMENUS:
                self._submenus[key] = menu.addMenu(_(SUBMENUS[key]))
                self._submenus[key].addActions(self._actions.of_group(key))
            else:
                menu.addAction(self._actions[key])
        return menu

    def show_recent(self, paths: Sequence[str]) -> None:
        """The recent desks, newest first."""
        menu = self._submenus["recent"]
        menu.clear()
        for path in paths:
            menu.addAction(path).triggered.connect(self._opener(Path(path)))
        menu.setEnabled(bool(paths))

    def show_tabs(self, actions: Sequence[QAction]) -> None:
        """The tabs of the contract with their keys."""
        menu = self._submenus["tabs"]
        menu.clear()
        menu.addActions(list(actions))
        menu.setEnabled(bool(actions))

    def _opener(self, path: Path) -> Callable[[], None]:
        def open_it() -> None:
            self._open_recent(path)

        return open_it
