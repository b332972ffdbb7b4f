"""List ordinals that are no plain numbers: Roman numerals, letters and dotted paths."""

import unicodedata

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_STEPS = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman_value(text: str) -> int | None:
    """The value of a well-formed Roman numeral below 400 in either case, None for anything else."""
    lower = unicodedata.normalize("NFKC", text).lower()
    if not lower or any(char not in _ROMAN for char in lower):
        return None
    values = [_ROMAN[char] for char in lower]
    total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return total if _roman_text(total) == lower else None


def _roman_text(value: int) -> str:
    parts = []
    for step, letters in _STEPS:
        count, value = divmod(value, step)
        parts.append(letters * count)
    return "".join(parts)


def letter_value(text: str) -> int | None:
    """Return 1 for a … 26 for z, 27 for aa, 28 for bb, as lists go on after z; None for anything else."""
    lower = unicodedata.normalize("NFKC", text).lower()
    if not lower.isascii() or not lower.isalpha() or len(lower) > 2 or len(set(lower)) != 1:
        return None
    return ord(lower[0]) - ord("a") + 1 + 26 * (len(lower) - 1)


def digit_path(text: str) -> tuple[int, ...]:
    """The numbers of a dotted number in half-width or full-width digits: 4.2.1 is (4, 2, 1)."""
    return tuple(int(part) for part in unicodedata.normalize("NFKC", text).strip(".").split("."))
