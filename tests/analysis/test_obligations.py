"""Duties are proposed where somebody must do something by some time; the rest is left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.obligations import find_obligations
from app.models.reading import FoundObligation, FoundParty, ReadClause, ReadText
from app.models.vocabulary import Category

PARTIES = (FoundParty("甲方", "晴川"), FoundParty("the Supplier", "Northwind"))


def found(text: str, category: Category = Category.RIGHTS_OBLIGATIONS) -> tuple[FoundObligation, ...]:
    language = "zh" if any(letter > "\u2fff" for letter in text) else "en"
    clause = ReadClause("1", None, 1, "1", "", text, category, 0, len(text))
    return find_obligations(ReadText("x", "text", language, text), (clause,), PARTIES)


@pytest.mark.parametrize(
    ("text", "role", "action", "days"),
    [
        ("甲方应在收到交付物后七（7）个工作日内组织验收。", "甲方", "组织验收", 7),
        ("乙方应于每月二十五日前提交进度报告。", "乙方", "提交进度报告", None),
        ("乙方负责在合同签订后15日内提供培训。", "乙方", "提供培训", 15),
        ("The Supplier shall return the data within fifteen (15) days.", "Supplier", "return the data", 15),
        ("The Supplier must submit a report every month.", "Supplier", "submit a report every month", None),
    ],
)
def test_a_duty_with_a_time_is_proposed(text: str, role: str, action: str, days: int | None) -> None:
    (duty,) = found(text)
    assert duty.role.removeprefix("The ") == role
    assert duty.action.startswith(action)
    assert duty.days == days
    assert text[duty.start : duty.end].strip() == text


def test_a_date_is_taken_as_the_day_it_is_due() -> None:
    (duty,) = found("甲方应在2026年3月1日前提供场地。")
    assert duty.due == date(2026, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "甲方应尽快确认文件。",
        "甲方应在验收后五日内支付合同总价的30%。",
        "本合同自签订之日起生效。",
        "系统的著作权自甲方付清相应款项之日起归甲方所有。",
        "The Supplier shall use reasonable efforts.",
        "The Supplier shall not assign this Agreement within one year.",
        "Rain must fall within five days.",
    ],
)
def test_what_has_no_time_or_no_obligor_is_left_alone(text: str) -> None:
    assert found(text) == ()


def test_definitions_hold_no_duties() -> None:
    assert found("甲方应在收到后七日内组织验收。", Category.DEFINITIONS) == ()


def test_each_sentence_gives_one_duty_at_most() -> None:
    text = "甲方应在3日内提供资料，甲方应在5日内确认。乙方应在8日内开工。"
    assert [duty.days for duty in found(text)] == [3, 8]


@given(st.text(alphabet="甲方乙应在日内后前，。；the Supplier shall within days 3(5).", max_size=300))
def test_any_text_gives_places_inside_it(text: str) -> None:
    for duty in found(text):
        assert 0 <= duty.start < duty.end <= len(text)
        assert duty.action
