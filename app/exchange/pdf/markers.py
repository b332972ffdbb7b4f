"""How numbered paragraphs begin: clause numbers, list letters, bullets, and the set words of contracts."""

import re

_NUMERAL = "[〇零一二三四五六七八九十百]"
_MARKERS = (
    rf"第\s?(?:{_NUMERAL}|\d){{1,4}}\s?[条章节编款部]",
    rf"{_NUMERAL}{{1,3}}\s?[、.．]",
    rf"[（(](?:{_NUMERAL}|\d){{1,3}}[)）]",
    r"\d{1,3}\s?[、．]",
    r"\d{1,3}(?:\.\d{1,2}){1,4}\.?(?=[\s\u3400-\u9fff（“\"(])",
    r"\d{1,3}[.)](?=[\sA-Z\u3400-\u9fff])",
    r"[①-⑳]",
    r"\((?:[a-z]{1,2}|[ivxl]{1,5}|[A-Z])\)",
    r"(?:[a-zA-Z]|[ivx]{1,4})[.)]\s",
    r"[•·▪■●○◆➢–—-]\s",
    r"(?:ARTICLE|Article|SECTION|Section)\s+(?:\d|[IVXL])",
    r"(?:EXHIBIT|SCHEDULE|ANNEX|APPENDIX|ATTACHMENT)\s+[A-Z0-9]",
    r"WHEREAS\b|NOW,? THEREFORE|IN WITNESS WHEREOF",
    r"(?:附件|附录|附表)\s?[\d一二三四五六七八九十：:]",
    r"[甲乙丙丁]方(?:（[^）]*）)?\s?[：:]",
)
_MARKER = re.compile("|".join(_MARKERS))
_INLINE = re.compile(r"\((?:[a-z]{1,2}|[ivxl]{1,5}|\d{1,2})\)\s")
_LEADER = re.compile(r"(?:\.\s?){4,}\d{0,4}$|[…·]{2,}\s?\d{0,4}$")


def has_marker(text: str) -> bool:
    """Whether the text begins as a numbered paragraph does."""
    return _MARKER.match(text) is not None


def is_bare_marker(text: str) -> bool:
    """Whether the text is nothing but a number or bullet, parted from its paragraph by a tab."""
    found = _MARKER.match(text + " ")
    return found is not None and found.end() >= len(text)


def ends_as_contents(text: str) -> bool:
    """Whether a leader of dots runs to the end or to a page number, as in a table of contents."""
    return _LEADER.search(text) is not None


def counts_inside(text: str) -> bool:
    """Whether (a), (b) or (i) stands in running text, beyond a number of the paragraph's own."""
    return _INLINE.search(text, 4) is not None
