"""Accepting a reading: the contract and all that hangs on it, with its file, in one undo step."""

from datetime import date, timedelta
from decimal import Decimal

from sqlmodel import Session, select

from app.errors import InputError
from app.i18n import _
from app.models.identity import new_id
from app.models.money import Money
from app.models.reading import FoundPayment, Part
from app.models.tables import (
    Attachment,
    Clause,
    ClauseVersion,
    Contract,
    ContractParty,
    Fact,
    Obligation,
    Party,
    Payment,
    Term,
)
from app.models.vocabulary import Side
from app.services.numbering import next_contract_number
from app.services.places import Places
from app.services.proposals import Proposal, problems
from app.services.validation import checked
from app.store.document import Document


def accept(document: Document, proposal: Proposal, content: bytes, *, initiator: object = None) -> str:
    """Write everything that is still ticked; the new contract's id. InputError when it cannot be written.

    ``content`` is the file as it was read; it becomes the first attachment.
    """
    found = problems(proposal)
    if found:
        raise InputError("title", " ".join(found))
    number = checked("contract", "no", proposal.number) if proposal.number.strip() else ""
    if number and document.query("SELECT 1 FROM contract WHERE no = ?", (number,)):
        message = _("There is already a contract with the number {no}.").format(no=number)
        raise InputError("no", message, _("Give it another number."))
    document.back_up_if_changed()
    name = _("Import “{title}”").format(title=proposal.title)
    with document.edit(name, initiator=initiator) as session:
        contract = _contract(document, proposal, number)
        session.add(contract)
        session.flush()
        _parties(session, contract.id, proposal)
        session.add(_term(contract.id, proposal))
        places = _clauses(session, contract.id, proposal, document.actor)
        session.flush()
        _facts(session, contract.id, proposal, places)
        _payments(session, contract, proposal, places)
        _obligations(session, contract.id, proposal, places)
        attachment = Attachment(
            contract_id=contract.id,
            name=proposal.path.name,
            media=proposal.reading.source.media,
            size=len(content),
            sha256=document.add_blob(session, content),
        )
        session.add(attachment)
        return contract.id


def _contract(document: Document, proposal: Proposal, number: str) -> Contract:
    return Contract(
        no=number or next_contract_number(document, (proposal.signed or date.today()).year),
        title=checked("contract", "title", proposal.title),
        direction=checked("contract", "direction", proposal.direction),
        language=proposal.reading.source.language,
        currency=proposal.currency,
        price_original_minor=proposal.price.minor if proposal.price else None,
        signed_on=proposal.signed,
        effective_on=proposal.effective,
        end_on=proposal.end,
        renewal=proposal.renewal,
        governing_law=checked("contract", "governing_law", proposal.governing_law),
    )


def _parties(session: Session, contract_id: str, proposal: Proposal) -> None:
    kept = [party for party in proposal.parties if party.accepted and party.name.strip()]
    for seq, party in enumerate(kept, start=1):
        name = checked("party", "name", party.name)
        known = session.exec(select(Party).where(Party.name == name)).first()
        if known is None:
            known = Party(name=name)
            session.add(known)
            session.flush()
        link = ContractParty(
            contract_id=contract_id,
            party_id=known.id,
            role=checked("contract_party", "role", party.role or _("Party")),
            is_us=int(party.is_us),
            seq=seq,
        )
        session.add(link)


def _term(contract_id: str, proposal: Proposal) -> Term:
    return Term(
        contract_id=contract_id,
        start_on=proposal.effective or proposal.signed,
        end_on=proposal.end,
        notice_months=proposal.notice_months,
        notice_days=proposal.notice_days,
    )


def _clauses(session: Session, contract_id: str, proposal: Proposal, actor: str) -> Places:
    """Add the tree; parents come before their children, so each finds its parent's id."""
    made: dict[str, Clause] = {}
    spans = []
    text = proposal.reading.source.text
    kept = [read for read in proposal.reading.clauses if read.part is not Part.SIGNATURES]
    for seq, read in enumerate(kept):
        parent = made[read.parent].id if read.parent else None
        clause = Clause(
            id=new_id(),
            contract_id=contract_id,
            parent_id=parent,
            seq=seq,
            level=read.level,
            number=read.number,
            heading=checked("clause", "heading", read.heading),
            text=checked("clause", "text", read.text),
            category=str(read.category),
            part=str(read.part),
        )
        made[read.id] = clause
        own = text.find(read.text.strip(), read.start) if read.text.strip() else read.end
        spans.append((read, clause, own))
    session.add_all(made.values())
    session.flush()
    reason = _("Imported from {file}").format(file=proposal.path.name)
    session.add_all(
        ClauseVersion(
            clause_id=clause.id,
            version=1,
            heading=clause.heading,
            text=clause.text,
            reason=reason,
            author=actor,
        )
        for clause in made.values()
    )
    return Places(spans)


def _facts(session: Session, contract_id: str, proposal: Proposal, places: Places) -> None:
    for fact in proposal.facts:
        clause_id, start, end = places.mark(fact)
        row = Fact(
            contract_id=contract_id,
            clause_id=clause_id,
            kind=str(fact.kind),
            value=checked("fact", "value", fact.value),
            quote=checked("fact", "quote", fact.quote),
            start_at=start,
            end_at=end,
        )
        session.add(row)


def _payments(session: Session, contract: Contract, proposal: Proposal, places: Places) -> None:
    for number, line in enumerate(proposal.payments, start=1):
        clause = places.clause_at(line.start)
        row = Payment(
            contract_id=contract.id,
            clause_id=clause.id if clause else None,
            no=str(number),
            title=checked("payment", "title", line.title or line.condition[:40] or str(number)),
            share_bp=_basis_points(line),
            amount_minor=_amount(line, contract),
            condition=checked("payment", "condition", line.condition),
            days=line.days,
            working_days=int(line.working_days),
        )
        session.add(row)


def _basis_points(line: FoundPayment) -> int | None:
    return int(Decimal(line.share) * 100) if line.share is not None else None


def _amount(line: FoundPayment, contract: Contract) -> int:
    """The line's own sum, or its share of the price; 0 when neither is known."""
    if line.amount is not None:
        return line.amount.minor
    if line.share is None or contract.price_original_minor is None:
        return 0
    return Money(contract.price_original_minor, contract.currency).share(Decimal(line.share)).minor


def _obligations(session: Session, contract_id: str, proposal: Proposal, places: Places) -> None:
    ours = {party.role for party in proposal.parties if party.is_us}
    start = proposal.effective or proposal.signed
    for number, duty in enumerate(proposal.obligations, start=1):
        clause = places.clause_at(duty.start)
        row = Obligation(
            contract_id=contract_id,
            clause_id=clause.id if clause else None,
            no=f"O-{number:02}",
            title=checked("obligation", "title", duty.action),
            side=Side.US if duty.role in ours else Side.THEM,
            trigger_text=checked("obligation", "trigger_text", duty.trigger),
            due_on=duty.due or _due(start, duty.trigger, duty.days),
        )
        session.add(row)


def _due(start: date | None, trigger: str, days: int | None) -> date | None:
    """Only days counted from the contract's own start have a date today; other triggers are still open."""
    from_start = any(
        word in trigger for word in ("生效", "签订", "签署", "effective", "signing", "execution")
    )
    return start + timedelta(days=days) if start and days and from_start else None
