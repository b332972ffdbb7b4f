"""How English contracts write the names of those who sign: companies, institutions and people."""

import re
from dataclasses import dataclass

# One line break inside a name is a wrapped line; an empty line ends the name.
_SPACE = r"(?:[^\S\n]{1,80}|[^\S\n]{0,40}\n[^\S\n]{0,80})"
_STOP_WORDS = (
    "AND|And|WITH|With|HAVING|WHOSE|LOCATED|ACTING|DBA|D/B/A|F/K/A|A/K/A|WHEREAS|Whereas|BY|BETWEEN|Between|AMONG|"
    "Among|HEREINAFTER|Hereinafter|This|THIS|Address|ADDRESS|Attn|ATTN|Tel|TEL|Fax|FAX|Dated|DATED|Date|DATE|"
    "WITNESSETH|RECITALS|Recitals|BACKGROUND|Background|Source|Page|TABLE|Table|Exhibit|EXHIBIT|CONFIDENTIAL|"
    "Individually|INDIVIDUALLY|Collectively|COLLECTIVELY|Effective|EFFECTIVE|NOW,?\\sTHEREFORE|Now,?\\stherefore|IS|Is|OR|FOR\\sTHE|AS\\sOF|As\\sof"
)
_SUFFIX_WORD = (
    r"(?:Inc(?:orporated)?|LLC|L\.L\.C|Ltd|Ltda|Limited|Corp(?:oration)?|Co(?:mpany)?|L\.P|LP|LLP|L\.L\.P|PLC|plc|"
    r"pIc|P\.L\.C|N\.A|S\.A|SA|AG|GmbH|B\.V|BV|N\.V|NV|Pty|PTY|Pte|PTE|S\.p\.A|SpA|S\.R\.L|SRL|S\.À\sR\.L|S\.A\.S|SAS|"
    r"S\.a\sr\.l|S\.[àÀáa]\s?r\.l|SE|AB|A/S|ASA|Oyj?|KG|K\.K|KK|FSB|F\.S\.B|P\.C|M\.D|N\.D|Ph\.D|Esq|S/A|a\.s|G\.I\.E|"
    r"Sdn\.?\sBhd|S\.A\.B\sde\sC\.V|S\.\sde\sR\.L|sp\.?\sz\s?o\.?o|SP\sZO\.0|INC(?:ORPORATED)?|LTD|LTDA|LIMITED|"
    r"CORP(?:ORATION)?|CO(?:MPANY)?|GMBH|inc\.|corporation(?=,|\s\())"
)
_SUFFIX = rf"(?:,?{_SPACE}(?:&{_SPACE})?{_SUFFIX_WORD}(?![\w])\.?)"
_WORD = (
    rf"(?!(?:{_STOP_WORDS})(?![\w.&\-]))"
    r"(?:[A-Z](?:[a-z]{0,3}|[A-Z]{0,2})\.(?=\s|,)|(?:[A-Z]\.){2,4}"  # Dr., Inc., U.S.
    r"|[A-Z0-9À-Þ][\w.&'’`/\-@!+®™]*[\w&!®™]/?|[A-Z]['’](?=\s)|[A-Z0-9&])"
)
_BRAND = r"(?:i-|e|d)[A-Z][\w\-]+|e-[a-z]+|e[a-z]{2,12}\.com|i[A-Z][\w.]*\w"
_SMALL = r"(?:of|the|for|de|do|du|des|la|le|von|van|der|del|y|at|in|on|e)"
_PLACE = r"\((?!the\b|each\b|this\b)(?:[A-Z][\w.,]{0,14}\s?){1,3}\)"
NAME = re.compile(
    rf"(?:(?:The|the){_SPACE})?(?:{_BRAND}|{_WORD})"
    rf"(?:{_SPACE}(?:{_BRAND}|{_WORD}|-|/)|{_SPACE}{_PLACE}(?={_SPACE}[A-Z(])"
    rf"|{_SPACE}{_SMALL}(?:{_SPACE}the)?(?={_SPACE}[A-Z])){{0,14}}(?:{_SUFFIX}){{0,3}}"
)
_ENDS_IN_SUFFIX = re.compile(rf"(?:^|[\s,]){_SUFFIX_WORD}\.?$")
_INSTITUTION = re.compile(
    r"\b(?:University|Bank|Trusts?|Fund|Funds|Institute|College|Association|Authority|Hospital|Foundation|Center|Centre|"
    r"Government|City|County|State|Partners|Partnership|Group|Holdings|Technologies|Technology|Systems|Press|Portfolios|"
    r"Society|Church|Board|Ministry|Department|Office|Museum|Club|Solutions|Services|Industries|Enterprises|Media)\b",
    re.IGNORECASE,
)
# What follows "and" inside a name rather than between two names.
_CONTINUES = re.compile(
    rf"{_SPACE}(?:and|And|AND){_SPACE}(?:Engineering|Annuity|Trust|Sons|Company|Associates|Development|Manufacturing|"
    r"Marketing|Trading|Technology|Services|Loan|Savings|Commerce|Investment|Insurance|Recreation|Merchandising|"
    r"Consulting|Research|Partners|Science|Environmental|Exploration|Production|Technical|Information|Health|"
    r"Gas|Power|Light|Electric|Co|Bros|Brothers|Merchandising|Development|Commercialization|Equipment|Supply|Life|"
    r"Casualty|Community|Economic|Applied|Energy|Water|Software|Media|Education|Training|Design|Industry)\b",
    re.IGNORECASE,
)
# After one of these the name is over, whatever capitals follow.
_FINAL = re.compile(
    r"[\s,](?:Inc(?:orporated)?|INC(?:ORPORATED)?|LLC|L\.L\.C|Ltd|LTD|L\.P|LP|LLP|GmbH|PLC|plc|N\.A|AG|S\.A|B\.V|N\.V|SAS|S\.p\.A|"
    r"(?:Limited|LIMITED)(?!\s(?:Partnership|Liability|PARTNERSHIP|LIABILITY)))(?![\w])\.?"
    rf"(?!,?{_SPACE}(?:&|{_SUFFIX_WORD}(?!\w)))"
)
_NUMBER_FIRST = re.compile(r"(?:\d+\.[\d.]*|(?:19|20)\d\d|\d{1,2})\s|.*\b\d{5}\b(?!.*\b(?:Ltd|Limited|Inc))")
_THING = re.compile(
    r".*\b(?:Acts?|Agreements?|Statements?|Contracts?|Manual|Laws?|Activity|Period|Plan|Price|List|Warrants?|Notes?|Offering|Street|"
    r"Avenue|Road|Boulevard|Suite|Building|Information|Procedures?|Schedule)|(?:(?:Suite|Room|Floor|Unit|PO\sBox|Section)\b|No\.|P\.O\.).{0,30}",
    re.IGNORECASE,
)
_SUFFIX_ONLY = re.compile(rf"{_SUFFIX_WORD}\.?")
_TRAILING = re.compile(r"[\s,;:\-]+$|(?<![A-Za-z.])\.$")
_GENERIC = re.compile(
    r"(?:the\s)?(?:part(?:y|ies)|agreement|company|customer|supplier|licensor|licensee|contractor|consultant|distributor|"
    r"seller|buyer|purchaser|vendor|client|agent|state|undersigned|following|effective\sdate|commencement\sdate|"
    r"closing|term|members?|individual|corporation|we|you|us|in|sponsor|franchisee|franchisor|article|section|exhibit|schedule|service\sprovider|"
    r"agreements?\s.{0,40}|amendment.{0,40}|[ivxlc]+|[a-z]|\d+)\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name and where it stands."""

    text: str
    start: int
    end: int

    @property
    def formal(self) -> bool:
        """Whether a legal form ends it (Inc., LLC, Ltd.)."""
        return bool(_ENDS_IN_SUFFIX.search(self.text))

    @property
    def numbered(self) -> bool:
        """Whether it begins with a figure, as section headings do."""
        return self.text[0].isdigit()

    @property
    def institutional(self) -> bool:
        """Whether a word in it is used by organisations."""
        return self.formal or bool(_INSTITUTION.search(self.text))


def name_at(text: str, place: int, end: int) -> Name | None:
    """The name that begins exactly at ``place``, its wrapped lines joined, or None."""
    match = NAME.match(text, place, end)
    if match is None:
        return None
    last = match.end()
    more = None if _ENDS_IN_SUFFIX.search(match[0]) else _CONTINUES.match(text, last, end)
    if more is not None:
        word = more.end() - len(re.split(r"\s", more[0])[-1])
        rest = NAME.match(text, word, end)
        last = rest.end() if rest else last
    if text[last : last + 1] == "." and _ENDS_IN_SUFFIX.search(text[place:last]):
        last += 1  # S.p.A. and the like
    final = _FINAL.search(text, place, last)
    last = final.end() if final else last
    written = _TRAILING.sub("", text[place:last])
    joined = " ".join(written.split())
    if (
        _THING.fullmatch(joined)
        or _NUMBER_FIRST.match(joined)
        or len(joined) < 2
        or _SUFFIX_ONLY.fullmatch(joined)
        or _GENERIC.fullmatch(joined)
        or not re.search(r"[A-Za-zÀ-ÿ]{2}|\w&\w", joined)
    ):
        return None
    return Name(joined, place, place + len(written))
