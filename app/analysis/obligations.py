"""Duties proposed from the text: who must do what, by when or on what trigger.

One per sentence, only where a party is named as the obligor and a deadline, trigger or frequency says when:
few and right rather than many. Payment duties are left to the payment lines.
"""

import re
from collections.abc import Iterator, Sequence

from app.analysis.calendar_dates import find_dates
from app.analysis.durations import Unit, find_durations
from app.models.reading import FoundObligation, FoundParty, Part, ReadClause, ReadText
from app.models.vocabulary import Category

_SENTENCE_ZH = re.compile(r"[^。；;\n]+[。；;]?")
_SENTENCE_EN = re.compile(r"(?:[^.;\n]|\.(?=\d|[a-z])|\n(?=[^\n]))+[.;]?")
_MODAL_ZH = re.compile(
    r"(?:应当|应该|(?<![相对反适供响效])应|须|必须|负责|有义务|保证|承诺)(?!收|付|得|支付)(?!当?视为)"
)
_MODAL_EN = re.compile(
    r"\b(?:shall|must|agrees? to|will|is (?:obliged|required) to)\s+"
    r"(?!not\b|be\s+(?:deemed|liable|entitled))",
    re.I,
)
_WHEN_ZH = re.compile(
    r"[^，,：:。；;]{0,40}(?:日内|天内|工作日内|月内|小时内|前|之日起|后|每[月周季年][^，,]{0,12})(?=[，,\u4e00-\u9fff]|$)"
)
_WHEN_EN = re.compile(
    r"\b(?:within|no later than|not later than|by the|on or before|upon|promptly after|following|"
    r"every|each (?:month|week|quarter|year|calendar))\b[^,;.]{0,90}|\b(?:monthly|quarterly|annually)\b",
    re.I,
)
_SKIP = frozenset({
    Category.DEFINITIONS, Category.PAYMENT, Category.GENERAL, Category.GOVERNING_LAW, Category.REPS,
    Category.DISPUTE_RESOLUTION, Category.LIMITATION_OF_LIABILITY,
})  # fmt: skip
_COMMON = {
    "zh": "甲方 乙方 丙方 双方 买方 卖方 委托方 受托方 发包人 承包人 出租方 承租方".split(),
    "en": (
        "Customer Supplier Provider Contractor Client Licensor Licensee Company Consultant Buyer Seller"
    ).split(),
}
_LONGEST = 120  # characters of an action
_PAYING = re.compile(r"支付|付款|付清|\bpay\b|\bpayment of\b", re.I)


def find_obligations(
    source: ReadText, clauses: Sequence[ReadClause], parties: Sequence[FoundParty]
) -> tuple[FoundObligation, ...]:
    """The dated or triggered duties of the body, in the order of the text (code points)."""
    roles = _roles(source.language, parties)
    find = _chinese if source.language == "zh" else _english
    found: list[FoundObligation] = []
    for clause in clauses:
        if clause.part is Part.BODY and clause.category not in _SKIP:
            found.extend(find(source.text, clause.start, clause.end, roles))
    return tuple(found)


def _roles(language: str, parties: Sequence[FoundParty]) -> re.Pattern[str]:
    """The names by which the text may call an obligor, the longest first."""
    named = {party.role.strip(" “”\"'（）()").removeprefix("the ").removeprefix("The ") for party in parties}
    words = sorted({name for name in (*named, *_COMMON[language]) if name}, key=len, reverse=True)
    pattern = "|".join(re.escape(word) for word in words)
    if language == "zh":
        return re.compile(pattern)
    return re.compile(rf"\b(?:the\s+)?(?P<role>{pattern})\b", re.I)


def _chinese(text: str, start: int, end: int, roles: re.Pattern[str]) -> Iterator[FoundObligation]:
    for sentence in _SENTENCE_ZH.finditer(text, start, end):
        words = sentence[0]
        modal = _MODAL_ZH.search(words)
        if modal is None:
            continue
        near = [
            match for match in roles.finditer(words, 0, modal.start()) if modal.start() - match.end() <= 30
        ]
        if not near:
            continue
        rest = words[modal.end() :].strip("，,。；; ")
        when = _WHEN_ZH.match(rest) or _WHEN_ZH.search(words, 0, near[-1].start())
        if when is None or _PAYING.search(rest):
            continue
        trigger = when[0].strip(" ，,：:")
        action = rest.removeprefix(when[0]).lstrip("，, 内") if rest.startswith(when[0]) else rest
        if len(action) >= 2:
            yield _made(text, near[0][0], action, trigger, sentence.span())


def _english(text: str, start: int, end: int, roles: re.Pattern[str]) -> Iterator[FoundObligation]:
    for sentence in _SENTENCE_EN.finditer(text, start, end):
        words = " ".join(sentence[0].split())
        modal = _MODAL_EN.search(words)
        if modal is None:
            continue
        obligor = [
            match for match in roles.finditer(words, 0, modal.start()) if modal.start() - match.end() <= 3
        ]
        when = _WHEN_EN.search(words)
        action = words[modal.end() :].strip(" .;,")
        if not obligor or when is None or _PAYING.match(action) or len(action) < 4:
            continue
        yield _made(text, obligor[-1]["role"], action, when[0].strip(), sentence.span())


def _made(text: str, role: str, action: str, trigger: str, span: tuple[int, int]) -> FoundObligation:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    lengths = [one for one in find_durations(trigger) if one.unit in (Unit.DAY, Unit.WORKING_DAY)]
    dates = [place.day for place in find_dates(trigger) if place.day is not None]
    return FoundObligation(
        role=role,
        action=action if len(action) <= _LONGEST else action[: _LONGEST - 1].rstrip() + "…",
        trigger=trigger,
        days=int(lengths[0].count) if lengths else None,
        due=dates[0] if dates else None,
        start=start,
        end=end,
    )
