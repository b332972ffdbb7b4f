"""Desks for the tests of what a user can do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services import desks, registers
from app.services.sample import fill_sample
from app.store.document import Document


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Document]:
    """An empty desk."""
    document = desks.create_desk(tmp_path / "desk.cdesk", actor="tester")
    yield document
    document.close()


@pytest.fixture
def sample(desk: Document) -> Document:
    """A desk with the six sample contracts, in English."""
    fill_sample(desk, "en")
    return desk


@pytest.fixture
def contract(desk: Document) -> str:
    """The id of one contract in draft, price 1,000.00 CNY, with nothing else."""
    return registers.create_contract(
        desk, title="Test", no="T-1", price_original_minor=100_000, currency="CNY", end_on="2026-12-31"
    )
