"""What falls due, one line each: the day, what it is, whose it is; a click opens where it comes from."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.i18n import N_, _, ngettext
from app.models.rows import DueItem
from app.models.vocabulary import Side
from app.ui.badges import Badge
from app.ui.theme import Theme
from app.ui.widgets.badge import badge_size, paint_badge

Index = QModelIndex | QPersistentModelIndex

_ITEM = Qt.ItemDataRole.UserRole
_TEXT = Qt.ItemDataRole.DisplayRole
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_MIDDLE_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ELIDE = Qt.TextElideMode.ElideRight
_SELECTED = QStyle.StateFlag.State_Selected
_HOVER = QStyle.StateFlag.State_MouseOver
_LINE, _LEFT = 36, 76
_SOON = 7  # days ahead that are shown as coming near

KINDS = {
    "obligation": N_("Duty"),
    "payment": N_("Payment"),
    "deliverable": N_("Delivery"),
    "change": N_("Reply to change"),
    "risk": N_("Risk review"),
    "notice": N_("Last day for notice"),
    "end": N_("End of term"),
}


def due_badge(day: date, today: date) -> Badge:
    """Today, a day that has passed, one that is near, or a later one."""
    if day == today:
        return Badge(_("Today"), "bad")
    form = "%m-%d" if day.year == today.year else "%Y-%m"
    text = day.strftime(form)
    if day < today:
        return Badge(text, "bad")
    return Badge(text, "watch" if (day - today).days <= _SOON else "neutral")


def due_title(item: DueItem) -> str:
    """What the line says: the row's own title, or the kind where the row has none."""
    return item.title or _(KINDS[item.entity])


def due_note(item: DueItem, today: date) -> str:
    """Kind, side and how late or how soon."""
    days = (item.due - today).days
    if days < 0:
        when = ngettext("{n} day overdue", "{n} days overdue", -days).format(n=-days)
    else:
        when = ngettext("in {n} day", "in {n} days", days).format(n=days) if days else ""
    side = _(Side.of(item.side).label) if item.side else ""
    kind = _(KINDS[item.entity]) if item.title else item.note
    return " · ".join(part for part in (kind, side, when) if part)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget, *, with_contract: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._with_contract = with_contract

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, round(_LINE * max(1.0, self._theme.text_size / 100)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: DueItem = index.data(_ITEM)
        theme, today = self._theme, date.today()
        frame = QRectF(option.rect)
        painter.save()
        if option.state & (_SELECTED | _HOVER):
            painter.fillRect(
                option.rect, theme.color("accent_ground" if option.state & _SELECTED else "hover")
            )
        painter.setPen(theme.color("line"))
        painter.drawLine(frame.bottomLeft(), frame.bottomRight())
        badge = due_badge(item.due, today)
        left = _LEFT * theme.text_size / 100
        shift = max(0.0, (left - 12 - badge_size(badge, theme)[0]) / 2)
        paint_badge(painter, QPointF(frame.left() + 4 + shift, frame.center().y()), badge, theme)
        note = due_note(item, today)
        if self._with_contract:
            note = f"{item.contract_no} · {note}"
        metrics = QFontMetricsF(theme.font("caption"))
        room = metrics.horizontalAdvance(note)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("dim"))
        painter.drawText(frame.adjusted(0, 0, -8, 0), _MIDDLE_RIGHT, note)
        painter.setFont(theme.font())
        painter.setPen(theme.color("text"))
        space = frame.adjusted(left, 0, -room - 24, 0)
        title = QFontMetricsF(theme.font()).elidedText(due_title(item), _ELIDE, space.width())
        painter.drawText(space, _MIDDLE_LEFT, title)
        painter.restore()


class DueList(QListWidget):
    """Due items in order; ``opened`` carries the one that was clicked or confirmed with Enter."""

    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, with_contract: bool = False) -> None:
        """``with_contract`` puts the contract's number before each note: for the whole desk."""
        super().__init__(parent)
        self.setItemDelegate(_Delegate(theme, self, with_contract=with_contract))
        self.setMouseTracking(True)
        self.setAccessibleName(_("What is due"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._open)
        self.itemActivated.connect(self._open)

    def show_items(self, items: Sequence[DueItem]) -> None:
        """Show these items, keeping the place."""
        place = self.verticalScrollBar().value()
        self.clear()
        for item in items:
            line = QListWidgetItem()
            line.setData(_ITEM, item)
            line.setData(_TEXT, f"{item.due} {due_title(item)} {due_note(item, date.today())}")
            line.setToolTip(item.note)
            self.addItem(line)
        self.verticalScrollBar().setValue(place)

    def _open(self, line: QListWidgetItem) -> None:
        self.opened.emit(line.data(_ITEM))
