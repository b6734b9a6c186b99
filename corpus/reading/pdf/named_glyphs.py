"""Fonts that tell their characters by names of glyphs only: "f_i", "uni00660069", "a.sc".

pdfium knows names of one letter. For names of several letters it is told what they are,
by a table of characters that is added to the font before it reads the file.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pikepdf

_MOST_FONTS, _MOST_CODES = 500, 256
_DEPTH = 3
_MARKS = {
    "dieresis": "\u0308",
    "ring": "\u030a",
    "acute": "\u0301",
    "grave": "\u0300",
    "circumflex": "\u0302",
    "caron": "\u030c",
    "tilde": "\u0303",
}
_ACCENTED = re.compile(rf"([A-Za-z])({'|'.join(_MARKS)})")
_BY_NUMBER = re.compile(r"uni((?:[0-9A-F]{4}){1,6})|u([0-9A-F]{4,6})")
_IN_TYPE1 = re.compile(rb"dup\s+(\d{1,3})\s*/([\w.]+)\s+put")
_ENCODING = 20_000
_MAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Added def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
{count} beginbfchar
{rows}
endbfchar endcmap CMapName currentdict /CMap defineresource pop end end"""
_UNREADABLE = (
    *(pikepdf.PdfError, ValueError, TypeError, OverflowError),
    *(AttributeError, KeyError, RuntimeError),
)


def spelled_out(name: str) -> str | None:
    """Return the characters that a name of a glyph stands for, None for other names.

    >>> spelled_out("f_f_i"), spelled_out("uni00660069"), spelled_out("t_adieresis.alt")
    ('ffi', 'fi', 'tä')
    """
    letters = [_letter(part) for part in name.partition(".")[0].split("_")]
    return None if None in letters else "".join(letter or "" for letter in letters)


def _letter(name: str) -> str | None:
    if len(name) == 1:
        return name
    if match := _BY_NUMBER.fullmatch(name):
        digits = match[1] or match[2]
        size = 4 if match[1] else len(digits)
        codes = [int(digits[n : n + size], 16) for n in range(0, len(digits), size)]
        is_text = all(code < 0x110000 and not 0xD800 <= code < 0xE000 for code in codes)
        return "".join(map(chr, codes)) if is_text else None
    if match := _ACCENTED.fullmatch(name):
        return unicodedata.normalize("NFC", match[1] + _MARKS[match[2]])
    return None


def with_named_glyphs(body: bytes) -> bytes | None:
    """Return a PDF whose fonts tell what glyphs of several letters are, None without such."""
    try:
        with pikepdf.open(io.BytesIO(body)) as document:
            seen: set[tuple[int, int]] = set()
            added = 0
            for page in document.pages:
                for font in _fonts(page.obj.get("/Resources"), seen, _DEPTH):
                    if font.get("/ToUnicode") is None and (table := _table(font)):
                        font.ToUnicode = document.make_stream(table.encode())
                        added += 1
            if not added:
                return None
            out = io.BytesIO()
            document.save(out)
    except _UNREADABLE:
        return None
    return out.getvalue()


def _fonts(
    resources: Any, seen: set[tuple[int, int]], depth: int
) -> Iterator[pikepdf.Object]:
    """Yield the fonts of a page and of its groups, each once."""
    if resources is None or not depth:
        return
    for font in resources.get("/Font", {}).values():
        if font.objgen not in seen and len(seen) < _MOST_FONTS:
            seen.add(font.objgen)
            yield font
    for form in resources.get("/XObject", {}).values():
        if form.get("/Subtype") == pikepdf.Name.Form and form.objgen not in seen:
            seen.add(form.objgen)
            yield from _fonts(form.get("/Resources"), seen, depth - 1)


def _table(font: Any) -> str:
    """Return the table of the glyphs of a font that are several letters, "" without any."""
    told = {
        code: letters
        for code, name in _names(font)
        if 0 <= code < _MOST_CODES
        and (letters := spelled_out(name)) is not None
        and len(letters) > 1
    }
    rows = [
        f"<{code:02X}> <{letters.encode('utf-16-be').hex().upper()}>"
        for code, letters in sorted(told.items())
    ]
    parts = [rows[begin : begin + 100] for begin in range(0, len(rows), 100)]
    joiner = "\nendbfchar\n{} beginbfchar\n"
    if not parts:
        return ""
    text = "\n".join(parts[0])
    for part in parts[1:]:
        text += joiner.format(len(part)) + "\n".join(part)
    return _MAP.format(count=len(parts[0]), rows=text)


def _names(font: Any) -> Iterator[tuple[int, str]]:
    """Yield the numbers of a font's glyphs with their names: its own, then the file's."""
    descriptor = font.get("/FontDescriptor", {})
    if (program := descriptor.get("/FontFile")) is not None:
        for number, name in _IN_TYPE1.findall(program.read_bytes()[:_ENCODING]):
            yield int(number), name.decode("latin-1")
    encoding = font.get("/Encoding")
    if isinstance(encoding, pikepdf.Dictionary):
        code = 0
        for item in encoding.get("/Differences", []):
            if isinstance(item, pikepdf.Name):
                yield code, str(item)[1:]
                code += 1
            else:
                code = int(item)
