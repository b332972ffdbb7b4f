"""The finance workbook: types, formulas with their values, text that stays text, a file that comes back."""

import pickle
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import Cancelled, FileProblem
from app.models.rows import PaymentRow
from app.reports.export import write_workbook
from app.reports.xlsx.cells import LIMIT, digest, letter, plain
from app.reports.xlsx.data import WorkbookData
from tests.reports.contract_rows import contract, payment, workbook

HOSTILE = (
    "=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://example.com","x")', "+49 30 123", "-5",
    "@SUM(A1)", "\t=1",
    "#N/A", "#REF!", "00123", "1E5", "12/03", "12345678901234567890", "TRUE", " leading", "trailing ", "a\nb",
    "'apostrophe", '"quoted"', "<x>&amp;", "１２３", "合同 😀", "0x1F", "1,234.50", "{=A1}", "%", "\u202ertl",
)  # fmt: skip


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "finance.xlsx"


def written(data: WorkbookData, out: Path, language: str = "en") -> tuple[Any, Any]:
    """The workbook as formulas and as values."""
    write_workbook(data, out, language)
    return openpyxl.load_workbook(out), openpyxl.load_workbook(out, data_only=True)


def column(sheet: Any, title: str) -> list[Any]:
    """The cells of a column below its header."""
    head = next(cell for cell in sheet[1] if cell.value == title)
    return [row[head.column - 1] for row in sheet.iter_rows(min_row=2)]


def values(sheet: Any, title: str) -> list[Any]:
    return [cell.value for cell in column(sheet, title)]


def with_payments(*payments: PaymentRow, **changes: Any) -> WorkbookData:
    data = workbook()
    return replace(data, books=(replace(data.books[0], payments=payments, **changes),))


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Readme", "Overview", "Payments", "Changes", "Checks", "Lists"]),
        ("zh", ["说明", "总览", "付款计划", "变更", "核对", "字典"]),
    ],
)
def test_sheets_in_the_language(out: Path, language: str, names: list[str]) -> None:
    formulas, shown = written(workbook(), out, language)
    assert formulas.sheetnames == names
    assert not any(sheet.merged_cells.ranges for sheet in formulas)
    assert all(sheet.sheet_state == "visible" for sheet in formulas)
    assert shown[names[0]]["B2"].value == datetime(2026, 11, 23)


def test_cells_are_typed(out: Path) -> None:
    formulas, _shown = written(workbook(), out)
    sheet = formulas["Payments"]
    assert values(sheet, "Due") == [datetime(2026, 9, 8), datetime(2027, 2, 22)]
    assert values(sheet, "Amount") == [384000, 932000]
    assert values(sheet, "Share") == [0.3, 0.3]
    assert values(sheet, "Invoice no.")[0] == "00012345"
    assert column(sheet, "Invoice no.")[0].data_type == "s"
    assert column(sheet, "Amount")[0].number_format == "#,##0.00"
    assert column(sheet, "Due")[0].number_format == "yyyy-mm-dd"
    assert column(sheet, "Payment no.")[0].number_format == "@"


def test_formulas_are_live_and_have_values(out: Path) -> None:
    formulas, shown = written(workbook(), out)
    assert values(formulas["Payments"], "Remaining") == ["=H2-I2", "=H3-I3"]
    assert values(shown["Payments"], "Remaining") == [0, 932000]
    overview = shown["Overview"]
    assert values(overview, "Changes in effect") == [36000]
    assert values(overview, "Current price") == [1316000]
    assert values(overview, "Planned payments") == [1316000]
    assert values(overview, "Paid so far") == [384000]
    assert values(overview, "Remaining") == [932000]
    assert values(overview, "Paid, share") == [0.2918]
    assert all(str(value).startswith("=") for value in values(formulas["Overview"], "Paid so far"))
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    value = shown[sheet.title][cell.coordinate].value
                    assert value is not None or '""' in cell.value, (sheet.title, cell.coordinate)


def test_overdue_is_counted_from_the_reporting_date(out: Path) -> None:
    data = with_payments(
        payment(1, "late", 100, date(2026, 11, 20)),
        payment(2, "paid", 100, date(2026, 11, 1), paid_minor=100, state="paid"),
        payment(3, "undated", 100, None),
    )
    _formulas, shown = written(data, out)
    assert values(shown["Payments"], "Days overdue") == [3, 0, 0]


def test_checks_pass_for_sums_that_agree_and_fail_for_others(out: Path) -> None:
    _formulas, shown = written(workbook(), out)
    assert set(values(shown["Checks"], "Result")) == {"OK"}
    assert shown["Readme"]["B3"].value == "OK"
    _formulas, shown = written(with_payments(payment(1, "too much", 200_000_000, None, paid_minor=1)), out)
    assert values(shown["Checks"], "Result").count("CHECK") == 1
    assert shown["Readme"]["B3"].value == "CHECK"
    _formulas, shown = written(
        with_payments(payment(1, "x", 131_600_000, None, paid_minor=140_000_000)), out, "zh"
    )
    assert shown["说明"]["B3"].value == "检查"


def test_a_cancelled_payment_does_not_count_as_planned(out: Path) -> None:
    data = with_payments(
        payment(1, "stands", 131_600_000, None), payment(2, "gone", 500, None, state="cancelled")
    )
    _formulas, shown = written(data, out)
    assert values(shown["Overview"], "Planned payments") == [1316000]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(out: Path, text: str) -> None:
    data = with_payments(payment(1, text, 100, None, note=text, invoice_no=text))
    data = replace(data, books=(replace(data.books[0], contract=contract(no=text, title=text)),))
    formulas, _shown = written(data, out)
    for title in ("Payment", "Remark", "Invoice no.", "Contract no."):
        cell = column(formulas["Payments"], title)[0]
        assert (cell.value, cell.data_type) == (text, "s")
        assert cell.quotePrefix == text.startswith(("=", "+", "-", "@", "\t"))


@given(st.lists(st.text(max_size=40), min_size=10, max_size=25))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_as_it_was(out: Path, texts: list[str]) -> None:
    data = with_payments(*(payment(n, text, n, None) for n, text in enumerate(texts)))
    formulas, _shown = written(data, out)
    assert values(formulas["Payments"], "Payment") == [plain(text) or None for text in texts]


def test_control_characters_are_replaced_visibly_and_listed(out: Path) -> None:
    result = write_workbook(with_payments(payment(1, "a\x00b\x1b", 1, None)), out, "en")
    sheet = openpyxl.load_workbook(out)["Payments"]
    assert values(sheet, "Payment") == ["a␀b␛"]
    assert result.replaced == ("HT-2026-014: 1",)
    readme = openpyxl.load_workbook(out)["Readme"]
    assert ("Replaced control characters", "HT-2026-014: 1") in list(readme.values)


def test_a_text_too_long_for_a_cell_stops_the_export_and_names_the_contract(out: Path) -> None:
    out.write_bytes(b"old")
    with pytest.raises(FileProblem, match=r"HT-2026-014.*40,?000.*32767"):
        write_workbook(with_payments(payment(1, "x" * 40_000, 1, None)), out, "en")
    assert out.read_bytes() == b"old"
    write_workbook(with_payments(payment(1, "x" * LIMIT, 1, None)), out, "en")
    assert len(values(openpyxl.load_workbook(out)["Payments"], "Payment")[0]) == LIMIT


def test_only_the_columns_of_finance_are_open(out: Path) -> None:
    formulas, _shown = written(workbook(), out)
    sheet = formulas["Payments"]
    open_titles = {sheet.cell(1, cell.column).value for cell in sheet[2] if not cell.protection.locked}
    assert open_titles == {"Actual date", "Voucher no.", "Invoice no.", "Invoice type", "Tax rate", "Remark"}
    for each in formulas:
        assert each.protection.sheet
        assert not each.protection.password


def test_sheets_can_be_read_and_printed(out: Path) -> None:
    formulas, _shown = written(workbook(), out)
    sheet = formulas["Payments"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:U3"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.orientation) == (1, "landscape")
    assert "EXP-2026-0001" in sheet.oddFooter.left.text


def test_lists_limit_what_can_be_chosen(out: Path) -> None:
    formulas, shown = written(workbook(), out)
    ranges = {str(rule.sqref): rule.formula1 for rule in formulas["Payments"].data_validations.dataValidation}
    assert ranges == {
        "K2:K3": "'Lists'!$A$2:$A$8",
        "P2:P3": "'Lists'!$B$2:$B$9",
        "Q2:Q3": "'Lists'!$C$2:$C$8",
    }
    assert [cell.value for cell in shown["Lists"]["C"]][1:8] == [0.13, 0.09, 0.06, 0.03, 0.01, 0, "exempt"]


def test_the_file_names_its_export_and_every_row(out: Path) -> None:
    formulas, _shown = written(workbook(), out)
    properties = {each.name: each.value for each in formulas.custom_doc_props.props}
    assert properties["export_id"] == "EXP-2026-0001"
    assert properties["schema"] == "1"
    assert properties["payments_rows"] == "2"
    assert properties["payments_columns"].split(",")[:3] == ["contract_no", "no", "title"]
    keys = values(formulas["Payments"], "Key")
    assert [key.split()[0] for key in keys] == ["p1", "p2"]
    changed, _ = written(with_payments(payment(1, "另一笔", 38_400_000, date(2026, 9, 8))), out)
    assert values(changed["Payments"], "Key")[0].split()[1] != keys[0].split()[1]


def test_an_empty_desk_still_makes_a_workbook(out: Path) -> None:
    _formulas, shown = written(workbook(books=()), out)
    assert shown["Readme"]["B3"].value == "OK"
    data = workbook()
    _formulas, shown = written(replace(data, books=(replace(data.books[0], payments=(), changes=()),)), out)
    assert values(shown["Overview"], "Planned payments") == [0]


def test_decimals_follow_the_currency(out: Path) -> None:
    yen = payment(1, "円", 1_234_567, None, currency="JPY")
    formulas, _shown = written(with_payments(yen), out)
    cell = column(formulas["Payments"], "Amount")[0]
    assert (cell.value, cell.number_format) == (1234567, "#,##0")


def test_large_and_exact_sums(out: Path) -> None:
    _formulas, shown = written(with_payments(payment(1, "x", 123_456_789_012_345, None)), out)
    assert values(shown["Payments"], "Remaining") == [1234567890123.45]


def test_many_rows_pass_through_in_pieces(out: Path) -> None:
    rows = tuple(payment(n, f"第{n}笔", n, date(2027, 1, 1), paid_minor=1) for n in range(1, 1001))
    _formulas, shown = written(with_payments(*rows), out)
    assert values(shown["Payments"], "Remaining") == [(n - 1) / 100 for n in range(1, 1001)]


def test_progress_may_stop_the_work(out: Path) -> None:
    def stop(done: int, total: int, text: str) -> None:
        raise Cancelled(text)

    with pytest.raises(Cancelled):
        write_workbook(workbook(), out, "en", report=stop)
    assert list(out.parent.iterdir()) == []


def test_the_file_is_a_whole_zip_without_macros_and_links(out: Path) -> None:
    written(workbook(), out)
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]
    assert len(names) == len(set(names))


def test_what_it_is_made_from_crosses_into_another_process() -> None:
    assert pickle.loads(pickle.dumps(workbook())) == workbook()


def test_names_of_columns() -> None:
    assert [letter(index) for index in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


def test_a_digest_depends_on_every_value_and_its_place() -> None:
    assert len({digest(("a", None)), digest((None, "a")), digest(("a", "")), digest(("b", None))}) == 4
