"""What the words of a body say about its clause: a linear model over short word sequences.

Two views of the same text are weighed: how it opens (the first sentence usually names the subject) and how it goes
on. Each view counts its words and word pairs (English, by their first letters, so that "terminate" and
"terminated" are one) or its characters and pairs of characters (Chinese). A sequence counts by its rarity and the
logarithm of its count (TF-IDF), and each view is scaled to length one. ``tools/train_categories.py`` learns the
weights of single words and pairs; no text is kept.
"""

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import pairwise
from math import log, sqrt
from typing import Any, NamedTuple

from app.models.vocabulary import Category
from app.resources import resource_path

# How much of the body each view sees: words in English, characters in Chinese.
REACHES = {"en": (50, 250), "zh": (80, 800)}

_STEM = 6  # letters kept of an English word
_LONG_WORD = 12  # characters of text to look at for each word wanted, spaces and numbers included
_WORD = re.compile(r"[a-z]+")
_NOT_CHINESE = re.compile(r"[^一-鿿]+")


class Model(NamedTuple):
    """Learnt weights of one language.

    Each view maps a sequence to its rarity, followed by pairs of a category's place and its weight there;
    all in thousandths. ``start`` is what each category starts from.
    """

    categories: tuple[Category, ...]
    start: tuple[float, ...]
    views: tuple[dict[str, list[int]], ...]

    @classmethod
    def from_stored(cls, stored: dict[str, Any]) -> "Model":
        """The model from its JSON object."""
        return cls(
            tuple(Category.of(name) for name in stored["categories"]),
            tuple(stored["start"]),
            tuple(stored["views"]),
        )


def views(language: str, body: str) -> tuple[Counter[str], ...]:
    """How often each word sequence stands in the opening and in the whole of ``body``."""
    runs = _chinese if language == "zh" else _english
    return tuple(Counter(runs(body, reach)) for reach in REACHES[language])


def _english(body: str, reach: int) -> list[str]:
    words = [word[:_STEM] for word in _WORD.findall(body[: reach * _LONG_WORD].lower())[:reach]]
    return words + [f"{first} {second}" for first, second in pairwise(words)]


def _chinese(body: str, reach: int) -> list[str]:
    text = _NOT_CHINESE.sub(" ", unicodedata.normalize("NFKC", body[: 2 * reach]))[:reach]
    pairs = (text[place : place + 2] for place in range(len(text) - 1))
    return [*text.replace(" ", ""), *(pair for pair in pairs if " " not in pair)]


@cache
def _shipped(language: str) -> Model:
    text = resource_path("rules", f"category_words_{language}.json").read_text(encoding="utf-8")
    return Model.from_stored(json.loads(text))


def margins(language: str, body: str, model: Model | None = None) -> dict[Category, float]:
    """How far ``body`` lies on the side of each learnt category: above 0 it is probably one of them.

    Empty for a body without a single known word. The margins are those of a linear support vector machine,
    by the weights shipped for ``language`` or by ``model``.
    """
    model = model or _shipped(language)
    totals = list(model.start)
    known = False
    for counts, weights in zip(views(language, body), model.views, strict=True):
        entries = [
            (weights[sequence], 1.0 + log(counts[sequence])) for sequence in counts.keys() & weights.keys()
        ]
        if not entries:
            continue
        known = True
        length = sqrt(sum((entry[0] * often) ** 2 for entry, often in entries))
        for entry, often in entries:
            share = often / length
            for place, weight in zip(entry[1::2], entry[2::2], strict=True):
                totals[place] += weight * share
    return dict(zip(model.categories, totals, strict=True)) if known else {}
