"""Lists of what was found: each line ticked or not, its place one click away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.formats import format_money
from app.i18n import _, ngettext
from app.services.proposals import Proposal
from app.ui.widgets.panel import label

Found = TypeVar("Found")

_TICKED = Qt.CheckState.Checked
_PLACE = Qt.ItemDataRole.UserRole
_STRETCH = QHeaderView.ResizeMode.Stretch
_AS_WIDE_AS_NEEDED = QHeaderView.ResizeMode.ResizeToContents
_LINE = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One found thing: its texts and its place."""

    texts: tuple[str, ...]
    place: tuple[int, int]


class FoundList(QWidget):
    """A caption over ticked lines; hidden when nothing was found."""

    shown = Signal(int, int)

    def __init__(self, caption: str, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(caption)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setColumnCount(max((len(line.texts) for line in lines), default=1))
        self._items = []
        for line in lines:
            item = QTreeWidgetItem(list(line.texts))
            self._items.append(item)
            item.setCheckState(0, _TICKED)
            item.setData(0, _PLACE, line.place)
            for column, text in enumerate(line.texts):
                item.setToolTip(column, text)
            self.tree.addTopLevelItem(item)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_AS_WIDE_AS_NEEDED)
        header.setSectionResizeMode(0, _STRETCH)
        self.tree.setFixedHeight(min(len(lines), 7) * _LINE + 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label(caption, "strong"))
        layout.addWidget(self.tree)
        self.setVisible(bool(lines))
        self.tree.currentItemChanged.connect(self._show)

    def _show(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _PLACE)[1] > item.data(0, _PLACE)[0]:
            self.shown.emit(*item.data(0, _PLACE))

    def ticked(self) -> list[bool]:
        """The ticks, line by line."""
        return [item.checkState(0) == _TICKED for item in self._items]

    def kept(self, found: Sequence[Found]) -> list[Found]:
        """Those of ``found`` (in the order of the lines) that are ticked."""
        return [thing for thing, ticked in zip(found, self.ticked(), strict=True) if ticked]


def payment_lines(proposal: Proposal) -> list[Line]:
    """Title and condition, share or sum."""
    lines = []
    for found in proposal.payments:
        share = f"{found.share}%" if found.share else ""
        sums = " ".join(part for part in (share, format_money(found.amount)) if part)
        lines.append(Line((f"{found.title or found.condition}", sums), (found.start, found.end)))
    return lines


def duty_lines(proposal: Proposal) -> list[Line]:
    """Who, what and by when."""
    lines = []
    for duty in proposal.obligations:
        days = ngettext("{n} day", "{n} days", duty.days).format(n=duty.days) if duty.days else ""
        when = duty.due.isoformat() if duty.due else days
        who = _("{role}: {action}").format(role=duty.role, action=duty.action)
        lines.append(Line((who, when), (duty.start, duty.end)))
    return lines
