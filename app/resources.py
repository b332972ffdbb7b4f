"""Where the files shipped with the program lie, in a source tree and in an installed bundle."""

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """The path of a shipped file below ``resources/``."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parent.parent
    return root.joinpath("resources", *parts)
