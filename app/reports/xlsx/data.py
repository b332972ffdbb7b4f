"""What a finance workbook is made from: one contract or the whole desk at one moment.

Plain frozen values, so that they cross into the child process that writes the file.
"""

from dataclasses import dataclass
from datetime import date

from app.models.rows import ChangeRow, ContractDetail, PartyRow, PaymentRow


@dataclass(frozen=True, slots=True)
class ContractBook:
    """One contract with what finance needs of it."""

    contract: ContractDetail
    parties: tuple[PartyRow, ...] = ()
    payments: tuple[PaymentRow, ...] = ()
    changes: tuple[ChangeRow, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkbookData:
    """Everything that the workbook says."""

    books: tuple[ContractBook, ...]
    day: date  # as-of date: what is overdue is counted from it
    stamp: str  # when the data was read, UTC, ISO 8601
    head: str  # hash of the last entry of the audit trail
    export_id: str  # comes back with the file and names this export
    author: str = ""
