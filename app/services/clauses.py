"""Clauses: their text changes only as a new version with a reason."""

from app.errors import AppError, InputError
from app.i18n import _
from app.models.tables import Clause, ClauseVersion, Fact
from app.services.guards import check_edit
from app.services.validation import checked
from app.store.document import Document
from app.store.queries.registers import clauses, facts, versions

__all__ = ["clauses", "edit_text", "facts", "versions"]


def edit_text(
    document: Document,
    *,
    clause_id: str,
    text: str,
    reason: str,
    heading: str | None = None,
    initiator: object = None,
) -> None:
    """Give the clause a new text as its next version; the marked facts that the text still holds stay marked.

    InputError when the reason is empty or the clause is in force.
    """
    with document.edit(_("Edit clause text"), reason=reason, initiator=initiator) as session:
        clause = session.get(Clause, clause_id)
        if clause is None:
            raise AppError(_("This clause was deleted in the meantime."), _("Undo brings it back."))
        new_text = checked("clause", "text", text)
        new_heading = clause.heading if heading is None else checked("clause", "heading", heading)
        if (new_text, new_heading) == (clause.text, clause.heading):
            return
        if not reason.strip():
            raise InputError("reason", _("Say why the text changes."))
        check_edit(document, "clause", clause, "text", new_text)
        clause.text, clause.heading, clause.version = new_text, new_heading, clause.version + 1
        session.add(
            ClauseVersion(
                clause_id=clause.id,
                version=clause.version,
                heading=new_heading,
                text=new_text,
                reason=reason.strip(),
                author=document.actor,
            )
        )
        for row_id, *_rest in document.query("SELECT id FROM fact WHERE clause_id = ?", (clause_id,)):
            fact = session.get(Fact, row_id)
            if fact is not None:
                _relocate(fact, new_text)


def _relocate(fact: Fact, text: str) -> None:
    """Move the mark to the occurrence of its words nearest to the old place; a lost mark becomes empty."""
    places = [i for i in range(len(text)) if fact.quote and text.startswith(fact.quote, i)]
    if not places:
        fact.start_at = fact.end_at = 0
        return
    fact.start_at = min(places, key=lambda place: abs(place - fact.start_at))
    fact.end_at = fact.start_at + len(fact.quote)
