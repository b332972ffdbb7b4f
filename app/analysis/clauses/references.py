"""Words after a number that show it to be a reference or an amount, not the start of a clause."""

import re

_REFERS_ZH = re.compile(
    r"(?:第|款|项|的|中|所|之|规定|约定|[、，,和及或与至到]\s*第|[（(]?[一二三四五六七八九十\d１-９]+[)）]?[款项])"
)
_REFERS_EN = re.compile(
    r"\s*(?:hereof|hereto|hereunder|herein|of (?:this|the)|above|below|and|or|to|through|thereof|shall|is"
    r"|are|was|were|for|in|with|by|as|which|that|may|will|under|the)\b|\s*[,;)\]]"
    r"|\s*\([a-z]+\)\s*(?:of|hereof|above|below|and|or|,)"
)
_UNIT_OF_MEASURE = re.compile(
    r"[%％‰]|(?:[年月日天元吨米]|[万亿](?:元|美元)?|个[月工])(?:[，,。；、）)以内后前起左右整至到的]|$)"
    r"|\s*(?:percent|per cent|days?|months?|years?|hours?|minutes?|acres|feet|miles|inches|weeks|million"
    r"|billion|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def refers_in_chinese(text: str, place: int) -> bool:
    """Whether 第三条 is spoken of: 第三条第二款, 第三条的约定, 第三条、第四条."""
    return _REFERS_ZH.match(text, place) is not None


def refers_in_english(text: str, place: int) -> bool:
    """Whether "Section 4.2" is spoken of: followed by hereof, above, shall or a comma."""
    return _REFERS_EN.match(text, place) is not None


def is_measured(text: str, place: int) -> bool:
    """Whether the number counts something: per cent, days, a date, money."""
    return _UNIT_OF_MEASURE.match(text, place) is not None
