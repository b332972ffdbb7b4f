"""One proposed fact: ticked or not, correctable, with its place one click away."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from app.errors import InputError
from app.ui.widgets.panel import label


class FactLine(QWidget):
    """A tick, a caption and an editor; ``value()`` is None when unticked or empty."""

    shown = Signal(int, int)
    changed = Signal()

    def __init__(
        self,
        caption: str,
        text: str,
        parse: Callable[[str], Any],
        place: tuple[int, int] | None,
        parent: QWidget | None = None,
    ) -> None:
        """``parse`` turns the text into the value or raises InputError; ``place`` is where it was found."""
        super().__init__(parent)
        self._parse = parse
        self._place = place
        self.tick = QCheckBox(caption)
        self.tick.setChecked(bool(text))
        self.edit = QLineEdit(text)
        self.edit.setAccessibleName(caption)
        self.edit.setCursorPosition(0)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.tick, 0, 0)
        grid.addWidget(self.edit, 0, 1)
        grid.addWidget(self._problem, 1, 1)
        grid.setColumnMinimumWidth(0, 148)
        grid.setColumnStretch(1, 1)
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self._edited)
        self.tick.toggled.connect(self.changed)

    def _edited(self, text: str) -> None:
        self.tick.setChecked(bool(text.strip()))
        self.problem()
        self.changed.emit()

    def problem(self) -> str:
        """Why the text cannot be taken, shown under the field; empty when it can."""
        message = ""
        try:
            self.value()
        except InputError as wrong:
            message = str(wrong)
        self._problem.setText(message)
        self._problem.setVisible(bool(message))
        self.edit.setProperty("invalid", bool(message))
        self.edit.style().polish(self.edit)
        return message

    def value(self) -> Any:
        """The value as it will be written; InputError when the text cannot be read."""
        text = self.edit.text().strip()
        return self._parse(text) if self.tick.isChecked() and text else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the place when the editor takes the focus."""
        if event.type() == QEvent.Type.FocusIn and self._place is not None:
            self.shown.emit(*self._place)
        return super().eventFilter(watched, event)
