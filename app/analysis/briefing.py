"""What somebody must know who reads one page: what was achieved, what must be decided, what comes next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.analysis.risk import LIVE, expected_loss
from app.formats import format_date, format_money
from app.i18n import _
from app.models.rows import (
    ApprovalRow,
    ChangeRow,
    DeliverableRow,
    DueItem,
    ObligationRow,
    PaymentRow,
    RiskRow,
)
from app.models.states import EFFECTIVE_CHANGES, DeliverableState, ObligationState, PaymentState
from app.models.vocabulary import Decision, Direction

_AWAITING = ("notified", "quoted")


@dataclass(frozen=True, slots=True)
class DecisionNeeded:
    """What must be decided, by whom, until when."""

    what: str
    who: str
    until: date | None


def achievements(
    since: date,
    until: date,
    direction: str,
    deliverables: Sequence[DeliverableRow],
    obligations: Sequence[ObligationRow],
    payments: Sequence[PaymentRow],
    changes: Sequence[ChangeRow],
) -> list[str]:
    """What was brought about between two days inclusive, as outcomes, the latest first."""
    dated = [
        *_delivered(deliverables),
        *_fulfilled(obligations),
        *_paid(payments, direction),
        *_agreed(changes),
    ]
    inside = [pair for pair in dated if since <= pair[0] <= until]
    inside.sort(key=lambda pair: pair[0], reverse=True)
    return [_("{date}: {outcome}").format(date=format_date(day), outcome=text) for day, text in inside]


def _delivered(deliverables: Iterable[DeliverableRow]) -> Iterator[tuple[date, str]]:
    for row in deliverables:
        if row.actual_end and row.state != DeliverableState.REJECTED:
            accepted = row.state in (DeliverableState.ACCEPTED, DeliverableState.CONDITIONAL)
            text = _("“{title}” accepted") if accepted else _("“{title}” delivered")
            yield row.actual_end, text.format(title=row.title)


def _fulfilled(obligations: Iterable[ObligationRow]) -> Iterator[tuple[date, str]]:
    for row in obligations:
        if row.done_on and row.state == ObligationState.FULFILLED:
            yield row.done_on, _("“{title}” fulfilled").format(title=row.title)


def _paid(payments: Iterable[PaymentRow], direction: str) -> Iterator[tuple[date, str]]:
    text = _("{sum} paid for “{title}”") if direction == Direction.BUY else _("{sum} received for “{title}”")
    for row in payments:
        if row.paid_on and row.paid_minor:
            yield row.paid_on, text.format(sum=format_money(row.paid), title=row.title)


def _agreed(changes: Iterable[ChangeRow]) -> Iterator[tuple[date, str]]:
    for row in changes:
        if row.decided_on and row.state in EFFECTIVE_CHANGES:
            yield row.decided_on, _("Change {no} “{title}” agreed").format(no=row.no, title=row.title)


def decisions(
    owner: str,
    deliverables: Sequence[DeliverableRow],
    payments: Sequence[PaymentRow],
    changes: Sequence[ChangeRow],
    approvals: Sequence[ApprovalRow],
    due: Sequence[DueItem],
) -> list[DecisionNeeded]:
    """Everything that waits for somebody's yes or no, the most urgent first."""
    waiting: dict[str, list[str]] = {}
    for approval in approvals:
        if approval.decision == Decision.PENDING:
            waiting.setdefault(approval.change_id, []).append(approval.who)
    needed = [
        *_on_changes(changes, waiting, owner),
        *_on_payments(payments, owner),
        *_on_deliverables(deliverables, owner),
        *(
            DecisionNeeded(_("Renew the contract or give notice"), owner, item.due)
            for item in due
            if item.entity == "notice"
        ),
    ]
    return sorted(needed, key=lambda one: one.until or date.max)


def _on_changes(
    changes: Iterable[ChangeRow], waiting: Mapping[str, list[str]], owner: str
) -> Iterator[DecisionNeeded]:
    for row in changes:
        if row.state in _AWAITING:
            what = _("Change {no} “{title}”: {sum}, {days} days").format(
                no=row.no,
                title=row.title,
                sum=format_money(row.cost),
                days=f"{row.days:+d}".replace("-", "−"),
            )
            who = _(", ").join(waiting.get(row.id, [])) or row.owner or owner
            yield DecisionNeeded(what, who, row.reply_due)


def _on_payments(payments: Iterable[PaymentRow], owner: str) -> Iterator[DecisionNeeded]:
    texts = {
        str(PaymentState.APPLIED): _("Certify payment “{title}”, {sum}"),
        str(PaymentState.CERTIFIED): _("Release payment “{title}”, {sum}"),
        str(PaymentState.DISPUTED): _("Settle the dispute over payment “{title}”, {sum}"),
    }
    for row in payments:
        if row.state in texts:
            what = texts[row.state].format(title=row.title, sum=format_money(row.remaining))
            yield DecisionNeeded(what, owner, row.due_on)


def _on_deliverables(deliverables: Iterable[DeliverableRow], owner: str) -> Iterator[DecisionNeeded]:
    for row in deliverables:
        if row.state in (DeliverableState.DELIVERED, DeliverableState.INSPECTING):
            yield DecisionNeeded(
                _("Accept or reject “{title}”").format(title=row.title), row.owner or owner, row.expected_end
            )


def milestones(deliverables: Sequence[DeliverableRow], count: int) -> list[DeliverableRow]:
    """The next open pieces of work by their expected end, milestones before others on the same day."""
    open_rows = [row for row in deliverables if row.expected_end and not row.actual_end]
    marked = [row for row in open_rows if row.milestone]
    chosen = marked if len(marked) >= count else open_rows
    return sorted(chosen, key=lambda row: (row.expected_end or date.max, -row.milestone))[:count]


def top_risks(risks: Sequence[RiskRow], count: int) -> list[RiskRow]:
    """The live risks with the highest score despite their response, then by expected loss."""
    live = [risk for risk in risks if risk.state in LIVE]
    return sorted(live, key=lambda risk: (-risk.residual, -expected_loss(risk), -risk.score))[:count]
