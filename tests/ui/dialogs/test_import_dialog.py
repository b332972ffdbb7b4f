"""The import dialog: what was found is shown at its place, corrected or left out, and only then created."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.models.money import Money
from app.models.reading import (
    ContractReading,
    FoundFact,
    FoundObligation,
    FoundParty,
    FoundPayment,
    ReadClause,
    ReadText,
)
from app.models.vocabulary import Category, Direction, FactKind
from app.services.proposals import propose
from app.ui.dialogs.import_dialog import ImportDialog
from app.ui.theme import Theme

TEXT = "🖋 服务合同\n第一条 服务\n乙方提供服务。\n第二条 价款\n总价为人民币1,000.00元。\n自2026年1月1日起。"


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def clause(number: str, heading: str, words: str) -> ReadClause:
    start = TEXT.index(number)
    end = TEXT.index(words) + len(words)
    return ReadClause(number, None, 1, number, heading, words, Category.SCOPE, start, end)


@pytest.fixture
def reading() -> ContractReading:
    facts = (
        FoundFact(FactKind.TITLE, "服务合同", "服务合同", *place("服务合同")),
        FoundFact(FactKind.TOTAL, "CNY 100000", "1,000.00元", *place("1,000.00元")),
        FoundFact(FactKind.EFFECTIVE, "2026-01-01", "2026年1月1日", *place("2026年1月1日")),
    )
    return ContractReading(
        source=ReadText("x.docx", "docx", "zh", TEXT),
        clauses=(
            clause("第一条", "服务", "乙方提供服务。"),
            clause("第二条", "价款", "总价为人民币1,000.00元。"),
        ),
        facts=facts,
        title="服务合同",
        parties=(FoundParty("甲方", "晴川"), FoundParty("乙方", "云启")),
        effective=date(2026, 1, 1),
        total=Money(100_000),
        payments=(
            FoundPayment("首付", "30", None, "生效后5日", 5, False, *place("总价")),
            FoundPayment("尾款", "70", None, "验收后5日", 5, False, *place("总价")),
        ),
        obligations=(FoundObligation("乙方", "提供服务", "", None, None, *place("乙方提供服务")),),
    )


@pytest.fixture
def dialog(qtbot: QtBot, qapp, reading: ContractReading) -> ImportDialog:
    theme = Theme(qapp)
    theme.use("light", 100)
    made = ImportDialog(propose(Path("服务合同.docx"), reading), theme)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_field_shows_its_place_even_after_letters_that_qt_counts_twice(dialog: ImportDialog) -> None:
    dialog.fields["effective"].edit.setFocus()
    assert dialog.view.marked() == "2026年1月1日"
    dialog.price.edit.setFocus()
    assert dialog.view.marked() == "1,000.00元"


def test_choosing_a_clause_marks_it(dialog: ImportDialog) -> None:
    dialog.view.tree.setCurrentItem(dialog.view.tree.topLevelItem(1))
    assert dialog.view.marked().startswith("第二条")


def test_what_is_unticked_is_left_out(dialog: ImportDialog) -> None:
    dialog.price.tick.setChecked(False)
    dialog.payments.tree.topLevelItem(1).setCheckState(0, dialog.payments.tree.topLevelItem(0).checkState(0))
    dialog.payments.tree.topLevelItem(0).setCheckState(
        0, type(dialog.payments.tree.topLevelItem(0).checkState(0))(0)
    )
    proposal = dialog.proposal()
    assert proposal.price is None
    assert [line.title for line in proposal.payments] == ["尾款"]
    assert FactKind.TOTAL not in {fact.kind for fact in proposal.facts}
    assert proposal.effective == date(2026, 1, 1)


def test_a_wrong_value_says_why_and_blocks_until_it_is_mended(dialog: ImportDialog, qtbot: QtBot) -> None:
    created: list[object] = []
    dialog.creating.connect(created.append)
    dialog.fields["effective"].edit.clear()
    qtbot.keyClicks(dialog.fields["effective"].edit, "tomorrow")
    assert "not a date" in dialog.fields["effective"].problem()
    assert not dialog.accept_button.isEnabled()
    dialog.fields["effective"].edit.clear()
    qtbot.keyClicks(dialog.fields["effective"].edit, "2026-02-01")
    assert dialog.accept_button.isEnabled()
    dialog.accept_button.click()
    assert created[0].effective == date(2026, 2, 1)


def test_an_end_before_the_start_cannot_be_created(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.fields["end"].edit, "2025-12-31")
    assert not dialog.accept_button.isEnabled()


def test_a_price_in_another_currency_and_form(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.price.edit.clear()
    qtbot.keyClicks(dialog.price.edit, "1,280,000.50")
    dialog.currency.setCurrentText("USD")
    assert dialog.proposal().price == Money(128_000_050, "USD")


def test_parties_can_be_corrected_and_one_of_them_is_our_side(dialog: ImportDialog) -> None:
    first, second = dialog.parties.lines
    assert first.ours.isChecked()
    assert dialog.proposal().direction == Direction.BUY
    second.ours.setChecked(True)
    second.name.setText("云启科技")
    parties = dialog.proposal().parties
    assert [(party.name, party.is_us) for party in parties] == [("晴川", False), ("云启科技", True)]
    assert dialog.proposal().direction == Direction.SELL


def test_a_party_that_was_not_found_can_be_added_and_a_wrong_one_left_out(
    dialog: ImportDialog, qtbot: QtBot
) -> None:
    dialog.parties.lines[0].tick.setChecked(False)
    dialog.parties.add_button.click()
    qtbot.keyClicks(dialog.parties.lines[2].role, "Guarantor")
    qtbot.keyClicks(dialog.parties.lines[2].name, "Haina")
    kept = [(party.role, party.name) for party in dialog.proposal().parties if party.accepted]
    assert kept == [("乙方", "云启"), ("Guarantor", "Haina")]


@pytest.mark.parametrize("typed", ["2026-02-01", "2026/2/1", "2026年2月1日", "1 February 2026"])
def test_a_day_may_be_typed_as_contracts_write_it(dialog: ImportDialog, typed: str) -> None:
    dialog.fields["effective"].edit.setText(typed)
    assert dialog.proposal().effective == date(2026, 2, 1)


def test_a_file_without_clauses_says_so(qtbot: QtBot, dialog: ImportDialog, reading: ContractReading) -> None:
    bare = ImportDialog(propose(Path("x.docx"), replace(reading, clauses=())), dialog.view._theme)
    qtbot.addWidget(bare)
    said = " ".join(words.text() for words in bare.findChildren(QLabel))
    assert "No clauses were recognised" in said
    assert bare.accept_button.isEnabled()


@pytest.mark.parametrize(
    ("typed", "months", "days"), [("3m", 3, 0), ("30", 0, 30), ("15d", 0, 15), ("2个月", 2, 0)]
)
def test_notice_in_months_or_days(
    dialog: ImportDialog, qtbot: QtBot, typed: str, months: int, days: int
) -> None:
    dialog.notice.edit.setText(typed)
    dialog.notice.tick.setChecked(True)
    proposal = dialog.proposal()
    assert (proposal.notice_months, proposal.notice_days) == (months, days)
