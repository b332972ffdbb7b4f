"""Chinese payment lines: 首付款、进度款、验收款、质保金, one sentence, clause or table row each."""

import re
from collections.abc import Iterator

from app.analysis.amounts import find_amounts
from app.analysis.facts.payment_lines import Draft, draft, percent_of

STAGE_ZH = re.compile(
    r"首付款|首期款|首笔款|预付款|预付货款|定金|订金|启动款|进度款|中期款|到货款|发货款|提货款|交付款|初验款|终验款|验收款|安装款|上线款|"
    r"结算款|尾款|余款|剩余(?:款项?|价款|费用|部分)|质保金|质量保证金|保修金|保留金|第[一二三四五六七八九十\d]{1,2}(?:期|笔|次|阶段)(?:款项?|付款|支付|费用)?"
)
_SPLIT = re.compile(r"[^。；;\n]+")
_LONGEST = 600  # code points of a sentence: a longer one is no payment line
_SHARE = re.compile(
    r"(?:百分之(?P<words>[一二三四五六七八九十百零两]{1,5})|(?P<figures>\d{1,3}(?:[.．]\d{1,2})?)\s{0,2}[%％])"
)
_AGAIN = re.compile(r"[\s（(即]{1,4}")  # 30%（百分之三十） is one share
_PAY = re.compile(
    r"支付|付款|付清|结清|付给|预付|给付|返还|退还|付至|付合同|付总|拨付|付\s{0,2}(?:\d|百分之)"
)
_SURELY_PAID = re.compile(r"支付|付款|付清|结清|返还|退还|[│|\t\n]")
_BASE = re.compile(
    r"合同|总价|总额|总金额|总费用|费用|价款|货款|报酬|款项?|工程|租金|金额|定金|质保金|保证金|经费"
)
_OTHER = re.compile(
    r"违约|赔偿|滞纳|利息|罚|利率|税率|税金|合格率|超过|扣除|每(?:逾期|延迟|延期|过期|日|天)|逾期|万分之|千分之|损失|股|利润|出资|"
    r"手续费|佣金|折扣|下浮|保险|注册资本|注册资金|经济补偿|提成|销售价|克扣"
)
_UNTIL = re.compile(r"(?:支付|付款|付|累计)至[^，。；]{0,16}\Z|累计[^，。；]{0,20}\Z")
_REST = re.compile(r"余款|尾款|剩余|余额|全部")
_NUMBER = re.compile(r"^[\s\u3000（(\d一二三四五六七八九十)）.．、:：，,①②③④⑤⑥-]+")
_PAYER = re.compile(
    r"(?:[，,]?\s{0,2}(?:由)?(?:[甲乙丙丁买卖供需]\s?方|发包人|承包人|委托[方人]|受托[方人]|采购[方人]))?(?:应当|应|须|需|再|即|一次性|内?向[^，,]{1,10})*$"
)
_LEADING = re.compile(
    r"^[\d.%％\s，,]*(?:作为[^，,于在]{1,8})?(?:(?:[甲乙丙丁买卖供需]方|发包人|委托方)应?当?)?(?:于|在)?(?=.)"
)
_CELL_NUMBER = re.compile(r"[\d.,，．%％¥￥$元整万\s]+")


def payment_drafts_zh(text: str, rows: list[tuple[int, int]]) -> Iterator[Draft]:
    """Payment lines of the table ``rows`` and of the sentences outside them."""
    for start, end in rows:
        yield from _drafts(text, start, end)
    for match in _SPLIT.finditer(text):
        start, end = match.span()
        if end - start <= _LONGEST and not any(first <= start < last for first, last in rows):
            yield from _drafts(text, start, end)


def _drafts(text: str, start: int, end: int) -> Iterator[Draft]:
    part = text[start:end]
    stage = STAGE_ZH.search(part)
    if not (_PAY.search(part) or stage) or _OTHER.search(part):
        return
    shares = _shares(part)
    if shares:
        if _BASE.search(part):
            yield from _shared(text, start, end, shares)
    elif stage and _SURELY_PAID.search(part) and (find_amounts(part) or _REST.search(part)):
        yield draft(text, (start, end), stage[0], None, _condition(part, stage))


def _shares(part: str) -> list[re.Match[str]]:
    """The shares of a sentence; the same share repeated in brackets counts once."""
    kept: list[re.Match[str]] = []
    for match in _SHARE.finditer(part):
        if kept and _AGAIN.fullmatch(part, kept[-1].end(), match.start()):
            continue
        kept.append(match)
    return kept


def _shared(text: str, start: int, end: int, shares: list[re.Match[str]]) -> Iterator[Draft]:
    """One line for each share; a share's part ends at the comma after it."""
    first = start
    for index, share in enumerate(shares):
        last = end
        if index + 1 < len(shares):
            comma = re.search(r"[，,、]", text[start + share.end() : start + shares[index + 1].start()])
            if comma is None:
                continue
            last = start + share.end() + comma.start()
        part = text[first:last]
        stage = STAGE_ZH.search(part)
        percent = percent_of(share)
        if percent is not None and "其中" not in part:
            until = bool(_UNTIL.search(text[first : start + share.start()]))
            yield draft(
                text, (first, last), stage[0] if stage else "", percent, _condition(part, stage), until=until
            )
        first = min(last + 1, end)


def _condition(part: str, stage: re.Match[str] | None) -> str:
    """What must have happened: the words before the paying, or the other cells of a table row."""
    if "\n" in part:
        cells = [cell.strip() for cell in part.split("\n")]
        return "，".join(
            cell
            for cell in cells
            if cell and not (stage and cell.startswith(stage[0])) and not _CELL_NUMBER.fullmatch(cell)
        )
    leading = stage if stage and not _NUMBER.sub("", part[: stage.start()]) else None
    pay = _PAY.search(part, leading.end() if leading else 0)
    before = _NUMBER.sub("", part[leading.end() if leading else 0 : pay.start() if pay else len(part)])
    return _LEADING.sub("", _PAYER.sub("", before)).strip("，, 　：:（(")
