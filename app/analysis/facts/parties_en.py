"""The parties of an English contract, from the sentence that opens it.

"This Agreement is made by and between A, Inc., a Delaware corporation ("Supplier"), and B LLC ("Customer")":
the list begins after "between", names are separated by "and", commas or semicolons, and the defined term
in quotes after a name is its role.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from app.analysis.calendar_dates import find_dates
from app.analysis.facts.jurisdictions import JURISDICTIONS
from app.analysis.facts.party_names import Name, name_at
from app.analysis.sentences import sentence_around
from app.models.reading import FoundParty

_OPENING_REACH = 60_000  # code points: long tables of contents come before some openings
_LIST_REACH = 4_000
_MOST_OPENINGS = 200
_LONGEST_ASIDE = 500
_LABEL_REACH = 8_000
_ABOVE = 120
_ASIDE_REACH = 80
_SIGNED_ON = re.compile(r"\bDated?:[^:]{0,40}\Z")
_SIGNER = re.compile(
    r".*(?:\b(?:Officer|President|Signatory|Director|Manager|Secretary|Treasurer|Member|Partner|Person|Title|Name|By|\d{4})\b[:.,]?|\n|/s/|\))\s*",
    re.DOTALL,
)
_SIGNATURE_REACH = 8_000
_LEAST_SCORE = 3.0
_RULE = re.compile(r"-{3,}")
_LABEL = re.compile(
    r"\b(?P<role>Party\s[A-D]|PARTY\s[A-D]|Licensor|Licensee|Buyer|Seller|Supplier|Customer|Client|Vendor|Purchaser|"
    r"Contractor|Distributor|Provider|Company|Consultant|Owner|Employer|Employee|Landlord|Tenant|Lessor|Lessee|"
    r"Borrower|Lender|Sponsor|Agent|Principal|Service\sProvider|Publisher|Advertiser|Shipper|Carrier|Reseller)"
    r"(?:\s{0,2}\([^()]{1,40}\))?\s{0,3}:\s{0,40}(?=[A-Z0-9])",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(r"\s{0,3}\(([A-Z][\w&.\-]{1,20})\)")
_SIGNED = re.compile(r"\bBy:|/s/|\(Signature\)")
_CAPITAL = re.compile(r"(?<![\w.&,'\-])(?:[A-Z0-9][\w.&'’\-]{0,40}|i[A-Z]\w+)(?=[\s,])")
_SHORT_GAP = 12
_SENTENCE_END = re.compile(
    r"(?<![A-Z.])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!Corp)\.\s{1,9}(?=[A-Z])"  # after no abbreviation
)
_BETWEEN = re.compile(
    r"\b(?:by\s{1,99}and\s{1,99}(?:between|among(?:st)?)|between|among(?:st)?|concluded\sby"
    r"|entered\s{1,9}into\s{1,9}by(?!\s{1,9}and))\b(?:\s{0,9}(?:and\s{1,4}among|:|the\sfollowing\s(?:parties|persons):?))?",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\bWHEREAS\b|\bRECITALS?\b|R\sE\sC\sI\sT\sA\sL\sS|\bRecitals\b|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|\bBACKGROUND\b|\bBackground\b"
    r"|\bNOW,?\s{1,3}THEREFORE|\bNow,?\s{1,3}therefore|PRELIMINARY\sSTATEMENT|\bPreamble\b|\bPREAMBLE\b"
    r"|\bWhereas\b|agrees?\sas\sfollows|TABLE\sOF\sCONTENTS|Table\sof\sContents|\bINTRODUCTION\b|\bIT\sIS\sAGREED"
    r"|\bDEFINITIONS\b|\bCapitalized\sterms\b|\bArticle\s1\b|\bARTICLE\s(?:1|I)\b|\bSection\s1\b|\n\s{0,20}1\.0?\s"
)
_AGREEMENT = re.compile(
    r"\b(?:agreement|contract|amendment|addendum|memorandum|lease|deed|licen[cs]e)\b", re.IGNORECASE
)
_MADE = re.compile(r"\b(?:made|entered|dated|effective|executed|signed|concluded)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(?:WHEREAS|Whereas|certain|pursuant\sto|as\sdefined)\b")
_DEFINED = re.compile(
    r"\(\s{0,3}(?P<lead>(?:[^()\"“”]{0,90}?))"
    r"(?P<open>[\"“”]|''|‘|\?)\s{0,2}(?P<term>[^\"“”()?]{1,60}?)[,.]?\s{0,2}(?:[\"“”?]|''|’)"
    r"|\bherein(?:after)?(?:\s(?:referred\sto\sas|called|known\sas|the|as)){0,3}\s(?:[\"“(]\s?){1,2}(?P<also>[^\"“”()]{1,60}?)[\"”)]"
    r"|\((?:the|[Hh]ereinafter)\s{1,3}(?P<plain>[A-Z][\w&]{2,30})\)"
    r"|\bherein(?:after)?\s(?:referred\sto|called|known)(?:\sas)?\s{1,9}(?P<bare>Party\s[A-D]|[A-Z][\w&]{1,30})",
)
_DEFINED_AT_ONCE = re.compile(r"(?:,\s(?:an?|the)\s[^,()]{0,60})?[\s,]{0,3}\([^()]{0,40}[\"“”]")
_NOT_A_ROLE = re.compile(
    r"(?:the\s)?(?:part(?:y|ies)|agreement|effective\sdate|execution\sdate|commencement\sdate|.{0,30}agreement|"
    r".{0,20}\bdate|.{0,30}amendment)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r";|,|\band\b|\bAND\b|\bAnd\b|\n\s*\n|\(\d\)|\([ivx]{1,3}\)|\n\s{0,20}\d\.|:")
_JUNK = re.compile(
    r"(?:[\s,;:–—\-*_\[\]●•·]{1,200}|\([\divxabc]{1,3}\)|\d\)|\d\.\s|\b[A-D]\.\s|(?:on|of)\sthe\s(?:one|other)\s(?:hand|part),?|the\sfollowing"
    r"|each\sof|\((?:the\s)?[A-Z][a-z]{2,20}\)\s|\band\b|\bAND\b|\bAnd\b|\bby\b|\bBY\b|[\"“]){1,12}"
)
_DESCRIPTOR = re.compile(
    r"\s{0,3}(?:\(|,\s{0,3}(?:an?|A|AN|with|having|located|whose|of|through|acting|on\sbehalf|together|as|and\sits|the|individual|Individual|"
    r"d/b/a|dba|doing|for\sitself|\()\b|,?\s{0,2}\(|(?:an?|A|AN|with|having|located|whose|acting|organized|d/b/a|dba|doing|"
    r"hereinafter|of|as|on\sbehalf)\b|\.\s|$|\n|;|,)"
)


def find_parties_en(text: str) -> tuple[FoundParty, ...]:
    """The parties in the order of the opening sentence; empty where none can be read."""
    opening = _RULE.sub(lambda rule: " " * len(rule[0]), text[:_OPENING_REACH])
    best: tuple[FoundParty, ...] = ()
    best_score = _LEAST_SCORE
    for match in islice(_BETWEEN.finditer(opening), _MOST_OPENINGS):
        score = _opening_score(opening, match)
        if score <= 1:
            continue
        parties = _merged(_listed(opening, match.end()))
        score += sum(_weight(party) for party in parties[:4])
        if parties and score > best_score:
            best, best_score = parties, score
    if _roles(best) < 2:
        introduced = _introduced(opening)
        sure = any(Name(party.name, 0, 0).formal for party in introduced)
        best = max(best, _labelled(opening), introduced if sure else (), key=_roles)
    return best if len(best) > 1 else max(best, _signatories(text), key=len)


def _labelled(text: str) -> tuple[FoundParty, ...]:
    """Parties of a form: ``Party A (Shipper): ZTO Express Co., Ltd.``"""
    parties = []
    for match in _LABEL.finditer(text, 0, _LABEL_REACH):
        name = name_at(text, match.end(), min(len(text), match.end() + 200))
        if name is not None and not name.numbered:
            parties.append(FoundParty(match["role"], name.text, name.start, name.end))
    merged = _merged(parties)
    return merged if len({party.role.casefold() for party in merged}) > 1 else ()


def _introduced(text: str) -> tuple[FoundParty, ...]:
    """Parties of a sentence that says no "between": ``Athens Corporation (the "Company"), and Athens Bank (…)``."""
    done = 0
    best: tuple[FoundParty, ...] = ()
    for match in _DEFINED.finditer(text, 0, _LABEL_REACH):
        if match.start() < done or not _role(text, match.start(), match.end()):
            continue
        start, done = sentence_around(text, match.start(), match.end())
        capitals = _CAPITAL.finditer(text, start, match.start())
        names = (name_at(text, capital.start(), match.start()) for capital in capitals)
        first = next((name for name in names if name is not None and name.institutional), None)
        if first is not None:
            best = max(best, _merged(_listed(text, first.start)), key=_roles)
        if _roles(best) > 1:
            break
    return best


def _roles(parties: tuple[FoundParty, ...]) -> int:
    return sum(1 for party in parties if party.role)


def _signatories(text: str) -> tuple[FoundParty, ...]:
    """Names above the signatures: all there is in agreements that name nobody at their opening."""
    start = max(0, len(text) - _SIGNATURE_REACH)
    parties = []
    for match in _SIGNED.finditer(text, start):
        first = max(start, match.start() - _ABOVE)
        above = _SIGNED_ON.sub("", text[first : match.start()]).rstrip()
        lead = _SIGNER.match(above)
        place = first + (lead.end() if lead else 0)
        name = name_at(text, place, first + len(above)) if place < first + len(above) else None
        whole = name is not None and name.end >= first + len(above) - 2
        if name is not None and whole and (name.formal or name.text.isupper()):
            parties.append(FoundParty("", name.text, name.start, name.end))
    return _merged(parties)


def _weight(party: FoundParty) -> float:
    """How much a name counts for the sentence that lists it: a lone word is often a defined term itself."""
    institutional = Name(party.name, 0, 0).institutional
    if party.role:
        return 1.0 if institutional else 0.7 if " " in party.name.removeprefix("The ") else 0.0
    return 0.5 if institutional else -1.0


def _opening_score(text: str, match: re.Match[str]) -> float:
    """How much a "between" looks like the one that opens the contract."""
    before = text[max(0, match.start() - 400) : match.start()]
    score = 2.0 if match[0].lower().startswith("by") else 0.0
    score += 2.0 if _AGREEMENT.search(before) else -1.0
    score += 1.0 if _MADE.search(before[-250:]) else 0.0
    score += 1.0 if find_dates(text, max(0, match.start() - 250), match.end() + 100) else 0.0
    score += sum(1.0 for limit in (1_500, 6_000, 20_000) if match.start() < limit)
    return score - 3.0 if _ELSEWHERE.search(before[-250:]) else score


def _listed(text: str, start: int) -> list[FoundParty]:
    """Names with their defined terms, from ``start`` to the end of the list of parties."""
    stop = _STOP.search(text, start, start + _LIST_REACH)
    end = stop.start() if stop else min(len(text), start + _LIST_REACH)
    names = _names(text, start, end)
    names = sorted([*names, *_behind(text, names, end)], key=lambda name: name.start)
    borders = [*(name.start for name in names[1:]), end][: len(names)]
    return [
        FoundParty(_role(text, name.end, border), name.text, name.start, name.end)
        for name, border in zip(names, borders, strict=True)
    ]


def _behind(text: str, names: list[Name], end: int) -> Iterator[Name]:
    """Names inside the description of a party that have a defined term of their own: agent for Jo Roe ("Talent")."""
    for name, border in pairwise([*(name for name in names), None]):
        if name is None:
            return
        last = border.start if border else end
        roles = [match for match in _DEFINED.finditer(text, name.end, last) if _role(text, *match.span())]
        for match in roles[1:]:
            start = max(name.end, match.start() - _ASIDE_REACH)
            for capital in _CAPITAL.finditer(text, start, match.start()):
                other = name_at(text, capital.start(), match.start())
                if other is not None and match.start() - other.end <= 2 and (other.formal or _person(other)):
                    yield other
                    break


def _person(name: Name) -> bool:
    """Whether it may be a person's name: two to four words that are no place and no organisation."""
    if name.institutional or name.text.casefold() in JURISDICTIONS or name.text.startswith(("The ", "the ")):
        return False
    return 1 < len(name.text.split()) <= 4 and name.text.replace(" ", "").isalpha()


def _names(text: str, start: int, end: int) -> list[Name]:
    masked = _mask_parentheses(text[start:end])
    names: list[Name] = []
    place, separator = start, ""
    while place < end:
        junk = _JUNK.match(text, place, end)
        if junk:
            place, separator = junk.end(), separator + junk[0]
        name = name_at(text, place, end)
        if name is not None and _is_party(text, name, end, names, separator):
            names.append(name)
            place = name.end
        following = _SEPARATOR.search(masked, place - start)
        if following is None or (
            len(names) > 1 and _SENTENCE_END.search(masked, place - start, following.start())
        ):
            break
        place, separator = start + following.end(), following[0]
    return names


def _mask_parentheses(part: str) -> str:
    """The same length with what stands in parentheses blanked: it separates no parties."""
    characters, depth, opened = list(part), 0, 0
    for place, char in enumerate(part):
        if char == "(":
            depth, opened = depth + 1, place
        elif char == ")":
            depth = max(depth - 1, 0)
        elif depth and place - opened > _LONGEST_ASIDE:
            depth = 0  # a parenthesis that is never closed
        elif depth:
            characters[place] = "\0"
    return "".join(characters)


def _is_party(text: str, name: Name, end: int, before: list[Name], separator: str) -> bool:
    """Whether the name is a party's, not a place or a law in the description of the one before."""
    if text.endswith("Source: ", 0, name.start):
        return False  # the filer's name in a page footer
    if name.formal:
        return True
    if name.numbered or name.text.casefold() in JURISDICTIONS:
        return False
    defined = _DEFINED.search(text, name.end, min(end, name.end + 250))
    described = bool(_DESCRIPTOR.match(text, name.end, end))
    if not before:
        return described and (defined is not None or name.institutional)
    settled = bool(_DEFINED.search(text, before[-1].end, name.start))
    if separator.strip() == ",":
        return settled and described and bool(_DEFINED_AT_ONCE.match(text, name.end, end))
    adjacent = name.start - before[-1].end < _SHORT_GAP
    return (settled or adjacent) and (defined is not None or (described and (name.institutional or adjacent)))


def _role(text: str, start: int, end: int) -> str:
    """The first defined term between a name and the next; empty where the contract gives none."""
    short = _SHORT_NAME.match(text, start, end)
    if short:
        return short[1]
    for match in _DEFINED.finditer(text, start, end):
        term = " ".join(
            (match["term"] or match["also"] or match["plain"] or match["bare"]).split()
        ).removeprefix("the ")
        if term and not _NOT_A_ROLE.fullmatch(term):
            return term
    return ""


def _merged(parties: list[FoundParty]) -> tuple[FoundParty, ...]:
    """Each name once, with the first role given to it."""
    kept: dict[str, FoundParty] = {}
    for party in parties:
        key = party.name.casefold().rstrip(".")
        if key not in kept or (party.role and not kept[key].role):
            kept[key] = party
    return tuple(kept.values())
