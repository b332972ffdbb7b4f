"""What the widgets of a register page can do to its rows; every deed is a service call.

The services import the table models, which takes longer than showing a table does, so they are imported at
the first deed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.ui.context import PageContext
from app.ui.records.clipboard import PastePlan
from app.ui.records.page_spec import PageSpec


@dataclass(frozen=True, slots=True)
class Register:
    """The rows of one entity of one contract."""

    context: PageContext
    spec: PageSpec

    def rows(self) -> Sequence[Any]:
        """The rows as they are now."""
        return self.spec.query(self.context.document, self.context.contract_id)

    def edit(self, row_id: str, field: str, value: object) -> None:
        """Write one field; AppError when it is refused."""
        from app.services import registers

        registers.edit_field(
            self.context.document, entity=self.spec.entity, row_id=row_id, field=field, value=value
        )

    def edit_many(self, row_ids: Sequence[str], field: str, value: object) -> None:
        """Write one field of several rows as one step."""
        from app.services import registers

        registers.edit_many(
            self.context.document, entity=self.spec.entity, row_ids=row_ids, field=field, value=value
        )

    def create(self) -> str:
        """Add a row with the values a new one starts with; its id."""
        if self.spec.create is not None:
            return self.spec.create(self.context.document, self.context.contract_id)
        from app.services import registers

        return registers.create(
            self.context.document,
            entity=self.spec.entity,
            contract_id=self.context.contract_id,
            values=dict(self.spec.new_values()),
        )

    def delete(self, row_ids: Sequence[str]) -> None:
        """Remove rows; undo brings them back."""
        from app.services import registers

        registers.delete(self.context.document, entity=self.spec.entity, row_ids=row_ids)

    def paste(self, plan: PastePlan) -> None:
        """Do what the plan says as one step: edits of present rows and new rows."""
        from app.services import registers

        start = dict(self.spec.new_values())
        new: list[Mapping[str, object]] = [start | values for values in plan.creations]
        registers.paste(
            self.context.document,
            entity=self.spec.entity,
            contract_id=self.context.contract_id,
            changes=plan.changes,
            creations=new,
        )

    def moves(self, row_id: str) -> Sequence[Any]:
        """The states that may follow, each with the reason when it may not now."""
        from app.services import states

        return states.allowed(self.context.document, entity=self.spec.entity, row_id=row_id)

    def move(self, row_id: str, to: str) -> None:
        """Move the row to a state; InputError with the guard's sentence when it may not."""
        from app.services import states

        states.move(self.context.document, entity=self.spec.entity, row_id=row_id, to=to)
