"""The head of the chosen contract: title, health, state; number, price and last day at the right."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.formats import format_date, format_money
from app.i18n import _
from app.models.states import ContractState
from app.models.vocabulary import Health
from app.ui.badges import health_badge, state_badge
from app.ui.theme import Theme
from app.ui.widgets.badge import BadgeLabel
from app.ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from app.services.headline import Headline


class ContractHeader(QWidget):
    """Shows a headline, or the name of the desk when no contract is chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel()
        self._title.setProperty("role", "title")
        self._health = BadgeLabel(theme)
        self._state = BadgeLabel(theme)
        self._facts = QLabel()
        self._facts.setProperty("role", "dim")
        self._facts.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._health)
        layout.addWidget(self._state)
        layout.addStretch(1)
        layout.addSpacing(8)
        layout.addWidget(self._facts)

    def show_contract(self, head: "Headline") -> None:
        """Show one contract."""
        self._title.setText(head.title)
        measured = head.health != Health.NONE
        self._health.show_badge(health_badge(head.health, head.about) if measured else None, head.reason)
        self._state.show_badge(state_badge(ContractState.of(head.state)))
        until = _("until {day}").format(day=format_date(head.end)) if head.end else ""
        facts = (head.no, format_money(head.price), until)
        self._facts.setText("\u2003".join(fact for fact in facts if fact))

    def show_desk(self, name: str, contracts: str) -> None:
        """Show the whole desk."""
        self._title.setText(name)
        self._health.show_badge(None)
        self._state.show_badge(None)
        self._facts.setText(contracts)
