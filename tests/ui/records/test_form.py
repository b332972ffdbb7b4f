import pytest
from PySide6.QtCore import Qt

from app.services.states import Move
from app.ui.messages import Messages
from app.ui.records.form import RecordForm

KEY = Qt.Key


@pytest.fixture
def said():
    return []


@pytest.fixture
def form(qtbot, columns, shelf, theme, said):
    messages = Messages()
    messages.said.connect(lambda message: said.append(message.text))
    form = RecordForm(columns, shelf.edit, theme, messages)
    form.messages = messages
    qtbot.addWidget(form)
    form.resize(700, 500)
    form.show()
    form.show_row(shelf.rows[0], "A")
    return form


def field(form, key):
    return next(item for item in form.fields if item.column.key == key)


def test_enter_writes_the_field(form, qtbot, shelf):
    line = field(form, "count").editor
    line.setFocus()
    line.setText("8")
    qtbot.keyClick(line, KEY.Key_Return)
    assert shelf.edits == [("a", "count", 8)]


def test_leaving_writes_the_field(form, qtbot, shelf):
    line = field(form, "title").editor
    line.setFocus()
    line.setText("Renamed")
    field(form, "count").editor.setFocus()
    assert shelf.edits == [("a", "title", "Renamed")]


def test_leaving_a_long_text_writes_it_too(form, shelf):
    text = field(form, "note").editor
    text.setFocus()
    text.setPlainText("one\ntwo")
    field(form, "count").editor.setFocus()
    assert shelf.edits == [("a", "note", "one\ntwo")]


def test_escape_restores(form, qtbot, shelf):
    line = field(form, "title").editor
    line.setText("Renamed")
    qtbot.keyClick(line, KEY.Key_Escape)
    assert line.text() == "R-10 Beta"
    assert shelf.edits == []


@pytest.mark.parametrize(("key", "typed"), [("due", "someday"), ("count", "-1"), ("title", " ")])
def test_an_invalid_value_keeps_the_focus_and_says_why_under_the_field(form, qtbot, shelf, key, typed):
    item = field(form, key)
    item.editor.setFocus()
    item.editor.setText(typed)
    field(form, "loss").editor.setFocus()
    qtbot.waitUntil(item.editor.hasFocus)
    assert item.problem
    assert item.editor.property("invalid")
    assert item.editor.accessibleDescription() == item.problem
    assert shelf.edits == []
    qtbot.keyClick(item.editor, KEY.Key_Escape)
    assert not item.problem


def test_choosing_another_row_gives_up_what_was_refused_and_says_so(form, qtbot, shelf, said):
    item = field(form, "due")
    item.editor.setText("someday")
    item.commit()
    form.show_row(shelf.rows[1], "B")
    assert "Due was not changed" in said[0]
    assert item.editor.text() == ""
    assert not item.problem


def test_a_refresh_does_not_overwrite_what_is_being_typed(form, shelf):
    line = field(form, "title").editor
    line.setFocus()
    line.setText("half a wor")
    form.show_row(shelf.rows[0], "A")
    assert line.text() == "half a wor"
    line.setText("R-10 Beta")


def test_states_are_offered_and_blocked_ones_say_why(form, qtbot):
    form.show_moves([Move("closed", "Closed"), Move("done", "Done", "2 defects are open")])
    buttons = [form._moves.itemAt(place).widget() for place in range(2)]
    assert [button.isEnabled() for button in buttons] == [True, False]
    assert "2 defects are open" in form._blocked.text()
    with qtbot.waitSignal(form.move_wanted) as wanted:
        buttons[0].click()
    assert wanted.args == ["a", "closed"]


def test_no_row_no_editing(form):
    form.show_row(None, "")
    assert not form.isEnabled()
    assert form.row_id == ""


def test_every_editor_is_named_by_its_title(form, columns):
    names = {item.editor.accessibleName() for item in form.fields if item.editor is not None}
    assert names == {column.title for column in columns if column.editable}
