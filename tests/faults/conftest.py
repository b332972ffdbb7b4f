"""A closed desk with something in it, and a way to prove that a refusal touched nothing."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import DeskProblem
from app.models.tables import Clause, Contract
from app.store.gate import create_document, open_document


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed desk with one contract and 200 clauses, alone in its folder; no backup of it exists."""
    path = tmp_path / "desk.cdesk"
    with create_document(path, actor="tester") as document:
        with document.edit("Fill") as session:
            contract = Contract(no="C-1", title="Contract")
            session.add(contract)
            session.flush()
            session.add_all([Clause(contract_id=contract.id, seq=i, text="第一条 " * 40) for i in range(200)])
        document.suspect = True  # so that closing makes no backup
    return path


def picture(folder: Path) -> dict[str, str]:
    """Every file of the folder by its SHA-256."""
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "folder"
        for file in folder.iterdir()
    }


@contextmanager
def refused(folder: Path, *said: str) -> Iterator[None]:
    """The block is refused with a message of path, cause and next step; nothing in ``folder`` changes."""
    before = picture(folder)
    with pytest.raises(DeskProblem) as problem:
        yield
    message = str(problem.value)
    assert str(folder) in problem.value.message
    assert problem.value.way_out
    for part in said:
        assert part in message
    assert not any(word in message for word in ("SQLITE", "Traceback", "sqlite3"))
    assert picture(folder) == before


@pytest.fixture
def refuse() -> Callable[..., None]:
    """``refuse(path, "cause", …)``: opening is refused as FAULTS defines REFUSE."""

    def check(path: Path, *said: str, **options: bool) -> None:
        with refused(path.parent, *said):
            open_document(path, actor="tester", **options).close()

    return check
