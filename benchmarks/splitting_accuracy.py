"""How well clauses are split, against tables of contents (English) and labelled boundaries (Chinese).

    python benchmarks/splitting_accuracy.py --corpus PATH [--show]

English, ``labels/toc_gold_en.jsonl``. The table of contents of a contract is the truth; it stands before
the body and must not be split itself. An entry (of those that the label says stand in the body) is found
when a clause after the table has its number and begins with its title. Recall is found entries over all
entries. Precision is taken two ways. *On the levels of the table*: every clause of the body on a level of
the tree on which an entry was found, and whose brothers the table lists (a table that lists nothing below
"Definitions" says nothing about the definitions), is right when it is the one clause of an entry, or when
number and title stand in the words of the table though the label left them out (titles of two lines); all
others are false. *By number*: every clause on those levels, annexes included, whose number is the number of
an entry is right when it is that entry's one clause.

Chinese, ``labels/clause_bounds_zh.jsonl``. A boundary is the offset at which a top-level clause starts; it
is found when a clause of the body starts exactly there. *Level 1* takes the outermost clauses of the tree,
which are chapters where there are any. *Labelled form* takes the outermost level on which several clauses
have the form of number that the label names (第X条, 一、 or 1.), which passes over chapters and parts. The
labels were made by a program that follows one run of numbers from 1: it takes lines of a table of contents
for clauses, stops at a missing number and goes on into annexes. *Documents the label covers whole* are
those without chapters in which the labelled clauses are all lines of that form, as a plain pattern counts
them; only there does a difference speak about the splitter.

``heading_clauses_*`` are labels made by a program (about 90 % right): agreement is shown for information.
"""

import argparse
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from app.analysis.clauses import split_clauses
from app.exchange.contract_file import read_contract_file
from app.exchange.language import language_of
from app.models.reading import Block, Part, ReadClause, ReadText
from app.models.vocabulary import Category

_AFTER_LABEL = 2500  # characters of the table after the last entry of the label
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WORDS = re.compile(r"[^\W_]+")
_FORMS = {
    "tiao": re.compile("第.+条"),
    "dun": re.compile(r"[一二三四五六七八九十]+$"),
    "num": re.compile(r"[\d⒈-⒛]+$"),
}
_LINES = {
    "tiao": re.compile(r"^第[^\n]{1,6}条(?!款|第)", re.MULTILINE),
    "dun": re.compile(r"^[一二三四五六七八九十]{1,3}[、，．.]", re.MULTILINE),
    "num": re.compile(r"^(?:\d{1,2}[．.、](?!\d)|[⒈-⒛])", re.MULTILINE),
}
_NUMBER = re.compile(r"[IVXLC]+$|[A-Z]$|\d+(?:\.\d+)*")


def as_labelled(path: Path) -> ReadText:
    """The text with the offsets the labels use: UTF-8 with faults replaced, lines as they are."""
    text = path.read_bytes().decode("utf-8", errors="replace")
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line)))
        start += len(line) + 1
    return ReadText(path.name, "text", language_of(text), text, tuple(blocks))


def rows(corpus: Path, labels: str) -> list[dict[str, Any]]:
    lines = (corpus / "labels" / labels).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def uncategorised(_language: str, _heading: str, _body: str) -> Category:
    """Categories are measured elsewhere."""
    return Category.OTHER


def plain(words: str) -> str:
    return "".join(_WORDS.findall(unicodedata.normalize("NFKC", words))).lower()


def plain_number(number: str) -> str:
    """What all spellings of a number share: "Section 1.01." and "1.01" are 1.1, "ARTICLE IV" is 4."""
    found = _NUMBER.search(number.strip().rstrip("."))
    if found is None:
        return number
    if found[0][0].isdigit():
        return ".".join(str(int(part)) for part in found[0].split("."))
    values = [_ROMAN.get(char, 0) for char in found[0]]
    if 0 in values:
        return found[0]
    return str(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))


def agrees(clause: ReadClause, title: str) -> bool:
    """Whether the title of the table is how the clause begins; tables abridge, so a common start will do."""
    found, wanted = plain(clause.heading + clause.text[:200]), plain(title)
    short = min(len(found), len(wanted), 12)
    return found[:short] == wanted[:short]


class Comparison:
    """The clauses of one contract beside its table of contents."""

    def __init__(self, row: dict[str, Any], text: str, clauses: Iterable[ReadClause]) -> None:
        self._table = plain(text[row["toc_start"] : row["toc_end"] + _AFTER_LABEL])
        self._clauses = list(clauses)
        entries = defaultdict(list)
        for entry in row["entries"]:
            entries[plain_number(entry["num"])].append(entry)
        self._found: dict[int, ReadClause] = {}
        self._same_number = []
        for clause in self._clauses:
            for entry in entries.get(plain_number(clause.number), ()):
                self._same_number.append(clause)
                after = clause.start >= row["toc_end"]
                if id(entry) not in self._found and after and agrees(clause, entry["title"]):
                    self._found[id(entry)] = clause
                    break
        listed = [entry for entry in row["entries"] if entry["in_body"]]
        self.missed = [entry for entry in listed if id(entry) not in self._found]
        self.hits = len(listed) - len(self.missed)

    def wrong_on_levels(self) -> list[ReadClause]:
        right = {clause.id for clause in self._found.values()}
        levels = {clause.level for clause in self._found.values()}
        parents = {clause.parent for clause in self._found.values()}
        return [
            clause
            for clause in self._clauses
            if clause.part is Part.BODY and clause.level in levels and clause.parent in parents
            if clause.id not in right and not self._in_table(clause)
        ]

    def wrong_by_number(self) -> list[ReadClause]:
        right = {clause.id for clause in self._found.values()}
        levels = {clause.level for clause in self._found.values()}
        return [clause for clause in self._same_number if clause.id not in right and clause.level in levels]

    def _in_table(self, clause: ReadClause) -> bool:
        number = plain(clause.number.split()[-1]) if clause.number else ""
        title = plain(clause.heading)[:10]
        return bool(number and title) and number + title in self._table


def contents_scores(corpus: Path, *, show: bool) -> Iterator[tuple[str, str]]:
    hits = wanted = on_levels = by_number = 0
    for row in rows(corpus, "toc_gold_en.jsonl"):
        source = as_labelled(corpus / row["file"])
        compared = Comparison(row, source.text, split_clauses(source, uncategorised))
        wrong_level, wrong_number = compared.wrong_on_levels(), compared.wrong_by_number()
        hits, wanted = hits + compared.hits, wanted + compared.hits + len(compared.missed)
        on_levels, by_number = on_levels + len(wrong_level), by_number + len(wrong_number)
        if show:
            print(row["file"][-60:], compared.hits, "found")
            print("   missed   ", [(entry["num"], entry["title"][:24]) for entry in compared.missed][:12])
            for name, wrong in (("by level ", wrong_level), ("by number", wrong_number)):
                print(
                    f"   {name}",
                    len(wrong),
                    [(c.level, c.number, c.heading[:24], c.start) for c in wrong][:12],
                )
    yield "contents entries found, recall (en)", f"{hits / wanted:.1%} of {wanted}"
    yield "precision on the levels of the table (en)", f"{hits / (hits + on_levels):.1%}"
    yield "precision by number (en)", f"{hits / (hits + by_number):.1%}"


def tops(clauses: Iterable[ReadClause], style: str) -> list[ReadClause]:
    """Clauses of the body on the outermost level on which several have the labelled form of number."""
    form = _FORMS[style]
    levels = defaultdict(list)
    for clause in clauses:
        if clause.part is Part.BODY and form.match(clause.number):
            levels[clause.level].append(clause)
    several = [level for level, found in levels.items() if len(found) > 1]
    return levels[min(several)] if several else []


def covered(row: dict[str, Any], text: str) -> bool:
    """Whether the label names every line that has its form of number, none before, between or after."""
    lines = _LINES[row["style"]].finditer(text)
    return row["chapters"] == 0 and sum(1 for _ in lines) == len(row["clauses"])


def boundary_scores(corpus: Path, *, show: bool) -> Iterator[tuple[str, str]]:
    tallies: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for row in rows(corpus, "clause_bounds_zh.jsonl"):
        if not row["file"].endswith(".txt"):
            continue
        source = as_labelled(corpus / row["file"])
        clauses = split_clauses(source, uncategorised)
        wanted = {clause["start"] for clause in row["clauses"]}
        labelled = {clause.start for clause in tops(clauses, row["style"])}
        literal = {clause.start for clause in clauses if clause.level == 1 and clause.part is Part.BODY}
        whole, plain_document = covered(row, source.text), row["chapters"] == 0
        for name, starts, counts in (
            ("level 1, documents the label covers whole", literal, whole),
            ("level 1, documents without chapters", literal, plain_document),
            ("level 1, all documents", literal, True),
            ("labelled form of number, documents the label covers whole", labelled, whole),
            ("labelled form of number, all documents", labelled, True),
        ):
            if counts:
                for index, count in enumerate((len(starts & wanted), len(starts), len(wanted), 1)):
                    tallies[name][index] += count
        if show and literal ^ wanted:
            print(
                f"{row['file']} {row['style']} {row['chapters']} {'whole' if whole else ''}: of {len(wanted)}"
                f" missed {sorted(wanted - literal)[:8]} false {sorted(literal - wanted)[:8]}"
            )
    for name, (right, found, wanted_count, documents) in tallies.items():
        score = 2 * right / max(found + wanted_count, 1)
        yield f"boundaries F1 (zh), {name}", f"{score:.3f} of {wanted_count} in {documents}"


def heading_scores(corpus: Path) -> Iterator[tuple[str, str]]:
    by_file = defaultdict(list)
    for row in rows(corpus, "heading_clauses_en.jsonl"):
        if row["file"].endswith(".txt"):
            by_file[row["file"]].append(row)
    starts = headings = total = 0
    for file, labelled in by_file.items():
        source = as_labelled(corpus / file)
        clauses = {clause.start: clause for clause in split_clauses(source, uncategorised)}
        for row in labelled:
            line = source.text.rfind("\n", 0, row["start"]) + 1
            clause = clauses.get(row["start"]) or clauses.get(
                line + len(source.text[line:]) - len(source.text[line:].lstrip())
            )
            total += 1
            starts += clause is not None
            headings += clause is not None and plain(clause.heading) == plain(row["heading"])
    yield "heading clauses found (en)", f"{starts / total:.1%} of {total}"
    yield "heading the same (en)", f"{headings / total:.1%}"
    total = headings = 0
    by_file.clear()
    for row in rows(corpus, "heading_clauses_zh.jsonl"):
        by_file[row["file"]].append(row)
    for file, labelled in by_file.items():
        source = as_labelled(corpus / file) if file.endswith(".txt") else read_contract_file(corpus / file)
        found = {plain(clause.heading) for clause in split_clauses(source, uncategorised)}
        total += len(labelled)
        headings += sum(plain(row["heading"]) in found for row in labelled)
    yield "heading the same (zh)", f"{headings / total:.1%} of {total}"


def measure(corpus: Path) -> list[tuple[str, str]]:
    """Name and value of every figure of splitting."""
    return [*splitting(corpus), *bounds(corpus)]


def splitting(corpus: Path, *, show: bool = False) -> list[tuple[str, str]]:
    """Splitting against tables of contents, and agreement of headings."""
    return [*contents_scores(corpus, show=show), *heading_scores(corpus)]


def bounds(corpus: Path, *, show: bool = False) -> list[tuple[str, str]]:
    """Boundaries of Chinese top-level clauses."""
    return list(boundary_scores(corpus, show=show))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print what was missed and what was false")
    arguments = parser.parse_args()
    for name, value in splitting(arguments.corpus, show=arguments.show) + bounds(
        arguments.corpus, show=arguments.show
    ):
        print(f"{name:60} {value}")


if __name__ == "__main__":
    main()
