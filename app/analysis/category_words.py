"""What the words of a body say about its clause: a linear model over short word sequences.

Two views of the same text are weighed: how it opens (the first sentence usually names the subject) and how it
goes on. Each view counts its words and word pairs (English, by their first letters, so that "terminate" and
"terminated" are one) or its characters and pairs of characters (Chinese; a space stands for all that is
not). A sequence counts by its rarity and the logarithm of its count (TF-IDF), and each view is scaled to
length one. ``tools/train_categories.py`` learns the weights of single words and pairs; no text is kept.
"""

import json
import re
import unicodedata
from base64 import b64decode
from collections import Counter
from functools import cache
from itertools import pairwise
from math import hypot, log
from operator import concat, mul
from struct import pack, unpack
from typing import Any, NamedTuple

from app.models.vocabulary import Category
from app.resources import resource_path

# How much of the body each view sees: words in English, characters in Chinese.
REACHES = {"en": (50, 250), "zh": (80, 800)}

MIDDLE = 128  # the stored byte of weight nought

_LANE = 4  # bytes of a lane: holds the largest sum that the reaches allow
_STEM = 6  # letters kept of an English word
_LONG_WORD = 12  # characters of text to look at for each word wanted, spaces and numbers included
# What a sequence counts that occurs so many times: sixteenths of one plus the logarithm.
_TIMES = (0, *(round(16 * (1 + log(count))) for count in range(1, 1001)))
_WORD = re.compile(r"[a-z]+")
_NOT_CHINESE = re.compile(r"[^一-鿿]+")


class View(NamedTuple):
    """The known word sequences of one view: how rare each is, and its weights for all categories.

    The weights lie in the lanes of one integer: one addition then adds those of every category, which
    is what makes a long contract quick.
    """

    rarity: dict[str, float]
    lanes: dict[str, int]


class Model(NamedTuple):
    """Learnt weights of one language.

    Stored weights are whole steps of ``step`` above ``-MIDDLE * step``; ``start`` is what each category
    starts from.
    """

    categories: tuple[Category, ...]
    start: tuple[float, ...]
    step: float
    views: tuple[View, ...]

    @classmethod
    def from_stored(cls, stored: dict[str, Any]) -> "Model":
        """The model from its JSON object; a sequence's weights are one byte a category, all in base 64."""
        categories = tuple(Category.of(name) for name in stored["categories"])
        views = tuple(_unpacked(view, len(categories)) for view in stored["views"])
        return cls(categories, tuple(stored["start"]), stored["step"], views)

    def weigh(self, counts: Counter[str], view: View) -> list[float]:
        """What the sequences of one view bring to each category; nothing when none of them is known."""
        known = list(counts.keys() & view.lanes.keys())
        times = [_TIMES[counts[sequence]] for sequence in known]
        length = hypot(*map(mul, map(view.rarity.__getitem__, known), times))
        if not length:
            return []
        lanes = sum(map(mul, map(view.lanes.__getitem__, known), times))
        width = len(self.categories)
        sums = unpack(f"<{width}I", lanes.to_bytes(_LANE * width, "little"))
        middle = MIDDLE * sum(times)
        return [self.step * (total - middle) / length for total in sums]


def _unpacked(view: dict[str, Any], width: int) -> View:
    weights = b64decode(view["weights"])
    lanes = pack(f"<{len(weights)}I", *weights)
    size = _LANE * width
    rows = (int.from_bytes(lanes[place : place + size], "little") for place in range(0, len(lanes), size))
    words = view["words"]
    return View(dict(zip(words, view["rarity"], strict=True)), dict(zip(words, rows, strict=True)))


def views(language: str, body: str) -> tuple[Counter[str], ...]:
    """How often each word sequence stands in the opening and in the whole of ``body``."""
    runs = _chinese if language == "zh" else _english
    return tuple(Counter(runs(body, reach)) for reach in REACHES[language])


def _english(body: str, reach: int) -> list[str]:
    words = [word[:_STEM] for word in _WORD.findall(body[: reach * _LONG_WORD].lower())[:reach]]
    return words + [f"{first} {second}" for first, second in pairwise(words)]


def _chinese(body: str, reach: int) -> list[str]:
    text = _NOT_CHINESE.sub(" ", unicodedata.normalize("NFKC", body[: 2 * reach]))[:reach]
    return [*text, *map(concat, text, text[1:])]


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
    brought = [
        model.weigh(counts, view) for counts, view in zip(views(language, body), model.views, strict=True)
    ]
    known = [weights for weights in brought if weights]
    if not known:
        return {}
    return dict(zip(model.categories, map(sum, zip(model.start, *known, strict=True)), strict=True))
