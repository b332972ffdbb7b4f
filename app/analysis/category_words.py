"""What the words of a body say about its clause: a linear model over short word sequences.

Two views of the same text are weighed: how it opens (the first sentence usually names the subject) and how it goes
on. Each view is the set of its words and word pairs (English, by their first letters, so that "terminate" and
"terminated" count as one) or of its sequences of one to three characters (Chinese), weighed by rarity and
scaled to length one. ``tools/train_categories.py`` learns the weights of single words; no text is kept.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from math import sqrt
from typing import Any, NamedTuple

from app.models.vocabulary import Category
from app.resources import resource_path

# How much of the body each view sees: words in English, characters in Chinese.
REACHES = {"en": (50, 250), "zh": (40, 1000)}

_STEM = 6  # letters kept of an English word
_LONGEST = 3  # characters in the longest Chinese sequence
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
            tuple(Category(name) for name in stored["categories"]), tuple(stored["start"]), tuple(stored["views"])
        )


def views(language: str, body: str) -> tuple[set[str], ...]:
    """The word sequences of the opening and of the whole of ``body``."""
    split = _chinese if language == "zh" else _english
    return split(body, REACHES[language])


def _english(body: str, reaches: Iterable[int]) -> tuple[set[str], ...]:
    words = [word[:_STEM] for word in _WORD.findall(body.lower())]
    cuts = (words[:reach] for reach in reaches)
    return tuple({*cut, *(f"{first} {second}" for first, second in zip(cut, cut[1:], strict=False))} for cut in cuts)


def _chinese(body: str, reaches: Iterable[int]) -> tuple[set[str], ...]:
    text = _NOT_CHINESE.sub(" ", unicodedata.normalize("NFKC", body))
    return tuple(_sequences(text[:reach]) for reach in reaches)


def _sequences(text: str) -> set[str]:
    found: set[str] = set()
    for run in text.split():
        for length in range(1, _LONGEST + 1):
            found.update(run[place : place + length] for place in range(len(run) - length + 1))
    return found


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
    for sequences, weights in zip(views(language, body), model.views, strict=True):
        entries = [weights[sequence] for sequence in sequences & weights.keys()]
        if not entries:
            continue
        known = True
        length = sqrt(sum(entry[0] * entry[0] for entry in entries))
        for entry in entries:
            for place, weight in zip(entry[1::2], entry[2::2], strict=True):
                totals[place] += weight / length
    return dict(zip(model.categories, totals, strict=True)) if known else {}
