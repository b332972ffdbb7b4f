"""The signs in which Word writes numbers."""

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange.docx.number_formats import chinese_counting, written


@settings(max_examples=200)
@given(st.integers(min_value=1, max_value=99_999_999))
def test_chinese_counting_agrees_with_cn2an(number):
    spoken = cn2an.an2cn(number, "low")  # which says 一十 at the front, or 十, as the mood takes it
    assert chinese_counting(number) == (spoken[1:] if spoken.startswith("一十") else spoken)


@settings(max_examples=100)
@given(st.integers(min_value=1, max_value=99_999_999))
def test_legal_counting_agrees_with_cn2an(number):
    assert written(number, "chineseLegalSimplified") == cn2an.an2cn(number, "up")


@given(st.integers(min_value=1, max_value=3999))
def test_roman_numerals_are_distinct_and_can_be_read_back(number):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    digits = [values[letter] for letter in written(number, "upperRoman")]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    assert sum(-digit if digit < after else digit for digit, after in pairs) == number


@pytest.mark.parametrize(
    ("number_format", "number", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalZero", 12, "12"),
        ("lowerLetter", 1, "a"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 53, "AAA"),
        ("lowerRoman", 14, "xiv"),
        ("ordinal", 1, "1st"),
        ("ordinal", 12, "12th"),
        ("ordinal", 23, "23rd"),
        ("ordinal", 111, "111th"),
        ("cardinalText", 1, "One"),
        ("cardinalText", 21, "Twenty-one"),
        ("cardinalText", 215, "Two hundred fifteen"),
        ("ordinalText", 1, "First"),
        ("ordinalText", 20, "Twentieth"),
        ("ordinalText", 22, "Twenty-second"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 99, "九十九"),
        ("chineseCounting", 105, "一○五"),
        ("chineseCountingThousand", 10, "十"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("japaneseCounting", 100, "一百"),
        ("ideographDigital", 10, "一〇"),
        ("taiwaneseDigital", 20, "二○"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 13, "丙子"),
        ("chineseLegalSimplified", 10, "壹拾"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 3, "⒊"),
        ("ideographEnclosedCircle", 1, "㊀"),
        ("decimalFullWidth", 12, "１２"),
        ("numberInDash", 4, "- 4 -"),
        ("hex", 31, "1F"),
        ("none", 3, ""),
        ("anything unknown", 5, "5"),
    ],
)
def test_written(number_format, number, shown):
    assert written(number, number_format) == shown


@given(st.integers(min_value=0, max_value=100_000), st.sampled_from(["chineseCounting", "upperRoman", "hex"]))
def test_every_number_can_be_written(number, number_format):
    assert isinstance(written(number, number_format), str)
