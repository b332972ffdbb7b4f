import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from app.resources import resource_path
from app.ui.icons import NAMES, icon
from app.ui.theme import Theme


@pytest.fixture
def theme(qapp):
    theme = Theme(qapp)
    theme.use("light", 100)
    yield theme
    qapp.styleHints().colorSchemeChanged.disconnect(theme._follow_system)
    theme.deleteLater()


def strongest(shown: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QColor:
    """The most opaque colour of the icon at 32 pixels."""
    image = shown.pixmap(QSize(32, 32), 1.0, mode).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=QColor.alpha)


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_colour_asked_for(theme, name):
    assert strongest(icon(name, theme, "accent")).name() == theme.color("accent").name()


def test_a_disabled_icon_is_faint(theme):
    assert strongest(icon("undo", theme), QIcon.Mode.Disabled).name() == theme.color("line").name()


def test_an_icon_is_sharp_at_any_scale(theme):
    pixmap = icon("pdf", theme).pixmap(QSize(16, 16), 2.0)
    assert pixmap.size() == QSize(32, 32)


def test_only_icons_in_use_are_shipped():
    shipped = {path.stem for path in resource_path("icons", "phosphor").glob("*.svg")}
    assert shipped == set(NAMES.values())
