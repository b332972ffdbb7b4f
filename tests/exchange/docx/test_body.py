"""The text of a Word document: what is shown is read, in reading order, and nothing else."""

from datetime import date

from app.models.reading import Revision
from tests.exchange.word_files import abstract, level, lines, num, paragraph, read, run, style, styled

NUMBERS = abstract(0, level(0, "%1.")) + num(1, 0)
FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
WHO = 'w:author="Li Lei" w:date="2026-03-05T10:00:00Z"'


def cell(*content: str) -> str:
    return f"<w:tc><w:tcPr/>{''.join(content)}</w:tc>"


def row(*cells: str, more: str = "") -> str:
    return f"<w:tr><w:trPr>{more}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}{FIELD_END}'
    )


def test_tables_nested_tables_and_content_controls_come_in_document_order():
    inner = table(row(cell(paragraph("inner"))))
    body = (
        paragraph("before")
        + table(row(cell(paragraph("left"), inner), cell(paragraph("right"))))
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('controlled')}</w:sdtContent></w:sdt>"
        + paragraph("after")
    )
    result = read(body)
    assert result.text.split("\n") == ["before", "left", "inner", "right", "controlled", "after"]
    assert [block.table for block in result.blocks] == [False, True, True, True, False, False]


def test_text_box_follows_its_paragraph_and_is_read_once():
    box = f"<w:txbxContent>{paragraph('boxed')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(paragraph(drawing + run("anchor")) + paragraph("next")) == ["anchor", "boxed", "next"]


def test_fields_show_their_result_even_across_paragraphs_and_nested():
    nested = field(
        " IF " + "</w:instrText></w:r>" + field("MERGEFIELD x", run("hidden")) + "<w:r><w:instrText>",
        run("shown"),
    )
    open_field = field("TOC", "").removesuffix(FIELD_END)
    body = (
        paragraph(run("See ") + field("REF _1", run("Section 2")))
        + paragraph(nested)
        + paragraph(open_field + run("Scope 1"))
        + paragraph(run("Term 2") + FIELD_END)
    )
    assert lines(body) == ["See Section 2", "shown", "Scope 1", "Term 2"]


def test_check_boxes_of_forms_are_signs():
    box = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
    ticked = f'<w:r><w:fldChar w:fldCharType="begin">{box}</w:fldChar></w:r>{FIELD_END}'
    assert lines(paragraph(ticked + run(" yes"))) == ["☒ yes"]


def test_tabs_hyphens_symbols_and_breaks():
    body = paragraph(
        run("a") + "<w:r><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0FE"/><w:br/><w:t>d</w:t></w:r>'
    )
    assert lines(body) == ["a\tb-c☑", "d"]


def test_line_break_begins_a_line_and_a_block_and_only_the_first_has_the_number():
    result = read(
        paragraph(run("甲方：") + "<w:r><w:br/></w:r>" + run("乙方："), num=1, level=0), numbering=NUMBERS
    )
    assert result.text == "1. 甲方：\n乙方："
    assert [block.label for block in result.blocks] == ["1.", ""]


def test_notes_comments_and_hidden_text_are_left_out_and_notes_are_mentioned():
    body = paragraph(
        run("Price")
        + '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="1"/></w:r>'
        + run(" secret", "<w:vanish/>")
        + run(" shown", '<w:vanish w:val="0"/>')
    )
    result = read(body)
    assert result.text == "Price shown"
    assert "1 footnote is" in result.warnings[0]


def test_insertions_count_and_deletions_are_out_and_both_are_listed_with_their_places():
    body = paragraph("一、范围") + paragraph(
        run("Pay ")
        + f'<w:del w:id="1" {WHO}><w:r><w:delText xml:space="preserve">thirty</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" {WHO}>{run("six")}{run("ty")}</w:ins>'
        + run(" days")
    )
    result = read(body)
    assert result.text == "一、范围\nPay sixty days"
    assert result.revisions == (
        Revision("deleted", "thirty", "Li Lei", date(2026, 3, 5), 9),
        Revision("inserted", "sixty", "Li Lei", date(2026, 3, 5), 9),
    )


def test_moved_text_is_read_where_it_went():
    body = paragraph(f"<w:moveFrom {WHO}>{run('here')}</w:moveFrom>") + paragraph(
        run("now ") + f"<w:moveTo {WHO}>{run('here')}</w:moveTo>"
    )
    result = read(body)
    assert result.text == "now here"
    assert [revision.kind for revision in result.revisions] == ["deleted", "inserted"]


def test_inserted_then_deleted_text_is_gone():
    body = paragraph(
        run("a") + f"<w:ins {WHO}><w:del {WHO}><w:r><w:delText>b</w:delText></w:r></w:del></w:ins>"
    )
    assert lines(body) == ["a"]


def test_deleted_paragraph_mark_joins_the_next_paragraph_which_gives_the_number():
    first = paragraph(run("one "), num=1, level=0, more=f"<w:rPr><w:del {WHO}/></w:rPr>")
    body = first + paragraph("two", num=1, level=0) + paragraph("three", num=1, level=0)
    assert lines(body, numbering=NUMBERS) == ["1. one two", "2. three"]


def test_deleted_mark_at_the_end_keeps_the_text():
    assert lines(paragraph("last", more=f"<w:rPr><w:del {WHO}/></w:rPr>")) == ["last"]


def test_deleted_table_row_is_out_listed_and_not_counted():
    gone = row(cell(paragraph("gone", num=1, level=0)), more=f"<w:del {WHO}/>")
    result = read(table(gone, row(cell(paragraph("kept", num=1, level=0)))), numbering=NUMBERS)
    assert result.text == "1. kept"
    assert [(revision.kind, revision.text) for revision in result.revisions] == [("deleted", "gone")]


def test_headings_and_levels_come_from_outline_levels_and_styles():
    styles = (
        style("heading 2", '<w:outlineLvl w:val="1"/>')
        + style("Body", '<w:outlineLvl w:val="9"/>', based_on="heading 2")
        + style("Title")
    )
    body = (
        styled("Title")
        + styled("heading 2")
        + styled("Body")
        + paragraph("x", more='<w:outlineLvl w:val="0"/>')
    )
    found = [(block.heading, block.level) for block in read(body, styles=styles).blocks]
    assert found == [(True, None), (True, 1), (False, None), (True, 0)]


def test_bold_is_for_paragraphs_that_are_bold_throughout():
    styles = style("Strong", run_properties="<w:b/>") + style(
        "Loud", run_properties="<w:b/>", kind="character"
    )
    body = (
        styled("Strong")
        + paragraph(run("all", "<w:b/>") + run(" "))
        + paragraph(run("half", "<w:b/>") + run("half"))
        + paragraph(run("loud", '<w:rStyle w:val="Loud"/>'))
        + styled("Strong", run("not", '<w:b w:val="0"/>'))
    )
    assert [block.bold for block in read(body, styles=styles).blocks] == [True, True, False, True, False]


def test_blanks_of_the_file_are_not_the_authors():
    body = "<w:p><w:r><w:t>  a\n</w:t></w:r><w:r><w:t xml:space='preserve'> b </w:t></w:r></w:p>"
    assert lines(body) == ["a b"]


def test_formulas_and_ruby_give_their_base_text():
    body = paragraph(
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
        f"<w:r><w:ruby><w:rt>{run('hàn')}</w:rt><w:rubyBase>{run('汉')}</w:rubyBase></w:ruby></w:r>"
    )
    assert lines(body) == ["x=1汉"]


def test_every_block_is_a_line_of_the_text():
    body = (
        paragraph(" 甲方  ", num=1, level=0)
        + paragraph("")
        + table(row(cell(paragraph("a"), paragraph("b"))))
    )
    result = read(body, numbering=NUMBERS)
    assert [result.text[block.start : block.end] for block in result.blocks] == result.text.split("\n")
