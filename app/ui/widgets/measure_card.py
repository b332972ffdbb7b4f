"""One figure with its colour and the sentence that explains it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.badges import Badge
from app.ui.theme import Theme
from app.ui.widgets.badge import BadgeLabel
from app.ui.widgets.panel import Panel, label


class MeasureCard(Panel):
    """Caption, figure, badge and reason."""

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.body.setSpacing(2)
        self._figure = label("", "figure")
        self._badge = BadgeLabel(theme)
        self._reason = label("", "dim", wrap=True)
        line = QHBoxLayout()
        line.addWidget(self._figure, 1)
        line.addWidget(self._badge)
        self.body.addWidget(label(title, "caption"))
        self.body.addLayout(line)
        self.body.addWidget(self._reason)
        self.body.addStretch(1)
        self.setAccessibleName(title)

    def show_measure(self, figure: str, badge: Badge | None, reason: str) -> None:
        """Show the figure; long figures shrink to what they need, the reason wraps."""
        self._figure.setText(figure)
        self._badge.show_badge(badge, reason)
        self._reason.setText(reason)
        self.setAccessibleDescription(f"{figure} {badge.text if badge else ''} {reason}")
