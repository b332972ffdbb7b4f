"""Every figure of reading contracts in one table.

    python benchmarks/reading.py --corpus PATH [--only splitting,bounds,numbering,categories,facts,speed]

Splitting is explained in ``splitting_accuracy.py``, the others in their own modules. Speed is processor
time for the longest contract of the corpus, repeated to 200 pages.
"""

import argparse
import importlib
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import splitting_accuracy  # noqa: E402  the folder of the benchmarks is no package

from app.analysis.clauses import split_clauses  # noqa: E402
from app.models.reading import Block, ReadText  # noqa: E402

Figures = list[tuple[str, str]]
_PAGE = {"en": 3_000, "zh": 1_200}  # characters of a printed page
_PAGES = 200


def speed(corpus: Path) -> Figures:
    """Seconds of processor time to split 200 pages, in either language."""
    figures = []
    for language, folder in (("en", corpus / "en" / "lexpredict"), ("zh", corpus / "zh" / "yh")):
        longest = max(folder.rglob("*.txt"), key=lambda path: path.stat().st_size)
        text = splitting_accuracy.as_labelled(longest).text
        length = _PAGES * _PAGE[language]
        text = (text * (length // len(text) + 1))[:length]
        started = time.process_time()
        clauses = split_clauses(_as_read(text, language), splitting_accuracy.uncategorised)
        spent = time.process_time() - started
        figures.append((f"200 pages split ({language})", f"{spent:.2f} s, {len(clauses)} clauses"))
    return figures


def _as_read(text: str, language: str) -> ReadText:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line)))
        start += len(line) + 1
    return ReadText("speed.txt", "text", language, text, tuple(blocks))


def from_module(name: str) -> Callable[[Path], Figures]:
    """The figures of a benchmark beside this one."""

    def measured(corpus: Path) -> Figures:
        figures: Figures = importlib.import_module(name).measure(corpus)
        return figures

    return measured


PARTS: dict[str, Callable[[Path], Figures]] = {
    "splitting": splitting_accuracy.splitting,
    "bounds": splitting_accuracy.bounds,
    "numbering": from_module("numbering_accuracy"),
    "categories": from_module("category_accuracy"),
    "facts": from_module("fact_accuracy"),
    "speed": speed,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True, help="folder of real contracts and labels")
    parser.add_argument("--only", default=",".join(PARTS), help="parts to run, with commas between")
    arguments = parser.parse_args()
    for part in arguments.only.split(","):
        if part not in PARTS:
            parser.error(f"no part {part!r}; there are {', '.join(PARTS)}")
        for name, value in PARTS[part](arguments.corpus):
            print(f"{part:11} {name:72} {value}", flush=True)


if __name__ == "__main__":
    main()
