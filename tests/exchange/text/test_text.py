"""Plain text and Markdown in the encodings that contracts come in."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange.text.decoding import decode
from app.exchange.text.reader import read_text
from app.exchange.unreadable import UnreadableError

CHINESE = "第一条 合同标的\n甲方委托乙方开发“订单管理系统”，总价人民币1,280,000.00元。\n"
ENGLISH = "1. Services\nThe Supplier shall deliver the “Platform” within thirty (30) days.\n"


@pytest.mark.parametrize("text", [CHINESE, ENGLISH])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("gb18030", b""),
    ],
)
def test_text_comes_back_from_every_encoding(text, encoding, mark):
    decoded = decode(mark + text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.warnings) == (text, encoding, ())


_FREQUENT = "的一是在有和合同甲乙方应当按照约定支付违约责任争议解决保密期限交付验收质量标准价款本协议双方签订"


@settings(max_examples=150)
@given(
    st.lists(
        st.text(st.sampled_from(_FREQUENT + "，。；：（）“”0123456789ABCxyz %"), min_size=20), min_size=1
    ),
    st.sampled_from(["utf-8", "gb18030", "utf-16-le", "utf-16-be"]),
)
def test_chinese_contracts_survive_every_encoding(paragraphs, encoding):
    text = "甲方（盖章）：某某公司\n" + "\n".join(paragraphs)
    assert decode(text.encode(encoding)).text == text


@settings(max_examples=150)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_is_always_taken_as_utf_8(text):
    assert decode(("Agreement " + text).encode()).text == "Agreement " + text


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_refusal(content):
    try:
        text = decode(content).text
    except UnreadableError:
        return
    assert "\r" not in text


def test_a_few_damaged_bytes_are_shown_and_counted_and_keep_the_offsets():
    content = (ENGLISH * 20).encode().replace(b"Platform", b"Plat\x93orm", 1)
    decoded = decode(content)
    assert decoded.text == content.decode("utf-8", errors="replace")
    assert "1 character of" in decoded.warnings[0]


def test_damaged_gb_18030_is_still_gb_18030():
    content = (CHINESE * 20).encode("gb18030")[:-4]
    assert decode(content).encoding == "gb18030"


@pytest.mark.parametrize(
    "content",
    [b"\0" * 100, b"MZ\x90\0\x03\0\0\0\x04\0" * 40, bytes(range(1, 32)) * 20, bytes(range(128, 256)) * 20],
)
def test_binary_content_is_refused(content):
    with pytest.raises(UnreadableError):
        decode(content)


def test_line_ends_become_line_feeds():
    assert decode(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"


def test_lines_are_blocks_without_the_blanks_around_them():
    read = read_text("c.md", b"# Services  Agreement \n\n  The Supplier\t\n\n## Fees")
    assert [read.text[block.start : block.end] for block in read.blocks] == [
        "# Services  Agreement",
        "The Supplier",
        "## Fees",
    ]
    assert [(block.heading, block.level) for block in read.blocks] == [(True, 0), (False, None), (True, 1)]


@pytest.mark.parametrize(
    ("text", "language"), [(CHINESE, "zh"), (ENGLISH, "en"), (CHINESE + "ERP API SDK", "zh")]
)
def test_language_is_told_from_the_text(text, language):
    assert read_text("c.txt", text.encode()).language == language
