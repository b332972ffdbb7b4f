"""From the text of a contract to its tree of clauses."""

from app.analysis.clauses.splitting import Classify, split_clauses

__all__ = ["Classify", "split_clauses"]
