"""Painting and editing of table cells; paints straight from the row, without a round of role questions."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from app.errors import AppError
from app.ui.records.editors import LongText, editor_text, make_editor, mark_invalid, set_editor_text
from app.ui.records.model import Index, RecordModel
from app.ui.theme import Theme
from app.ui.widgets.badge import paint_badge
from app.ui.widgets.date_field import DateField

PADDING = 10
_SELECTED = QStyle.StateFlag.State_Selected
_FOCUS = QStyle.StateFlag.State_HasFocus
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight
_KEY_PRESS = QEvent.Type.KeyPress
_FOCUS_OUT = QEvent.Type.FocusOut
_HINTS = {
    Qt.Key.Key_Return: QAbstractItemDelegate.EndEditHint.SubmitModelCache,
    Qt.Key.Key_Enter: QAbstractItemDelegate.EndEditHint.SubmitModelCache,
    Qt.Key.Key_Tab: QAbstractItemDelegate.EndEditHint.EditNextItem,
    Qt.Key.Key_Backtab: QAbstractItemDelegate.EndEditHint.EditPreviousItem,
}
_STAYS = QAbstractItemDelegate.EndEditHint.NoHint


class RecordDelegate(QStyledItemDelegate):
    """One delegate for every kind of column."""

    def __init__(self, theme: Theme, refused: Callable[[AppError], None], parent: QAbstractItemView) -> None:
        """``refused`` is told why a value that was left behind could not be kept."""
        super().__init__(parent)
        self._theme = theme
        self._refused = refused
        self._view = parent
        self._place = QPersistentModelIndex()  # of the one open editor
        self._filled = self._closing = False

    # Painting

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = cast("RecordModel", index.model())
        column, row = model.columns[index.column()], model.rows[index.row()]
        frame, theme = QRect(option.rect), self._theme
        state = option.state
        if state & _SELECTED:
            painter.fillRect(frame, theme.color("accent_ground"))
        painter.setPen(theme.color("line"))
        painter.drawLine(frame.bottomLeft(), frame.bottomRight())
        if column.badge is not None:
            badge = column.badge(row)
            if badge is not None:
                place = QPointF(frame.left() + PADDING - 2, frame.center().y() + 0.5)
                paint_badge(painter, place, badge, theme, selected=bool(state & _SELECTED))
        else:
            self._paint_text(
                painter, frame, option, str(index.data()), right=column.kind.right, dim=column.dim
            )
        if state & _FOCUS:
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRect(frame.adjusted(0, 0, -1, -1))

    def _paint_text(
        self,
        painter: QPainter,
        frame: QRect,
        option: QStyleOptionViewItem,
        text: str,
        *,
        right: bool,
        dim: bool,
    ) -> None:
        room = frame.adjusted(PADDING, 0, -PADDING, 0)
        metrics = option.fontMetrics
        if "\n" in text:
            text = " ".join(text.split())
        painter.setFont(option.font)
        painter.setPen(self._theme.color("dim" if dim else "text"))
        painter.drawText(room, _RIGHT if right else _LEFT, metrics.elidedText(text, _ELIDE, room.width()))

    # Editing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = cast("RecordModel", index.model())
        editor = make_editor(model.columns[index.column()], self._theme, parent)
        self._place = QPersistentModelIndex(index)
        self._filled = self._closing = False
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(lambda _text: mark_invalid(editor, invalid=False))
        if isinstance(editor, DateField):
            editor.returnPressed.connect(lambda: self._finish(editor, _STAYS))
        if isinstance(editor, QComboBox):
            editor.activated.connect(lambda _place: self._finish(editor, _STAYS))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        model = cast("RecordModel", index.model())
        if not self._filled:  # a refresh behind an open editor must not overwrite what is typed
            set_editor_text(editor, model.columns[index.column()].typed(model.rows[index.row()]))
            self._filled = True
            if isinstance(editor, QLineEdit):
                editor.selectAll()

    def setModelData(self, editor: QWidget, _model: QObject, _index: Index) -> None:
        why = self._try(editor)
        if why is not None:
            self._refused(why)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        frame = QRect(option.rect)
        if isinstance(editor, LongText):
            frame.setHeight(max(frame.height() * 4, 120))
            frame.setWidth(max(frame.width(), 280))
            frame.moveBottom(min(frame.bottom(), self._view.viewport().height()))
        editor.setGeometry(frame)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter and Tab commit and move on only when the value is accepted; leaving restores what is not."""
        if not isinstance(editor, QWidget):
            return super().eventFilter(editor, event)
        if event.type() == _KEY_PRESS:
            hint = _HINTS.get(Qt.Key(cast("QKeyEvent", event).key()))
            typing_lines = isinstance(editor, LongText) and hint is _HINTS[Qt.Key.Key_Return]
            if hint is not None and not typing_lines:
                self._finish(editor, hint)
                return True
            if typing_lines and cast("QKeyEvent", event).modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._finish(editor, _STAYS)
                return True
            if typing_lines:
                return False
        elif event.type() == _FOCUS_OUT:
            return self._left(editor)
        return super().eventFilter(editor, event)

    def _left(self, editor: QWidget) -> bool:
        """Keep what was typed when the focus goes elsewhere than to the editor's own popup."""
        choosing = isinstance(editor, DateField) and editor.choosing
        listing = isinstance(editor, QComboBox) and editor.view().isVisible()
        if not (choosing or listing or self._closing):
            self.setModelData(editor, self._place.model(), self._place)
            self._close(editor, _STAYS)
        return True

    def _finish(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        why = self._try(editor)
        if why is None:
            self._close(editor, hint)
            return
        mark_invalid(editor, invalid=True)
        editor.setFocus()
        QToolTip.showText(editor.mapToGlobal(QPoint(0, editor.height())), str(why), editor)

    def _try(self, editor: QWidget) -> AppError | None:
        """Write what the editor holds; the reason when it is refused."""
        if not self._place.isValid():  # the row was deleted or filtered away behind the editor
            return None
        model = cast("RecordModel", self._place.model())
        try:
            model.write(self._place.row(), self._place.column(), editor_text(editor))
        except AppError as error:
            return error
        return None

    def _close(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self._closing = True
        self.closeEditor.emit(editor, hint)
