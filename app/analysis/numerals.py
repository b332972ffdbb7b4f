"""Numbers written in words, Chinese and English: the common ground of dates, durations and sums.

The patterns are bounded, so that searching a long text stays linear in its length.
"""

import re
from decimal import Decimal

CHINESE_DIGITS = {
    char: value
    for value, chars in enumerate(
        ["零〇○", "一壹弌", "二贰貳两弍", "三叁叄參弎", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"]
    )
    for char in chars
}
CHINESE_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
CHINESE_NUMERAL = "".join(CHINESE_DIGITS) + "".join(CHINESE_UNITS)

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ENGLISH_UNITS = {word: value for value, word in enumerate(_SMALL)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
ENGLISH_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
ENGLISH_ORDINALS = {word: value for value, word in enumerate(_ORDINALS)} | {
    "thirtieth": 30,
    **{f"twenty-{word}": 20 + value for value, word in enumerate(_ORDINALS[1:10], start=1)},
    **{f"thirty-{word}": 30 + value for value, word in enumerate(_ORDINALS[1:10], start=1)},
}

_WORD = "|".join(sorted([*ENGLISH_UNITS, *ENGLISH_SCALES, "hundred", "dozen"], key=len, reverse=True))
_FIRST = "|".join(sorted([*ENGLISH_UNITS, "hundred", "dozen"], key=len, reverse=True))
ENGLISH_NUMBER = rf"(?:{_FIRST})\b(?:(?:\s{{0,3}}-\s{{0,3}}|\s{{1,3}})(?:and\s{{1,3}})?(?:{_WORD})\b){{0,12}}"
ENGLISH_ORDINAL = "|".join(
    word.replace("-", r"[\s-]") for word in sorted(ENGLISH_ORDINALS, key=len, reverse=True)
)
_ENGLISH_TOKEN = re.compile(r"[a-z]+")


def chinese_number(text: str) -> int | None:
    """The whole number below 10,000 that ``text`` writes (十五, 一百二十, 二〇二六, １５), else None."""
    if text.isdecimal():
        return int(text)
    if not text or any(char not in CHINESE_NUMERAL and not char.isdecimal() for char in text):
        return None
    if not any(char in CHINESE_UNITS for char in text):
        return int("".join(str(_digit(char)) for char in text))
    total, digit = 0, 0
    for place, char in enumerate(text):
        unit = CHINESE_UNITS.get(char)
        if unit is None:
            digit = _digit(char)
        else:
            total += unit * (1 if place == 0 or not digit else digit)
            digit = 0
    return total + digit


def _digit(char: str) -> int:
    return CHINESE_DIGITS[char] if char in CHINESE_DIGITS else int(char)


def english_number(text: str) -> int | None:
    """The whole number that English words write ("twenty-five", "seventy-five million"), else None."""
    words = [word for word in _ENGLISH_TOKEN.findall(text.lower()) if word not in ("and", "a")]
    total, group = 0, 0
    for word in words:
        if word in ENGLISH_UNITS:
            group += ENGLISH_UNITS[word]
        elif word == "hundred":
            group = max(group, 1) * 100
        elif word == "dozen":
            group = max(group, 1) * 12
        elif word in ENGLISH_SCALES:
            total += max(group, 1) * ENGLISH_SCALES[word]
            group = 0
        else:
            return None
    return total + group if words else None


def english_ordinal(text: str) -> int | None:
    """The number that an ordinal word writes ("first", "twenty-first"), else None."""
    return ENGLISH_ORDINALS.get("-".join(text.lower().replace("-", " ").split()))


def decimal_number(text: str) -> Decimal:
    """Figures with thousands separators, ASCII or full width, as an exact number."""
    plain = text.replace("，", ",").replace("．", ".").replace(",", "").replace(" ", "")
    return Decimal(plain)
