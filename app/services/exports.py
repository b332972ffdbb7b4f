"""What leaves the desk: the status report and the finance workbook.

The data of a report is read in one go here; the file is then written from it in a child process, without
the desk.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from app.errors import AppError
from app.i18n import _, speaking
from app.models.identity import new_id
from app.reports.export import write_status_pdf, write_workbook
from app.reports.status import Period, StatusData
from app.reports.xlsx.data import ContractBook, WorkbookData
from app.services import changes, clauses, contracts, performance, plan, risks
from app.services.naming import safe_name
from app.store.document import Document

__all__ = [
    "report_name",
    "status_data",
    "workbook_data",
    "workbook_name",
    "write_status_pdf",
    "write_workbook",
]


def _stamp() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _head(document: Document) -> str:
    rows = document.query("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1")
    return str(rows[0][0]) if rows else ""


def status_data(document: Document, contract_id: str) -> StatusData:
    """Everything the status report of a contract says, as of today; AppError when the contract is gone."""
    contract = contracts.contract_detail(document, contract_id)
    if contract is None:
        raise AppError(_("This contract was deleted in the meantime."), _("Undo brings it back."))
    requests = changes.changes(document, contract_id)
    return StatusData(
        contract=contract,
        day=date.today(),
        stamp=_stamp(),
        head=_head(document),
        figures=contracts.health_figures(document, contract_id),
        parties=tuple(contracts.parties(document, contract_id)),
        terms=tuple(contracts.terms(document, contract_id)),
        clauses=tuple(clauses.clauses(document, contract_id)),
        deliverables=tuple(plan.deliverables(document, contract_id)),
        obligations=tuple(plan.obligations(document, contract_id)),
        payments=tuple(plan.payments(document, contract_id)),
        changes=tuple(requests),
        approvals=tuple(row for change in requests for row in changes.approvals(document, change.id)),
        risks=tuple(risks.risks(document, contract_id)),
        periods=tuple(
            Period(result.evaluation, result.scores, result.total)
            for result in reversed(performance.results(document, contract_id))
        ),
        due=tuple(contracts.due_soon(document, contract_id, days=366)),
        author=contract.owner or document.actor,
    )


def workbook_data(document: Document, contract_ids: Sequence[str] | None) -> WorkbookData:
    """What finance gets of the contracts named, or of all of them, as of today."""
    chosen = contract_ids
    if chosen is None:
        chosen = [row_id for _no, row_id in contracts.contract_ids(document)]
    details = (contracts.contract_detail(document, row_id) for row_id in chosen)
    return WorkbookData(
        books=tuple(
            ContractBook(
                contract=detail,
                parties=tuple(contracts.parties(document, detail.id)),
                payments=tuple(plan.payments(document, detail.id)),
                changes=tuple(changes.changes(document, detail.id)),
            )
            for detail in details
            if detail is not None
        ),
        day=date.today(),
        stamp=_stamp(),
        head=_head(document),
        export_id=new_id(),
        author=document.actor,
    )


def workbook_name(data: WorkbookData, language: str) -> str:
    """The file name of a workbook: the contract's number, or all, and the date."""
    with speaking(language):
        about = data.books[0].contract.no if len(data.books) == 1 else _("All contracts")
        return safe_name(_("{about}_finance_{date}.xlsx").format(about=about, date=data.day))


def report_name(data: StatusData, language: str) -> str:
    """The file name that a report is given: number, what it is, date."""
    with speaking(language):
        name = _("{no}_status report_{date}.pdf").format(no=data.contract.no, date=data.day)
    return safe_name(name)
