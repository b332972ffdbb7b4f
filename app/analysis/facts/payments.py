"""Payment lines: a share of the price or a sum, on what condition and within how many days."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from app.analysis.amounts import find_amounts
from app.analysis.durations import Duration, find_durations
from app.analysis.numerals import chinese_number, decimal_number
from app.models.reading import FoundPayment, ReadText

HUNDRED = Decimal(100)
_LONGEST_SEGMENT = 600

_ZH_STAGE = re.compile(
    r"首付款|首期款|首笔款|预付款|预付货款|定金|订金|启动款|进度款|中期款|到货款|发货款|提货款|交付款|初验款|终验款|验收款|安装款|上线款|"
    r"结算款|尾款|余款|剩余款项?|质保金|质量保证金|保修金|保留金|第[一二三四五六七八九十\d]{1,2}(?:期|笔|次|阶段)(?:款项?|付款|支付|费用)?"
)
_ZH_SHARE = re.compile(
    r"(?:百分之(?P<words>[一二三四五六七八九十百零两]{1,5})|(?P<figures>\d{1,3}(?:[.．]\d{1,2})?)\s{0,2}[%％])"
)
_ZH_PAY = re.compile(r"支付|付款|付清|结清|付给|预付|给付|返还|退还|付至|付合同|付总|拨付|汇入")
_ZH_BASE = re.compile(
    r"合同|总价|总额|总金额|总费用|费用|价款|货款|报酬|款项?|工程|租金|金额|定金|质保金|保证金"
)
_ZH_OTHER = re.compile(
    r"违约|赔偿|滞纳|利息|罚|利率|税率|税金|合格率|超过|扣除|每(?:逾期|延迟|延期|日|天)|逾期|万分之|千分之|损失|股|利润|出资|手续费|佣金|折扣|下浮|保险|注册资本|注册资金"
)
_ZH_UNTIL = re.compile(r"(?:支付|付款|付)至[^，。；]{0,16}?$")
_ZH_CONDITION = re.compile(
    r"^[\s（(\d一二三四五六七八九十)）.．、:：，,]+|(?:[，,]?\s{0,2}(?:由)?(?:甲方|乙方|买方|卖方|需方|供方|发包人|承包人|委托方|受托方|采购人)?(?:应|须|需|应当|再|即|一次性)?(?:在[^，,]{0,8})?(?:向[^，,]{1,10})?(?:支付|付清|付款|预付|结清|付)[^，,]*)$"
)
_ZH_SPLIT = re.compile(r"[^。；;\n]+")
_ZH_REST = re.compile(r"余款|尾款|剩余|余额")

_EN_SHARE = re.compile(
    r"(?P<words>[a-z]{3,9}(?:[\s-][a-z]{3,5})?\s{1,3}(?:percent|per\s?cent)\s{0,3}\(\s?)?(?P<figures>\d{1,3}(?:\.\d{1,2})?)\s{0,2}(?:%|percent\b|per\s?cent\b)\)?",
    re.IGNORECASE,
)
_EN_BASE = re.compile(
    r"\b(?:of\s+(?:the\s+)?(?:total|contract|purchase|aggregate|fixed|project|overall|agreed|full|entire|development|fees?|price|amount|order|quoted)\b"
    r"|deposit|down\s?payment|upfront|advance\s+payment|balance|retention|milestone|instal?lment|first\s+payment|final\s+payment"
    r"|second\s+payment|third\s+payment|initial\s+payment)",
    re.IGNORECASE,
)
_EN_PAY = re.compile(
    r"\b(?:pa(?:y|ys|id|yable|yment)|due|invoiced?|deposit|balance|retention|instal?lment)\b", re.IGNORECASE
)
_EN_WHEN = re.compile(
    r"\b(?:upon|within|on\s+(?:or\s+before|the|signing|execution|delivery|completion|acceptance)|at\s+(?:signing|the\s+time|completion|delivery)|after|following|when|prior\s+to|by|due)\b",
    re.IGNORECASE,
)
_EN_OTHER = re.compile(
    r"\b(?:interest|late|royalt\w+|commissions?|discount\w*|penalt\w+|tax\w*|ownership|shares?|stock|voting|net\s+(?:sales|revenues?|profits?|receipts)|"
    r"gross|revenues?|increase\w*|per\s+annum|liquidated|damages|markup|liabilit\w+|reduction|exceed\w*|less\s+than|margin|rate|bonus|budget|profits?|"
    r"equity|insurance|units?|inventory|minimum|audit|underpa\w+|discrepanc\w+)\b",
    re.IGNORECASE,
)
_EN_STAGE = re.compile(
    r"\b(?:deposit|down\s?payment|upfront\s+payment|advance\s+payment|retention|final\s+balance|balance|(?:first|second|third|fourth|fifth|initial|final|last)\s+"
    r"(?:payment|instal?lment|milestone)|milestone\s+(?:payment\s+)?\d{1,2}|(?:signing|completion|acceptance|delivery)\s+payment)\b",
    re.IGNORECASE,
)
_EN_SPLIT = re.compile(r"(?:[^.;\n]|\.(?!\s)|\n(?!\s*\n|\s{0,8}(?:[\-•*●]|\(?[a-z\d]{1,3}[.)]\s)))+")
_EN_CONDITION = re.compile(
    r"\b(?:upon|within|on\s|at\s|after|following|when|prior\s+to|by\s)[^,;]{3,160}", re.IGNORECASE
)
_NEAR = 1_500  # code points between lines of one schedule


def find_payments(source: ReadText) -> tuple[FoundPayment, ...]:
    """The lines of the payment schedule in the order of the text."""
    if source.language == "zh":
        return _with_rest(
            [line for start, end in _segments_zh(source) if (line := _line_zh(source.text, start, end))]
        )
    return _clustered(
        [line for start, end in _segments_en(source) if (line := _line_en(source.text, start, end))]
    )


def _table_rows(source: ReadText, stage: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Runs of table cells from one stage's name to the next: a table is read cell by cell."""
    cells = [block for block in source.blocks if block.table]
    starts = [
        index for index, cell in enumerate(cells) if stage.match(source.text[cell.start : cell.end].strip())
    ]
    for index, following in pairwise([*starts, len(cells)]):
        last = index
        while last + 1 < following and cells[last + 1].start - cells[last].end <= 2 and last - index < 6:
            last += 1
        yield cells[index].start, cells[last].end


def _segments_zh(source: ReadText) -> Iterator[tuple[int, int]]:
    rows = list(_table_rows(source, _ZH_STAGE))
    yield from rows
    for match in _ZH_SPLIT.finditer(source.text):
        if match.end() - match.start() <= _LONGEST_SEGMENT and not _inside(match.start(), rows):
            yield match.span()


def _segments_en(source: ReadText) -> Iterator[tuple[int, int]]:
    rows = list(_table_rows(source, _EN_STAGE))
    yield from rows
    for match in _EN_SPLIT.finditer(source.text):
        if match.end() - match.start() <= _LONGEST_SEGMENT and not _inside(match.start(), rows):
            yield match.span()


def _inside(place: int, rows: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in rows)


def _line_zh(text: str, start: int, end: int) -> FoundPayment | None:
    part = text[start:end]
    stage = _ZH_STAGE.search(part)
    if _ZH_OTHER.search(part) or not (_ZH_PAY.search(part) or stage):
        return None
    share = _ZH_SHARE.search(part)
    if share is not None:
        percent = _percent(share)
        if percent is None or not (_ZH_BASE.search(part)):
            return None
        return _line(text, (start, end), stage, str(percent), _condition_zh(part, stage))
    if stage is None or not re.search(r"支付|付款|付清|结清|返还|退还|[│|\t\n]", part):
        return None
    if not find_amounts(part) and not _ZH_REST.search(stage[0]):
        return None
    return _line(text, (start, end), stage, None, _condition_zh(part, stage))


def _percent(match: re.Match[str]) -> Decimal | None:
    groups = match.groupdict()
    words = groups.get("words")
    if words and not groups.get("figures"):
        value: int | None = chinese_number(words.replace("百", "一百") if words == "百" else words)
        number = None if value is None else Decimal(value)
    else:
        number = decimal_number(match["figures"])
    return number if number is not None and 0 < number <= HUNDRED else None


def _line(
    text: str, span: tuple[int, int], stage: re.Match[str] | None, share: str | None, condition: str
) -> FoundPayment:
    start, end = span
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    amounts = [amount for amount in find_amounts(text, start, end) if amount.money.minor > 0]
    days = _days(text, start, end)
    return FoundPayment(
        title=" ".join(stage[0].split()) if stage else "",
        share=share,
        amount=amounts[0].money if amounts else None,
        condition=condition,
        days=int(days.count) if days else None,
        working_days=bool(days and days.working_days),
        start=start + lead,
        end=end,
    )


def _days(text: str, start: int, end: int) -> Duration | None:
    for duration in find_durations(text, start, end):
        if duration.working_days or duration.days:
            return replace(duration, count=Decimal(duration.working_days or duration.days or 0))
    return None


def _condition_zh(part: str, stage: re.Match[str] | None) -> str:
    """What must have happened: the words before the paying, or the other cells of a table row."""
    if "\n" in part:
        cells = [cell.strip() for cell in part.split("\n")]
        kept = [
            cell
            for cell in cells
            if cell and not (stage and cell.startswith(stage[0])) and not _is_number(cell)
        ]
        return "，".join(kept)
    pay = _ZH_PAY.search(part, stage.end() if stage else 0)
    before = part[: pay.start()] if pay else part
    before = re.sub(r"^[\s\u3000（(\d一二三四五六七八九十)）.．、:：，,①②③④⑤⑥-]+", "", before)
    if stage and before.startswith(stage[0]):
        before = before[len(stage[0]) :].lstrip("：: ，,（(")
    return re.sub(
        r"(?:[，,]?\s{0,2}(?:由)?[甲乙丙丁买卖供需][\s]?方)?(?:应当|应|须|需|再|即|一次性|向[^，,]{1,10})*$",
        "",
        before,
    ).strip("，, 　：:")


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"[\d.,，．%％¥￥$元整万\s]+", cell))


def _line_en(text: str, start: int, end: int) -> FoundPayment | None:
    part = text[start:end]
    stage = _EN_STAGE.search(part)
    if _EN_OTHER.search(part) or not _EN_PAY.search(part):
        return None
    share = _EN_SHARE.search(part)
    percent = _percent(share) if share else None
    if percent is None and (stage is None or not find_amounts(part)):
        return None
    if not (_EN_BASE.search(part) and (_EN_WHEN.search(part) or "\n" in part)):
        return None
    condition = _EN_CONDITION.search(part)
    words = " ".join(condition[0].split()) if condition else ""
    return _line(text, (start, end), stage, None if percent is None else str(percent), words)


def _with_rest(lines: list[FoundPayment]) -> tuple[FoundPayment, ...]:
    """The lines, with the share of the balance (余款) that the others leave."""
    shares = [Decimal(line.share) for line in lines if line.share]
    open_lines = [line for line in lines if line.share is None and line.amount is None]
    left = HUNDRED - sum(shares, Decimal(0))
    if len(open_lines) == 1 and shares and 0 < left < HUNDRED:
        return tuple(replace(line, share=str(left)) if line in open_lines else line for line in lines)
    return tuple(line for line in lines if line.share or line.amount)


def _clustered(lines: list[FoundPayment]) -> tuple[FoundPayment, ...]:
    """Lines that stand together or have a stage's name: a lone percentage is seldom a payment."""
    return tuple(
        line
        for index, line in enumerate(lines)
        if line.title
        or any(abs(line.start - other.start) < _NEAR for other in (*lines[:index], *lines[index + 1 :]))
    )
