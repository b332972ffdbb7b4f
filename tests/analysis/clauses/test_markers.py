import pytest

from app.analysis.clauses.markers import find_marker


@pytest.mark.parametrize(
    ("line", "number", "style", "value"),
    [
        ("第十二条　违约责任", "第十二条", "条", 12),
        ("第 3 章 交付", "第 3 章", "章", 3),
        ("第１７条　试车", "第１７条", "条", 17),
        ("第３．０２条　名称", "第３．０２条", "n.n", 2),
        ("一、合同标的", "一", "一、", 1),
        ("十一．共同条款", "十一", "一、", 11),
        ("（三）付款", "（三）", "(一)", 3),
        ("㈡付款", "㈡", "(一)", 2),
        ("２．验收", "２", "n.", 2),
        ("⒊ 验收", "⒊", "n.", 3),
        ("4、 验收", "4", "n.", 4),
        ("5) delivery", "5)", "n)", 5),
        ("（６）交货", "（６）", "(n)", 6),
        ("② 交货", "②", "①", 2),
        ("1.2.3 Delivery", "1.2.3", "n.n", 3),
        ("Article IV", "Article IV", "article", 4),
        ("ARTICLE TWENTY-ONE", "ARTICLE TWENTY-ONE", "article", 21),
        ("Section 1.01 Terms", "Section 1.01", "n.n", 1),
        ("§ 5 Delivery", "§ 5", "section", 5),
        ("(b) the goods", "(b)", "(a)", 2),
        ("B. Recitals", "B", "A.", 2),
        ("## **3. Fees**", "3", "n.", 3),
        ("7   TERM", "7", "n", 7),
        ("3.B. Fees", "3.B", "nA", 2),
    ],
)
def test_marks_of_every_kind_are_recognised(line, number, style, value):
    marker = find_marker(line, 0)
    assert marker is not None
    assert (marker.number, marker.readings[0].style, marker.readings[0].value) == (number, style, value)


def test_a_mark_of_two_meanings_keeps_both():
    marker = find_marker("(i) the price", 0)
    assert marker is not None
    assert [(reading.style, reading.value) for reading in marker.readings] == [("(a)", 9), ("(i)", 1)]


@pytest.mark.parametrize(
    "line",
    [
        "第三条第二款约定的违约金",
        "第二条中的价格",
        "Section 4.2 hereof shall apply",
        "Article 5, and any other",
        "2026. The parties",
        "3.5% of the price",
        "1.5 million dollars",
        "08.00h - 18.00h",
        "10 business days",
        "3.2万元，分两期",
        "12 January 2026",
        "1,250,000 US dollars",
        "The 1st day",
    ],
)
def test_references_amounts_and_dates_are_no_marks(line):
    assert find_marker(line, 0) is None


def test_offsets_count_from_the_place_of_the_line():
    marker = find_marker("   1.1 Fees", 100)
    assert marker is not None
    assert (marker.start, marker.end) == (103, 106)


def test_words_own_number_makes_a_mark_firm():
    assert find_marker("1. Fees", 0, label="1.").firm
    assert not find_marker("1. Fees", 0).firm
