"""What the contract calls itself: its title and its number."""

import re

from app.models.reading import FoundFact, ReadText
from app.models.vocabulary import FactKind

_ZH_REACH = 30  # lines from the top
_ZH_KIND = re.compile(
    r"(?:合同|协议|协议书|合同书|契约|约定书|备忘录|订单|订购单|确认书|意向书|承诺书|条款)$"
)
_ZH_NOISE = re.compile(
    r"^[\d１-９０.．、\s]*格\s*式|^[（(]?[一二三四五六七八九十\d１-９]{1,3}[)）]?[.．、]\s*"
)
_ZH_TAIL = re.compile(r"[（(][^）)]{0,30}[）)]$|示范文本$|格式$|范本$|样本$")
_ZH_ANNEX = re.compile("附[件加录则]|第.{1,3}[条章]|解除|其他|保密条款|一般条款|通用条款")
_ZH_LONGEST = 40

_EN_REACH = 12_000
_KIND = (
    "AGREEMENT|CONTRACT|AMENDMENT|ADDENDUM|LEASE|MEMORANDUM OF UNDERSTANDING|STATEMENT OF WORK|"
    "POWER OF ATTORNEY|LICENSE"
)
_SHOUT = re.compile(
    rf"(?<![\w.])(?:[A-Z][A-Z0-9&'’,/.()\-]{{0,24}}\s{{1,40}}|&\s|AND/OR\s){{0,10}}?(?:[A-Z\-/]{{0,20}}[\s\-])?(?:{_KIND})(?:\s(?:NO\.?|NUMBER)\s?\d+)?"
    r"(?:\s{1,9}(?:FOR|TO|OF|AND|ON|WITH|THE)(?:\s{1,9}[A-Z][A-Z&\-/]{0,24}){1,7})?(?![\w])"
)
_CALM = re.compile(
    r"\b[Tt]his\s{1,9}(?P<title>(?:[A-Z][\w&'’/\-]{0,24}\s{1,9}|and\s{1,9}|of\s{1,9}|for\s{1,9}|the\s{1,9}){0,9}"
    r"(?:Agreement|Contract|Amendment|Addendum|Lease|Memorandum|Statement\sof\sWork))(?![\w])"
)
_LEAD = re.compile(
    r"^(?:THIS|THE|EXHIBIT|EXECUTION|VERSION|COPY|FORM\sOF|CONFIDENTIAL|[\d.\s\-])+\s*|^(?:EX-[\d.]+)\s*"
)
_SHORT = re.compile(r"(?:AGREEMENT|CONTRACT|LICENSE|LEASE|AMENDMENT|ADDENDUM)")

_ZH_NUMBER = re.compile(
    r"(?:合\s?同|协\s?议)\s{0,3}(?:书\s?)?(?:登记)?(?:编\s{0,6}号|号\s?码?|编\s?码)\s{0,3}[:：]\s{0,6}(?P<number>[A-Za-z0-9一-龥（()）\[\]〔〕【】\-—－–_/#.]{3,40})"
)
_EN_NUMBER = re.compile(
    r"\b(?:Contract|Agreement|Order|Reference|Document)\s{1,4}(?:No\b\.?|Number|#|ID|Ref(?:erence)?\b\.?)\s{0,3}[:.#]?\s{0,6}"
    r"(?P<number>[A-Z0-9][A-Z0-9\-/._]{2,30})",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"^[（(]([^（）()]+)[）)]$")
_NUMBER_REACH = 6_000


def find_title(source: ReadText) -> FoundFact | None:
    """The title with its place; None where the first page names none."""
    return _title_zh(source.text) if source.language == "zh" else _title_en(source.text)


def find_number(source: ReadText) -> FoundFact | None:
    """The number the parties gave the contract; None where it is blank or missing."""
    pattern = _ZH_NUMBER if source.language == "zh" else _EN_NUMBER
    for match in pattern.finditer(source.text, 0, _NUMBER_REACH):
        number = _IN_BRACKETS.sub(r"\1", match["number"].rstrip(".-_/—"))
        balanced = number.count("（") + number.count("(") == number.count("）") + number.count(")")
        if (
            any(char.isdigit() for char in number)
            and balanced
            and not re.search(r"_{2,}|签[订约]|第\s?页", number)
        ):
            start = match.start("number") + match["number"].index(number)
            return FoundFact(FactKind.NUMBER, number, number, start, start + len(number), 0.9)
    return None


def _title_zh(text: str) -> FoundFact | None:
    place = 0
    for count, line in enumerate(text.splitlines(keepends=True)):
        if count >= _ZH_REACH:
            break
        plain = line.strip()
        title = _ZH_NOISE.sub("", re.sub(r"[\s\u3000]", "", plain)).strip('《》“”"')
        if (
            3 <= len(title) <= _ZH_LONGEST
            and not _ZH_ANNEX.match(title)
            and _ZH_KIND.search(_ZH_TAIL.sub("", title))
            and not re.search("[，。；：:]", title)
        ):
            start = place + line.index(plain)
            return FoundFact(FactKind.TITLE, title, plain, start, start + len(plain), 0.9)
        place += len(line)
    return None


def _title_en(text: str) -> FoundFact | None:
    for match in _SHOUT.finditer(text, 0, _EN_REACH):
        whole = match[0]
        lead = _LEAD.match(whole)
        title = whole[lead.end() if lead else 0 :]
        if not title or _SHORT.fullmatch(title.strip()):
            continue
        start = match.start() + (lead.end() if lead else 0)
        return _title(text, start, match.end(), 0.9)
    calm = _CALM.search(text, 0, _EN_REACH)
    return _title(text, calm.start("title"), calm.end("title"), 0.7) if calm else None


def _title(text: str, start: int, end: int, confidence: float) -> FoundFact:
    return FoundFact(
        FactKind.TITLE, " ".join(text[start:end].split()), text[start:end], start, end, confidence
    )
