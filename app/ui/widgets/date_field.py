"""A date as a line of text in the one ISO form, with a calendar one key away."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from app.i18n import _, language
from app.ui.icons import icon
from app.ui.theme import Theme

_LOCALES = {"zh": QLocale(QLocale.Language.Chinese), "en": QLocale(QLocale.Language.English)}


class DateField(QLineEdit):
    """Typing stays the fast way; Alt+Down or the button opens a calendar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("2026-11-23")
        self._calendar: QCalendarWidget | None = None
        choose = QAction(icon("calendar", theme), _("Choose a day"), self)
        choose.setShortcut(QKeySequence("Alt+Down"))
        choose.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        choose.triggered.connect(self._open)
        self.addAction(choose, QLineEdit.ActionPosition.TrailingPosition)

    @property
    def choosing(self) -> bool:
        """Whether the calendar is open, so that losing the focus to it does not end the edit."""
        return self._calendar is not None and self._calendar.isVisible()

    def _open(self) -> None:
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlag(Qt.WindowType.Popup)
            self._calendar.setLocale(_LOCALES[language()])
            self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            self._calendar.clicked.connect(self._take)
            self._calendar.activated.connect(self._take)
        try:
            day = date.fromisoformat(self.text().strip())
        except ValueError:
            day = date.today()
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        self._calendar.show()
        self._calendar.setFocus()

    def _take(self, day: QDate) -> None:
        self.setText(day.toString(Qt.DateFormat.ISODate))
        if self._calendar is not None:
            self._calendar.hide()
        self.setFocus()
        self.setModified(True)
        self.returnPressed.emit()
