"""What may stand in a cell, and that text stays text."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property

from app.errors import FileProblem
from app.i18n import _

LIMIT = 32_767  # characters that a cell of the format holds
_PICTURES = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n\r"} | {0x7F: "␡"}
_REPLACEMENT = "�"


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula with the value that we computed for it."""

    text: str  # begins with "="
    value: Decimal | int | str


Value = str | int | Decimal | date | Formula | None


class Kind(Enum):
    """How the values of a column are typed and shown."""

    TEXT = "text"
    DATE = "date"
    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``key`` is its name for programs, ``choices`` the range of allowed words."""

    key: str
    title: str
    kind: Kind = Kind.TEXT
    width: float = 14.0  # characters
    filled_by_finance: bool = False
    choices: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: a stable header in row 1, one table, no gaps."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    frozen: int = 1  # columns that stay in view
    decimals: tuple[int, ...] = ()  # digits after the point of the sums, by row; () for 2 everywhere


def plain(text: str) -> str:
    """``text`` with every character that the format cannot hold replaced by a visible sign."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_PICTURES)
    return "".join(_REPLACEMENT if _impossible(char) else char for char in text)


def _impossible(char: str) -> bool:
    return "\ud800" <= char <= "\udfff" or char in "\ufffe\uffff"


@dataclass(slots=True)
class Texts:
    """Checks the texts of one workbook and lists what had to be replaced."""

    replaced: list[str] = field(default_factory=list)

    def checked(self, text: str, contract: str, place: str) -> str:
        """``text`` as it can be written; FileProblem naming the contract when it is too long."""
        if len(text) > LIMIT:
            message = _(
                "Contract {contract}: “{place}” has {n} characters; a cell of a workbook holds {limit}."
            )
            raise FileProblem(
                message.format(contract=contract, place=place, n=len(text), limit=LIMIT),
                _("Shorten it and export again."),
            )
        clean = plain(text)
        if clean != text.replace("\r\n", "\n").replace("\r", "\n"):
            self.replaced.append(_("{contract}: {place}").format(contract=contract, place=place))
        return clean


def digest(values: Iterable[Value]) -> str:
    """Twelve hexadecimal digits that change when one of the exported values does."""
    canonical = json.dumps([_canonical(value) for value in values], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _canonical(value: Value) -> str | None:
    if isinstance(value, Formula):
        value = value.value
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return None if value is None else str(value)


def letter(index: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def quoted(sheet: str) -> str:
    """A sheet's name inside a formula."""
    return "'" + sheet.replace("'", "''") + "'"


@dataclass(frozen=True)
class Place:
    """Where a table of ``count`` rows stands, for formulas on any sheet."""

    sheet: str
    columns: tuple[Column, ...]
    count: int

    def cells(self, key: str) -> str:
        """All cells of a column below its header."""
        name = self._letters[key]
        return f"{quoted(self.sheet)}!${name}$2:${name}${max(self.count, 1) + 1}"

    def cell(self, key: str, number: int) -> str:
        """One cell of a column, by the number of its row in the sheet."""
        return f"{quoted(self.sheet)}!{self.local(key, number)}"

    def local(self, key: str, number: int) -> str:
        """The same without the sheet, for a formula in the same one."""
        return f"{self._letters[key]}{number}"

    @cached_property
    def _letters(self) -> dict[str, str]:
        return {column.key: letter(index) for index, column in enumerate(self.columns)}
