"""The desk is backed up and checked behind the user's back; what is wrong with it is said."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from app.services import desks
from app.services.registers import create_contract
from app.store.document import Document
from app.ui.caretaker import Caretaker
from app.ui.messages import Message, Messages


class OneDesk(QObject):
    """A desk holder as far as the caretaker knows it."""

    opened = Signal()
    closed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "desk.cdesk"
    with desks.create_desk(made) as document:
        create_contract(document, title="A", no="A-1")
    return made


def cared(qtbot: QtBot, document: Document) -> list[Message]:
    said: list[Message] = []
    messages = Messages()
    messages.said.connect(said.append)
    holder = OneDesk(document)
    care = Caretaker(holder, messages)
    with qtbot.waitSignal(care.cared, timeout=10_000):
        holder.opened.emit()
    holder.closed.emit()
    return said


def test_a_whole_desk_is_backed_up_and_nothing_is_said(qtbot: QtBot, path: Path) -> None:
    with desks.open_desk(path) as document:
        create_contract(document, title="B", no="B-1")
        before = len(document.backups())
        assert cared(qtbot, document) == []
        assert len(document.backups()) == before + 1


def test_an_altered_row_is_said_and_the_desk_is_then_only_read(qtbot: QtBot, path: Path) -> None:
    with sqlite3.connect(path) as strange:
        strange.execute("UPDATE contract SET title = 'forged'")
    strange.close()
    with desks.open_desk(path) as document:
        (message,) = cared(qtbot, document)
        assert "contract" in message.text
        assert message.level == "bad"
        assert document.read_only


def test_a_desk_closed_meanwhile_is_left_alone(path: Path) -> None:
    document = desks.open_desk(path)
    document.close()
    assert desks.look_after(document) == []
