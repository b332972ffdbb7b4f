from pathlib import Path

import pytest

from app.settings import RECENT_LIMIT, Settings, SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sub" / "settings.toml"


def test_what_is_changed_is_there_at_the_next_start(path):
    SettingsFile(path).change(language="zh", theme="dark", text_size=130, actor="李敏")
    assert SettingsFile(path).value == Settings("zh", "dark", 130, "李敏")


@pytest.mark.parametrize(
    "text", ["", "not toml [", 'theme = "purple"', "text_size = 5000", "language = 3", "\udcff"]
)
def test_a_damaged_or_foreign_file_gives_defaults(path, text):
    path.parent.mkdir()
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert SettingsFile(path).value == Settings()


def test_one_bad_value_does_not_lose_the_others():
    read = Settings.read({"theme": "dark", "text_size": "big", "future": 1, "recent": ["/a", "/b"]})
    assert read == Settings(theme="dark", recent=("/a", "/b"))


def test_recent_files_are_newest_first_without_doubles_and_few():
    settings = Settings()
    for number in range(RECENT_LIMIT + 3):
        settings = settings.with_recent(Path(f"/{number}.cdesk"))
    settings = settings.with_recent(Path("/5.cdesk"))
    assert settings.recent[0] == str(Path("/5.cdesk"))
    assert len(settings.recent) == len(set(settings.recent)) == RECENT_LIMIT


def test_an_unchanged_value_is_not_written(path):
    SettingsFile(path).change(theme="system")
    assert not path.exists()


def test_a_failed_write_leaves_the_old_file_whole(path, monkeypatch):
    settings = SettingsFile(path)
    settings.change(theme="dark")
    before = path.read_bytes()

    def full_disk(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tomli_w.dump", full_disk)
    with pytest.raises(OSError, match="No space"):
        settings.change(theme="light")
    assert path.read_bytes() == before
    assert [item.name for item in path.parent.iterdir()] == ["settings.toml"]
