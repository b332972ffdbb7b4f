"""How a contract stands in every dimension of a report, and the colour of the whole.

Beside progress, quality and cost (see ``health``): scope is the sum of the effective changes over the signed
price, green up to 10 %, amber up to 20 %, red beyond; risk is the worst live risk with its response, red
from 12, amber from 6; performance is the grade of the last period, A and B green, C amber, D red. The whole
is as bad as its worst dimension.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from app.analysis import health
from app.analysis.health import Figures, Measure
from app.analysis.risk import LIVE, exposure, level
from app.analysis.scoring import Total
from app.formats import format_money, format_whole
from app.i18n import N_, _, ngettext
from app.models.money import Money
from app.models.rows import ContractDetail, RiskRow
from app.models.vocabulary import Health

DIMENSIONS = {
    "progress": N_("Progress"),
    "quality": N_("Quality"),
    "cost": N_("Cost"),
    "scope": N_("Scope"),
    "risk": N_("Risk"),
    "performance": N_("Performance"),
}
SIGNS = {Health.GREEN: "✓", Health.AMBER: "●", Health.RED: "▲", Health.NONE: "–"}
GREEN_CHANGE, AMBER_CHANGE = Decimal(10), Decimal(20)
_GRADES = {"A": Health.GREEN, "B": Health.GREEN, "C": Health.AMBER, "D": Health.RED}
_ORDER = (Health.NONE, Health.GREEN, Health.AMBER, Health.RED)


def scope(contract: ContractDetail) -> Measure:
    """How far the effective changes have moved the contract from what was signed."""
    if not contract.changes:
        return Measure(Health.GREEN, _("Unchanged"), _("No change is in effect"))
    counted = ngettext("{n} change in effect", "{n} changes in effect", contract.changes)
    reason = _("{changes}, {days} days").format(
        changes=counted.format(n=contract.changes), days=f"{contract.change_days:+d}".replace("-", "−")
    )
    price = contract.price_original_minor
    if not price:
        return Measure(Health.NONE, format_money(Money(contract.change_minor, contract.currency)), reason)
    percent = Decimal(contract.change_minor) * 100 / price
    size = abs(percent)
    colour = Health.GREEN if size <= GREEN_CHANGE else Health.AMBER if size <= AMBER_CHANGE else Health.RED
    return Measure(colour, f"{percent:+.1f}%".replace("-", "−"), reason)


def risk(risks: Sequence[RiskRow], currency: str) -> Measure:
    """The worst live risk with its response, and the expected loss of all."""
    live = [one for one in risks if one.state in LIVE]
    if not live:
        return Measure(Health.NONE, "–", _("No live risk is recorded"))
    levels = [level(one.residual_likelihood, one.residual_impact) for one in live]
    high = levels.count(Health.RED)
    reason = ngettext("{n} high risk of {all} live ones", "{n} high risks of {all} live ones", high)
    figure = format_whole(Money(exposure(live), currency))
    return Measure(health.worst(levels), figure, reason.format(n=high, all=len(live)))


def performance(totals: Sequence[Total]) -> Measure:
    """The last scored period, and the one before it; ``totals`` oldest first."""
    scored = [total for total in totals if total.score is not None]
    if not scored:
        return Measure(Health.NONE, "–", _("No period scored yet"))
    last = scored[-1]
    reason = _("Grade {grade}").format(grade=last.grade)
    if len(scored) > 1:
        reason = _("Grade {grade}, {before} in the period before").format(
            grade=last.grade, before=f"{scored[-2].score:.1f}"
        )
    return Measure(_GRADES[last.grade], f"{last.score:.1f}", reason)


def standing(
    contract: ContractDetail, figures: Figures, risks: Sequence[RiskRow], totals: Sequence[Total]
) -> dict[str, Measure]:
    """Every dimension with its colour, figure and reason, in the order of the report."""
    return {
        "progress": health.progress(figures),
        "quality": health.quality(figures),
        "cost": health.cost(figures),
        "scope": scope(contract),
        "risk": risk(risks, contract.currency),
        "performance": performance(totals),
    }


def explained(measures: Mapping[str, Measure]) -> tuple[Health, str]:
    """The colour of the whole and the sentence for it: the dimensions that give it, with their reasons."""
    colour = health.worst(measure.health for measure in measures.values())
    if colour is Health.NONE:
        return colour, _("Nothing has been measured yet")
    if colour is Health.GREEN:
        return colour, _("Every measured dimension is within its limits")
    named = (
        _("{dimension}: {reason}").format(dimension=_(DIMENSIONS[name]), reason=measure.reason)
        for name, measure in measures.items()
        if measure.health is colour
    )
    return colour, _("; ").join(named)


def arrow(now: Health, before: str | None) -> str:
    """↑ better, → as it was, ↓ worse than in the last report; empty when there is nothing to compare."""
    if not before or Health.NONE in (now, before):
        return ""
    step = _ORDER.index(Health.of(before)) - _ORDER.index(now)
    return "↑" if step > 0 else "↓" if step < 0 else "→"


def rule() -> str:
    """The rule of the colours in one sentence, for the foot of every page."""
    return _(
        "Colours: progress green 0, amber up to {days} days late; quality green from {gq}, amber from {aq} % "
        "accepted at first inspection; cost green up to {gc}, amber up to {ac} % over budget; scope green up "
        "to {gs}, amber up to {as_} % changed; risk red from 12, amber from 6; performance A and B green, "
        "C amber, D red; overall as the worst."
    ).format(
        days=health.AMBER_DAYS,
        gq=health.GREEN_QUALITY,
        aq=health.AMBER_QUALITY,
        gc=health.GREEN_OVERRUN,
        ac=health.AMBER_OVERRUN,
        gs=GREEN_CHANGE,
        as_=AMBER_CHANGE,
    )
