"""Whole small contracts: every way to number them, and what the tree must look like."""

from app.analysis.clauses import split_clauses
from app.models.reading import Block, Part
from app.models.vocabulary import Category
from tests.analysis.clauses.contracts import numbers, outline, read, split


def test_chapters_hold_articles_whose_numbers_run_on():
    text = (
        "采购合同\n第一章　总则\n第一条　定义\n第二条　范围\n"
        "第二章　交付\n第三条　交付地点\n（一）北京；\n（二）上海。\n第四条　验收"
    )
    assert outline(read(text, "zh")) == [
        (1, "第一章", "总则"),
        (2, "第一条", "定义"),
        (2, "第二条", "范围"),
        (1, "第二章", "交付"),
        (2, "第三条", "交付地点"),
        (3, "（一）", ""),
        (3, "（二）", ""),
        (2, "第四条", "验收"),
    ]


def test_chinese_lists_nest_by_their_signs():
    text = (
        "一、甲方的义务\n１．提供场地。\n（１）平整；\n（２）通电。\n① 甲；\n② 乙。\n２．付款。\n"
        "二、乙方的义务\n１．施工。\n２．清场。\n三、其他"
    )
    assert [(clause.level, clause.number) for clause in split(read(text, "zh"))] == [
        (1, "一"), (2, "１"), (3, "（１）"), (3, "（２）"), (4, "①"), (4, "②"), (2, "２"),
        (1, "二"), (2, "１"), (2, "２"), (1, "三"),
    ]  # fmt: skip


def test_articles_sections_and_letters():
    text = (
        "ARTICLE I\nDEFINITIONS\n\nSection 1.01 Terms. The terms are:\n(a) the goods;\n(b) the price.\n\n"
        "Section 1.02 Construction. Words have their meaning.\n\nARTICLE II\nSALE\n\n"
        "Section 2.01 Sale. Seller sells.\nSection 2.02 Price. Buyer pays."
    )
    assert outline(text) == [
        (1, "ARTICLE I", "DEFINITIONS"),
        (2, "Section 1.01", "Terms"),
        (3, "(a)", ""),
        (3, "(b)", ""),
        (2, "Section 1.02", "Construction"),
        (1, "ARTICLE II", "SALE"),
        (2, "Section 2.01", "Sale"),
        (2, "Section 2.02", "Price"),
    ]


def test_dotted_numbers_nest_by_their_length():
    text = "1. Fees\n1.1 Amount. The fee is due.\n1.1.1 Net.\n1.1.2 Gross.\n1.2 Time.\n2. Term\n2.1 Start."
    assert [(clause.level, clause.number) for clause in split(text)] == [
        (1, "1"), (2, "1.1"), (3, "1.1.1"), (3, "1.1.2"), (2, "1.2"), (1, "2"), (2, "2.1"),
    ]  # fmt: skip


def test_roman_and_letter_lists_are_told_apart_by_their_sequence():
    text = "1. Rights\n(a) one\n(i) first\n(ii) second\n(b) two\n2. Duties\n(g) x\n" + "".join(
        f"({letter}) item\n" for letter in "abcdefghij"
    )
    found = [(clause.level, clause.number) for clause in split(text)]
    assert found[:6] == [(1, "1"), (2, "(a)"), (3, "(i)"), (3, "(ii)"), (2, "(b)"), (1, "2")]
    assert found[6:] == [(2, f"({letter})") for letter in "abcdefghij"]


def test_capital_romans_with_letters_below():
    text = "I. SCOPE\nA. Work\nB. Place\nII. PRICE\nA. Sum\nB. Terms\nIII. LAW"
    assert [(clause.level, clause.number) for clause in split(text)] == [
        (1, "I"), (2, "A"), (2, "B"), (1, "II"), (2, "A"), (2, "B"), (1, "III"),
    ]  # fmt: skip


def test_a_mark_right_after_another_opens_the_first_child():
    text = "1. Term\n1.1 (a) The term is one year.\n(b) It renews.\n1.2 Notice. In writing.\n2. Law"
    assert [(clause.level, clause.number) for clause in split(text)] == [
        (1, "1"), (2, "1.1"), (3, "(a)"), (3, "(b)"), (2, "1.2"), (1, "2"),
    ]  # fmt: skip


def test_text_is_the_clauses_own_without_its_children():
    text = "第一条　价款\n总价如下。\n（一）设备；\n（二）服务。\n第二条　付款：甲方应付款。"
    price, first, second, payment = split(read(text, "zh"))
    assert price.text == "总价如下。"
    assert (first.text, second.text) == ("设备；", "服务。")
    assert (payment.heading, payment.text) == ("付款", "甲方应付款。")
    assert text[price.start : price.end] == "第一条　价款\n总价如下。\n"


def test_identities_name_the_place_in_the_tree():
    clauses = split("1. A\n(a) x\n(b) y\n2. B\n(a) z\n(b) w")
    assert [(clause.id, clause.parent) for clause in clauses] == [
        ("1", None), ("1.1", "1"), ("1.2", "1"), ("2", None), ("2.1", "2"), ("2.2", "2"),
    ]  # fmt: skip


def test_classify_is_asked_with_language_heading_and_words():
    asked = []

    def classify(language, heading, body):
        asked.append((language, heading, body))
        return Category.PAYMENT if heading == "Fees" else Category.OTHER

    clauses = split_clauses(read("1. Fees. The fee is due.\n2. Law. French law governs."), classify)
    assert asked[0] == ("en", "Fees", "The fee is due.")
    assert [clause.category for clause in clauses] == [Category.PAYMENT, Category.OTHER]


def test_numbers_of_word_paragraphs_are_taken_with_their_labels():
    text = "1. Fees\n1.1 The fee is due.\n2. Term"
    labels = [(0, 7, "1."), (8, 28, "1.1"), (29, 36, "2.")]
    blocks = tuple(Block(start, end, label=label) for start, end, label in labels)
    source = read(text)
    source = type(source)("a.docx", "docx", "en", text, blocks)
    assert outline(source) == [(1, "1", "Fees"), (2, "1.1", ""), (1, "2", "Term")]


def test_headings_of_the_file_divide_and_the_title_does_not():
    text = "SERVICES AGREEMENT\nFees\nThe fee is due.\nTerm\nOne year.\nLaw\nFrench law."
    starts = [(0, 18, 0), (19, 23, 1), (40, 44, 1), (55, 58, 1)]
    blocks = tuple(Block(start, end, level=level, heading=True) for start, end, level in starts)
    source = type(read(""))("a.docx", "docx", "en", text, blocks)
    assert outline(source) == [(1, "", "Fees"), (1, "", "Term"), (1, "", "Law")]
    assert [clause.text for clause in split(source)] == ["The fee is due.", "One year.", "French law."]


def test_markdown_headings_nest_by_their_hashes():
    text = "# Agreement\n\n## Fees\n\nDue.\n\n### Late fees\n\nInterest.\n\n## Term\n\nOne year."
    blocks, place = [], 0
    for line in text.split("\n"):
        if line:
            hashes = len(line) - len(line.lstrip("#"))
            blocks.append(
                Block(place, place + len(line), level=hashes - 1 if hashes else None, heading=bool(hashes))
            )
        place += len(line) + 1
    source = type(read(""))("a.md", "text", "en", text, tuple(blocks))
    assert outline(source) == [(1, "", "Fees"), (2, "", "Late fees"), (1, "", "Term")]


def test_capital_lines_divide_a_contract_without_numbers():
    text = (
        "LOAN AGREEMENT\nbetween A and B\ndated today\nof this year\n"
        "THE LOAN\nB lends one thousand.\nINTEREST\nFive per cent.\nLAW\nFrench law governs."
    )
    assert outline(text) == [(1, "", "THE LOAN"), (1, "", "INTEREST"), (1, "", "LAW")]


def test_numbers_that_restart_below_headings_belong_to_them():
    text = (
        "AGREEMENT\nof A\nand B\ntoday\nDELIVERY\n1. On time.\n2. In full.\nPAYMENT\n1. In cash.\n2. Now.\n"
        "LAW\n1. French.\n2. Only."
    )
    assert [(clause.level, clause.number or clause.heading) for clause in split(text)] == [
        (1, "DELIVERY"), (2, "1"), (2, "2"),
        (1, "PAYMENT"), (2, "1"), (2, "2"),
        (1, "LAW"), (2, "1"), (2, "2"),
    ]  # fmt: skip


def test_several_clauses_on_one_line_are_parted_when_the_numbers_follow():
    text = (
        "1. Fees. The fee is due.   2. Term. The term is one year.   3. Law. French law governs.\n"
        "4. Notices. In writing."
    )
    assert outline(text) == [(1, "1", "Fees"), (1, "2", "Term"), (1, "3", "Law"), (1, "4", "Notices")]


def test_articles_on_one_line_are_parted():
    text = "第一条　甲方供货。第二条　乙方付款。\n第三条　争议由法院管辖。"
    assert numbers(read(text, "zh")) == ["第一条", "第二条", "第三条"]


def test_titles_over_articles_hold_them():
    text = "一、甲方的责任\n第一条　供货。\n第二条　保修。\n二、乙方的责任\n第三条　付款。\n第四条　验收。"
    assert [(clause.level, clause.number) for clause in split(read(text, "zh"))] == [
        (1, "一"), (2, "第一条"), (2, "第二条"), (1, "二"), (2, "第三条"), (2, "第四条"),
    ]  # fmt: skip


def test_the_parts_have_their_own_numbers():
    text = (
        "第一条　供货\n甲方供货。\n第二条　付款\n乙方付款。\n甲方（盖章）：　　　　乙方（盖章）：\n"
        "附件一　技术要求\n一、尺寸\n二、重量"
    )
    clauses = split(read(text, "zh"))
    assert [(clause.part, clause.level, clause.number) for clause in clauses] == [
        (Part.BODY, 1, "第一条"),
        (Part.BODY, 1, "第二条"),
        (Part.SIGNATURES, 1, ""),
        (Part.ANNEX, 1, "附件一"),
        (Part.ANNEX, 2, "一"),
        (Part.ANNEX, 2, "二"),
    ]
    assert clauses[1].text == "乙方付款。"
    assert clauses[3].heading == "技术要求"


def test_a_clause_is_categorised_by_all_that_stands_below_it():
    asked = {}

    def classify(_language, heading, body):
        asked[heading] = body
        return Category.OTHER

    text = "1. Charges\n1.1 Rate. Ten per hour.\n1.2 Invoices. Monthly.\n2. Law\nThe law of England applies."
    split_clauses(read(text), classify)
    assert asked["Charges"].startswith("1.1 Rate.")
    assert asked["Charges"].endswith("Monthly.")
    assert "England" in asked["Law"]
