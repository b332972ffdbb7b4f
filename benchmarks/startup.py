"""Start-up against a bare PySide6 window with five table tabs: first paint, and the list ready for use.

Each figure is the median over fresh processes, taken in turns so that a busy machine hits all alike.
``python benchmarks/startup.py [--rounds N]`` prints milliseconds from the start of the process and ratios.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_BARE = """
import time; start = time.perf_counter()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTabWidget
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.done)
    def done(self):
        {after}
        QApplication.quit()
app = QApplication([]); app.setStyle("Fusion")
window = Window(); tabs = QTabWidget(); window.setCentralWidget(tabs)
for name in "ABCDE":
    tabs.addTab(QTableWidget(50, 8), name)
window.resize(1440, 900); window.show(); app.exec()
"""

# The same read through SQLModel and into a table: what "usable" costs with the usual means.
_READ = """
print("paint", (time.perf_counter() - start) * 1000)
        from sqlmodel import Session, create_engine, text
        with Session(create_engine("sqlite:///{desk}")) as session:
            rows = session.exec(text("SELECT no, title, state, currency, end_on FROM contract")).all()
        table = tabs.widget(0)
        from PySide6.QtWidgets import QTableWidgetItem
        for line, row in enumerate(rows):
            for place, value in enumerate(row):
                table.setItem(line, place, QTableWidgetItem(str(value)))
        table.repaint()
        print("usable", (time.perf_counter() - start) * 1000)
"""

_OURS = """
import time; start = time.perf_counter()
import sys; from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication
from app.launch import Launch
from app.settings import SettingsFile
home = Path({home!r})
state = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
settings = SettingsFile(home / "settings.toml")
settings.value = settings.value.with_recent(Path({desk!r}))
def painted():
    print("paint", (time.perf_counter() - start) * 1000)
    heavy = ("sqlmodel", "sqlalchemy", "reportlab", "openpyxl", "docx", "pypdfium2", "qtawesome", "numpy")
    print("heavy", ",".join(name for name in heavy if name in sys.modules) or "none")
def usable():
    if launch.window is None or not launch.window.list.model.rows:
        QTimer.singleShot(0, usable)
        return
    launch.window.list.view.repaint()
    print("usable", (time.perf_counter() - start) * 1000)
    QTimer.singleShot(0, launch.window.close)
    QTimer.singleShot(0, QApplication.quit)
launch = Launch(settings, state)
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            launch.shell.removeEventFilter(self)
            QTimer.singleShot(0, painted)
            QTimer.singleShot(0, usable)
        return False
watch = Watch()
launch.shell.installEventFilter(watch)
launch.run()
"""


def measure(script: str) -> dict[str, str]:
    """Run a script in a fresh process; the figures that it printed."""
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environment["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return dict(line.split(" ", 1) for line in done.stdout.splitlines())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    sys.path.insert(0, str(ROOT))
    from app.services.desks import write_sample

    with tempfile.TemporaryDirectory() as home:
        desk = str(Path(home) / "sample.cdesk")
        write_sample(Path(desk), "zh")
        bare = _BARE.format(after=_READ.strip().format(desk=desk))
        ours = _OURS.format(home=home, desk=desk)
        figures: dict[str, list[float]] = {}
        for _round in range(rounds):
            for name, script in (("bare", bare), ("ours", ours)):
                printed = measure(script)
                heavy = printed.pop("heavy", "none")
                for moment, value in printed.items():
                    figures.setdefault(f"{name} {moment}", []).append(float(value))
    medians = {name: statistics.median(values) for name, values in figures.items()}
    for name, value in medians.items():
        print(f"{name:12} {value:7.0f} ms")
    print(f"first paint  {medians['ours paint'] / medians['bare paint']:.2f} x bare (goal 1.30)")
    print(f"list usable  {medians['ours usable'] / medians['bare usable']:.2f} x bare + SQLModel (goal 1.30)")
    print(f"heavy libraries loaded before the first paint: {heavy}")


if __name__ == "__main__":
    main()
