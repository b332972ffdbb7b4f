"""The colours of paper and workbook: the light theme of the window."""

import tomllib
from functools import cache

from app.models.drawing import Token
from app.resources import resource_path


@cache
def _light() -> dict[str, str]:
    return tomllib.loads(resource_path("themes", "light.toml").read_text("utf-8"))


def paper_colour(token: Token) -> str:
    """``#RRGGBB`` of a token."""
    return _light()[token]
