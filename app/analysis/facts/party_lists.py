"""A list of parties as an English contract writes it: names, their descriptions and defined terms.

Names are separated by "and", commas or semicolons; the term in quotes after a name is its role.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from app.analysis.facts.jurisdictions import JURISDICTIONS
from app.analysis.facts.party_names import Name, name_at
from app.models.reading import FoundParty

# Code points.
_LIST_REACH = 4_000
_LONGEST_ASIDE = 500
_ASIDE_REACH = 80
_SHORT_NAME = re.compile(r"\s{0,3}\(([A-Z][\w&.\-]{1,20})\)")
CAPITAL = re.compile(r"(?<![\w.&,'\-])(?:[A-Z0-9][\w.&'’\-]{0,40}|i[A-Z]\w+)(?=[\s,])")
_SHORT_GAP = 12
_SENTENCE_END = re.compile(
    r"(?<![A-Z.])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!Corp)\.\s{1,9}(?=[A-Z])"  # after no abbreviation
)
_STOP = re.compile(
    r"\bWHEREAS\b|\bRECITALS?\b|R\sE\sC\sI\sT\sA\sL\sS|\bRecitals\b|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|\bBACKGROUND\b|\bBackground\b"
    r"|\bNOW,?\s{1,3}THEREFORE|\bNow,?\s{1,3}therefore|PRELIMINARY\sSTATEMENT|\bPreamble\b|\bPREAMBLE\b"
    r"|\bWhereas\b|agrees?\sas\sfollows|TABLE\sOF\sCONTENTS|Table\sof\sContents|\bINTRODUCTION\b|\bIT\sIS\sAGREED"
    r"|\bDEFINITIONS\b|\bCapitalized\sterms\b|\bArticle\s1\b|\bARTICLE\s(?:1|I)\b|\bSection\s1\b|\n\s{0,20}1\.0?\s"
)
DEFINED = re.compile(
    r"\(\s{0,3}(?P<lead>(?:[^()\"“”]{0,90}?))"
    r"(?P<open>[\"“”]|''|‘|\?)\s{0,2}(?P<term>[^\"“”()?]{1,60}?)[,.]?\s{0,2}(?:[\"“”?]|''|’)"
    r"|\bherein(?:after)?(?:\s(?:referred\sto\sas|called|known\sas|the|as)){0,3}\s(?:[\"“(]\s?){1,2}(?P<also>[^\"“”()]{1,60}?)[\"”)]"
    r"|\((?:the|[Hh]ereinafter)\s{1,3}(?P<plain>[A-Z][\w&]{2,30})\)"
    r"|\bherein(?:after)?\s(?:referred\sto|called|known)(?:\sas)?\s{1,9}(?P<bare>Party\s[A-D]|[A-Z][\w&]{1,30})",
)
_DEFINED_AT_ONCE = re.compile(r"(?:,\s(?:an?|the)\s[^,()]{0,60})?[\s,]{0,3}\([^()]{0,40}[\"“”]")
_NOT_A_ROLE = re.compile(
    r"(?:the\s)?(?:part(?:y|ies)|agreement|effective\sdate|execution\sdate|commencement\sdate|.{0,30}(?:agreement|addendum|contract)|"
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


def listed_parties(text: str, start: int) -> list[FoundParty]:
    """Names with their defined terms, from ``start`` to the end of the list of parties."""
    stop = _STOP.search(text, start, start + _LIST_REACH)
    end = stop.start() if stop else min(len(text), start + _LIST_REACH)
    names = _names(text, start, end)
    names = sorted([*names, *_behind(text, names, end)], key=lambda name: name.start)
    borders = [*(name.start for name in names[1:]), end][: len(names)]
    return [
        FoundParty(role_of(text, name.end, border), name.text, name.start, name.end)
        for name, border in zip(names, borders, strict=True)
    ]


def _behind(text: str, names: list[Name], end: int) -> Iterator[Name]:
    """Names inside a description with a defined term of their own: agent for Jo Roe ("Talent")."""
    for name, border in pairwise([*(name for name in names), None]):
        if name is None:
            return
        last = border.start if border else end
        roles = [match for match in DEFINED.finditer(text, name.end, last) if role_of(text, *match.span())]
        for match in roles[1:]:
            start = max(name.end, match.start() - _ASIDE_REACH)
            for capital in CAPITAL.finditer(text, start, match.start()):
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
    defined = DEFINED.search(text, name.end, min(end, name.end + 250))
    described = bool(_DESCRIPTOR.match(text, name.end, end))
    if not before:
        return described and (defined is not None or name.institutional)
    settled = bool(DEFINED.search(text, before[-1].end, name.start))
    if separator.strip() == ",":
        return settled and described and bool(_DEFINED_AT_ONCE.match(text, name.end, end))
    adjacent = name.start - before[-1].end < _SHORT_GAP
    return (settled or adjacent) and (defined is not None or (described and (name.institutional or adjacent)))


def role_of(text: str, start: int, end: int) -> str:
    """The first defined term between a name and the next; empty where the contract gives none."""
    short = _SHORT_NAME.match(text, start, end)
    if short:
        return short[1]
    for match in DEFINED.finditer(text, start, end):
        term = " ".join(
            (match["term"] or match["also"] or match["plain"] or match["bare"]).split()
        ).removeprefix("the ")
        if term and not _NOT_A_ROLE.fullmatch(term):
            return term
    return ""


def merged(parties: list[FoundParty]) -> tuple[FoundParty, ...]:
    """Each name once, with the first role given to it."""
    kept: dict[str, FoundParty] = {}
    for party in parties:
        key = party.name.casefold().rstrip(".")
        if key not in kept or (party.role and not kept[key].role):
            kept[key] = party
    return tuple(kept.values())
