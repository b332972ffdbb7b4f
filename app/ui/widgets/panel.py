"""A flat panel with a title line: the frame of everything that stands on the ground of the window."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

SPACE = 12


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label in one of the text roles of the style sheet."""
    made = QLabel(text)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


class Panel(QFrame):
    """Title at the left, actions at the right, the body below."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, SPACE, 16, SPACE)
        self.body.setSpacing(8)
        self.title = label(title, "strong")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        if title:
            self.body.addLayout(self.head)
        else:
            self.title.setParent(self)
            self.title.hide()

    def add_beside_title(self, widget: QWidget) -> None:
        """Put something right after the title."""
        self.head.insertWidget(self.head.count() - 1, widget)

    def add_action(self, widget: QWidget) -> None:
        """Put something at the right end of the title line."""
        self.head.addWidget(widget)
