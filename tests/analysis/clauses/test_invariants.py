"""What holds for every text whatever: no crash, no overlap, a proper tree."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.models.reading import Block, ReadText
from tests.analysis.clauses.contracts import read, split

_ENGLISH = (
    "1. |2. |3. |1.1 |1.2 |4.2 |2.1.1 |9.0 |1) |§ 3 |(a) |(b) |(i) |(ii) |A. |I. |Section 1.01 |ARTICLE 2 "
)
_CHINESE = "第一条　|第二条|第一章 |第３．０１条 |一、|二、|（一）|（2）|① |⒈|㈠|附件一\n|目录\n|价款：|。"
_LINES = "ARTICLE I\n|Section\n|EXHIBIT A\n|CONTENTS\n|IN WITNESS WHEREOF\n|甲方（盖章）\n|**Fees**\n"
_WORDS = "NOW, THEREFORE, agree as follows:\n|# |Payment. |shall pay |TERM\n|.....3\n|   |\t|\n|\n\n|\x0c|😀"
_PIECES = st.sampled_from("|".join((_ENGLISH, _CHINESE, _LINES, _WORDS)).split("|"))
_TEXTS = st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=60).map("".join)


def _holds(text, clauses):
    assert all(0 <= clause.start <= clause.end <= len(text) for clause in clauses)
    assert all(before.end <= after.start for before, after in pairwise(clauses))
    levels = {clause.id: clause.level for clause in clauses}
    assert len(levels) == len(clauses)
    seen = set()
    for clause in clauses:
        seen.add(clause.id)
        assert clause.level == (1 if clause.parent is None else levels[clause.parent] + 1)
        assert clause.parent is None or clause.parent in seen
        span = text[clause.start : clause.end]
        assert clause.text in span
        assert clause.number in span


@given(_TEXTS)
def test_any_text_makes_a_proper_tree(text):
    _holds(text, split(read(text)))


@given(_TEXTS, st.data())
def test_any_blocks_make_a_proper_tree(text, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=12)))
    flags = st.booleans()
    blocks = tuple(
        Block(
            start,
            end,
            label=data.draw(st.sampled_from(["", "1.", "(a)", "第一条"])),
            level=data.draw(st.sampled_from([None, 0, 1, 8])),
            heading=data.draw(flags),
            table=data.draw(flags),
            bold=data.draw(flags),
        )
        for start, end in pairwise(cuts)
    )
    _holds(text, split(ReadText("a.docx", "docx", "zh", text, blocks)))


@given(_TEXTS)
def test_the_same_text_gives_the_same_tree(text):
    assert split(read(text)) == split(read(text))
