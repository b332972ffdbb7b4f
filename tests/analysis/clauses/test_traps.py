"""What looks like a clause and is none."""

from dataclasses import replace

from app.models.reading import Part
from tests.analysis.clauses.contracts import numbers, outline, read, split

BODY = "1. Scope. As set out.\n2. Fees. As agreed.\n3. Term. One year.\n"


def test_references_in_wrapped_lines_open_nothing():
    text = (
        "4. Payment\n4.1 Fees. The Customer shall pay the fees due under the terms of Section\n"
        "4.2 within thirty days after the invoice that was sent pursuant to Article\n5 of this Agreement.\n"
        "4.2 Late payment. Interest is due.\n5. Term\n6. Law\n"
    )
    assert numbers("1. A\n2. B\n3. C\n" + text) == ["1", "2", "3", "4", "4.1", "4.2", "5", "6"]


def test_page_numbers_dates_addresses_and_amounts_open_nothing():
    text = (
        "1. Scope. As set out.\n\n2\n\n10 High Street\nLondon\n2. Fees. They are\n1,250.00 dollars.\n"
        "2026. is a year.\n\n- 3 -\n\n3. Term. Ends on\n31 December 2026.\n4. Law. French."
    )
    assert numbers(text) == ["1", "2", "3", "4"]


def test_a_skipped_number_is_accepted_only_when_it_never_comes():
    assert numbers("1. A\n2. B\n4. D\n5. E") == ["1", "2", "4", "5"]
    assert numbers("1. A\n2. B\n7. seven items\n3. C\n4. D") == ["1", "2", "3", "4"]


def test_chinese_references_open_nothing():
    text = "第一条　供货\n第二条所述的价款不变。\n第二条　付款\n第一条第二款另有约定的除外。\n第三条　争议"
    assert numbers(read(text, "zh")) == ["第一条", "第二条", "第三条"]


def test_a_table_of_contents_with_leaders_is_skipped():
    text = (
        "TABLE OF CONTENTS\n1. Scope..........1\n2. Fees..........2\n2.1 Due dates......2\n3. Term....3\n\n"
        "AGREEMENT\n\n1. Scope. As set out.\n2. Fees.\n2.1 Due dates. At once.\n3. Term. One year.\n"
    )
    clauses = split(text)
    assert [clause.number for clause in clauses] == ["1", "2", "2.1", "3"]
    assert clauses[0].start == text.rindex("1. Scope")


def test_a_bare_list_of_headings_at_the_start_is_skipped():
    headings = ["第一章　总则", "第二章　价款", "第三章　交付", "第四章　验收", "第五章　争议"]
    text = (
        "目　录\n"
        + "\n".join(headings)
        + "\n采购合同\n"
        + "".join(f"{title}\n内容如下。\n" for title in headings)
    )
    clauses = split(read(text, "zh"))
    assert [clause.number for clause in clauses] == ["第一章", "第二章", "第三章", "第四章", "第五章"]
    assert clauses[0].start == text.rindex("第一章")


def test_a_list_of_headings_without_a_title_is_skipped():
    headings = [
        f"{number}. {title}" for number, title in enumerate(["Scope", "Fees", "Term", "Law", "Notices"], 1)
    ]
    text = (
        "\n".join(headings)
        + "\n\nThis Agreement is made today.\n\n"
        + "".join(f"{h}\nText of it.\n" for h in headings)
    )
    assert len(split(text)) == 5


def test_lettered_recitals_before_the_agreement_are_no_clauses():
    text = (
        "A. The Seller makes goods.\nB. The Buyer wants them.\n"
        "NOW, THEREFORE, the parties agree as follows:\n1. Sale. Seller sells.\n2. Price. Buyer pays.\n"
    )
    assert numbers(text) == ["1", "2"]


def test_notes_on_filling_in_the_form_are_no_clauses():
    text = "使用说明\n1. 用钢笔填写。\n2. 空格划掉。\n采购合同\n第一条 供货\n第二条 付款\n第三条 争议"
    assert numbers(read(text, "zh")) == ["第一条", "第二条", "第三条"]


def test_what_stands_before_the_first_clause_belongs_to_none():
    text = "SALE AGREEMENT\nbetween A and B\n\n" + BODY
    assert min(clause.start for clause in split(text)) == text.index("1. Scope")


def test_signatures_end_the_last_clause():
    text = BODY + "IN WITNESS WHEREOF, the parties have signed.\n\nBy: ______\nName:\n"
    clauses = split(text)
    assert clauses[2].text == "One year."
    assert [clause.part for clause in clauses] == [Part.BODY] * 3 + [Part.SIGNATURES]


def test_an_exhibit_is_numbered_on_its_own():
    text = BODY + "EXHIBIT A\nPRICE LIST\n1. Goods. Ten.\n2. Services. Twenty.\n"
    assert [(clause.part, clause.level, clause.number) for clause in split(text)[3:]] == [
        (Part.ANNEX, 1, "EXHIBIT A"),
        (Part.ANNEX, 2, "1"),
        (Part.ANNEX, 2, "2"),
    ]


def test_an_exhibit_named_inside_the_body_does_not_end_it():
    text = "1. Scope. The goods of\nExhibit A\nare sold.\n2. Fees. As agreed.\n3. Term. One year."
    assert outline(text)[1:] == [(1, "2", "Fees"), (1, "3", "Term")]


def test_a_list_of_exhibits_is_no_annex():
    text = (
        BODY + "Exhibit A - Prices\nExhibit B - Goods\nIN WITNESS WHEREOF, signed.\nEXHIBIT A\nPrices: ten."
    )
    assert [clause.number for clause in split(text) if clause.part is Part.ANNEX] == ["EXHIBIT A"]


def test_one_letter_alone_is_no_list():
    text = "1. Parties\nA. Smith signs for the Seller.\n2. Price\n(a) only this.\n3. Law"
    assert numbers(text) == ["1", "2", "3"]


def test_a_text_without_structure_has_no_clauses():
    assert split("") == ()
    assert split("This is a letter.\n\nIt says little.") == ()


def test_row_numbers_of_a_table_open_nothing():
    text = "1. Goods\nThe goods are:\n1.\nPaper\n2.\nInk\n2. Price\nTen."
    source = read(text)
    rows = tuple(
        replace(block, table=text[block.start : block.end] in ("1.", "Paper", "2.", "Ink"))
        for block in source.blocks
    )
    assert outline(replace(source, blocks=rows)) == [(1, "1", "Goods"), (1, "2", "Price")]
