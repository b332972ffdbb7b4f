"""The command line that other programs rely on: JSON on stdout alone, errors as one line and exit 2."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.main import run
from app.resources import resource_path

SAMPLES = resource_path("samples")
CHINESE = SAMPLES / "智慧门店管理系统开发合同.docx"
ENGLISH = SAMPLES / "cloud-hosting-services-agreement.pdf"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample desk in Chinese."""
    path = tmp_path_factory.mktemp("desk") / "sample.cdesk"
    assert run(["sample", str(path), "--lang", "zh"]) == 0
    return path


def spoken(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_read_prints_the_whole_shape(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = spoken(capsys, "read", CHINESE, "--json")
    assert (code, err) == (0, "")
    reading = json.loads(out)
    assert set(reading) >= {
        "file", "language", "text", "title", "number", "parties", "dates", "term", "notice",
        "governing_law", "total", "payments", "clauses", "warnings",
    }  # fmt: skip
    assert reading["language"] == "zh"
    assert reading["number"] == "HT-2026-014"
    assert reading["total"] == {"minor": 128_000_000, "currency": "CNY"}
    assert reading["dates"] == {"signed": "2026-08-29", "effective": "2026-09-01", "end": "2027-03-31"}
    assert [party["name"] for party in reading["parties"]] == ["杭州晴川零售有限公司", "上海云启科技有限公司"]
    assert [line["share"] for line in reading["payments"]] == ["30", "40", "25", "5"]
    assert any("64,000.00" in warning for warning in reading["warnings"])


def test_clauses_of_a_reading_point_into_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    reading = json.loads(spoken(capsys, "read", CHINESE, "--json")[1])
    tops = [clause for clause in reading["clauses"] if clause["level"] == 1]
    assert [clause["number"] for clause in tops] == [f"第{number}条" for number in _chinese(23)]
    assert [clause["heading"] for clause in tops][:3] == ["定义", "合同标的与范围", "合同期限"]
    known = {clause["id"] for clause in reading["clauses"]}
    for clause in reading["clauses"]:
        span = reading["text"][clause["start"] : clause["end"]]
        assert span.startswith(clause["number"])
        assert clause["heading"] in span
        assert clause["text"].strip() in span
        assert clause["parent"] is None or clause["parent"] in known


def _chinese(count: int) -> list[str]:
    digits = "一二三四五六七八九"
    ones = ["十", *(f"十{digit}" for digit in digits), "二十", *(f"二十{digit}" for digit in digits)]
    return [*digits, *ones][:count]


def test_an_english_pdf_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    reading = json.loads(spoken(capsys, "read", ENGLISH, "--json")[1])
    assert reading["language"] == "en"
    assert reading["governing_law"] == "Singapore"
    assert {party["name"] for party in reading["parties"]} >= {"Northwind Ltd"}
    tops = [clause["heading"] for clause in reading["clauses"] if clause["level"] == 1]
    assert tops[:4] == ["Definitions", "Services", "Term and Renewal", "Fees and Payment"]


def test_list_report_and_export(desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = spoken(capsys, "list", desk, "--json")
    rows = json.loads(out)
    assert code == 0
    assert len(rows) == 6
    number = next(row["no"] for row in rows if row["no"].endswith("-014"))
    pdf, book = tmp_path / "报告.pdf", tmp_path / "finance.xlsx"
    assert run(["report", str(desk), "--contract", number, "--lang", "en", "--out", str(pdf)]) == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert run(["export", str(desk), "--out", str(book)]) == 0
    assert book.read_bytes().startswith(b"PK")


def test_import_adds_one_contract_and_verify_is_content(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = tmp_path / "desk.cdesk"
    run(["sample", str(desk), "--lang", "en"])
    code, out, _err = spoken(capsys, "import", desk, ENGLISH)
    assert code == 0
    assert "Cloud Hosting" in out
    assert len(json.loads(spoken(capsys, "list", desk, "--json")[1])) == 7
    assert spoken(capsys, "verify", desk)[0] == 0


def test_a_changed_byte_of_content_is_found_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import sqlite3

    desk = tmp_path / "desk.cdesk"
    run(["sample", str(desk), "--lang", "en"])
    with sqlite3.connect(desk) as strange:
        strange.execute("UPDATE payment SET amount_minor = amount_minor + 1 WHERE no = '1'")
    strange.close()
    code, _out, err = spoken(capsys, "verify", desk)
    assert code == 2
    assert "payment" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read", "missing.docx", "--json"], "missing.docx"),
        (["list", "missing.cdesk", "--json"], "missing.cdesk"),
        (["read", "x.docx"], "--json"),
        (["fly"], "fly"),
        (["report", "{desk}", "--contract", "NO-1", "--out", "x.pdf"], "NO-1"),
        (["export", "{desk}", "--out", "/nowhere/x.xlsx"], "/nowhere"),
    ],
)
def test_an_error_is_one_line_and_exit_2(
    arguments: list[str], words: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [argument.format(desk=desk) for argument in arguments]
    capsys.readouterr()
    try:
        code = run(given)
    except SystemExit as end:
        code = int(end.code or 0)
    captured = capsys.readouterr()
    assert code == 2
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert words in captured.err


def test_the_module_runs_as_a_program(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "read", str(tmp_path / "none.pdf"), "--json"],
        capture_output=True,
        text=True,
        check=False,
        cwd=resource_path().parent,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "none.pdf" in done.stderr
