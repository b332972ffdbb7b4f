"""The window: wires list, tabs, bars and commands together, and is the only place that knows them all."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import language
from app.ui.actions import CONTRACT, DESK, WRITABLE, Actions
from app.ui.bridge import Touching
from app.ui.caretaker import Caretaker
from app.ui.collaborators import Collaborators
from app.ui.commands import Commands
from app.ui.context import PageContext
from app.ui.contract_list import ContractList
from app.ui.contract_view import ContractView
from app.ui.desk import Desk
from app.ui.drop import DropTarget
from app.ui.finder import Finder
from app.ui.look import Look
from app.ui.menus import Menus
from app.ui.shell import SIZE
from app.ui.status_bar import StatusBar
from app.ui.tool_bar import ToolBar
from app.ui.welcome import Welcome
from app.ui.widgets.toast import Toast

_LIST_WIDTH, _LEAST_LIST_WIDTH = 272, 200


class MainWindow(QMainWindow):
    """Shows a desk, or the welcome page while none is open."""

    def __init__(self, parts: Collaborators) -> None:
        super().__init__()
        self._parts = parts
        self._has_icons = False
        self.desk = Desk(parts, self)
        self.care = Caretaker(self.desk, parts.messages, self)
        self.acts = Actions(self)
        self.addActions(list(self.acts))
        self.tools = ToolBar(self.acts)
        self.list = ContractList(parts.theme)
        self.view = ContractView(parts)
        self.welcome = Welcome(self.acts)
        self.status = StatusBar(parts.jobs, self.acts)
        self.menus = Menus(self.menuBar(), self.acts, self.desk.open)
        self.look = Look(parts, self.acts, self)
        self.commands = Commands(parts, self.acts, self.desk, self, self)
        self.finder = Finder(parts, self.desk, self._all_commands, self.go, self)
        self._lay_out()
        self.toast = Toast(self, parts.theme)
        self.drop = DropTarget(self, parts.theme)
        self._connect()
        self._show_look()
        self._show_desk()

    def _lay_out(self) -> None:
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.list)
        self._split.addWidget(self.view)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([_LIST_WIDTH, SIZE[0] - _LIST_WIDTH])
        self.list.setMinimumWidth(_LEAST_LIST_WIDTH)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self._split)
        center = QWidget()
        layout = QVBoxLayout(center)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tools)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(center)
        self.setStatusBar(self.status)
        self.resize(*SIZE)

    def _connect(self) -> None:
        self.desk.opened.connect(self._show_desk)
        self.desk.closed.connect(self._show_desk)
        self.list.chosen.connect(self.go)
        self.view.went.connect(self.go)
        self.view.import_wanted.connect(self.acts["import"].trigger)
        self.welcome.recent_chosen.connect(self.desk.open)
        self.drop.desk_dropped.connect(self.desk.open)
        self.drop.contracts_dropped.connect(self.commands.import_contracts)
        self.acts["search"].triggered.connect(self._search)
        self.care.cared.connect(self._show_state)
        self.look.changed.connect(self._show_look)
        self.look.retranslated.connect(self._retranslate)
        self._parts.bridge.changed.connect(self._changed)
        self._parts.messages.said.connect(self.toast.show_message)

    # The first moments

    def start(self, path: Path | None) -> None:
        """Open the desk at ``path``, or the one that was open last; then what can wait until it is shown."""
        recent = self._parts.settings.value.recent
        last = path or next((Path(name) for name in recent[:1] if Path(name).exists()), None)
        if last is not None:
            self.desk.open(last)
        self._parts.messages.release()
        QTimer.singleShot(0, self, self._finish_start)

    def _finish_start(self) -> None:
        self._has_icons = True
        self.acts.paint_icons(self._parts.theme)
        self._parts.deeds.warm_up()

    # Showing

    def context(self) -> PageContext:
        """The desk and the contract shown."""
        return replace(self.view.context(), document=self.desk.document)

    def go(self, contract_id: str, page: str = "", row: str = "") -> None:
        """Show a contract ("" for the whole desk) at a tab and a row."""
        self.list.choose(contract_id)
        self.view.show_contract(self.desk.document, contract_id, page=page, row=row)
        self.menus.show_tabs(self.view.tab_actions)
        self._allow()

    def _show_desk(self) -> None:
        document = self.desk.document
        recent = self._parts.settings.value.recent
        self.view.clear()
        self._stack.setCurrentWidget(self._split if document is not None else self.welcome)
        self.welcome.show_recent(recent)
        self.menus.show_recent(recent)
        self.setWindowTitle(document.path.stem if document is not None else "")
        if document is not None:
            self.list.show_rows(self._parts.deeds.contracts(document))
            self.list.view.setFocus()
            QTimer.singleShot(0, self, self._show_first)
        self._show_state()

    def _show_first(self) -> None:
        """Show the contract on top, unless another place was asked for in the meantime."""
        if self.desk.document is not None and not self.view.contract_id:
            self.go(self.list.first_id())

    def _changed(self, _changes: Touching, _initiator: object) -> None:
        rows = self._parts.deeds.contracts(self.desk.document)
        self.list.show_rows(rows)
        if self.view.contract_id and all(row.id != self.view.contract_id for row in rows):
            self.go(self.list.first_id())
        self.view.refresh_header()
        self._show_state()

    def _show_state(self) -> None:
        self.status.show_desk(self.desk.document)
        self._allow()

    def _allow(self) -> None:
        document, there = self.desk.document, set()
        if document is not None:
            there = {DESK} | ({CONTRACT} if self.view.contract_id else set())
            there |= set() if document.read_only else {WRITABLE}
        self.acts.allow(there)
        state = document.undo_state if document is not None else None
        self.acts.name_history(state.undo if state else None, state.redo if state else None)

    def _show_look(self) -> None:
        self.status.show_look(language(), self._parts.theme.name)
        if self._has_icons:
            self.acts.paint_icons(self._parts.theme)
            self.view.rebuild()

    def _retranslate(self) -> None:
        for part in (self.acts, self.menus, self.tools, self.list, self.welcome):
            part.retranslate()
        self.menus.show_recent(self._parts.settings.value.recent)
        if self.desk.document is not None:
            self.list.show_rows(self._parts.deeds.contracts(self.desk.document))
        self._show_look()
        self.menus.show_tabs(self.view.tab_actions)
        self._show_state()

    def _all_commands(self) -> list[QAction]:
        return [*self.acts, *self.view.tab_actions]

    def _search(self) -> None:
        self.finder.open(self.tools.search)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._parts.jobs.cancel()
        if self.desk.close():
            super().closeEvent(event)
        else:
            event.ignore()  # the closing backup failed: stay and let it be read
