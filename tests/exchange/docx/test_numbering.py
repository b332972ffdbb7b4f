"""Automatic numbers as Word shows them."""

from tests.exchange.word_files import (
    abstract,
    level,
    lines,
    num,
    paragraph,
    read,
    start_override,
    style,
    styled,
)

OUTLINE = abstract(0, level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter"))


def test_levels_count_and_inner_ones_begin_again():
    body = "".join(paragraph("t", num=1, level=depth) for depth in (0, 1, 1, 2, 2, 1, 0, 1, 2))
    shown = [line.split()[0] for line in lines(body, numbering=OUTLINE + num(1, 0))]
    assert shown == ["1.", "1.1", "1.2", "(a)", "(b)", "1.3", "2.", "2.1", "(a)"]


def test_label_is_in_the_text_and_in_the_block():
    result = read(paragraph("Scope", num=1, level=0), numbering=OUTLINE + num(1, 0))
    block = result.blocks[0]
    assert result.text == "1. Scope"
    assert (block.start, block.end, block.label, block.level) == (0, 8, "1.", 0)


def test_two_nums_of_one_abstract_list_continue_one_another():
    body = paragraph("a", num=1, level=0) + paragraph("b", num=2, level=0) + paragraph("c", num=1, level=0)
    assert lines(body, numbering=OUTLINE + num(1, 0) + num(2, 0)) == ["1. a", "2. b", "3. c"]


def test_start_override_restarts_once_where_its_num_first_appears():
    body = "".join(paragraph("t", num=number, level=0) for number in (1, 1, 2, 2, 1))
    shown = lines(body, numbering=OUTLINE + num(1, 0) + num(2, 0, start_override(0, 5)))
    assert shown == ["1. t", "2. t", "5. t", "6. t", "7. t"]


def test_level_override_replaces_the_format_of_one_list_only():
    other = '<w:lvlOverride w:ilvl="0">' + level(0, "第%1条", "chineseCounting") + "</w:lvlOverride>"
    body = paragraph("a", num=1, level=0) + paragraph("b", num=2, level=0)
    assert lines(body, numbering=OUTLINE + num(1, 0) + num(2, 0, other)) == ["1. a", "第二条 b"]


def test_level_restart_zero_counts_on_through_the_document():
    numbering = abstract(
        0, level(0, "第%1章", "chineseCounting"), level(1, "第%2条", more='<w:lvlRestart w:val="0"/>')
    )
    body = "".join(paragraph("t", num=1, level=depth) for depth in (0, 1, 1, 0, 1))
    assert lines(body, numbering=numbering + num(1, 0)) == [
        "第一章 t",
        "第1条 t",
        "第2条 t",
        "第二章 t",
        "第3条 t",
    ]


def test_level_restart_names_the_outer_level_that_restarts():
    numbering = abstract(
        0, level(0, "%1"), level(1, "%1.%2"), level(2, "[%3]", more='<w:lvlRestart w:val="1"/>')
    )
    body = "".join(paragraph("t", num=1, level=depth) for depth in (0, 1, 2, 1, 2, 0, 1, 2))
    shown = [line.split()[0] for line in lines(body, numbering=numbering + num(1, 0))]
    assert shown == ["1", "1.1", "[1]", "1.2", "[2]", "2", "2.1", "[1]"]


def test_legal_levels_show_every_number_in_figures():
    numbering = abstract(
        0, level(0, "Article %1", "upperRoman"), level(1, "%1.%2", "lowerLetter", more="<w:isLgl/>")
    )
    body = paragraph("a", num=1, level=0) + paragraph("b", num=1, level=1)
    assert lines(body, numbering=numbering + num(1, 0)) == ["Article I a", "1.1 b"]


def test_outer_level_never_used_stands_at_its_start():
    body = paragraph("a", num=1, level=1) + paragraph("b", num=1, level=1) + paragraph("c", num=1, level=0)
    assert lines(body, numbering=OUTLINE + num(1, 0)) == ["1.1 a", "1.2 b", "2. c"]


def test_suffix_nothing_joins_number_and_text():
    numbering = abstract(0, level(0, "第%1条", "chineseCounting", last='<w:suff w:val="nothing"/>'))
    assert lines(paragraph("合同标的", num=1, level=0), numbering=numbering + num(1, 0)) == ["第一条合同标的"]


def test_bullets_of_symbol_fonts_are_signs_that_can_be_read():
    numbering = abstract(0, level(0, "\uf0b7", "bullet"))
    assert lines(paragraph("a", num=1, level=0), numbering=numbering + num(1, 0)) == ["• a"]


def test_place_of_a_bullet_level_in_a_number_is_empty():
    numbering = abstract(0, level(0, "%1."), level(1, "–", "bullet"), level(2, "%1.%2%3"))
    body = "".join(paragraph("t", num=1, level=depth) for depth in (0, 2))
    assert lines(body, numbering=numbering + num(1, 0)) == ["1. t", "1.1 t"]


def test_number_comes_through_the_style_and_its_ancestors():
    styles = style("Base", '<w:numPr><w:numId w:val="1"/></w:numPr>') + style(
        "Child", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', based_on="Base"
    )
    body = styled("Base") + styled("Child") + styled("Child")
    assert lines(body, numbering=OUTLINE + num(1, 0), styles=styles) == ["1. text", "1.1 text", "1.2 text"]


def test_level_that_names_the_style_decides():
    numbering = abstract(
        0, level(0, "%1.", more='<w:pStyle w:val="One"/>'), level(1, "%1.%2", more='<w:pStyle w:val="Two"/>')
    )
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("One", numbered) + style("Two", numbered)
    assert lines(styled("One") + styled("Two"), numbering=numbering + num(1, 0), styles=styles) == [
        "1. text",
        "1.1 text",
    ]


def test_number_zero_switches_the_styles_number_off():
    styles = style("One", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    body = styled("One", more='<w:numPr><w:numId w:val="0"/></w:numPr>') + styled("One")
    assert lines(body, numbering=OUTLINE + num(1, 0), styles=styles) == ["text", "1. text"]


def test_list_style_leads_to_the_levels():
    numbering = (
        abstract(0, level(0, "%1)"), more='<w:styleLink w:val="MyList"/>')
        + abstract(1, more='<w:numStyleLink w:val="MyList"/>')
        + num(1, 0)
        + num(2, 1)
    )
    styles = style("MyList", '<w:numPr><w:numId w:val="1"/></w:numPr>', kind="numbering")
    body = paragraph("a", num=2, level=0) + paragraph("b", num=1, level=0)
    assert lines(body, numbering=numbering, styles=styles) == ["1) a", "2) b"]


def test_circles_of_styles_and_lists_end():
    numbering = abstract(1, more='<w:numStyleLink w:val="A"/>') + num(1, 1)
    styles = style("A", '<w:numPr><w:numId w:val="1"/></w:numPr>', based_on="B") + style("B", based_on="A")
    assert lines(styled("A"), numbering=numbering, styles=styles) == ["text"]


def test_unknown_list_and_missing_level_give_no_number():
    body = paragraph("a", num=9, level=0) + paragraph("b", num=1, level=7)
    assert lines(body, numbering=OUTLINE + num(1, 0)) == ["a", "b"]


def test_empty_numbered_paragraph_shows_its_number_and_a_section_break_none():
    section = paragraph("", num=1, level=0, more="").replace("</w:pPr>", "<w:sectPr/></w:pPr>")
    body = section + paragraph("", num=1, level=0) + paragraph("b", num=1, level=0)
    assert lines(body, numbering=OUTLINE + num(1, 0)) == ["1.", "2. b"]


def test_hidden_paragraph_is_not_counted():
    hidden = paragraph(
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>",
        num=1,
        level=0,
        more="<w:rPr><w:vanish/></w:rPr>",
    )
    body = hidden + paragraph("b", num=1, level=0)
    assert lines(body, numbering=OUTLINE + num(1, 0)) == ["1. b"]


def test_format_newer_than_the_standard_falls_back():
    newer = (
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001"/></mc:Choice><mc:Fallback><w:numFmt w:val="upperLetter"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1)"/></w:lvl>'
    )
    assert lines(paragraph("a", num=1, level=0), numbering=abstract(0, newer) + num(1, 0)) == ["C) a"]
