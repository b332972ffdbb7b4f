"""The story of a first hour, in the real window: open, import, edit in each tab, undo, export."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.main import make_window
from app.resources import resource_path
from app.services import desks
from app.services.validation import ENTITIES
from app.settings import SettingsFile
from app.ui.application import make_application
from app.ui.dialogs.import_dialog import ImportDialog
from app.ui.jobs import InlineJob
from app.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
CONTRACT = resource_path("samples", "智慧门店管理系统开发合同.docx")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window as the program makes it, with jobs that run where they stand."""
    settings = SettingsFile(tmp_path / "settings.toml")
    settings.change(language="en", theme="light")
    _application, theme = make_application(settings.value)
    state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = make_window(settings, theme, state, InlineJob)
    qtbot.addWidget(made)
    made.show()
    made.start(None)
    yield made
    made.desk.close()


def dump(window: MainWindow) -> dict[str, list[tuple[object, ...]]]:
    """Every row that undo restores."""
    query = window.desk.document.query
    return {name: query(f"SELECT rowid, * FROM {name} ORDER BY rowid") for name in ENTITIES}


def click(qtbot: QtBot, parent: QWidget, text: str) -> None:
    """Click the visible button with this text."""
    button = next(b for b in parent.findChildren(QPushButton) if b.text() == text and b.isVisible())
    qtbot.mouseClick(button, LEFT)


def page(window: MainWindow, key: str) -> QWidget:
    """Show a tab of the chosen contract."""
    window.go(window.context().contract_id, key)
    return window.view.shown


def import_contract(qtbot: QtBot, window: MainWindow) -> None:
    """Drop the file's path on the command, look at the dialog, create."""
    window.commands.import_contracts([CONTRACT])
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)), timeout=20_000)
    dialog = window.findChildren(ImportDialog)[0]
    dialog.fields["number"].edit.setFocus()
    dialog.fields["number"].edit.selectAll()
    qtbot.keyClicks(dialog.fields["number"].edit, "HT-NEW-1")
    dialog.price.edit.setFocus()
    assert dialog.view.marked() == "¥1,280,000.00"
    qtbot.mouseClick(dialog.accept_button, LEFT)
    qtbot.waitUntil(lambda: bool(window.context().contract_id), timeout=5_000)


def edit_clause(qtbot: QtBot, window: MainWindow) -> None:
    shown = page(window, "clauses")
    row = next(row for row in shown.model.rows if "尽快" in row.text)
    shown.show_row(row.id)
    click(qtbot, shown, "Edit text")
    panel = shown.findChild(QWidget, "clausePanel")
    panel.draft.setPlainText(row.text.replace("尽快", "在三个工作日内"))
    qtbot.keyClicks(panel.reason, "Vague")
    click(qtbot, shown, "Save as new version")
    assert "三个工作日内" in next(r for r in shown.model.rows if r.id == row.id).text


def edit_timeline(qtbot: QtBot, window: MainWindow) -> None:
    shown = page(window, "timeline")
    click(qtbot, shown.pages[0], "Add deliverable")
    row = shown.pages[0].model.rows[0]
    for field, value in (("planned_start", "2026-09-01"), ("planned_end", "2026-09-30")):
        shown.pages[0].register.edit(row.id, field, value)
    view = shown.plan.view
    view.choose(row.id)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert str(shown.pages[0].model.rows[0].planned_end) == "2026-10-01"


def add_row(key: str, button: str) -> Callable[[QtBot, MainWindow], None]:
    """Add a row by its button and type its title."""

    def deed(qtbot: QtBot, window: MainWindow) -> None:
        shown = page(window, key)
        click(qtbot, shown, button)
        row = shown.model.rows[-1]
        place = shown.model.index(shown.model.row_of(row.id), 1)
        assert shown.model.setData(place, "Typed by hand", Qt.ItemDataRole.EditRole)
        assert any(r.title == "Typed by hand" for r in shown.model.rows)

    return deed


def edit_performance(qtbot: QtBot, window: MainWindow) -> None:
    shown = page(window, "performance")
    click(qtbot, shown, "Add evaluation")
    assert len(shown.model.rows) == 1
    assert len(shown.model.rows[0].scores) == 3


def edit_overview(qtbot: QtBot, window: MainWindow) -> None:
    shown = page(window, "overview")
    click(qtbot, shown.facts, "Edit")
    field = next(field for field in shown.facts.fields if field.column.key == "owner")
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "Li Min")
    field.commit()
    assert window.desk.document.query("SELECT count(*) FROM contract WHERE owner = 'Li Min'") == [(1,)]


DEEDS = {
    "overview": edit_overview,
    "clauses": edit_clause,
    "timeline": edit_timeline,
    "changes": add_row("changes", "Request change"),
    "risks": add_row("risks", "New risk"),
    "performance": edit_performance,
}


def test_open_import_edit_everywhere_undo_all_redo_all_and_export(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = tmp_path / "desk.cdesk"
    desks.create_desk(desk).close()
    assert window.desk.open(desk)
    start = dump(window)
    import_contract(qtbot, window)
    for deed in DEEDS.values():
        deed(qtbot, window)
    end = dump(window)
    assert end != start

    steps = 0
    while window.desk.document.undo_state.undo:
        window.acts["undo"].trigger()
        steps += 1
    assert dump(window) == start
    assert steps >= len(DEEDS) + 1
    for _step in range(steps):
        window.acts["redo"].trigger()
    assert dump(window) == end
    assert window.desk.document.verify() == []

    window.go(window.desk.document.query("SELECT id FROM contract")[0][0], "overview")
    for action, name in (("pdf", "report.pdf"), ("excel", "book.xlsx")):
        out = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, out=out: (str(out), ""))
        window.acts[action].trigger()
        qtbot.waitUntil(out.exists, timeout=20_000)
        qtbot.waitUntil(lambda: not window._parts.jobs.busy, timeout=5_000)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "book.xlsx").read_bytes().startswith(b"PK")


def test_language_and_theme_change_without_restart(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    desk = tmp_path / "sample.cdesk"
    desks.write_sample(desk, "zh")
    assert window.desk.open(desk)
    contract = window.desk.document.query("SELECT id FROM contract WHERE no LIKE '%-014'")[0][0]
    window.go(contract, "risks")
    assert window.view.tabs.tabText(4) == "Risks"
    window.look.choose(language="zh")
    assert window.view.tabs.tabText(4) == "风险"
    assert window.context().contract_id == contract
    window.look.choose(theme="dark")
    assert window.view.page_key == "risks"
    window.look.choose(language="en", theme="light")
    assert window.view.tabs.tabText(4) == "Risks"
