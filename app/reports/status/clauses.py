"""Sections about the text: the clauses at a glance, and at the end every word of them."""

from collections.abc import Iterator

from app.i18n import _
from app.models.states import ClauseState
from app.models.vocabulary import Category
from app.reports.blocks import Block, Clause, Column, Heading, Kind, PageBreak, Table
from app.reports.status.data import StatusData


def overview(data: StatusData) -> Iterator[Block]:
    """The top clauses with what they are about."""
    top = [clause for clause in data.clauses if clause.level == 1]
    if not top:
        return
    yield Heading(_("Clauses"))
    yield Table(
        (
            Column(_("No."), Kind.SHORT),
            Column(_("Heading")),
            Column(_("Category"), Kind.SHORT),
            Column(_("Version"), Kind.NUMBER),
            Column(_("State"), Kind.SHORT),
        ),
        tuple(
            (
                clause.number,
                clause.heading or _beginning(clause.text),
                _(Category.of(clause.category).label),
                str(clause.version),
                _(ClauseState.of(clause.state).label),
            )
            for clause in top
        ),
    )


def _beginning(text: str) -> str:
    line = text.strip().split("\n", 1)[0]
    return line if len(line) <= 40 else line[:39] + "…"


def full_text(data: StatusData) -> Iterator[Block]:
    """Every clause in reading order, as it stands today."""
    if not data.clauses:
        return
    yield PageBreak()
    yield Heading(_("Annex: text of the clauses"))
    for clause in data.clauses:
        tag = _(Category.of(clause.category).label)
        yield Clause(clause.number, clause.heading, tag, clause.text, clause.level)
