"""What a heading says about its clause, by the lexicon in ``resources/rules/category_headings_*.toml``."""

import re
import tomllib
import unicodedata
from functools import cache
from typing import NamedTuple

from app.models.vocabulary import Category
from app.resources import resource_path


class Hint(NamedTuple):
    """How strongly a heading names a category, and where first (code points into the folded heading)."""

    strength: int
    place: int


class _Rule(NamedTuple):
    category: Category
    strength: int
    pattern: re.Pattern[str]


def fold(language: str, heading: str) -> str:
    """``heading`` as the patterns expect it: half-width, lower case, without the spacing of its layout."""
    folded = unicodedata.normalize("NFKC", heading).lower()
    if language == "zh":
        return re.sub(r"\s+", "", folded)
    return re.sub(r"[\s\-‐-―_]+", " ", folded.replace("’", "'")).strip(" .:;")


@cache
def _rules(language: str) -> tuple[_Rule, ...]:
    text = resource_path("rules", f"category_headings_{language}.toml").read_text(encoding="utf-8")
    return tuple(
        _Rule(Category.of(rule["category"]), rule["strength"], re.compile("|".join(rule["patterns"])))
        for rule in tomllib.loads(text)["rule"]
    )


def hints(language: str, heading: str) -> dict[Category, Hint]:
    """The strongest hint of ``heading`` for every category it touches; empty when it has no known word."""
    folded = fold(language, heading)
    found: dict[Category, Hint] = {}
    for rule in _rules(language):
        match = rule.pattern.search(folded)
        if match is None:
            continue
        earlier = found.get(rule.category)
        if earlier is None or rule.strength > earlier.strength:
            found[rule.category] = Hint(rule.strength, match.start())
    return found
