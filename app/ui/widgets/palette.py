"""One box for everything: commands, contracts and clauses, reached with Ctrl+K."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.ui.theme import Theme
from app.ui.widgets.panel import label

_WIDTH, _MOST = 620, 12
Index = QModelIndex | QPersistentModelIndex
_ENTRY = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be gone to or done; ``kind`` and ``detail`` are shown beside the title."""

    kind: str
    title: str
    detail: str
    act: Callable[[], object]


def rank(text: str, wanted: str) -> int | None:
    """How well ``text`` fits what was typed, 0 is best; None when its letters do not occur in order."""
    here, letters = text.casefold(), wanted.casefold().replace(" ", "")
    found = here.find(wanted.casefold())
    if found >= 0:
        return found
    place, gaps = -1, 0
    for letter in letters:
        following = here.find(letter, place + 1)
        if following < 0:
            return None
        gaps += following - place - 1
        place = following
    return 1000 + gaps


def best(entries: Iterable[Entry], wanted: str) -> list[Entry]:
    """The entries that fit, the best first and the rest in their order."""
    if not wanted.strip():
        return list(entries)
    ranked = [(rank(f"{entry.title} {entry.detail}", wanted.strip()), entry) for entry in entries]
    fitting = [(score, entry) for score, entry in ranked if score is not None]
    return [entry for _score, entry in sorted(fitting, key=lambda pair: pair[0])]


class Palette(QFrame):
    """A box that opens over the window, finds while one types, and closes on Esc."""

    def __init__(
        self,
        entries: Callable[[], Sequence[Entry]],
        search: Callable[[str], Sequence[Entry]],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """``entries`` gives what is always there; ``search`` finds more for what was typed."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "panel")
        self._entries, self._search, self._room = entries, search, parent
        self._standing: Sequence[Entry] = ()
        self.line = QLineEdit()
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._find)
        self.found = QListWidget()
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setUniformItemSizes(True)
        self.found.setItemDelegate(EntryDelegate(theme, self.found))
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.itemClicked.connect(self._take)
        self.nothing = label("", "dim")
        self.nothing.setContentsMargins(10, 0, 10, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.found, 1)

    def open(self, below: QWidget) -> None:
        """Open under ``below`` with nothing typed."""
        hint = _("Search contracts, clauses, commands")
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self.found.setAccessibleName(_("Found"))
        self.nothing.setText(_("Nothing found."))
        self._standing = self._entries()
        self.line.clear()
        self._find("")
        room = self._room
        self.resize(min(_WIDTH, room.width() - 40), min(440, room.height() - 80))
        corner = below.mapToGlobal(QPoint(below.width() - self.width(), 0))
        self.move(max(corner.x(), room.mapToGlobal(QPoint(20, 0)).x()), corner.y())
        self.show()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                last = self.found.count() - 1
                self.found.setCurrentRow(max(0, min(last, self.found.currentRow() + _STEPS[key])))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.found.currentItem() is not None:
                self._take(self.found.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _find(self, text: str) -> None:
        found = best(self._standing, text)[: _MOST if text else None]
        self.found.clear()
        for entry in [*found, *(self._search(text) if text.strip() else ())]:
            item = QListWidgetItem(
                ", ".join(part for part in (entry.title, entry.kind, entry.detail) if part)
            )
            item.setData(_ENTRY, entry)
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        self.found.setVisible(self.found.count() > 0)
        self.nothing.setVisible(self.found.count() == 0)

    def _take(self, item: QListWidgetItem) -> None:
        entry: Entry = item.data(_ENTRY)
        self.hide()
        entry.act()


class EntryDelegate(QStyledItemDelegate):
    """Title at the left, kind and keys at the right, dim."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, QFontMetrics(self._theme.font()).height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(_ENTRY)
        frame = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_ground"))
            painter.drawRoundedRect(frame, 6, 6)
        room = frame.adjusted(10, 0, -10, 0)
        aside = "   ".join(part for part in (entry.detail, entry.kind) if part)
        small = QFontMetrics(self._theme.font("caption"))
        aside = small.elidedText(aside, _ELIDE, room.width() // 2)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color("dim"))
        painter.drawText(room, _RIGHT, aside)
        room.adjust(0, 0, -small.horizontalAdvance(aside) - 12, 0)
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.color("text"))
        title = QFontMetrics(self._theme.font()).elidedText(entry.title, _ELIDE, room.width())
        painter.drawText(room, _LEFT, title)
        painter.restore()
