"""How long the contract runs, how it is renewed and how much notice ends it."""

import re

from app.analysis.calendar_dates import DatePlace, find_dates
from app.analysis.durations import Duration, find_durations
from app.models.reading import FoundFact
from app.models.vocabulary import FactKind

_ABOUT = 320  # code points around an anchor that are read

_EN_TERM = re.compile(
    r"\b(?:initial\s+term|(?:the\s+)?[\"“]?term[\"”]?\s+(?:of|shall|will|is|begins|commences)|(?:the\s+)?duration\s+of"
    r"|(?:remain|continue|be|shall\s+continue)\s+(?:in\s+)?(?:full\s+)?(?:force|effect)|shall\s+(?:continue|expire|terminate|commence)"
    r"|will\s+(?:continue|expire|terminate|commence|end)|expires?\s+on|expiration\s+date|initial\s+period|valid\s+(?:for|until)"
    r"|for\s+a\s+(?:period|term)\s+of|^\s*term\s*:|contract\s+period|effective\s+term|term:)",
    re.IGNORECASE | re.MULTILINE,
)
_EN_ABOUT_CONTRACT = re.compile(
    r"\b(?:this\s+\w*\s?(?:agreement|contract|amendment|jv|lease)|the\s+(?:agreement|contract)|term)\b",
    re.IGNORECASE,
)
_EN_END = re.compile(
    r"\b(?:expires?|ends?|ending|terminat\w+|until|through|thru|to|expir\w+|conclud\w+|expiration\s+date\s*(?:is|:|of|means|shall\s+mean)?)"
    r"(?:\s+(?:on|as\s+of|at|and\s+including|including|midnight|automatically|the\s+close\s+of\s+business|\d{1,2}:\d\d\s?[ap]\.?m\.?,?|"
    r"11:59\s?[ap]m)){0,4}[\s,:\"“”(]{0,6}\Z",
    re.IGNORECASE,
)
_EN_LENGTH = re.compile(
    r"\b(?:term|period|continue|duration|effect|force|for|initial|end|ending|expire|terminate|begin\w*|valid|be|remain|until|on|the|of|is)\b"
    r"[^.;]{0,24}\Z",
    re.IGNORECASE,
)
_EN_NOT_TERM = re.compile(
    r"\b(?:notice|prior|within|cure|days\s+after|renew\w*|extend\w*|additional|successive|warrant\w*|confidential\w*|payment|survive\w*|"
    r"following\s+(?:the\s+)?(?:termination|expiration)|after\s+(?:the\s+)?(?:termination|expiration)|non-?compet\w*|invoice|tail)\b",
    re.IGNORECASE,
)
_EN_PERPETUAL = re.compile(
    r"\b(?:perpetual(?:ly)?|in\s+perpetuity|indefinite(?:ly)?|until\s+terminated)\b", re.IGNORECASE
)

_EN_RENEW = re.compile(r"\b(?:renew\w*|extend\w*|extension)\b", re.IGNORECASE)
_EN_TACIT = re.compile(
    r"\bautomatic\w*\b[^.;]{0,80}\b(?:renew|exten|continu)|\b(?:renew|exten)\w*[^.;]{0,60}\bautomatic|\bevergreen\b"
    r"|\bcontinue[^.;]{0,60}\b(?:year[\s-]to[\s-]year|month[\s-]to[\s-]month|successive)|\bdeemed\s+(?:to\s+be\s+)?renewed"
    r"|\b(?:renew|exten)\w*[^.;]{0,120}\bunless\b[^.;]{0,120}\bnoti(?:ce|fies|fy)|\bsuccessive\b[^.;]{0,80}\bunless\b",
    re.IGNORECASE,
)
_EN_AGREED = re.compile(
    r"\b(?:may|option|right)\b[^.;]{0,80}\b(?:renew|exten)|\b(?:renew|exten)\w*[^.;]{0,80}\b(?:mutual|written)\s+(?:agreement|consent)"
    r"|\bmutual\w*\b[^.;]{0,60}\b(?:renew|exten)|\b(?:renew|exten)\w*\s+(?:only\s+)?(?:by|upon)\b",
    re.IGNORECASE,
)
_EN_NONE = re.compile(
    r"\b(?:shall|will|may)\s+not\s+(?:be\s+)?(?:automatically\s+)?(?:renew|exten)|\bno\s+(?:right|option)\s+(?:to|of)\s+renew",
    re.IGNORECASE,
)
_EN_TERM_NEAR = re.compile(r"\b(?:agreement|contract|term|terms|period|periods|addendum)\b", re.IGNORECASE)

_ZH_TERM = re.compile(
    r"合同(?:有效)?期限?(?!间)|有效期限?|服务期限?(?!间)|合作期限?(?!间)|协议期限?|租赁期限?|租期|承包期限?|许可期限|委托期限|使用期限|"
    r"履行期限|聘用期限?|合营期限|劳动合同期限|开发周期|工期"
)
_ZH_WEAK = re.compile(r"开发周期|工期|履行期限|使用期限")
_ZH_RANGE = re.compile(
    r"\s{0,3}(?:（[^）]{0,12}）)?(?:起|开始)?\s{0,3}[，,]?(?:至|到|—{1,2}|－{1,2}|-|~|～|止)\s{0,6}\Z"
)
_ZH_END_AFTER = re.compile(r"\s{0,3}(?:（[^）]{0,12}）)?\s{0,3}(?:止|届满|终止|到期|为止|结束|失效)")
_ZH_END_BEFORE = re.compile(
    r"(?:届满日|到期日|终止日期?|截止日期?|有效期至|有效期限至|有效期截止|终止于|止于|至)\s{0,3}[:：]?(?:为|是|于)?\s{0,4}\Z"
)
_ZH_LENGTH = re.compile(
    r"(?:期限?|周期)[限间]?\s{0,2}(?:为|是|[:：]|共|计|总计|自[^。；\n]{2,40}?(?:起|之日起)[，,]?(?:为期|期限为|有效期为|共)?)?\s{0,6}[（(]?(?:大写)?\s{0,2}\Z|为期\s{0,3}\Z|共(?:计)?\s{0,4}\Z"
)
_ZH_TACIT = re.compile(r"自动(?:续[期签展约订]|延[续期展长]|顺延|展期)|视为(?:自动)?(?:续签|续约|延长|续期)")
_ZH_AGREED = re.compile(
    r"(?:协商|另行|书面|同意|经|重新|可以?)[^。；\n]{0,20}(?:续签|续约|续订|续展|延长|展期|续期)|(?:续签|续约|续订|续期|延长)[^。；\n]{0,20}(?:协商|另行|书面|同意)"
)
_ZH_NO_RENEWAL = re.compile(
    r"(?:不再|不予|不得|不自动)\s?(?:自动)?(?:续签|续约|续订|续期|延长|顺延)|到期(?:后)?(?:自动|自行|即)终止"
)


def find_end(text: str, language: str) -> FoundFact | None:
    """The last day, where the contract names it."""
    return _end_zh(text) if language == "zh" else _end_en(text)


def find_term(text: str, language: str) -> FoundFact | None:
    """The length of the (first) term as "P36M", with its place."""
    return _term_zh(text) if language == "zh" else _term_en(text)


def find_renewal(text: str, language: str) -> FoundFact | None:
    """What happens at the end: "tacit" renewal, "agreed" renewal or "none"; None where nothing is said."""
    patterns = (
        ((_ZH_TACIT, "tacit"), (_ZH_NO_RENEWAL, "none"), (_ZH_AGREED, "agreed"))
        if language == "zh"
        else ((_EN_NONE, "none"), (_EN_TACIT, "tacit"), (_EN_AGREED, "agreed"))
    )
    for pattern, value in patterns:
        for match in pattern.finditer(text):
            start, end = _sentence(text, match.start(), match.end())
            if _renews_contract(text[start:end], language):
                return FoundFact(FactKind.RENEWAL, value, text[start:end], start, end, 0.85)
    return None


def find_notice(text: str, language: str) -> FoundFact | None:
    """The notice that stops a renewal or ends the contract, as "P3M" or "P60D"."""
    return _notice_zh(text) if language == "zh" else _notice_en(text)


def duration_value(duration: Duration) -> str:
    """ISO 8601 form: months where whole months are counted, else days."""
    if duration.months is not None:
        return f"P{duration.months}M"
    days = duration.days if duration.days is not None else duration.working_days
    return f"P{days}D" if days is not None else ""


def _date_fact(kind: FactKind, text: str, place: DatePlace, confidence: float) -> FoundFact:
    value = place.day.isoformat() if place.day else ""
    return FoundFact(kind, value, text[place.start : place.end], place.start, place.end, confidence)


def _length_fact(kind: FactKind, text: str, duration: Duration, confidence: float) -> FoundFact | None:
    value = duration_value(duration)
    if not value:
        return None
    detail = {"unit": duration.unit.value}
    quote = text[duration.start : duration.end]
    return FoundFact(kind, value, quote, duration.start, duration.end, confidence, detail)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a place, within the reach of ``_ABOUT``."""
    before = text[max(0, start - _ABOUT) : start]
    breaks = [before.rfind(mark) for mark in ("。", "；", "\n\n", ". ", ".  ")]
    first = max(0, start - _ABOUT) + max(breaks) + 1 if max(breaks) >= 0 else max(0, start - _ABOUT)
    after = re.search(r"[。；]|\.(?=\s+[A-Z(\d])|\n\s*\n", text[end : end + _ABOUT])
    return first, end + (after.end() if after else min(_ABOUT, len(text) - end))


def _end_en(text: str) -> FoundFact | None:
    best: FoundFact | None = None
    done = 0
    for anchor in _EN_TERM.finditer(text):
        if anchor.start() < done:
            continue
        start, end = max(0, anchor.start() - 80), anchor.end() + _ABOUT
        done = end
        for place in find_dates(text, start, end):
            before = text[max(start, place.start - 60) : place.start]
            if not _EN_END.search(before) or _EN_NOT_TERM.search(before[-40:]):
                continue
            about = bool(_EN_ABOUT_CONTRACT.search(text, start, place.start))
            confidence = 0.9 if about else 0.5
            if confidence > (best.confidence if best else 0.0):
                best = _date_fact(FactKind.END, text, place, confidence)
    return best


def _term_en(text: str) -> FoundFact | None:
    best: FoundFact | None = None
    done = 0
    for anchor in _EN_TERM.finditer(text):
        if anchor.start() < done:
            continue
        start, end = max(0, anchor.start() - 80), anchor.end() + _ABOUT
        done = anchor.end() + _ABOUT // 2
        for duration in find_durations(text, anchor.start(), end):
            before = text[max(anchor.start() - 40, duration.start - 90) : duration.start]
            after = text[duration.end : duration.end + 40]
            if (
                duration.months is None
                or _EN_NOT_TERM.search(before)
                or re.match(r"[\s'’]{0,3}(?:prior|notice|written)", after)
            ):
                continue
            initial = bool(re.search(r"initial|term", text[start : duration.start], re.IGNORECASE))
            about = bool(_EN_ABOUT_CONTRACT.search(text, start, duration.start))
            confidence = 0.5 + 0.2 * initial + 0.2 * about
            if confidence > (best.confidence if best else 0.55):
                best = _length_fact(FactKind.TERM, text, duration, confidence)
            break
    return best


def _renews_contract(sentence: str, language: str) -> bool:
    if language == "zh":
        return True
    return bool(_EN_TERM_NEAR.search(sentence)) and not re.search(
        r"\b(?:lease|loan|insurance|trademark|patent|domain|registration|statute|time\s+for|deadline|delivery|credit)\b",
        sentence,
        re.IGNORECASE,
    )


def _notice_en(text: str) -> FoundFact | None:
    """Notice in the sentence about renewal first, then in one about termination at will."""
    best: FoundFact | None = None
    for anchor in re.finditer(r"\b(?:renew\w*|terminat\w+)\b", text, re.IGNORECASE):
        start, end = _sentence(text, anchor.start(), anchor.end())
        sentence = text[start:end]
        if not re.search(r"\bnoti(?:ce|fy|fies|fication)\b", sentence, re.IGNORECASE):
            continue
        renewal = bool(re.search(r"\b(?:renew\w*|extend\w*)\b", sentence, re.IGNORECASE))
        will = bool(
            re.search(
                r"\b(?:without\s+cause|for\s+any\s+(?:or\s+no\s+)?reason|at\s+any\s+time|for\s+convenience|either\s+party\s+may\s+terminate)\b",
                sentence,
                re.IGNORECASE,
            )
        )
        if not (renewal or will) or re.search(r"\bbreach|cure|default|insolven", sentence, re.IGNORECASE):
            continue
        confidence = 0.9 if renewal else 0.6
        if confidence <= (best.confidence if best else 0.0):
            continue
        duration = _notice_duration(text, start, end)
        if duration is not None:
            best = _length_fact(FactKind.NOTICE, text, duration, confidence)
    return best


def _notice_duration(text: str, start: int, end: int) -> Duration | None:
    for duration in find_durations(text, start, end):
        after = text[duration.end : min(end, duration.end + 60)]
        before = text[max(start, duration.start - 70) : duration.start]
        ahead = re.search(r"\b(?:prior|before|notice|advance|written)\b", after, re.IGNORECASE)
        least = re.search(
            r"\b(?:at\s+least|not\s+less\s+than|no\s+less\s+than|no\s+later\s+than|upon|on|by\s+giving|within|provid\w+)\b[^.;]{0,24}\Z",
            before,
            re.IGNORECASE,
        )
        if (ahead or least) and not re.search(
            r"\b(?:term|periods?|successive|additional)\b", after[:24], re.IGNORECASE
        ):
            return duration
    return None


def _end_zh(text: str) -> FoundFact | None:
    best: FoundFact | None = None
    places = find_dates(text)
    for before, place in zip((None, *places), places, strict=False):
        lead = text[max(0, place.start - 24) : place.start]
        ranged = before is not None and _ZH_RANGE.fullmatch(text, before.end, place.start)
        if not (ranged or _ZH_END_AFTER.match(text, place.end) or _ZH_END_BEFORE.search(lead)):
            continue
        anchor = max(0, (before.start if ranged and before else place.start) - 60)
        about = _ZH_TERM.search(text, anchor, place.start)
        confidence = 0.5 if about is None else 0.6 if _ZH_WEAK.fullmatch(about[0]) else 0.95
        if confidence > (best.confidence if best else 0.0):
            best = _date_fact(FactKind.END, text, place, confidence)
            if ranged and before is not None and best is not None and before.day is not None:
                best.detail["from"] = before.day.isoformat()
    return best


def _term_zh(text: str) -> FoundFact | None:
    best: FoundFact | None = None
    for anchor in _ZH_TERM.finditer(text):
        sure = 0.6 if _ZH_WEAK.fullmatch(anchor[0]) else 0.9
        if sure <= (best.confidence if best else 0.0):
            continue
        for duration in find_durations(text, anchor.start(), anchor.end() + 60):
            lead = text[anchor.start() : duration.start]
            if "。" in lead or "\n" in lead.strip() or re.search(r"前|届满|提前|内|逾期|续|延长|之后", lead):
                break
            after = text[duration.end : duration.end + 1]
            if (
                duration.months is not None
                and after not in "内前后"
                or (after == "" and duration.months is not None)
            ):
                best = _length_fact(FactKind.TERM, text, duration, sure)
            break
    return best


def _notice_zh(text: str) -> FoundFact | None:
    best: FoundFact | None = None
    for match in re.finditer(r"(?:届满|期满|到期|终止|解除|续签|续约)[^。；\n]{0,30}?前|提前", text):
        start, end = _sentence(text, match.start(), match.end())
        sentence = text[start:end]
        if not re.search(r"通知|告知|书面|提出", sentence):
            continue
        renewal = bool(re.search(r"届满|期满|到期|续", sentence))
        ends = bool(re.search(r"解除|终止", sentence))
        confidence = 0.9 if renewal else 0.7 if ends else 0.0
        if confidence <= (best.confidence if best else 0.0):
            continue
        for duration in find_durations(text, max(start, match.start() - 2), min(end, match.end() + 20)):
            best = _length_fact(FactKind.NOTICE, text, duration, confidence)
            break
    return best
