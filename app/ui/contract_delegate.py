"""Painting one contract of the list on two lines."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.contract_model import ROW, Index, badge_of, due_of
from app.ui.theme import Theme
from app.ui.widgets.badge import badge_size, paint_badge

if TYPE_CHECKING:
    from app.models.rows import ContractSummary

_SELECTED = QStyle.StateFlag.State_Selected
_HOVERED = QStyle.StateFlag.State_MouseOver
_FOCUSED = QStyle.StateFlag.State_HasFocus
_BY_KEYS = QStyle.StateFlag.State_KeyboardFocusChange
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight
_LEAST_LETTERS = 3  # of a name that says anything, its ellipsis included


class ContractDelegate(QStyledItemDelegate):
    """Paints a contract on two lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        lines = (QFontMetrics(self._theme.font(size)).height() for size in ("body", "caption"))
        return QSize(120, sum(lines) + 20)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ContractSummary = index.data(ROW)
        frame = QRect(option.rect).adjusted(8, 1, -8, -1)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, frame, selected=bool(state & _SELECTED), hovered=bool(state & _HOVERED))
        if state & _FOCUSED and state & _BY_KEYS:
            painter.setPen(self._theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 8, 8)
        inside = frame.adjusted(10, 8, -10, -8)
        first = QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2)
        second = QRect(inside.left(), first.bottom() + 1, inside.width(), inside.height() - first.height())
        self._paint_line(painter, first, row.title, _short(due_of(row)), due_of(row))
        badge = badge_of(row)
        width, _height = badge_size(badge, self._theme)
        place = QPointF(second.right() - width + 1, second.center().y() + 1)
        paint_badge(painter, place, badge, self._theme, selected=bool(state & _SELECTED))
        self._text(painter, second, self._about(row, second.width() - round(width) - 8), "caption", "dim")
        painter.restore()

    def _about(self, row: "ContractSummary", room: int) -> str:
        """Counterparty and number; the name gives way, the number stays whole."""
        metrics = QFontMetrics(self._theme.font("caption"))
        number = f" • {row.no}"
        name = metrics.elidedText(row.counterparty, _ELIDE, room - metrics.horizontalAdvance(number))
        if len(name) < _LEAST_LETTERS:
            return metrics.elidedText(row.no, _ELIDE, room)
        return name + number

    def _paint_ground(self, painter: QPainter, frame: QRect, *, selected: bool, hovered: bool) -> None:
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_ground" if selected else "hover"))
            painter.drawRoundedRect(frame, 8, 8)

    def _paint_line(self, painter: QPainter, room: QRect, title: str, due: str, day: date | None) -> None:
        metrics = QFontMetrics(self._theme.font("caption"))
        width = metrics.horizontalAdvance(due) + 8 if due else 0
        self._text(painter, room.adjusted(0, 0, -width, 0), title, "body", "text", bold=True)
        late = day is not None and day < date.today()
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color("bad" if late else "dim"))
        painter.drawText(room, _RIGHT, due)

    def _text(
        self, painter: QPainter, room: QRect, text: str, size: str, token: str, *, bold: bool = False
    ) -> None:
        font = self._theme.font(size, bold=bold)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        painter.drawText(room, _LEFT, QFontMetrics(font).elidedText(text, _ELIDE, room.width()))


def _short(day: date | None) -> str:
    """Month and day while the year is this one, the whole date otherwise."""
    if day is None:
        return ""
    return day.strftime("%m-%d") if day.year == date.today().year else day.isoformat()
