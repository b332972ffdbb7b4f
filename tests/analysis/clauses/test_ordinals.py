import pytest

from app.analysis.clauses.ordinals import digit_path, letter_value, roman_value


@pytest.mark.parametrize(
    ("text", "value"), [("i", 1), ("IV", 4), ("xiv", 14), ("XC", 90), ("CCC", 300), ("Ⅳ", 4)]
)
def test_roman_numerals_have_their_value(text, value):
    assert roman_value(text) == value


@pytest.mark.parametrize("text", ["", "iiii", "vx", "a", "IC", "mix"])
def test_what_is_no_roman_numeral_has_none(text):
    assert roman_value(text) is None


@pytest.mark.parametrize(("text", "value"), [("a", 1), ("Z", 26), ("aa", 27), ("bb", 28), ("Ａ", 1)])
def test_letters_count_on_after_z(text, value):
    assert letter_value(text) == value


@pytest.mark.parametrize("text", ["", "ab", "aaa", "1", "甲"])
def test_other_letters_are_no_ordinal(text):
    assert letter_value(text) is None


def test_full_width_digits_make_the_same_path():
    assert digit_path("４．２．１０") == digit_path("4.2.10.") == (4, 2, 10)
