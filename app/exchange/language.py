"""Which of the two languages a contract is written in."""

import re

# Characters of Chinese type, punctuation included, for use inside a regular expression's brackets.
CJK = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[A-Za-z]+")
_SAMPLE = 200_000  # characters; more would not change the answer


def language_of(text: str) -> str:
    """Return "zh" or "en", by what there is more of: Han characters or Latin words.

    One Latin word weighs as much as two Han characters (a common Chinese word has two), so a Chinese contract
    full of English product names is still Chinese, and an English one with a Chinese address is English.
    """
    sample = text[:_SAMPLE]
    han = len(_HAN.findall(sample))
    words = len(_WORD.findall(sample))
    return "zh" if han > words * 2 else "en"
