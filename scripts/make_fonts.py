"""Make the web fonts of the pages from two pinned packages of open fonts.

Each font is narrowed to the weights and letters that the pages use and written as WOFF2.
The licence (SIL OFL 1.1) reserves the name "Source", so the families get names of ours.
Usage: python scripts/make_fonts.py (needs the packages of the extra "fonts").
"""

from __future__ import annotations

import hashlib
import importlib.resources
import io
import re
import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FOLDER = Path(__file__).resolve().parent.parent / "search_web/static/fonts"
SHEET = FOLDER.parent / "site.css"
FONTS = (
    (
        "fontpkg_source_sans_3",
        "SourceSans3[wght].ttf",
        "Paatoshaku Sans",
        "sans",
        {"wght": (400, 700)},
    ),
    (
        "fontpkg_source_serif_4",
        "SourceSerif4[opsz,wght].ttf",
        "Paatoshaku Serif",
        "serif",
        {"wght": (400, 700), "opsz": 20},
    ),
)
"""Package, file, family name, name of ours, and the axes that are kept or fixed."""

LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D),
    *(0x201E, 0x2022, 0x2026, 0x202F, 0x203A, 0x2039, 0x20AC, 0x2190, 0x2192, 0x2212),
    *(0x00D7, 0x2009, 0x00B2, 0x00B3, 0x2264, 0x2265, 0x0218, 0x0219, 0x021A, 0x021B),
)
"""Latin letters with their marks, dashes, quotes, and the signs of the pages."""

FEATURES = ["kern", "liga", "lnum", "onum", "pnum", "tnum", "mark", "mkmk", "ccmp"]


def make(
    package: str, file: str, family: str, name: str, axes: dict[str, object]
) -> int:
    """Write one font; return its size in bytes."""
    files = importlib.resources.files(package)
    whole = TTFont(str(files / "files" / file))
    narrowed = io.BytesIO()
    instancer.instantiateVariableFont(whole, axes).save(narrowed)
    font = TTFont(io.BytesIO(narrowed.getvalue()))
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = family
        elif record.nameID == 6:
            record.string = family.replace(" ", "")
    font.flavor = "woff2"
    target = FOLDER / f"{name}.woff2"
    font.save(target)
    shutil.copyfile(str(files / "LICENSE"), FOLDER / f"{name}-LICENSE.txt")
    return target.stat().st_size


def write_addresses() -> None:
    """Put the hash of each font into its address in the style sheet."""
    text = SHEET.read_text(encoding="utf-8")
    for *_, name, _ in FONTS:
        digest = hashlib.sha256((FOLDER / f"{name}.woff2").read_bytes()).hexdigest()
        address = rf"fonts/{name}\.woff2(\?v=\w+)?"
        text = re.sub(address, f"fonts/{name}.woff2?v={digest[:12]}", text)
    SHEET.write_text(text, encoding="utf-8")


def main() -> None:
    """Write every font, say how large it is, and name it in the style sheet."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for row in FONTS:
        print(f"{row[3]}.woff2: {make(*row):,} bytes")
    write_addresses()


if __name__ == "__main__":
    main()
