"""The bundled font: what it has, what it lacks, how wide its marks are."""

import pytest
from fontTools.ttLib import TTFont

from app.analysis.standing import SIGNS
from app.models.vocabulary import Health
from app.reports.pdf.lettering import _INK, Lettering, char_widths, named, width_of
from app.reports.pdf.style import BOLD, REGULAR
from app.resources import resource_path


def test_text_of_the_font_is_left_alone() -> None:
    lettering = Lettering()
    text = "合同总价￥1,234.56元 — “系统” Section 3.2 ①②③ …"
    assert lettering.clean(text) == text
    assert not lettering.missing


def test_what_the_font_lacks_is_shown_as_a_box_and_remembered() -> None:
    lettering = Lettering()
    assert lettering.clean("笑😀𠮷") == "笑□□"
    assert [named(char) for char in lettering.missing] == [
        "U+1F600 GRINNING FACE",
        "U+20BB7 CJK UNIFIED IDEOGRAPH-20BB7",
    ]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a\tb", "a    b"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u200bb\ufeffc\u202ed\xad", "abcd"),
        ("e\u0301", "é"),
        ("a\x00b", "a□b"),
        ("half \ud800", "half □"),
    ],
)
def test_odd_characters(text: str, printed: str) -> None:
    assert Lettering().clean(text) == printed


def test_signs_of_health_can_be_printed() -> None:
    assert not Lettering().clean("".join(SIGNS[health] for health in Health) + "↑→↓•□").count("□") - 1


@pytest.mark.parametrize(("font", "file"), [(REGULAR, "Regular"), (BOLD, "Bold")])
def test_ink_of_quotation_marks_is_that_of_the_font(font: str, file: str) -> None:
    outlines = TTFont(resource_path("fonts", f"NotoSansSC-{file}.ttf"))
    names = outlines.getBestCmap()
    for char, (begin, wide) in _INK[font].items():
        glyph = outlines["glyf"][names[ord(char)]]
        assert (glyph.xMin / 1000, (glyph.xMax - glyph.xMin) / 1000) == pytest.approx((begin, wide))


def test_quotation_marks_are_narrow_in_latin_and_square_in_chinese() -> None:
    Lettering()
    assert char_widths("“系统”", REGULAR, 10)[0] == 10
    assert char_widths("“System”", REGULAR, 10)[0] < 5
    assert width_of("it’s", REGULAR, 10) == pytest.approx(sum(char_widths("it’s", REGULAR, 10)))
