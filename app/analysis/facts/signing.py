"""When the contract was signed and since when it binds."""

import re

from app.analysis.calendar_dates import DatePlace, find_date_blanks, find_dates
from app.i18n import N_
from app.models.reading import FoundFact
from app.models.vocabulary import FactKind

SAME_AS_SIGNED = N_("The contract takes effect when it is signed.")
LAST_SIGNATURE = N_("The latest date beside the signatures.")

_OPENING_REACH = 60_000
_BEFORE_LIST, _AFTER_LIST = 420, 900  # code points around the list of parties in which its date stands
_COVER_REACH = 3_000
_SIGNATURE_REACH = 2_500
_TAIL, _TAIL_SHARE = 600, 0.8  # the last page: code points, or from which share of the text on
_DOUBTFUL = 0.6
_BARE_PENALTY, _EFFECTIVE_PENALTY = 150, 250  # code points of distance that a weaker cue costs
_CUE = re.compile(
    r"\b(?:dated?|made|entered\s+into|effective|executed|as\s+of|agreement\s+date|is\s+on|signed|updated|concluded"
    r"|commencing|commences|on\s+this)\b",
    re.IGNORECASE,
)
_OTHER_PAPER = re.compile(
    r"(?:certain|prior|previous|original|existing|that\s+the|pursuant\s+to)[^.;]{0,140}\bdated?\b[^.;]{0,30}\Z"
    r"|\b(?:the|that|certain|an?|under|of|to)\s[^.;()]{0,60}\b(?-i:Agreement|Contract|Amendment|Note|Lease)\b[^.;()]{0,60}\bdated\b"
    r"[^.;]{0,12}\Z"
    r"|\bamended\b[^.;]{0,40}\Z|Source:[^\n]{0,80}\Z|\bexpir\w+[^.;]{0,40}\Z|\buntil\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
_THIS_PAPER = re.compile(
    r"\bthis\b[^.;]{0,160}\Z|\b(?:the|this)\s+[\"“”]\w+[\"“”]\)[^.;]{0,40}\Z", re.IGNORECASE
)
_SIGNATURE_DATE = re.compile(
    r"\b(?:date[ds]?|signed|as\s+of(?:\s+th[ei]s?)?|on(?:\s+th[ei]s?)?|this|the)\b[\s:.,_/]{0,40}\Z",
    re.IGNORECASE,
)
_SIGNATURES = re.compile(
    r"\bIN\s+WITNESS\b|\bIn\s+Witness\b|/s/|\bBy:|\bAuthori[sz]ed\s+Signature|\bSIGNED\b"
)
_EFFECTIVE_LAST = re.compile(
    r"\beffective\b(?:(?!\b(?:made|entered|dated|executed)\b)[^.;]){0,60}\Z", re.IGNORECASE
)
_EFFECTIVE_AFTER = re.compile(
    r"[\s,]{0,4}(?:\(|,\s)?\s{0,2}(?:the\s|hereinafter\s(?:the\s|referred\sto\sas\s(?:the\s)?)?)?[\"“”'(]{0,3}\s?"
    r"(?:Effective|Commencement|Start)\s{1,3}Date",
    re.IGNORECASE,
)
_EFFECTIVE_BEFORE = re.compile(
    r"(?:\beffective\s{1,9}(?:date\b[^.;\n]{0,60}?(?:means|shall\s{1,9}mean|is|be|:|of)?|(?:as\s{1,9})?(?:of|from|on|since|this)\b|\Z)"
    r"|\b(?:takes?|come|comes|enters?)\s{1,9}(?:into\s{1,9})?(?:effect|force)\b[^.;]{0,30}"
    r"|\bcommenc(?:e|es|ing)\s{1,9}(?:as\s{1,9}of|on|from)\b|\bin\s{1,9}effect\s{1,9}from\b)"
    r"[\s:\"”,]{0,10}(?:the\s{1,9}|as\s{1,9}of\s{1,9}(?:the\s{1,9})?|on\s{1,9}(?:the\s{1,9})?|from\s{1,9}(?:the\s{1,9})?|this\s{1,9}){0,4}\Z",
    re.IGNORECASE,
)
_EFFECTIVE_ANCHOR = re.compile(
    r"\beffective\b|\btakes?\s+effect\b|\binto\s+(?:effect|force)\b", re.IGNORECASE
)
_EFFECTIVE_WHEN_SIGNED = re.compile(
    r"\beffective\b[^.;]{0,60}\b(?:date\s+(?:hereof|of\s+this|first|above|of\s+(?:execution|signature|signing))|upon\s+(?:execution|"
    r"signature|signing|the\s+date\s+first)|signing\s+date|last\s+(?:date|signature)|date\s+(?:last|of\s+the\s+last))",
    re.IGNORECASE,
)

_ZH_ON = re.compile(r"(?:于|在)\s{0,3}\Z")
_ZH_DATED = re.compile(r"[:：]\s{0,6}\Z|日\s{0,9}期\s{0,6}\Z")
_ZH_LABEL = re.compile(
    r"(?:签\s?[订署定约]|订\s?立|签字|立约)\s?(?:日\s{0,4}期|时\s{0,4}间)\s{0,3}[:：]?\s{0,6}\Z"
)
_ZH_SIGNED_AFTER = re.compile(r"[\s,，]{0,3}(?:[由在于][^。；\n]{0,40}?)?(?:签[订署定约字]|订立|签字)")
_ZH_EFFECTIVE_BEFORE = re.compile(
    r"生效(?:日期|时间|日)\s{0,3}(?:为|是|[:：])\s{0,6}\Z|有效期\s{0,2}(?:为)?[:：]?\s{0,3}自?\s{0,3}\Z"
)
_ZH_EFFECTIVE_AFTER = re.compile(r"\s{0,3}(?:起|开始|正式|之日起){0,3}\s{0,2}(?:生效|施行|执行)")
_ZH_WHEN_SIGNED = re.compile(
    r"(?:自|从|于|经)[^。；\n]{0,40}(?:签[字订署定章约]|盖章|签字盖章)[^。；\n]{0,16}生效"
)


def find_signed(text: str, language: str, parties_at: int) -> FoundFact | None:
    """The date of signing with its place; ``parties_at`` is where the first party stands, or -1."""
    return _signed_zh(text) if language == "zh" else _signed_en(text, parties_at)


def find_effective(text: str, language: str, signed: FoundFact | None) -> FoundFact | None:
    """The date from which the contract binds, said expressly or by reference to the signing."""
    found = _effective_zh(text) if language == "zh" else _effective_en(text)
    if found is not None or signed is None:
        return found
    pattern = _ZH_WHEN_SIGNED if language == "zh" else _EFFECTIVE_WHEN_SIGNED
    match = pattern.search(text)
    start, end = match.span() if match else (signed.start, signed.end)
    confidence = 0.7 if match else 0.4
    return FoundFact(
        FactKind.EFFECTIVE, signed.value, text[start:end], start, end, confidence, {"reason": SAME_AS_SIGNED}
    )


def _fact(kind: FactKind, text: str, place: DatePlace, confidence: float, reason: str = "") -> FoundFact:
    value = place.day.isoformat() if place.day else ""
    detail = {"reason": reason} if reason else {}
    return FoundFact(kind, value, text[place.start : place.end], place.start, place.end, confidence, detail)


def _signed_en(text: str, parties_at: int) -> FoundFact | None:
    near = _near_parties(text, parties_at) if parties_at >= 0 else None
    if near is not None and near.confidence > _DOUBTFUL:
        return near if near.value else None
    signature = _signature_date(text)
    return near or _cover_date(text) or signature or _bare_cover_date(text)


def _near_parties(text: str, parties_at: int) -> FoundFact | None:
    """The dated words nearest to the list of parties; an empty value where a blank stands there."""
    start, end = max(0, parties_at - _BEFORE_LIST), parties_at + _AFTER_LIST
    signatures = _SIGNATURES.search(text, parties_at, end)
    end = signatures.start() if signatures else end
    found: list[tuple[float, DatePlace]] = []
    for place in (*find_dates(text, start, end), *find_date_blanks(text, start, end)):
        before = text[max(0, place.start - 200) : place.start]
        if _OTHER_PAPER.search(before) and not _THIS_PAPER.search(before):
            continue
        distance = parties_at - place.end if place.end <= parties_at else 1.5 * (place.start - parties_at)
        if not _CUE.search(before[-70:]):
            if not _isolated(text, place):
                continue
            distance += _BARE_PENALTY
        elif _EFFECTIVE_LAST.search(before[-90:]):
            distance += _EFFECTIVE_PENALTY
        found.append((distance, place))
    if not found:
        return None
    return _fact(FactKind.SIGNED, text, min(found, key=lambda item: item[0])[1], 0.95)


def _isolated(text: str, place: DatePlace) -> bool:
    """Whether white space sets the date apart, as on a title page."""
    before, after = text[max(0, place.start - 2) : place.start], text[place.end : place.end + 2]
    return place.day is not None and (not before.strip() and not after.strip()) and "\n" in before + after


def _cover_date(text: str) -> FoundFact | None:
    signatures = _SIGNATURES.search(text, 0, _COVER_REACH)
    for place in find_dates(text, 0, signatures.start() if signatures else _COVER_REACH):
        before = text[max(0, place.start - 160) : place.start]
        if _CUE.search(before[-60:]) and not _OTHER_PAPER.search(before):
            return _fact(FactKind.SIGNED, text, place, 0.7)
    return None


def _signature_date(text: str) -> FoundFact | None:
    """The latest date of the first signature page: schedules that follow have their own."""
    first = _SIGNATURES.search(text, int(len(text) * 0.2))
    if first is None:
        return None
    start, end = max(0, first.start() - 200), first.start() + _SIGNATURE_REACH
    places = find_dates(text, start, end)
    cued = [
        place for place in places if _SIGNATURE_DATE.search(text[max(start, place.start - 50) : place.start])
    ]
    if not cued:
        return None
    latest = max(cued, key=lambda place: place.day.isoformat() if place.day else "")
    return _fact(FactKind.SIGNED, text, latest, 0.6, LAST_SIGNATURE)


def _bare_cover_date(text: str) -> FoundFact | None:
    for place in find_dates(text, 0, _COVER_REACH):
        before = text[max(0, place.start - 160) : place.start]
        if not _OTHER_PAPER.search(before):
            return _fact(FactKind.SIGNED, text, place, 0.5)
    return None


def _effective_en(text: str) -> FoundFact | None:
    best: FoundFact | None = None
    done = 0
    for anchor in _EFFECTIVE_ANCHOR.finditer(text):
        start, end = max(done, anchor.start() - 100), anchor.end() + 160
        for place in find_dates(text, start, end):
            before = text[max(0, place.start - 120) : place.start]
            defined = bool(_EFFECTIVE_AFTER.match(text, place.end))
            confidence = 0.95 if defined else 0.85 if _EFFECTIVE_BEFORE.search(before) else 0.0
            confidence -= 0.0 if place.start < _OPENING_REACH / 10 else 0.1
            if confidence > (best.confidence if best else 0.2) and not _OTHER_PAPER.search(before):
                best = _fact(FactKind.EFFECTIVE, text, place, confidence)
        done = anchor.end()
    return best


def _signed_zh(text: str) -> FoundFact | None:
    """A labelled or "于…签订" date; else the latest date of the last page that follows a colon."""
    tail = min(int(len(text) * _TAIL_SHARE), max(0, len(text) - _TAIL))
    best: FoundFact | None = None
    for place in find_dates(text):
        before = text[max(0, place.start - 24) : place.start]
        labelled = bool(_ZH_LABEL.search(before))
        if labelled or (_ZH_ON.search(before) and _ZH_SIGNED_AFTER.match(text, place.end)):
            confidence = 0.95 if labelled else 0.9
        elif place.start >= tail and (_ZH_DATED.search(before) or _alone(text, place)):
            confidence = 0.7
        else:
            continue
        newer = best is not None and confidence == best.confidence == 0.7
        if best is None or confidence > best.confidence or newer:
            best = _fact(FactKind.SIGNED, text, place, confidence)
    return best


def _alone(text: str, place: DatePlace) -> bool:
    """Whether the date is all there is on its line."""
    line = text[text.rfind("\n", 0, place.start) + 1 : place.start]
    end = text.find("\n", place.end)
    return not line.strip() and not text[place.end : end if end >= 0 else len(text)].strip()


def _effective_zh(text: str) -> FoundFact | None:
    for place in find_dates(text):
        before = text[max(0, place.start - 24) : place.start]
        if _ZH_EFFECTIVE_BEFORE.search(before) or _ZH_EFFECTIVE_AFTER.match(text, place.end):
            return _fact(FactKind.EFFECTIVE, text, place, 0.9)
    return None
