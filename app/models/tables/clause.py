"""Clauses, their versions and the facts found in them."""

from sqlmodel import Field

from app.models.states import ClauseState
from app.models.tables.row import ContractRow, Row, strict
from app.models.vocabulary import Category, FactKind


class Clause(ContractRow, table=True):
    """One node of the clause tree with its current text; every text it ever had is a version."""

    __table_args__ = strict("clause", category=Category, state=ClauseState)
    parent_id: str | None = Field(default=None, foreign_key="clause.id", ondelete="CASCADE", index=True)
    seq: int = 0  # reading order within the contract
    level: int = 1
    number: str = ""
    heading: str = ""
    text: str = ""
    category: str = Category.OTHER
    state: str = ClauseState.DRAFT
    part: str = "body"
    version: int = 1


class ClauseVersion(Row, table=True):
    """A text that a clause had: who and when stand in the audit trail, why stands here too."""

    __tablename__ = "clause_version"
    __table_args__ = strict("clause_version")
    clause_id: str = Field(foreign_key="clause.id", ondelete="CASCADE", index=True)
    version: int
    heading: str = ""
    text: str = ""
    reason: str = ""
    author: str = ""


class Fact(ContractRow, table=True):
    """A confirmed fact and its place: ``quote`` at ``start_at``..``end_at`` of the clause's text."""

    __table_args__ = strict("fact", kind=FactKind)
    clause_id: str | None = Field(default=None, foreign_key="clause.id", ondelete="CASCADE", index=True)
    kind: str
    value: str
    quote: str = ""
    start_at: int = 0
    end_at: int = 0
