"""Create, edit and delete rows of any register: one way for every table, each call one undo step."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from app.errors import AppError, InputError
from app.i18n import N_, _, ngettext
from app.models.identity import new_id
from app.models.tables.row import Row
from app.services.guards import check_edit
from app.services.numbering import next_contract_number, next_number, numbered
from app.services.validation import ENTITIES, checked
from app.store.document import Document

NAMES = {
    "contract": N_("contract"),
    "contract_party": N_("party"),
    "party": N_("party"),
    "term": N_("term"),
    "clause": N_("clause"),
    "obligation": N_("obligation"),
    "deliverable": N_("deliverable"),
    "payment": N_("payment line"),
    "change": N_("change request"),
    "approval": N_("approval"),
    "risk": N_("risk"),
    "scheme": N_("scheme"),
    "criterion": N_("criterion"),
    "evaluation": N_("evaluation"),
    "score": N_("score"),
    "attachment": N_("attachment"),
    "fact": N_("fact"),
}


def edit_field(
    document: Document,
    *,
    entity: str,
    row_id: str,
    field: str,
    value: object,
    reason: str = "",
    initiator: object = None,
) -> None:
    """Set one field of one row; InputError when the value cannot be."""
    edit_many(
        document,
        entity=entity,
        row_ids=[row_id],
        field=field,
        value=value,
        reason=reason,
        initiator=initiator,
    )


def edit_many(
    document: Document,
    *,
    entity: str,
    row_ids: Iterable[str],
    field: str,
    value: object,
    reason: str = "",
    initiator: object = None,
) -> None:
    """Set one field of several rows in one undo step; nothing changes when one of them refuses."""
    edit_fields(
        document,
        entity=entity,
        changes={row_id: {field: value} for row_id in row_ids},
        reason=reason,
        initiator=initiator,
    )


def edit_fields(
    document: Document,
    *,
    entity: str,
    changes: Mapping[str, Mapping[str, object]],
    reason: str = "",
    initiator: object = None,
) -> None:
    """Set several fields of several rows ({row id: {field: value}}) in one undo step."""
    name = _("Edit {thing}").format(thing=_(NAMES[entity]))
    with document.edit(name, reason=reason, initiator=initiator) as session:
        for row_id, values in changes.items():
            row = session.get(ENTITIES[entity], row_id)
            if row is None:
                raise AppError(_("This row was deleted in the meantime."), _("Undo brings it back."))
            _assign(document, entity, row, values)


def _assign(document: Document, entity: str, row: Row, values: Mapping[str, object]) -> None:
    for field, value in values.items():
        stored = checked(entity, field, value)
        if getattr(row, field) == stored:
            continue
        check_edit(document, entity, row, field, stored)
        setattr(row, field, stored)


def create(
    document: Document,
    *,
    entity: str,
    contract_id: str = "",
    values: Mapping[str, Any] | None = None,
    initiator: object = None,
) -> str:
    """Add a row with the values given, the table's defaults and the next human number; its id."""
    name = _("Add {thing}").format(thing=_(NAMES[entity]))
    with document.edit(name, initiator=initiator) as session:
        table = ENTITIES[entity]
        given = {field: checked(entity, field, value) for field, value in (values or {}).items()}
        given.setdefault("id", new_id())
        if contract_id and "contract_id" in table.model_fields:
            given["contract_id"] = contract_id
        if numbered(entity) and not given.get("no"):
            given["no"] = next_number(document, entity, contract_id)
        session.add(table(**given))
        return str(given["id"])


def paste(
    document: Document,
    *,
    entity: str,
    contract_id: str,
    changes: Mapping[str, Mapping[str, object]],
    creations: Iterable[Mapping[str, object]],
    initiator: object = None,
) -> None:
    """Edit rows ({row id: {field: value}}) and add new ones in one undo step; all of it or nothing."""
    name = _("Paste into {thing}").format(thing=_(NAMES[entity]))
    with document.edit(name, initiator=initiator):
        edit_fields(document, entity=entity, changes=changes)
        for values in creations:
            create(document, entity=entity, contract_id=contract_id, values=values)


def delete(document: Document, *, entity: str, row_ids: Iterable[str], initiator: object = None) -> None:
    """Remove rows and what hangs on them; one undo step brings all back."""
    ids = list(row_ids)
    name = ngettext("Delete {n} {thing}", "Delete {n} {thing}", len(ids))
    with document.edit(name.format(n=len(ids), thing=_(NAMES[entity])), initiator=initiator) as session:
        for row_id in ids:
            row = session.get(ENTITIES[entity], row_id)
            if row is not None:
                session.delete(row)


def create_contract(
    document: Document, *, title: str, no: str = "", initiator: object = None, **values: Any
) -> str:
    """A new contract in draft; it gets the next number of the year unless one is given."""
    number = no or next_contract_number(document, date.today().year)
    if document.query("SELECT 1 FROM contract WHERE no = ?", (number,)):
        message = _("There is already a contract with the number {no}.").format(no=number)
        raise InputError("no", message, _("Give it another number."))
    return create(
        document, entity="contract", values={"title": title, "no": number, **values}, initiator=initiator
    )
