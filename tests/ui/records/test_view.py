import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.ui.records.header import Memory
from app.ui.records.model import RecordModel
from app.ui.records.view import RecordView

KEY = Qt.Key


@pytest.fixture
def said():
    return []


@pytest.fixture
def make(qtbot, columns, shelf, theme, said, state):
    kept = []  # a view that only a cycle holds could be collected while Qt paints it

    def make(width=1000):
        model = RecordModel(columns, shelf.edit)
        shelf.changed.append(model.show_rows)
        view = RecordView(model, theme, said.append, Memory(state, "test"))
        model.setParent(view)
        qtbot.addWidget(view)
        kept.append(view)
        model.show_rows(shelf.rows)
        view.resize(width, 300)
        view.show()
        view.setFocus()
        view.select("a", 0)
        return view

    yield make
    kept.clear()


def editor(view, kind=QLineEdit):
    return next(child for child in view.viewport().findChildren(kind) if child.isVisible())


def open_editors(view):
    return [child for child in view.viewport().findChildren(QLineEdit) if child.isVisible()]


def test_enter_edits_and_enter_commits(make, qtbot, shelf):
    view = make()
    qtbot.keyClick(view, KEY.Key_Return)
    line = editor(view)
    line.setText("Renamed")
    qtbot.keyClick(line, KEY.Key_Return)
    assert shelf.edits == [("a", "title", "Renamed")]
    assert view.current_id() == "a"


def test_typing_replaces_as_in_excel_and_escape_restores(make, qtbot, shelf):
    view = make()
    view.select("a", 2)
    qtbot.keyClick(view, "7")
    line = editor(view)
    assert line.text().endswith("7")
    qtbot.keyClick(line, KEY.Key_Escape)
    assert shelf.edits == []


def test_tab_commits_and_opens_the_next_cell(make, qtbot, shelf):
    view = make()
    view.select("a", 2)
    qtbot.keyClick(view, KEY.Key_F2)
    editor(view).setText("12")
    qtbot.keyClick(editor(view), KEY.Key_Tab)
    assert shelf.edits == [("a", "count", 12)]
    assert view.currentIndex().column() == 3
    assert editor(view).text() == "500.00"
    qtbot.keyClick(editor(view), KEY.Key_Escape)


@pytest.mark.parametrize("typed", ["many", "-3"])
def test_a_value_that_is_refused_keeps_its_editor_open(make, qtbot, shelf, said, typed):
    view = make()
    view.select("a", 2)
    qtbot.keyClick(view, KEY.Key_F2)
    line = editor(view)
    line.setText(typed)
    qtbot.keyClick(line, KEY.Key_Return)
    assert line.isVisible()
    assert line.property("invalid")
    assert shelf.edits == []
    qtbot.keyClick(line, KEY.Key_Escape)
    assert said == []


def test_a_choice_is_taken_from_its_list(make, qtbot, shelf):
    view = make()
    view.edit_cell("b", "kind")
    combo = editor(view, QComboBox)
    assert combo.currentData() == "time"
    combo.setCurrentIndex(combo.findData("legal"))
    combo.activated.emit(combo.currentIndex())
    assert shelf.edits == [("b", "kind", "legal")]


def test_an_edit_that_moves_its_row_keeps_the_selection_with_it(make, qtbot, shelf):
    view = make()
    view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    view.select("b", 0)
    assert view.currentIndex().row() == 0
    shelf.edit("b", "title", "zzz")
    assert view.current_id() == "b"
    assert view.currentIndex().row() > 0


def test_several_selected_rows_stay_selected_through_a_refresh(make, shelf):
    view = make()
    view.selectAll()
    view.records.show_rows(shelf.rows[1:])
    assert view.selected_ids() == ["b", "c"]


def test_copy_and_paste_by_keyboard(make, qtbot):
    view = make()
    qtbot.keyClick(view, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("Title\tKind\t")
    with qtbot.waitSignal(view.paste_wanted) as wanted:
        qtbot.keyClick(view, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args[1:] == ["a", "title"]
    QGuiApplication.clipboard().clear()


def test_delete_and_insert_keys_ask_the_page(make, qtbot):
    view = make()
    with qtbot.waitSignal(view.delete_wanted) as wanted:
        qtbot.keyClick(view, KEY.Key_Delete)
    assert wanted.args == [["a"]]
    with qtbot.waitSignal(view.new_wanted):
        qtbot.keyClick(view, KEY.Key_Insert)


def test_widths_order_hiding_and_sorting_are_remembered_and_can_be_reset(make, qtbot):
    view = make()
    view.header.resizeSection(2, 77)
    view.header.moveSection(1, 3)
    view.header.menu().actions()[4].setChecked(False)
    view.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    again = make()
    assert again.header.sectionSize(2) == 77
    assert again.header.visualIndex(1) == 3
    assert again.header.isSectionHidden(4)
    assert again.header.sortIndicatorSection() == 3
    assert [row.id for row in again.records.rows] == ["b", "a", "c"]
    again.header.restore_declared()
    assert again.header.shown() == list(range(len(again.records.columns)))
    assert again.header.sectionSize(2) == 110


def test_the_widest_column_gives_way_but_never_vanishes(make, qtbot):
    wide, narrow = make(1400), make(500)
    assert wide.header.sectionSize(0) > 400
    assert narrow.header.sectionSize(0) == 180


def test_the_context_menu_of_the_header_ticks_what_is_shown(make):
    view = make()
    ticked = [action.isChecked() for action in view.header.menu().actions()[:3]]
    assert ticked == [True, True, True]
