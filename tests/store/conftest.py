"""Desks for the tests of the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.models.tables import Clause, Contract
from app.store.document import Document
from app.store.gate import create_document


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the desk of the test lies."""
    return tmp_path / "desk.cdesk"


@pytest.fixture
def desk(path: Path) -> Iterator[Document]:
    """An empty desk."""
    document = create_document(path, actor="tester")
    yield document
    document.close()


@pytest.fixture
def filled(desk: Document) -> Document:
    """A desk with one contract "C-1" and three clauses, and nothing to undo."""
    with desk.edit("Fill") as session:
        contract = Contract(no="C-1", title="Contract")
        session.add(contract)
        session.flush()
        session.add_all([Clause(contract_id=contract.id, seq=i, text=f"第{i}条") for i in range(3)])
    return desk
