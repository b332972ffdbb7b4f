"""How often a clause gets its right category, measured on labelled contracts.

    python benchmarks/category_accuracy.py --corpus PATH

``PATH/labels/heading_clauses_{en,zh}.jsonl``: the author's heading is the label. A clause gets one answer, so
micro-F1 over clauses with one label is the share of right answers; a clause with several labels counts as
right with any of them. "Named" leaves out the clauses labelled "other". With the heading hidden these
clauses were learnt from, so that figure only says how well the weights fit; ``tools/train_categories.py
--cross-validate`` (which needs numpy) prints what the same learner does on documents it has not seen.

``PATH/labels/cuad_spans.jsonl``: spans that experts marked, without heading; never learnt from, though other
parts of the same contracts were. Spans mapped to several categories count as right with any.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from app.analysis.categories import classify

_SHORTEST_SPAN = 40  # characters: shorter spans are names and dates, not clauses


class _Labelled(NamedTuple):
    heading: str
    body: str
    labels: frozenset[str]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _plain(labels: Sequence[str]) -> frozenset[str]:
    return frozenset(label.rstrip("*") for label in labels)


def _share(language: str, clauses: Sequence[_Labelled]) -> str:
    right = sum(classify(language, clause.heading, clause.body) in clause.labels for clause in clauses)
    return f"{right / len(clauses):.3f} of {len(clauses)}"


def _headed(corpus: Path, language: str) -> list[tuple[str, str]]:
    rows = _rows(corpus / "labels" / f"heading_clauses_{language}.jsonl")
    clauses = [_Labelled(str(row["heading"]), str(row["body"]), _plain(row["labels"])) for row in rows]
    named = [clause for clause in clauses if "other" not in clause.labels]
    single = [clause for clause in named if len(clause.labels) == 1]
    hidden = [clause._replace(heading="") for clause in single]
    return [
        (f"{language}: heading shown, all", _share(language, clauses)),
        (f"{language}: heading shown, named", _share(language, named)),
        (f"{language}: heading shown, named, one label (micro-F1)", _share(language, single)),
        (f"{language}: heading hidden, named, one label (micro-F1, learnt from)", _share(language, hidden)),
    ]


def _spans(corpus: Path) -> list[tuple[str, str]]:
    rows = [row for row in _rows(corpus / "labels" / "cuad_spans.jsonl") if row["map"]]
    spans = [
        _Labelled("", str(row["text"]), _plain(row["map"]))
        for row in rows
        if len(str(row["text"])) >= _SHORTEST_SPAN
    ]
    clauses = [span for span in spans if "parties" not in span.labels]
    return [("en: spans marked by experts (micro-F1)", _share("en", clauses))]


def measure(corpus: Path) -> list[tuple[str, str]]:
    """Names and values of all figures."""
    return [*_headed(corpus, "en"), *_headed(corpus, "zh"), *_spans(corpus)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    for name, value in measure(parser.parse_args().corpus):
        print(f"{name}: {value}")
