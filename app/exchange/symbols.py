"""Signs of the symbol fonts, which have code points of their own, as the signs that every font has."""

_PRIVATE = 0xF000  # symbol fonts lie here, one code point for each byte
_WINGDINGS = {
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x72: "❒",
    0x73: "⬧",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x9F: "•",
    0xA1: "○",
    0xA3: "□",
    0xA7: "▪",
    0xA8: "☐",
    0xAB: "★",
    0xD8: "➢",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "☒",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    0x51: "☑",
    0x52: "☑",
    0x54: "☒",
}
_SYMBOL = {
    0x2D: "−",
    0xA3: "≤",
    0xA5: "∞",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xD2: "®",
    0xD3: "©",
    0xD4: "™",
    0xE2: "®",
    0xE3: "©",
    0xE4: "™",
}
_UNKNOWN = "•"


def symbol(sign: str, font: str = "") -> str:
    """The common sign for one of a symbol font; any other character as it is.

    Without a font the two tables are tried in the order in which list bullets use them.
    """
    code = ord(sign) - _PRIVATE
    if not 0 <= code <= 0xFF:
        return sign
    tables = (_SYMBOL, _WINGDINGS) if font.lower() == "symbol" else (_WINGDINGS, _SYMBOL)
    return tables[0].get(code) or tables[1].get(code) or (chr(code) if code < 0x7F and not font else _UNKNOWN)
