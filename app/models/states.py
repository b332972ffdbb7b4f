"""States as explicit tables of allowed transitions: shown in the window and tested as data."""

from app.i18n import N_
from app.models.vocabulary import Word


class ContractState(Word):
    """The life of a contract."""

    DRAFT = "draft", N_("Draft")
    IN_REVIEW = "in_review", N_("In review")
    APPROVED = "approved", N_("Approved")
    SIGNED = "signed", N_("Signed")
    ACTIVE = "active", N_("Active")
    SUSPENDED = "suspended", N_("Suspended")
    COMPLETED = "completed", N_("Completed")
    CLOSED = "closed", N_("Closed")
    ARCHIVED = "archived", N_("Archived")
    CANCELLED = "cancelled", N_("Cancelled")
    TERMINATED = "terminated", N_("Terminated")


class ClauseState(Word):
    """The life of a clause; text in force is immutable."""

    DRAFT = "draft", N_("Draft")
    LEGAL_REVIEW = "legal_review", N_("Legal review")
    AGREED = "agreed", N_("Agreed")
    IN_FORCE = "in_force", N_("In force")
    SUPERSEDED = "superseded", N_("Superseded")
    DELETED = "deleted", N_("Deleted")


class TermState(Word):
    """The life of one term of the chain."""

    PLANNED = "planned", N_("Planned")
    CURRENT = "current", N_("Current")
    ENDED = "ended", N_("Ended")


class ObligationState(Word):
    """The life of a duty."""

    PLANNED = "planned", N_("Planned")
    OPEN = "open", N_("Open")
    SUBMITTED = "submitted", N_("Submitted")
    FULFILLED = "fulfilled", N_("Fulfilled")
    WAIVED = "waived", N_("Waived")
    BREACHED = "breached", N_("Breached")
    CANCELLED = "cancelled", N_("Cancelled")


class DeliverableState(Word):
    """The life of a deliverable up to acceptance."""

    PLANNED = "planned", N_("Planned")
    DELIVERED = "delivered", N_("Delivered")
    INSPECTING = "inspecting", N_("Inspecting")
    ACCEPTED = "accepted", N_("Accepted")
    CONDITIONAL = "conditional", N_("Accepted with punch list")
    REJECTED = "rejected", N_("Rejected")
    REWORK = "rework", N_("Rework")


class PaymentState(Word):
    """The life of one payment line."""

    PLANNED = "planned", N_("Planned")
    APPLIED = "applied", N_("Applied for")
    CERTIFIED = "certified", N_("Certified")
    PART_PAID = "part_paid", N_("Part paid")
    PAID = "paid", N_("Paid")
    DISPUTED = "disputed", N_("Disputed")
    CANCELLED = "cancelled", N_("Cancelled")


class ChangeState(Word):
    """The life of a change request."""

    DRAFT = "draft", N_("Draft")
    NOTIFIED = "notified", N_("Notified")
    QUOTED = "quoted", N_("Quoted")
    APPROVED = "approved", N_("Approved")
    IMPLEMENTED = "implemented", N_("Implemented")
    VERIFIED = "verified", N_("Verified")
    REJECTED = "rejected", N_("Rejected")
    WITHDRAWN = "withdrawn", N_("Withdrawn")


class RiskState(Word):
    """The life of a risk."""

    IDENTIFIED = "identified", N_("Identified")
    ASSESSED = "assessed", N_("Assessed")
    RESPONSE_PLANNED = "response_planned", N_("Response planned")
    MONITORING = "monitoring", N_("Monitoring")
    OCCURRED = "occurred", N_("Occurred")
    CLOSED = "closed", N_("Closed")


class EvaluationState(Word):
    """The life of an evaluation; final is sealed."""

    DRAFT = "draft", N_("Draft")
    ISSUED = "issued", N_("Issued")
    FINAL = "final", N_("Final")


def _table(states: type[Word], arrows: str) -> dict[Word, tuple[Word, ...]]:
    """Read ``"draft > notified withdrawn; …"`` into a table over all ``states``."""
    words = {str(state): state for state in states}
    table: dict[Word, tuple[Word, ...]] = dict.fromkeys(words.values(), ())
    for line in arrows.split(";"):
        source, targets = line.split(">")
        table[words[source.strip()]] = tuple(words[target] for target in targets.split())
    return table


TRANSITIONS: dict[str, dict[Word, tuple[Word, ...]]] = {
    "contract": _table(
        ContractState,
        "draft > in_review cancelled; in_review > draft approved cancelled;"
        "approved > signed in_review cancelled; signed > active terminated;"
        "active > suspended completed terminated; suspended > active terminated;"
        "completed > closed; terminated > closed; closed > archived",
    ),
    "clause": _table(
        ClauseState,
        "draft > legal_review agreed deleted; legal_review > draft agreed deleted;"
        "agreed > draft in_force deleted; in_force > superseded",
    ),
    "term": _table(TermState, "planned > current; current > ended"),
    "obligation": _table(
        ObligationState,
        "planned > open cancelled; open > submitted fulfilled waived breached cancelled;"
        "submitted > fulfilled open; breached > fulfilled waived",
    ),
    "deliverable": _table(
        DeliverableState,
        "planned > delivered; delivered > inspecting; inspecting > accepted conditional rejected;"
        "conditional > accepted; rejected > rework; rework > delivered",
    ),
    "payment": _table(
        PaymentState,
        "planned > applied cancelled; applied > certified disputed planned;"
        "certified > part_paid paid disputed; part_paid > paid disputed; disputed > certified cancelled",
    ),
    "change": _table(
        ChangeState,
        "draft > notified withdrawn; notified > quoted rejected withdrawn;"
        "quoted > approved rejected withdrawn; approved > implemented; implemented > verified",
    ),
    "risk": _table(
        RiskState,
        "identified > assessed closed; assessed > response_planned closed;"
        "response_planned > monitoring closed; monitoring > occurred closed; occurred > closed;"
        "closed > identified",
    ),
    "evaluation": _table(EvaluationState, "draft > issued; issued > draft final"),
}

# Changes in these states count in the price and the dates; each counts once because it is derived.
EFFECTIVE_CHANGES = (ChangeState.APPROVED, ChangeState.IMPLEMENTED, ChangeState.VERIFIED)
