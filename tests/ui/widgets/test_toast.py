"""The message at the foot of the window: nothing bad is missed because something else was said after it."""

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from app.ui.messages import Message, Offer
from app.ui.theme import Theme
from app.ui.widgets.toast import Toast


@pytest.fixture
def toast(qapp, qtbot):
    theme = Theme(qapp)
    theme.use("light", 100)
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(900, 600)
    room.show()
    yield Toast(room, theme)
    theme.deleteLater()


def dismiss(toast):
    toast.findChild(QToolButton).click()


def test_three_refusals_are_all_read_the_newest_first(toast):
    for name in ("one", "two", "three"):
        toast.show_message(Message(f"{name}.pdf was refused.", "bad"))
    read = []
    while toast.text:
        read.append(toast.text)
        dismiss(toast)
    assert read == ["three.pdf was refused.", "two.pdf was refused.", "one.pdf was refused."]


def test_a_bad_message_comes_back_after_a_good_one(toast):
    toast.show_message(Message("Refused.", "bad"))
    toast.show_message(Message("Written.", "good"))
    assert toast.text == "Written."
    toast.leave()
    assert toast.text == "Refused."


def test_what_is_said_twice_is_read_once(toast):
    toast.show_message(Message("Refused.", "bad"))
    toast.show_message(Message("Refused.", "bad"))
    dismiss(toast)
    assert toast.text == ""


def test_an_offer_is_done_and_the_message_goes(toast):
    done = []
    toast.show_message(Message("Deleted.", "neutral", (Offer("Undo", lambda: done.append(1)),)))
    toast.findChild(QPushButton).click()
    assert done == [1]
    assert toast.text == ""
