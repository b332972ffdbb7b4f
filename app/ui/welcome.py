"""What a first start offers: the sample, a contract of one's own, an empty desk, and what was open before."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.ui.actions import Actions

_LISTED = 5
_WIDTH = 640
_CHOICES = (
    ("sample", N_("Open the sample"), N_("Six contracts with risks, changes and scores to look around in.")),
    ("import", N_("Import a contract"), N_("A Word, PDF or text file becomes clauses, dates and payments.")),
    ("new_desk", N_("Start an empty desk"), N_("One file on this computer that holds all your contracts.")),
)


class Welcome(QWidget):
    """Shown while no desk is open."""

    recent_chosen = Signal(object)  # Path

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._recent: Sequence[str] = ()
        self._column = QWidget()
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        self._row.addWidget(self._column, 8)
        self._row.addStretch(1)
        self.retranslate()

    def show_recent(self, recent: Sequence[str]) -> None:
        """Offer these desks, newest first; those that are gone are left out."""
        self._recent = recent
        self.retranslate()

    def retranslate(self) -> None:
        """Build the page anew in the language in force."""
        column = QWidget()
        column.setMaximumWidth(_WIDTH)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._fill(QVBoxLayout(column))
        self._row.replaceWidget(self._column, column)
        self._column.hide()
        self._column.deleteLater()
        self._column = column

    def _fill(self, inside: QVBoxLayout) -> None:
        inside.setSpacing(12)
        inside.addStretch(2)
        inside.addWidget(_words(_("ContractDesk"), "figure"))
        inside.addWidget(_words(_("What was agreed, what is due, and what to do about it."), "dim"))
        inside.addSpacing(12)
        for key, title, words in _CHOICES:
            card = Card(_(title), _(words), primary=key == "sample")
            card.clicked.connect(self._actions[key].trigger)
            inside.addWidget(card)
        paths = [Path(path) for path in self._recent if Path(path).exists()][:_LISTED]
        if paths:
            inside.addSpacing(12)
            inside.addWidget(_words(_("Recent desks"), "caption"))
        for path in paths:
            button = QPushButton(f"{path.stem}    {path.parent}")
            button.setProperty("role", "flat")
            button.clicked.connect(self._opener(path))
            inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(3)

    def _opener(self, path: Path) -> Callable[[], None]:
        def open_it() -> None:
            self.recent_chosen.emit(path)

        return open_it


class Card(QPushButton):
    """A large button: what it does, and a sentence about it."""

    def __init__(
        self, title: str, words: str, *, primary: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setProperty("emphasis", primary)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(2)
        for text, role in ((title, "heading"), (words, "dim")):
            label = _words(text, role)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(label)
        self.setMinimumHeight(inside.sizeHint().height())


def _words(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label
