"""Word 97-2003 documents (.doc): text, notes and text boxes by the piece table.

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
from corpus.reading.office.word97.word97_hidden import hidden_stretches, shown
from corpus.reading.office.word97.word97_lists import End, with_labels

_MAGIC = 0xA5EC
_ENCRYPTED = 0x0100
_TABLE_1 = 0x0200
_PARTS = ("text", "footnotes", "heads", "macros", "comments", "endnotes", "boxes")
"""What follows each other in the characters of a document; the header counts each."""

_SIZES = 0x4C
_NOTE = "\x02"
_PARAGRAPH_END = re.compile("[\r\x07]")
_UNSEEN = "\ufdd0"
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
    "\x02": "",
    "\x08": "",
    _UNSEEN: "",
}


def text(body: bytes) -> str:
    """Return the text, then notes and boxes; cells end with a tab, field codes are left out.

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
        characters, ends = _characters(main, table)
        parts = _parts(main, characters)
        own = with_labels(parts["text"], ends, main, table)
    except (OSError, struct.error, IndexError, ValueError, AttributeError) as error:
        raise ParseError(f"not a readable Word document ({error})") from error
    notes = [*_notes(parts["footnotes"]), *_notes(parts["endnotes"])]
    whole = [_readable(own), *notes, _readable(parts["boxes"])]
    return "\n\n".join(part for part in whole if part.strip())


def _parts(main: bytes, characters: str) -> dict[str, str]:
    """Cut the characters of a document into its parts."""
    sizes = struct.unpack_from(f"<{len(_PARTS)}i", main, _SIZES)
    found, position = {}, 0
    for name, size in zip(_PARTS, sizes, strict=True):
        found[name] = characters[position : position + max(size, 0)]
        position += max(size, 0)
    return found


def _notes(characters: str) -> list[str]:
    """Return foot- or endnotes, each after its number."""
    notes = [_readable(one).strip() for one in characters.split(_NOTE)[1:]]
    return [f"{number} {note}" for number, note in enumerate(notes, start=1)]


def _characters(main: bytes, table: bytes) -> tuple[str, list[End]]:
    """Return all characters, and where paragraphs end among them and in the file."""
    position, size = struct.unpack_from("<II", main, 0x01A2)
    pieces = _piece_table(table[position : position + size])
    count = (len(pieces) - 4) // 12
    limits = struct.unpack_from(f"<{count + 1}i", pieces, 0)
    runs: list[str] = []
    ends: list[End] = []
    done = 0
    hidden = hidden_stretches(main, table)
    for index in range(count):
        start = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * index + 2)[0]
        length = limits[index + 1] - limits[index]
        if start & 0x40000000:
            start, width, code = (start & ~0x40000000) // 2, 1, "cp1252"
        else:
            width, code = 2, "utf-16-le"
        run = main[start : start + width * length].decode(code, "replace")
        ends += [
            (done + match.start(), start + width * match.start())
            for match in _PARAGRAPH_END.finditer(run)
        ]
        done += len(run)
        runs.append(shown(run, start, width, hidden, _UNSEEN) if hidden else run)
    return "".join(runs), ends


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
