"""To and from Excel: rows as text and table on the way out, a plan of edits on the way in."""

import csv
import html
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QMimeData

from app.errors import InputError
from app.i18n import LANGUAGES, _, speaking
from app.ui.records.column import Column

_MARKED = ("=", "+", "-", "@")


def copied(columns: Sequence[Column], rows: Sequence[Any]) -> QMimeData:
    """The rows with a line of titles, as tab-separated text and as an HTML table."""
    table = [[_(column.title) for column in columns], *([_cell(c, row) for c in columns] for row in rows)]
    data = QMimeData()
    data.setText("\n".join("\t".join(_quoted(cell) for cell in line) for line in table))
    lines = ("".join(f"<td>{html.escape(cell)}</td>" for cell in line) for line in table)
    data.setHtml(f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>")
    return data


def _cell(column: Column, row: Any) -> str:
    """Numbers and dates as a spreadsheet reads them; words as they are shown."""
    if column.badge is None and (column.kind.right or column.kind.name == "date"):
        return column.typed(row)
    return column.text(row)


def _quoted(text: str) -> str:
    """One cell of tab-separated text; what a spreadsheet would run as a formula is marked as text."""
    if text.startswith(_MARKED) and not _is_number(text):
        text = "'" + text
    if any(mark in text for mark in '\t\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that cannot be taken: the line of the paste (1 is the first), its column, the text and why."""

    line: int
    column: Column
    text: str
    why: str


@dataclass(slots=True)
class PastePlan:
    """What a paste would do: fields of present rows, whole new rows, and what it cannot take."""

    changes: dict[str, dict[str, object]] = field(default_factory=dict)
    creations: list[dict[str, object]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def cells(self) -> int:
        """How many cells of present rows would change."""
        return sum(len(values) for values in self.changes.values())


def grid(text: str) -> list[list[str]]:
    """The cells of tab-separated text as Excel writes it: quoted where they hold tabs or line ends."""
    lines = csv.reader(io.StringIO(text.replace("\r\n", "\n"), newline=""), delimiter="\t")
    return [line for line in lines if any(cell.strip() for cell in line)]


def plan_paste(
    text: str,
    columns: Sequence[Column],
    rows: Sequence[Any],
    start: int,
    first: str,
) -> PastePlan:
    """Lay ``text`` over ``rows`` from ``start`` and the column keyed ``first``; more lines become new rows.

    A line of titles (in either language) names the columns itself, wherever the paste begins.
    """
    cells = grid(text)
    targets, cells = _targets(cells, columns, first)
    plan = PastePlan()
    model = rows[0] if rows else None  # lends new rows its currency
    for line, texts in enumerate(cells, start=1):
        place = start + line - 1
        row = rows[place] if 0 <= place < len(rows) else None
        values = _read_line(plan, line, list(zip(targets, texts, strict=False)), row, model)
        if row is None and values:
            plan.creations.append(values)
        elif row is not None and values:
            plan.changes[row.id] = values
    return plan


def _targets(
    cells: list[list[str]], columns: Sequence[Column], first: str
) -> tuple[list[Column | None], list[list[str]]]:
    titles: dict[str, Column] = {}
    for language in LANGUAGES:
        with speaking(language):
            titles |= {_(column.title).casefold(): column for column in columns}
    header = [titles.get(cell.strip().casefold()) for cell in cells[0]] if cells else []
    if len(cells) > 1 and header and all(header):
        return header, cells[1:]
    keys = [column.key for column in columns]
    begin = keys.index(first) if first in keys else 0
    return list(columns[begin:]), cells


def _read_line(
    plan: PastePlan, line: int, pairs: list[tuple[Column | None, str]], row: Any, model: Any
) -> dict[str, object]:
    values: dict[str, object] = {}
    for column, text in pairs:
        if column is None or not column.editable:
            continue
        if row is None and not text.strip():
            continue
        if row is not None and text.strip() in (column.typed(row), column.text(row)):
            continue
        try:
            values[column.field] = column.read(text.removeprefix("'"), row or model)
        except InputError as error:
            plan.problems.append(Problem(line, column, text.strip(), str(error)))
    return values
