"""Progress, quality and cost as green, amber or red by a written rule, each with one sentence of reason.

The rule, also printed in every report:
progress: the open deliverable that is latest against its baseline; green 0 days, amber up to 7, red beyond.
quality: share of inspected lots accepted at the first inspection; green from 90 %, amber from 75 %.
cost: estimate at completion (BAC / CPI) over the budget; green up to 3 %, amber up to 10 %, red beyond.
The overall colour is the worst of the three.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.formats import format_whole
from app.i18n import _
from app.models.money import Money
from app.models.vocabulary import Health

AMBER_DAYS = Decimal(7)
GREEN_QUALITY, AMBER_QUALITY = Decimal(90), Decimal(75)
GREEN_OVERRUN, AMBER_OVERRUN = Decimal(3), Decimal(10)
_ORDER = (Health.NONE, Health.GREEN, Health.AMBER, Health.RED)


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured once per contract: days, lots and minor units."""

    late_days: int = 0  # of the open deliverable that is latest
    late_title: str = ""
    deliverables: int = 0
    inspected: int = 0
    passed_first: int = 0
    budget_minor: int = 0  # BAC
    earned_minor: int = 0  # EV = sum of budget x percent complete
    actual_minor: int = 0  # AC
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class Measure:
    """One dimension: its colour, the figure to show and the sentence that explains it."""

    health: Health
    figure: str
    reason: str


def _band(value: Decimal, green: Decimal, amber: Decimal) -> Health:
    """The colour of a value of which less is better: up to ``green``, up to ``amber``, beyond."""
    if value <= green:
        return Health.GREEN
    return Health.AMBER if value <= amber else Health.RED


def progress(figures: Figures) -> Measure:
    """The latest open deliverable against its baseline."""
    if not figures.deliverables:
        return Measure(Health.NONE, "–", _("No plan yet"))
    health = _band(Decimal(figures.late_days), Decimal(0), AMBER_DAYS)
    if health is Health.GREEN:
        return Measure(health, _("On time"), _("No open deliverable is later than its baseline"))
    reason = _("“{title}” is {days} days later than its baseline")
    figure = _("{days} days late").format(days=figures.late_days)
    return Measure(health, figure, reason.format(title=figures.late_title, days=figures.late_days))


def first_pass_rate(figures: Figures) -> Decimal | None:
    """Per cent of inspected lots accepted at the first inspection, one decimal; None without inspections."""
    if not figures.inspected:
        return None
    rate = Decimal(figures.passed_first) * 100 / figures.inspected
    return rate.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def quality(figures: Figures) -> Measure:
    """First-pass acceptance."""
    rate = first_pass_rate(figures)
    if rate is None:
        return Measure(Health.NONE, "–", _("Nothing inspected yet"))
    reason = _("{passed} of {n} inspections passed at the first attempt")
    return Measure(
        _band(-rate, -GREEN_QUALITY, -AMBER_QUALITY),
        f"{rate.normalize():f}%",
        reason.format(passed=figures.passed_first, n=figures.inspected),
    )


def overrun(figures: Figures) -> Money | None:
    """EAC - BAC with EAC = BAC / CPI (PMI); None while nothing is earned or spent."""
    if figures.earned_minor <= 0 or figures.budget_minor <= 0:
        return None
    eac = Decimal(figures.budget_minor) * figures.actual_minor / figures.earned_minor
    minor = int((eac - figures.budget_minor).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return Money(minor, figures.currency)


def cost(figures: Figures) -> Measure:
    """Estimate at completion against the budget."""
    over = overrun(figures)
    if over is None:
        return Measure(Health.NONE, "–", _("No cost booked yet"))
    percent = Decimal(over.minor) * 100 / figures.budget_minor
    health = _band(percent, GREEN_OVERRUN, AMBER_OVERRUN)
    shown = f"{abs(percent):.1f}"
    if over.minor > 0:
        reason = _("Forecast to end {percent}% over budget").format(percent=shown)
        return Measure(health, "+" + format_whole(over), reason)
    reason = _("Forecast to end {percent}% under budget").format(percent=shown)
    return Measure(health, format_whole(over), reason)


def overall(figures: Figures) -> Health:
    """The worst of the three dimensions."""
    return worst(measure(figures).health for measure in (progress, quality, cost))


def worst(colours: Iterable[Health]) -> Health:
    """The worst colour of an iterable; not measured is the best."""
    return max(colours, key=_ORDER.index, default=Health.NONE)
