"""What must hold before a row may be edited or moved to another state, as sentences for the user."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.errors import InputError
from app.i18n import _, ngettext
from app.models.states import ContractState, EvaluationState
from app.models.tables.row import Row
from app.store.queries.reading import Readable


@dataclass(frozen=True, slots=True)
class Edit:
    """One field about to be set."""

    document: Readable
    row: Row
    field: str
    value: object

    def after(self, field: str) -> object:
        """What ``field`` of the row holds once this edit is made."""
        return self.value if field == self.field else getattr(self.row, field)


def check_edit(document: Readable, entity: str, row: Row, field: str, value: object) -> None:
    """Raise InputError when this row may not take this value now."""
    guard = _EDITS.get(entity)
    problem = guard(Edit(document, row, field, value)) if guard else ""
    if problem:
        raise InputError(field, problem)


def _contract(edit: Edit) -> str:
    if edit.field == "no" and edit.document.query(
        "SELECT 1 FROM contract WHERE no = ? AND id <> ?", (edit.value, edit.row.id)
    ):
        return _("There is already a contract with the number {no}.").format(no=edit.value)
    return _span(edit, "effective_on", "end_on")


def _clause(edit: Edit) -> str:
    if edit.field in ("text", "heading") and edit.after("state") in ("in_force", "superseded"):
        return _("A clause in force cannot be edited; it is superseded by an approved change.")
    return ""


def _deliverable(edit: Edit) -> str:
    if edit.field in ("inspected", "passed_first"):
        passed, inspected = edit.after("passed_first"), edit.after("inspected")
        if isinstance(passed, int) and isinstance(inspected, int) and passed > inspected:
            return _("More lots passed than were inspected.")
    spans = (_span(edit, f"{kind}_start", f"{kind}_end") for kind in ("planned", "baseline", "actual"))
    return next(filter(None, spans), "")


def _evaluation(edit: Edit) -> str:
    return _("This evaluation is final and sealed.") if edit.after("state") == "final" else ""


def _score(edit: Edit) -> str:
    states = edit.document.query(
        "SELECT e.state FROM evaluation e JOIN score s ON s.evaluation_id = e.id WHERE s.id = ?",
        (edit.row.id,),
    )
    sealed = states and states[0][0] == EvaluationState.FINAL
    return _("This evaluation is final and sealed.") if sealed else ""


def _span(edit: Edit, first: str, last: str) -> str:
    """Refuse an end before its start, whichever of the two is being edited."""
    if edit.field not in (first, last):
        return ""
    start, end = edit.after(first), edit.after(last)
    if isinstance(start, date) and isinstance(end, date) and end < start:
        return _("The end {end} lies before the start {start}.").format(end=end, start=start)
    return ""


_EDITS: dict[str, Callable[[Edit], str]] = {
    "contract": _contract,
    "clause": _clause,
    "deliverable": _deliverable,
    "evaluation": _evaluation,
    "score": _score,
}


def blocked_move(document: Readable, entity: str, row_id: str, to: str) -> str:
    """Why a row may not move to the state now; empty when it may."""
    guard = _MOVES.get((entity, str(to)))
    return guard(document, row_id) if guard else ""


def _count(document: Readable, sql: str, row_id: str) -> int:
    return int(document.query(sql, (row_id,))[0][0])


def _completed(document: Readable, row_id: str) -> str:
    left = _count(
        document,
        "SELECT count(*) FROM deliverable WHERE contract_id = ? AND state <> 'accepted'",
        row_id,
    )
    sentence = ngettext("{n} deliverable is not accepted yet", "{n} deliverables are not accepted yet", left)
    return sentence.format(n=left) if left else ""


def _closed(document: Readable, row_id: str) -> str:
    changes = _count(
        document,
        "SELECT count(*) FROM change WHERE contract_id = ? AND state IN"
        " ('draft', 'notified', 'quoted', 'approved')",
        row_id,
    )
    payments = _count(
        document,
        "SELECT count(*) FROM payment WHERE contract_id = ? AND state NOT IN ('paid', 'cancelled')",
        row_id,
    )
    parts = []
    if changes:
        parts.append(ngettext("{n} open change", "{n} open changes", changes).format(n=changes))
    if payments:
        parts.append(ngettext("{n} open payment", "{n} open payments", payments).format(n=payments))
    return ", ".join(parts)


def _change_approved(document: Readable, row_id: str) -> str:
    waiting = _count(
        document, "SELECT count(*) FROM approval WHERE change_id = ? AND decision <> 'approved'", row_id
    )
    sentence = ngettext("{n} approval is missing", "{n} approvals are missing", waiting)
    return sentence.format(n=waiting) if waiting else ""


def _evaluation_issued(document: Readable, row_id: str) -> str:
    scored = _count(
        document, "SELECT count(*) FROM score WHERE evaluation_id = ? AND points IS NOT NULL", row_id
    )
    return "" if scored else _("No criterion has a score yet")


_MOVES: dict[tuple[str, str], Callable[[Readable, str], str]] = {
    ("contract", ContractState.COMPLETED): _completed,
    ("contract", ContractState.CLOSED): _closed,
    ("change", "approved"): _change_approved,
    ("evaluation", EvaluationState.ISSUED): _evaluation_issued,
    ("evaluation", EvaluationState.FINAL): _evaluation_issued,
}
