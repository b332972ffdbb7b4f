"""Learn ``resources/rules/category_words_*.json`` from labelled clauses, or measure what was not learnt from.

    PYTHONPATH=. python tools/train_categories.py --corpus PATH                    # write the weights
    PYTHONPATH=. python tools/train_categories.py --corpus PATH --cross-validate   # print held-out figures

``PATH/labels/heading_clauses_{en,zh}.jsonl`` holds one clause a line: {doc, heading, body, labels}. The
clauses of ``tools/category_examples.toml``, written for this project, are learnt too: they cover subjects
of which a language has few labelled clauses. Held-out figures leave out whole documents.

The program itself does without numpy; this tool needs it, in any environment of its own (``pip install
numpy``).

The learner is a linear support vector machine for each category against all others, squared hinge loss, by
dual coordinate descent (Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML
2008), all categories at once. Then only the sequences with the largest weights are kept, and it learns
again on those.
"""

import argparse
import json
import tomllib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from app.analysis.categories import ranked
from app.analysis.category_headings import hints
from app.analysis.category_words import MIDDLE, Model, margins, views
from app.models.vocabulary import Category

RULES = Path(__file__).resolve().parent.parent / "resources" / "rules"
EXAMPLES = Path(__file__).resolve().parent / "category_examples.toml"

KEPT = {"en": 7000, "zh": 7000}  # sequences kept of each view
FEWEST = {"en": 3, "zh": 2}  # clauses a sequence must occur in
COST = {"en": 1.5, "zh": 2.0}  # what a clause on the wrong side costs
ROUNDS = 15
FOLDS = 5

Array = np.ndarray[Any, Any]


class Clause(NamedTuple):
    """A labelled clause; ``labels`` are the categories any of which is right."""

    document: str
    heading: str
    body: str
    labels: tuple[Category, ...]


def labelled(corpus: Path, language: str) -> list[Clause]:
    """The labelled clauses of the corpus; the stars of the label names fall."""
    lines = (corpus / "labels" / f"heading_clauses_{language}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    return [
        Clause(
            row["doc"],
            row["heading"],
            row["body"],
            tuple(Category.of(name.rstrip("*")) for name in row["labels"]),
        )
        for row in rows
    ]


def examples(language: str) -> list[Clause]:
    """The clauses written for this project."""
    written = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))[language]
    return [Clause("", "", body, (Category.of(name),)) for name, bodies in written.items() for body in bodies]


def lessons(language: str, clauses: Sequence[Clause]) -> Iterator[tuple[str, Category]]:
    """Body and category of what can be learnt: a clause with several labels counts for each.

    A clause whose label is "other" is learnt only when the lexicon knows its heading.
    """
    for clause in clauses:
        labels: Sequence[Category] = clause.labels
        if labels == (Category.OTHER,):
            found = hints(language, clause.heading)
            labels = sorted(found, key=lambda category: -found[category].strength)[:1]
        for label in labels:
            yield clause.body, label


class Matrix(NamedTuple):
    """Rows of sparse vectors: which columns, and their values."""

    columns: list[Array]
    values: list[Array]


def vectors(rows: Sequence[Counter[str]], vocabulary: dict[str, int], rarity: Array, offset: int) -> Matrix:
    """Each row's known sequences, weighed by rarity and how often they occur, and scaled to length one."""
    columns, values = [], []
    for row in rows:
        words = sorted(row.keys() & vocabulary.keys())
        known = np.array([vocabulary[word] for word in words], dtype=np.int64)
        weights = rarity[known] * (1.0 + np.log([row[word] for word in words]))
        length = np.sqrt((weights**2).sum()) or 1.0
        columns.append(known + offset)
        values.append(weights / length)
    return Matrix(columns, values)


def learn(matrix: Matrix, width: int, targets: Array, cost: float) -> tuple[Array, Array]:
    """Weights (width × categories) and start values of the one-against-all machines."""
    count, categories = len(matrix.columns), int(targets.max()) + 1
    signs = np.where(np.arange(categories) == targets[:, None], 1.0, -1.0)
    weights, start, dual = np.zeros((width, categories)), np.zeros(categories), np.zeros((count, categories))
    ridge = 0.5 / cost
    curvature = [float((values**2).sum()) + 1.0 + ridge for values in matrix.values]
    order = np.random.default_rng(7)
    for _ in range(ROUNDS):
        for row in order.permutation(count):
            columns, values = matrix.columns[row], matrix.values[row]
            margin = signs[row] * (values @ weights[columns] + start)
            moved = np.maximum(dual[row] - (margin - 1.0 + ridge * dual[row]) / curvature[row], 0.0)
            step = (moved - dual[row]) * signs[row]
            dual[row] = moved
            weights[columns] += values[:, None] * step
            start += step
    return weights, start


def train(language: str, clauses: Sequence[Clause]) -> dict[str, Any]:
    """The weights of one language in the form they are stored in."""
    taught = list(lessons(language, clauses))
    names = sorted({label for _, label in taught}, key=list(Category).index)
    targets = np.array([names.index(label) for _, label in taught])
    seen = [views(language, body) for body, _ in taught]
    rows = list(zip(*seen, strict=True))
    kept = [_frequent(language, view) for view in rows]
    weights, start, spans, rarities = _fit(language, rows, kept, targets)
    kept = [
        _strongest(words, np.abs(weights[first:last] * rarity[:, None]).max(axis=1), KEPT[language])
        for words, (first, last), rarity in zip(kept, spans, rarities, strict=True)
    ]
    weights, start, spans, rarities = _fit(language, rows, kept, targets)
    pieces = [
        weights[first:last] * rarity[:, None] for (first, last), rarity in zip(spans, rarities, strict=True)
    ]
    step = max(float(np.abs(piece).max()) for piece in pieces) / (MIDDLE - 1)
    return {
        "categories": [str(name) for name in names],
        "start": [round(float(value), 4) for value in start],
        "step": step,
        "views": [
            {
                "words": words,
                "rarity": [round(float(rare), 3) for rare in rarity],
                "weights": b64encode((np.rint(piece / step) + MIDDLE).astype(np.uint8).tobytes()).decode(
                    "ascii"
                ),
            }
            for words, piece, rarity in zip(kept, pieces, rarities, strict=True)
        ],
    }


def _frequent(language: str, rows: Sequence[Counter[str]]) -> list[str]:
    counts = Counter(word for row in rows for word in row)
    return sorted(word for word, count in counts.items() if FEWEST[language] <= count < len(rows))


def _strongest(words: list[str], strengths: Array, limit: int) -> list[str]:
    return sorted(words[index] for index in np.argsort(-strengths, kind="stable")[:limit])


def _fit(
    language: str, rows: Sequence[Sequence[Counter[str]]], kept: Sequence[list[str]], targets: Array
) -> tuple[Array, Array, list[tuple[int, int]], list[Array]]:
    """Learn on the kept sequences: weights, start values, the columns of each view and its rarities."""
    parts, rarities = [], []
    edges = [0]
    for view, words in zip(rows, kept, strict=True):
        vocabulary = {word: index for index, word in enumerate(words)}
        counts = Counter(word for row in view for word in row.keys() & vocabulary.keys())
        rarity = np.array([np.log(len(view) / counts[word]) for word in words])
        parts.append(vectors(view, vocabulary, rarity, edges[-1]))
        rarities.append(rarity)
        edges.append(edges[-1] + len(words))
    matrix = Matrix(
        [np.concatenate(columns) for columns in zip(*(part.columns for part in parts), strict=True)],
        [np.concatenate(values) for values in zip(*(part.values for part in parts), strict=True)],
    )
    weights, start = learn(matrix, edges[-1], targets, COST[language])
    return weights, start, list(pairwise(edges)), rarities


def write(language: str, model: dict[str, Any]) -> Path:
    """Store the learnt weights where the program looks for them."""
    path = RULES / f"category_words_{language}.json"
    path.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return path


def held_out(language: str, clauses: Sequence[Clause]) -> Iterator[tuple[Clause, dict[Category, float]]]:
    """Every labelled clause with its body's margins by a model that has seen no clause of its document."""
    documents = sorted({clause.document for clause in clauses})
    np.random.default_rng(7).shuffle(documents)
    fold_of = {document: index % FOLDS for index, document in enumerate(documents)}
    for fold in range(FOLDS):
        seen = [clause for clause in clauses if fold_of[clause.document] != fold]
        model = Model.from_stored(train(language, [*seen, *examples(language)]))
        for clause in clauses:
            if fold_of[clause.document] == fold:
                yield clause, margins(language, clause.body, model)


def figures(language: str, weighed: Sequence[tuple[Clause, dict[Category, float]]]) -> list[tuple[str, str]]:
    """Shares of clauses put right, heading shown and hidden.

    A clause has one answer. Where it has one label, micro-F1 over the categories is the share of right
    answers; a clause with several labels counts as right with any of them. "Named" leaves out clauses
    labelled "other".
    """
    named = [pair for pair in weighed if pair[0].labels != (Category.OTHER,)]
    single = [pair for pair in named if len(pair[0].labels) == 1]
    shown = (("all", weighed), ("named", named), ("named, one label", single))
    return [
        *(
            (f"{language}, heading shown, {kind} ({len(pairs)})", _right(language, pairs, shown=True))
            for kind, pairs in shown
        ),
        *(
            (f"{language}, heading hidden, {kind} ({len(pairs)})", _right(language, pairs, shown=False))
            for kind, pairs in shown[1:]
        ),
    ]


def _right(language: str, pairs: Sequence[tuple[Clause, dict[Category, float]]], *, shown: bool) -> str:
    answers = (
        (ranked(language, clause.heading if shown else "", weighed)[0][0], clause.labels)
        for clause, weighed in pairs
    )
    return f"{sum(answer in labels for answer, labels in answers) / len(pairs):.3f}"


def main() -> None:
    """Train or cross-validate as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--cross-validate", action="store_true")
    chosen = parser.parse_args()
    for language in ("zh", "en"):
        clauses = labelled(chosen.corpus, language)
        if chosen.cross_validate:
            for name, value in figures(language, list(held_out(language, clauses))):
                print(f"{name}: {value}")
        else:
            print(write(language, train(language, [*clauses, *examples(language)])))


if __name__ == "__main__":
    main()
