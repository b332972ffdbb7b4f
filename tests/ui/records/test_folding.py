"""A tree on the one table: folding hides what is below, a filter still finds it."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.records.column import Column
from app.ui.records.folding import LEAF, OPEN, SHUT, Folding
from app.ui.records.model import RecordModel


@dataclass(frozen=True)
class Node:
    id: str
    parent: str | None
    title: str = ""


ROWS = [Node("1", None, "a"), Node("1.1", "1", "b"), Node("1.1.1", "1.1", "c"), Node("2", None, "d")]


def refuse(*_arguments: object) -> None:
    raise AssertionError("nothing is written by folding")


@pytest.fixture
def model(qapp) -> RecordModel:
    made = RecordModel((Column("title", "Title"),), refuse, tree=lambda row: row.parent)
    made.show_rows(ROWS)
    return made


def shown(model: RecordModel) -> list[str]:
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def test_parents_carry_a_mark(model: RecordModel) -> None:
    assert shown(model) == [OPEN + "a", OPEN + "b", LEAF + "c", LEAF + "d"]


def test_folding_hides_everything_below_and_opening_shows_it_as_it_was(model: RecordModel) -> None:
    model.fold("1.1", folded=True)
    assert shown(model) == [OPEN + "a", SHUT + "b", LEAF + "d"]
    model.toggle_fold("1")
    assert shown(model) == [SHUT + "a", LEAF + "d"]
    model.toggle_fold("1")
    assert shown(model) == [OPEN + "a", SHUT + "b", LEAF + "d"]


def test_fold_all_and_open_all(model: RecordModel) -> None:
    model.fold_all()
    assert shown(model) == [SHUT + "a", LEAF + "d"]
    model.fold_all()
    assert len(shown(model)) == 4


def test_a_filter_finds_what_is_folded(model: RecordModel) -> None:
    model.fold("1", folded=True)
    model.set_filter("c")
    assert shown(model) == [LEAF + "c"]


def test_rows_without_a_tree_have_no_marks(qapp) -> None:
    model = RecordModel((Column("title", "Title"),), refuse)
    model.show_rows(ROWS)
    assert shown(model) == ["a", "b", "c", "d"]
    assert not model.is_tree


@given(st.lists(st.integers(0, 30), max_size=30), st.sets(st.integers(0, 30)))
def test_a_row_is_shown_exactly_when_no_ancestor_is_folded(parents: list[int], folded: set[int]) -> None:
    rows = [Node(str(i), str(p) if p < i else None) for i, p in enumerate(parents)]
    folding = Folding(lambda row: row.parent)
    folding.learn(rows)
    for one in folded:
        folding.set_folded(str(one), folded=True)
    by_id = {row.id: row for row in rows}

    def hidden(row: Node) -> bool:
        above = by_id.get(row.parent or "")
        return above is not None and (folding.is_folded(above.id) or hidden(above))

    assert folding.shown(rows) == [row for row in rows if not hidden(row)]
