"""File names that every system takes."""

import re
import unicodedata

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_HIDDEN = ("Cc", "Cf", "Cs")  # controls, letters that turn the writing round, halves of characters
_LONGEST = 80  # characters: below 255 bytes in every script
_LONGEST_SUFFIX = 10


def safe_name(name: str) -> str:
    """``name`` without separators, hidden characters and reserved words, cut before its suffix."""
    shown = "".join(char for char in name if unicodedata.category(char) not in _HIDDEN)
    clean = _FORBIDDEN.sub("_", shown).strip(" .")
    if _RESERVED.match(clean):
        clean = "_" + clean
    stem, dot, suffix = clean.rpartition(".")
    if len(suffix) > _LONGEST_SUFFIX or not stem:
        stem, dot, suffix = clean, "", ""
    room = _LONGEST - len(dot + suffix)
    return (stem[:room] + dot + suffix).strip() or "_"
