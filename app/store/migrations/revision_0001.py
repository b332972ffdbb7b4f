"""Revision 1, the baseline: the frozen schema that the first version of the program wrote."""

from alembic import op

from app.store import schema


def upgrade() -> None:
    """Make the tables, indexes and guards of version 1 in an empty file."""
    for statement in schema.statements(1):
        op.get_bind().exec_driver_sql(statement)
