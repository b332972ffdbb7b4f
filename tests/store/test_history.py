"""Random edits over the real tables: undo all gives the start, redo all the end, the trail stays whole."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import col, delete, select, update

from app.errors import InputError
from app.models.tables import (
    Approval,
    Attachment,
    Change,
    Clause,
    Contract,
    Criterion,
    Deliverable,
    Evaluation,
    Fact,
    Obligation,
    Payment,
    Risk,
    Scheme,
    Score,
    Setting,
    Term,
)
from app.store.changes import Changes, ChangeSet, History, Step
from app.store.document import Document
from app.store.gate import create_document
from tests.store.dump import dump

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@dataclass
class Act:
    """One thing done inside an edit; ``pick`` chooses rows, whatever there is."""

    kind: str
    pick: int
    text: str


ACTS = st.builds(Act, st.sampled_from(["add", "tree", "plan", "scores", "edit", "bulk", "drop", "setting"]),
                 st.integers(0, 999), TEXTS)  # fmt: skip
EDITS = st.lists(st.tuples(st.booleans(), st.lists(ACTS, min_size=1, max_size=4)), min_size=1, max_size=8)
ROWS = (
    Contract,
    Clause,
    Term,
    Deliverable,
    Payment,
    Change,
    Risk,
    Scheme,
    Criterion,
    Evaluation,
    Score,
    Fact,
)


def chosen(session, table, pick):
    rows = session.exec(select(table).order_by(table.id)).all()
    return rows[pick % len(rows)] if rows else None


def do(document, session, act):
    contract = chosen(session, Contract, act.pick)
    if act.kind == "add" or contract is None:
        count = len(session.exec(select(Contract)).all())
        session.add(Contract(no=f"C-{count}-{act.pick}-{act.text}", title=act.text, end_on=date(2026, 1, 1)))
        session.flush()
        return
    owner = {"contract_id": contract.id}
    if act.kind == "tree":
        root = Clause(text=act.text, **owner)
        session.add(root)
        session.flush()
        leaf = Clause(parent_id=root.id, heading=act.text, **owner)
        session.add(leaf)
        session.flush()
        session.add_all([Fact(kind="title", value=act.text, clause_id=leaf.id, **owner), Term(**owner),
                         Obligation(title=act.text, clause_id=leaf.id, **owner)])  # fmt: skip
    elif act.kind == "plan":
        work = Deliverable(title=act.text, percent=act.pick % 101, **owner)
        session.add(work)
        session.flush()
        change = Change(title=act.text, deliverable_id=work.id, **owner)
        sha256 = document.add_blob(session, act.text.encode())
        session.add(change)
        session.flush()
        session.add(Attachment(name=act.text, sha256=sha256, **owner))
        session.add(Approval(change_id=change.id, who=act.text))
        session.add_all([Payment(title=act.text, **owner), Risk(title=act.text, **owner)])
    elif act.kind == "scores":
        scheme = Scheme(name=act.text, **owner)
        session.add(scheme)
        session.flush()
        criterion = Criterion(scheme_id=scheme.id, title=act.text, weight=act.pick % 101)
        evaluation = Evaluation(scheme_id=scheme.id, period_end=date(2026, 3, 31), **owner)
        session.add_all([criterion, evaluation])  # references of both are there already
        session.flush()
        session.add(Score(criterion_id=criterion.id, evaluation_id=evaluation.id, points=act.pick))
    elif act.kind == "setting":
        session.merge(Setting(key=act.text, value=str(act.pick)))
    else:
        change_rows(session, act)
    session.flush()


def change_rows(session, act):
    table = ROWS[act.pick % len(ROWS)]
    row = chosen(session, table, act.pick)
    field = "title" if hasattr(table, "title") else "updated_at"
    if act.kind == "edit" and row is not None:
        setattr(row, field, act.text)
    elif act.kind == "bulk":
        session.exec(update(table).values({field: act.text}))
    elif act.kind == "drop" and row is not None:
        session.exec(delete(table).where(col(table.id) == row.id))
        session.expire_all()


def edit(document, acts, *, fails):
    with document.edit("Edit") as session:
        for act in acts:
            do(document, session, act)
        if fails:
            raise ZeroDivisionError


def run(document: Document, edits):
    """Do the edits, some of them failing at their end; every failed one must leave nothing."""
    states = [dump(document)]
    for fails, acts in edits:
        try:
            edit(document, acts, fails=fails)
        except (ZeroDivisionError, InputError):
            assert dump(document) == states[-1]
        else:
            now = dump(document)
            if now != states[-1]:
                states.append(now)
    return states


@settings(max_examples=25)
@given(EDITS, st.lists(st.booleans(), max_size=12))
def test_undo_all_is_the_start_and_redo_all_the_end(edits, wanderings):
    with TemporaryDirectory() as folder, create_document(Path(folder, "d.cdesk"), actor="x") as document:
        states = run(document, edits)
        place = len(states) - 1
        for back in wanderings:
            if back and place:
                document.undo()
                place -= 1
            elif not back and place < len(states) - 1:
                document.redo()
                place += 1
            assert dump(document) == states[place]
        while place:
            document.undo()
            place -= 1
            assert dump(document) == states[place]
        assert document.undo_state.undo is None
        for state in states[1:]:
            document.redo()
            assert dump(document) == state
        assert document.undo_state.redo is None
        assert document.verify() == []
        assert document.query("PRAGMA foreign_key_check") == []


def test_the_oldest_edits_are_forgotten_when_memory_is_full():
    history = History(limit=1000)
    for name in "abc":
        steps = [Step("t", None, 1, None, ("x" * 300,))]
        history.push(ChangeSet.of(Changes(name, {"t": frozenset(name)}), steps))
    assert [kept.changes.name for kept in history.undoable] == ["b", "c"]
    history.push(ChangeSet.of(Changes("big", {}), [Step("t", None, 1, None, ("x" * 3000,))]))
    assert history.state.undo == "big"
    assert len(history.undoable) == 1
