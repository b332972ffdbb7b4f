"""The contract, its parties and its chain of terms."""

from datetime import date

from sqlmodel import Field

from app.models.states import ContractState, TermState
from app.models.tables.row import ContractRow, Row, strict
from app.models.vocabulary import ContractKind, Direction, TermKind


class Contract(Row, table=True):
    """One contract; its current price and end follow from its effective changes."""

    __table_args__ = strict("contract", direction=Direction, kind=ContractKind, state=ContractState)
    no: str = Field(unique=True)
    title: str
    direction: str = Direction.BUY
    kind: str = ContractKind.OTHER
    state: str = ContractState.DRAFT
    language: str = "zh"
    currency: str = "CNY"
    price_original_minor: int | None = None
    signed_on: date | None = None
    effective_on: date | None = None
    end_on: date | None = None  # last day, inclusive, before any change
    renewal: str = ""  # "", "tacit", "agreed", "none"
    governing_law: str = ""
    owner: str = ""  # who manages it here
    note: str = ""


class Party(Row, table=True):
    """A company or person that contracts are made with, or ourselves."""

    __table_args__ = strict("party")
    name: str = Field(index=True)
    contact: str = ""
    email: str = ""
    phone: str = ""


class ContractParty(ContractRow, table=True):
    """A party's role in one contract, as the contract names it."""

    __tablename__ = "contract_party"
    __table_args__ = strict("contract_party", is_us=(0, 1))
    party_id: str = Field(foreign_key="party.id", index=True)
    role: str
    is_us: int = 0
    seq: int = 1


class Term(ContractRow, table=True):
    """One link of the chain initial term, extensions, tacit renewals."""

    __table_args__ = strict("term", kind=TermKind, state=TermState)
    seq: int = 1
    kind: str = TermKind.INITIAL
    state: str = TermState.CURRENT
    start_on: date | None = None
    end_on: date | None = None  # inclusive
    notice_months: int = 0
    notice_days: int = 0
    notice_given_on: date | None = None
