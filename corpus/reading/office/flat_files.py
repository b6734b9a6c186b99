"""Office files whose parts are in one XML file: "Word XML" and flat OpenDocument.

They often have the ending .doc or .xml. Packed, they are read as their usual forms are.
"""

from __future__ import annotations

import base64
import binascii
import io
import zipfile

from lxml import etree

from corpus.errors import ParseError
from corpus.reading.office.package import MAX_PART_BYTES, Element, attribute, local

_HEAD = 4096
_PACKAGE = b"http://schemas.microsoft.com/office/2006/xmlPackage"
_OPENDOCUMENT = b"<office:document "
_MOST_BYTES = 2 * MAX_PART_BYTES


def is_flat(body: bytes) -> bool:
    """Whether a file is an office file in one XML file."""
    head = body[:_HEAD]
    return _PACKAGE in head or _OPENDOCUMENT in head


def packed(body: bytes) -> bytes:
    """Return a flat file as a packed one; a file that is packed is returned as it is.

    Raises:
        ParseError: damaged, or far too large.
    """
    if not is_flat(body):
        return body
    if len(body) > _MOST_BYTES:
        raise ParseError(f"an office file of {len(body)} bytes; at most {_MOST_BYTES}")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(body, parser)
    except etree.LxmlError as error:
        raise ParseError(f"damaged ({str(error).partition(',')[0]})") from error
    parts = _parts(root) if local(root) == "package" else _whole(root)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return archive.getvalue()


def _whole(root: Element) -> dict[str, bytes]:
    """Flat OpenDocument has styles and content below one element."""
    whole = etree.tostring(root)
    return {"content.xml": whole, "styles.xml": whole}


def _parts(root: Element) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for part in root:
        name = (attribute(part, "name") or "").lstrip("/")
        for data in part if name else ():
            if local(data) == "xmlData" and len(data):
                found[name] = etree.tostring(data[0])
            elif local(data) == "binaryData":
                try:
                    found[name] = base64.b64decode(data.text or "")
                except binascii.Error as error:
                    raise ParseError(f"its part {name!r} is damaged") from error
    return found
