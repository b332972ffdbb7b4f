"""The one table view: keys like Excel, a header that remembers, copy and paste, a menu on every row."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from app.errors import AppError
from app.i18n import _
from app.ui.records.clipboard import copied
from app.ui.records.column import Column
from app.ui.records.delegate import RecordDelegate
from app.ui.records.folding import OPEN
from app.ui.records.header import Memory, RecordHeader
from app.ui.records.model import RecordModel
from app.ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROW_PADDING = 14
_MARK_PADDING = 10  # pixels from the edge of a cell to where its text has begun
_FOLD_KEYS = {Qt.Key.Key_Plus: False, Qt.Key.Key_Minus: True}  # as in every tree of Qt
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_ADD = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class RecordView(QTableView):
    """Shows a RecordModel; tells what the user wants and leaves the doing to the page."""

    row_chosen = Signal(str)  # id of the current row, "" for none
    paste_wanted = Signal(str, str, str)  # text, row id and column key of the upper left cell
    delete_wanted = Signal(list)
    bulk_wanted = Signal(str, list)  # column key, row ids
    new_wanted = Signal()

    def __init__(
        self,
        model: RecordModel,
        theme: Theme,
        refused: Callable[[AppError], None],
        memory: Memory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``memory`` keeps widths, order and sorting of the columns."""
        super().__init__(parent)
        self.records = model
        self.header = RecordHeader(model.columns, theme, memory, self)
        self._kept: tuple[list[str], str, int, int] = ([], "", 0, 0)  # ids, current id, its column, scrolled
        self.setModel(model)
        self.setItemDelegate(RecordDelegate(theme, refused, self))
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(16)
        rows.setDefaultSectionSize(self.fontMetrics().height() + _ROW_PADDING)
        self.setHorizontalHeader(self.header)
        self.setSortingEnabled(True)
        self.header.settle()

    def _connect(self) -> None:
        self.records.modelAboutToBeReset.connect(self._keep_selection)
        self.records.modelReset.connect(self._restore_selection)
        self.records.dataChanged.connect(self._tell_current)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.customContextMenuRequested.connect(self._open_menu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.fit(self.viewport().width())

    # Selection by id

    def selected_ids(self) -> list[str]:
        """Ids of the selected rows from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.records.rows[row].id for row in rows]

    def current_id(self) -> str:
        """Id of the current row, or ""."""
        row = self.currentIndex().row()
        return self.records.rows[row].id if 0 <= row < len(self.records.rows) else ""

    def select(self, row_id: str, column: int = -1) -> bool:
        """Make the row current and visible; False when it is not shown."""
        row = self.records.row_of(row_id)
        if row < 0:
            return False
        keep = max(0, self.currentIndex().column())
        index = self.records.index(row, column if column >= 0 else keep)
        self.selectionModel().setCurrentIndex(index, _SELECT)
        self.scrollTo(index)
        return True

    def edit_cell(self, row_id: str, key: str) -> None:
        """Open the editor of one cell."""
        column = next((i for i, c in enumerate(self.records.columns) if c.key == key), -1)
        if column >= 0 and self.select(row_id, column):
            self.setFocus()
            self.edit(self.currentIndex())

    def _keep_selection(self) -> None:
        column = max(0, self.currentIndex().column())
        self._kept = (self.selected_ids(), self.current_id(), column, self.verticalScrollBar().value())

    def _restore_selection(self) -> None:
        ids, current, column, scroll = self._kept
        selection = self.selectionModel()
        row = self.records.row_of(current) if current else -1
        if row >= 0:
            selection.setCurrentIndex(self.records.index(row, column), _SELECT)
        for row_id in ids if len(ids) > 1 else ():
            place = self.records.row_of(row_id)
            if place >= 0:
                selection.select(self.records.index(place, 0), _ADD)
        self.verticalScrollBar().setValue(scroll)
        self._tell_current()

    def _tell_current(self) -> None:
        self.row_chosen.emit(self.current_id())

    # Folding

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid() and index.column() == 0:
            inside = place.x() - self.visualRect(index).left()
            if inside <= self.fontMetrics().horizontalAdvance(OPEN) + _MARK_PADDING:
                self.records.toggle_fold(self.records.rows[index.row()].id)
        super().mousePressEvent(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _FOLD_KEYS and not event.modifiers() & _COMMANDS:
            self.records.fold(self.current_id(), folded=_FOLD_KEYS[Qt.Key(event.key())])
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.selected_ids():
            self.delete_wanted.emit(self.selected_ids())
        elif event.key() in _ENTER and self.state() != QAbstractItemView.State.EditingState:
            self._enter()
        elif event.key() == Qt.Key.Key_Insert:
            self.new_wanted.emit()
        elif event.text() and event.text().isprintable() and not self._takes_typing(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Enter edits the cell; on a cell that cannot be edited it goes one down, as in Excel."""
        index = self.currentIndex()
        if self.records.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            below = self.records.index(index.row() + 1, index.column())
            if below.isValid():
                self.setCurrentIndex(below)

    def _takes_typing(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        return plain and bool(self.records.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable)

    def copy(self) -> None:
        """The selected rows with their headers, as text for Excel and as a table for mail and Word."""
        rows = [row for row in map(self.records.find, self.selected_ids()) if row is not None]
        if rows:
            QGuiApplication.clipboard().setMimeData(copied(self.shown_columns(), rows))

    def paste(self) -> None:
        """Ask for the clipboard to be laid over the table from the current cell on."""
        text = QGuiApplication.clipboard().text()
        column = self.currentIndex().column()
        key = self.records.columns[column].key if column >= 0 else ""
        if text.strip():
            self.paste_wanted.emit(text, self.current_id(), key)

    def shown_columns(self) -> list[Column]:
        """The visible columns in the order on screen."""
        return [self.records.columns[place] for place in self.header.shown()]

    # Menus

    def _open_menu(self, place: QPoint) -> None:
        menu, ids = QMenu(self), self.selected_ids()
        index = self.indexAt(place)
        column = self.records.columns[index.column()] if index.isValid() else None
        editable, some = column is not None and column.editable, bool(ids)
        self._entry(menu, _("New"), self.new_wanted.emit, shortcut="Ins")
        if self.records.is_tree:
            self._entry(menu, _("Fold or open all"), self.records.fold_all)
        menu.addSeparator()
        self._entry(menu, _("Edit"), lambda: self.edit(index), enabled=editable, shortcut="F2")
        if column is not None and editable and len(ids) > 1:
            title = _("Set {field} of {n} rows…").format(field=_(column.title), n=len(ids))
            self._entry(menu, title, lambda: self.bulk_wanted.emit(column.key, ids))
        self._entry(menu, _("Copy"), self.copy, enabled=some, shortcut="Ctrl+C")
        self._entry(menu, _("Paste"), self.paste, shortcut="Ctrl+V")
        menu.addSeparator()
        self._entry(
            menu, _("Delete"), lambda: self.delete_wanted.emit(ids), enabled=bool(ids), shortcut="Del"
        )
        menu.exec(self.viewport().mapToGlobal(place))
        menu.deleteLater()

    @staticmethod
    def _entry(
        menu: QMenu, text: str, act: Callable[[], object], *, enabled: bool = True, shortcut: str = ""
    ) -> None:
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked=False: act())
        action.setEnabled(enabled)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
