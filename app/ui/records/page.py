"""The one page of every register: header, filter, table, details, and what its declaration adds."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.errors import AppError
from app.i18n import _, ngettext
from app.ui.bridge import Touching
from app.ui.context import Page, PageContext
from app.ui.messages import Offer
from app.ui.records.clipboard import plan_paste
from app.ui.records.dialogs import BulkEdit, PastePreview
from app.ui.records.form import RecordForm
from app.ui.records.header import Memory
from app.ui.records.model import RecordModel
from app.ui.records.page_spec import PageAction, PageSpec, RowsWidget
from app.ui.records.register import Register
from app.ui.records.title_bar import TitleBar
from app.ui.records.view import RecordView
from app.ui.widgets.empty import EmptyState

_HORIZONTAL, _VERTICAL = Qt.Orientation.Horizontal, Qt.Orientation.Vertical

_NARROW, _TALL = 860, 480  # in such a window the details stand below the table


class RecordPage(Page):
    """A register on the screen; it asks its query again when a change touches the tables it watches."""

    def __init__(self, spec: PageSpec, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.context = context
        self.register = Register(context, spec)
        self.model = RecordModel(spec.columns, self.register.edit, self, tree=spec.tree)
        memory = Memory(context.state, spec.key)
        self.view = RecordView(self.model, context.theme, context.messages.refuse, memory)
        self.view.setAccessibleName(_(spec.title))
        self.form = RecordForm(spec.columns, self.register.edit, context.theme, context.messages)
        self.bar = TitleBar(spec, context.theme)
        self._stack = QStackedWidget()
        self._empty = EmptyState(_(spec.empty), _(spec.new_title))
        self._extras: list[RowsWidget] = []
        self._lay_out()
        self._connect()
        self.refresh()
        if self.model.rows:
            self.view.select(self.model.rows[0].id)

    def _lay_out(self) -> None:
        panel = QFrame()
        panel.setProperty("role", "panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 8)
        inside.setSpacing(0)
        inside.addWidget(self.bar)
        rule = QFrame()
        rule.setProperty("role", "rule")
        inside.addWidget(rule)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        inside.addWidget(self._stack, 1)
        self._across = QSplitter(_HORIZONTAL)
        self._across.setHandleWidth(16)
        self._across.setChildrenCollapsible(False)
        if self.spec.aside is None:
            self._across.addWidget(panel)
            self._across.addWidget(self.form)
            sizes = (720, 330)
        else:
            self._down = QSplitter(_VERTICAL)
            self._down.setHandleWidth(12)
            self._down.setChildrenCollapsible(False)
            self._down.addWidget(panel)
            self._down.addWidget(self.form)
            self._down.setSizes([720 - self.spec.form_height, self.spec.form_height])
            self._across.addWidget(self._down)
            self._across.addWidget(self._extra(self.spec.aside))
            sizes = (1090 - self.spec.aside_width, self.spec.aside_width)
        self._across.setSizes(list(sizes))
        self._across.setStretchFactor(0, 1)
        self._across.setStretchFactor(1, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        if self.spec.top is not None:
            layout.addWidget(self._extra(self.spec.top))
        layout.addWidget(self._across, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the details go below the table."""
        super().resizeEvent(event)
        if self.spec.aside is None:
            size, scale = event.size(), self.context.theme.text_size / 100
            below = size.width() < _NARROW * scale and size.height() > _TALL * scale
            self._across.setOrientation(_VERTICAL if below else _HORIZONTAL)

    def _extra(self, factory: Callable[[PageContext], RowsWidget]) -> RowsWidget:
        widget = factory(self.context)
        widget.chosen.connect(self.show_row)
        self._extras.append(widget)
        return widget

    def _connect(self) -> None:
        self.context.bridge.changed.connect(self._changed)
        self.model.refused.connect(self.context.messages.refuse)
        self.model.counted.connect(self.bar.show_count)
        self.bar.filtered.connect(self.model.set_filter)
        self.bar.new_wanted.connect(self.add_row)
        self.bar.columns_wanted.connect(self._open_columns)
        self.bar.action_wanted.connect(self._act)
        self._empty.wanted.connect(self.add_row)
        self.view.row_chosen.connect(self._choose)
        self.view.new_wanted.connect(self.add_row)
        self.view.delete_wanted.connect(self.delete)
        self.view.paste_wanted.connect(self.paste)
        self.view.bulk_wanted.connect(self.bulk_edit)
        self.form.move_wanted.connect(self.move_to)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.bar.focus_filter)

    # Showing

    def refresh(self) -> None:
        """Ask the query again; selection stays by id."""
        self._stale = False
        rows = list(self.register.rows())
        self.model.show_rows(rows)
        self._stack.setCurrentWidget(self.view if rows else self._empty)
        self.form.setVisible(bool(rows))
        for extra in self._extras:
            extra.show_rows(rows)
        self._choose(self.view.current_id())

    def current_id(self) -> str:
        """Id of the chosen row."""
        return self.view.current_id()

    def show_row(self, row_id: str) -> None:
        """Bring a row into view, dropping a filter that hides it."""
        if not self.view.select(row_id):
            self.bar.clear_filter()
            self.view.select(row_id)

    def _changed(self, changes: Touching, _initiator: object) -> None:
        if changes.touches(*self.spec.watches):
            behind = self.parentWidget() is not None and self.isHidden()  # behind another tab
            if behind:
                self._stale = True
            else:
                self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _choose(self, row_id: str) -> None:
        row = self.model.find(row_id) if row_id else None
        self.form.show_row(row, self.spec.heading(row) if row is not None else "")
        if self.spec.has_states:
            self.form.show_moves(self.register.moves(row_id) if row_id else ())
        for extra in self._extras:
            extra.show_row(row)

    def _open_columns(self) -> None:
        menu = self.view.header.menu()
        menu.exec(self.bar.menu_place())
        menu.deleteLater()

    # Doing

    def add_row(self) -> None:
        """Add a row and start typing its first field."""
        row_id = self._tried(self.register.create)
        if row_id:
            self.bar.clear_filter()
            self.view.edit_cell(row_id, self.spec.first_key)

    def delete(self, row_ids: list[str]) -> None:
        """Delete rows and offer to undo it at once."""
        place = self.view.currentIndex().row()
        self._tried(lambda: self.register.delete(row_ids))
        if self.model.rows and not self.view.current_id():
            self.view.select(self.model.rows[min(place, len(self.model.rows) - 1)].id)
        text = ngettext("{n} row deleted.", "{n} rows deleted.", len(row_ids)).format(n=len(row_ids))
        if not any(self.model.find(row_id) for row_id in row_ids):
            self.context.messages.say(text, "neutral", Offer(_("Undo"), self.context.document.undo))

    def move_to(self, row_id: str, state: str) -> None:
        """Move a row to a state."""
        self._tried(lambda: self.register.move(row_id, state))

    def paste(self, text: str, row_id: str, key: str) -> None:
        """Lay text over the table; what does not fit is shown before anything changes."""
        rows = self.model.rows
        start = self.model.row_of(row_id) if row_id else len(rows)
        plan = plan_paste(text, self.view.shown_columns(), rows, start, key)
        if plan.problems and PastePreview(plan, self).exec() != QDialog.DialogCode.Accepted:
            return
        if plan.changes or plan.creations:
            self._tried(lambda: self.register.paste(plan))

    def bulk_edit(self, key: str, row_ids: list[str]) -> None:
        """Ask for one value and set it in several rows as one step."""
        column = next(column for column in self.spec.columns if column.key == key)
        rows = [row for row in map(self.model.find, row_ids) if row is not None]
        names = [self.spec.heading(row) for row in rows]
        dialog = BulkEdit(column, names, rows[0], self.context.theme, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._tried(lambda: self.register.edit_many(row_ids, column.field, dialog.value))

    def _act(self, action: PageAction) -> None:
        self._tried(lambda: action.act(self.context))

    def _tried(self, deed: Callable[[], Any]) -> Any:
        """The deed's result; a refusal becomes a message."""
        try:
            return deed()
        except AppError as error:
            self.context.messages.refuse(error)
            return None
