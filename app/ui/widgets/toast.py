"""A message at the foot of the window: what happened, and the ways on from it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.i18n import _
from app.ui.icons import icon
from app.ui.messages import Message, Offer
from app.ui.theme import Theme
from app.ui.widgets.grids import empty

_STAYS_MS = 7000
_WIDEST = 720
_ABOVE = 44


class Toast(QFrame):
    """Shows the newest message over ``room``; a bad one stays, or comes back, until it is dismissed."""

    def __init__(self, room: QWidget, theme: Theme) -> None:
        super().__init__(room)
        self.setProperty("role", "toast")
        self._room = room
        self._theme = theme
        self._shown: Message | None = None
        self._unread: list[Message] = []
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._more = QLabel()
        self._more.setProperty("role", "dim")
        self._offers = QHBoxLayout()
        self._close = QToolButton()
        self._close.setProperty("role", "flat")
        self._close.clicked.connect(self.leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._more)
        layout.addLayout(self._offers)
        layout.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.leave)
        room.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown now, "" when nothing is."""
        return self._words.text() if not self.isHidden() else ""

    def show_message(self, message: Message) -> None:
        """Show ``message`` at once; a bad one that it covers is kept and comes back after it."""
        shown = self._shown
        if shown is not None and shown.level == "bad" and shown.text != message.text:
            self._unread.append(shown)
        self._show(message)

    def leave(self) -> None:
        """Put the message away; the bad one before it that nobody has dismissed comes back."""
        self._timer.stop()
        self._shown = None
        self.hide()
        if self._unread:
            self._show(self._unread.pop())

    def _show(self, message: Message) -> None:
        self._shown = message
        self.setProperty("level", message.level)
        self.style().unpolish(self)
        self.style().polish(self)
        self._words.setText(message.text)
        self.setAccessibleName(message.text)
        self._close.setIcon(icon("close", self._theme))
        self._close.setToolTip(_("Dismiss"))
        self._close.setAccessibleName(_("Dismiss"))
        unread = len(self._unread)
        self._more.setText(_("{n} more").format(n=unread))
        self._more.setVisible(unread > 0)
        empty(self._offers)
        for offer in message.offers:
            button = QPushButton(offer.label)
            button.clicked.connect(self._doer(offer))
            self._offers.addWidget(button)
        self.show()
        self.raise_()
        self._place()
        self._timer.stop()
        if message.level != "bad":
            self._timer.start(_STAYS_MS)

    def _doer(self, offer: Offer) -> Callable[[], None]:
        def do() -> None:
            self.leave()
            offer.act()

        return do

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._room.size()
        buttons = self.sizeHint().width() - self._words.sizeHint().width()
        text = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 16
        width = min(room.width() - 40, _WIDEST, buttons + text)
        self.setFixedWidth(max(width, 200))
        self.adjustSize()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - _ABOVE)
