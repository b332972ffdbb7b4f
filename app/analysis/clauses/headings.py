"""Where the heading of a clause ends and its sentence begins."""

import re

_LEAD = re.compile(r"[\s\u3000\xa0.．、,，:：;—–\-*·]*")
_ZH = re.compile(r"[\u4e00-\u9fff]")
_LONGEST_EN = 120  # characters of an English heading
_LONGEST_ZH = 32
_MOST_WORDS = 14
_FEW_WORDS = 8  # of a heading in sentence case
_WRAPPED = 45  # characters: a heading line as long as this may go on in the next line
_SMALL_WORDS = frozenset(
    "a an and as at but by for from if in into nor not of off on or over per the to under up upon via vs"
    " with without".split()
)
_VERB = re.compile(
    r"\b(?:shall|will|must|may|agrees?|agreed|means?|hereby|represents|acknowledges?|hereinafter)\b"
)
_LINK = re.compile(
    r"\b(?:can|cannot|could|should|would|is|are|was|were|be|been|being|has|have|had|includes?|that|which|who"
    r"|this|these|each|any|such|if|when|does|do)\b"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z’'\-]*")
_SEPARATOR = re.compile(r"\.(?=\s|$|-)|[:：](?=\s|$)|\s[-–—]{1,2}\s|\s{3,}(?=\S)|-{3,}|\t")
_ABBREVIATION = re.compile(r"(?:\b(?:Inc|Nos?|Co|Corp|Ltd|St|vs?|Mr|Dr)|\b[A-Z]|\.[A-Za-z])$")
_UNFINISHED = re.compile(r"\b(?:a|an|and|any|as|at|by|for|from|in|of|on|or|the|to|with|all)$")
_WIDE = re.compile(r"\S {2,}(?=\S)")
_JUSTIFIED = 3  # wide gaps in a line show that they only fill it
_RULE = re.compile(r"\s*[-=]{4,}\s*")
_ZH_PARTY = (
    r"(?:[甲乙丙丁双各一两任对他][方家]|合同方|委托[方人]|承[包租][方人]|出租[方人]|[买卖供需][方家]|[借贷]款?[方人]"
    r"|当事人|公司|承包人|发包人|雇主)"
)
_ZH_SENTENCE = re.compile(
    r"如下$|^(?:如|若|凡|因|由|经|自|在|对|为|按|根据|依据|当|除(?!外责任)|本合同一式|本协议一式|未尽)|下列|以下"
    rf"|{_ZH_PARTY}[^的之]{{0,4}}(?:应|须|必须|不得|可|有权|同意|愿|将|向|按|对|在|为|需|提供|指派|委托|承诺|聘"
    r"|保证[^、和及]|负责)"
    r"|^本(?:合同|协议|契约)(?:自|经|一式|如|由|在|于|共|正本|所称|有效期)|为准$|之日起"
)
_ZH_COLON = re.compile(r"(?P<head>[^。；;！？!?\n:：]{1,30}?)[:：]")
_ZH_SPACE = re.compile(
    r"(?P<head>[^\s\u3000，,。；;：:、_＿]{2,20}(?:、[^\s\u3000，,。；;：:_＿]{2,12}){0,3})"
    r"[ \u3000]{1,2}(?=[^\s\u3000_＿])"
)
_ZH_STOP = re.compile(r"(?P<head>[^\s，,。；;：:、_＿]{2,8})。(?=\S)")
_BLANK_FIELD = re.compile(r"[_＿×\d]|[ \u3000]{3,}")


def split_heading(text: str, place: int, limit: int) -> tuple[str, int]:
    """Heading of the clause whose number ends at ``place`` and the offset where its own words begin.

    ``limit`` is where the clause ends. The heading is empty when the clause opens with its sentence.
    """
    lead = _LEAD.match(text, place, limit)
    begin = lead.end() if lead else place
    line_end = text.find("\n", begin, limit)
    line_end = limit if line_end < 0 else line_end
    if begin >= limit:
        return "", begin
    if _ZH.search(text, begin, min(line_end, begin + 40)):
        return _chinese(text, begin, line_end)
    return _english(text, begin, line_end, limit)


def _chinese(text: str, begin: int, line_end: int) -> tuple[str, int]:
    line = text[begin:line_end].rstrip(" \u3000\t*")
    bare = line.rstrip("：:")
    if not re.search("[。；;！？：:]|[，,]$", bare) and _is_chinese_heading(bare):
        return _clean(bare), line_end
    for pattern, longest in ((_ZH_COLON, _LONGEST_ZH), (_ZH_SPACE, 20), (_ZH_STOP, 8)):
        match = pattern.match(line)
        if match and len(match["head"]) <= longest and _is_chinese_heading(match["head"]):
            return _clean(match["head"]), begin + match.end()
    return "", begin


def _is_chinese_heading(words: str) -> bool:
    words = words.strip()
    if not 1 < len(words) <= _LONGEST_ZH or re.search("[，,]", words) or _BLANK_FIELD.search(words):
        return False
    return _ZH.search(words) is not None and not _ZH_SENTENCE.search(words)


def _english(text: str, begin: int, line_end: int, limit: int) -> tuple[str, int]:
    line = text[begin : min(line_end, begin + _LONGEST_EN + 40)]
    run_in = _run_in(line, justified=len(_WIDE.findall(line)) >= _JUSTIFIED)
    if run_in is not None:
        head, end = run_in
        return (
            (_clean(head), _after_rule(text, begin + end, limit)) if is_english_heading(head) else ("", begin)
        )
    bare = line.strip().rstrip(".:;*_ ")
    next_end = text.find("\n", line_end + 1, limit)
    following = text[line_end + 1 : next_end if next_end >= 0 else limit][:_LONGEST_EN]
    if line.rstrip().endswith((",", ";")) or not is_english_heading(bare, alone=not following.strip()):
        return "", begin
    if _UNFINISHED.search(bare) or following.lstrip()[:1].islower():
        return "", begin
    if following.strip() and (len(line) >= _WRAPPED or bare.isupper()):
        joined = _run_in(f"{line} {following}")
        if joined is not None and joined[1] > len(line) and is_english_heading(joined[0]):
            return _clean(joined[0]), begin + joined[1]
    return _clean(bare), _after_rule(text, line_end, limit)


def _run_in(line: str, *, justified: bool = False) -> tuple[str, int] | None:
    """Words before the first separator and where it ends; an abbreviation's point does not separate."""
    for match in _SEPARATOR.finditer(line):
        head = line[: match.start()]
        if justified and match[0].isspace():
            continue
        if match[0].startswith(".") and _ABBREVIATION.search(head):
            continue
        return head, match.end()
    return None


def is_english_heading(words: str, *, alone: bool = False) -> bool:
    """Whether words read as a title: few, mostly capitalised, without a verb of sentences.

    Words ``alone`` on their line may also be written in sentence case.
    """
    words = words.strip(" *_\t\"“”'")
    if not words or len(words) > _LONGEST_EN or not (words[0].isupper() or words[0] in "[("):
        return False
    found = _WORD.findall(words)
    if not 0 < len(found) <= _MOST_WORDS or _VERB.search(words):
        return False
    linked = _LINK.search(words) is not None
    telling = [
        word for word in found if word.lower() not in _SMALL_WORDS and not _LINK.fullmatch(word)
    ] or found
    share = sum(word[0].isupper() for word in telling) / len(telling)
    return share >= (1.0 if linked else 0.6) or (alone and not linked and len(found) <= _FEW_WORDS)


def _clean(words: str) -> str:
    return (
        " ".join(words.strip(" \t\n*_:：.\u3000").split(" "))
        if "\u3000" in words
        else " ".join(words.strip(" \t\n*_:：.").split())
    )


def _after_rule(text: str, place: int, limit: int) -> int:
    """Typewritten headings are underlined with hyphens; the rule belongs to neither heading nor text."""
    match = _RULE.match(text, place, limit)
    return match.end() if match else place
