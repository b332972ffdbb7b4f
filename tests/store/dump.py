"""What a desk holds, for comparing two moments exactly."""

from app.store import schema
from app.store.document import Document


def dump(document: Document) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that undo restores, with its rowid, stamps and the types of its values."""
    tables = schema.journalled_tables(document._connection)
    rows = {table: document.query(f'SELECT rowid, * FROM "{table}" ORDER BY rowid') for table in tables}
    return {table: [tuple((type(v), repr(v)) for v in row) for row in found] for table, found in rows.items()}
