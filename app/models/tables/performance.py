"""The evaluation scheme, and the scores of each period."""

from datetime import date

from sqlmodel import Field

from app.models.states import EvaluationState
from app.models.tables.row import ContractRow, Row, strict
from app.models.vocabulary import Dimension


class Scheme(ContractRow, table=True):
    """A weighted scheme; its weights sum to 100."""

    __table_args__ = strict("scheme")
    name: str
    version: int = 1


class Criterion(Row, table=True):
    """One weighted criterion of a scheme."""

    __table_args__ = strict("criterion", dimension=Dimension, weight=(0, 100))
    scheme_id: str = Field(foreign_key="scheme.id", ondelete="CASCADE", index=True)
    seq: int = 1
    dimension: str = Dimension.PROGRESS
    title: str
    weight: int
    basis: str = ""  # how points are given


class Evaluation(ContractRow, table=True):
    """The evaluation of one period (named by its last day)."""

    __table_args__ = strict(
        "evaluation", state=EvaluationState, bonus=(0, 1000), deduction=(0, 100_000), veto=(0, 1)
    )
    scheme_id: str = Field(foreign_key="scheme.id", ondelete="CASCADE", index=True)
    period_end: date
    state: str = EvaluationState.DRAFT
    bonus: int = 0  # hundredths of a point, capped at 10 points
    deduction: int = 0  # hundredths of a point
    veto: int = 0  # a major breach caps the grade at C
    comment: str = ""


class Score(Row, table=True):
    """Points of one criterion in hundredths (0 to 10000); none where it does not apply."""

    __table_args__ = strict("score", points=(0, 10_000))
    evaluation_id: str = Field(foreign_key="evaluation.id", ondelete="CASCADE", index=True)
    criterion_id: str = Field(foreign_key="criterion.id", ondelete="CASCADE", index=True)
    points: int | None = None
    note: str = ""
