"""The right side of the window: the contract's head, its tabs, and the pages, each built when first shown."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.ui.collaborators import Collaborators
from app.ui.context import Page, PageContext, PageEntry
from app.ui.contract_header import ContractHeader


class Tabs(QTabBar):
    """Tabs wide enough for their bold form, so that nothing moves when one is chosen."""

    def __init__(self, parts: Collaborators, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = parts.theme
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)

    def tabSizeHint(self, index: int) -> Any:
        size = super().tabSizeHint(index)
        bold = QFontMetrics(self._theme.font("body", bold=True))
        size.setWidth(bold.horizontalAdvance(self.tabText(index)) + 30)
        return size


class ContractView(QWidget):
    """Shows one contract, or the whole desk, tab by tab."""

    went = Signal(str, str, str)  # contract id, page key, row id: a page asks to show another place
    import_wanted = Signal()

    def __init__(self, parts: Collaborators, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._document: Any = None
        self._contract_id = ""
        self._entries: tuple[PageEntry, ...] = ()
        self._built: dict[str, QWidget] = {}
        self.header = ContractHeader(parts.theme)
        self.tabs = Tabs(parts)
        self._pages = QStackedWidget()
        self._pages.setObjectName("pages")
        self.tab_actions: list[QAction] = []
        self._lay_out()
        self.tabs.currentChanged.connect(self._show_tab)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("role", "header")
        above = QVBoxLayout(head)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(6)
        above.addWidget(self.header)
        line = QHBoxLayout()
        line.setContentsMargins(20, 0, 20, 0)
        line.addWidget(self.tabs)
        line.addStretch(1)
        above.addLayout(line)
        rule = QFrame()
        rule.setProperty("role", "rule")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(rule)
        layout.addWidget(self._pages, 1)

    @property
    def contract_id(self) -> str:
        """The contract shown, "" for the whole desk."""
        return self._contract_id

    @property
    def shown(self) -> QWidget | None:
        """The page at the front."""
        return self._pages.currentWidget()

    @property
    def page_key(self) -> str:
        """Key of the tab shown, or ""."""
        place = self.tabs.currentIndex()
        return self._entries[place].key if 0 <= place < len(self._entries) else ""

    def context(self) -> PageContext:
        """What a page of the place shown is given."""
        parts = self._parts
        return PageContext(
            document=self._document,
            contract_id=self._contract_id,
            bridge=parts.bridge,
            jobs=parts.jobs,
            messages=parts.messages,
            theme=parts.theme,
            state=parts.state,
            go=self.went.emit,
            import_contract=self.import_wanted.emit,
        )

    def show_contract(self, document: Any, contract_id: str, *, page: str = "", row: str = "") -> None:
        """Show a contract of the document ("" for the whole desk) at a tab, or at the one that is open."""
        wanted = page or self.page_key
        if (document, contract_id) != (self._document, self._contract_id) or not self._entries:
            self.clear()
            self._document, self._contract_id = document, contract_id
            self._make_tabs()
        place = next((i for i, entry in enumerate(self._entries) if entry.key == wanted), 0)
        if self.tabs.currentIndex() == place:
            self._show_tab(place)
        else:
            self.tabs.setCurrentIndex(place)
        shown = self._built.get(self.page_key)
        if row and isinstance(shown, Page):
            shown.show_row(row)

    def rebuild(self) -> None:
        """Build the page shown anew, after language or look have changed; its row stays chosen."""
        key, shown = self.page_key, self._built.get(self.page_key)
        row = shown.current_id() if isinstance(shown, Page) else ""
        document, contract_id = self._document, self._contract_id
        self.clear()
        if document is not None:
            self.show_contract(document, contract_id, page=key, row=row)

    def clear(self) -> None:
        """Let go of all pages and tabs."""
        self._document, self._contract_id, self._entries = None, "", ()
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        self.tabs.blockSignals(False)
        for page in self._built.values():
            self._pages.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._built.clear()

    def refresh_header(self) -> None:
        """Say anew what the head says."""
        if self._document is None:
            return
        head = self._parts.deeds.headline(self._document, self._contract_id) if self._contract_id else None
        if head is not None:
            self.header.show_contract(head)
        else:
            count = len(self._parts.deeds.contracts(self._document))
            words = ngettext("{n} contract", "{n} contracts", count).format(n=count)
            self.header.show_desk(self._document.path.stem, words)

    def _make_tabs(self) -> None:
        pages = self._parts.pages
        self._entries = tuple(entry for entry in pages if self._contract_id or entry.whole_desk)
        self.tabs.blockSignals(True)
        for entry in self._entries:
            self.tabs.addTab(_(entry.title))
        self.tabs.blockSignals(False)
        self.tabs.setAccessibleName(_("Tabs"))
        for old in self.tab_actions:
            old.deleteLater()
        self.tab_actions = [self._tab_action(place, entry) for place, entry in enumerate(self._entries)]
        self.refresh_header()

    def _tab_action(self, place: int, entry: PageEntry) -> QAction:
        action = QAction(_(entry.title), self)
        action.setShortcut(QKeySequence(f"Ctrl+{place + 1}"))
        action.triggered.connect(lambda: self.tabs.setCurrentIndex(place))
        self.addAction(action)
        return action

    def _show_tab(self, place: int) -> None:
        if not 0 <= place < len(self._entries):
            return
        entry = self._entries[place]
        if entry.key not in self._built:
            self._built[entry.key] = entry.load()(self.context())
            self._pages.addWidget(self._built[entry.key])
        self._pages.setCurrentWidget(self._built[entry.key])
