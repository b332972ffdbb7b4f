"""Where a span of a read text lies among the clauses made from it."""

from collections.abc import Sequence

from app.models.reading import FoundFact, ReadClause
from app.models.tables import Clause


class Places:
    """Finds the clause of an offset, and the place of a fact within it."""

    def __init__(self, spans: Sequence[tuple[ReadClause, Clause, int]]) -> None:
        """Each clause as read and as made, with the offset at which its own text starts."""
        self._spans = spans

    def clause_at(self, start: int) -> Clause | None:
        """The clause whose own span holds the offset."""
        return next((clause for read, clause, _own in self._spans if read.start <= start < read.end), None)

    def mark(self, fact: FoundFact) -> tuple[str | None, int, int]:
        """Clause id and offsets of the fact within that clause's own text; (None, 0, 0) outside of any."""
        for read, clause, own in self._spans:
            if read.start <= fact.start < read.end:
                start = fact.start - own
                inside = start >= 0 and clause.text[start : start + len(fact.quote)] == fact.quote
                return (clause.id, start, start + len(fact.quote)) if inside else (clause.id, 0, 0)
        return None, 0, 0
