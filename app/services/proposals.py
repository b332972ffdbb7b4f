"""What the user accepts of a reading: every fact can be corrected or unticked before anything is written."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.i18n import _
from app.models.dates import term_end
from app.models.money import Money
from app.models.reading import ContractReading, FoundFact, FoundObligation, FoundPayment
from app.models.vocabulary import Direction

# Roles that buy; with the user on this side the contract is a purchase.
_BUYERS = (
    "甲方 买方 委托方 委托人 需方 发包人 发包方 采购人 定作人 承租方"
    " customer buyer client purchaser licensee company owner lessee"
).split()
# Roles that are paid.
_SELLERS = (
    "乙方 卖方 受托方 受托人 供方 承包人 承包方 承揽人 供应商 出租方 出卖人"
    " supplier seller vendor contractor provider licensor consultant developer lessor"
).split()


@dataclass(slots=True)
class PartyProposal:
    """One party, ticked or not."""

    role: str
    name: str
    is_us: bool = False
    accepted: bool = True


@dataclass(slots=True)
class Proposal:
    """A contract about to be created; the import dialog edits it, ``accept`` writes it."""

    path: Path
    reading: ContractReading
    title: str
    number: str
    parties: list[PartyProposal]
    currency: str
    price: Money | None
    signed: date | None
    effective: date | None
    end: date | None
    notice_months: int
    notice_days: int
    renewal: str
    governing_law: str
    facts: list[FoundFact] = field(default_factory=list)
    payments: list[FoundPayment] = field(default_factory=list)
    obligations: list[FoundObligation] = field(default_factory=list)
    direction: str = Direction.BUY


def propose(path: Path, reading: ContractReading) -> Proposal:
    """Everything found, all ticked; the buying side is taken to be ours until the user says otherwise."""
    start = reading.effective or reading.signed
    end = reading.end
    if end is None and start is not None and reading.term_months:
        end = term_end(start, reading.term_months)
    parties = [PartyProposal(party.role, party.name) for party in reading.parties]
    ours = next((party for party in parties if _buys(party.role)), parties[0] if parties else None)
    if ours is not None:
        ours.is_us = True
    direction = usual_direction(ours.role) if ours is not None else Direction.BUY
    return Proposal(
        path=path,
        reading=reading,
        title=reading.title or path.stem,
        number=reading.number,
        parties=parties,
        currency=reading.total.currency if reading.total else _usual_currency(reading),
        price=reading.total,
        signed=reading.signed,
        effective=reading.effective,
        end=end,
        notice_months=reading.notice_months or 0,
        notice_days=reading.notice_days or 0,
        renewal=reading.renewal,
        governing_law=reading.governing_law,
        facts=list(reading.facts),
        payments=list(reading.payments),
        obligations=list(reading.obligations),
        direction=direction,
    )


def usual_direction(role: str) -> Direction:
    """Which way the money goes when this role is ours: out, unless the role is one that is paid."""
    return Direction.SELL if not _buys(role) and _among(role, _SELLERS) else Direction.BUY


def _buys(role: str) -> bool:
    return _among(role, _BUYERS)


def _among(role: str, words: list[str]) -> bool:
    folded = role.casefold()
    return any(word in folded for word in words)


def _usual_currency(reading: ContractReading) -> str:
    return "CNY" if reading.source.language == "zh" else "USD"


def problems(proposal: Proposal) -> list[str]:
    """What must be mended before the proposal can be accepted, as sentences."""
    found = []
    if not proposal.title.strip():
        found.append(_("The contract needs a title."))
    if proposal.effective and proposal.end and proposal.end < proposal.effective:
        found.append(_("The contract ends before it takes effect."))
    return found
