import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.palette import Entry, Palette, best, rank

NOTHING = print


def test_letters_in_order_fit_and_whole_words_fit_best():
    assert rank("Export PDF report", "pdf") == 7
    assert rank("Export PDF report", "epr") is not None
    assert rank("Export PDF report", "xyz") is None
    entries = [Entry("", title, "", NOTHING) for title in ("Import data", "Map the risks", "Map")]
    assert [entry.title for entry in best(entries, "map")][:2] == ["Map the risks", "Map"]
    assert best(entries, " ") == entries


@pytest.fixture
def done():
    return []


@pytest.fixture
def palette(qtbot, qapp, done):
    theme = Theme(qapp)
    theme.use("light", 100)
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(900, 600)
    room.show()
    entries = [
        Entry("Command", title, "", lambda title=title: done.append(title)) for title in ("Undo", "Open")
    ]
    clauses = [Entry("Store contract", "7.2 Payment", "paid within 15 days", lambda: done.append("clause"))]
    palette = Palette(lambda: entries, lambda text: clauses if text == "paid" else (), theme, room)
    palette.open(room)
    yield palette
    palette.hide()
    qapp.styleHints().colorSchemeChanged.disconnect(theme._follow_system)


def test_everything_is_there_before_anything_is_typed(palette):
    assert palette.found.count() == 2
    assert palette.found.currentRow() == 0


def test_arrows_choose_enter_does_it_and_closes(palette, qtbot, done):
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert done == ["Open"]
    assert palette.isHidden()


def test_typing_finds_commands_and_clauses(palette, qtbot, done):
    qtbot.keyClicks(palette.line, "und")
    assert [palette.found.item(i).text() for i in range(palette.found.count())] == ["Undo, Command"]
    palette.line.setText("paid")
    assert palette.found.item(0).text().startswith("7.2 Payment")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert done == ["clause"]


def test_what_is_not_there_is_said_so(palette):
    palette.line.setText("qqqq")
    assert palette.nothing.isVisible()
    assert palette.nothing.text() == "Nothing found."
    palette.line.setText("und")
    assert not palette.nothing.isVisible()
