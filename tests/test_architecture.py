"""What the linters cannot say about the house: sizes, colours, enums, and what a start may load."""

import ast
import enum
import re
import statistics
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

ROOT = Path(__file__).resolve().parent.parent
APP = sorted((ROOT / "app").rglob("*.py"))
UI = [path for path in APP if path.is_relative_to(ROOT / "app" / "ui")]
THEME = ROOT / "app" / "ui" / "theme.py"
TESTS = sorted((ROOT / "tests").rglob("*.py"))

HARD_LIMIT, HARD_LIMIT_OF_TESTS, MEDIAN, NINE_TENTHS, FUNCTION, MAIN_WINDOW = 400, 600, 100, 250, 40, 250

QT = {"PySide6", "shiboken6"}
# Each costs a start between 50 and 400 ms; they are loaded by the function that needs them.
HEAVY = {
    "reportlab",
    "openpyxl",
    "docx",
    "pypdfium2",
    "pikepdf",
    "numpy",
    "pyqtgraph",
    "alembic",
    "PIL",
    "icalendar",
}
# A second SQLite library in the process breaks the locks of the first; the others are GPL.
FORBIDDEN_QT = {"QtSql", "QtCharts", "QtGraphs", "QtDataVisualization", "QtVirtualKeyboard", "QtNetworkAuth"}

COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def places(paths, wrong):
    """``file:line`` of every node that ``wrong`` finds."""
    nodes = [(path, node) for path in paths for node in ast.walk(tree(path))]
    return [f"{name_of(path)}:{node.lineno}" for path, node in nodes if wrong(node)]


# Sizes


def test_no_file_is_too_long():
    limits = [(path, HARD_LIMIT) for path in APP] + [(path, HARD_LIMIT_OF_TESTS) for path in TESTS]
    assert [f"{name_of(path)}: {lines(path)}" for path, limit in limits if lines(path) > limit] == []


def test_most_files_are_short():
    sizes = sorted(lines(path) for path in APP if lines(path))
    assert statistics.median(sizes) <= MEDIAN
    assert sizes[int(len(sizes) * 0.9)] <= NINE_TENTHS


def test_functions_fit_on_a_screen():
    def too_long(node):
        return isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= FUNCTION

    assert places(APP, too_long) == []


def test_the_main_window_only_puts_together():
    assert [name_of(path) for path in UI if path.name == "main_window.py" and lines(path) > MAIN_WINDOW] == []


# Qt


@cache
def qt_class(name: str) -> type | None:
    modules = [module for module in (QtCore, QtGui, QtWidgets) if hasattr(module, name)]
    return getattr(modules[0], name) if modules else None


def is_short_enum(node: ast.AST) -> bool:
    """Qt.DisplayRole for Qt.ItemDataRole.DisplayRole: 3,070 ns a look-up against 8 for a constant."""
    if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
        return False
    owner = qt_class(node.value.id) if node.value.id.startswith("Q") else None
    return owner is not None and isinstance(getattr(owner, node.attr, None), enum.Enum)


def test_the_short_enum_rule_knows_short_from_full():
    found = [is_short_enum(ast.parse(text).body[0].value) for text in ("Qt.DisplayRole", "QFont.Bold")]
    assert found == [True, True]
    assert not is_short_enum(ast.parse("Qt.ItemDataRole").body[0].value)


def test_enums_are_written_in_full():
    assert places(UI, is_short_enum) == []


def is_literal_colour(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return COLOUR.fullmatch(node.value) is not None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QColor":
        return any(isinstance(argument, ast.Constant) for argument in node.args)
    return isinstance(node, ast.Attribute) and ast.unparse(node).startswith("Qt.GlobalColor.")


def test_colours_and_style_sheets_come_from_the_theme():
    def wrong(node):
        if isinstance(node, ast.Attribute) and node.attr == "setStyleSheet":
            return True
        return is_literal_colour(node) and "transparent" not in ast.unparse(node)

    assert places([path for path in UI if path != THEME], wrong) == []


def test_events_are_never_processed_by_hand():
    """Inside a running loop that is a second loop; pictures are taken where none runs."""

    def wrong(node):
        return isinstance(node, ast.Attribute) and node.attr == "processEvents"

    assert places([path for path in APP if path.name != "pictures.py"], wrong) == []


def test_only_free_parts_of_qt_and_one_sqlite():
    def wrong(node):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            return False
        names = [getattr(node, "module", None) or "", *(alias.name for alias in node.names)]
        return any(FORBIDDEN_QT & set(name.split(".")) for name in names)

    assert places(APP, wrong) == []


def test_qt_gives_back_its_references_to_none(qapp):
    """PySide6 6.12 on Python 3.11 loses one with every call that returns nothing, and then aborts."""
    widget = QtWidgets.QWidget()
    before = sys.getrefcount(None)
    for _ in range(2000):
        widget.setEnabled(True)
    assert abs(sys.getrefcount(None) - before) < 200


# What a start loads


def loaded_after(*packages: str) -> set[str]:
    """The top-level modules in a fresh process after importing every module of ``packages``."""
    program = (
        "import importlib, pkgutil, sys\n"
        f"for name in {packages!r}:\n"
        "    package = importlib.import_module(name)\n"
        "    for module in pkgutil.walk_packages(getattr(package, '__path__', []), name + '.'):\n"
        "        importlib.import_module(module.name)\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    line = [sys.executable, "-c", program]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.fixture(scope="module")
def services_load() -> set[str]:
    return loaded_after("app.services")


def test_services_load_no_qt(services_load):
    assert services_load & QT == set()


def test_services_load_nothing_heavy(services_load):
    assert services_load & HEAVY == set()


def test_the_window_loads_nothing_heavy():
    assert loaded_after("app.ui") & HEAVY == set()
