"""PDF and workbook against the plain libraries for the same content, as ratios of medians.

Run: python -m benchmarks.reports

The plain PDF is reportlab's platypus with its own Chinese line breaking (Paragraph, LongTable) and the same
font; the plain workbook is openpyxl in write-only mode with the same cells, formulas without values and one
named style per column. Goals: PDF at most 1.5 times, workbook at most 1.2 times as long.
"""

import io
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from app import i18n
from app.reports.blocks import Clause, Column, Kind, Report, Table
from app.reports.xlsx.cells import Formula, Grid
from app.reports.xlsx.data import ContractBook, WorkbookData
from tests.reports.contract_rows import contract, payment

CLAUSES, REGISTER, PAYMENTS, RUNS = 600, 10_000, 10_000, 3
WORDS = (
    "甲方应在收到乙方提交的交付物后七（7）个工作日内组织验收并书面答复；逾期未答复的，乙方应书面催告。"
    "See Section 3.2 of the Master Services Agreement："
    "合同总价为人民币￥1,234,567.89元（见附件《验收标准》）。"
) * 3
REGISTER_ROW = ("R-0001", "核心开发人员离岗导致二期延误", "王强", "2026-12-05", "¥62,000.00")


def median(work: Callable[[], object]) -> float:
    """Seconds of processor time of the middle run: other programs on the machine do not count."""
    times = []
    for _run in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def ours(blocks: tuple[Any, ...]) -> None:
    from app.reports.pdf.document import write_report

    report = Report("Benchmark", "zh", "", "", blocks, "HT-2026-014")
    write_report(report, io.BytesIO(), lambda _done, _total: None)


def plain_style(size: float, leading: float) -> Any:
    from reportlab.lib.styles import ParagraphStyle

    from app.reports.pdf.lettering import register_fonts
    from app.reports.pdf.style import REGULAR

    register_fonts()
    return ParagraphStyle("plain", fontName=REGULAR, fontSize=size, leading=leading, wordWrap="CJK")


def plain_clauses() -> None:
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    style = plain_style(9.5, 15.5)
    story: list[Any] = []
    for number in range(CLAUSES):
        story.append(Paragraph(escape(f"第{number}条  验收"), style))
        story.append(Paragraph(escape(WORDS), style))
    SimpleDocTemplate(io.BytesIO()).build(story)


def plain_register() -> None:
    from reportlab.lib import colors
    from reportlab.platypus import LongTable, SimpleDocTemplate

    from app.reports.pdf.style import REGULAR

    plain_style(8.5, 12.5)
    head = ["No.", "Risk", "Owner", "Review", "Loss"]
    table = LongTable([head, *([*REGISTER_ROW] for _ in range(REGISTER))], repeatRows=1)
    table.setStyle(
        [("FONT", (0, 0), (-1, -1), REGULAR, 8.5), ("LINEBELOW", (0, 0), (-1, -1), 0.6, colors.lightgrey)]
    )
    SimpleDocTemplate(io.BytesIO()).build([table])


def workbook_data() -> WorkbookData:
    rows = tuple(
        payment(number, f"第 {number} 期款", 10_000 + number, date(2027, 1, 1)) for number in range(PAYMENTS)
    )
    return WorkbookData(
        (ContractBook(contract(), (), rows, ()),), date(2026, 11, 23), "2026-11-23T00:00:00Z", "", "E"
    )


def our_workbook(data: WorkbookData) -> None:
    from app.reports.xlsx.workbook import build_grids, write_grids

    grids, _replaced = build_grids(data)
    write_grids(data, grids, io.BytesIO(), lambda _done, _total: None)


def plain_workbook(grids: Sequence[Grid]) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font, NamedStyle, PatternFill

    workbook = Workbook(write_only=True)
    for kind in Kind:
        style = NamedStyle(kind.value, font=Font("Calibri", 10), fill=PatternFill("solid", fgColor="F7F8FA"))
        workbook.add_named_style(style)
    for grid in grids:
        sheet = workbook.create_sheet(grid.title)
        for row in grid.rows:
            cells = []
            for value in row:
                cell = WriteOnlyCell(sheet, value.text if isinstance(value, Formula) else value)
                cell.style = "text"
                cells.append(cell)
            sheet.append(cells)
    workbook.save(io.BytesIO())


def report(name: str, mine: float, plain: float, goal: float) -> None:
    print(f"{name:<34} {mine:7.2f} s  plain {plain:7.2f} s  ratio {mine / plain:5.2f}  goal ≤ {goal}")


def main() -> None:
    i18n.use("zh")
    clauses = tuple(Clause(f"第{number}条", "验收", "", WORDS) for number in range(CLAUSES))
    columns = (
        Column("No.", Kind.SHORT),
        Column("Risk"),
        Column("Owner", Kind.SHORT),
        Column("Review", Kind.SHORT),
        Column("Loss", Kind.NUMBER),
    )
    register = (Table(columns, (REGISTER_ROW,) * REGISTER),)
    ours((clauses[0],))  # fonts and libraries are loaded before either side is measured
    report(f"PDF, {CLAUSES} clauses", median(lambda: ours(clauses)), median(plain_clauses), 1.5)
    report(f"PDF, register of {REGISTER} rows", median(lambda: ours(register)), median(plain_register), 1.5)
    from app.reports.xlsx.workbook import build_grids

    data = workbook_data()
    grids, _replaced = build_grids(data)
    mine, plain = median(lambda: our_workbook(data)), median(lambda: plain_workbook(grids))
    report(f"Workbook, {PAYMENTS} payments", mine, plain, 1.2)


if __name__ == "__main__":
    main()
