"""Reading stays linear in the length of the text: by the shape of the patterns, not by the clock."""

import importlib
import pkgutil
import re
from re import _constants, _parser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis import facts
from tests.analysis.facts.reading import read

MODULES = [
    "app.analysis.amounts",
    "app.analysis.calendar_dates",
    "app.analysis.durations",
    "app.analysis.numerals",
    "app.analysis.sentences",
    "app.analysis.uppercase",
    *(f"app.analysis.facts.{module.name}" for module in pkgutil.iter_modules(facts.__path__)),
]
PATTERNS = [
    pytest.param(value, id=f"{name.rsplit('.', 1)[-1]}.{key}")
    for name in MODULES
    for key, value in vars(importlib.import_module(name)).items()
    if isinstance(value, re.Pattern)
]
ADVERSARIAL = [
    "between Acme and " * 3_000,
    "A B C D E F G " * 5_000,
    "(“Term” " * 5_000,
    "____年__月__日" * 4_000,
    "one hundred and " * 4_000 + "dollars",
    "壹佰" * 20_000 + "元",
    "甲方：" * 10_000,
    "合同总价" * 10_000,
    "laws of the State of " * 4_000,
    "1,234," * 10_000,
    " " * 60_000,
    "12" + " " * 60_000 + "March",
    "Supplier shall renew unless terminated " * 1_500,
]


def unbounded_depth(parsed, depth=0):
    """How deep repeats without an upper bound are nested in a parsed pattern."""
    deepest = depth
    for operator, argument in parsed:
        if operator in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
            _low, high, inner = argument
            deepest = max(deepest, unbounded_depth(inner, depth + (high is _constants.MAXREPEAT)))
        elif operator is _constants.BRANCH:
            deepest = max(deepest, *(unbounded_depth(branch, depth) for branch in argument[1]))
        elif operator is _constants.SUBPATTERN:
            deepest = max(deepest, unbounded_depth(argument[3], depth))
        elif operator in (_constants.ASSERT, _constants.ASSERT_NOT):
            deepest = max(deepest, unbounded_depth(argument[1], depth))
    return deepest


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_pattern_nests_unbounded_repeats(pattern):
    assert unbounded_depth(_parser.parse(pattern.pattern, pattern.flags)) <= 1


@pytest.mark.parametrize("text", ADVERSARIAL, ids=lambda text: text[:16].strip() or "spaces")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_hostile_texts_come_to_an_end(text, language):
    assert read(text, language).source.text == text


PIECES = st.sampled_from(
    (
        "甲方：|乙方：|有限公司|合同总价|人民币|30%|支付|2026年3月1日|\n|　|（|）|提前|三十日|届满前|____|"
        'This Agreement| between |Acme, Inc.| ("Supplier")| and |term of |three (3) years|March 1, 2026|$5|'
        "laws of |New York|. |; |renew|notice"
    ).split("|")
)


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["zh", "en"]))
def test_any_heap_of_contract_words_is_read(text, language):
    reading = read(text, language)
    assert all(0 <= fact.start <= fact.end <= len(text) for fact in reading.facts)
