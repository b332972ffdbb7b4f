"""An empty place that says in one sentence what belongs there and offers the one action that fills it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyState(QWidget):
    """A sentence and a button in the middle of the room there is."""

    wanted = Signal()

    def __init__(self, sentence: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QLabel(sentence)
        words.setProperty("role", "dim")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(words)  # as wide as the room: an aligned label would be cut where its lines wrap
        if action:
            button = QPushButton(action)
            button.clicked.connect(self.wanted)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
