"""How well Word documents are read: automatic numbers, and the text as a word processor shows it.

    python benchmarks/numbering_accuracy.py --corpus PATH

The numbers are compared with ``labels/docx_numbering_oracle.jsonl``, the paragraphs with
``docx/rendered_txt``.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

from app.exchange.contract_file import read_contract_file
from app.exchange.symbols import symbol
from app.models.reading import ReadText

_FIGURES = re.compile(r"\d+")
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")


def squeezed(text: str) -> str:
    """The text without blanks: layout programs set blanks as they like."""
    return _BLANKS.sub("", text)


def labels_shown(read: ReadText) -> list[tuple[str, str]]:
    """Of every paragraph its automatic number and the text after it, without blanks."""
    shown = []
    for block in read.blocks:
        own = read.text[block.start : block.end].removeprefix(block.label)
        shown.append((squeezed(block.label), squeezed(own)))
    return shown


def numbering(corpus: Path) -> tuple[int, int, list[str]]:
    """Right, all, and the wrong ones in words, over the oracle's paragraphs.

    The oracle writes a bullet as its symbol font does (U+F0B7); the reader of a text needs the sign itself.
    """
    oracle = defaultdict(list)
    for line in (corpus / "labels/docx_numbering_oracle.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        oracle[row["file"]].append(row)
    right, wrong = 0, []
    for file, rows in oracle.items():
        shown = labels_shown(read_contract_file(corpus / file))
        place = 0
        for row in rows:
            same = [i for i in range(place, len(shown)) if shown[i][1].startswith(row["text"])]
            found = next((i for i in same if shown[i][0]), None)
            label = None if found is None else shown[found][0]
            place = place if found is None else found + 1
            if label == "".join(map(symbol, squeezed(row["label"]))):
                right += 1
            else:
                wrong.append(
                    f"{file} paragraph {row['para']}: {label!r} instead of {row['label']!r} {row['text']}"
                )
    return right, right + len(wrong), wrong


def without_furniture(rendered: str) -> str:
    """The rendered text without the lines that stand on most of its pages."""
    pages = [page.split("\n") for page in rendered.split("\f")]
    forms = Counter(form for page in pages for form in {_FIGURES.sub("0", squeezed(line)) for line in page})
    often = {form for form, count in forms.items() if count >= max(3, len(pages) / 2)}
    kept = [line for page in pages for line in page if _FIGURES.sub("0", squeezed(line)) not in often]
    return squeezed("".join(kept))


def rendering(corpus: Path) -> tuple[int, int, list[str]]:
    """Paragraphs found whole in the rendered text, all paragraphs, and the missing ones.

    Table cells are left out: the rendered text is laid out in columns.
    """
    total, missing = 0, []
    for path in sorted((corpus / "docx/rendered_txt").glob("*.txt")):
        read = read_contract_file(next((corpus / "docx").glob(f"*/{path.stem}.docx")))
        rendered = without_furniture(path.read_text(encoding="utf-8"))
        for block in read.blocks:
            if not block.table:
                total += 1
                paragraph = squeezed(read.text[block.start : block.end])
                if paragraph not in rendered:
                    missing.append(f"{path.stem}: {paragraph}")
    return total - len(missing), total, missing


def measure(corpus: Path) -> list[tuple[str, str]]:
    """Name and value of each figure."""
    right, total, _wrong = numbering(corpus)
    shown, paragraphs, _missing = rendering(corpus)
    return [
        ("Automatic numbers as Word shows them", f"{right / total:.1%} ({right} of {total})"),
        (
            "DOCX paragraphs as a word processor shows them",
            f"{shown / paragraphs:.1%} ({shown} of {paragraphs})",
        ),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--wrong", action="store_true", help="list what differs")
    arguments = parser.parse_args()
    for name, value in measure(arguments.corpus):
        print(f"{name}: {value}")
    if arguments.wrong:
        for line in numbering(arguments.corpus)[2]:
            print(line)
        for line in rendering(arguments.corpus)[2]:
            print(line)


if __name__ == "__main__":
    main()
