"""Language, theme and text size: chosen once, kept, and in force without a restart."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from app.i18n import language
from app.ui.actions import Actions
from app.ui.application import speak
from app.ui.collaborators import Collaborators
from app.ui.theme import TEXT_SIZES


class Look(QObject):
    """Follows the commands of the View menu."""

    changed = Signal()  # of colours or sizes
    retranslated = Signal()

    def __init__(self, parts: Collaborators, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._actions = actions
        for wish in ("system", "light", "dark"):
            actions[f"theme_{wish}"].triggered.connect(self._taker(theme=wish))
        for wish in ("system", "zh", "en"):
            actions[f"language_{wish}"].triggered.connect(self._taker(language=wish))
        for key, step in (("text_larger", 1), ("text_smaller", -1), ("text_normal", 0)):
            actions[key].triggered.connect(self._stepper(step))
        parts.theme.changed.connect(self._theme_changed)
        self.tick()

    def choose(self, **wishes: object) -> None:
        """Put language, theme or text_size in force, now and for the next start."""
        spoken = language()
        settings = self._parts.settings.change(**wishes)
        application = QApplication.instance()
        if "language" in wishes and isinstance(application, QApplication):
            speak(application, settings.language)
        self._parts.theme.use(settings.theme, settings.text_size)
        self.tick()
        if language() != spoken:
            self.retranslated.emit()

    def tick(self) -> None:
        """Tick what is chosen in the menus."""
        settings = self._parts.settings.value
        self._actions.tick("theme", settings.theme)
        self._actions.tick("language", settings.language)

    def _taker(self, **wishes: object) -> Callable[[], None]:
        def take() -> None:
            self.choose(**wishes)

        return take

    def _stepper(self, step: int) -> Callable[[], None]:
        def take_step() -> None:
            now = self._parts.theme.text_size
            here = min(range(len(TEXT_SIZES)), key=lambda place: abs(TEXT_SIZES[place] - now))
            place = TEXT_SIZES.index(100) if step == 0 else here + step
            self.choose(text_size=TEXT_SIZES[max(0, min(len(TEXT_SIZES) - 1, place))])

        return take_step

    def _theme_changed(self) -> None:
        self.tick()
        self.changed.emit()
