"""Preferences of the person at the desk: one typed value in one TOML file, without Qt.

Titles and limits stand on the fields, so that a preferences dialog and the checks come from one place.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from app.i18n import N_

APP_NAME = "ContractDesk"
RECENT_LIMIT = 10


def _choice(title: str, *options: str) -> Any:
    return field(default=options[0], metadata={"title": title, "options": options})


def _number(title: str, default: int, least: int, most: int) -> Any:
    return field(default=default, metadata={"title": title, "least": least, "most": most})


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers about its user; window and header state live elsewhere."""

    language: str = _choice(N_("Language"), "system", "zh", "en")
    theme: str = _choice(N_("Theme"), "system", "light", "dark")
    text_size: int = _number(N_("Text size"), 100, 80, 200)  # per cent
    actor: str = field(default="", metadata={"title": N_("Your name in the history")})
    recent: tuple[str, ...] = ()

    @classmethod
    def read(cls, values: Mapping[str, object]) -> "Settings":
        """Settings from a TOML table; a value that does not fit falls back to its default."""
        return replace(cls(), **_fitting(values))

    def with_recent(self, path: Path) -> "Settings":
        """The settings with ``path`` first among the recent files."""
        first = str(path)
        return replace(self, recent=(first, *(p for p in self.recent if p != first))[:RECENT_LIMIT])


def _fitting(values: Mapping[str, object]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for item in fields(Settings):
        value = values.get(item.name)
        if item.name == "recent" and isinstance(value, list):
            kept["recent"] = tuple(str(path) for path in value)[:RECENT_LIMIT]
        elif type(value) is type(item.default) and _allowed(value, item.metadata):
            kept[item.name] = value
    return kept


def _allowed(value: object, limits: Mapping[str, Any]) -> bool:
    if "options" in limits:
        return value in limits["options"]
    return not isinstance(value, int) or limits["least"] <= value <= limits["most"]


class SettingsFile:
    """The settings in force and the file they are kept in."""

    def __init__(self, path: Path | None = None) -> None:
        """Read ``path`` (the platform's configuration folder by default); a damaged file gives defaults."""
        self.path = path or config_folder() / "settings.toml"
        self.value = Settings.read(_load(self.path))

    def change(self, **changes: Any) -> Settings:
        """Change fields and write the file whole or not at all; OSError when it cannot be written."""
        return self.keep(replace(self.value, **changes))

    def keep(self, value: Settings) -> Settings:
        """Put ``value`` in force and write it."""
        if value == self.value:
            return value
        self.value = value
        _write(self.path, asdict(value) | {"recent": list(value.recent)})
        return value


def config_folder() -> Path:
    """Where settings and window state are kept on this platform."""
    from platformdirs import user_config_path

    return user_config_path(APP_NAME, appauthor=False)


def log_folder() -> Path:
    """Where the log is kept on this platform."""
    from platformdirs import user_log_path

    return user_log_path(APP_NAME, appauthor=False)


def _load(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}


def _write(path: Path, values: dict[str, object]) -> None:
    import tempfile  # brings half the standard library, which the first paint does without

    import tomli_w

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".toml")
    try:
        with os.fdopen(handle, "wb") as stream:
            tomli_w.dump(values, stream)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
