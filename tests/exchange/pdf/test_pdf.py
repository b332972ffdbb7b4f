"""The text of a PDF: furniture out, paragraphs whole, clause starts on lines of their own."""

import io
import re

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from app.exchange.unreadable import UnreadableError
from tests.exchange.pdf_files import CHINESE, drawn, read, wrapped

ENGLISH = [
    "1. Services. The Supplier shall provide the services described in Annex A with reasonable skill and "
    "care, and shall remedy any defect that the Customer reports within ten working days of the report.",
    "2. Fees. The Customer shall pay the fees within thirty days after receipt of a correct invoice, as set "
    "out in Section 4.2 of this Agreement and in the schedule of rates that the parties have signed.",
    "(a) the fees are fixed for the first year;",
    "(b) thereafter they follow the price index.",
    "Neither party may assign this Agreement without the written consent of the other, which shall not be "
    "withheld without good reason, and any assignment against this clause is void.",
]
CHINESE_TEXT = [
    "第一条 合同标的",
    "甲方委托乙方开发订单管理系统，乙方应当按照本合同约定的范围、进度和质量标准完成开发工作，并向甲方交付全部源代码、文档以及其他工作成果。",
    "（一）乙方应当在合同生效之日起三十个工作日内提交详细设计说明书，经甲方书面确认后作为本合同的附件，与本合同具有同等法律效力。",
    "（二）甲方应当及时提供必要的资料。",
]


def laid_out(paragraphs, *, font="Helvetica", leading=13.0, gap=0.0, indent=0.0, width=450):
    """Rows of one page, each paragraph wrapped; ``gap`` between paragraphs, ``indent`` of first lines."""
    pdfmetrics.registerFont(UnicodeCIDFont(CHINESE))
    rows, top = [], 60.0
    for paragraph in paragraphs:
        for number, text in enumerate(
            wrapped(paragraph, width - (indent if font == CHINESE else 0), font=font)
        ):
            rows.append((72 + (indent if number == 0 else 0), top, text))
            top += leading
        top += gap
    return rows


@pytest.mark.parametrize("gap", [0.0, 8.0])
def test_english_paragraphs_are_joined_and_starts_kept(gap):
    content = drawn([laid_out(ENGLISH, gap=gap)])
    assert read(content).text.split("\n") == ENGLISH


@pytest.mark.parametrize(("gap", "indent"), [(0.0, 0.0), (6.0, 0.0), (0.0, 20.0)])
def test_chinese_paragraphs_are_joined_without_blanks(gap, indent):
    result = read(drawn([laid_out(CHINESE_TEXT, font=CHINESE, gap=gap, indent=indent)], font=CHINESE))
    assert result.text.split("\n") == CHINESE_TEXT
    assert result.language == "zh"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from("party shall pay the fee within days of notice Agreement".split()),
            min_size=3,
            max_size=90,
        ),
        min_size=2,
        max_size=6,
    )
)
def test_paragraphs_with_white_space_between_come_back_whole(paragraphs):
    texts = [*ENGLISH[:2], *(" ".join(words).capitalize() + "." for words in paragraphs)]
    assert read(drawn([laid_out(texts, gap=9)])).text.split("\n") == texts


def test_reference_brought_to_the_front_by_a_line_break_is_no_clause():
    texts = (
        "3. Payment. All sums are due and payable within thirty days, but for those that come under Section",
        "4.2 above, which the Customer shall pay in advance and in full before any work under the first of",
        "the statements of work begins.",
    )
    rows = [(72, 60 + 13 * number, text) for number, text in enumerate(texts)]
    rows.append(
        (72, 110, "4. Term. This Agreement begins on the date of the last signature and lasts three years.")
    )
    assert [line[:2] for line in read(drawn([rows])).text.split("\n")] == ["3.", "4."]


def test_paragraph_goes_on_over_the_page_break():
    first = [(72, 60 + 13 * number, text) for number, text in enumerate(wrapped(ENGLISH[0])[:1])]
    second = [(72, 60 + 13 * number, text) for number, text in enumerate(wrapped(ENGLISH[0])[1:])]
    assert read(drawn([first, second])).text == ENGLISH[0]


def test_running_heads_footers_and_page_numbers_are_removed():
    pages = []
    for number, paragraph in enumerate(ENGLISH, start=1):
        body = [(72, 100 + 13 * row, text) for row, text in enumerate(wrapped(paragraph))]
        head = [(72, 40, "Master Services Agreement"), (400, 40, "Confidential")]
        foot = [(72, 800, "Acme Ltd., Contract 2026-07"), (280, 812, f"Page {number} of 5")]
        pages.append(head + body + foot)
    text = read(drawn(pages)).text
    assert text.split("\n") == ENGLISH


@pytest.mark.parametrize("form", ["{}", "- {} -", "第 {} 页", "第{}页 共4页", "{}/4"])
def test_page_numbers_in_their_usual_forms(form):
    pages = [
        [(72, 100, f"甲方第{word}次付款。"), (280, 810, form.format(number))]
        for number, word in enumerate("一二三四", 1)
    ]
    assert read(drawn(pages, font=CHINESE)).text.split("\n") == [
        f"甲方第{word}次付款。" for word in "一二三四"
    ]


def test_page_numbers_of_a_former_layout_are_removed_from_inside_the_pages():
    rows = []
    for number in range(1, 5):
        rows += [*wrapped(" ".join(ENGLISH[:2] * 3)), f"- {number} -"]
    pages = [
        [(72, 60 + 13 * place, row) for place, row in enumerate(rows[start : start + 40])]
        for start in (0, 40)
    ]
    assert not re.search(r"- \d -", read(drawn(pages)).text)


def test_clause_numbers_on_lines_of_their_own_stay():
    rows = []
    for number in range(1, 5):
        rows += [f"{number}.", *wrapped(" ".join(ENGLISH[:2] * 3))]
    pages = [
        [(72, 60 + 13 * place, row) for place, row in enumerate(rows[start : start + 40])]
        for start in (0, 40)
    ]
    text = read(drawn(pages)).text
    assert [number for number in "1234" if re.search(rf"^{number}\.", text, re.MULTILINE)] == list("1234")


@pytest.mark.parametrize("leader", [" ", " ........................... "])
def test_entries_of_a_table_of_contents_stay_apart(leader):
    titles = ["1. Definitions", "2. Services", "3. Fees and payment", "4. Term and termination"]
    rows = []
    for place, title in enumerate(titles):
        number = str(place + 3)
        entry = title + leader
        rows.append((72, 60 + 14 * place, entry))
        rows.append((520 - pdfmetrics.stringWidth(number, "Helvetica", 10), 60 + 14 * place, number))
    body = [(72, 60 + 13 * place, row) for place, row in enumerate(wrapped(ENGLISH[0]))]
    lines = read(drawn([rows, body])).text.split("\n")
    assert [line.split()[0] for line in lines] == ["1.", "2.", "3.", "4.", "1."]
    assert lines[-1] == ENGLISH[0]


def test_numbers_in_the_text_are_not_taken_for_page_numbers():
    pages = [
        [(72, 100, "The price list follows."), (72, 120, f"{price}"), (72, 140, "Next item.")]
        for price in (100, 250)
    ]
    text = read(drawn(pages)).text
    assert "100" in text
    assert "250" in text


def test_small_print_does_not_cut_a_sentence_in_two():
    rows = wrapped(ENGLISH[0])
    content = drawn(
        [[(72, 60, "1.1 Definitions apply.")], [(72, 60, rows[0])], [(72, 60, row) for row in rows[1:]]]
    )
    with pikepdf.open(io.BytesIO(content)) as pdf:
        note = b"BT /F1 6 Tf 72 60 Td (1 See the schedule of rates.) Tj ET"
        pdf.pages[1].contents_add(pdf.make_stream(note))
        buffer = io.BytesIO()
        pdf.save(buffer)
    assert read(buffer.getvalue()).text.split("\n") == [
        "1.1 Definitions apply.",
        ENGLISH[0],
        "1 See the schedule of rates.",
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("the infor-", "mation of the information holder", "the information of the information holder"),
        (
            "a third-",
            "party claim by a third person or party",
            "a third-party claim by a third person or party",
        ),
        ("any non-", "exclusive right", "any non-exclusive right"),
        ("an unmistak-", "able sign", "an unmistakable sign"),
    ],
)
def test_hyphens_at_line_ends(first, second, expected):
    filler = "All of the words on this line together reach the right margin of the page, as does"
    rows = [(72, 60, f"{filler} {first}"), (72, 73, second)]
    assert read(drawn([rows])).text == f"{filler} {expected}"


def test_what_was_typed_into_a_form_is_read_in_its_place():
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 700, "Supplier:")
    canvas.acroForm.textfield(name="supplier", value="Acme Ltd.", x=160, y=692, width=200, height=20)
    canvas.drawString(72, 660, "The Supplier shall deliver by 30 June 2027.")
    canvas.save()
    assert read(buffer.getvalue()).text.split("\n") == [
        "Supplier: Acme Ltd.",
        "The Supplier shall deliver by 30 June 2027.",
    ]


def test_bold_and_large_lines_are_marked():
    content = drawn([[(72, 60, "Definitions"), (72, 90, "Plain words follow here.")]], font="Helvetica-Bold")
    assert all(block.bold for block in read(content).blocks)


def test_blocks_are_the_lines_of_the_text():
    result = read(drawn([laid_out(ENGLISH)]))
    assert [result.text[block.start : block.end] for block in result.blocks] == result.text.split("\n")


def test_pages_without_text_are_named():
    result = read(
        drawn([[(72, 60, "The Supplier shall deliver.")], [], [(72, 60, "The Customer shall pay.")]])
    )
    assert result.warnings == ("These pages have no text layer and were not read: 2",)


def test_scripts_are_noted():
    with pikepdf.open(io.BytesIO(drawn([[(72, 60, "The Supplier shall deliver.")]]))) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        buffer = io.BytesIO()
        pdf.save(buffer)
    assert "none was run" in read(buffer.getvalue()).warnings[0]


def test_too_many_pages_are_refused():
    with pikepdf.new() as pdf:
        for _number in range(1001):
            pdf.add_blank_page()
        buffer = io.BytesIO()
        pdf.save(buffer)
    with pytest.raises(UnreadableError, match="1,001 pages"):
        read(buffer.getvalue())
