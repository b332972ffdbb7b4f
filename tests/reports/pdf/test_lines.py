"""Where lines end: the rules hold at every width, and nothing is lost."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.reports.pdf.lines import NO_END, NO_START, break_lines, can_break, ellipsized

WORDS = (
    "合同总价为人民币", "￥1,234,567.89", "元", "，", "。", "（", "）", "《验收标准》", "Section", " ", "3.2",
    "Master Services Agreement", "；", "五（5）个工作日", "——", "……", "“", "”", "2026-11-23", "CR-005", "30%",
    "third-party", "US$5,000", "、", "：", "12.5‰",
)  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map("".join).map(str.strip)
widths = st.integers(min_value=3, max_value=60)


def widths_of(text: str) -> list[float]:
    return [0.56 if char.isascii() else 1.0 for char in text]


def broken(text: str, width: float) -> list[str]:
    return break_lines(text, widths_of(text), width, width)


@given(texts, widths)
def test_nothing_is_lost(text: str, width: int) -> None:
    assert "".join("".join(broken(text, width)).split()) == "".join(text.split())


@given(texts, widths)
def test_every_line_fits(text: str, width: int) -> None:
    for line in broken(text, width):
        assert sum(widths_of(line)) <= width + 1e-6


@given(texts, widths)
def test_a_line_ends_where_it_may_unless_it_holds_no_such_place(text: str, width: int) -> None:
    assume(text)
    lines = broken(text, width)
    place = 0
    for line, after in pairwise(lines):
        start = text.index(line, place)
        end = start + len(line)
        place = text.index(after, end)
        if place > end or can_break(text[end - 1], text[end]):
            continue
        assert not any(can_break(text[i - 1], text[i]) for i in range(start + 1, end))


@given(
    st.lists(st.sampled_from("合同付款验收，。；（《》）、：”“！"), min_size=30, max_size=120).map("".join),
    st.integers(12, 40),
)
def test_no_mark_is_misplaced_in_wide_columns(text: str, width: int) -> None:
    runs = "".join("x" if char in NO_START or char in NO_END else " " for char in text)
    assume(max(map(len, runs.split()), default=0) <= 6)
    lines = broken(text, width)
    assert not any(line[0] in NO_START for line in lines[1:])
    assert not any(line[-1] in NO_END for line in lines[:-1])


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("总价￥1,234,567.89元整", 8, ["总价", "￥1,234,567.89", "元整"]),
        ("见附件《验收标准》。", 9, ["见附件《验收标", "准》。"]),
        ("第一条（定义）适用", 4, ["第一条", "（定义）", "适用"]),
        ("the third-party audit", 8, ["the third-", "party audit"]),
        ("", 5, [""]),
    ],
)
def test_known_breaks(text: str, width: float, lines: list[str]) -> None:
    assert broken(text, width) == lines


def test_a_word_longer_than_a_line_is_divided_and_complete() -> None:
    lines = broken("a" * 5000, 20)
    assert "".join(lines) == "a" * 5000
    assert len(lines) == -(-5000 // int(20 / 0.56))


def test_ellipsis_only_where_something_is_left_out() -> None:
    width = float(10)
    assert ellipsized("合同", width, lambda text: float(len(text))) == "合同"
    assert ellipsized("合同" * 10, width, lambda text: float(len(text))) == "合同" * 4 + "合…"
