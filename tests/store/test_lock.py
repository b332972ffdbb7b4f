"""The lock names who has the desk open, and only a dead process of this machine loses it by itself."""

import json
import socket
import subprocess
import sys

import pytest

from app.errors import DeskLocked
from app.store import lock, process
from app.store.gate import open_document


def left_by(path, **fields):
    """A lock file as another process would leave it."""
    owner = {
        "user": "li",
        "host": "other",
        "pid": 1,
        "started": "x",
        "at": "2020-01-01T08:00:00.000000Z",
        "nonce": "n",
    }
    lock.lock_file(path).write_text(json.dumps(owner | fields))


def test_a_lock_is_there_while_the_desk_is_open(desk, path):
    owner = lock.holder(path)
    assert (owner.user, owner.host, owner.gone) == ("tester", socket.gethostname(), False)
    desk.close()
    assert list(path.parent.iterdir()) == [path]


def test_a_second_one_is_told_who_when_and_where(path):
    held = lock.acquire(path, "wang")
    with pytest.raises(DeskLocked, match=f"wang on {socket.gethostname()} since"):
        lock.acquire(path, "li")
    held.release()
    lock.acquire(path, "li").release()


def test_an_old_lock_of_another_machine_stays(path):
    left_by(path)
    with pytest.raises(DeskLocked, match="li on other since 2020-01-01 08:00"):
        lock.acquire(path, "me")
    held = lock.acquire(path, "me", take_over=True)
    assert not held.crashed
    assert lock.holder(path).user == "me"
    held.release()


def test_a_dead_process_of_this_machine_loses_it(path):
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    left_by(path, host=socket.gethostname(), pid=child.pid, started=process.started(child.pid))
    with pytest.raises(DeskLocked):
        lock.acquire(path, "me")
    child.communicate(b"\n")
    held = lock.acquire(path, "me")
    assert held.crashed
    held.release()
    assert list(path.parent.iterdir()) == []


def test_a_reused_process_number_is_another_process(path):
    left_by(path, host=socket.gethostname(), pid=process.own()[0], started="an earlier one")
    lock.acquire(path, "me").release()


@pytest.mark.parametrize("torn", ["", "{", '{"user": "li"}'])
def test_a_torn_lock_is_somebody_elses(path, torn):
    lock.lock_file(path).write_text(torn)
    with pytest.raises(DeskLocked, match="another program"):
        lock.acquire(path, "me")
    lock.acquire(path, "me", take_over=True).release()


def test_a_lock_taken_over_is_not_removed_by_its_first_owner(path):
    first = lock.acquire(path, "me")
    left_by(path)
    first.release()
    assert lock.holder(path).user == "li"


def test_a_takeover_backs_up_first_and_is_in_the_trail(filled, path):
    filled.close()
    left_by(path)
    with open_document(path, actor="wang", take_over=True) as document:
        assert document.query("SELECT actor, action FROM audit ORDER BY seq DESC LIMIT 1") == [
            ("wang", "take-over")
        ]
        assert any(made.label == "take-over" and made.protected for made in document.backups())
