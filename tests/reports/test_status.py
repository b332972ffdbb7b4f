"""The status report: what it says, in both languages, as a reader's program finds it."""

import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import i18n
from app.errors import Cancelled
from app.reports.blocks import Heading
from app.reports.export import write_status_pdf
from app.reports.pdf.lettering import Lettering
from app.reports.status import build_status
from tests.reports.conftest import pages_of, squeezed
from tests.reports.contract_rows import clause, contract, deliverable, risk, status

Write = Callable[..., Path]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_value_can_be_found_in_the_text(write: Write, language: str) -> None:
    data = status()
    text = "".join(pages_of(write(data, language)))
    values = [
        data.contract.no, data.contract.title, data.contract.governing_law, data.head, "¥1,280,000.00",
        "¥1,316,000.00", "2027-04-12", *(party.name for party in data.parties),
        *(row.title for row in (*data.deliverables, *data.obligations, *data.payments, *data.changes)),
        *(row.title for row in data.risks), *(row.text for row in data.clauses), "¥932,000.00", "CR-005",
        "¥384,000.00", "R-07", "74.00", "90.95", data.periods[0].evaluation.comment, "财务部",
    ]  # fmt: skip
    assert [value for value in values if squeezed(value) not in text] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("状态报告", "需要决定", "第1页，共", "红色▲", "晚9天", "今天11-23", "首付款", "概率↑影响→")),
        (
            "en",
            ("Statusreport", "Decisionsneeded", "Page1of", "Red▲", "9dayslate", "Likelihood↑Impact→"),
        ),
    ],
)
def test_words_and_charts_speak_the_language(write: Write, language: str, words: tuple[str, ...]) -> None:
    text = "".join(pages_of(write(status(), language)))
    assert [word for word in words if word not in text] == []


def test_first_page_is_complete_alone(write: Write) -> None:
    first = pages_of(write(status()))[0]
    for word in ("HT-2026-014", "上海云启科技有限公司", "¥1,316,000.00", "核心开发人员离岗", "上线", "CR-005",
                 "财务部", "2026-12-02", "需求分析", "提交月度进度报告"):  # fmt: skip
        assert word in first, word


def test_first_page_stays_one_page_however_much_there_is_to_say(write: Write) -> None:
    long = "很长的说明文字，" * 60
    data = status()
    crowded = replace(
        data,
        contract=contract(title=long[:200], owner=long, governing_law=long),
        parties=tuple(replace(data.parties[0], name=long[:80]) for _ in range(6)),
        deliverables=tuple(deliverable(n, long, date(2026, 10, 1), late=n) for n in range(20)),
        risks=tuple(risk(n, long) for n in range(20)),
        due=data.due * 20,
    )
    pages = pages_of(write(crowded))
    assert "需要决定" in pages[0]
    assert "主要风险" in pages[0]
    assert "主要风险" not in pages[1]
    assert "到期日期类别" in pages[1]


def test_pages_are_numbered_of_their_total(write: Write) -> None:
    pages = pages_of(write(status(), "en"))
    assert len(pages) > 3
    for number, text in enumerate(pages, 1):
        assert f"Page{number}of{len(pages)}" in text


@pytest.mark.parametrize(("language", "tag"), [("zh", "zh-CN"), ("en", "en")])
def test_the_document_says_what_it_is(write: Write, language: str, tag: str) -> None:
    with pikepdf.open(write(status(), language)) as pdf:
        assert str(pdf.Root.Lang) == tag
        assert "智慧门店管理系统开发合同" in str(pdf.docinfo.Title)
        assert str(pdf.docinfo.Author) == "李敏"
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            assert "+NotoSansSC" in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor
            assert len(bytes(font.FontDescriptor.FontFile2.read_bytes())) < 400_000
        with pdf.open_outline() as outline:
            tops = [item.title for item in outline.root]
            clauses = [child.title for item in outline.root for child in item.children]
    assert len(tops) >= 8
    assert "第一条 定义" in [" ".join(title.split()) for title in clauses]


def test_a_file_stays_small_enough_to_mail(write: Write) -> None:
    assert write(status()).stat().st_size < 200_000


MARKUP = (
    '<Supplier> shall pay', "a <b 5 & c>d", '<img src="/etc/hostname"/>', "<b>fett</b>", "&lt;&amp;",
    "<para><font color='red'>x", "]]><!--", "%PDF \\( )", "{braces} %(s)s $x",
)  # fmt: skip


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_is_printed_literally(write: Write, markup: str) -> None:
    data = status()
    data = replace(
        data,
        clauses=(clause(1, "1", markup, markup),),
        risks=(risk(1, markup),),
        contract=contract(title=markup, governing_law=markup),
    )
    assert "".join(pages_of(write(data))).count(squeezed(markup)) >= 4


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_printed_as_far_as_the_font_goes(write: Write, text: str) -> None:
    printable = squeezed(Lettering().clean(text))
    pages = pages_of(write(status(clauses=(clause(1, "1.1", "", f"甲{text}乙"),))))
    # A combining mark or ligature may be read back in another form; letters, digits and signs may not.
    found = "".join(pages)
    assert all(char in found for char in printable if char.isalnum() and char.isascii())
    assert "甲" in found


def test_long_clauses_and_words_are_split_and_complete(write: Write) -> None:
    text = Lettering().clean("".join(chr(0x4E00 + n) for n in range(6000)))
    word = "x" * 5000
    data = status(clauses=(clause(1, "第一条", "长", text), clause(2, "第二条", "词", word)))
    pages = pages_of(write(data))
    joined = "".join(pages)
    assert len(pages) > 6
    assert joined.count("x") >= 5000
    positions = [joined.find(char) for char in text[::97]]
    assert -1 not in positions


def test_missing_glyphs_are_listed_in_the_report_and_in_the_result(tmp_path: Path) -> None:
    data = status(clauses=(clause(1, "1", "😀", "𠮷 and 😀"),))
    written = write_status_pdf(data, tmp_path / "r.pdf", "en")
    assert written.replaced == ("U+1F600 GRINNING FACE", "U+20BB7 CJK UNIFIED IDEOGRAPH-20BB7")
    assert "U+20BB7" in "".join(pages_of(tmp_path / "r.pdf"))


def test_an_empty_contract_still_makes_a_page(write: Write) -> None:
    bare = status(
        parties=(), clauses=(), deliverables=(), obligations=(), payments=(), changes=(), approvals=(),
        risks=(), periods=(), due=(), head="",
        contract=contract(title="", owner="", governing_law="", price_original_minor=None, end_on=None,
                          effective_on=None, signed_on=None, change_minor=0, changes=0, change_days=0),
    )  # fmt: skip
    pages = pages_of(write(bare, "en"))
    assert len(pages) == 1
    assert "Page1of1" in pages[0]


def test_sections_without_anything_to_say_are_left_out() -> None:
    report = build_status(status(risks=(), periods=(), changes=()))
    headings = {block.text for block in report.blocks if isinstance(block, Heading)}
    assert "Payments" in headings
    assert not headings & {"Risks", "Performance", "Changes"}


def test_the_language_in_force_is_restored(tmp_path: Path) -> None:
    i18n.use("en")
    write_status_pdf(status(), tmp_path / "r.pdf", "zh")
    assert i18n.language() == "en"


def test_progress_counts_up_and_may_stop_the_work(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    write_status_pdf(
        status(), tmp_path / "r.pdf", "en", report=lambda done, total, _text: steps.append((done, total))
    )
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]

    def stop(done: int, total: int, text: str) -> None:
        if done > 5:
            raise Cancelled(text)

    with pytest.raises(Cancelled):
        write_status_pdf(status(), tmp_path / "other.pdf", "en", report=stop)
    assert [path.name for path in tmp_path.iterdir()] == ["r.pdf"]


def test_what_it_is_made_from_crosses_into_another_process() -> None:
    data = status()
    assert pickle.loads(pickle.dumps(data)) == data
