"""The parties of an English contract, from the sentence that opens it.

"This Agreement is made by and between A, Inc., a Delaware corporation ("Supplier"), and B LLC ("Customer")":
the list begins after "between", names are separated by "and", commas or semicolons, and the defined term
in quotes after a name is its role.
"""

import re
from itertools import islice

from app.analysis.calendar_dates import find_dates
from app.analysis.facts.party_lists import CAPITAL, DEFINED, listed_parties, merged, role_of
from app.analysis.facts.party_names import Name, name_at
from app.analysis.sentences import sentence_around
from app.models.reading import FoundParty

# Code points, unless they say otherwise.
_OPENING_REACH = 60_000  # long tables of contents come before some openings
_MOST_OPENINGS = 200  # sentences
_LABEL_REACH = 8_000
_ABOVE = 120  # before a signature
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
_SIGNED = re.compile(r"\bBy:|/s/|\(Signature\)")
_BETWEEN = re.compile(
    r"\b(?:by\s{1,99}and\s{1,99}(?:between|among(?:st)?)|between|among(?:st)?|concluded\sby"
    r"|entered\s{1,9}into\s{1,9}by(?!\s{1,9}and))\b(?:\s{0,9}(?:and\s{1,4}among|:|the\sfollowing\s(?:parties|persons):?))?",
    re.IGNORECASE,
)
_AGREEMENT = re.compile(
    r"\b(?:agreement|contract|amendment|addendum|memorandum|lease|deed|licen[cs]e)\b", re.IGNORECASE
)
_MADE = re.compile(r"\b(?:made|entered|dated|effective|executed|signed|concluded)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(?:WHEREAS|Whereas|certain|pursuant\sto|as\sdefined)\b")


def find_parties_en(text: str) -> tuple[FoundParty, ...]:
    """The parties in the order of the opening sentence; empty where none can be read."""
    opening = _RULE.sub(lambda rule: " " * len(rule[0]), text[:_OPENING_REACH])
    best: tuple[FoundParty, ...] = ()
    best_score = _LEAST_SCORE
    for match in islice(_BETWEEN.finditer(opening), _MOST_OPENINGS):
        score = _opening_score(opening, match)
        if score <= 1:
            continue
        parties = merged(listed_parties(opening, match.end()))
        score += sum(_weight(party) for party in parties[:4])
        if parties and score > best_score:
            best, best_score = parties, score
    if _roles(best) < 2:
        introduced = _introduced(opening)
        sure = any(Name(party.name, 0, 0).formal for party in introduced)
        best = max(best, _labelled(opening), introduced if sure else (), key=_roles)
    return best if len(best) > 1 else max(best, _signatories(text), key=len)


def _labelled(text: str) -> tuple[FoundParty, ...]:
    """Parties of a form: ``Party A (Shipper): Alpha Express Co., Ltd.``"""
    parties = []
    for match in _LABEL.finditer(text, 0, _LABEL_REACH):
        name = name_at(text, match.end(), min(len(text), match.end() + 200))
        if name is not None and not name.numbered:
            parties.append(FoundParty(match["role"], name.text, name.start, name.end))
    named = merged(parties)
    return named if len({party.role.casefold() for party in named}) > 1 else ()


def _introduced(text: str) -> tuple[FoundParty, ...]:
    """Parties of a sentence that says no "between": ``Alpha Bank (the "Bank"), and Beta Ltd. (…)``."""
    done = 0
    best: tuple[FoundParty, ...] = ()
    for match in DEFINED.finditer(text, 0, _LABEL_REACH):
        if match.start() < done or not role_of(text, match.start(), match.end()):
            continue
        start, done = sentence_around(text, match.start(), match.end())
        capitals = CAPITAL.finditer(text, start, match.start())
        names = (name_at(text, capital.start(), match.start()) for capital in capitals)
        first = next((name for name in names if name is not None and name.institutional), None)
        if first is not None:
            best = max(best, merged(listed_parties(text, first.start)), key=_roles)
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
    return merged(parties)


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
