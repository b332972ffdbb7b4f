"""How Word writes the number of a list item: the formats of ST_NumberFormat (ECMA-376 part 1, 17.18.59)."""

from collections.abc import Callable

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "_ ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_IRREGULAR_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def written(number: int, number_format: str) -> str:
    """The number in the format's own signs; figures for a format unknown here."""
    if number < 0:
        return str(number)
    return _FORMATS.get(number_format, str)(number)


def chinese_counting(number: int, digits: str = "零一二三四五六七八九", units: str = "十百千万") -> str:
    """The number as one counts it aloud: 十一, 二十, 一百零一; 0 <= number < 100,000,000."""
    high, low = divmod(number, 10_000)
    words = _below_myriad(low, digits, units) if low or not high else ""
    if high:
        gap = digits[0] if 0 < low < 1000 else ""
        words = _below_myriad(high, digits, units) + units[3] + gap + words
    return words[1:] if words.startswith("一十") else words


def _below_myriad(number: int, digits: str, units: str) -> str:
    """Digits and units of a number below 10,000; a run of zeros inside is one 零."""
    if number == 0:
        return digits[0]
    words, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(words)
            continue
        words += (digits[0] if gap else "") + digits[digit] + ("" if place == 0 else units[place - 1])
        gap = False
    return words


def _positional(digits: str) -> Callable[[int], str]:
    """Figure by figure in other signs: 一〇, １０."""
    return lambda number: "".join(digits[int(figure)] for figure in str(number))


def _counting_below_hundred(number: int) -> str:
    """Chinese counting proper: 十一 up to 九十九, then figure by figure."""
    return chinese_counting(number) if number < 100 else _positional("○一二三四五六七八九")(number)


def _run(first: str, last: int, start: int = 1) -> Callable[[int], str]:
    """Signs that stand in a row in Unicode, as ① to ⑳; beyond the row plain figures."""
    return lambda number: chr(ord(first) + number - start) if start <= number <= last else str(number)


def _letters(number: int) -> str:
    """Letters a to z, then aa, bb: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def _roman(number: int) -> str:
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def _ordinal(number: int) -> str:
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}th" if number % 100 in (11, 12, 13) else f"{number}{suffix}"


def _cardinal(number: int) -> str:
    """English words below a million; lower case."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_SMALL[number % 10]}" if number % 10 else "")
    size, word = (100, "hundred") if number < 1000 else (1000, "thousand")
    rest = f" {_cardinal(number % size)}" if number % size else ""
    return f"{_cardinal(number // size)} {word}{rest}"


def _cardinal_text(number: int) -> str:
    return _cardinal(number).capitalize() if number < 1_000_000 else str(number)


def _ordinal_text(number: int) -> str:
    """First, Twentieth, Twenty-first: only the last word of the cardinal changes."""
    if number >= 1_000_000:
        return _ordinal(number)
    words = _cardinal(number)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    ending = _IRREGULAR_ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return (words[:cut] + ending).capitalize()


def _cycle(signs: str) -> Callable[[int], str]:
    """甲 to 癸: beyond the last sign plain figures."""
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _sexagenary(number: int) -> str:
    """甲子, 乙丑 … of the cycle of sixty."""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


def _legal(digits: str, units: str) -> Callable[[int], str]:
    return lambda number: chinese_counting(number, digits, units)


def _nothing(_number: int) -> str:
    return ""


_legal_simplified = _legal("零壹贰叁肆伍陆柒捌玖", "拾佰仟万")
_legal_traditional = _legal("零壹貳參肆伍陸柒捌玖", "拾佰仟萬")
_full_width = _positional("０１２３４５６７８９")

_FORMATS: dict[str, Callable[[int], str]] = {
    "none": _nothing,
    "bullet": _nothing,
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
    "ordinal": _ordinal,
    "cardinalText": _cardinal_text,
    "ordinalText": _ordinal_text,
    "decimalEnclosedCircle": _run("①", 20),
    "decimalEnclosedCircleChinese": _run("①", 20),
    "decimalEnclosedFullstop": _run("⒈", 20),
    "decimalEnclosedParen": _run("⑴", 20),
    "ideographEnclosedCircle": _run("㊀", 10),
    "chineseCounting": _counting_below_hundred,
    "taiwaneseCounting": _counting_below_hundred,
    "chineseCountingThousand": chinese_counting,
    "taiwaneseCountingThousand": chinese_counting,
    "japaneseCounting": chinese_counting,
    "koreanDigital2": _positional("零一二三四五六七八九"),
    "ideographDigital": _positional("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _positional("〇一二三四五六七八九"),
    "taiwaneseDigital": _positional("○一二三四五六七八九"),
    "chineseLegalSimplified": _legal_simplified,
    "ideographLegalTraditional": _legal_traditional,
    "japaneseLegal": _legal_traditional,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
}
