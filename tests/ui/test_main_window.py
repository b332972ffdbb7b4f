"""The window over the sample desk: lists, tabs, commands, language, look, drops, names for screen readers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from app import i18n
from app.main import PAGES, make_window
from app.services import desks, registers
from app.settings import SettingsFile
from app.ui.application import make_application, speak
from app.ui.jobs import InlineJob
from app.ui.records.page import RecordPage


@pytest.fixture(scope="module")
def sample(tmp_path_factory, own_folders) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.cdesk"
    desks.write_sample(path, "en")
    return path


@pytest.fixture
def settings(tmp_path) -> SettingsFile:
    settings = SettingsFile(tmp_path / "settings.toml")
    settings.change(language="en", theme="light")
    return settings


@pytest.fixture
def closed(qtbot, tmp_path, settings):
    """The window with no desk open."""
    application, theme = make_application(settings.value)
    state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = make_window(settings, theme, state, InlineJob)
    qtbot.addWidget(window)
    window.show()
    window.start(None)
    yield window
    window.desk.close()
    speak(application, "en")
    application.styleHints().colorSchemeChanged.disconnect(theme._follow_system)
    theme.deleteLater()


@pytest.fixture
def window(closed, qtbot, sample, tmp_path):
    """The window with a copy of the sample open at the store contract."""
    path = tmp_path / "copy.cdesk"
    path.write_bytes(sample.read_bytes())
    assert closed.desk.open(path)
    qtbot.waitUntil(lambda: closed.view.contract_id != "")
    closed.go(chosen(closed, "-014"))
    return closed


def chosen(window, number: str) -> str:
    return next(row.id for row in window.list.model.rows if row.no.endswith(number))


def tab_titles(window) -> list[str]:
    return [window.view.tabs.tabText(place) for place in range(window.view.tabs.count())]


def test_without_a_desk_the_window_offers_three_ways_in(closed):
    assert closed.welcome.isVisible()
    assert not closed.acts["pdf"].isEnabled()
    assert not closed.acts["undo"].isEnabled()
    assert closed.acts["sample"].isEnabled()


def test_a_desk_shows_its_contracts_the_next_due_first(window):
    assert not window.welcome.isVisible()
    assert len(window.list.model.rows) == 6
    dues = [row.next_due for row in window.list.model.rows if row.state == "active"]
    assert dues == sorted(dues)
    window.list.sort("name")
    titles = [row.title.casefold() for row in window.list.model.rows]
    assert titles == sorted(titles)
    assert window.list.view.currentIndex().data() == "Smart Store Management System Development"


def test_the_list_filters_and_keeps_the_chosen_contract(window):
    window.list.filter.setText("northwind")
    assert len(window.list.model.rows) == 1
    assert window.view.contract_id == chosen_before(window)
    window.list.filter.clear()
    assert window.list.view.currentIndex().isValid()


def chosen_before(window) -> str:
    return window.context().contract_id


def test_pages_are_built_when_they_are_first_shown_and_kept(window):
    assert list(window.view._built) == ["overview"]
    window.view.tabs.setCurrentIndex(4)
    risks = window.view._built["risks"]
    window.view.tabs.setCurrentIndex(0)
    window.view.tabs.setCurrentIndex(4)
    assert window.view._built["risks"] is risks


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_everything_that_takes_the_focus_has_a_name(window, entry):
    window.go(window.view.contract_id, entry.key)
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
        and not widget.toolTip()
        and widget.focusProxy() is None
    ]
    described = [f"{type(widget).__name__} {widget.objectName()}" for widget in nameless]
    assert described == []


def test_the_language_changes_everywhere_and_the_place_stays(window):
    window.go(window.view.contract_id, "risks")
    before: RecordPage = window.view._built["risks"]
    before.view.selectRow(2)
    row = before.current_id()
    window.acts["language_zh"].trigger()
    assert i18n.language() == "zh"
    after: RecordPage = window.view._built["risks"]
    assert after is not before
    assert after.current_id() == row
    assert window.view.page_key == "risks"
    assert all("\u4e00" <= title[0] <= "\u9fff" for title in tab_titles(window))
    menus = [action.text() for action in window.menuBar().actions()]
    assert all("\u4e00" <= title[0] <= "\u9fff" for title in menus)
    window.acts["language_en"].trigger()
    assert tab_titles(window)[0] == "Overview"
    assert window.menuBar().actions()[0].text() == "File"


def test_theme_and_text_size_change_at_once_and_are_kept(window, settings):
    window.acts["theme_dark"].trigger()
    assert (window._parts.theme.name, settings.value.theme) == ("dark", "dark")
    assert window.acts["theme_dark"].isChecked()
    assert not window.acts["theme_light"].isChecked()
    size = QApplication.font().pointSizeF()
    window.acts["text_larger"].trigger()
    assert QApplication.font().pointSizeF() > size
    assert settings.value.text_size == 115
    window.acts["text_normal"].trigger()
    window.acts["theme_light"].trigger()
    assert settings.value.text_size == 100


def test_undo_and_redo_name_what_they_take(window):
    document = window.desk.document
    assert not window.acts["undo"].isEnabled()
    contract = window.view.contract_id
    registers.edit_field(document, entity="contract", row_id=contract, field="title", value="Renamed")
    assert window.acts["undo"].text() == "Undo “Edit contract”"
    assert window.view.header._title.text() == "Renamed"
    assert window.list.view.currentIndex().data() == "Renamed"
    window.acts["undo"].trigger()
    assert window.acts["redo"].text() == "Redo “Edit contract”"
    assert window.view.header._title.text() == "Smart Store Management System Development"
    window.acts["redo"].trigger()
    assert window.view.header._title.text() == "Renamed"


def test_a_new_contract_is_shown_and_deleting_it_can_be_undone(window):
    window.go(window.view.contract_id, "risks")
    window.acts["new_contract"].trigger()
    new = window.view.contract_id
    assert window.view.header._title.text() == "New contract"
    assert window.view.page_key == "overview"
    window.acts["delete_contract"].trigger()
    assert window.view.contract_id not in ("", new)
    assert window.toast.text == "Contract deleted."
    window.acts["undo"].trigger()
    assert any(row.id == new for row in window.list.model.rows)


def test_the_whole_desk_shows_what_needs_no_contract(window):
    window.acts["whole_desk"].trigger()
    assert window.view.contract_id == ""
    assert tab_titles(window) == ["Overview"]
    assert not window.acts["pdf"].isEnabled()
    assert window.acts["excel"].isEnabled()


def test_the_box_finds_commands_contracts_and_clauses(window):
    entries = window.finder._entries()
    assert {entry.kind for entry in entries} == {"Contract", "Command"}
    cloud = next(entry for entry in entries if entry.title.startswith("Cloud"))
    cloud.act()
    assert window.view.header._title.text().startswith("Cloud")
    hits = window.finder._search("payment")
    assert hits
    hits[0].act()
    assert window.view.page_key == "clauses"


def drop_on(window, names: list[str]) -> tuple[str, QDropEvent]:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(name) for name in names])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    hint = window.drop.hint
    drop = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, keys)
    drop.data = data  # Qt does not own it
    if hint:
        QApplication.sendEvent(window, drop)
    return hint, drop


def test_a_drag_says_what_a_drop_will_do(window, qtbot):
    dropped = []
    window.drop.contracts_dropped.disconnect()
    window.drop.contracts_dropped.connect(dropped.extend)
    hint, _event = drop_on(window, ["/x/a.docx", "/x/b.PDF", "/x/c.txt", "/x/d.png"])
    assert hint == "Drop to import: 3 contracts"
    assert [path.name for path in dropped] == ["a.docx", "b.PDF", "c.txt"]
    assert window.drop.hint == ""
    assert drop_on(window, ["/x/d.png"])[0] == ""


def test_a_dropped_desk_is_opened(window, tmp_path):
    other = tmp_path / "other.cdesk"
    desks.create_desk(other).close()
    hint, _event = drop_on(window, [str(other)])
    assert hint == "Drop to open other.cdesk"
    assert window.desk.document.path.name == "other.cdesk"
    assert window.list.model.rows == []


def test_a_file_that_is_no_desk_is_refused_and_the_open_one_stays(window, tmp_path):
    strange = tmp_path / "strange.cdesk"
    strange.write_text("hello")
    assert not window.desk.open(strange)
    assert "strange.cdesk" in window.toast.text
    assert window.desk.document.path.name == "copy.cdesk"


def test_the_status_bar_says_what_is_open_and_switches(window):
    assert window.status._file.text() == "copy.cdesk"
    assert window.status._saved.text() == "Saved"
    window.status._theme.click()
    assert window._parts.theme.name == "dark"
    window.status._theme.click()
    window.status._language.click()
    assert i18n.language() == "zh"


@pytest.mark.parametrize("width", [1024, 1440])
def test_nothing_is_cut_off_in_a_narrow_window(window, qtbot, width):
    window.resize(width, 700)
    for entry in PAGES:
        window.go(window.view.contract_id, entry.key)
        assert window.minimumSizeHint().width() <= width, entry.key


def test_recent_desks_are_offered_and_can_be_opened(window, settings):
    path = window.desk.document.path
    assert settings.value.recent[0] == str(path)
    window.acts["close"].trigger()
    assert window.welcome.isVisible()
    window.welcome.recent_chosen.emit(path)
    assert window.desk.document.path == path
