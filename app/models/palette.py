"""The colours of a theme by token, read from its file so that window and paper cannot drift apart."""

import tomllib
from functools import cache

from app.models.drawing import Token
from app.resources import resource_path


@cache
def palette(theme: str) -> dict[Token, str]:
    """``#RRGGBB`` of every token of ``theme`` ("light", "dark", …); KeyError when the file lacks one."""
    with resource_path("themes", f"{theme}.toml").open("rb") as file:
        colours = tomllib.load(file)["colours"]
    return {token: colours[token] for token in Token}
