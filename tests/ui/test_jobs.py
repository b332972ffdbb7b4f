import pytest

from app.errors import AppError, Cancelled
from app.models.progress import Progress
from app.ui.jobs import InlineJob, JobRunner
from app.ui.messages import Messages


class SlowJob:
    """A job whose every step the test takes."""

    def __init__(self, *_arguments: object, **_limits: float) -> None:
        self.steps = [Progress(1, 3, "one"), Progress(2, 3, "two")]
        self.done = False
        self.outcome: object = "done"

    def poll(self):
        if self.steps:
            return self.steps.pop(0)
        self.done = True
        return None

    def result(self):
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    def cancel(self):
        self.steps.clear()
        self.done, self.outcome = True, Cancelled("stopped")


@pytest.fixture
def said():
    return []


@pytest.fixture
def messages(said):
    messages = Messages()
    messages.said.connect(said.append)
    return messages


def test_progress_is_told_and_the_result_handed_on(qtbot, messages):
    runner, told, got = JobRunner(messages, SlowJob), [], []
    runner.progressed.connect(lambda title, progress: told.append((title, progress and progress.done)))
    with qtbot.waitSignal(runner.idle):
        runner.run("Writing", print, then=got.append)
        assert runner.busy
    assert told == [("Writing", None), ("Writing", 1), ("Writing", 2)]
    assert got == ["done"]
    assert not runner.busy


def test_a_stopped_job_says_so_and_hands_nothing_on(qtbot, messages, said):
    runner, got = JobRunner(messages, SlowJob), []
    with qtbot.waitSignal(runner.idle):
        runner.run("Writing", print, then=got.append)
        runner.cancel()
    assert got == []
    assert said[0].text == "Writing: stopped, nothing was kept."


def test_a_refusal_becomes_a_message_or_goes_where_it_is_wanted(qtbot, messages, said):
    def fail(report):
        raise AppError("The disk is full.", "Make room.")

    runner, refused = JobRunner(messages, InlineJob), []
    with qtbot.waitSignal(runner.idle):
        runner.run("Writing", fail, then=print)
    assert (said[0].text, said[0].level) == ("The disk is full. Make room.", "bad")
    with qtbot.waitSignal(runner.idle):
        runner.run("Writing", fail, then=print, failed=refused.append)
    assert isinstance(refused[0], AppError)
    assert len(said) == 1


def test_two_jobs_run_side_by_side(qtbot, messages):
    runner, got = JobRunner(messages, SlowJob), []
    with qtbot.waitSignal(runner.idle):
        runner.run("A", print, then=lambda _result: got.append("A"))
        runner.run("B", print, then=lambda _result: got.append("B"))
    assert got == ["A", "B"]


def test_messages_wait_until_somebody_listens(qapp):
    messages, heard = Messages(), []
    messages.say("early")
    messages.said.connect(heard.append)
    messages.release()
    messages.say("late")
    assert [message.text for message in heard] == ["early", "late"]
