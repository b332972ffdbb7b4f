"""How long the contract runs: its last day, where it is named, and the length of its first term."""

import re
from collections.abc import Iterator

from app.analysis.calendar_dates import DatePlace, find_dates
from app.analysis.durations import Duration, find_durations
from app.analysis.sentences import folded, sentence_around
from app.models.reading import FoundFact
from app.models.vocabulary import FactKind

_EN_ANCHOR = re.compile(
    r"\b(?:term|initial\speriod|duration|expir(?:e|es|ation|ing)|full\sforce|in\sforce|in\seffect|shall\scontinue|will\scontinue"
    r"|valid|contract\speriod|extended|terminat(?:e|es|ing)|service\speriod|through|until|effective\sfor)\b"
)
_EN_SUBJECT = re.compile(
    r"\b(?:this|the)\s+(?:[\w\-]+\s+){0,4}?(?:agreement|contract|amendment|lease|arrangement)\b|\bterm\b|\b(?:initial|contract|service|effective)\s+(?:period|term)"
    r"|\bduration\b|\bexpiration\s+date\b"
)
_EN_RUNS = re.compile(
    r"\b(?:continu\w+|remain\w*|effect|effective|force|valid|expir\w+|end(?:s|ing)?|terminat\w+|commenc\w+|begin\w*|extend\w*|term|"
    r"period|duration|conclud\w+)\b"
)
_EN_LENGTH_LEAD = re.compile(
    r"\b(?:for|of|is|be|means?|on\s{1,9}the|until\s{1,9}the|ending|end|ends|terminates?|expires?|date\s{1,9}that\s{1,9}is|at\s{1,9}least|for\s{1,9}at\s{1,9}least|"
    r"upon\s{1,9}the|the|term:|period\s{1,9}of|extend)[\s:,\"“”(\[]{0,8}(?:an?\s{1,9}|the\s{1,9}|approximately\s{1,9}|initial\s{1,9}|further\s{1,9}|minimum\s{1,9}|"
    r"(?:initial\s{1,9})?(?:term|period)\s{1,9}(?:of\s{1,9})?){0,5}(?:later\s{1,9}of[\s:]{0,9})?(?:\(\w{1,3}\)\s{0,9})?\Z"
)
_EN_NOT_LENGTH = re.compile(
    r"\b(?:notice|prior|within|cure|renew\w*|extension|additional|successive|warrant\w*|confidential\w*|payment|surviv\w*|invoice|tail|"
    r"following\s+(?:the\s+)?(?:termination|expiration)|after\s+(?:the\s+)?(?:termination|expiration|end)|non-?compet\w*|maintain|"
    r"records?|insurance|patent|at\s+any\s+time|royalty|lock-?up|standstill|employment)\b[^.;]*\Z"
)
_EN_NOT_AFTER = re.compile(
    r"[\s'’)]{0,4}(?:prior|notice|written|before|advance|old|of\s+experience|warranty|written\s+notice)\b"
)
_EN_OWN = re.compile(
    r"\bterm\s+of\s+(?:this|the)\s+(?:[\w\-]+\s+){0,2}?(?:agreement|contract|lease)|\binitial\s+(?:term|period)|[\"“]\s?term\s?[\"”]"
    r"|\bthis\s+(?:[\w\-]+\s+){0,2}?(?:agreement|contract)\s+(?:shall|will|is|becomes|commences|begins)\b|(?:^|\n|\d\.?\s)\s*term\b[\s:.]"
)
_EN_NAMES_TERM = re.compile(r"[^.;]{0,80}\([^()]{0,40}\bterm\b")
_EN_COUNTED = re.compile(
    r"[\s,)]{0,4}(?:period\s+)?(?:from|after|following|commencing|beginning|starting|thereafter|therefrom|of\s+the\s+(?:effective|commencement|date))\b"
)
_EN_END = re.compile(
    r"\b(?:expir(?:e|es|ing|ation)|end(?:s|ing)?|terminat(?:e|es|ing)|until|through|thru|to|concludes?|concluding|expiration\s+date)"
    r"[\s\"”]{0,3}(?:(?:\s|on|as\s+of|of|at|is|means|shall\s+mean|be|and\s+including|including|midnight|automatically|,|:|\"|“|”|\(|"
    r"\d{1,2}:\d\d\s?[ap]\.?m\.?|(?:the\s+)?close\s+of\s+business|(?:the\s+)?(?:later|earlier)\s+(?:to\s+occur\s+)?of:?|\([a-z\di]{1,3}\))){0,14}\Z"
)

_ZH_TERM = re.compile(
    r"合同(?:有效)?期限?(?!间)|有效期限?|服务期限?(?!间)|合作期限?(?!间)|协议期限?|租赁期限?|租期|承包期限?|许可期限|委托期限|使用期限|"
    r"履行期限|聘用期限?|合营期限|劳动合同期限|授权期限|服务周期|开发周期|工期|建设周期"
)
_ZH_WEAK = re.compile(r"开发周期|工期|履行期限|使用期限|建设周期")
_ZH_RANGE = re.compile(
    r"\s{0,3}(?:（[^）]{0,12}）)?(?:起|开始)?\s{0,3}[，,]?(?:至|到|—{1,2}|－{1,2}|-|~|～|止)\s{0,6}"
)
_ZH_END_AFTER = re.compile(r"\s{0,3}(?:（[^）]{0,12}）)?\s{0,3}(?:止|届满|终止|到期|为止|结束|失效)")
_ZH_END_BEFORE = re.compile(
    r"(?:届满日|到期日|终止日期?|截止日期?|有效期(?:限)?(?:截)?[至止]|终止于|止于)\s{0,3}[:：]?(?:为|是|于)?\s{0,4}\Z"
)
_ZH_NOT_LENGTH = re.compile(
    r"前|届满|提前|内|逾期|续|延长|之后|每|保修|质保|保密|不超过|不得|少于|不满|超过|至少"
)
_ZH_NOT_AFTER = re.compile(r"[内前后]|以[上下内]")
_ZH_OF_SOMETHING = re.compile(
    r"(?:利率|签证|证书?|报价|保函|许可证|单据|授权书|投标|发票|身份证|试用|不满|转让)[^，。；\n]{0,6}\Z"
)
_ZH_REACH = 60


def find_end(text: str, language: str) -> FoundFact | None:
    """The last day, where the contract names it."""
    return _end_zh(text) if language == "zh" else _end_en(text)


def find_term(text: str, language: str) -> FoundFact | None:
    """The length of the (first) term as "P36M", with its place."""
    return _term_zh(text) if language == "zh" else _term_en(text)


def _day_fact(text: str, place: DatePlace, confidence: float, start: DatePlace | None = None) -> FoundFact:
    value = place.day.isoformat() if place.day else ""
    detail = {"from": start.day.isoformat()} if start and start.day else {}
    return FoundFact(
        FactKind.END, value, text[place.start : place.end], place.start, place.end, confidence, detail
    )


def _length_fact(text: str, duration: Duration, confidence: float) -> FoundFact:
    detail = {"unit": duration.unit.value}
    quote = text[duration.start : duration.end]
    value = f"P{duration.months}M"
    return FoundFact(FactKind.TERM, value, quote, duration.start, duration.end, confidence, detail)


def _sentences_en(text: str) -> Iterator[tuple[int, int]]:
    """Sentences about how long something runs, each once."""
    done = 0
    for anchor in _EN_ANCHOR.finditer(folded(text)):
        if anchor.start() < done:
            continue
        start, done = sentence_around(text, anchor.start(), anchor.end())
        yield start, done


def _end_en(text: str) -> FoundFact | None:
    best: FoundFact | None = None
    low = folded(text)
    for start, end in _sentences_en(text):
        for place in find_dates(text, start, end):
            lead = low[max(start, place.start - 90) : place.start]
            if not _EN_END.search(lead):
                continue
            about = _EN_SUBJECT.search(low, start, place.start)
            confidence = 0.9 if about and _EN_RUNS.search(low, start, place.start) else 0.45
            if confidence > (best.confidence if best else 0.0):
                best = _day_fact(text, place, confidence)
    return best


def _term_en(text: str) -> FoundFact | None:
    best: FoundFact | None = None
    low = folded(text)
    for start, end in _sentences_en(text):
        for duration in find_durations(text, start, end):
            confidence = _term_confidence(low, start, duration)
            if confidence > (best.confidence if best else 0.55):
                best = _length_fact(text, duration, confidence)
    return best


def _term_confidence(low: str, start: int, duration: Duration) -> float:
    """How sure it is that a length of time is the contract's own, from the words around it."""
    lead = low[max(start, duration.start - 260) : duration.start]
    if duration.months is None or _EN_NOT_LENGTH.search(lead[-90:]) or _EN_NOT_AFTER.match(low, duration.end):
        return 0.0
    if not (_EN_LENGTH_LEAD.search(lead[-60:]) and _EN_RUNS.search(lead)):
        return 0.0
    confidence = 0.6 if _EN_SUBJECT.search(lead) else 0.4
    confidence += 0.15 if _EN_OWN.search(lead) else 0.0
    confidence += 0.1 if _EN_NAMES_TERM.match(low, duration.end) or "initial" in lead else 0.0
    return confidence + (0.1 if _EN_COUNTED.match(low, duration.end) else 0.0)


def _end_zh(text: str) -> FoundFact | None:
    best: FoundFact | None = None
    places = find_dates(text)
    for before, place in zip((None, *places), places, strict=False):
        ranged = before is not None and bool(_ZH_RANGE.fullmatch(text, before.end, place.start))
        lead = text[max(0, place.start - 24) : place.start]
        if not (ranged or _ZH_END_AFTER.match(text, place.end) or _ZH_END_BEFORE.search(lead)):
            continue
        first = before if ranged else None
        about = _ZH_TERM.search(text, max(0, (first or place).start - _ZH_REACH), place.start)
        confidence = 0.5 if about is None else 0.6 if _ZH_WEAK.fullmatch(about[0]) else 0.95
        if confidence > (best.confidence if best else 0.0):
            best = _day_fact(text, place, confidence, first)
    return best


def _term_zh(text: str) -> FoundFact | None:
    best: FoundFact | None = None
    for anchor in _ZH_TERM.finditer(text):
        sure = 0.6 if _ZH_WEAK.fullmatch(anchor[0]) else 0.9
        if sure <= (best.confidence if best else 0.0):
            continue
        duration = next(iter(find_durations(text, anchor.start(), anchor.end() + _ZH_REACH)), None)
        if duration is None or duration.months is None:
            continue
        lead = text[anchor.end() : duration.start]
        if "。" in lead or "\n" in lead.strip() or _ZH_NOT_LENGTH.search(lead):
            continue
        if _ZH_NOT_AFTER.match(text, duration.end) or _ZH_OF_SOMETHING.search(
            text, max(0, anchor.start() - 12), anchor.start()
        ):
            continue
        best = _length_fact(text, duration, sure)
    return best
