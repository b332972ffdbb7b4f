"""Chinese uppercase sums (大写): written and read by the rules for filling in bills.

Source: People's Bank of China, Measures for Payment and Settlement (支付结算办法), appendix 1: 整 after 元,
none after 分 (after 角 it is left open, and the example has none); one 零 for any run of zeros inside;
零 before 分 when there are no 角.
"""

import re

from app.analysis.numerals import CHINESE_DIGITS
from app.models.money import Money

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
_UNITS = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_CENTS = {"角": 10, "分": 1}
_FRAME = re.compile(
    r"(?:人民币|人民幣|CNY|RMB)?[:：\s]*(?P<yuan>[^元圆圓]+)[元圆圓](?P<cents>[^整正]*)[整正]?"
)
_ONLY_CENTS = re.compile(r"(?:人民币|人民幣)?[:：\s]*(?P<cents>[^元圆圓整正]*[角分])[整正]?")
LARGEST = 10**18  # minor units: 万万亿元 has no agreed name


def to_uppercase(money: Money) -> str:
    """The sum in uppercase characters, without the currency's name before it.

    Raises ValueError for a currency other than CNY, a negative sum or one of 10^16 元 or more.
    """
    if money.currency != "CNY" or not 0 <= money.minor < LARGEST:
        raise ValueError(f"no uppercase form for {money.currency} {money.amount}")
    yuan, cents = divmod(money.minor, 100)
    whole = f"{_whole(yuan)}元" if yuan or not cents else ""
    jiao, fen = divmod(cents, 10)
    if not cents:
        return f"{whole}整"
    tenths = f"{_DIGITS[jiao]}角" if jiao else ("零" if whole else "")
    return f"{whole}{tenths}{_DIGITS[fen]}分" if fen else f"{whole}{tenths}"


def _whole(number: int) -> str:
    if not number:
        return "零"
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    written = ""
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        if not group:
            continue
        if written and (group < 1000 or not groups[index + 1]):
            written += "零"
        shared_yi = index == 3 and groups[2]  # 壹万零贰亿, not 壹万亿零贰亿
        written += _four(group) + ("万" if shared_yi else _GROUPS[index])
    return written


def _four(group: int) -> str:
    written, zero = "", False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if digit:
            written += ("零" if zero and written else "") + _DIGITS[digit] + _PLACES[place]
            zero = False
        else:
            zero = True
    return written


def parse_uppercase(text: str) -> int:
    """Minor units (分) of an uppercase sum; ValueError where it is not well formed.

    Lower-case numerals (一百二十万元) are read too: contracts mix them.
    """
    written = re.sub(r"\s", "", text)
    match = _FRAME.fullmatch(written) or _ONLY_CENTS.fullmatch(written)
    if match is None:
        raise ValueError(f"no uppercase sum: {text!r}")
    parts = match.groupdict()
    yuan = parts.get("yuan") or ""
    return _read_whole(yuan) * 100 + _read_cents(parts["cents"] or "")


def _read_whole(written: str) -> int:
    """Whole 元: groups of 仟佰拾 under falling scales; 亿 multiplies all that stands before it."""
    total, group, digit, unit = 0, 0, None, 10_000
    for char in written:
        if char in CHINESE_DIGITS:
            digit = _next_digit(char, digit, written)
        elif char in _UNITS:
            if _UNITS[char] >= unit or (digit is None and _UNITS[char] != 10):
                raise ValueError(f"units out of order: {written!r}")
            unit = _UNITS[char]
            group += (1 if digit is None else digit) * unit
            digit = None
        elif char in _SCALES:
            total = _scaled(total, group + (digit or 0), _SCALES[char], written)
            group, digit, unit = 0, None, 10_000
        else:
            raise ValueError(f"{char!r} in an uppercase sum: {written!r}")
    return total + group + (digit or 0)


def _next_digit(char: str, before: int | None, written: str) -> int | None:
    value = CHINESE_DIGITS[char]
    if before:
        raise ValueError(f"two digits without a unit: {written!r}")
    return value or None


def _scaled(total: int, group: int, scale: int, written: str) -> int:
    if scale == 10**8:
        if total >= scale:
            if group or total % scale:
                raise ValueError(f"scales out of order: {written!r}")
            return total * scale
        return (total + group) * scale
    if not group or total % 10**8:
        raise ValueError(f"scales out of order: {written!r}")
    return total + group * scale


def _read_cents(written: str) -> int:
    cents, digit, smallest = 0, None, 100
    for char in written:
        if char in CHINESE_DIGITS:
            digit = _next_digit(char, digit, written)
        elif char in _CENTS and digit is not None and _CENTS[char] < smallest:
            smallest = _CENTS[char]
            cents += digit * smallest
            digit = None
        elif not (char in _CENTS and digit is None and cents == 0 and _CENTS[char] < smallest):
            raise ValueError(f"{char!r} in the cents of an uppercase sum: {written!r}")
    if digit:
        raise ValueError(f"a digit without 角 or 分: {written!r}")
    return cents
