"""What the desk keeps about itself: attachments, the audit trail, settings."""

from sqlmodel import Field, SQLModel

from app.models.tables.row import ContractRow, strict


class Attachment(ContractRow, table=True):
    """A named file of a contract; its bytes lie once in ``blob``."""

    __table_args__ = strict("attachment")
    name: str
    media: str = ""
    size: int = 0
    sha256: str = Field(foreign_key="blob.sha256", index=True)


class Blob(SQLModel, table=True):
    """Bytes addressed by their SHA-256; written once, never changed, not journalled."""

    __table_args__ = strict("blob")
    sha256: str = Field(primary_key=True)
    content: bytes


class AuditEntry(SQLModel, table=True):
    """One changed row (or an undo), chained to the entry before by its hash; append-only."""

    __tablename__ = "audit"
    __table_args__ = strict("audit")
    seq: int | None = Field(default=None, primary_key=True)
    at: str
    actor: str
    edit: str  # name of the edit, the same for all its rows
    action: str  # "insert", "update", "delete", "undo", "redo"
    entity: str
    row_id: str
    old: str = ""  # canonical JSON of the changed fields
    new: str = ""
    reason: str = ""
    after: str = ""  # SHA-256 of the whole row afterwards; empty when it is gone
    previous: str
    hash: str


class Setting(SQLModel, table=True):
    """A setting of this desk (its id, calendar, language of new contracts)."""

    __table_args__ = strict("setting")
    key: str = Field(primary_key=True)
    value: str
