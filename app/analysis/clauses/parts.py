"""Where the body of a contract begins and ends: recitals, signature blocks and annexes."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.analysis.clauses.lines import Line

_OPERATIVE = re.compile(
    r"NOW,?\s+THEREFORE|(?:agree(?:d|s)?|AGREE)(?:\s+\w+){0,3}\s+as\s+follows|AGREE\s+AS\s+FOLLOWS"
    r"|IT\s+IS\s+(?:HEREBY\s+)?AGREED"
)
_SIGNATURE = re.compile(
    r"""\s*(?:\*\*)?(?:
      IN\s+WITNESS\s+(?:WHEREOF|OF) | \[?\(?SIGNATURE\s+PAGE
      | \[?(?:Remainder|Rest|Balance)\s+of\s+(?:this\s+)?page
      | (?:SIGNED|EXECUTED)\b.{0,60}(?:BY|by|for|FOR|on|ON)\b | By:\s*(?:_|/s/|$) | /s/\s
      | [（(]?\s*(?:以下无正文|本页无正文|以下空白|签字页|签署页|此页无正文)
      | .{0,24}[（(](?:公章|盖章|签字|签章|签名|印章|盖公章|签字、?盖章|签章盖章|签字或盖章)[)）]
        (?:[:：\s\u3000_＿]|$)
      | [^。；，,;]{0,16}(?:公章|签章|签字|盖章|签名)[)）]?\s*[:：]
      | (?:甲|乙|丙)[\s\u3000]*方\s*[:：][\s\u3000_＿]*(?:乙|丙|甲)[\s\u3000]*方\s*[:：]
    )""",
    re.VERBOSE,
)
_ANNEX_EN = re.compile(
    r"\s*(?:#{1,6}\s*)?(?:\*\*)?(?P<number>(?:EXHIBIT|Exhibit|SCHEDULE|Schedule|ANNEX|Annex|ANNEXURE|Annexure"
    r"|APPENDIX|Appendix|ATTACHMENT|Attachment|ADDENDUM)(?![A-Za-z])"
    r"(?:\s+(?:NO\.?\s*)?[\"“”']?(?:[A-Z]{1,2}|\d{1,2}|[IVX]{1,5})(?:[-.]?[A-Z\d]{1,3})?[\"“”']?(?=\W|$))?)"
    r"\s*[:：.\-–—]?\s*(?P<title>.*)$"
)
_ANNEX_ZH = re.compile(
    r"\s*(?:#{1,6}\s*)?(?:\*\*)?(?P<number>(?:附件|附表|附录|附图|附则表|补充条款)[\s\u3000]?"
    r"(?:[一二三四五六七八九十\d０-９A-ZＡ-Ｚ]{1,3}(?:[-－.]\d{1,2})?)?)[\s\u3000]*[:：、．.\-—]?[\s\u3000]*(?P<title>.*)$"
)
_PROSE_TITLE = re.compile(
    r"[。；;]|\b(?:attached|hereto|hereof|shall|is|are|sets? forth)\b|^[a-z,)]|^[的所中规为是与和及、，]"
)
_LONGEST_TITLE = 70
_SHORTEST = 60  # lines; a text of so few is searched whole


def operative_line(lines: Sequence[Line]) -> int:
    """Index of the line where "the parties agree as follows" ends the recitals; 0 when there is none.

    Only the first third of a text is searched: the words also stand in forms at its end.
    """
    for index, line in enumerate(lines[: max(_SHORTEST, len(lines) // 3)]):
        found = _OPERATIVE.search(line.text)
        if found is not None:
            return _end_of_sentence(lines, index)
    return 0


def _end_of_sentence(lines: Sequence[Line], index: int) -> int:
    for i in range(index, min(index + 8, len(lines))):
        if lines[i].text.rstrip().endswith((":", ".", "：", "。", ";")):
            return i + 1
    return index + 1


def is_signature(line: Line) -> bool:
    """Whether a line reads as the start of a signature block."""
    return _SIGNATURE.match(line.text) is not None


def annex_headings(lines: Sequence[Line]) -> dict[int, tuple[str, str]]:
    """Number and title of every annex by the index of its line.

    A list of annexes names several in a row; only the last of a row can have content, and none has whose
    heading comes again or after which the signatures stand.
    """
    found = {
        index: heading for index, line in enumerate(lines) if (heading := _annex_heading(line)) is not None
    }
    contentful = [index for index, line in enumerate(lines) if not line.furniture]
    following = dict(pairwise(contentful))
    again: set[str] = set()
    annexes = {}
    for index in sorted(found, reverse=True):
        number = "".join(found[index][0].split()).upper()
        after = following.get(index)
        listed = after is None or after in found or is_signature(lines[after])
        if not listed and number not in again:
            annexes[index] = found[index]
        again.add(number)
    return annexes


def _annex_heading(line: Line) -> tuple[str, str] | None:
    if line.furniture or line.goes_on:
        return None
    match = _ANNEX_EN.match(line.text) or _ANNEX_ZH.match(line.text)
    if match is None:
        return None
    title = match["title"].strip(" \t\u3000*#:：-–—")
    if len(title) > _LONGEST_TITLE or _PROSE_TITLE.search(title):
        return None
    return match["number"].strip(), title
