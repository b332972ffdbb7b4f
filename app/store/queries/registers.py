"""Reads of the registers of one contract, in their natural order."""

from app.models.rows import (
    ApprovalRow,
    ChangeRow,
    ClauseRow,
    CriterionRow,
    DeliverableRow,
    EvaluationRow,
    FactRow,
    ObligationRow,
    PaymentRow,
    RiskRow,
    ScoreRow,
    VersionRow,
)
from app.store.queries.reading import Readable, read_rows

_CURRENCY = "(SELECT c.currency FROM contract c WHERE c.id = t.contract_id)"
_CLAUSE_NUMBER = "coalesce((SELECT c.number FROM clause c WHERE c.id = t.clause_id), '')"


def clauses(document: Readable, contract_id: str) -> list[ClauseRow]:
    """The clauses of a contract in reading order."""
    return read_rows(document, ClauseRow, "clause t WHERE t.contract_id = ? ORDER BY t.seq", (contract_id,))


def versions(document: Readable, clause_id: str) -> list[VersionRow]:
    """Every text a clause had, newest first."""
    return read_rows(
        document, VersionRow, "clause_version t WHERE t.clause_id = ? ORDER BY t.version DESC", (clause_id,)
    )


def facts(document: Readable, contract_id: str) -> list[FactRow]:
    """The confirmed facts of a contract, by place."""
    return read_rows(
        document, FactRow, "fact t WHERE t.contract_id = ? ORDER BY t.clause_id, t.start_at", (contract_id,)
    )


def deliverables(document: Readable, contract_id: str) -> list[DeliverableRow]:
    """The plan of a contract, in work breakdown order as entered."""
    return read_rows(
        document,
        DeliverableRow,
        "deliverable t WHERE t.contract_id = ? ORDER BY t.planned_start IS NULL, t.planned_start, t.id",
        (contract_id,),
        currency=_CURRENCY,
    )


def obligations(document: Readable, contract_id: str) -> list[ObligationRow]:
    """Both sides' duties, the dated ones first."""
    return read_rows(
        document,
        ObligationRow,
        "obligation t WHERE t.contract_id = ? ORDER BY t.due_on IS NULL, t.due_on, t.id",
        (contract_id,),
        clause_number=_CLAUSE_NUMBER,
    )


def payments(document: Readable, contract_id: str) -> list[PaymentRow]:
    """The payment lines by number."""
    return read_rows(
        document,
        PaymentRow,
        "payment t WHERE t.contract_id = ? ORDER BY t.no, t.id",
        (contract_id,),
        currency=_CURRENCY,
        clause_number=_CLAUSE_NUMBER,
    )


def changes(document: Readable, contract_id: str) -> list[ChangeRow]:
    """The change requests by number."""
    tally = "(SELECT count(*) FROM approval a WHERE a.change_id = t.id{})"
    return read_rows(
        document,
        ChangeRow,
        "change t WHERE t.contract_id = ? ORDER BY t.no, t.id",
        (contract_id,),
        currency=_CURRENCY,
        approvals=tally.format(""),
        approved=tally.format(" AND a.decision = 'approved'"),
        rejected=tally.format(" AND a.decision = 'rejected'"),
    )


def approvals(document: Readable, change_id: str) -> list[ApprovalRow]:
    """What each party concerned said to a change."""
    return read_rows(document, ApprovalRow, "approval t WHERE t.change_id = ? ORDER BY t.id", (change_id,))


def risks(document: Readable, contract_id: str) -> list[RiskRow]:
    """The risks, the gravest first."""
    return read_rows(
        document,
        RiskRow,
        "risk t WHERE t.contract_id = ? ORDER BY t.likelihood * t.impact DESC, t.no",
        (contract_id,),
        currency=_CURRENCY,
    )


def criteria(document: Readable, contract_id: str) -> list[CriterionRow]:
    """The criteria of the newest scheme of a contract."""
    return read_rows(
        document,
        CriterionRow,
        "criterion t WHERE t.scheme_id = (SELECT s.id FROM scheme s WHERE s.contract_id = ?"
        " ORDER BY s.version DESC LIMIT 1) ORDER BY t.seq",
        (contract_id,),
    )


def evaluations(document: Readable, contract_id: str) -> list[EvaluationRow]:
    """The evaluations of a contract, newest period first."""
    return read_rows(
        document,
        EvaluationRow,
        "evaluation t WHERE t.contract_id = ? ORDER BY t.period_end DESC",
        (contract_id,),
    )


def scores(document: Readable, contract_id: str) -> list[ScoreRow]:
    """Every score of a contract with its criterion, by criterion order."""
    return read_rows(
        document,
        ScoreRow,
        "score t JOIN evaluation e ON e.id = t.evaluation_id JOIN criterion k ON k.id = t.criterion_id"
        " WHERE e.contract_id = ? ORDER BY e.period_end, k.seq",
        (contract_id,),
        seq="k.seq",
        dimension="k.dimension",
        title="k.title",
        weight="k.weight",
        basis="k.basis",
    )
