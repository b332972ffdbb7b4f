"""Sums of money as contracts write them, in figures and in words, Chinese and English.

Strict on purpose: a number without a currency or a Chinese money unit is no sum, and a scale
(万, million) always counts. ``to_uppercase`` and ``parse_uppercase`` write and read Chinese sums in words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from app.analysis.numerals import CHINESE_NUMERAL, ENGLISH_NUMBER, decimal_number, english_number
from app.analysis.uppercase import parse_uppercase, to_uppercase
from app.models.money import Money

__all__ = [
    "Amount",
    "AmountPair",
    "find_amount_pairs",
    "find_amounts",
    "parse_amount",
    "parse_uppercase",
    "to_uppercase",
]

# Currency: (how it stands before a number, how it stands after one).
_CURRENCIES = {
    "USD": (r"US\$|USD|U\.S\.\s?\$|\$|美元", r"(?:U\.?S\.?|United\sStates)?\s?dollars?|USD|美元|美金"),
    "CNY": ("RMB|CNY|CNH|人民币|[¥￥]", "(?:Chinese\\s)?yuan|renminbi|RMB|CNY|元|圆"),
    "EUR": ("EUR|€|欧元", "euros?|EUR|欧元"),
    "GBP": ("GBP|£|英镑", "pounds?\\ssterling|GBP|英镑"),
    "HKD": (r"HKD|HK\$|港币", "(?:H\\.?K\\.?|Hong\\sKong)\\sdollars?|HKD|港元|港币"),
    "JPY": ("JPY|JP¥|日元", "(?:Japanese\\s)?yen|JPY|日元|日圆"),
    "CHF": ("CHF|瑞士法郎", "Swiss\\sfrancs?|CHF|瑞士法郎"),
    "CAD": (r"CAD|CDN\$|C\$|加元", "Canadian\\sdollars?|CAD|加元"),
    "AUD": (r"AUD|AUD?\$|澳元", "Australian\\sdollars?|AUD|澳元"),
    "SGD": (r"SGD|SG?\$", "Singapore\\sdollars?|SGD|新加坡元"),
    "TWD": (r"TWD|NTD|NT\$|新台币", "New\\sTaiwan\\sdollars?|TWD|新台币"),
    "KRW": ("KRW|₩|韩元", "(?:Korean\\s)?won|KRW|韩元"),
    "INR": ("INR|₹|Rs\\.?", "(?:Indian\\s)?rupees?|INR|卢比"),
}
# The longer names come first, so that "Canadian dollars" is not taken for "dollars".
_PREFIX = "|".join(before for before, _ in reversed(_CURRENCIES.values()))
_SUFFIX = "|".join(after for _, after in reversed(_CURRENCIES.values()))
_PREFIX_ENDS = frozenset("$DBYH币¥￥R€元P£FW郎₩s.₹")

# A digit first and then the look behind: searching for a digit is fast, looking behind everywhere is not.
_NUMBER = re.compile(
    r"""\d(?<![\d.,，．/]\d)(?:
      \d{0,2}(?:[,，]\d{3}){1,5}(?:[.．]\d{1,4})?
      |(?P<european>\d{0,2}(?:\.\d{3}){1,5},\d{2})
      |\d{0,14}(?:[.．]\d{1,6})?
    )(?!\d|[,，.．]\d)""",
    re.VERBOSE,
)
_BEFORE = re.compile(rf"(?:(?<![A-Za-z])(?:{_PREFIX}))[\s:：(（]{{0,4}}\Z")
_SCALES = {
    "万亿": 10**12, "千万": 10**7, "百万": 10**6, "亿": 10**8, "万": 10**4, "千": 10**3, "仟": 10**3,
    "billion": 10**9, "million": 10**6, "thousand": 10**3, "mm": 10**6, "mn": 10**6, "bn": 10**9,
    "m": 10**6, "k": 10**3, "b": 10**9,
}  # fmt: skip
_AFTER = re.compile(
    rf"\s{{0,3}}(?P<scale>{'|'.join(_SCALES)})?(?![A-Za-z])\s{{0,3}}(?P<currency>{_SUFFIX})?(?![A-Za-z])(?P<whole>[整正])?",
    re.IGNORECASE,
)
_SHORT_SCALES = frozenset({"m", "k", "b", "mm", "mn", "bn"})

_ENGLISH_ANCHOR = re.compile(
    r"\b(?:dollars?|yuan|renminbi|euros?|pounds?|francs?|yen|rupees?)\b", re.IGNORECASE
)
_ENGLISH_WORDS = re.compile(
    rf"\b(?P<words>{ENGLISH_NUMBER})(?:\s{{1,3}}(?:and|&)\s{{1,3}}(?P<cents>no|xx|\d{{1,2}})/100)?\s{{1,3}}"
    rf"(?P<currency>{_SUFFIX})\Z",
    re.IGNORECASE,
)
_REACH = 240  # code points before a currency's name in which the words of the sum stand
_IN_WORDS = CHINESE_NUMERAL + "万萬亿億"
_CHINESE_WORDS = re.compile(
    rf"[{_IN_WORDS}](?<![{_IN_WORDS}\d.].)(?:\s?[{_IN_WORDS}]){{0,30}}\s?[元圆圓]"
    rf"(?:\s?[{CHINESE_NUMERAL}]{{1,2}}\s?角)?(?:\s?[{CHINESE_NUMERAL}]{{1,2}}\s?分(?!之))?\s?[整正]?"
)
_BETWEEN = re.compile(
    r"[\s()（）\[\]【】:：,，;；、=“”\"\-—]{0,10}"
    r"(?:(?:人民币|大写|小写|金额|数字|即|计|为|RMB|CNY|USD|US|in\swords|in\sfigures|say|only)"
    r"[\s()（）\[\]【】:：,，;；、=“”\"\-—]{0,10}){0,5}"
)
_FARTHEST_PAIR = 40


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum and where it stands; ``words`` when it is written out."""

    money: Money
    start: int
    end: int
    words: bool = False


@dataclass(frozen=True, slots=True)
class AmountPair:
    """The same sum given in figures and, beside it, in words."""

    figures: Amount
    words: Amount

    @property
    def agree(self) -> bool:
        """Whether both say the same."""
        return self.figures.money == self.words.money


def find_amounts(text: str, start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    """Every sum between ``start`` and ``end`` in the order of the text (code points)."""
    stop = len(text) if end is None else end
    found = [
        *_figures(text, start, stop),
        *_english_words(text, start, stop),
        *_chinese_words(text, start, stop),
    ]
    return tuple(sorted(found, key=lambda amount: amount.start))


def parse_amount(text: str) -> Money | None:
    """The sum that ``text`` is as a whole, or None."""
    stripped = text.strip()
    for amount in find_amounts(stripped):
        if amount.start == 0 and amount.end == len(stripped):
            return amount.money
    return None


def find_amount_pairs(text: str, amounts: tuple[Amount, ...]) -> tuple[AmountPair, ...]:
    """Figures and words that stand side by side, as in ``¥1,280,000（大写：壹佰贰拾捌万元整）``."""
    pairs = []
    for left, right in pairwise(amounts):
        gap = right.start - left.end
        if left.words == right.words or not 0 <= gap <= _FARTHEST_PAIR:
            continue
        if _BETWEEN.fullmatch(text, left.end, right.start):
            pairs.append(AmountPair(right, left) if left.words else AmountPair(left, right))
    return tuple(pairs)


@lru_cache(maxsize=256)
def _code(written: str) -> str:
    for code, names in reversed(_CURRENCIES.items()):
        if any(re.fullmatch(name, written, re.IGNORECASE) for name in names):
            return code
    raise ValueError(f"unknown currency {written!r}")


def _figures(text: str, start: int, stop: int) -> Iterator[Amount]:
    for match in _NUMBER.finditer(text, start, stop):
        before = _currency_before(text, match.start(), start)
        after = _AFTER.match(text, match.end(), stop)
        if after is None:
            continue
        scale, suffix = (after["scale"] or "").lower(), after["currency"]
        if before is None and (not suffix or scale in _SHORT_SCALES):
            continue
        number = _european(match[0]) if match["european"] else decimal_number(match[0])
        first = match.start() if before is None else before.start()
        last = after.end() if suffix or after["whole"] else (after.end("scale") if scale else match.end())
        code = _code(suffix) if suffix and (before is None or before[0].strip() in "$¥￥") else ""
        currency = code or _code((before[0] if before else suffix).strip(" \t\n\u3000:：(（"))
        yield Amount(Money.of(number * _SCALES.get(scale, 1), currency), first, last)


def _currency_before(text: str, place: int, start: int) -> re.Match[str] | None:
    near = text[max(start, place - 5) : place].rstrip(" \t\n\u3000:：(（")
    if not near or near[-1] not in _PREFIX_ENDS:
        return None
    return _BEFORE.search(text, max(start, place - 12), place)


def _european(written: str) -> Decimal:
    return Decimal(written.replace(".", "").replace(",", "."))


def _english_words(text: str, start: int, stop: int) -> Iterator[Amount]:
    done = start
    for anchor in _ENGLISH_ANCHOR.finditer(text, start, stop):
        match = _ENGLISH_WORDS.search(text, max(done, anchor.start() - _REACH), anchor.end())
        done = anchor.end()
        number = english_number(match["words"]) if match else None
        if match is None or number is None:
            continue
        cents = Decimal(int(match["cents"])) / 100 if (match["cents"] or "").isdecimal() else Decimal(0)
        yield Amount(
            Money.of(number + cents, _code(match["currency"].strip())), match.start(), match.end(), words=True
        )


def _chinese_words(text: str, start: int, stop: int) -> Iterator[Amount]:
    for match in _CHINESE_WORDS.finditer(text, start, stop):
        try:
            minor = parse_uppercase(match[0])
        except ValueError:
            continue
        yield Amount(Money(minor), match.start(), match.end(), words=True)
