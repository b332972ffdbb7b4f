"""Facts proposed from a contract's text, each with the place that says so."""

from app.analysis.facts.finder import find_facts

__all__ = ["find_facts"]
