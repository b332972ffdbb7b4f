"""The fields of a form: it commits when left, restores on Esc, and says what is wrong."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import AppError
from app.i18n import _
from app.ui.records.column import Column
from app.ui.records.editors import editor_text, make_editor, mark_invalid, on_commit, set_editor_text
from app.ui.theme import Theme
from app.ui.widgets.badge import BadgeLabel

Write = Callable[[str, str, object], None]  # row id, field, stored value
_LONG_LINES = 3
_SPANS = {"long": 3, "text": 2}  # columns of the grid that a kind takes
_FIELD_WIDTH = 112
_MOST_COLUMNS = 6


class Field(QWidget):
    """One column of one row: its title, its editor or its text, and the problem with what was typed."""

    def __init__(self, column: Column, write: Write, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = column
        self._write = write
        self._row: Any = None
        self._title = QLabel(_(column.title))
        self._title.setProperty("role", "caption")
        self._problem = QLabel()
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.editor = make_editor(column, theme, self) if column.editable else None
        self._shown = _Shown(column, theme, self) if self.editor is None else None
        self._lay_out()
        if self.editor is not None:
            self._title.setBuddy(self.editor)
            self.editor.installEventFilter(self)
            on_commit(self.editor, self.commit)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if isinstance(self.editor, QCheckBox):
            self._title.setText(" ")
        layout.addWidget(self._title)
        for widget in (self.editor, self._shown):
            if widget is not None:
                layout.addWidget(widget)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        if isinstance(self.editor, QLineEdit):
            self.editor.setAlignment(Qt.AlignmentFlag.AlignLeft)
        if isinstance(self.editor, QPlainTextEdit):
            self.editor.setFixedHeight(self.editor.fontMetrics().lineSpacing() * _LONG_LINES + 16)

    @property
    def pending(self) -> bool:
        """Whether something typed has not been written."""
        return (
            self.editor is not None
            and self._row is not None
            and editor_text(self.editor) != self.column.typed(self._row)
        )

    @property
    def problem(self) -> str:
        """Why the last commit was refused, or ""."""
        return "" if self._problem.isHidden() else self._problem.text()

    def show_row(self, row: Any) -> None:
        """Show the value of ``row``; what is being typed into the same row is left alone."""
        same = self._row is not None and self._row.id == row.id
        typing = same and self.pending and self.editor is not None and self.editor.hasFocus()
        self._row = row
        if self._shown is not None:
            self._shown.show_row(row)
        elif not typing:
            self.restore()

    def commit(self) -> None:
        """Write what was typed; keep the focus and say why when it is refused."""
        if self.editor is None or not self.pending:
            self._say("")
            return
        try:
            value = self.column.read(editor_text(self.editor), self._row)
            self._write(self._row.id, self.column.field, value)
        except AppError as error:
            self._say(str(error))
            QTimer.singleShot(0, self.editor, self.editor.setFocus)
        else:
            self._say("")

    def restore(self) -> None:
        """Show the stored value again."""
        if self.editor is not None and self._row is not None:
            set_editor_text(self.editor, self.column.typed(self._row))
            self._say("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escaped and event.type() == QEvent.Type.KeyPress and self.pending:
            self.restore()
            return True
        return super().eventFilter(watched, event)

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if self.editor is not None:
            mark_invalid(self.editor, invalid=bool(problem))
            self.editor.setAccessibleDescription(problem)


class _Shown(QWidget):
    """A value that is only looked at: a badge, or text that can be copied."""

    def __init__(self, column: Column, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = column
        self._badge = BadgeLabel(theme, self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._badge)
        layout.addWidget(self._text)

    def show_row(self, row: Any) -> None:
        """Show the value of ``row``; a dash for none."""
        badge = self._column.badge(row) if self._column.badge is not None else None
        self._badge.show_badge(badge)
        self._text.setText(self._column.text(row) or "–")
        self._text.setVisible(badge is None)


class FieldGrid(QWidget):
    """Fields in as many columns as there is room for; long texts take a whole line."""

    def __init__(self, fields: Sequence[Field], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._fields = fields
        self._theme = theme
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = _FIELD_WIDTH * self._theme.text_size // 100
        self._arrange(max(1, min(_MOST_COLUMNS, (event.size().width() + 16) // (width + 16))))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        line = place = 0
        for field in self._fields:
            wide = min(columns, _SPANS.get(field.column.kind.name, 1))
            if not field.column.width:
                wide = columns
            if place + wide > columns:
                line, place = line + 1, 0
            self._grid.addWidget(field, line, place, 1, wide)
            place += wide
