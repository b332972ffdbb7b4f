from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.uppercase import LARGEST, parse_uppercase, to_uppercase
from app.models.money import Money

# The examples of 支付结算办法, appendix 1, and the shapes contracts use most.
EXAMPLES = {
    140_950: "壹仟肆佰零玖元伍角",
    600_714: "陆仟零柒元壹角肆分",
    168_032: "壹仟陆佰捌拾元叁角贰分",
    10_700_053: "壹拾万柒仟元伍角叁分",
    1_640_902: "壹万陆仟肆佰零玖元零贰分",
    32_504: "叁佰贰拾伍元零肆分",
    128_000_000: "壹佰贰拾捌万元整",
    120_800_000: "壹佰贰拾万捌仟元整",
    0: "零元整",
    5: "伍分",
    50: "伍角",
    10_005: "壹佰元零伍分",
    100_000_000_000: "壹拾亿元整",
    10_002 * 10**10: "壹万零贰亿元整",
}


@pytest.mark.parametrize(("minor", "written"), EXAMPLES.items())
def test_examples_both_ways(minor, written):
    assert to_uppercase(Money(minor)) == written
    assert parse_uppercase(written) == minor


@pytest.mark.parametrize(
    ("written", "minor"),
    [
        ("人民币壹佰贰拾捌万圆正", 128_000_000),
        ("壹佰贰拾万零捌仟元整", 120_800_000),
        ("壹仟陆佰捌拾元零叁角贰分", 168_032),
        ("壹拾万零柒仟元伍角叁分", 10_700_053),
        ("拾贰万元整", 12_000_000),
        ("壹 佰 元 整", 10_000),
        ("一百二十万元", 120_000_000),
    ],
)
def test_other_accepted_spellings(written, minor):
    assert parse_uppercase(written) == minor


@pytest.mark.parametrize(
    "written",
    [
        "",
        "元",
        "壹佰壹佰元整x",
        "壹贰元整",
        "拾佰元整",
        "壹佰叁仟元整",
        "壹角伍角",
        "壹佰万万亿元",
        "甲元整",
        "壹元伍",
    ],
)
def test_what_is_not_well_formed(written):
    with pytest.raises(ValueError, match=r"."):
        assert parse_uppercase(written) == -1


def test_only_renminbi_has_an_uppercase_form():
    for money in (Money(100, "USD"), Money(-1), Money(LARGEST)):
        with pytest.raises(ValueError, match="no uppercase form"):
            to_uppercase(money)


@given(st.integers(min_value=0, max_value=LARGEST - 1))
def test_round_trip(minor):
    assert parse_uppercase(to_uppercase(Money(minor))) == minor


@given(st.integers(min_value=1, max_value=10**17))
def test_the_same_words_as_another_program(minor):
    theirs = cn2an.an2cn(str(Decimal(minor) / 100), "rmb")
    assert to_uppercase(Money(minor)).removesuffix("整") == theirs.removesuffix("整")
