"""The JSON that other programs rely on: its keys are stable."""

from datetime import date
from pathlib import Path
from typing import Any

from app.models.money import Money
from app.models.reading import ContractReading, FoundPayment, Part, ReadClause
from app.models.rows import ContractSummary


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _sum(money: Money | None) -> dict[str, Any] | None:
    return {"minor": money.minor, "currency": money.currency} if money else None


def reading_as_json(reading: ContractReading, path: Path) -> dict[str, Any]:
    """What ``read --json`` prints; offsets are code points into ``text``."""
    return {
        "file": str(path),
        "language": reading.source.language,
        "text": reading.source.text,
        "title": reading.title,
        "number": reading.number,
        "parties": [{"role": party.role, "name": party.name} for party in reading.parties],
        "dates": {
            "signed": _day(reading.signed),
            "effective": _day(reading.effective),
            "end": _day(reading.end),
        },
        "term": None if reading.term_months is None else {"months": reading.term_months},
        "notice": _notice(reading),
        "renewal": reading.renewal,
        "governing_law": reading.governing_law,
        "total": _sum(reading.total),
        "payments": [_payment(line) for line in reading.payments],
        "clauses": _clauses(reading, Part.BODY),
        "annexes": _clauses(reading, Part.ANNEX),
        "signatures": _clauses(reading, Part.SIGNATURES),
        "warnings": list(reading.warnings),
    }


def _notice(reading: ContractReading) -> dict[str, int] | None:
    given = {"months": reading.notice_months, "days": reading.notice_days}
    return {unit: count for unit, count in given.items() if count is not None} or None


def _payment(line: FoundPayment) -> dict[str, Any]:
    return {
        "title": line.title,
        "share": line.share,
        "amount": _sum(line.amount),
        "condition": line.condition,
        "days": line.days,
        "working_days": line.working_days,
        "start": line.start,
        "end": line.end,
    }


def _clauses(reading: ContractReading, part: Part) -> list[dict[str, Any]]:
    """The clauses of one part: level 1 is its top."""
    return [_clause(clause) for clause in reading.clauses if clause.part is part]


def _clause(clause: ReadClause) -> dict[str, Any]:
    return {
        "id": clause.id,
        "parent": clause.parent,
        "level": clause.level,
        "number": clause.number,
        "heading": clause.heading,
        "text": clause.text,
        "category": str(clause.category),
        "start": clause.start,
        "end": clause.end,
    }


def summary_as_json(row: ContractSummary) -> dict[str, Any]:
    """One contract of ``list --json``."""
    price = None if row.price_minor is None else Money(row.price_minor, row.currency)
    return {
        "id": row.id,
        "no": row.no,
        "title": row.title,
        "state": row.state,
        "direction": row.direction,
        "counterparty": row.counterparty,
        "price": _sum(price),
        "end": _day(row.end),
        "next_due": _day(row.next_due),
        "health": str(row.health),
    }
