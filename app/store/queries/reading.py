"""From plain SQL to frozen rows: the row class names the columns, its annotations the conversions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, Protocol, TypeVar, get_type_hints

RowType = TypeVar("RowType")


class Readable(Protocol):
    """What a query needs of a document."""

    def query(
        self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[Any, ...]]:
        """All rows of a plain read."""
        ...


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


_Shape = tuple[tuple[str, ...], tuple[int, ...]]
_SHAPES: dict[Any, _Shape] = {}


def _shape(row_type: Any) -> _Shape:
    """Column names of the row class, and which of them are dates; worked out once per class."""
    if row_type not in _SHAPES:
        hints = get_type_hints(row_type)
        names = tuple(field.name for field in fields(row_type))
        dates = tuple(i for i, name in enumerate(names) if hints[name] in (date | None, date))
        _SHAPES[row_type] = names, dates
    return _SHAPES[row_type]


def maker(row_type: type[RowType]) -> Callable[[tuple[Any, ...]], RowType]:
    """A function that makes one row from one tuple in field order."""
    _, dates = _shape(row_type)
    if not dates:
        return lambda values: row_type(*values)

    def make(values: tuple[Any, ...]) -> RowType:
        converted = list(values)
        for index in dates:
            converted[index] = _day(converted[index])
        return row_type(*converted)

    return make


def read_rows(
    document: Readable,
    row_type: type[RowType],
    source: str,
    parameters: Sequence[object] | Mapping[str, object] = (),
    **computed: str,
) -> list[RowType]:
    """Rows of ``SELECT <fields> FROM <source>``; ``computed`` gives SQL for fields that are no ``t.x``."""
    names, _ = _shape(row_type)
    columns = ", ".join(f"{computed.get(name, 't.' + name)}" for name in names)
    make = maker(row_type)
    return [make(values) for values in document.query(f"SELECT {columns} FROM {source}", parameters)]
