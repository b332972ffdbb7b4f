"""Sheets into an Excel file: typed, protected, printable, readable without being computed first."""

import errno
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, BinaryIO

from lxml.etree import SerialisationError
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.formatting.rule import Rule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.writer.excel import ExcelWriter

from app.i18n import _, language
from app.models.drawing import Token
from app.reports.steps import Steps
from app.reports.theme import paper_colour
from app.reports.xlsx.cached import CachedValue, ValuedArchive
from app.reports.xlsx.cells import Column, Formula, Grid, Kind, Value, digest, letter
from app.reports.xlsx.data import WorkbookData
from app.reports.xlsx.sheets import CHECK, Sheets
from app.reports.xlsx.summary import SCHEMA, checks_grid, overview_grid, readme_grid

_FORMATS = {Kind.TEXT: "@", Kind.DATE: "yyyy-mm-dd", Kind.PERCENT: "0.00%", Kind.COUNT: "0"}
_FONTS = {"zh": "Microsoft YaHei", "en": "Calibri"}
_WORDS = (Kind.TEXT, "calc")  # a formula in a cell of the text format would turn into text when edited
_REPORT_EVERY = 500
_A4 = 9  # the format's number for the paper
_DANGEROUS = ("=", "+", "-", "@", "\t")


def build_grids(data: WorkbookData) -> tuple[list[Grid], tuple[str, ...]]:
    """The sheets in the language in force, and the places where characters had to be replaced."""
    sheets = Sheets(data, language())
    payments, changes = sheets.payments_grid(), sheets.changes_grid()
    overview, checks = overview_grid(sheets), checks_grid(sheets)
    readme = readme_grid(sheets, checks)
    return [readme, overview, payments, changes, checks, sheets.lists_grid()], tuple(sheets.texts.replaced)


def write_grids(data: WorkbookData, grids: Sequence[Grid], target: BinaryIO, steps: Steps) -> None:
    """Write the sheets into the open file ``target``; ``steps`` counts rows and may raise.

    Raises OSError when a disk is full, that of the target or that of the temporary files.
    """
    workbook = Workbook(write_only=True)
    try:
        _append(workbook, grids, data, steps)
        _sign(workbook, data, grids)
        values = {f"xl/worksheets/sheet{number}.xml": _values(grid) for number, grid in enumerate(grids, 1)}
        with ValuedArchive(target, values) as archive:
            ExcelWriter(workbook, archive).write_data()
        if any(values.values()):  # the library writes its formulas in another form than before
            raise RuntimeError(f"values without a formula: {values}")
    except SerialisationError as error:
        raise OSError(errno.ENOSPC, str(error)) from error
    finally:
        _close(workbook)


def _close(workbook: Any) -> None:
    """Close what an error left open: the library's sheets are generators that complain when forgotten."""
    for sheet in workbook.worksheets:
        if not sheet.closed:
            with suppress(SerialisationError):
                sheet.close()


def _append(workbook: Any, grids: Sequence[Grid], data: WorkbookData, steps: Steps) -> None:
    styles = _Styles(workbook)
    total, done = sum(len(grid.rows) for grid in grids), 0
    for grid in grids:
        sheet = workbook.create_sheet(grid.title)
        _furnish(sheet, grid, data)
        sheet.append([styles.header(sheet, column.title) for column in grid.columns])
        for index, row in enumerate(grid.rows):
            if (done + index) % _REPORT_EVERY == 0:
                steps(done + index, total)
            digits = grid.decimals[index] if grid.decimals else 2
            sheet.append(styles.row(sheet, grid.columns, row, digits))
        done += len(grid.rows)
    steps(total, total)


def _values(grid: Grid) -> deque[CachedValue]:
    return deque(cell.value for row in grid.rows for cell in row if isinstance(cell, Formula))


class _Styles:
    """Named styles by kind and ground: Excel shows them in its own gallery, files stay small."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._font = _FONTS[language()]
        line = Side(style="thin", color=paper_colour(Token.LINE)[1:])
        self._border = Border(bottom=line)
        self._names: dict[tuple[Kind, int, str], str] = {}
        self._cells: dict[tuple[str, int, Kind, int, str], Any] = {}
        head = NamedStyle(
            "cd head",
            font=Font(self._font, 10, bold=True, color=paper_colour(Token.DIM)[1:]),
            fill=_fill(Token.GROUND),
            border=Border(bottom=Side(style="medium", color=paper_colour(Token.BASELINE)[1:])),
            alignment=Alignment(vertical="center", wrap_text=True),
        )
        workbook.add_named_style(head)

    def header(self, sheet: Any, title: str) -> Any:
        """A cell of row 1."""
        cell = WriteOnlyCell(sheet, title)
        cell.style = "cd head"
        return cell

    def row(self, sheet: Any, columns: Sequence[Column], row: Sequence[Value], digits: int) -> Iterator[Any]:
        """The cells of a row; text stays text whatever it looks like.

        A cell is written before the next row is made, so one object serves a whole column.
        """
        for index, (column, value) in enumerate(zip(columns, row, strict=True)):
            kind = Kind.DATE if isinstance(value, date) else column.kind
            if isinstance(value, Formula):
                cell = self._cell(sheet, index, kind, digits, "calc")
                cell.value = value.text
                yield cell
                continue
            cell = self._cell(sheet, index, kind, digits, "open" if column.filled_by_finance else "")
            cell.value = value if value != "" else None
            if isinstance(value, str):
                cell.data_type = "s"
                cell.quotePrefix = value.startswith(_DANGEROUS)
            yield cell

    def _cell(self, sheet: Any, index: int, kind: Kind, digits: int, ground: str) -> Any:
        key = (sheet.title, index, kind, digits, ground)
        cell = self._cells.get(key)
        if cell is None:
            cell = self._cells[key] = WriteOnlyCell(sheet)
            cell.style = self._style(kind, digits, ground)
        return cell

    def _style(self, kind: Kind, digits: int, ground: str) -> str:
        key = kind, digits if kind is Kind.MONEY else 0, ground
        if key not in self._names:
            self._names[key] = name = f"cd {kind.value}{key[1] or ''} {ground}".strip()
            sums = "#,##0" + ("." + "0" * digits if digits else "")
            style = NamedStyle(
                name,
                font=Font(self._font, 10, color=paper_colour(Token.TEXT)[1:]),
                number_format="General"
                if ground == "calc" and kind is Kind.TEXT
                else _FORMATS.get(kind, sums),
                border=self._border,
                alignment=Alignment(vertical="top", wrap_text=kind is Kind.TEXT),
                protection=Protection(locked=ground != "open"),
            )
            if ground:
                style.fill = _fill(Token.ACCENT_GROUND if ground == "open" else Token.GROUND)
            self._workbook.add_named_style(style)
        return self._names[key]


def _fill(token: Token) -> PatternFill:
    return PatternFill("solid", fgColor=paper_colour(token)[1:])


def _furnish(sheet: Any, grid: Grid, data: WorkbookData) -> None:
    """Everything about a sheet but its cells; in this mode it must come before them."""
    count = max(len(grid.rows), 1) + 1
    last = f"{letter(len(grid.columns) - 1)}{count}"
    for index, column in enumerate(grid.columns):
        sheet.column_dimensions[letter(index)].width = column.width
    sheet.freeze_panes = f"{letter(grid.frozen)}2"
    sheet.auto_filter.ref = f"A1:{last}"
    sheet.sheet_view.showGridLines = False
    _print_well(sheet, data)
    _protect(sheet)
    for index, column in enumerate(grid.columns):
        cells = f"{letter(index)}2:{letter(index)}{count}"
        if column.choices:
            rule = DataValidation("list", formula1=column.choices, allow_blank=True, showErrorMessage=True)
            rule.error = _("Choose one of the words of the list.")
            rule.add(cells)
            sheet.data_validations.append(rule)
    bad = CHECK[language()]
    look = DifferentialStyle(font=Font(bold=True, color=paper_colour(Token.BAD)[1:]))
    warning = Rule("cellIs", dxf=look, operator="equal", formula=[f'"{bad}"'])
    sheet.conditional_formatting.add(f"A2:{last}", warning)


def _print_well(sheet: Any, data: WorkbookData) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.oddHeader.left.text = "&A"
    sheet.oddHeader.right.text = _("As of {day}").format(day=data.day.isoformat())
    sheet.oddFooter.left.text = data.export_id.replace("&", "&&")
    sheet.oddFooter.right.text = "&P / &N"


def _protect(sheet: Any) -> None:
    """Against slips, not against people: no password; sorting, filtering and widths stay free."""
    protection = sheet.protection
    protection.sheet = True
    protection.autoFilter = protection.sort = False
    protection.formatColumns = protection.formatRows = False


def _sign(workbook: Any, data: WorkbookData, grids: Sequence[Grid]) -> None:
    """Who made it, and what whoever reads it back compares."""
    workbook.properties.title = grids[0].title
    workbook.properties.creator = "ContractDesk"
    workbook.calculation.fullCalcOnLoad = True
    _readme, _overview, payments, changes, *_rest = grids
    properties = {
        "export_id": data.export_id,
        "schema": SCHEMA,
        "as_of": data.day.isoformat(),
        "head": data.head,
        "payments_columns": ",".join(column.key for column in payments.columns),
        "payments_rows": str(len(payments.rows)),
        "payments_digest": digest(row[-1] for row in payments.rows),
        "changes_columns": ",".join(column.key for column in changes.columns),
        "changes_rows": str(len(changes.rows)),
        "changes_digest": digest(row[-1] for row in changes.rows),
    }
    for name, value in properties.items():
        workbook.custom_doc_props.append(StringProperty(name=name, value=value))
