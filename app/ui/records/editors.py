"""The widgets that edit a value: one set for table cells and for the form, all speaking plain text."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.i18n import _
from app.ui.records.column import Column
from app.ui.theme import Theme
from app.ui.widgets.date_field import DateField

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL = Qt.KeyboardModifier.ControlModifier


class LongText(QPlainTextEdit):
    """Several lines: Enter makes a new one, Ctrl+Enter and leaving commit."""

    left = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & _CONTROL:
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


def make_editor(column: Column, theme: Theme, parent: QWidget | None = None) -> QWidget:
    """An empty editor for the column, named after it for screen readers."""
    editor = _MAKERS.get(column.kind.name, _line)(column, theme, parent)
    editor.setAccessibleName(_(column.title))
    editor.setObjectName(column.key)
    return editor


def _line(column: Column, _theme: Theme, parent: QWidget | None) -> QWidget:
    line = QLineEdit(parent)
    if column.kind.right:
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
    return line


def _long(_column: Column, _theme: Theme, parent: QWidget | None) -> QWidget:
    return LongText(parent)


def _date(_column: Column, theme: Theme, parent: QWidget | None) -> QWidget:
    return DateField(theme, parent)


def _choice(column: Column, _theme: Theme, parent: QWidget | None) -> QWidget:
    combo = QComboBox(parent)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for word in column.choices or ():
        combo.addItem(_(word.label), str(word))
    return combo


def _bool(column: Column, _theme: Theme, parent: QWidget | None) -> QWidget:
    return QCheckBox(_(column.title), parent)


_MAKERS: dict[str, Callable[[Column, Theme, QWidget | None], QWidget]] = {
    "long": _long,
    "date": _date,
    "choice": _choice,
    "badge": _choice,
    "bool": _bool,
}


def editor_text(editor: QWidget) -> str:
    """What the editor holds, as the column reads it."""
    if isinstance(editor, QLineEdit):
        return editor.text()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    if isinstance(editor, QComboBox):
        return str(editor.currentData() or "")
    return "1" if isinstance(editor, QCheckBox) and editor.isChecked() else "0"


def set_editor_text(editor: QWidget, text: str) -> None:
    """Fill the editor without telling anybody."""
    with QSignalBlocker(editor):
        if isinstance(editor, QLineEdit):
            editor.setText(text)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(text))
        elif isinstance(editor, QCheckBox):
            editor.setChecked(text == "1")


def on_commit(editor: QWidget, commit: Callable[[], None]) -> None:
    """Call ``commit`` when the user is done with the editor: Enter, a choice, or leaving it."""
    if isinstance(editor, LongText):
        editor.finished.connect(commit)
        editor.left.connect(commit)
    elif isinstance(editor, QLineEdit):
        editor.returnPressed.connect(commit)
        editor.installEventFilter(_Leaving(commit, editor))
    elif isinstance(editor, QComboBox):
        editor.activated.connect(lambda _index: commit())
    elif isinstance(editor, QCheckBox):
        editor.clicked.connect(lambda _checked: commit())


class _Leaving(QObject):
    """Tells when the focus really leaves a line, not when a menu or another window takes it for a while."""

    def __init__(self, commit: Callable[[], None], editor: QLineEdit) -> None:
        super().__init__(editor)
        self._commit = commit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            passing = event.reason() in (
                Qt.FocusReason.PopupFocusReason,
                Qt.FocusReason.ActiveWindowFocusReason,
            )
            choosing = isinstance(watched, DateField) and watched.choosing
            if not passing and not choosing:
                self._commit()
        return False


def mark_invalid(editor: QWidget, *, invalid: bool) -> None:
    """Show the editor's border in the colour of a problem, or as usual."""
    if bool(editor.property("invalid")) != invalid:
        editor.setProperty("invalid", invalid)
        editor.style().unpolish(editor)
        editor.style().polish(editor)
