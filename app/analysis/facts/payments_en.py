"""English payment lines: deposits, milestones and balances, one sentence, clause or table row each."""

import re
from collections.abc import Iterator
from itertools import pairwise

from app.analysis.amounts import find_amounts
from app.analysis.facts.payment_lines import Draft, draft, percent_of
from app.analysis.sentences import folded

STAGE_EN = re.compile(
    r"\b(?:deposit|down\s?payment|upfront\s+payment|advance\s+payment|retention|final\s+balance|balance|(?:first|second|third|fourth|fifth|"
    r"initial|final|last)\s+(?:payment|instal?lment|milestone)|milestone\s+(?:payment\s+)?\d{1,2}|"
    r"(?:signing|completion|acceptance|delivery)\s+payment)\b",
    re.IGNORECASE,
)
_ANCHOR = re.compile(
    r"%|percent\b|per\scent\b|\b(?:deposit|down\s?payment|milestone|instal?lment|retention|balance|(?:upfront|advance|first|second|"
    r"third|fourth|initial|final|signing|completion|acceptance|delivery)\spayment)\b"
)
_EDGE = re.compile(r";|\.(?=\s)|\n(?=\s*\n)|\n(?=\s{0,8}(?:[\-•*●]|\(?[a-z\d]{1,3}[.)]\s))")
_LONGEST = 600  # code points of a sentence: a longer one is no payment line
_SHARE = re.compile(
    r"(?P<words>\b[a-z]{3,9}(?:[\s-][a-z]{3,5})?\s{1,3}(?:percent|per\s?cent)\s{0,3}\(\s?)?(?<![\d.])(?P<figures>\d{1,3}(?:\.\d{1,2})?)"
    r"\s{0,2}(?:%|percent\b|per\s?cent\b)\)?",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\b(?:of\s+(?:the\s+)?(?:total|contract|purchase|aggregate|fixed|project|overall|agreed|full|entire|development|fees?|price|amount|order|quoted)\b"
    r"|deposit|down\s?payment|upfront|advance\s+payment|balance|retention|milestone|instal?lment|first\s+payment|final\s+payment"
    r"|second\s+payment|third\s+payment|initial\s+payment)",
    re.IGNORECASE,
)
_PAY = re.compile(
    r"\b(?:pa(?:y|ys|id|yable|yment)|due|invoiced?|deposit|balance|retention|instal?lment)\b", re.IGNORECASE
)
_WHEN = re.compile(
    r"\b(?:upon|within|on\s+(?:or\s+before|the|signing|execution|delivery|completion|acceptance)|at\s+(?:signing|the\s+time|completion|"
    r"delivery)|after|following|when|prior\s+to|by|due)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:interest|late|royalt\w+|commissions?|discount\w*|penalt\w+|tax\w*|ownership|shares?|stock|voting|net\s+(?:sales|revenues?|profits?|receipts)|"
    r"gross|revenues?|increase\w*|per\s+annum|liquidated|damages|markup|liabilit\w+|reduction|exceed\w*|less\s+than|margin|rate|bonus|budget|profits?|"
    r"equity|insurance|units?|inventory|minimum|audit|underpa\w+|discrepanc\w+|credit)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:upon|within|on\s|at\s|after|following|when|prior\s+to|by\s)[^,;]{3,160}", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\band\b|,")


def payment_drafts_en(text: str, rows: list[tuple[int, int]]) -> Iterator[Draft]:
    """Payment lines of the table ``rows`` and of the sentences outside them."""
    for start, end in rows:
        yield from _drafts(text, start, end)
    done = 0
    for anchor in _ANCHOR.finditer(folded(text)):
        if anchor.start() < done or any(first <= anchor.start() < last for first, last in rows):
            continue
        start = max(done, anchor.start() - _LONGEST)
        for edge in _EDGE.finditer(text, start, anchor.start()):
            start = edge.end()
        after = _EDGE.search(text, anchor.end(), anchor.end() + _LONGEST)
        done = after.start() if after else min(len(text), anchor.end() + _LONGEST)
        yield from _drafts(text, start, done)


def _drafts(text: str, start: int, end: int) -> Iterator[Draft]:
    part = text[start:end]
    if not _PAY.search(part) or _OTHER.search(part):
        return
    if not (_BASE.search(part) and (_WHEN.search(part) or "\n" in part)):
        return
    shares = list(_SHARE.finditer(part))
    if not shares:
        stage = STAGE_EN.search(part)
        if stage and find_amounts(part):
            yield draft(text, (start, end), stage[0], None, _condition(part))
        return
    for first, last, share in _parts(part, shares):
        percent = percent_of(share)
        stage = STAGE_EN.search(part, first, last)
        if percent is not None:
            yield draft(
                text,
                (start + first, start + last),
                stage[0] if stage else "",
                percent,
                _condition(part[first:last]),
            )


def _parts(part: str, shares: list[re.Match[str]]) -> Iterator[tuple[int, int, re.Match[str]]]:
    """One part for each share; a part begins at the "and" or comma before its share."""
    first = 0
    for share, following in pairwise([*shares, None]):
        if share is None:
            return
        last, start = len(part), len(part)
        if following is not None:
            separators = list(_SEPARATOR.finditer(part, share.end(), following.start()))
            last, start = separators[-1].span() if separators else (following.start(), following.start())
        yield first, last, share
        first = start


def _condition(part: str) -> str:
    match = _CONDITION.search(part)
    return " ".join(match[0].split()).rstrip(".") if match else ""
