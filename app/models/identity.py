"""Row ids: UUID version 7 (RFC 9562), so that ids sort in the order of creation."""

import os
import time


def new_id() -> str:
    """A new UUIDv7 as 36 characters."""
    stamp = time.time_ns() // 1_000_000
    raw = int.from_bytes(stamp.to_bytes(6, "big") + os.urandom(10), "big")
    raw = raw & ~(0xF << 76) | 0x7 << 76
    raw = raw & ~(0x3 << 62) | 0x2 << 62
    text = f"{raw:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
