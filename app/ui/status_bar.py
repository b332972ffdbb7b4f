"""The foot of the window: file, saved, last backup; what is going on; language and theme."""

from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from app.i18n import _
from app.models.progress import Progress
from app.ui.actions import Actions
from app.ui.jobs import JobRunner

_LANGUAGES = {"zh": "中文", "en": "English"}


class JobStrip(QWidget):
    """Progress of what is going on, and the button that stops it."""

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self.cancel = QToolButton()
        self.cancel.setProperty("role", "flat")
        self.cancel.clicked.connect(jobs.cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._words, self._bar, self.cancel):
            layout.addWidget(widget)
        jobs.progressed.connect(self.show_progress)
        jobs.idle.connect(self.hide)
        self.hide()

    def show_progress(self, title: str, progress: Progress | None) -> None:
        """Say what is going on and how far it is."""
        total = progress.total if progress else 0
        self._bar.setRange(0, total)
        self._bar.setValue(progress.done if progress else 0)
        words = f"{title} · {progress.text}" if progress and progress.text else title
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self.cancel.setText(_("Stop"))
        self.show()


class StatusBar(QStatusBar):
    """Where the work is and whether it is safe."""

    def __init__(self, jobs: JobRunner, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 4, 0)
        self._file, self._saved, self._backup = QLabel(), QLabel(), QLabel()
        for label in (self._file, self._saved, self._backup):
            label.setContentsMargins(4, 0, 16, 0)
            self.addWidget(label)
        self.addPermanentWidget(JobStrip(jobs))
        self._language, self._theme = QToolButton(), QToolButton()
        for button in (self._language, self._theme):
            button.setProperty("role", "flat")
            self.addPermanentWidget(button)
        self._language.clicked.connect(self._next_language)
        self._theme.clicked.connect(self._next_theme)

    def show_desk(self, document: Any) -> None:
        """Say which file is open, that every step is saved, and when it was last backed up."""
        self._file.setText(document.path.name if document else "")
        self._file.setToolTip(str(document.path) if document else "")
        if document is None:
            self._saved.setText("")
            self._backup.setText("")
            return
        self._saved.setText(_("Read only") if document.read_only else _("Saved"))
        backups = document.backups()
        newest = max((backup.at for backup in backups), default="")
        self._backup.setText(_("Last backup {time}").format(time=_local(newest)) if newest else "")

    def show_look(self, language: str, theme: str) -> None:
        """Name the language and the theme in force; a click takes the other one."""
        self._shown = (language, theme)
        self._language.setText(_LANGUAGES[language])
        self._theme.setText(_("Dark") if theme == "dark" else _("Light"))
        self._language.setAccessibleName(_("Language: {name}").format(name=self._language.text()))
        self._theme.setAccessibleName(_("Theme: {name}").format(name=self._theme.text()))
        self._language.setToolTip(_("Change the language"))
        self._theme.setToolTip(_("Change the theme"))

    def _next_language(self) -> None:
        self._actions["language_en" if self._shown[0] == "zh" else "language_zh"].trigger()

    def _next_theme(self) -> None:
        self._actions["theme_light" if self._shown[1] == "dark" else "theme_dark"].trigger()


def _local(instant: str) -> str:
    """A UTC instant as local time: the hour if it was today, the day and the hour otherwise."""
    moment = datetime.fromisoformat(instant).astimezone()
    today = moment.date() == datetime.now().astimezone().date()
    return moment.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
