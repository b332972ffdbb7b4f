"""How often the facts found agree with expert answers.

Run ``python -m benchmarks.fact_accuracy --corpus PATH``. Only answers that say something are counted: a
date with blanks, a bare role or an entry that only groups the other parties is no answer.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import SequenceMatcher
from pathlib import Path

from app.analysis.amounts import find_amounts
from app.analysis.calendar_dates import find_dates
from app.analysis.durations import Unit, find_durations
from app.analysis.facts import find_facts
from app.models.reading import ContractReading, ReadText

_LEGAL_FORM = re.compile(
    r"\b(?:inc|incorporated|llc|ltd|limited|corp|corporation|co|company|lp|llp|plc|na|sa|ag|gmbh|bv|nv|pty|pte|the)\b"
)
_ENTRY = re.compile(r";|(?<=LLC),|(?<=L\.P\.),|(?<=Inc\.),|(?<=\)),")
_GROUP = re.compile(r"\w+ and \w+|and together with", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“'](.*?)[\"”']")
_NO_NAME = re.compile(
    r"\[|\bcollectively\b|\bindividually\b|each party|xxx|an individual|___|"
    r"^(?:you|supplier|customer|distributor|franchisee|sales agent|the individual or legal entity.*)$",
    re.IGNORECASE,
)
_ALIAS = re.compile(
    r"\([^()]*[\"“”][^()]*\)|[\"“”].*?[\"“”]|\bd/b/a\b.*|\bdba\b.*|\bf/k/a\b.*|\(\(a/k/a.*|"
    r"\b(?:f/s/o|doing business as|on behalf of|including (?:its|his)|and its|and all|operating with)\b.*",
    re.IGNORECASE,
)
_TELLING = 8  # letters that make the beginning of a name telling
_NEARLY = 0.87
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2,4})")
_PERIOD = re.compile(r"(\d+)\)?\s*(day|week|month|year)", re.IGNORECASE)
_LONGEST_DAY_MONTH = {"day": "D", "week": "D", "month": "M", "year": "M"}
_TIMES = {"day": 1, "week": 7, "month": 1, "year": 12}


def gold_parties(answer: str) -> list[str]:
    """The named parties of an answer, without blanks, bare roles and entries that only group others."""
    entries = [entry for entry in _ENTRY.split(answer.replace("\xa0", " ")) if entry.strip()]
    aliases = {plain_name(alias) for entry in entries for alias in _QUOTED.findall(entry)}
    names = []
    for entry in entries:
        name = _ALIAS.sub("", entry).strip(" ,;()")
        pieces = [plain_name(piece) for piece in re.split(r",|\band\b|/|\bor\b", name)]
        pieces = [piece for piece in pieces if piece]
        grouping = len(pieces) > 1 and set(pieces) <= aliases
        if len(plain_name(name)) > 2 and not _NO_NAME.search(name) and not grouping:
            names.append(name)
    return [name for name in names if not _GROUP.fullmatch(name)]


def plain_name(name: str) -> str:
    """A name without case, punctuation and legal form."""
    words = re.sub(r"[^\w\s]", "", name.casefold().replace("&", " and "))
    return " ".join(_LEGAL_FORM.sub(" ", words).split())


def same_party(gold: str, found: str) -> bool:
    """Equal but for case, punctuation and legal form, or nearly so (the answers hold typing errors).

    A name also counts when it is the other with words added at the end, such as "of Delaware".
    """
    one, other = plain_name(gold), plain_name(found)
    if not one or not other:
        return gold.casefold() == found.casefold()
    shorter, longer = sorted((one, other), key=len)
    begins = longer.startswith(shorter + " ") and len(shorter) >= _TELLING
    return one == other or begins or SequenceMatcher(None, one, other).ratio() >= _NEARLY


def gold_date(answer: str | None) -> date | None:
    """A full US date of an answer, else None."""
    match = _DATE.fullmatch(answer or "")
    if match is None:
        return None
    month, day, year = (int(part) for part in match.groups())
    century = 0 if year > 99 else 2000 if year < 70 else 1900
    try:
        return date(century + year, month, day)
    except ValueError:
        return None


def same_law(gold: str, found: str) -> bool:
    """Whether one of the answer's places is the place found, however its country is added."""
    return bool(found) and any(
        found.lower() in place.lower() or place.strip().lower() in found.lower() for place in gold.split(";")
    )


def same_notice(gold: str, reading: ContractReading) -> bool:
    """Whether the notice found has the answer's number and unit (weeks as days, years as months)."""
    asked = {(_LONGEST_DAY_MONTH[u.lower()], int(n) * _TIMES[u.lower()]) for n, u in _PERIOD.findall(gold)}
    return bool(asked & {("D", reading.notice_days), ("M", reading.notice_months)})


class _Score:
    """Right and asked, counted per question."""

    def __init__(self) -> None:
        self.right: dict[str, float] = defaultdict(float)
        self.asked: Counter[str] = Counter()

    def add(self, question: str, right: float, asked: int = 1) -> None:
        self.right[question] += right
        self.asked[question] += asked

    def rows(self) -> list[tuple[str, str]]:
        return [
            (question, f"{self.right[question] / asked:.1%} of {asked:g}")
            for question, asked in self.asked.items()
            if asked
        ]


def measure(corpus: Path) -> list[tuple[str, str]]:
    """Accuracy on expert answers (CUAD) and on the examples of another extractor (LexNLP)."""
    score = _Score()
    for row in _rows(corpus / "labels" / "cuad_answers.jsonl"):
        text = (corpus / row["file"]).read_text(encoding="utf-8", errors="replace")
        reading = find_facts(ReadText(file=row["doc"], media="text", language="en", text=text))
        _score_parties(score, row["answers"]["Parties"], reading)
        _score_answers(score, row["answers"], reading)
    for row in _rows(corpus / "labels" / "lexnlp_facts_en.jsonl"):
        _score_examples(score, row)
    return score.rows()


def _rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _score_parties(score: _Score, answer: str, reading: ContractReading) -> None:
    gold = gold_parties(answer)
    names = [party.name for party in reading.parties]
    hits = sum(any(same_party(name, found) for found in names) for name in gold)
    right = sum(any(same_party(name, found) for name in gold) for found in names)
    if gold:
        score.add("parties: every one found", hits == len(gold))
        score.add("parties: recall per document", hits / len(gold))
        score.add("parties: precision", right, len(names))


def _score_answers(score: _Score, answers: dict[str, str], reading: ContractReading) -> None:
    for question, label, found in (
        ("agreement date", "Agreement Date", reading.signed),
        ("effective date", "Effective Date", reading.effective),
    ):
        gold = gold_date(answers.get(label))
        if gold:
            score.add(question, found == gold)
    expiry = gold_date(answers.get("Expiration Date"))
    if expiry:
        score.add(
            "expiration date (last day or the day after)", reading.end in (expiry, expiry - timedelta(days=1))
        )
    if answers.get("Governing Law"):
        score.add("governing law", same_law(answers["Governing Law"], reading.governing_law))
    if reading.renewal == "tacit":
        score.add("renewal: tacit only where there is one", bool(answers.get("Renewal Term")))
    if answers.get("Renewal Term"):
        score.add("renewal: found where there is one", reading.renewal in ("tacit", "agreed"))
    if _PERIOD.search(answers.get("Notice Period To Terminate Renewal", "")):
        score.add("notice period", same_notice(answers["Notice Period To Terminate Renewal"], reading))
    title, gold_title = (
        " ".join(reading.title.split()).lower(),
        " ".join(answers["Document Name"].split()).lower(),
    )
    close = SequenceMatcher(None, title, gold_title).ratio() > 0.8 or (len(title) > 8 and title in gold_title)
    score.add("title", close or (bool(gold_title) and gold_title in title))


def _score_examples(score: _Score, row: dict) -> None:
    text = row["text"]
    if row["kind"] == "date":
        gold = {value["date"] for value in row["values"] if len(value["date"]) == 10}
        found = {place.day.isoformat() for place in find_dates(text) if place.day}
        score.add("examples of dates", found == gold)
    elif row["kind"] == "duration":
        gold = {float(value["n"]) for value in row["values"]}
        found = {float(d.count) for d in find_durations(text) if isinstance(d.unit, Unit)}
        score.add("examples of durations", gold <= found if gold else not found)
    elif row["kind"] == "money":
        gold = {(float(value["amount"]), value["currency"]) for value in row["values"]}
        found = {(float(a.money.amount), a.money.currency) for a in find_amounts(text)}
        score.add("examples of sums", gold == found)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    for name, value in measure(parser.parse_args().corpus):
        print(f"{name:<48}{value}")
