import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.amounts import find_amount_pairs, find_amounts, parse_amount, to_uppercase
from app.models.money import Money


@pytest.mark.parametrize(
    ("written", "major", "currency"),
    [
        ("RMB 120万元", 1_200_000, "CNY"),
        ("人民币50000元整", 50_000, "CNY"),
        ("￥1,280,000.00", 1_280_000, "CNY"),
        ("¥1,280,000元", 1_280_000, "CNY"),
        ("１，２０８，０００元", 1_208_000, "CNY"),
        ("128.5万元", 1_285_000, "CNY"),
        ("3亿元", 300_000_000, "CNY"),
        ("壹佰贰拾捌万元整", 1_280_000, "CNY"),
        ("一百二十万元", 1_200_000, "CNY"),
        ("RMB 21 million", 21_000_000, "CNY"),
        ("TWO HUNDRED THOUSAND CHINESE YUAN", 200_000, "CNY"),
        ("USD 1.5 million", 1_500_000, "USD"),
        ("US$20,000", 20_000, "USD"),
        ("$12 K", 12_000, "USD"),
        ("$25,000.00", 25_000, "USD"),
        ("20 Million Dollars", 20_000_000, "USD"),
        ("Seventy-five Million Dollars", 75_000_000, "USD"),
        ("Fifty Thousand and NO/100 Dollars", 50_000, "USD"),
        ("120万美元", 1_200_000, "USD"),
        ("EUR 1.234.567,00", 1_234_567, "EUR"),
        ("€1,000,000", 1_000_000, "EUR"),
        ("HK$5,000", 5_000, "HKD"),
        ("$100 Canadian dollars", 100, "CAD"),
        ("CHF1,000,000", 1_000_000, "CHF"),
    ],
)
def test_every_way_of_writing_a_sum(written, major, currency):
    assert parse_amount(written) == Money.of(major, currency)


@pytest.mark.parametrize(
    "text", ["about 500", "Section 4", "30%", "12,08,000元", "5 pounds of flour", "多元", "人民币____元"]
)
def test_what_is_no_sum(text):
    assert find_amounts(text) == ()


def test_cents_in_words():
    text = "One Hundred fifty eight thousand five hundred thirty & 50/100 DOLLARS ($158,530.50)"
    amounts = find_amounts(text)
    assert [amount.money for amount in amounts] == [Money(15_853_050, "USD")] * 2
    assert [pair.agree for pair in find_amount_pairs(text, amounts)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "人民币壹佰贰拾捌万元整（¥{0}）",
        "¥{0}（大写：壹佰贰拾捌万元整）",
        "¥{0}元，大写人民币：壹佰贰拾捌万元整",
        "人民币{0}元（大写：人民币壹佰贰拾捌万元整）",
    ],
)
@pytest.mark.parametrize(("figures", "agree"), [("1,280,000.00", True), ("1,208,000.00", False)])
def test_figures_beside_words(text, figures, agree):
    written = text.format(figures)
    pairs = find_amount_pairs(written, find_amounts(written))
    assert [pair.agree for pair in pairs] == [agree]


def test_two_sums_of_different_things_are_no_pair():
    text = "定金壹万元整，于签约时支付；总价 ¥50,000.00"
    assert find_amount_pairs(text, find_amounts(text)) == ()


@given(st.integers(min_value=100, max_value=10**13))
def test_figures_and_words_of_any_sum_agree(minor):
    money = Money(minor)
    text = f"合同价款为人民币{to_uppercase(money)}（¥{money.amount:,}）。"
    pairs = find_amount_pairs(text, find_amounts(text))
    assert [(pair.figures.money, pair.agree) for pair in pairs] == [(money, True)]


@given(st.text(max_size=200))
def test_any_text_is_searched_without_error(text):
    for amount in find_amounts(text):
        assert 0 <= amount.start < amount.end <= len(text)
