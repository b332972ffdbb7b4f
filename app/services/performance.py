"""Performance: the scheme of a contract, its evaluations and what they add up to."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.analysis.scoring import DEFAULT_WEIGHTS, Points, Total, total
from app.i18n import _
from app.models.identity import new_id
from app.models.rows import EvaluationRow, ScoreRow
from app.models.vocabulary import Dimension
from app.services.registers import create
from app.store.document import Document
from app.store.queries.reading import Readable
from app.store.queries.registers import criteria, evaluations, scores

__all__ = ["Result", "add_evaluation", "criteria", "evaluations", "results", "scores", "set_up_scheme"]


@dataclass(frozen=True, slots=True)
class Result:
    """One period with its scores, total and grade."""

    evaluation: EvaluationRow
    scores: tuple[ScoreRow, ...]
    total: Total

    @property
    def id(self) -> str:
        """The id of the evaluation, so that a register can hold results."""
        return self.evaluation.id


def results(document: Readable, contract_id: str) -> list[Result]:
    """Every evaluation with its total, newest first."""
    by_evaluation: dict[str, list[ScoreRow]] = {}
    for score in scores(document, contract_id):
        by_evaluation.setdefault(score.evaluation_id, []).append(score)
    return [
        _result(evaluation, by_evaluation.get(evaluation.id, []))
        for evaluation in evaluations(document, contract_id)
    ]


def _result(evaluation: EvaluationRow, rows: list[ScoreRow]) -> Result:
    points = [
        Points(row.dimension, row.title, row.weight, None if row.points is None else _points(row.points))
        for row in rows
    ]
    summed = total(
        points, _points(evaluation.bonus), _points(evaluation.deduction), veto=bool(evaluation.veto)
    )
    return Result(evaluation, tuple(rows), summed)


def _points(hundredths: int) -> Decimal:
    return Decimal(hundredths) / 100


def set_up_scheme(document: Document, *, contract_id: str, initiator: object = None) -> str:
    """The default scheme: progress 40, quality 35, cost 25; its id."""
    scheme = new_id()
    with document.edit(_("Set up scheme"), initiator=initiator):
        values = {"id": scheme, "name": _("Standard scheme")}
        create(document, entity="scheme", contract_id=contract_id, values=values)
        for seq, dimension in enumerate((Dimension.PROGRESS, Dimension.QUALITY, Dimension.COST), start=1):
            criterion = {
                "scheme_id": scheme,
                "seq": seq,
                "dimension": dimension,
                "title": _(dimension.label),
                "weight": DEFAULT_WEIGHTS[dimension],
            }
            create(document, entity="criterion", values=criterion)
    return scheme


def add_evaluation(
    document: Document, *, contract_id: str, period_end: date, initiator: object = None
) -> str:
    """An evaluation of the period with an empty score for every criterion; its id."""
    row_id = new_id()
    with document.edit(_("Add evaluation"), initiator=initiator):
        known = criteria(document, contract_id)
        if not known:
            set_up_scheme(document, contract_id=contract_id)
            known = criteria(document, contract_id)
        values = {"id": row_id, "scheme_id": known[0].scheme_id, "period_end": period_end}
        create(document, entity="evaluation", contract_id=contract_id, values=values)
        for criterion in known:
            create(document, entity="score", values={"evaluation_id": row_id, "criterion_id": criterion.id})
    return row_id
