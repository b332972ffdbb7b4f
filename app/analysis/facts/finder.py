"""All the facts of one contract, put together: what the import dialog and ``read --json`` show."""

from dataclasses import replace
from datetime import date

from app.analysis.amounts import Amount
from app.analysis.facts.cautions import cautions
from app.analysis.facts.law import find_law
from app.analysis.facts.lengths import find_end, find_term
from app.analysis.facts.parties_en import find_parties_en
from app.analysis.facts.parties_zh import find_parties_zh
from app.analysis.facts.payments import find_payments
from app.analysis.facts.price import find_total
from app.analysis.facts.renewals import find_notice, find_renewal
from app.analysis.facts.signing import find_effective, find_signed
from app.analysis.facts.titles import find_number, find_title
from app.i18n import N_
from app.models.dates import term_end
from app.models.reading import (
    ContractReading,
    FoundFact,
    FoundParty,
    FoundPayment,
    Part,
    ReadClause,
    ReadText,
)
from app.models.vocabulary import FactKind

_DOUBTFUL = 0.6
COMPUTED_END = N_("Computed from the beginning and the length of term; the last day is included.")


def find_facts(source: ReadText, clauses: tuple[ReadClause, ...] = ()) -> ContractReading:
    """Everything that can be proposed from ``source``; ``clauses`` tell the contract from its annexes.

    Obligations are left empty: they have their own reader.
    """
    text, language = source.text, source.language
    body = text[: _body_end(text, clauses)]
    parties = find_parties_zh(text) if language == "zh" else find_parties_en(text)
    signed = find_signed(text, language, parties[0].start if parties else -1)
    effective = find_effective(body, language, signed)
    term = find_term(body, language)
    end = find_end(body, language)
    effective = _begun(effective, end)
    end = _last_day(end, effective or signed, term)
    total, sure = find_total(body, language)
    law = find_law(body, language)
    payments = find_payments(replace(source, text=body))
    notice = find_notice(body, language)
    found = [
        find_title(source), find_number(source), *(_party(text, party) for party in parties),
        signed, effective, end, term, notice, find_renewal(body, language),
        _total(text, total, sure), *(_payment(text, line) for line in payments), law,
    ]  # fmt: skip
    facts = tuple(fact for fact in found if fact is not None)
    money = total.money if total else None
    reading = _assembled(source, clauses, facts)
    return replace(
        reading,
        parties=parties,
        total=money,
        payments=payments,
        warnings=(*source.warnings, *cautions(body, money, payments, reading.effective, reading.end)),
    )


def _assembled(
    source: ReadText, clauses: tuple[ReadClause, ...], facts: tuple[FoundFact, ...]
) -> ContractReading:
    """The reading with everything that single facts say."""
    first = {fact.kind: fact for fact in reversed(facts)}
    effective, end = _day(first.get(FactKind.EFFECTIVE)), _day(first.get(FactKind.END))
    term, notice = first.get(FactKind.TERM), first.get(FactKind.NOTICE)
    return ContractReading(
        source=source,
        clauses=clauses,
        facts=tuple(sorted(facts, key=lambda fact: fact.start)),
        title=_value(first, FactKind.TITLE),
        number=_value(first, FactKind.NUMBER),
        signed=_day(first.get(FactKind.SIGNED)),
        effective=effective,
        end=end,
        term_months=_count(term, "M") or _whole_months(effective, end),
        notice_months=_count(notice, "M"),
        notice_days=_count(notice, "D"),
        renewal=_value(first, FactKind.RENEWAL),
        governing_law=_value(first, FactKind.GOVERNING_LAW),
    )


def _body_end(text: str, clauses: tuple[ReadClause, ...]) -> int:
    """Where the annexes begin: what they say is not said by the contract itself."""
    annexes = [clause.start for clause in clauses if clause.part is Part.ANNEX]
    bodies = [clause.start for clause in clauses if clause.part is Part.BODY]
    first = min(annexes, default=len(text))
    return first if bodies and first > max(bodies) else len(text)


def _begun(effective: FoundFact | None, end: FoundFact | None) -> FoundFact | None:
    """The first day of a written range (自…至…止) is surer than "when signed"."""
    if (
        end is None
        or "from" not in end.detail
        or (effective is not None and effective.confidence > end.confidence - 0.2)
    ):
        return effective
    return FoundFact(
        FactKind.EFFECTIVE, end.detail["from"], end.quote, end.start, end.end, end.confidence - 0.1
    )


def _last_day(end: FoundFact | None, start: FoundFact | None, term: FoundFact | None) -> FoundFact | None:
    """The named last day, or the computed one where the named is doubtful or before the beginning."""
    computed = _computed_end(start, term)
    if end is None or computed is None:
        return end or computed
    doubtful = end.confidence < _DOUBTFUL and (
        end.value < computed.detail["from"] or computed.confidence >= _DOUBTFUL
    )
    return computed if doubtful else end


def _computed_end(start: FoundFact | None, term: FoundFact | None) -> FoundFact | None:
    months = _count(term, "M")
    if start is None or term is None or months is None:
        return None
    last = term_end(date.fromisoformat(start.value), months)
    confidence = min(start.confidence, term.confidence) - 0.1
    detail = {"computed": COMPUTED_END, "from": start.value, "term": term.value}
    return FoundFact(FactKind.END, last.isoformat(), term.quote, term.start, term.end, confidence, detail)


def _day(fact: FoundFact | None) -> date | None:
    return date.fromisoformat(fact.value) if fact and fact.value else None


def _value(values: dict[FactKind, FoundFact], kind: FactKind) -> str:
    return values[kind].value if kind in values else ""


def _count(fact: FoundFact | None, unit: str) -> int | None:
    return int(fact.value[1:-1]) if fact and fact.value.endswith(unit) else None


def _whole_months(start: date | None, end: date | None) -> int | None:
    """The months from ``start`` to ``end``, both included, where they are whole."""
    if start is None or end is None or end < start:
        return None
    months = (end.year - start.year) * 12 + end.month - start.month
    return next((count for count in (months, months + 1) if count and term_end(start, count) == end), None)


def _party(text: str, party: FoundParty) -> FoundFact:
    detail = {"role": party.role}
    return FoundFact(
        FactKind.PARTY, party.name, text[party.start : party.end], party.start, party.end, 0.9, detail
    )


def _total(text: str, total: Amount | None, sure: float) -> FoundFact | None:
    if total is None:
        return None
    value = f"{total.money.currency} {total.money.minor}"
    return FoundFact(FactKind.TOTAL, value, text[total.start : total.end], total.start, total.end, sure)


def _payment(text: str, line: FoundPayment) -> FoundFact:
    value = (
        f"{line.share} %"
        if line.share
        else f"{line.amount.currency} {line.amount.minor}"
        if line.amount
        else ""
    )
    detail = {"title": line.title, "condition": line.condition}
    return FoundFact(FactKind.PAYMENT, value, text[line.start : line.end], line.start, line.end, 0.8, detail)
