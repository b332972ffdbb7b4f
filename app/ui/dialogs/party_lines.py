"""The parties of a contract about to be imported: each correctable, one of them ours, more can be added."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.services.proposals import PartyProposal
from app.ui.widgets.panel import label

Place = tuple[int, int]
_ROLE_WIDTH = 104


class PartyLine(QWidget):
    """Tick, role, name, and whether this is our side."""

    shown = Signal(int, int)

    def __init__(self, party: PartyProposal, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.tick = QCheckBox()
        self.tick.setChecked(party.accepted)
        self.role = QLineEdit(party.role)
        self.role.setFixedWidth(_ROLE_WIDTH)
        self.role.setPlaceholderText(_("Role"))
        self.role.setAccessibleName(_("Role"))
        self.name = QLineEdit(party.name)
        self.name.setPlaceholderText(_("Name"))
        self.name.setAccessibleName(_("Name"))
        self.ours = QRadioButton(_("Our side"))
        self.ours.setChecked(party.is_us)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.tick)
        row.addWidget(self.role)
        row.addWidget(self.name, 1)
        row.addWidget(self.ours)
        for edit in (self.role, self.name):
            edit.setCursorPosition(0)
            edit.setToolTip(edit.text())
            edit.installEventFilter(self)
        self.name.textEdited.connect(self._named)
        self._named(party.name)

    def _named(self, name: str) -> None:
        self.tick.setChecked(bool(name.strip()))
        self.tick.setAccessibleName(_("Take over {name}").format(name=name))

    def party(self) -> PartyProposal:
        """The party as it stands now; one without a name is not taken over."""
        name = self.name.text().strip()
        accepted = self.tick.isChecked() and bool(name)
        ours = self.ours.isChecked() and accepted
        return PartyProposal(self.role.text().strip(), name, is_us=ours, accepted=accepted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the place when an editor takes the focus."""
        if event.type() == QEvent.Type.FocusIn and self._place[1] > self._place[0]:
            self.shown.emit(*self._place)
        return super().eventFilter(watched, event)


class PartyLines(QWidget):
    """A line a party; ``sided`` carries the role of our side when another is chosen."""

    shown = Signal(int, int)
    sided = Signal(str)

    def __init__(self, found: Sequence[tuple[PartyProposal, Place]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[PartyLine] = []
        self._sides = QButtonGroup(self)
        self.add_button = QPushButton(_("Another party"))
        self.add_button.setProperty("role", "flat")
        head = QHBoxLayout()
        head.addWidget(label(_("Parties"), "strong"))
        head.addStretch(1)
        head.addWidget(self.add_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        for party, place in found:
            self._add(party, place)
        self.add_button.clicked.connect(self.add)

    def _add(self, party: PartyProposal, place: Place) -> PartyLine:
        line = PartyLine(party, place)
        line.shown.connect(self.shown)
        line.ours.toggled.connect(lambda chosen: self.sided.emit(line.role.text()) if chosen else None)
        self._sides.addButton(line.ours)
        self.lines.append(line)
        self._column.addWidget(line)
        return line

    def add(self) -> None:
        """Offer an empty line for a party that was not found."""
        self._add(PartyProposal("", "", is_us=False, accepted=False), (0, 0)).role.setFocus()

    def parties(self) -> list[PartyProposal]:
        """The parties as the user has left them."""
        return [line.party() for line in self.lines]
