"""The first page of a status report: whoever reads only this knows what to decide."""

from collections.abc import Iterator
from datetime import timedelta

from app.analysis import standing
from app.analysis.briefing import achievements, decisions, milestones, top_risks
from app.analysis.risk import level
from app.formats import format_date, format_money
from app.i18n import _, ngettext
from app.models.money import Money
from app.models.states import ContractState
from app.models.vocabulary import ContractKind
from app.reports.blocks import (
    Banner,
    Block,
    Bullets,
    Column,
    Columns,
    Facts,
    Heading,
    Kind,
    Measure,
    Measures,
    Paragraph,
    Table,
    Title,
)
from app.reports.status.data import StatusData
from app.reports.status.plan import most_urgent
from app.reports.status.wording import against_baseline, health_badge, level_badge, signed

REPORTED_DAYS = 90  # without an earlier report
_SHORT = Kind.SHORT


def first_page(data: StatusData) -> Iterator[Block]:
    """Title, colours with their reasons, facts, decisions, risks, achievements, milestones."""
    contract = data.contract
    measures = data.standing()
    colour, reason = standing.explained(measures)
    below = (contract.no, _("Status report"), format_date(data.day), _("Version {n}").format(n=data.version))
    yield Title(contract.title, " · ".join(below))
    yield Banner(health_badge(colour), reason)
    yield Measures(
        tuple(
            Measure(
                _(standing.DIMENSIONS[name]),
                health_badge(measure.health),
                measure.figure,
                measure.reason,
                standing.arrow(measure.health, data.before.get(name)),
            )
            for name, measure in measures.items()
        )
    )
    yield Facts(tuple(_facts(data)))
    yield Columns(tuple(_asks(data)), tuple(_outlook(data)))


def _facts(data: StatusData) -> Iterator[tuple[str, str]]:
    contract = data.contract
    yield _("Parties"), _("; ").join(f"{party.name} ({party.role})" for party in data.parties)
    yield (
        _("State"),
        " · ".join((_(ContractState.of(contract.state).label), _(ContractKind.of(contract.kind).label))),
    )
    yield _("Value"), _value(data)
    yield (
        _("Paid so far"),
        _("{paid} of {planned}").format(
            paid=format_money(contract.paid),
            planned=format_money(Money(contract.planned_minor, contract.currency)),
        ),
    )
    yield _("Period"), _period(data)
    changes = ngettext("{n} in effect, {days} days", "{n} in effect, {days} days", contract.changes)
    yield _("Changes"), changes.format(n=contract.changes, days=signed(contract.change_days))
    yield _("Responsible"), contract.owner or "–"
    yield _("Governing law"), contract.governing_law or "–"


def _value(data: StatusData) -> str:
    contract = data.contract
    if contract.price_original is None:
        return "–"
    if not contract.change_minor:
        return format_money(contract.price_original)
    return f"{format_money(contract.price_original)} → {format_money(contract.price_current)}"


def _period(data: StatusData) -> str:
    contract = data.contract
    start = format_date(contract.effective_on or contract.signed_on) or "–"
    if contract.end_on is None:
        return _("from {start}").format(start=start)
    end = contract.end_on + timedelta(days=contract.change_days)
    return _("{start} to {end} inclusive").format(start=start, end=format_date(end))


def _asks(data: StatusData) -> Iterator[Block]:
    yield Heading(_("Decisions needed"), 2)
    needed = decisions(
        data.contract.owner, data.deliverables, data.payments, data.changes, data.approvals, data.due
    )
    yield Table(
        (Column(_("What"), weight=3), Column(_("Who"), weight=1), Column(_("Until"), _SHORT)),
        tuple((one.what, one.who or "–", format_date(one.until) or "–") for one in needed[:4]),
        empty=_("Nothing waits for a decision."),
        max_lines=2,
    )
    yield from most_urgent(data)


def _outlook(data: StatusData) -> Iterator[Block]:
    yield from _achieved(data)
    yield Heading(_("Next milestones"), 2)
    yield Table(
        (Column(_("Date"), _SHORT), Column(_("Milestone")), Column(_("Against baseline"), _SHORT)),
        tuple(
            (format_date(row.expected_end), row.title, against_baseline(row))
            for row in milestones(data.deliverables, 4)
        ),
        empty=_("No open piece of work."),
        max_lines=2,
    )
    yield Heading(_("Top risks"), 2)
    yield Table(
        (Column(_("No."), _SHORT), Column(_("Risk")), Column(_("Level"), _SHORT), Column(_("Owner"), _SHORT)),
        tuple(
            (
                risk.no,
                risk.title,
                level_badge(risk.residual, level(risk.residual_likelihood, risk.residual_impact)),
                risk.owner or "–",
            )
            for risk in top_risks(data.risks, 3)
        ),
        empty=_("No live risk is recorded."),
        max_lines=2,
    )


def _achieved(data: StatusData) -> Iterator[Block]:
    yield Heading(_("Achieved"), 2)
    since = data.since or data.day - timedelta(days=REPORTED_DAYS)
    done = achievements(
        since,
        data.day,
        data.contract.direction,
        data.deliverables,
        data.obligations,
        data.payments,
        data.changes,
    )
    if done:
        yield Bullets(tuple(_cut(text, 90) for text in done[:5]))
    else:
        yield Paragraph(_("Nothing was completed since {date}.").format(date=format_date(since)), dim=True)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
