"""The details of one row from the same columns as the table, with the states it may move to."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.errors import AppError
from app.i18n import _
from app.ui.messages import Messages
from app.ui.records.column import Column
from app.ui.records.fields import Field, FieldGrid, Write
from app.ui.theme import Theme
from app.ui.widgets.grids import empty


class RecordForm(QFrame):
    """A panel that edits the row chosen in the table."""

    move_wanted = Signal(str, str)  # row id, state

    def __init__(
        self,
        columns: Sequence[Column],
        write: Write,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        """``write`` stores one field of one row and raises AppError when it is refused."""
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._messages = messages
        self._row: Any = None
        self.fields = [Field(column, write, theme, self) for column in columns if column.in_form]
        self._heading = QLabel()
        self._heading.setProperty("role", "strong")
        self._heading.setWordWrap(True)
        self._moves = QHBoxLayout()
        self._moves.setSpacing(8)
        self._blocked = QLabel()
        self._blocked.setProperty("role", "caption")
        self._blocked.setWordWrap(True)
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 0)
        head.setSpacing(8)
        head.addWidget(self._heading)
        head.addLayout(self._moves)
        head.addWidget(self._blocked)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("role", "plain")
        room = QVBoxLayout(inside)
        room.setContentsMargins(16, 4, 16, 16)
        room.addWidget(FieldGrid(self.fields, theme))
        room.addStretch(1)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)

    @property
    def row_id(self) -> str:
        """Id of the row shown, or ""."""
        return self._row.id if self._row is not None else ""

    def show_row(self, row: Any | None, heading: str) -> None:
        """Show a row; what was typed into another row and refused is given up, and said so."""
        if self._row is not None and (row is None or row.id != self._row.id):
            self._give_up()
        self._row = row
        self.setEnabled(row is not None)
        self._heading.setText(heading)
        if row is not None:
            for field in self.fields:
                field.show_row(row)

    def show_moves(self, moves: Sequence[Any]) -> None:
        """Offer the states that may follow; those that may not say why."""
        empty(self._moves)
        blocked = []
        for move in moves:
            button = QPushButton(move.label)
            button.setAccessibleName(_("Move to “{state}”").format(state=move.label))
            button.setToolTip(move.blocked_because or button.accessibleName())
            button.setEnabled(not move.blocked_because)
            button.clicked.connect(self._mover(move.to))
            self._moves.addWidget(button)
            if move.blocked_because:
                blocked.append(f"{move.label}: {move.blocked_because}")
        self._moves.addStretch(1)
        self._blocked.setText("\n".join(blocked))
        self._blocked.setVisible(bool(blocked))

    def focus_first(self) -> None:
        """Put the cursor into the first field that can be edited."""
        editor = next((field.editor for field in self.fields if field.editor is not None), None)
        if editor is not None:
            editor.setFocus()

    def _mover(self, to: str) -> Callable[[], None]:
        def move() -> None:
            self.move_wanted.emit(self.row_id, to)

        return move

    def _give_up(self) -> None:
        for field in self.fields:
            if field.pending and field.problem:
                lost = _("{field} was not changed. {why}")
                self._messages.refuse(AppError(lost.format(field=_(field.column.title), why=field.problem)))
