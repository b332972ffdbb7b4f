"""How a status report writes what stands in several of its sections."""

from app.analysis.standing import SIGNS
from app.i18n import N_, _, ngettext
from app.models.rows import DeliverableRow
from app.models.vocabulary import Health
from app.reports.blocks import Badge, Cell

LEVELS = {Health.RED: N_("High"), Health.AMBER: N_("Medium"), Health.GREEN: N_("Low")}


def health_badge(health: Health) -> Badge:
    """Word and sign in the colour: "Red ▲"."""
    return Badge(f"{_(health.label)} {SIGNS[health]}", health)


def level_badge(score: int, health: Health) -> Badge:
    """The level and its score in the colour of the level: High 15."""
    return Badge(f"{_(LEVELS[health])} {score}", health)


def signed(number: int) -> str:
    """A whole number with its sign: +12, −3, 0."""
    return f"{number:+d}".replace("-", "−") if number else "0"


def against_baseline(row: DeliverableRow) -> Cell:
    """Days late in red, on time, or a dash without a baseline."""
    if row.late_days:
        text = ngettext("{n} day late", "{n} days late", row.late_days).format(n=row.late_days)
        return Badge(text, Health.RED)
    return "–" if row.baseline_end is None else _("on time")
