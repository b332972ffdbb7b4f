"""What each clause is about: its heading where that names a subject, the wording of its body elsewhere."""

from math import exp

from app.analysis.category_headings import hints
from app.analysis.category_words import margins
from app.models.vocabulary import Category

_BODY = 3.0  # logits per unit of the body's margin
_HEADING = 8.0  # logits per step of a heading's strength: more than the body usually brings
_FIRST = 1.0  # what the subject named first in a heading is ahead
_ABSENT = -9.0  # logits of a category of which nothing in the clause speaks
# Logits of "other": a heading with words of its own that name no category outweighs a doubtful body;
# without a heading only a body that fits nothing is left there.
_OTHER_UNDER_HEADING = 2.0
_OTHER_WITHOUT_HEADING = -2.2


def classify(language: str, heading: str, body: str) -> Category:
    """The category of a clause in ``language`` ("zh" or "en") from its heading (may be empty) and body."""
    return scores(language, heading, body)[0][0]


def scores(language: str, heading: str, body: str) -> list[tuple[Category, float]]:
    """All categories, the best first, with shares that sum to 1: to offer the alternatives in order."""
    return ranked(language, heading, margins(language, body))


def ranked(language: str, heading: str, weighed: dict[Category, float]) -> list[tuple[Category, float]]:
    """The scores of a clause with this heading, whose body was weighed to these margins."""
    logits = dict.fromkeys(Category, _ABSENT) | {
        category: _BODY * margin for category, margin in weighed.items()
    }
    found = hints(language, heading)
    if found:
        first = min(found, key=lambda category: found[category].place)
        logits[first] += _FIRST
    for category, hint in found.items():
        logits[category] += _HEADING * hint.strength
    logits[Category.OTHER] = _OTHER_UNDER_HEADING if heading.strip() else _OTHER_WITHOUT_HEADING
    highest = max(logits.values())
    shares = {category: exp(logit - highest) for category, logit in logits.items()}
    total = sum(shares.values())
    return sorted(
        ((category, share / total) for category, share in shares.items()), key=lambda pair: -pair[1]
    )
