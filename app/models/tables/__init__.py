"""The tables of a desk. Import this package to have all of them in ``SQLModel.metadata``."""

from app.models.tables.change import Approval, Change
from app.models.tables.clause import Clause, ClauseVersion, Fact
from app.models.tables.contract import Contract, ContractParty, Party, Term
from app.models.tables.performance import Criterion, Evaluation, Scheme, Score
from app.models.tables.plan import Deliverable, Obligation, Payment
from app.models.tables.record import Attachment, AuditEntry, Blob, Setting
from app.models.tables.risk import Risk

__all__ = [
    "Approval",
    "Attachment",
    "AuditEntry",
    "Blob",
    "Change",
    "Clause",
    "ClauseVersion",
    "Contract",
    "ContractParty",
    "Criterion",
    "Deliverable",
    "Evaluation",
    "Fact",
    "Obligation",
    "Party",
    "Payment",
    "Risk",
    "Scheme",
    "Score",
    "Setting",
    "Term",
]
