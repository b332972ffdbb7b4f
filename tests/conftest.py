"""Every test runs without a display, in English, and far from the settings of whoever runs it."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from app import i18n

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LANG"] = "C.UTF-8"
for _name in ("LANGUAGE", "LC_ALL", "QT_SCALE_FACTOR"):
    os.environ.pop(_name, None)

# A deadline would measure the machine; the number keeps the whole run short.
settings.register_profile("desk", deadline=None, max_examples=50)
settings.load_profile("desk")

FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA")


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings, logs and backups go to folders of this run."""
    with pytest.MonkeyPatch.context() as patch:
        for name in FOLDERS:
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        patch.setenv("CONTRACTDESK_HOME", str(tmp_path_factory.mktemp("home")))  # macOS has no XDG
        yield


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """A test that speaks Chinese does not teach it to the next one."""
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture(scope="session")
def qapp(qapp):
    """The application as the program makes it: Fusion and the bundled font."""
    from app.ui.theme import FAMILY, load_fonts

    qapp.setStyle("Fusion")
    load_fonts()
    font = qapp.font()
    font.setFamily(FAMILY)
    qapp.setFont(font)
    return qapp
