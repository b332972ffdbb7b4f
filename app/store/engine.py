"""SQLAlchemy over the document's own connection; imported at the first edit, never at opening."""

import sqlite3

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.orm import SessionTransaction
from sqlmodel import Session


def engine_over(connection: sqlite3.Connection) -> Engine:
    """An engine whose only connection is ``connection``; call outside a transaction.

    The document begins and ends transactions itself, so the engine only checks that one is open.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: connection,
        poolclass=StaticPool,
        pool_reset_on_return=None,
        hide_parameters=True,  # contract texts must not reach a log through an exception
    )
    with engine.connect():
        pass  # the dialect looks at the server once, and ends with a rollback

    @event.listens_for(engine, "begin")
    def _only_inside_an_edit(_connection: Connection) -> None:
        if not connection.in_transaction:
            raise RuntimeError("a session may only be used inside document.edit(…)")

    return engine


def session_over(engine: Engine) -> Session:
    """A session for one edit; its end belongs to the document, so ``commit()`` in it is an error."""
    session = Session(engine)

    @event.listens_for(session, "before_commit")
    def _the_document_commits(session: Session) -> None:
        transaction: SessionTransaction | None = session.get_nested_transaction()
        if transaction is None:
            raise RuntimeError("leave the edit block to commit")

    return session
