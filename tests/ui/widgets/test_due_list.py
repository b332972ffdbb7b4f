"""Due items: the badge says when, the note whose; a click opens where it comes from."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.models.rows import DueItem
from app.ui.theme import Theme
from app.ui.widgets.due_list import DueList, due_badge, due_note, due_title

TODAY = date(2026, 11, 23)


def item(days: int, entity: str = "payment", title: str = "Stage 1", side: str = "us") -> DueItem:
    return DueItem("c", "HT-1", entity, "row", title, TODAY + timedelta(days=days), side)


@pytest.mark.parametrize(
    ("days", "text", "tone"),
    [
        (-3, "11-20", "bad"),
        (0, "Today", "bad"),
        (5, "11-28", "watch"),
        (20, "12-13", "neutral"),
        (60, "2027-01", "neutral"),
    ],
)
def test_the_badge_says_how_near(days: int, text: str, tone: str) -> None:
    badge = due_badge(TODAY + timedelta(days=days), TODAY)
    assert (badge.text, badge.tone) == (text, tone)


def test_the_note_counts_days_and_names_the_side() -> None:
    assert due_note(item(-1), TODAY) == "Payment · Us · 1 day overdue"
    assert due_note(item(2), TODAY) == "Payment · Us · in 2 days"
    assert due_title(item(2, "notice", "")) == "Last day for notice"


def test_a_click_opens_the_row_it_comes_from(qtbot: QtBot, qapp) -> None:
    theme = Theme(qapp)
    theme.use("dark", 100)
    shown = DueList(theme)
    qtbot.addWidget(shown)
    shown.show_items([item(1), item(2)])
    shown.resize(500, 200)
    shown.show()
    opened: list[DueItem] = []
    shown.opened.connect(opened.append)
    spot = shown.visualItemRect(shown.item(1)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened == [item(2)]
