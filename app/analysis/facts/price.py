"""The total price: a sum that stands right after words such as 合同总价 or "total contract price"."""

import re
from collections.abc import Iterator

from app.analysis.amounts import Amount, AmountPair, find_amount_pairs, find_amounts
from app.analysis.sentences import folded
from app.models.money import Money

_ZH_CUES = (
    (
        "签约合同价|合同(?:含税)?总(?:金额|价款|价|额|费用)|合同(?:金额|价款|价格|价税合计)|总合同(?:价|额|金额)",
        0.95,
    ),
    (
        "(?:开发|服务|技术服务|项目|工程|软件|采购|设备|货物|委托|承揽|设计|维护|咨询|运输|报酬|研究开发)[一-龥]{0,6}总(?:费用|价款|价|金额|额|造价|报酬)",
        0.9,
    ),
    (
        "总(?:价款|金额|价|费用|货款|报酬|造价|租金)|价税合计|(?:服务费|费用|报酬|货款|价款|租金|经费|工程款)总(?:额|计|价)|合计(?:金额|人民币)",
        0.85,
    ),
    ("(?:合计|总计|共计)(?=[^，。；\n]{0,6}(?:人民币|[¥￥]|大写|\\d))", 0.6),
    ("(?:服务费用?|开发费用?|报酬|价款|费用|租金)(?:共计|合计|总计|为|[:：])", 0.6),
)
_ZH_CUE = re.compile("|".join(f"(?P<c{index}>{cue})" for index, (cue, _sure) in enumerate(_ZH_CUES)))
_ZH_AFTER = 60  # code points after a cue in which its sum stands
_ZH_BREAK = re.compile(
    r"[。；;\n]|的\s{0,2}(?:百分之|\d|[一二三四五六七八九十]{1,3}成)|[%％]|违约金|赔偿|罚|每(?:逾期|延迟|日|天|月|年|人)"
)
_ZH_ILL = re.compile(r"(?:违约|赔偿|罚|保险|不超过|超过|逾期|注册资本)[^。；\n]{0,16}\Z")
_ZH_BARE = re.compile(
    r"[^。；\n]{0,12}[:：]\s{0,6}(?P<number>\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,2})?|\d{4,12}(?:\.\d{1,2})?)(?!\d|[\-/年])"
)
_ZH_IN_WAN = re.compile(
    r"[（(]?(?:单位[:：])?(?P<currency>人民币)?万元[)）]\s{0,3}[:：]?\s{0,6}(?P<number>\d{1,8}(?:\.\d{1,6})?)(?!\d)"
)

_EN_CUES = (
    (r"total\s(?:contract|project|purchase|agreement|order)\s(?:price|sum|value|amount|cost|fees?)", 0.95),
    (r"contract\s(?:price|sum|value|amount)|aggregate\spurchase\sprice", 0.9),
    (r"total\s(?:price|amount|fees?|compensation|consideration|cost|sum|payment)(?:\s(?:payable|due))?"
     r"|fixed\s(?:price|fee|sum)", 0.8),
    (r"purchase\sprice|aggregate\s(?:price|fees?|amount|consideration|compensation)"
     r"|not[\s-]to[\s-]exceed", 0.75),
    (r"(?:sponsorship|licen[cs]e|subscription|service|services|project|consulting|development|annual"
     r"|management)\sfees?", 0.55),
    (r"the\sfees?\s(?:for|shall|will|is|are)\b[^.;]{0,40}?", 0.55),
    (r"(?:contract|fee|compensation)\s(?:for|in)\sthe\samount\sof|agrees?\sto\spay[^.;]{0,60}?\s(?:sum"
     r"|amount|fee)\sof", 0.5),
)  # fmt: skip
_EN_CUE = re.compile(
    r"\b(?:" + "|".join(f"(?P<c{index}>{cue})" for index, (cue, _sure) in enumerate(_EN_CUES)) + r")\b",
    re.IGNORECASE,
)
_EN_ANCHOR = re.compile(r"price|sum|value|amount|fee|compensation|consideration|cost|payment|exceed")
_EN_CUE_BEFORE, _EN_CUE_AFTER = 40, 20
_EN_AFTER = 140
_EN_BREAK = re.compile(r"\.\s{1,3}[A-Z]|;|\n\s*\n|%|per\s?cent", re.IGNORECASE)
_EN_ILL = re.compile(
    r"\b(?:liabilit\w+|insurance|liquidated|penalt\w+|late|exceed\w*|excess|damages?|taxes|threshold|at\sleast|minimum)\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\s{0,3}(?:\)?,?\s{0,2}(?:per|each|a\s(?:day|month|year|share|unit)|for\seach|/)|[/／每])", re.IGNORECASE
)


def find_total(text: str, language: str) -> tuple[Amount | None, float]:
    """The total price and how sure it is (0..1); the earliest of the surest cues counts."""
    cues, reach, stop, ill = (
        (_ZH_CUES, _ZH_AFTER, _ZH_BREAK, _ZH_ILL)
        if language == "zh"
        else (_EN_CUES, _EN_AFTER, _EN_BREAK, _EN_ILL)
    )
    best: Amount | None = None
    surest = 0.0
    for match in _ZH_CUE.finditer(text) if language == "zh" else _cues_en(folded(text)):
        sure = cues[int(str(match.lastgroup)[1:])][1]
        if sure <= surest or ill.search(text, max(0, match.start() - 80), match.start()):
            continue
        end = min(len(text), match.end() + reach)
        amount = _first_amount(text, match.end(), end, stop) or (
            _bare_number(text, match.end()) if language == "zh" else None
        )
        if amount is not None:
            best, surest = amount, sure
    return best, surest


def disagreeing_sums(text: str) -> tuple[AmountPair, ...]:
    """Sums whose figures and words, side by side, say different things."""
    return tuple(pair for pair in find_amount_pairs(text, find_amounts(text)) if not pair.agree)


def _cues_en(low: str) -> Iterator[re.Match[str]]:
    """Cues, sought only around the words for prices: the whole alternation everywhere would be slow."""
    done = 0
    for anchor in _EN_ANCHOR.finditer(low):
        start = max(done, anchor.start() - _EN_CUE_BEFORE)
        match = _EN_CUE.search(low, start, anchor.end() + _EN_CUE_AFTER) if start < anchor.start() else None
        if match is not None:
            done = match.end()
            yield match


def _first_amount(text: str, start: int, end: int, stop: re.Pattern[str]) -> Amount | None:
    """The first sum before the sentence turns elsewhere; figures rather than the words beside them."""
    amounts = [amount for amount in find_amounts(text, start, end) if amount.money.minor > 0]
    if not amounts or _PER.match(text, amounts[0].end):
        return None
    broken = stop.search(text, start, amounts[0].start)
    if broken and not text[start : amounts[0].start].isspace():
        return None
    pairs = find_amount_pairs(text, tuple(amounts[:2]))
    return pairs[0].figures if pairs else amounts[0]


def _bare_number(text: str, start: int) -> Amount | None:
    """A number after a colon with the unit in the label, as forms have it: 合同总价（万元）：120."""
    scaled = _ZH_IN_WAN.match(text, start)
    if scaled:
        return Amount(Money.of(scaled["number"] + "e4"), scaled.start("number"), scaled.end("number"))
    bare = _ZH_BARE.match(text, start)
    if bare is None:
        return None
    number = bare["number"].replace(",", "").replace("，", "")
    return Amount(Money.of(number), bare.start("number"), bare.end("number"))
