"""What happens when the term ends: renewal, and the notice that stops it or ends the contract early."""

import re
from collections.abc import Iterator

from app.analysis.durations import Duration, find_durations
from app.analysis.sentences import folded, sentence_around
from app.models.reading import FoundFact
from app.models.vocabulary import FactKind

_EN_ANCHOR = re.compile(
    r"\brenew(?:s|ed|al|able|ing)?\b|\bextend(?:s|ed)?\b|\bextensions?\b|\byear[\s-]to[\s-]year\b|\bmonth[\s-]to[\s-]month\b|\btacitly\b"
    r"|\badditional\sterms?\b|\bcontinue\sautomatically\b"
)
_EN_OF_CONTRACT = re.compile(
    r"\b(?:this|the|such)\s+(?:[\w\-]+\s+){0,3}?(?:agreement|contract|addendum|arrangement)(?:['’]s\s+term)?\b(?=[^.;]{0,200}?\b(?:renew|extend|extension|continu|year|month))"
    r"|\b(?:renew|extend)\w*\s+(?:of\s+)?(?:the\s+|this\s+|such\s+)?(?:[\w\-]+\s+){0,2}?(?:agreement|contract|term)\b"
    r"|\b(?:initial|renewal|current|additional|extended|successive|the|such)\s+terms?\b"
)
_EN_NOT_CONTRACT = re.compile(
    r"\b(?:offer(?:ing)?|lease|loan|trademarks?|patents?|domain|registration|statute|force\s+majeure|deadline|delivery\s+date|credit|"
    r"indemni\w+|obligations?\s+of\s+confidentiality|insurance|polic(?:y|ies)|licen[cs]es?\s+(?:of|for)\s+third)\b"
)
_EN_EXTENT = re.compile(
    r"\bto\s+(?:the|such|any|all)\b[^.;]{0,20}\Z|\bextend\s+(?:to|upon|beyond|for\s+a\s+period\s+longer)\b"
)
_EN_TACIT = re.compile(
    r"\bautomatic\w*\b|\btacit\w*\b|\bevergreen\b|\bdeemed\s+(?:to\s+be\s+)?(?:renewed|extended)|\byear[\s-]to[\s-]year\b"
    r"|\bmonth[\s-]to[\s-]month\b|\b(?:shall\s+(?:be\s+)?(?:renew|extend)\w*|renews)\b[^.;]{0,160}\bunless\b|\bsuccessive\b[^.;]{0,100}\bunless\b"
)
_EN_NONE = re.compile(
    r"\b(?:shall|will|may)\s+not\s+(?:be\s+)?(?:automatically\s+)?(?:renew|extended\b)|\bno\s+(?:right|option)\s+(?:to|of)\s+renew"
)
_EN_AGREED = re.compile(
    r"\b(?:may|option|right|mutual\w*|agree\w*|consent|written|unless|election|elect|elects)\b"
)

_EN_NOTICE_ANCHOR = re.compile(
    r"\b(?:renew(?:s|ed|al|able)?|extend(?:s|ed)?|terminat(?:e|ed|es|ion)|cancel(?:led|lable)?)\b"
)
_EN_NOTICE = re.compile(r"\bnoti(?:ce|fy|fies|fied|fication)\b|\brequest\s+in\s+writing\b")
_EN_STOPS = re.compile(
    r"\bunless\b|\bnot\s+to\s+(?:renew|extend)|\bnon-?renewal\b|\bwithout\s+renew|\belect\w*\b|\bintent\w*\b|\bdesire\b|\bterminat\w+|\bprovided\b"
)
_EN_AT_WILL = re.compile(
    r"\bwithout\s+cause\b|\bfor\s+any\s+(?:or\s+no\s+)?reason\b|\bat\s+any\s+time\b|\bfor\s+(?:its\s+)?convenience\b|\beither\s+party\s+may\s+terminate\b"
    r"|\buntil\s+(?:either|terminated)\b|\bby\s+(?:either|any)\s+(?:of\s+the\s+)?part(?:y|ies)\b|\bprior\s+to\s+the\s+expiration\s+of\s+the\s+(?:relevant\s+)?term\b"
)
_EN_FAULT = re.compile(r"\bbreach|\bcure|\bdefault|\binsolven|\bbankrupt|\bfail(?:s|ure)\b|\brate\s+increase")
_EN_LEAD = re.compile(
    r"\b(?:at\s+least|not\s+less\s+than|no\s+less\s+than|no(?:t)?\s+later\s+than|no\s+fewer\s+than|upon|within|minimum\s+of|giving|given|"
    r"provid(?:e|es|ing)|gives?|with|a|by)\s+(?:the\s+other\s+(?:party\s+)?)?(?:an?\s+)?(?:prior\s+written\s+notice\s+of\s+)?\(?\Z"
)
_EN_AHEAD = re.compile(
    r"[\s'’,)(]{0,6}(?:in\s+)?(?:of\s+)?(?:the\s+)?(?:such\s+)?(?:(?:prior|advance|written|notice|before|preceding|conclusion|advanced)\b|following\s+the\s+renewal)"
)
_NEXT = 220  # code points after a sentence in which "such notice" may be given its time

_ZH_TACIT = re.compile(
    r"自动(?:续[期签展约订]|延[续期展长]|顺延|展期)|视为(?:自动|同意)?(?:续签|续约|延长|续期)"
)
_ZH_NONE = re.compile(
    r"(?:不再|不予|不得|不自动)\s?(?:自动)?(?:续签|续约|续订|续期|延长|顺延)|到期(?:后)?(?:自动|自行|即)终止"
)
_ZH_AGREED = re.compile(
    r"(?:协商|另行|书面|同意|经|重新|可以?|优先)[^。；\n]{0,20}(?:续签|续约|续订|续展|展期|续期|延长(?:合同|本合同|期限|有效期|合作|服务期))"
    r"|(?:续签|续约|续订|续期)[^。；\n]{0,20}(?:协商|另行|书面|同意)"
)
_ZH_NOT_CONTRACT = re.compile(r"工期|竣工|开工|签证|交货期|付款期")
_ZH_NOTICE_ANCHOR = re.compile(r"(?:届满|期满|到期|终止|解除|续签|续约)[^。；\n]{0,30}?前|提前")
_ZH_TELLS = re.compile(r"通知|告知|书面|提出")
_ZH_AT_END = re.compile(r"届满|期满|到期|续[签约订期展]")
_ZH_NEAR = 40
_ZH_BEFORE = re.compile(r"\s?(?:以|之)?前")
_ZH_EARLY = re.compile(r"解除|终止")


def find_renewal(text: str, language: str) -> FoundFact | None:
    """What happens at the end: "tacit" renewal, "agreed" renewal or "none"; None where nothing is said."""
    return _renewal_zh(text) if language == "zh" else _renewal_en(text)


def find_notice(text: str, language: str) -> FoundFact | None:
    """The notice that stops a renewal or ends the contract, as "P3M" or "P60D"; detail holds the unit."""
    return _notice_zh(text) if language == "zh" else _notice_en(text)


def _renewal_fact(value: str, text: str, start: int, end: int) -> FoundFact:
    return FoundFact(FactKind.RENEWAL, value, text[start:end], start, end, 0.85)


def _notice_fact(text: str, duration: Duration, confidence: float) -> FoundFact:
    months, days = duration.months, duration.days or duration.working_days
    value = f"P{months}M" if months is not None else f"P{days}D"
    detail = {"unit": duration.unit.value}
    quote = text[duration.start : duration.end]
    return FoundFact(FactKind.NOTICE, value, quote, duration.start, duration.end, confidence, detail)


def _renewal_en(text: str) -> FoundFact | None:
    """The first tacit renewal, else the first express refusal, else the first agreed one."""
    found: dict[str, FoundFact] = {}
    low = folded(text)
    done = 0
    for anchor in _EN_ANCHOR.finditer(low):
        if anchor.start() < done or _EN_EXTENT.search(low, max(0, anchor.start() - 40), anchor.end() + 12):
            continue
        start, done = sentence_around(text, anchor.start(), anchor.end())
        value = _renewal_kind(low[start:done], low[anchor.start() : done])
        if value:
            found.setdefault(value, _renewal_fact(value, text, start, done))
    return found.get("tacit") or found.get("none") or found.get("agreed")


def _renewal_kind(sentence: str, rest: str) -> str:
    if not _EN_OF_CONTRACT.search(sentence) or _EN_NOT_CONTRACT.search(sentence):
        return ""
    if _EN_NONE.search(sentence):
        return "none"
    if _EN_TACIT.search(sentence):
        return "tacit"
    return "agreed" if _EN_AGREED.search(sentence) or _EN_AGREED.search(rest) else ""


def _notice_en(text: str) -> FoundFact | None:
    best: FoundFact | None = None
    low = folded(text)
    done = 0
    for anchor in _EN_NOTICE_ANCHOR.finditer(low):
        if anchor.start() < done:
            continue
        start, done = sentence_around(text, anchor.start(), anchor.end())
        confidence = _notice_confidence(low[start:done])
        if confidence <= (best.confidence if best else 0.0):
            continue
        duration = next(_notice_durations(text, low, start, min(len(text), done + _NEXT)), None)
        if duration is not None:
            best = _notice_fact(text, duration, confidence)
    return best


def _notice_confidence(sentence: str) -> float:
    if not _EN_NOTICE.search(sentence) and "terminated" not in sentence:
        return 0.0
    if re.search(r"\b(?:renew|extend|extension)", sentence) and _EN_STOPS.search(sentence):
        return 0.9
    if _EN_AT_WILL.search(sentence) and not _EN_FAULT.search(sentence):
        return 0.6
    return 0.0


def _notice_durations(text: str, low: str, start: int, end: int) -> Iterator[Duration]:
    for duration in find_durations(text, start, end):
        lead = low[max(start, duration.start - 60) : duration.start]
        ahead = _EN_AHEAD.match(low, duration.end)
        if ahead or (_EN_LEAD.search(lead) and _EN_AHEAD.search(low, duration.end, duration.end + 40)):
            yield duration


def _renewal_zh(text: str) -> FoundFact | None:
    for pattern, value in ((_ZH_TACIT, "tacit"), (_ZH_NONE, "none"), (_ZH_AGREED, "agreed")):
        for match in pattern.finditer(text):
            start, end = sentence_around(text, match.start(), match.end())
            if not _ZH_NOT_CONTRACT.search(text, start, end):
                return _renewal_fact(value, text, start, end)
    return None


def _notice_zh(text: str) -> FoundFact | None:
    best: FoundFact | None = None
    for match in _ZH_NOTICE_ANCHOR.finditer(text):
        start, end = sentence_around(text, match.start(), match.end())
        near = text[max(start, match.start() - _ZH_NEAR) : min(end, match.end() + _ZH_NEAR)]
        if not _ZH_TELLS.search(text, start, end):
            continue
        confidence = 0.9 if _ZH_AT_END.search(near) else 0.7 if _ZH_EARLY.search(near) else 0.0
        if confidence <= (best.confidence if best else 0.0):
            continue
        for duration in find_durations(text, max(start, match.start() - 2), min(end, match.end() + 20)):
            ahead = text[max(0, duration.start - 6) : duration.start]
            if _ZH_BEFORE.match(text, duration.end) or re.search(r"前(?:至少|不少于|提前)?\s?\Z", ahead):
                best = _notice_fact(text, duration, confidence)
                break
    return best
