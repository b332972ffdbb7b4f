"""Reads of contracts, parties, terms and attachments."""

from app.models.rows import AttachmentRow, ContractDetail, PartyRow, TermRow
from app.models.states import EFFECTIVE_CHANGES
from app.store.queries.reading import Readable, read_rows

EFFECTIVE = "({})".format(", ".join(f"'{state}'" for state in EFFECTIVE_CHANGES))
_CHANGES = "FROM change x WHERE x.contract_id = t.id AND x.state IN " + EFFECTIVE


def contract_detail(document: Readable, contract_id: str) -> ContractDetail | None:
    """The contract with its derived sums, or None when it is gone."""
    rows = read_rows(
        document,
        ContractDetail,
        "contract t WHERE t.id = ?",
        (contract_id,),
        change_minor=f"(SELECT coalesce(sum(x.cost_minor), 0) {_CHANGES})",
        change_days=f"(SELECT coalesce(sum(x.days), 0) {_CHANGES})",
        changes="(SELECT count(*) FROM change x WHERE x.contract_id = t.id)",
        paid_minor="(SELECT coalesce(sum(x.paid_minor), 0) FROM payment x WHERE x.contract_id = t.id)",
        planned_minor=(
            "(SELECT coalesce(sum(x.amount_minor), 0) FROM payment x"
            " WHERE x.contract_id = t.id AND x.state <> 'cancelled')"
        ),
        clauses="(SELECT count(*) FROM clause x WHERE x.contract_id = t.id AND x.level = 1)",
    )
    return rows[0] if rows else None


def contract_ids(document: Readable) -> list[tuple[str, str]]:
    """(number, id) of every contract, by number."""
    return document.query("SELECT no, id FROM contract ORDER BY no")


def parties(document: Readable, contract_id: str) -> list[PartyRow]:
    """The parties of a contract in the order it names them."""
    return read_rows(
        document,
        PartyRow,
        "contract_party t JOIN party p ON p.id = t.party_id WHERE t.contract_id = ? ORDER BY t.seq",
        (contract_id,),
        name="p.name",
        contact="p.contact",
        email="p.email",
        phone="p.phone",
    )


def terms(document: Readable, contract_id: str) -> list[TermRow]:
    """The chain of terms, first to last."""
    return read_rows(document, TermRow, "term t WHERE t.contract_id = ? ORDER BY t.seq", (contract_id,))


def attachments(document: Readable, contract_id: str) -> list[AttachmentRow]:
    """The files of a contract, oldest first."""
    return read_rows(
        document, AttachmentRow, "attachment t WHERE t.contract_id = ? ORDER BY t.created_at", (contract_id,)
    )
