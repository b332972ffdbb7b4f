"""The law that governs the contract: a place named right beside "laws of" in a sentence about governing."""

import re

from app.analysis.facts.jurisdictions import JURISDICTION_PATTERN, jurisdiction
from app.models.reading import FoundFact
from app.models.vocabulary import FactKind

_SPAN = r"[\s\-]{1,80}"
_PLACE = (
    rf"(?:(?:the|both){_SPAN})?(?:(?:State|Commonwealth|Province|Republic|Federal{_SPAN}Republic|Kingdom|city|country|"
    rf"Federation|Hong{_SPAN}Kong{_SPAN}Special{_SPAN}Administrative{_SPAN}Region)s?{_SPAN}of{_SPAN}(?:the{_SPAN})?)?"
    rf"(?P<place>{JURISDICTION_PATTERN})(?!\w)"
)
_ANCHOR = re.compile(r"\b(?:laws?|regulations|legislation)\b", re.IGNORECASE)
_FEDERAL = rf"(?:the{_SPAN})?United{_SPAN}States(?:{_SPAN}of{_SPAN}America)?{_SPAN}and{_SPAN}(?:of{_SPAN})?"
_LAW_OF = re.compile(
    rf"laws?\b(?:{_SPAN}(?:and{_SPAN}(?:regulations|decisions|statutes)|in{_SPAN}force|in{_SPAN}effect|as{_SPAN}in{_SPAN}force|"
    rf"of{_SPAN}contracts?|applicable)){{0,2}}(?:,[^,.;]{{1,60}},)?{_SPAN}(?:of|in|within|from|for){_SPAN}(?:{_FEDERAL})?{_PLACE}",
    re.IGNORECASE,
)
_PLACE_LAW = re.compile(
    rf"(?<![\w])(?P<place>{JURISDICTION_PATTERN})(?:{_SPAN}(?:State|substantive|internal|domestic|material|contract))?"
    rf"(?:['’]s)?{_SPAN}laws?\Z",
    re.IGNORECASE,
)
_REGULATIONS_OF = re.compile(rf"(?:regulations|legislation){_SPAN}of{_SPAN}{_PLACE}", re.IGNORECASE)
_GOVERNS = re.compile(
    r"\bgovern(?:ed|s|ing)?\b|\bconstrued?\b|\bconstruction\b|\binterpret(?:ed|ation)\b|\bdetermined\sin\saccordance"
    r"|\bunder\sand\s|\benforced\b|\bproper\slaw\b|\bapplicable\slaw\b|\bchoice\sof\slaw\b|\bcontract\sunder\b"
    r"|\bshall\sapply\b|\bwill\sapply\b|\bsubject\sto\b|\bpursuant\sto\b|\baccording\sto\b|\baccordance\swith\b"
    r"|\bvalidity\b|\bcontrolled\sby\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\bgovern(?:ed|s|ing)\b|\bconstrued\b|\binterpreted\b|\bgoverning\slaw\b", re.IGNORECASE
)
_CORPORATE = re.compile(
    r"\b(?:organi[sz]ed|incorporated|existing|established|formed|registered|chartered|standing|constituted|created|duly)"
    r"[^.;]{0,60}\Z",
    re.IGNORECASE,
)
_CONFLICT = re.compile(
    r"(?:without|conflicts?|choice|other\sthan|regardless|excluding)[^.;]{0,40}\Z", re.IGNORECASE
)
_ABOUT = 260  # code points before the place in which the verb of governing stands

_ZH_ANCHOR = re.compile(
    r"(?:适用|受|依照|按照|根据|遵守|遵循|依据|以)(?P<between>[^。；\n]{0,12}?)"
    r"(?P<place>中华人民共和国(?:香港|澳门)特别行政区|中华人民共和国大陆地区|中华人民共和国|中国大陆|中国(?:香港|澳门|台湾)?|"
    r"香港|澳门|台湾|新加坡|英格兰(?:和|及|与)?威尔士|英国|美国(?:[一-龥]{2,5}州)?|德国|法国|瑞士|日本|韩国)"
    r"(?:现行|相关|有关|的|之|国家){0,4}(?P<law>法律|法规|民法典|合同法)"
)
_ZH_ABOUT = re.compile(r"管辖|适用|解释|争议|纠纷|效力|约束|准据法|履行")
_ZH_SHOWN = {
    "中国": "中华人民共和国",
    "中国大陆": "中华人民共和国",
    "中华人民共和国大陆地区": "中华人民共和国",
}


def find_law(text: str, language: str) -> FoundFact | None:
    """The chosen law with its place; None where the contract is silent."""
    return _chinese_law(text) if language == "zh" else _english_law(text)


def _english_law(text: str) -> FoundFact | None:
    best: FoundFact | None = None
    for anchor in _ANCHOR.finditer(text):
        match = _place_beside(text, anchor)
        if match is None:
            continue
        confidence = _law_confidence(text, min(anchor.start(), match.start("place")), anchor.end())
        if confidence > (best.confidence if best else 0.0):
            name = jurisdiction(match["place"])
            start, end = match.span("place")
            best = FoundFact(FactKind.GOVERNING_LAW, name, text[start:end], start, end, confidence)
    return best


def _place_beside(text: str, anchor: re.Match[str]) -> re.Match[str] | None:
    if anchor[0][0] in "rlRL" and not anchor[0].lower().startswith("law"):
        return _REGULATIONS_OF.match(text, anchor.start())
    return _LAW_OF.match(text, anchor.start()) or _PLACE_LAW.search(
        text, max(0, anchor.start() - 80), anchor.end()
    )


def _law_confidence(text: str, start: int, end: int) -> float:
    """How sure it is that this law governs the contract and not a party or an exception."""
    before = text[max(0, start - _ABOUT) : start]
    after = text[end : end + _ABOUT]
    if _CORPORATE.search(before):
        return 0.0
    confidence = 0.9 if _STRONG.search(before) else 0.6 if _GOVERNS.search(before) else 0.0
    if not confidence:
        confidence = 0.5 if _GOVERNS.search(after[:120]) else 0.0
    if re.search(r"\bagreement\b|\bcontract\b|\bhereof\b|\bhereunder\b|\bamendment\b", before, re.IGNORECASE):
        confidence += 0.08 if confidence else 0.0
    return confidence * (0.5 if _CONFLICT.search(before) else 1.0)


def _chinese_law(text: str) -> FoundFact | None:
    best: FoundFact | None = None
    for match in _ZH_ANCHOR.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        about = text[max(line, match.start() - 60) : match.end() + 30]
        confidence = 0.9 if _ZH_ABOUT.search(about) else 0.5
        if match["between"].strip() and "《" in match["between"]:
            continue
        if confidence > (best.confidence if best else 0.0):
            start, end = match.span("place")
            name = _ZH_SHOWN.get(match["place"], match["place"])
            best = FoundFact(FactKind.GOVERNING_LAW, name, text[start:end], start, end, confidence)
    return best
