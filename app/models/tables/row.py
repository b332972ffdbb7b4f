"""What every table shares: identity, stamps, and rules that the database and the services both hold.

Dates are civil dates stored as ISO text; instants are UTC, ISO text; money is integer minor units of the
contract's currency; words are stored by value. ``table=True`` models do not validate, so services check
values against ``RULES`` first and SQLite's CHECK constraints refuse what slips through.
"""

from typing import Any

from sqlmodel import CheckConstraint, Field, SQLModel

from app.models.identity import new_id
from app.models.vocabulary import Word

Rule = type[Word] | tuple[int, int]
RULES: dict[str, dict[str, Rule]] = {}


def strict(table: str, **rules: Rule) -> tuple[Any, ...]:
    """``__table_args__`` of a STRICT table: a Word class allows its values, a pair bounds a number."""
    RULES[table] = rules
    checks = [CheckConstraint(_condition(name, rule), name=f"{table}_{name}") for name, rule in rules.items()]
    return (*checks, {"sqlite_strict": True})


def _condition(name: str, rule: Rule) -> str:
    if isinstance(rule, tuple):
        return f"{name} BETWEEN {rule[0]} AND {rule[1]}"
    return f"{name} IN ({', '.join(repr(str(word)) for word in rule)})"


class Row(SQLModel):
    """A row with an id that sorts by creation, stamps and a version for lost-update checks."""

    id: str = Field(default_factory=new_id, primary_key=True)
    created_at: str = ""  # set by the document on flush
    updated_at: str = ""
    row_version: int = 1


class ContractRow(Row):
    """A row that belongs to one contract and goes with it."""

    contract_id: str = Field(foreign_key="contract.id", ondelete="CASCADE", index=True)
