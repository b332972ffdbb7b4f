"""How well PDF contracts are read, against the same contracts as Word files and as text.

    python benchmarks/pdf_accuracy.py --corpus PATH [--wrong]

``pdf/derived_from_docx`` is compared with the reading of the DOCX, paragraph by paragraph; ``pdf/en_cuad``
with ``en/cuad_txt``, word by word.
"""

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz.distance import Indel

from app.errors import ContractProblem
from app.exchange.contract_file import read_contract_file
from app.models.reading import ReadText

_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_WORDS = re.compile(r"\w+")
_SHOWN = 90  # characters of a wrong paragraph in the listing


@dataclass(slots=True)
class Score:
    """A share, with what is missing from it."""

    right: int = 0
    total: int = 0
    missing: list[str] = field(default_factory=list)

    def count(self, name: str, *, right: bool) -> None:
        self.total += 1
        if right:
            self.right += 1
        else:
            self.missing.append(name)

    def __str__(self) -> str:
        return f"{self.right / max(1, self.total):.1%} ({self.right} of {self.total})"


def squeezed(text: str) -> str:
    return _BLANKS.sub("", text)


def paragraphs(read: ReadText) -> list[str]:
    """Paragraphs outside of tables: a printed table is laid out in columns."""
    return [squeezed(read.text[block.start : block.end]) for block in read.blocks if not block.table]


def pairs(corpus: Path) -> Iterator[tuple[str, ReadText, ReadText]]:
    """Name, DOCX reading and PDF reading of the contracts that are there as both."""
    for pdf in sorted((corpus / "pdf/derived_from_docx").glob("*.pdf")):
        docx = next((corpus / "docx").glob(f"*/{pdf.stem}.docx"))
        yield pdf.stem, read_contract_file(docx), read_contract_file(pdf)


def against_docx(corpus: Path) -> tuple[Score, Score, Score]:
    """Whole paragraphs, starts of numbered ones, and PDF lines that begin where a Word paragraph does."""
    whole, starts, precise = Score(), Score(), Score()
    for name, docx, pdf in pairs(corpus):
        lines = [squeezed(line) for line in pdf.text.split("\n")]
        begun = {line[:12] for line in lines}
        known = {squeezed(docx.text[block.start : block.end])[:12] for block in docx.blocks}
        for paragraph in paragraphs(docx):
            whole.count(f"{name}: {paragraph[:_SHOWN]}", right=paragraph in lines)
        for block in docx.blocks:
            if block.label and not block.table:
                text = squeezed(docx.text[block.start : block.end])
                starts.count(f"{name}: {text[:_SHOWN]}", right=text[:12] in begun)
        tables = "".join(squeezed(docx.text[block.start : block.end]) for block in docx.blocks if block.table)
        for line in lines:
            if line not in tables:
                precise.count(f"{name}: {line[:_SHOWN]}", right=line[:12] in known)
    return whole, starts, precise


def against_text(corpus: Path) -> list[tuple[float, str]]:
    """Similarity of the words of PDF and text of each CUAD contract, worst first."""
    found = []
    for pdf in sorted((corpus / "pdf/en_cuad").glob("*.pdf")):
        text = corpus / "en/cuad_txt" / f"{pdf.stem}.txt"
        if text.exists():
            try:
                read = read_contract_file(pdf).text
            except ContractProblem as problem:
                found.append((0.0, str(problem)))
                continue
            words = _WORDS.findall(text.read_text(encoding="utf-8", errors="replace").lower())
            found.append((Indel.normalized_similarity(_WORDS.findall(read.lower()), words), pdf.stem))
    return sorted(found)


def measure(corpus: Path) -> list[tuple[str, str]]:
    """Name and value of each figure."""
    whole, starts, precise = against_docx(corpus)
    similar = [share for share, _name in against_text(corpus)]
    return [
        ("PDF paragraphs equal to the DOCX's", str(whole)),
        ("PDF numbered paragraphs beginning as in the DOCX", str(starts)),
        ("PDF lines beginning where a DOCX paragraph does", str(precise)),
        ("PDF words as in the text, mean", f"{sum(similar) / len(similar):.1%} ({len(similar)} contracts)"),
        ("PDF words as in the text, worst", f"{similar[0]:.1%}"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--wrong", action="store_true", help="list what differs")
    arguments = parser.parse_args()
    for name, value in measure(arguments.corpus):
        print(f"{name}: {value}")
    if arguments.wrong:
        for score in against_docx(arguments.corpus):
            print(*score.missing, sep="\n", end="\n\n")
        for share, name in against_text(arguments.corpus):
            print(f"{share:.3f} {name}")


if __name__ == "__main__":
    main()
