"""Write the schema text that the models declare, or check that the stored one is still it.

    python tools/schema.py            write resources/schema/<version>.sql
    python tools/schema.py --check    exit 1 when it differs

A desk is made from, and compared with, the stored text, so opening one needs no SQLAlchemy. Before a
release the text of a version may be rewritten; afterwards a change of the models needs the next version
and a revision in ``app/store/migrations``.
"""

import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Date, String, create_engine
from sqlalchemy.ext.compiler import compiles
from sqlmodel import SQLModel

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import app.models.tables
from app.store import schema

assert app.models.tables.__all__  # imported for its tables

# What the models cannot say: the audit trail only grows, and a blob never changes.
GUARDS = [
    f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table}\n"
    f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    for table, verb, sentence in (
        ("audit", "update", "the audit trail is append-only"),
        ("audit", "delete", "the audit trail is append-only"),
        ("blob", "update", "a stored file never changes"),
    )
]

# Tables in the order of their references, then indexes by name: the same text at every run.
_DECLARED = (
    "SELECT sql FROM sqlite_schema WHERE sql NOT NULL "
    "ORDER BY type DESC, CASE type WHEN 'table' THEN rowid END, name"
)


@compiles(String, "sqlite")
@compiles(Date, "sqlite")
def _text(*_: Any, **__: Any) -> str:
    """STRICT tables know no VARCHAR and no DATE; both are text."""
    return "TEXT"


def declared() -> str:
    """The statements of the models and the guards, as one script."""
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(_DECLARED)
        made = [row[0].replace("\t", "    ") for row in rows]
    made = ["\n".join(line.rstrip() for line in text.splitlines() if line.strip()) for text in made]
    return ";\n\n".join(made + GUARDS) + ";\n"


def main() -> int:
    """Write or check; the exit status says whether stored and declared agree."""
    stored = schema.text_path()
    if "--check" in sys.argv:
        return 0 if stored.exists() and stored.read_text("utf-8") == declared() else 1
    stored.parent.mkdir(parents=True, exist_ok=True)
    stored.write_text(declared(), "utf-8", newline="\n")
    print(f"{stored.name}: version {schema.VERSION}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
