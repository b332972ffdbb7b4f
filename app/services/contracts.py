"""What the desk shows of contracts: the list, one contract whole, what is due."""

from datetime import date, timedelta
from pathlib import Path

from app.analysis.health import Figures
from app.errors import FileProblem
from app.formats import format_money
from app.i18n import _
from app.models.money import Money
from app.models.rows import AttachmentRow, ContractDetail, ContractSummary, DueItem
from app.services.naming import safe_name
from app.store.document import Document
from app.store.queries import desk
from app.store.queries.contracts import attachments, contract_detail, contract_ids, parties, terms
from app.store.queries.reading import Readable

__all__ = [
    "attachments",
    "by_number",
    "contract_detail",
    "contract_ids",
    "contract_list",
    "copy_attachment",
    "current_end",
    "due_soon",
    "health_figures",
    "paid_and_open",
    "parties",
    "terms",
]

DUE_WINDOW = 30  # days ahead that the overview looks


def contract_list(document: Readable) -> list[ContractSummary]:
    """One line per contract, as of today."""
    return desk.contract_list(document, date.today())


def due_soon(document: Readable, contract_id: str | None = None, days: int = DUE_WINDOW) -> list[DueItem]:
    """What is overdue or due within ``days``, for one contract or the whole desk."""
    return desk.due_items(document, date.today() + timedelta(days=days), contract_id)


def health_figures(document: Readable, contract_id: str) -> Figures:
    """What the contract's health is measured from, as of today."""
    return desk.figures(document, date.today(), contract_id).get(contract_id, Figures())


def current_end(contract: ContractDetail) -> date | None:
    """The inclusive last day as the effective changes have moved it."""
    return contract.end_on and contract.end_on + timedelta(days=contract.change_days)


def by_number(document: Readable, number: str) -> str | None:
    """The id of the contract with this number."""
    return next((row_id for no, row_id in contract_ids(document) if no == number), None)


def copy_attachment(document: Document, attachment: AttachmentRow, folder: Path) -> Path:
    """Write an attached file into ``folder`` under a safe name; FileProblem when it cannot be written.

    The copy is for looking at: the attached bytes stay as they are.
    """
    path = folder / safe_name(attachment.name)
    content = document.blob(attachment.sha256)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as problem:
        message = _("{path} could not be written: {cause}.").format(path=path, cause=problem.strerror)
        raise FileProblem(message, _("Choose a folder that you may write to.")) from problem
    return path


def paid_and_open(contract: ContractDetail) -> tuple[str, str]:
    """What has been paid and what is still to be paid on the payment lines, written out."""
    left = Money(contract.planned_minor - contract.paid_minor, contract.currency)
    return format_money(contract.paid), format_money(left)
