"""Frozen rows for screen and reports, named as their table columns; sums are minor units."""

from dataclasses import dataclass
from datetime import date

from app.models.money import Money


@dataclass(frozen=True, slots=True)
class ContractSummary:
    """One line of the contract list."""

    id: str
    no: str
    title: str
    state: str
    direction: str
    counterparty: str
    currency: str
    price_minor: int | None
    end: date | None
    next_due: date | None
    health: str


@dataclass(frozen=True, slots=True)
class ContractDetail:
    """The chosen contract with what follows from its changes and payments."""

    id: str
    no: str
    title: str
    direction: str
    kind: str
    state: str
    language: str
    currency: str
    price_original_minor: int | None
    signed_on: date | None
    effective_on: date | None
    end_on: date | None
    renewal: str
    governing_law: str
    owner: str
    note: str
    change_minor: int  # sum of the effective changes
    change_days: int
    changes: int
    paid_minor: int
    planned_minor: int  # sum of the payment lines that stand
    clauses: int
    updated_at: str

    @property
    def price_original(self) -> Money | None:
        """The price as signed."""
        return None if self.price_original_minor is None else Money(self.price_original_minor, self.currency)

    @property
    def price_current(self) -> Money | None:
        """The price with every effective change, each counted once."""
        signed = self.price_original
        return signed and signed + Money(self.change_minor, self.currency)

    @property
    def paid(self) -> Money:
        """What has been paid on all lines."""
        return Money(self.paid_minor, self.currency)


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party in its role."""

    id: str  # of contract_party
    party_id: str
    name: str
    role: str
    is_us: int
    contact: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class TermRow:
    """One link of the chain of terms."""

    id: str
    seq: int
    kind: str
    state: str
    start_on: date | None
    end_on: date | None
    notice_months: int
    notice_days: int
    notice_given_on: date | None


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One clause of the tree, in reading order."""

    id: str
    parent_id: str | None
    seq: int
    level: int
    number: str
    heading: str
    text: str
    category: str
    state: str
    part: str
    version: int


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One text that a clause had."""

    id: str
    version: int
    heading: str
    text: str
    reason: str
    author: str
    created_at: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """A confirmed fact at its place in a clause."""

    id: str
    clause_id: str | None
    kind: str
    value: str
    quote: str
    start_at: int
    end_at: int


@dataclass(frozen=True, slots=True)
class DeliverableRow:
    """A piece of work or a milestone."""

    id: str
    no: str
    title: str
    milestone: int
    state: str
    baseline_start: date | None
    baseline_end: date | None
    planned_start: date | None
    planned_end: date | None
    forecast_end: date | None
    actual_start: date | None
    actual_end: date | None
    percent: int
    budget_minor: int
    actual_minor: int
    inspected: int
    passed_first: int
    owner: str
    criteria: str
    note: str
    currency: str

    @property
    def expected_end(self) -> date | None:
        """When it ended, or is forecast, or planned to end: the best that is known."""
        return self.actual_end or self.forecast_end or self.planned_end

    @property
    def late_days(self) -> int:
        """Days that the expected end lies after the baseline; 0 without a baseline."""
        if self.expected_end is None or self.baseline_end is None:
            return 0
        return max(0, (self.expected_end - self.baseline_end).days)

    @property
    def budget(self) -> Money:
        """Planned cost."""
        return Money(self.budget_minor, self.currency)

    @property
    def actual(self) -> Money:
        """Cost so far."""
        return Money(self.actual_minor, self.currency)


@dataclass(frozen=True, slots=True)
class ObligationRow:
    """A duty of one side."""

    id: str
    clause_id: str | None
    no: str
    title: str
    side: str
    state: str
    trigger_text: str
    due_on: date | None
    done_on: date | None
    evidence: str
    consequence: str
    owner: str
    clause_number: str


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One payment line."""

    id: str
    clause_id: str | None
    no: str
    title: str
    state: str
    share_bp: int | None
    amount_minor: int
    condition: str
    days: int | None
    working_days: int
    due_on: date | None
    paid_on: date | None
    paid_minor: int
    invoice_no: str
    note: str
    currency: str
    clause_number: str

    @property
    def amount(self) -> Money:
        """What is to be paid."""
        return Money(self.amount_minor, self.currency)

    @property
    def paid(self) -> Money:
        """What has been paid."""
        return Money(self.paid_minor, self.currency)

    @property
    def remaining(self) -> Money:
        """What is still to be paid."""
        return self.amount - self.paid


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change request with the tally of its approvals."""

    id: str
    deliverable_id: str | None
    no: str
    title: str
    origin: str
    state: str
    reason: str
    scope: str
    cost_minor: int
    days: int
    event_on: date | None
    aware_on: date | None
    notice_on: date | None
    reply_due: date | None
    decided_on: date | None
    owner: str
    currency: str
    approvals: int
    approved: int
    rejected: int

    @property
    def cost(self) -> Money:
        """Effect on the price."""
        return Money(self.cost_minor, self.currency)


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """What one party concerned said."""

    id: str
    change_id: str
    who: str
    decision: str
    decided_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One risk."""

    id: str
    no: str
    title: str
    cause: str
    effect: str
    kind: str
    state: str
    likelihood: int
    impact: int
    residual_likelihood: int
    residual_impact: int
    loss_minor: int
    strategy: str
    response: str
    contingency: str
    trigger_text: str
    owner: str
    review_on: date | None
    currency: str

    @property
    def score(self) -> int:
        """Likelihood times impact before the response, 1 to 25."""
        return self.likelihood * self.impact

    @property
    def residual(self) -> int:
        """Likelihood times impact after the response, 1 to 25."""
        return self.residual_likelihood * self.residual_impact

    @property
    def loss(self) -> Money:
        """Most likely loss if it happens."""
        return Money(self.loss_minor, self.currency)


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One weighted criterion of a scheme."""

    id: str
    scheme_id: str
    seq: int
    dimension: str
    title: str
    weight: int
    basis: str


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """Points of one criterion in one evaluation."""

    id: str
    evaluation_id: str
    criterion_id: str
    points: int | None
    note: str
    seq: int
    dimension: str
    title: str
    weight: int
    basis: str


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """The evaluation of one period, without its scores."""

    id: str
    scheme_id: str
    period_end: date | None
    state: str
    bonus: int
    deduction: int
    veto: int
    comment: str


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A named file of a contract."""

    id: str
    name: str
    media: str
    size: int
    sha256: str
    created_at: str


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something that falls due: where it comes from, when, and whose it is."""

    contract_id: str
    contract_no: str
    entity: str  # table it comes from; "notice" and "end" for the dates of a term
    row_id: str
    title: str
    due: date
    side: str  # "us", "them" or ""
    note: str = ""
