"""Work in a child process: progress, results, errors, limits, cancelling."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from app import i18n
from app.errors import Cancelled, ContractProblem, InputError
from app.models.progress import Progress
from app.services.child import ChildJob, run_in_child

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
FILE = Path("contracts") / "合同.docx"


def count(path, steps, *, report):
    for step in range(steps):
        report(step, steps, f"step {step}")
    return path.name, steps


def wait_for_ever(_path, *, report):
    report(0, 0, "waiting")
    while True:
        time.sleep(1)


def take_memory(_path, *, report):
    return len(bytearray(2_000_000_000))


def die(_path, *, report):
    os.kill(os.getpid(), signal.SIGABRT)


def refuse(*, report):
    raise InputError("price", "The price is negative.", "Enter a positive price.")


def fail(_path, *, report):
    raise IndexError("a bug of the parser")


def speak(*, report):
    return i18n.language()


def heavy_libraries_loaded(*, report):
    return "PySide6" in sys.modules, "sqlmodel" in sys.modules


def test_result_and_progress_come_back():
    told = []
    result = run_in_child(count, FILE, 3, report=lambda *what: told.append(what))
    assert result == ("合同.docx", 3)
    assert told
    assert told[-1] == (2, 3, "step 2")


def test_job_is_polled_until_it_is_done():
    job = ChildJob(count, FILE, 2)
    seen = []
    while not job.done:
        seen.append(job.poll(0.05))
    assert Progress(1, 2, "step 1") in seen
    assert job.result() == ("合同.docx", 2)
    assert job.poll() is None


def test_errors_for_the_user_arrive_whole():
    with pytest.raises(InputError) as caught:
        run_in_child(refuse)
    error = caught.value
    assert (error.field, error.message, error.way_out) == (
        "price",
        "The price is negative.",
        "Enter a positive price.",
    )


def test_bug_in_a_reader_becomes_a_problem_with_the_file_and_a_log_entry(caplog):
    with pytest.raises(ContractProblem, match=r"合同\.docx.*IndexError"):
        run_in_child(fail, FILE)
    assert "a bug of the parser" in caplog.text


def test_child_that_hangs_is_killed_in_time():
    start = time.monotonic()
    with pytest.raises(ContractProblem, match=r"合同\.docx.*longer than 0\.2 seconds.*save it as"):
        run_in_child(wait_for_ever, FILE, seconds=0.2)
    assert time.monotonic() - start < 10


@LINUX
def test_child_that_takes_too_much_memory_is_stopped():
    with pytest.raises(ContractProblem, match=r"合同\.docx.*256 MB"):
        run_in_child(take_memory, FILE, megabytes=256)


@LINUX
def test_child_that_crashes_is_no_crash_here():
    with pytest.raises(ContractProblem, match=r"合同\.docx.*damaged"):
        run_in_child(die, FILE)


def test_cancelled_job_ends_and_says_so():
    job = ChildJob(wait_for_ever, FILE)
    assert job.poll(20) is None or not job.done
    job.cancel()
    job.cancel()
    assert job.done
    with pytest.raises(Cancelled, match=r"合同\.docx"):
        job.result()


def test_report_that_raises_stops_the_child():
    def stop(done, total, text):
        raise Cancelled("Enough.")

    with pytest.raises(Cancelled, match="Enough"):
        run_in_child(wait_for_ever, FILE, report=stop)


def test_child_speaks_the_language_in_force():
    with i18n.speaking("zh"):
        assert run_in_child(speak) == "zh"


def test_child_is_light():
    assert run_in_child(heavy_libraries_loaded) == (False, False)
