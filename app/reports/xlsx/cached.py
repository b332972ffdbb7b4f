"""Formulas with the values we computed for them: Protected View and previews show figures, not blanks.

openpyxl writes a formula without a value. The archive it writes into sees every sheet on its way and puts
the values in, in the order in which the formulas were appended.
"""

import re
import zipfile
from collections import deque
from decimal import Decimal
from os import PathLike
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape

_FORMULA = re.compile(rb"<c ([^>]*)><f>(.*?)</f><v ?/?>(?:</v>)?</c>", re.DOTALL)
_PIECE = 1 << 20
_ROW_END = b"</row>"

CachedValue = Decimal | int | str
StrPath = str | PathLike[str]


class ValuedArchive(zipfile.ZipFile):
    """A ZIP file that completes worksheets on their way into it."""

    def __init__(self, target: BinaryIO, values: dict[str, deque[CachedValue]]) -> None:
        """``values`` holds those of each sheet by its part name, in the order of their formulas."""
        super().__init__(target, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        self._values = values

    def write(
        self,
        filename: StrPath,
        arcname: StrPath | None = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Copy a part into the archive, a sheet with its values."""
        values = self._values.get(str(arcname))
        if values is None:
            super().write(filename, arcname, compress_type, compresslevel)
            return
        with Path(filename).open("rb") as source, self.open(str(arcname), "w") as target:
            rest = b""
            while piece := source.read(_PIECE):
                whole, end, rest = (rest + piece).rpartition(_ROW_END)
                target.write(_valued(whole + end, values))
            target.write(_valued(rest, values))


def _valued(xml: bytes, values: deque[CachedValue]) -> bytes:
    return _FORMULA.sub(lambda match: _cell(match, values.popleft()), xml)


def _cell(match: "re.Match[bytes]", value: CachedValue) -> bytes:
    head, formula = match.group(1), match.group(2)
    if isinstance(value, str):
        return b'<c %s t="str"><f>%s</f><v>%s</v></c>' % (head, formula, escape(value).encode())
    number = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return b"<c %s><f>%s</f><v>%s</v></c>" % (head, formula, number.encode())
