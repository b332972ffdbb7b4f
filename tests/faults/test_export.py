"""Exports under a failing disk, a read-only folder and a killed process (FAULTS, exports)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and rights of a Linux process")

PROLOGUE = """
import os, resource, signal, sys, tempfile
from pathlib import Path
from app import i18n
from app.errors import FileProblem
from app.reports.export import write_status_pdf, write_workbook
from tests.reports.contract_rows import status, workbook

i18n.use("en")
folder = Path(sys.argv[1])
works = {
    "report.pdf": lambda out, **o: write_status_pdf(status(), out, "zh", **o),
    "finance.xlsx": lambda out, **o: write_workbook(workbook(), out, "zh", **o),
}
"""


def run(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """``script`` in a process of its own."""
    root = Path(__file__).resolve().parents[2]
    return subprocess.run(
        [sys.executable, "-c", PROLOGUE + script, str(folder)],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=os.environ | {"PYTHONPATH": str(root)},
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two old exports, readable by everybody."""
    for name in ("report.pdf", "finance.xlsx"):
        (tmp_path / name).write_bytes(b"old")
    return tmp_path


def untouched(folder: Path) -> bool:
    """Only the old files are there, as they were."""
    return {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "report.pdf": b"old",
        "finance.xlsx": b"old",
    }


def test_a_disk_that_is_full_at_any_point_leaves_the_old_file(folder: Path) -> None:
    script = """
for name, work in works.items():
    whole = folder / "whole"
    work(whole)
    size = whole.stat().st_size
    whole.unlink()
    for limit in [0, 1, *range(size // 10, size, size // 10), size - 1]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        try:
            work(folder / name)
        except FileProblem as problem:
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
            assert "is full" in problem.message and name in problem.message, problem
            assert problem.saved == "The file there is unchanged.", problem
        else:
            raise AssertionError(f"{name} was written within {limit} of {size} bytes")
        assert (folder / name).read_bytes() == b"old"
        assert len(list(folder.iterdir())) == 2, list(folder.iterdir())
"""
    done = run(folder, script)
    assert done.returncode == 0, done.stderr
    assert untouched(folder)


def test_a_writer_killed_at_any_step_leaves_the_old_file(folder: Path) -> None:
    script = """
for name, work in works.items():
    steps = []
    work(folder / "whole", report=lambda *step: steps.append(step))
    (folder / "whole").unlink()
    for end in sorted({0, 1, len(steps) // 2, len(steps) - 1}):
        child = os.fork()
        if child == 0:
            count = iter(range(len(steps)))
            def report(*step):
                if next(count) == end:
                    os.kill(os.getpid(), signal.SIGKILL)
            work(folder / name, report=report)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        assert (folder / name).read_bytes() == b"old"
        from app.reports.atomic import sweep
        sweep(folder / name)
        assert len(list(folder.iterdir())) == 2, list(folder.iterdir())
"""
    done = run(folder, script)
    assert done.returncode == 0, done.stderr
    assert untouched(folder)


def test_a_read_only_folder_is_named(folder: Path) -> None:
    script = """
os.chmod(folder, 0o555)
for parent in folder.parents:  # pytest's folders are closed to others
    if parent.stat().st_uid == os.getuid() and not parent.stat().st_mode & 0o055:
        os.chmod(parent, 0o755)
for work in works.values():  # while the modules can be read
    with tempfile.TemporaryDirectory() as elsewhere:
        work(Path(elsewhere) / "whole")
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
for name, work in works.items():
    try:
        work(folder / name)
    except FileProblem as problem:
        assert "no permission" in problem.message and str(folder / name) in problem.message, problem
        assert problem.way_out == "Choose another folder.", problem
        assert problem.saved == "The file there is unchanged.", problem
    else:
        raise AssertionError(name)
"""
    try:
        done = run(folder, script)
    finally:
        folder.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert untouched(folder)
