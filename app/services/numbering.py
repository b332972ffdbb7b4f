"""Human numbers of new rows: R-07, CR-005, 3."""

from app.store.queries.reading import Readable

_FORMS = {
    "risk": "R-{:02}",
    "change": "CR-{:03}",
    "obligation": "O-{:02}",
    "payment": "{}",
    "deliverable": "{}",
}


def numbered(entity: str) -> bool:
    """Whether rows of the table carry a human number within their contract."""
    return entity in _FORMS


def next_number(document: Readable, entity: str, contract_id: str) -> str:
    """The number after the highest that the contract has used, so that none is given twice at a time."""
    used = [
        row[0] for row in document.query(f"SELECT no FROM {entity} WHERE contract_id = ?", (contract_id,))
    ]
    tails = [int(tail) for no in used if (tail := no.rpartition("-")[2]).isdigit()]
    return _FORMS[entity].format(max(tails, default=0) + 1)


def next_contract_number(document: Readable, year: int) -> str:
    """HT-2026-014: the next of the year."""
    prefix = f"HT-{year}-"
    used = [row[0] for row in document.query("SELECT no FROM contract WHERE no LIKE ?", (prefix + "%",))]
    tails = [int(tail) for no in used if (tail := no.removeprefix(prefix)).isdigit()]
    return f"{prefix}{max(tails, default=0) + 1:03}"
