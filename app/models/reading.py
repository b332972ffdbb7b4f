"""What reading a foreign contract yields: plain values that cross a process boundary and JSON.

``exchange`` makes a ``ReadText`` from a file; ``analysis`` makes clauses and facts from it.
All offsets are code points into ``ReadText.text``, end exclusive.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.models.money import Money
from app.models.vocabulary import Category, FactKind


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the text, with what the file format knows about it."""

    start: int
    end: int
    label: str = ""  # automatic number as Word shows it; it is part of the text, at ``start``
    level: int | None = None  # list or outline level, 0 = outermost; None when the file says nothing
    heading: bool = False  # a heading style or outline level
    table: bool = False  # a table cell's paragraph
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change found in the file: inserted text is counted in, deleted text is out."""

    kind: str  # "inserted" or "deleted"
    text: str
    author: str = ""
    on: date | None = None
    place: int = 0  # where in the text it stands or stood


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text of a file as a reader sees it. Paragraphs are lines of ``text``."""

    file: str  # the name without its folder
    media: str  # "docx", "pdf", "text"
    language: str  # "zh" or "en", from the text
    text: str
    blocks: tuple[Block, ...] = ()
    revisions: tuple[Revision, ...] = ()
    warnings: tuple[str, ...] = ()


class Part(StrEnum):
    """Which part of the document a clause belongs to."""

    BODY = "body"
    SIGNATURES = "signatures"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class ReadClause:
    """One node of the clause tree; ``start``..``end`` is its own span without its children."""

    id: str  # position in the tree, "3", "3.1": stable for one reading
    parent: str | None
    level: int  # 1 is the top
    number: str  # as a reader sees it: 第三条, 1.2, (a); may be empty
    heading: str  # without the number; may be empty
    text: str  # its own text after number and heading, without its children
    category: Category
    start: int
    end: int
    part: Part = Part.BODY


@dataclass(frozen=True, slots=True)
class FoundFact:
    """One proposed fact and the place that says so."""

    kind: FactKind
    value: str  # normalised: ISO date, "CNY 128000000" minor units, "P36M", party name, …
    quote: str  # the words of the place
    start: int
    end: int
    confidence: float = 1.0  # 0..1, for the order of proposals
    detail: dict[str, str] = field(default_factory=dict)  # party role, payment share, …


@dataclass(frozen=True, slots=True)
class FoundParty:
    """A party: the role as the contract names it (甲方, Customer, the Licensor)."""

    role: str
    name: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class FoundPayment:
    """One payment line: a share of the price (per cent) or an amount, its condition and days."""

    title: str
    share: str | None  # per cent as a decimal string, "30", "12.5"
    amount: Money | None
    condition: str
    days: int | None
    working_days: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundObligation:
    """One duty: who must do what, by when or on what trigger."""

    role: str  # as the contract names the obligor
    action: str
    trigger: str
    days: int | None
    due: date | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ContractReading:
    """Everything proposed from one file, for the import dialog and for ``read --json``."""

    source: ReadText
    clauses: tuple[ReadClause, ...]
    facts: tuple[FoundFact, ...]
    title: str = ""
    number: str = ""
    parties: tuple[FoundParty, ...] = ()
    signed: date | None = None
    effective: date | None = None
    end: date | None = None
    term_months: int | None = None
    notice_months: int | None = None
    notice_days: int | None = None
    renewal: str = ""  # "", "tacit", "agreed", "none"
    governing_law: str = ""
    total: Money | None = None
    payments: tuple[FoundPayment, ...] = ()
    obligations: tuple[FoundObligation, ...] = ()
    warnings: tuple[str, ...] = ()
