import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.ui.records.model import RecordModel

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def model(qapp, columns, shelf):
    model = RecordModel(columns, shelf.edit)
    shelf.changed.append(model.show_rows)
    model.show_rows(shelf.rows)
    return model


def ids(model):
    return [row.id for row in model.rows]


def test_qt_finds_nothing_wrong_with_the_model_through_all_it_does(model, shelf, columns):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for column in range(len(model.columns)):
        model.sort(column, ASCENDING)
        model.sort(column, DESCENDING)
    model.set_filter("alpha")
    model.set_filter("nothing at all")
    model.set_filter("")
    model.setData(model.index(0, 0), "Renamed")
    model.show_rows(shelf.rows[:1])
    model.show_rows([])
    assert tester.model() is model


@pytest.mark.parametrize(
    ("column", "order"),
    [("title", "bac"), ("count", "cab"), ("loss", "abc"), ("share", "cab"), ("due", "cab"), ("kind", "acb")],
)
def test_sorting_both_ways_keeps_empty_values_last(model, column, order):
    place = [c.key for c in model.columns].index(column)
    model.sort(place, ASCENDING)
    assert "".join(ids(model)) == order
    empty = [row.id for row in model.rows if model.columns[place].order(row) is None]
    model.sort(place, DESCENDING)
    filled = [row_id for row_id in reversed(order) if row_id not in empty]
    assert ids(model) == filled + empty


def test_no_sorting_is_the_order_of_the_query(model):
    model.sort(0, ASCENDING)
    model.sort(-1, ASCENDING)
    assert ids(model) == ["a", "b", "c"]


def test_the_filter_finds_every_word_anywhere_and_counts(model, qtbot):
    with qtbot.waitSignal(model.counted) as counted:
        model.set_filter("BETA cost")
    assert (ids(model), counted.args) == (["a"], [1, 3])
    model.set_filter("2025-01")
    assert ids(model) == ["c"]


def test_an_edit_goes_to_the_services_and_the_row_comes_back_from_them(model, shelf):
    before = model.rows[0]
    assert model.setData(model.index(0, 3), "1,234.50")
    assert shelf.edits == [("a", "loss_minor", 123450)]
    assert before.loss_minor == 50000  # the model's own row was never touched
    assert model.data(model.index(0, 3)) == "¥1,234.50"


def test_typing_the_same_writes_nothing(model, shelf):
    assert model.setData(model.index(0, 0), "R-10 Beta")
    assert shelf.edits == []


def test_a_refused_edit_says_why_and_changes_nothing(model, shelf, qtbot):
    with qtbot.waitSignal(model.refused) as refused:
        assert not model.setData(model.index(0, 2), "-4")
    assert "negative" in str(refused.args[0])
    with qtbot.waitSignal(model.refused):
        assert not model.setData(model.index(0, 5), "someday")
    assert shelf.edits == []


def test_a_refresh_of_the_same_rows_keeps_indexes_and_tells_only_what_changed(model, shelf, qtbot):
    kept = QPersistentModelIndex(model.index(1, 0))
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    shelf.edit("c", "count", 9)
    assert told == [(2, 2)]
    assert kept.isValid()
    assert kept.row() == 1


def test_cells_speak_for_screen_readers_and_badges_in_words(model):
    late = [c.key for c in model.columns].index("late")
    assert model.data(model.index(0, late)) == "late ▲"
    assert model.data(model.index(1, late)) == ""
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Title: R-10 Beta"


def test_only_columns_with_a_field_can_be_edited(model):
    late = [c.key for c in model.columns].index("late")
    editable = Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(0, 0)) & editable
    assert not model.flags(model.index(0, late)) & editable
