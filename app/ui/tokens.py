"""The colour tokens of the themes, for whoever paints before the rest of the look is loaded."""

import tomllib
from functools import cache

from app.resources import resource_path


@cache
def tokens(name: str) -> dict[str, str]:
    """The colour tokens of a theme ("light" or "dark") as ``#RRGGBB``."""
    return tomllib.loads(resource_path("themes", f"{name}.toml").read_text("utf-8"))
