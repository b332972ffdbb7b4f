import re
from pathlib import Path

import pytest

from app.resources import resource_path
from app.ui.theme import SIZES, Theme, points, style_sheet
from app.ui.tokens import tokens

THEMES = ("light", "dark")
# Every ink with every ground it stands on.
PAIRS = [
    *[(ink, ground) for ink in ("text", "dim") for ground in ("ground", "panel", "hover", "accent_ground")],
    *[(ink, ground) for ink in ("accent", "good", "watch", "bad") for ground in ("panel", f"{ink}_ground")],
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("text", "good_ground"),
    ("text", "watch_ground"),
    ("text", "bad_ground"),
]


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(name, ink, ground):
    colours = tokens(name)
    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_both_themes_have_the_same_tokens():
    assert tokens("light").keys() == tokens("dark").keys()


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_is_filled_in_whole_and_has_no_pixel_sizes_for_text(name):
    filled = style_sheet(name, 130)
    assert "$" not in filled
    assert not re.search(r"font-size:\s*[\d.]+px", filled)
    for place in re.findall(r'url\("([^"]+)"\)', filled):
        assert Path(place).is_file()


def test_no_colour_and_no_style_sheet_stands_outside_the_theme():
    sources = [*Path("app").rglob("ui/**/*.py"), resource_path("themes", "style.qss")]
    assert len(sources) > 30
    for source in sources:
        text = source.read_text("utf-8")
        assert not re.search(r"""["'\s:]#[0-9A-Fa-f]{6}\b""", text), source
        if source.name != "theme.py":
            assert "setStyleSheet" not in text, source


def test_text_grows_with_the_text_size_and_keeps_its_scale():
    for size in SIZES:
        assert points(size, 200) == pytest.approx(2 * points(size, 100), abs=0.01)
    scale = [points(size) for size in ("caption", "body", "heading", "title", "figure")]
    assert scale == sorted(scale)


def test_the_theme_in_force_changes_palette_and_tells(qapp, qtbot):
    theme = Theme(qapp)
    theme.use("light", 100)
    with qtbot.waitSignal(theme.changed):
        theme.use("dark", 100)
    assert qapp.palette().window().color().name() == tokens("dark")["ground"].lower()
    assert theme.color("accent").name() == tokens("dark")["accent"].lower()
    with qtbot.assertNotEmitted(theme.changed):
        theme.use("dark", 100)
    theme.use("light", 100)
    qapp.styleHints().colorSchemeChanged.disconnect(theme._follow_system)
