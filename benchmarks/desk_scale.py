"""A desk of 500 contracts and 50,000 clauses: opening, the list, every tab, memory; alone and in the window.

    python benchmarks/desk_scale.py

The desk is built once. Each part is measured in a process of its own. *Rows* asks the services only.
*Window* is the real window without a screen (offscreen): a tab counts from the switch until it is painted
and nothing is waiting any more; the contract is shown at another tab first, and no contract is used twice.
*Not closed cleanly* is the same desk after a process that edited it died with the file open.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

CONTRACTS, CLAUSES = 500, 100
_IN_ONE_EDIT = 25  # contracts
_VISITS = 6  # contracts a tab is opened for: the first one also imports and builds what the tab needs
_WORDS = "甲方应在收到乙方提交的交付物后七个工作日内组织验收并书面答复；逾期未答复的，乙方应书面催告。" * 4


def rows_of(number: int, stamp: str) -> list[tuple[str, list[dict[str, Any]]]]:
    """Table and rows of one contract: 100 clauses, 8 deliverables, 4 payments, 6 risks."""
    from app.models.identity import new_id

    contract = {"id": new_id(), "no": f"HT-{number:04}", "title": f"合同 {number}", "price_original_minor": 1}
    clauses = [{"seq": i, "number": f"{i}", "heading": f"条款 {i}", "text": _WORDS} for i in range(CLAUSES)]
    deliverables = [
        {"title": f"交付 {i}", "planned_end": date(2026, 12, 1 + i), "budget_minor": 100} for i in range(8)
    ]
    payments = [{"title": f"付款 {i}", "amount_minor": 100} for i in range(4)]
    risks = [{"title": f"风险 {i}"} for i in range(6)]
    stamps = {"created_at": stamp, "updated_at": stamp}
    inner = {"contract_id": contract["id"], **stamps}
    return [
        ("Contract", [contract | stamps]),
        *(
            (table, [row | inner for row in rows])
            for table, rows in (
                ("Clause", clauses),
                ("Deliverable", deliverables),
                ("Payment", payments),
                ("Risk", risks),
            )
        ),
    ]


def build(path: Path) -> None:
    """Write the desk with bulk inserts, a few contracts in one edit."""
    from sqlalchemy import insert

    from app.models import tables
    from app.services.desks import create_desk
    from app.store import instant

    document = create_desk(path)
    for first in range(0, CONTRACTS, _IN_ONE_EDIT):
        with document.edit("Build") as session:
            for number in range(first, first + _IN_ONE_EDIT):
                for table, rows in rows_of(number, instant.now()):
                    session.execute(insert(getattr(tables, table)), rows)
    document.close()


def memory() -> str:
    """Resident memory now and at its highest."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    now = pages * resource.getpagesize() / 2**20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    return f"memory {now:.0f} MB, peak {peak:.0f} MB (goal 400)"


def measure_rows(path: Path) -> None:
    """Open, list and the main query of every tab, without a window."""
    start = time.perf_counter()
    from app.services import contracts
    from app.services.desks import open_desk

    document = open_desk(path, read_only=True)
    opened = time.perf_counter()
    rows = contracts.contract_list(document)
    listed = time.perf_counter()
    print(f"open {opened - start:.3f} s, list of {len(rows)} contracts {listed - opened:.3f} s")
    from app.services import changes, clauses, performance, plan, risks

    for name, query in (
        ("clauses", clauses.clauses),
        ("timeline", plan.deliverables),
        ("changes", changes.changes),
        ("risks", risks.risks),
        ("performance", performance.results),
    ):
        before = time.perf_counter()
        count = len(query(document, rows[CONTRACTS // 2].id))
        print(f"{name}: {count} rows in {(time.perf_counter() - before) * 1000:.1f} ms")
    print(memory())


def shown_window(folder: Path) -> Any:
    """The window as the program makes it, empty and painted, its settings in ``folder``."""
    from PySide6.QtCore import QSettings

    from app.main import make_window
    from app.settings import SettingsFile
    from app.ui.application import make_application
    from app.ui.pictures import settle

    settings = SettingsFile(folder / "settings.toml")
    _application, theme = make_application(settings.value)
    state = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    window = make_window(settings, theme, state)
    window.show()
    settle()
    return window


def opened_in(window: Any, path: Path) -> None:
    """Open the desk in the window and print how long that took."""
    from PySide6.QtCore import QThreadPool

    from app.ui.pictures import settle

    start = time.perf_counter()
    window.start(path)
    window.list.view.viewport().repaint()
    listed = time.perf_counter()
    settle()
    shown = time.perf_counter()
    count = len(window.list.model.rows)
    print(f"list of {count} contracts shown after {listed - start:.2f} s (goal 2 s), ", end="")
    print(f"first contract after {shown - start:.2f} s")
    QThreadPool.globalInstance().waitForDone()  # what the window imports while the user looks at the list
    settle()


def measure_window(path: Path) -> None:
    """Open in the window, every tab for contracts never shown before, then memory."""
    from app.main import PAGES
    from app.ui.pictures import quiet_platform, settle

    with quiet_platform():
        window = shown_window(path.parent)
        opened_in(window, path)
        fresh = iter([row.id for row in window.list.model.rows[1:]])
        for page in PAGES:
            times = []
            for contract in (next(fresh) for _visit in range(_VISITS)):
                window.go(contract, "clauses" if page.key == "overview" else "overview")
                settle()
                before = time.perf_counter()
                window.go(contract, page.key)
                settle()
                times.append((time.perf_counter() - before) * 1000)
            first, *others = times
            print(f"{page.key}: {statistics.median(others):.0f} ms, slowest {max(others):.0f} ms", end="")
            print(f", first time {first:.0f} ms (goal 150 ms)")
        print(memory())
        window.close()


def measure_unclean(path: Path) -> None:
    """Open in the window only."""
    from app.ui.pictures import quiet_platform

    with quiet_platform():
        window = shown_window(path.parent)
        opened_in(window, path)
        window.close()


def die(path: Path) -> None:
    """Edit the desk and go without closing it."""
    from app.services import contracts, registers
    from app.services.desks import open_desk

    document = open_desk(path)
    first = contracts.contract_list(document)[0].id
    registers.edit_field(document, entity="contract", row_id=first, field="note", value="x")
    os._exit(0)


PARTS = {"rows": measure_rows, "window": measure_window, "die": die, "not closed cleanly": measure_unclean}


def main() -> None:
    """Build the desk once, run every part in a child."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CONTRACTDESK_HOME"] = folder
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        path = Path(folder, "large.cdesk")
        before = time.perf_counter()
        build(path)
        spent = time.perf_counter() - before
        print(f"built in {spent:.1f} s, {path.stat().st_size / 1e6:.0f} MB", flush=True)
        for part in PARTS:
            if part != "die":
                print(f"-- {part}", flush=True)
            subprocess.run([sys.executable, __file__, part, str(path)], check=True, cwd=ROOT)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        PARTS[sys.argv[1]](Path(sys.argv[2]))
    else:
        main()
