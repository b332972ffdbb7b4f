"""Rows, columns and a register that remembers what was asked of it, for the tests of the kit."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from app.errors import InputError
from app.models.money import Money
from app.models.vocabulary import RiskKind
from app.ui.badges import Badge
from app.ui.records.column import Column
from app.ui.records.kinds import BADGE, BOOL, CHOICE, DATE, INTEGER, LONG, MONEY, PERCENT
from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    title: str = ""
    kind: str = "time"
    count: int | None = None
    loss_minor: int | None = None
    share: int | None = None
    due: date | None = None
    done: int = 0
    note: str = ""
    currency: str = "CNY"

    @property
    def loss(self) -> Money | None:
        return None if self.loss_minor is None else Money(self.loss_minor, self.currency)


def badge(row: Row) -> Badge | None:
    return Badge("late ▲", "bad") if row.due else None


COLUMNS = (
    Column("title", "Title", field="title", width=0, required=True),
    Column("kind", "Kind", CHOICE, field="kind", choices=RiskKind),
    Column("count", "Count", INTEGER, field="count"),
    Column("loss", "Loss", MONEY, field="loss_minor"),
    Column("share", "Share", PERCENT, field="share"),
    Column("due", "Due", DATE, field="due"),
    Column("done", "Done", BOOL, field="done"),
    Column("late", "Late", BADGE, value=lambda row: bool(row.due), badge=badge),
    Column("note", "Note", LONG, field="note", in_table=False),
)


@dataclass
class Shelf:
    """Rows in memory that take edits like the services do: never in place, refusing negative counts."""

    rows: list[Row]
    edits: list[tuple[str, str, object]] = field(default_factory=list)
    changed: list = field(default_factory=list)

    def edit(self, row_id: str, name: str, value: object) -> None:
        if name == "count" and isinstance(value, int) and value < 0:
            raise InputError("count", "A count cannot be negative.")
        self.edits.append((row_id, name, value))
        self.rows = [replace(row, **{name: value}) if row.id == row_id else row for row in self.rows]
        for callback in self.changed:
            callback(self.rows)


@pytest.fixture
def columns() -> tuple[Column, ...]:
    return COLUMNS


@pytest.fixture
def row() -> type[Row]:
    return Row


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(
        [
            Row("a", "R-10 Beta", "cost", 3, 500_00, 50, date(2026, 3, 1)),
            Row("b", "R-9 alpha", "time", None, 20_000_00, None, None, 1),
            Row("c", "供应商延误", "legal", 1, None, 5, date(2025, 1, 31)),
        ]
    )


@pytest.fixture
def theme(qapp):
    theme = Theme(qapp)
    theme.use("light", 100)
    yield theme
    qapp.styleHints().colorSchemeChanged.disconnect(theme._follow_system)
    theme.deleteLater()


@pytest.fixture
def state(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
