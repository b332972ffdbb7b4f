"""The head of a register: its name, how many rows, the filter and what can be done."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QToolButton, QWidget

from app.i18n import _, ngettext
from app.ui.icons import icon
from app.ui.records.page_spec import PageAction, PageSpec
from app.ui.theme import Theme


class TitleBar(QWidget):
    """Says "12 of 340, filtered" and offers filter, columns and actions."""

    filtered = Signal(str)
    new_wanted = Signal()
    columns_wanted = Signal()
    action_wanted = Signal(object)

    def __init__(self, spec: PageSpec, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(_(spec.title))
        title.setProperty("role", "strong")
        self._count = QLabel()
        self._count.setProperty("role", "dim")
        self._filter = self._filter_line(theme)
        self._columns = QToolButton()
        self._columns.setProperty("role", "flat")
        self._columns.setIcon(icon("columns", theme))
        self._columns.setToolTip(_("Columns"))
        self._columns.setAccessibleName(_("Columns"))
        self._columns.clicked.connect(self.columns_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addWidget(self._count)
        layout.addStretch(1)
        layout.addWidget(self._filter)
        layout.addWidget(self._columns)
        for action in spec.actions:
            layout.addWidget(self._button(action))
        new = QPushButton(_(spec.new_title))
        new.setProperty("primary", True)
        new.clicked.connect(self.new_wanted)
        layout.addWidget(new)

    def _filter_line(self, theme: Theme) -> QLineEdit:
        line = QLineEdit()
        line.setProperty("role", "filter")
        line.setPlaceholderText(_("Filter"))
        line.setAccessibleName(_("Filter"))
        line.setToolTip(_("Filter (Ctrl+F)"))
        line.setClearButtonEnabled(True)
        line.setMaximumWidth(180)
        line.setMinimumWidth(90)
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line.addAction(QAction(icon("search", theme), "", line), QLineEdit.ActionPosition.LeadingPosition)
        line.textChanged.connect(self.filtered)
        return line

    def _button(self, action: PageAction) -> QPushButton:
        button = QPushButton(_(action.title))
        button.setToolTip(_(action.tip))
        button.clicked.connect(self._wants(action))
        return button

    def _wants(self, action: PageAction) -> Callable[[], None]:
        def want() -> None:
            self.action_wanted.emit(action)

        return want

    def show_count(self, shown: int, total: int) -> None:
        """How many rows there are, and how many of them the filter lets through."""
        if shown == total:
            self._count.setText(ngettext("{n} entry", "{n} entries", total).format(n=total))
        else:
            self._count.setText(_("{shown} of {total}, filtered").format(shown=shown, total=total))

    def focus_filter(self) -> None:
        """Put the cursor into the filter."""
        self._filter.setFocus()
        self._filter.selectAll()

    def clear_filter(self) -> None:
        """Show all rows again."""
        self._filter.clear()

    def menu_place(self) -> QPoint:
        """Where the menu of the columns opens."""
        return self._columns.mapToGlobal(QPoint(0, self._columns.height()))
