"""A register as a value: what it shows, from which rows, and what can be done there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.context import PageContext
from app.ui.records.column import Column

Values = Callable[[], Mapping[str, object]]


class RowsWidget(QWidget):
    """A widget beside or above the table that shows the same rows; the page feeds it."""

    chosen = Signal(str)  # id of a row to choose in the table

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show all rows of the register after a refresh."""

    def show_row(self, row: Any | None) -> None:
        """Point at the chosen row."""


@dataclass(frozen=True, slots=True)
class PageAction:
    """A button of one's own in the header of the page."""

    title: str  # message id
    act: Callable[[PageContext], object]
    tip: str = ""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """Everything that makes one register page; titles and sentences are message ids.

    ``query(document, contract_id)`` gives frozen rows with an ``id``; ``watches`` names the tables whose
    changes make it worth asking again; ``new_values`` are the fields a new row starts with, and
    ``first_key`` is the column whose editor opens then.
    """

    key: str
    title: str
    icon: str
    entity: str
    query: Callable[[Any, str], Sequence[Any]]
    columns: tuple[Column, ...]
    watches: tuple[str, ...]
    empty: str
    new_title: str
    new_values: Values = dict
    create: Callable[[Any, str], str] | None = None  # (document, contract id) -> id, instead of a plain row
    first_key: str = "title"
    actions: tuple[PageAction, ...] = ()
    aside: Callable[[PageContext], RowsWidget] | None = None
    aside_width: int = 330  # of a page 1090 wide
    form_height: int = 300  # of a page 720 high, where the details stand below the table
    tree: Callable[[Any], str | None] | None = None  # id of the row above, for rows that can be folded
    top: Callable[[PageContext], RowsWidget] | None = None
    has_states: bool = True
    heading: Callable[[Any], str] = field(default=lambda row: f"{row.no}  {row.title}".strip())
