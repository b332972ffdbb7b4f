"""Evaluations and what they add up to."""

from datetime import date
from decimal import Decimal

import pytest

from app.errors import InputError
from app.services import performance, registers, states
from app.store.document import Document


def test_an_evaluation_starts_with_a_score_for_every_criterion(desk: Document, contract: str) -> None:
    performance.add_evaluation(desk, contract_id=contract, period_end=date(2026, 11, 30))
    result = performance.results(desk, contract)[0]
    assert [(score.dimension, score.weight) for score in result.scores] == [
        ("progress", 40),
        ("quality", 35),
        ("cost", 25),
    ]
    assert result.total.score is None
    desk.undo()
    assert performance.results(desk, contract) == []
    assert performance.criteria(desk, contract) == []


def test_scores_add_up_and_final_is_sealed(desk: Document, contract: str) -> None:
    row = performance.add_evaluation(desk, contract_id=contract, period_end=date(2026, 11, 30))
    with pytest.raises(InputError, match="No criterion"):
        states.move(desk, entity="evaluation", row_id=row, to="issued")
    for score, points in zip(performance.results(desk, contract)[0].scores, (8850, 9400, 7225), strict=True):
        registers.edit_field(desk, entity="score", row_id=score.id, field="points", value=points)
    assert performance.results(desk, contract)[0].total.score == Decimal("86.36")
    for to in ("issued", "final"):
        states.move(desk, entity="evaluation", row_id=row, to=to)
    score = performance.results(desk, contract)[0].scores[0]
    with pytest.raises(InputError, match="sealed"):
        registers.edit_field(desk, entity="score", row_id=score.id, field="points", value=1)
