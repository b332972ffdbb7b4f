"""One declared column: the table, the form, the clipboard and the filter all read the same value."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from app.models.money import Money
from app.models.vocabulary import Word
from app.ui.badges import Badge
from app.ui.records.kinds import BADGE, CHOICE, TEXT, Kind


def stored_form(value: object) -> object:
    """What a service stores for a value: minor units for a sum, the value itself for the rest."""
    return value.minor if isinstance(value, Money) else value


@dataclass(frozen=True, slots=True)
class Column:
    """What is shown of a row, and which field an edit of it writes.

    ``title`` is a message id; ``field`` is empty for what cannot be edited; ``width`` is in units of
    1/96 inch, 0 for the column that takes what is left.
    """

    key: str
    title: str
    kind: Kind = TEXT
    value: Callable[[Any], Any] | None = None  # the attribute named ``key`` when left out
    field: str = ""
    choices: type[Word] | None = None
    badge: Callable[[Any], Badge | None] | None = None
    store: Callable[[Any], object] = stored_form
    width: int = 110
    in_table: bool = True
    in_form: bool = True
    required: bool = False
    dim: bool = False

    def __post_init__(self) -> None:
        """Fill in the value function, and hold the rules that the widgets rely on."""
        if self.value is None:
            object.__setattr__(self, "value", attrgetter(self.key))
        if self.kind is BADGE and self.badge is None:
            raise ValueError(f"column {self.key!r} of kind BADGE has no badge function")
        if self.kind is CHOICE and self.choices is None:
            raise ValueError(f"column {self.key!r} of kind CHOICE has no choices")

    @property
    def editable(self) -> bool:
        """Whether an edit has somewhere to go."""
        return bool(self.field)

    def of(self, row: Any) -> Any:
        """The value of this column in ``row``."""
        return self.value(row)  # type: ignore[misc]  # filled in by __post_init__

    def text(self, row: Any) -> str:
        """What the table shows, the filter searches and a copy holds."""
        if self.badge is not None:
            badge = self.badge(row)
            return badge.text if badge else ""
        return self.kind.show(self.of(row), self)

    def typed(self, row: Any) -> str:
        """What an editor starts with."""
        return self.kind.typed(self.of(row), self)

    def read(self, text: str, row: Any = None) -> object:
        """The storable value that ``text`` means; InputError with reason and way out."""
        return self.store(self.kind.parse(text, self, row))

    def order(self, row: Any) -> Any:
        """The sort key of ``row``, or None for an empty value, which always comes last."""
        value = self.of(row)
        if value is None or value == "":
            return None
        return self.kind.order(self.text(row) if self.kind is CHOICE else value)
