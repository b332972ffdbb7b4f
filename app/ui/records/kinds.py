"""What kinds of value a column may hold: how each is shown, typed, read and put in order.

Reading is generous with form (full-width figures, separators, currency signs, labels in either language:
what Excel and people hand in) and strict with meaning: what is unclear is refused with a reason.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from app.errors import InputError
from app.formats import format_date, format_money
from app.i18n import LANGUAGES, _, speaking
from app.models.money import Money
from app.models.vocabulary import Word

if TYPE_CHECKING:
    from app.ui.records.column import Column

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_DIGITS = re.compile(r"\d+")
_MOST_DIGITS = 17  # before the point: more than any sum, and "1e999999" would never end
_YES = frozenset({"1", "yes", "true", "y", "是", "✓", "对", "x"})
_NO = frozenset({"", "0", "no", "false", "n", "否", "-"})


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """How values of one kind are shown, offered for typing, read back and ordered."""

    name: str
    show: Callable[[Any, "Column"], str]
    typed: Callable[[Any, "Column"], str]
    parse: Callable[[str, "Column", Any], Any]
    order: Callable[[Any], Any]
    right: bool = False


def plain(text: str) -> str:
    """``text`` without full-width forms, outer blanks and what pasting leaves behind."""
    return unicodedata.normalize("NFKC", text).replace("\u00a0", " ").strip()


def text_order(text: str) -> bytes:
    """A sort key: Chinese by pinyin (GB 18030 keeps common characters in that order), figures by size."""
    folded = _DIGITS.sub(lambda match: match[0].zfill(12), text.casefold())
    return folded.encode("gb18030", "replace")


def refuse(column: "Column", message: str, way_out: str = "") -> InputError:
    """The error that names the column's field."""
    return InputError(column.field or column.key, message, way_out)


def _as_text(value: Any, _column: "Column") -> str:
    return "" if value is None else str(value)


def _as_date(value: date | None, _column: "Column") -> str:
    return format_date(value)


def _as_money(value: Money | None, _column: "Column") -> str:
    return format_money(value)


def _as_amount(value: Money | None, _column: "Column") -> str:
    return "" if value is None else f"{value.amount:f}"


def _as_number(value: Any, _column: "Column") -> str:
    return "" if value is None else f"{value:,}".replace("-", "−")


def _as_percent(value: Any, _column: "Column") -> str:
    return "" if value is None else f"{Decimal(value).normalize():f} %"


def _as_digits(value: Any, _column: "Column") -> str:
    return "" if value is None else f"{Decimal(value):f}"


def _as_choice(value: str, column: "Column") -> str:
    return next((_(word.label) for word in column.choices or () if word == value), str(value or ""))


def _as_bool(value: Any, _column: "Column") -> str:
    return "✓" if value else ""


def _as_badge(_value: Any, _column: "Column") -> str:
    return ""  # the column's badge function speaks for it


def _read_line(text: str, column: "Column", _row: Any) -> str:
    line = " ".join(text.split())
    if column.required and not line:
        raise refuse(column, _("{field} cannot be empty.").format(field=_(column.title)))
    return line


def _read_long(text: str, column: "Column", row: Any) -> str:
    body = text.replace("\r\n", "\n").strip()
    return body if body else _read_line(text, column, row)


def _read_date(text: str, column: "Column", _row: Any) -> date | None:
    clean = plain(text)
    if not clean and not column.required:
        return None
    match = _DATE.fullmatch(clean)
    if match:
        try:
            return date(*(int(part) for part in match.groups()))
        except ValueError as error:
            message = _("{text} is not a day of the calendar.").format(text=clean)
            raise refuse(column, message) from error
    raise refuse(
        column,
        _("“{text}” is not a date.").format(text=clean),
        _("Write it as year-month-day, for example 2026-11-23."),
    )


def _read_decimal(text: str, column: "Column", _row: Any) -> Decimal | None:
    clean = plain(text).replace(",", "").replace("−", "-").replace(" ", "").rstrip("%")
    if not clean and not column.required:
        return None
    try:
        value = Decimal(clean)
    except InvalidOperation as error:
        raise refuse(column, _("“{text}” is not a number.").format(text=plain(text))) from error
    if not value.is_finite():
        raise refuse(column, _("“{text}” is not a number.").format(text=plain(text)))
    if value.adjusted() >= _MOST_DIGITS:
        raise refuse(column, _("“{text}” is too large.").format(text=plain(text)))
    return value


def _read_integer(text: str, column: "Column", row: Any) -> int | None:
    value = _read_decimal(text, column, row)
    if value is None:
        return None
    if value != value.to_integral_value():
        raise refuse(column, _("“{text}” is not a whole number.").format(text=plain(text)))
    return int(value)


def _read_money(text: str, column: "Column", row: Any) -> Money | None:
    """A sum in the currency of the row; a sign or code of another currency is refused."""
    currency = getattr(row, "currency", "CNY")
    clean = plain(text).upper().removesuffix("元")
    negative = clean.startswith(("-", "−"))
    clean = clean.lstrip("-−").strip()
    for sign in (
        format_money(Money(0, currency)).rstrip("0."),
        currency,
        "RMB" if currency == "CNY" else "¥",
    ):
        clean = clean.removeprefix(plain(sign).upper()).strip()
    if re.match(r"[A-Z$€£¥]", clean):
        message = _("“{text}” is not in {currency}.").format(text=plain(text), currency=currency)
        raise refuse(column, message, _("Write the figures only."))
    value = _read_decimal(clean, column, row)
    if value is None:
        return None
    exact = Money.of(value, currency)
    if exact.amount != value:
        message = _("“{text}” has more decimals than {currency} knows.")
        raise refuse(column, message.format(text=plain(text), currency=currency))
    return -exact if negative else exact


def _read_choice(text: str, column: "Column", _row: Any) -> str:
    clean = plain(text).casefold()
    for word in column.choices or ():
        if clean in {word.value.casefold(), *(label.casefold() for label in _labels(word))}:
            return str(word)
    known = ", ".join(_(word.label) for word in column.choices or ())
    raise refuse(
        column,
        _("“{text}” is not one of the choices.").format(text=plain(text)),
        _("Choose one of: {known}.").format(known=known),
    )


def _labels(word: Word) -> set[str]:
    labels = {word.label}
    for language in LANGUAGES:
        with speaking(language):
            labels.add(_(word.label))
    return labels


def _read_bool(text: str, column: "Column", _row: Any) -> int:
    clean = plain(text).casefold()
    if clean in _YES:
        return 1
    if clean in _NO:
        return 0
    raise refuse(column, _("“{text}” is neither yes nor no.").format(text=plain(text)), _("Write 1 or 0."))


def _same(value: Any) -> Any:
    return value


def _choice_text(value: Any, _column: "Column") -> str:
    return str(value or "")


def _flag(value: Any, _column: "Column") -> str:
    return "1" if value else "0"


TEXT = Kind("text", _as_text, _as_text, _read_line, text_order)
LONG = Kind("long", _as_text, _as_text, _read_long, text_order)
INTEGER = Kind("integer", _as_number, _as_digits, _read_integer, _same, right=True)
DECIMAL = Kind("decimal", _as_number, _as_digits, _read_decimal, _same, right=True)
MONEY = Kind("money", _as_money, _as_amount, _read_money, lambda money: money.amount, right=True)
PERCENT = Kind("percent", _as_percent, _as_digits, _read_decimal, _same, right=True)
DATE = Kind("date", _as_date, _as_date, _read_date, _same)
CHOICE = Kind("choice", _as_choice, _choice_text, _read_choice, text_order)
BOOL = Kind("bool", _as_bool, _flag, _read_bool, bool)
BADGE = Kind("badge", _as_badge, _choice_text, _read_choice, _same)
KINDS = (TEXT, LONG, INTEGER, DECIMAL, MONEY, PERCENT, DATE, CHOICE, BOOL, BADGE)
