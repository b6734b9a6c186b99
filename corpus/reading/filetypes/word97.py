"""Word 97-2003 documents (.doc): the main text by its piece table.

Oulu's TWeb serves some items so. Structure after Microsoft's [MS-DOC]: the header names
a table stream, which holds a list of pieces; each piece is a run of characters, one byte
(windows-1252) or two (UTF-16) each.
"""

from __future__ import annotations

import io
import re
import struct

import olefile

from corpus.errors import ParseError

_MAGIC = 0xA5EC
_ENCRYPTED = 0x0100
_TABLE_1 = 0x0200
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*\x14?")
_SIGNS = {
    "\r": "\n",
    "\x0b": "\n",
    "\x0c": "\n\n",
    "\x07": "\t",
    "\x1e": "-",
    "\x1f": "",
    "\x15": "",
    "\x14": "",
    "\x01": "",
    "\x08": "",
}


def text(body: bytes) -> str:
    """Return the main text; cells end with a tab, field codes are left out.

    Raises:
        ParseError: damaged, encrypted or older than Word 97.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(body)) as file:
            if file.exists("EncryptedPackage"):
                raise ParseError("an Office file that asks for a password")
            if not file.exists("WordDocument"):
                raise ParseError("an Office file, but not a Word document")
            main = file.openstream("WordDocument").read()
            flags = struct.unpack_from("<H", main, 0x0A)[0]
            name = "1Table" if flags & _TABLE_1 else "0Table"
            if struct.unpack_from("<H", main, 0)[0] != _MAGIC or flags & _ENCRYPTED:
                raise ParseError("an encrypted or too old Word document")
            table = file.openstream(name).read()
        return _readable(_characters(main, table))
    except (OSError, struct.error, IndexError, ValueError, AttributeError) as error:
        raise ParseError(f"not a readable Word document ({error})") from error


def _characters(main: bytes, table: bytes) -> str:
    wanted = struct.unpack_from("<i", main, 0x4C)[0]
    position, size = struct.unpack_from("<II", main, 0x01A2)
    pieces = _piece_table(table[position : position + size])
    count = (len(pieces) - 4) // 12
    limits = struct.unpack_from(f"<{count + 1}i", pieces, 0)
    runs = []
    for index in range(count):
        start = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * index + 2)[0]
        length = limits[index + 1] - limits[index]
        if start & 0x40000000:
            start = (start & ~0x40000000) // 2
            runs.append(main[start : start + length].decode("cp1252", "replace"))
        else:
            runs.append(main[start : start + 2 * length].decode("utf-16-le", "replace"))
    return "".join(runs)[: max(wanted, 0)]


def _piece_table(clx: bytes) -> bytes:
    """Skip the formatting entries before the piece table."""
    position = 0
    while position < len(clx) and clx[position] == 1:
        position += 3 + struct.unpack_from("<H", clx, position + 1)[0]
    if position >= len(clx) or clx[position] != 2:
        raise ParseError("a Word document without a piece table")
    size = struct.unpack_from("<I", clx, position + 1)[0]
    return clx[position + 5 : position + 5 + size]


def _readable(raw: str) -> str:
    raw = re.sub("\x07+\r?\x07", "\n", raw)
    while _FIELD_CODE.search(raw):
        raw = _FIELD_CODE.sub("", raw)
    return "".join(_SIGNS.get(sign, sign) for sign in raw)
