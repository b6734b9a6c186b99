"""Numbers of lists in Word 97 documents: "1.", "12 §", "a)", as Word prints them.

A paragraph names a list and a level, itself or by its style ([MS-DOC], "Paragraph List
Formatting"). Both are given to the counting of newer files in their words.
"""

from __future__ import annotations

import contextlib
import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from lxml import etree

from corpus.reading.office.package import Element
from corpus.reading.office.word.numbering import Numbering
from corpus.reading.office.word97.word97_hidden import properties_in
from corpus.reading.office.word97.word97_pages import runs_in

_STYLES, _PARAGRAPHS, _LISTS, _INSTANCES = 0xA2, 0x102, 0x2E2, 0x2EA
"""Where the header tells places of tables."""

_LEVEL, _LIST = 0x260A, 0x460B
_NO_STYLE = 0xFFF
_FORMS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    5: "ordinal",
    22: "decimalZero",
    23: "bullet",
    255: "none",
}
_LEVELS = 9

End = tuple[int, int]
"""Where a paragraph ends: its place in the text, and in the file."""

Paragraph = tuple[int, int, int, bytes]
"""From where to where a paragraph stands in the file, its style and properties."""


def with_labels(text: str, ends: Sequence[End], main: bytes, table: bytes) -> str:
    """Return a document's text with the number of each paragraph of a list before it.

    Of damaged tables what can be read counts.
    """
    numbering = _numbering(main, table)
    if numbering is None:
        return text
    paragraphs: list[Paragraph] = []
    with contextlib.suppress(struct.error, IndexError):
        paragraphs.extend(_paragraphs(main, table))
    paragraphs.sort()
    out, begin = [], 0
    for place, position in ends:
        if place >= len(text):
            break
        number = bisect_right(paragraphs, position, key=lambda one: one[0]) - 1
        label = ""
        if number >= 0 and position < paragraphs[number][1]:
            _, _, style, properties = paragraphs[number]
            label = numbering.label(_place_in_list(properties), str(style))
        inside = text[begin : place + 1]
        out.append(f"{label} {inside}" if label and inside.strip() else inside)
        begin = place + 1
    return "".join([*out, text[begin:]])


def _paragraphs(main: bytes, table: bytes) -> Iterator[Paragraph]:
    for begin, end, page, start in runs_in(main, table, _PARAGRAPHS, 13):
        place, length = start, 2 * page[start] - 1
        if length < 0:
            place, length = start + 1, 2 * page[start + 1]
        style = struct.unpack_from("<H", page, place + 1)[0]
        yield begin, end, style, page[place + 3 : place + 1 + length]


def _place_in_list(properties: bytes) -> Element | None:
    """Return what properties say of list and level, in the words of newer files."""
    said = {
        code: value[0] if code == _LEVEL else struct.unpack("<H", value)[0]
        for code, value in properties_in(properties)
        if code in (_LEVEL, _LIST)
    }
    if not said:
        return None
    place = etree.Element("numPr")
    if _LEVEL in said:
        _add(place, "ilvl", said[_LEVEL])
    if _LIST in said:
        _add(place, "numId", said[_LIST])
    return place


def _add(parent: Element, name: str, value: object) -> None:
    etree.SubElement(parent, name, val=str(value))


def _numbering(main: bytes, table: bytes) -> Numbering | None:
    """Return the lists of a document, None for one without."""
    position, size = struct.unpack_from("<II", main, _LISTS)
    if not size:
        return None
    part, styles = etree.Element("numbering"), etree.Element("styles")
    with contextlib.suppress(struct.error, IndexError):
        _read_lists(part, table, position, position + size)
        _read_instances(part, table, struct.unpack_from("<I", main, _INSTANCES)[0])
    with contextlib.suppress(struct.error, IndexError):
        _read_styles(styles, table, struct.unpack_from("<I", main, _STYLES)[0])
    return Numbering(part, styles)


def _read_lists(part: Element, table: bytes, position: int, place: int) -> None:
    """Add the lists at *position*; their levels follow at *place*."""
    for number in range(struct.unpack_from("<H", table, position)[0]):
        head = position + 2 + 28 * number
        name = struct.unpack_from("<i", table, head)[0]
        linked = struct.unpack_from(f"<{_LEVELS}H", table, head + 8)
        item = etree.SubElement(part, "abstractNum", abstractNumId=str(name))
        for level in range(1 if table[head + 26] & 1 else _LEVELS):
            place = _read_level(item, table, place, level, linked[level])


def _read_level(
    parent: Element, table: bytes, place: int, level: int, style: int = _NO_STYLE
) -> int:
    """Add the level at *place*; return where the next one begins."""
    start, form, flags = struct.unpack_from("<iBB", table, place)
    letters, paragraph, restart = struct.unpack_from("<BBB", table, place + 24)
    place += 28 + letters + paragraph
    length: int = struct.unpack_from("<H", table, place)[0]
    text = table[place + 2 : place + 2 + 2 * length].decode("utf-16-le", "replace")
    item = etree.SubElement(parent, "lvl", ilvl=str(level))
    _add(item, "start", max(start, 0))
    _add(item, "numFmt", _FORMS.get(form, "decimal"))
    printed = "".join(
        f"%{ord(sign) + 1}"
        if ord(sign) < _LEVELS
        else sign
        if sign.isprintable()
        else ""
        for sign in text
    )
    _add(item, "lvlText", printed)
    if flags & 4:
        _add(item, "isLgl", 1)
    if flags & 8:
        _add(item, "lvlRestart", restart)
    if style != _NO_STYLE:
        _add(item, "pStyle", style)
    return place + 2 + 2 * length


def _read_instances(part: Element, table: bytes, position: int) -> None:
    """Add the instances of lists, which paragraphs name, with what they change."""
    count = struct.unpack_from("<I", table, position)[0]
    place = position + 4 + 16 * count
    for number in range(count):
        head = position + 4 + 16 * number
        name = struct.unpack_from("<i", table, head)[0]
        item = etree.SubElement(part, "num", numId=str(number + 1))
        _add(item, "abstractNumId", name)
        place += 4
        for _ in range(table[head + 12]):
            start, flags = struct.unpack_from("<iI", table, place)
            place += 8
            level = flags & 15
            change = etree.SubElement(item, "lvlOverride", ilvl=str(level))
            if flags & 0x10 and not flags & 0x20:
                _add(change, "startOverride", max(start, 0))
            if flags & 0x20:
                place = _read_level(change, table, place, level)


def _read_styles(styles: Element, table: bytes, position: int) -> None:
    head, count, base = struct.unpack_from("<3H", table, position)
    place = position + 2 + head
    for number in range(count):
        size = struct.unpack_from("<H", table, place)[0]
        style = table[place + 2 : place + 2 + size]
        place += 2 + size + size % 2
        if not style:
            continue
        kind = struct.unpack_from("<H", style, 2)[0]
        item = etree.SubElement(styles, "style", styleId=str(number))
        _add(item, "basedOn", kind >> 4)
        begin = base + 4 + 2 * struct.unpack_from("<H", style, base)[0]
        if kind & 15 == 1 and begin + 2 <= len(style):
            length = struct.unpack_from("<H", style, begin)[0]
            found = _place_in_list(style[begin + 4 : begin + 2 + length])
            if found is not None:
                item.append(found)
