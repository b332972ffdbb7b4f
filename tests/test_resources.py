"""What is shipped beside the code: fonts that hold every character shown, and the licences."""

import ast
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from app.resources import resource_path
from tools import catalogue, fonts

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ("Regular", "Bold")
SYMBOLS = "→←↑↓▲▼◆◇●○■□★☆✓✗☐☑−·•…–—‰℃㎡§©®¥€£²³①⑳Ⅰ、。《》【】（）"


@cache
def font(weight: str) -> TTFont:
    return TTFont(resource_path("fonts", f"NotoSansSC-{weight}.ttf"))


def characters(weight: str) -> dict[int, str]:
    return font(weight).getBestCmap()


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_font_holds_chinese_as_people_write_it(weight):
    missing = [chr(point) for point in fonts.gbk() if point not in characters(weight)]
    assert len(missing) <= 1


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_font_holds_the_symbols_of_the_window(weight):
    assert [symbol for symbol in SYMBOLS if ord(symbol) not in characters(weight)] == []


@pytest.mark.parametrize("weight", WEIGHTS)
def test_figures_are_of_one_width(weight):
    names = [characters(weight)[ord(figure)] for figure in "0123456789"]
    assert len({font(weight)["hmtx"][name][0] for name in names}) == 1


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_font_has_the_outlines_that_the_pdf_writer_needs(weight):
    assert "glyf" in font(weight)


def test_every_word_shown_can_be_drawn():
    words = catalogue.load()
    shown = "".join(words.values()) + "".join("".join(message) for message in words)
    assert sorted(set(shown) - set(map(chr, characters("Regular"))) - {"\n"}) == []


def test_every_symbol_in_the_code_of_the_window_can_be_drawn():
    shown = {
        character
        for path in sorted((ROOT / "app" / "ui").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for character in node.value
        if character.isprintable()
    }
    assert sorted(shown - set(map(chr, characters("Regular")))) == []


def test_licences_lie_beside_what_they_cover():
    assert "SIL OPEN FONT LICENSE" in resource_path("fonts", "OFL.txt").read_text("utf-8").upper()
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")
    assert "Phosphor Icons" in (ROOT / "licences" / "Phosphor-MIT.txt").read_text("utf-8")
    assert "LESSER GENERAL PUBLIC" in (ROOT / "licences" / "LGPL-3.0.txt").read_text("utf-8")
