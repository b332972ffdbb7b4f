"""Finding things on the desk."""

from app.store.queries.search import ClauseHit, search_clauses

__all__ = ["ClauseHit", "search_clauses"]
