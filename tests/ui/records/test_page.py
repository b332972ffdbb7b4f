"""A register page over a real desk: one edit from the cell to the screen, and everything around it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QDialog, QWidget

from app.services import desks, registers
from app.ui.bridge import Bridge
from app.ui.context import PageContext
from app.ui.jobs import InlineJob, JobRunner
from app.ui.messages import Messages
from app.ui.pages import risks
from app.ui.records import page as page_module
from app.ui.records.page import RecordPage


@pytest.fixture
def desk(tmp_path):
    document = desks.create_desk(tmp_path / "desk.cdesk", actor="tester")
    yield document
    document.close()


@pytest.fixture
def contract(desk) -> str:
    return registers.create_contract(desk, title="Test", no="T-1")


@pytest.fixture
def said():
    return []


@pytest.fixture
def page(qtbot, desk, contract, theme, state, said):
    for place, title in enumerate(("Staff leaves", "Network fails", "Price rises"), start=1):
        values = {"title": title, "likelihood": place, "impact": 5}
        registers.create(desk, entity="risk", contract_id=contract, values=values)
    bridge, messages = Bridge(), Messages()
    messages.said.connect(said.append)
    bridge.attach(desk)
    jobs = JobRunner(messages, InlineJob)
    context = PageContext(desk, contract, bridge, jobs, messages, theme, state)
    page = RecordPage(risks.SPEC, context)
    qtbot.addWidget(page)
    page.resize(1170, 740)
    page.show()
    yield page
    bridge.attach(None)


def titles(page) -> list[str]:
    return [row.title for row in page.model.rows]


def test_an_edit_reaches_the_desk_and_comes_back_to_the_screen(page, desk):
    row_id = page.model.rows[0].id
    page.model.setData(page.model.index(0, 1), "Staff leaves early")
    assert desk.query("SELECT title FROM risk WHERE id = ?", (row_id,)) == [("Staff leaves early",)]
    assert page.model.find(row_id).title == "Staff leaves early"
    desk.undo()
    assert page.model.find(row_id).title != "Staff leaves early"


def test_new_rows_start_where_typing_starts_and_undo_removes_them(page, desk):
    page.add_row()
    assert len(page.model.rows) == 4
    assert page.view.state() == page.view.State.EditingState
    assert page.model.find(page.current_id()).title == "New risk"
    desk.undo()
    assert len(page.model.rows) == 3


def test_delete_says_so_and_offers_undo(page, said):
    first, second = (row.id for row in page.model.rows[:2])
    page.delete([first])
    assert page.current_id() == second
    assert said[0].text == "1 row deleted."
    said[0].offers[0].act()
    assert page.model.find(first) is not None


def test_only_changes_of_watched_tables_ask_the_query_again(page, desk, contract, monkeypatch):
    asked: list[str] = []
    spec = replace(page.spec, query=lambda document, row_id: asked.append(row_id) or [])
    monkeypatch.setattr(page, "register", replace(page.register, spec=spec))
    registers.create(desk, entity="obligation", contract_id=contract, values={"title": "Report"})
    assert asked == []
    registers.create(desk, entity="risk", contract_id=contract, values={"title": "Fire"})
    assert asked == [contract]


def test_a_page_behind_another_tab_waits_until_it_is_shown(page, desk, contract, qtbot):
    room = QWidget()
    qtbot.addWidget(room)
    room.show()
    page.setParent(room)
    page.hide()
    registers.create(desk, entity="risk", contract_id=contract, values={"title": "Fire"})
    assert "Fire" not in titles(page)
    page.show()
    assert "Fire" in titles(page)
    page.setParent(None)


def test_a_paste_is_one_step(page, desk):
    page.paste("Renamed\ncost\n".replace("\n", "\t", 1), page.model.rows[0].id, "title")
    row = page.model.rows[0]
    assert (row.title, row.kind) == ("Renamed", "cost")
    page.paste("Title\nA\nB".replace("Title", "Risk"), "", "title")
    assert {"A", "B"} <= set(titles(page))
    desk.undo()
    assert not {"A", "B"} & set(titles(page))


@pytest.mark.parametrize(
    ("answer", "kept"), [(QDialog.DialogCode.Accepted, True), (QDialog.DialogCode.Rejected, False)]
)
def test_a_paste_with_problems_is_shown_first(page, monkeypatch, answer, kept):
    seen = []

    def preview(self: QDialog) -> QDialog.DialogCode:
        seen.append(self)
        return answer

    monkeypatch.setattr(page_module.PastePreview, "exec", preview)
    page.paste("Renamed\tnonsense", page.model.rows[0].id, "title")
    assert len(seen) == 1
    assert (page.model.rows[0].title == "Renamed") is kept


def test_bulk_edit_sets_all_selected_rows_as_one_step(page, desk, monkeypatch):
    def choose(self) -> QDialog.DialogCode:
        self.editor.setText("Li Min")
        self.accept()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(page_module.BulkEdit, "exec", choose)
    page.view.selectAll()
    page.bulk_edit("owner", page.view.selected_ids())
    assert {row.owner for row in page.model.rows} == {"Li Min"}
    desk.undo()
    assert {row.owner for row in page.model.rows} == {""}


def test_states_move_by_button_and_what_is_refused_is_said(page, said):
    row_id = page.current_id()
    page.move_to(row_id, "assessed")
    assert page.model.find(row_id).state == "assessed"
    page.move_to(row_id, "occurred")
    assert said[-1].level == "bad"
    assert page.model.find(row_id).state == "assessed"


def test_an_empty_register_says_what_belongs_there_and_fills_it(page, desk):
    page.delete([row.id for row in page.model.rows])
    assert page._stack.currentWidget() is page._empty
    assert not page.form.isVisible()
    page._empty.wanted.emit()
    assert page._stack.currentWidget() is page.view


def test_the_bar_counts_and_a_row_behind_the_filter_can_still_be_shown(page):
    page.bar._filter.setText("network")
    assert page.bar._count.text() == "1 of 3, filtered"
    hidden = next(row.id for row in page.model._all if row.title == "Price rises")
    page.show_row(hidden)
    assert page.current_id() == hidden
    assert page.bar._count.text() == "3 entries"


def test_the_map_follows_the_rows_and_chooses_them(page):
    panel = page._extras[0]
    wanted = page.model.rows[2].id
    panel.map.clicked.emit(wanted)
    assert page.current_id() == wanted
    assert panel._selected == wanted


def test_several_rows_keep_their_selection_through_an_edit(page):
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for place in (0, 2):
        page.view.selectionModel().select(page.model.index(place, 0), rows)
    chosen = set(page.view.selected_ids())
    page.view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert set(page.view.selected_ids()) == chosen


def test_an_action_of_the_declaration_is_a_button(qtbot, page):
    done: list[Callable] = []
    action = page_module.PageAction("Suggest", done.append)
    page._act(action)
    assert done == [page.context]
