"""What a field may hold: checked before a table model is made, because table models check nothing.

The type comes from the table's own annotation, the bounds and words from its ``RULES``, so a field is
declared once.
"""

import unicodedata
from datetime import date
from typing import Any, get_args, get_type_hints

from app.errors import InputError
from app.i18n import _
from app.models import tables
from app.models.money import Money
from app.models.tables.row import RULES, Row, Rule

LONGEST_TEXT = 1_000_000
_REQUIRED = {
    ("contract", "no"),
    ("contract", "title"),
    ("party", "name"),
    ("contract_party", "role"),
    ("deliverable", "title"),
    ("obligation", "title"),
    ("payment", "title"),
    ("change", "title"),
    ("approval", "who"),
    ("risk", "title"),
    ("criterion", "title"),
    ("scheme", "name"),
}
# Sums and counts that a negative value would make nonsense; effects of changes are signed.
_SIGNED = {("change", "cost_minor"), ("change", "days")}
_LARGEST = 10**17  # minor units: more than any economy, and exact in SQLite and Excel's eyes alike

ENTITIES: dict[str, type[Row]] = {
    str(table.__tablename__): table
    for table in (getattr(tables, name) for name in tables.__all__)
    if issubclass(table, Row)
}


def checked(entity: str, field: str, value: Any) -> Any:
    """``value`` as the column stores it; InputError naming the field when it cannot be stored."""
    hint = _hints(entity).get(field)
    if hint is None:
        raise KeyError(f"{entity} has no field {field}")
    kinds = get_args(hint) or (hint,)
    if isinstance(value, Money):
        value = value.minor
    if isinstance(value, str):
        value = value.strip()
    if value in (None, "") and type(None) in kinds:
        return None
    if date in kinds:
        return _day(field, value)
    if int in kinds:
        return _number(entity, field, value)
    return _text(entity, field, value)


_known: dict[str, dict[str, Any]] = {}


def _hints(entity: str) -> dict[str, Any]:
    if entity not in _known:
        _known[entity] = get_type_hints(ENTITIES[entity])
    return _known[entity]


def _day(field: str, value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as problem:
        message = _("“{value}” is not a date.").format(value=value)
        raise InputError(field, message, _("Write it as 2026-11-23.")) from problem


def _number(entity: str, field: str, value: Any) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError) as problem:
        message = _("“{value}” is not a whole number.").format(value=value)
        raise InputError(field, message) from problem
    low, high = _bounds(entity, field)
    if not low <= number <= high:
        message = _("{value} is outside {low} to {high}.").format(value=number, low=low, high=high)
        raise InputError(field, message)
    return number


def _bounds(entity: str, field: str) -> tuple[int, int]:
    rule = RULES.get(entity, {}).get(field)
    if isinstance(rule, tuple):
        return rule
    return (-_LARGEST if (entity, field) in _SIGNED else 0), _LARGEST


def _text(entity: str, field: str, value: Any) -> str:
    text = unicodedata.normalize("NFC", "" if value is None else str(value))
    if not text and (entity, field) in _REQUIRED:
        raise InputError(field, _("This field cannot be empty."))
    if len(text) > LONGEST_TEXT:
        raise InputError(field, _("The text is longer than {n} characters.").format(n=f"{LONGEST_TEXT:,}"))
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise InputError(field, _("The text holds characters that no file can keep."), _("Type it again."))
    return _word(field, text, RULES.get(entity, {}).get(field))


def _word(field: str, text: str, rule: Rule | None) -> str:
    if rule is None or isinstance(rule, tuple) or text in tuple(rule):
        return text
    known = ", ".join(_(word.label) for word in rule)
    message = _("“{value}” is not one of: {known}.").format(value=text, known=known)
    raise InputError(field, message)
