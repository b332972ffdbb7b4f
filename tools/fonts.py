"""Rebuild the bundled fonts: GBK, Latin and the symbols of the window, cut from the full Noto Sans SC.

The source is the npm package ``@expo-google-fonts/noto-sans-sc`` 0.4.3 (SIL Open Font License), the only
package that ships static TrueType outlines, which the PDF writer needs::

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 && tar xzf expo-google-fonts-noto-sans-sc-0.4.3.tgz
    python tools/fonts.py package
"""

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
WEIGHTS = {"Regular": "400Regular/NotoSansSC_400Regular.ttf", "Bold": "700Bold/NotoSansSC_700Bold.ttf"}

# Blocks that contracts, reports and the window draw from beyond GBK, as first and last code point.
BLOCKS = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1 with superscripts, Latin Extended-A and -B
    (0x02B0, 0x036F),  # modifier letters and combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x206F),  # punctuation: dashes, bullets, ellipsis
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x218F),  # letter-like symbols, number forms
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics, the true minus sign
    (0x2460, 0x24FF),  # circled numbers and letters
    (0x2500, 0x25FF),  # box drawing, blocks, geometric shapes
    (0x2600, 0x27BF),  # stars, check marks, crosses, dingbat numbers
    (0x3000, 0x33FF),  # Chinese punctuation, bopomofo, circled ideographs, squared units
    (0xFE30, 0xFE4F),  # compatibility forms
    (0xFF00, 0xFFEF),  # full-width forms
)

# Signs of forms that the source lacks, each drawn as the sign that says the same.
STAND_INS = {
    0x2610: 0x25A1,  # ballot box: □
    0x2611: 0x2713,  # ballot box with check: ✓
    0x2612: 0x00D7,  # ballot box with cross: ×
    0x2714: 0x2713,  # heavy check: ✓
    0x2717: 0x00D7,  # ballot cross: ×
    0x2718: 0x00D7,  # heavy ballot cross: ×
    0xFFFD: 0x25C6,  # a character that was damaged: ◆
}

# Figures of one width are the default of this font; "tnum" is listed for a source that has to be asked.
FEATURES = ["ccmp", "halt", "kern", "liga", "locl", "mark", "palt", "tnum"]


def wanted() -> set[int]:
    """Every code point to keep if the source has it: GBK and BLOCKS."""
    return set(gbk()) | {point for first, last in BLOCKS for point in range(first, last + 1)}


def gbk() -> Iterator[int]:
    """The code points of the GBK double-byte set."""
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode("gbk", errors="ignore")
            if len(text) == 1 and not text.isascii():
                yield ord(text)


def build(source: Path, target: Path) -> int:
    """Write the subset of ``source`` to ``target``; returns the number of characters in it."""
    options = subset.Options(
        layout_features=FEATURES,
        name_IDs=["*"],
        drop_tables=["vhea", "vmtx", "BASE", "STAT"],  # vertical writing and variation names: unused
        glyph_names=False,
        hinting=False,
        notdef_outline=True,
        recalc_timestamp=False,
    )
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    for table in font["cmap"].tables:
        table.cmap.update(
            {sign: table.cmap[other] for sign, other in STAND_INS.items() if other in table.cmap}
        )
    font.save(target)
    return len(font.getBestCmap())


def main() -> None:
    """Build both weights from the package folder given and lay the licence beside them."""
    parser = argparse.ArgumentParser(description="rebuild resources/fonts")
    parser.add_argument("package", type=Path, help="unpacked npm package @expo-google-fonts/noto-sans-sc")
    package = parser.parse_args().package
    TARGET.mkdir(parents=True, exist_ok=True)
    for weight, name in WEIGHTS.items():
        target = TARGET / f"NotoSansSC-{weight}.ttf"
        count = build(package / name, target)
        print(f"{target.name}: {count} characters, {target.stat().st_size / 1e6:.1f} MB")
    shutil.copyfile(package / "LICENSE_FONT", TARGET / "OFL.txt")


if __name__ == "__main__":
    main()
