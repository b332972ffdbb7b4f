import pytest

from app.analysis.clauses.headings import is_english_heading, split_heading


def cut(text):
    heading, place = split_heading(text, 0, len(text))
    return heading, text[place:].strip()


@pytest.mark.parametrize(
    ("text", "heading", "rest"),
    [
        (" Payment. The Customer shall pay.", "Payment", "The Customer shall pay."),
        (" Term of Agreement: one year", "Term of Agreement", "one year"),
        (" Term - The term is one year.", "Term", "The term is one year."),
        (". FEES\nThe fees are due.", "FEES", "The fees are due."),
        ("\n\nDEFINITIONS\n\nIn this Agreement", "DEFINITIONS", "In this Agreement"),
        (" Response time for hotline", "Response time for hotline", ""),
        (" Records; Audits.      -----------\n\nText", "Records; Audits", "Text"),
        (" ASSIGNMENT AND BINDING\nEFFECT. Lender", "ASSIGNMENT AND BINDING EFFECT", "Lender"),
        (" Time is of the Essence. Each party", "Time is of the Essence", "Each party"),
        ("　合同价款与支付：", "合同价款与支付", ""),
        ("　付款方式　甲方应在十日内付清。", "付款方式", "甲方应在十日内付清。"),
        ("装船：第一次装船应于接到信用证后办理", "装船", "第一次装船应于接到信用证后办理"),
        ("　应达到的技术指标和参数：\n按附件", "应达到的技术指标和参数", "按附件"),
        ("　保险。由买方投保", "保险", "由买方投保"),
        ("\n违约责任\n一方违约的", "违约责任", "一方违约的"),
    ],
)  # fmt: skip
def test_headings_end_where_the_sentence_begins(text, heading, rest):
    assert cut(text) == (heading, rest)


@pytest.mark.parametrize(
    "text",
    [
        " The Customer shall pay the fees.",
        ' "Affiliate" means any company.',
        " use, reproduce and operate the Software;",
        " Copies of all recorded documents described in the\nMortgage Policy.",
        "　甲方应于十日内付款。",
        "　本合同自双方签字之日起生效。",
        "　双方约定如下：",
        "　除不可抗力外，违约方应赔偿损失",
        "　甲方授予乙方专有使用权。",
        "  ＿＿＿＿＿＿：",
    ],
)
def test_sentences_have_no_heading(text):
    assert cut(text)[0] == ""


def test_exclusions_are_a_heading_and_no_condition():
    assert cut("　除外责任") == ("除外责任", "")


def test_a_heading_needs_capitals_unless_it_stands_alone():
    assert is_english_heading("Limits of Liability")
    assert not is_english_heading("Delivery of the goods to site")
    assert is_english_heading("Delivery of the goods to site", alone=True)
    assert not is_english_heading("delivery", alone=True)
