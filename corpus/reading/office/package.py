"""A packed office file (.docx, .odt, .xlsx, .pptx): its parts as trees, within limits.

Sizes are measured while unpacking: what a packed file says of itself may be a lie.
Entities are not resolved and nothing is fetched.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from lxml import etree

from corpus.errors import ParseError

MAX_PART_BYTES = 30_000_000
"""Of one part; a thousand pages of text are about 20 MB."""

_MAX_PARTS = 20_000
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
)
"""What Python raises for damaged archives; a name that is not UTF-8 is a ValueError."""

Element = etree._Element


class Package:
    """An open packed file.

    Raises:
        ParseError: damaged, encrypted, or far too large unpacked.
    """

    def __init__(self, body: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(body))
            listed = self._archive.namelist()
        except DAMAGE as error:
            raise ParseError(f"not a readable packed document ({error})") from error
        if len(listed) > _MAX_PARTS:
            raise ParseError(f"a packed file of {len(listed)} parts")
        self.names = part_names(listed)
        self._places = {
            name.lower(): place for name, place in zip(self.names, listed, strict=True)
        }

    def has(self, name: str) -> bool:
        """Whether there is a part of this name, capitals or not."""
        return name.lower() in self._places

    def read(self, name: str) -> bytes:
        """Return a part's bytes."""
        try:
            with self._archive.open(self._places[name.lower()]) as part:
                data = part.read(MAX_PART_BYTES + 1)
        except KeyError as error:
            raise ParseError(f"it has no part {name!r}") from error
        except RuntimeError as error:
            raise ParseError(f"an encrypted file ({error})") from error
        except DAMAGE as error:
            raise ParseError(f"its part {name!r} is damaged ({error})") from error
        if len(data) > MAX_PART_BYTES:
            raise ParseError(
                f"its part {name!r} is larger than {MAX_PART_BYTES // 1_000_000} MB "
                "when unpacked"
            )
        return data

    def tree(self, name: str) -> Element:
        """Return a part as a tree."""
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(self.read(name), parser)
        except etree.LxmlError as error:
            what = str(error).partition(",")[0]
            raise ParseError(f"its part {name!r} is damaged ({what})") from error

    def parts(self, pattern: str) -> Iterator[str]:
        """Yield the names that *pattern* matches fully, in the order of their numbers."""
        wanted = re.compile(pattern, re.IGNORECASE)
        found = [name for name in self.names if wanted.fullmatch(name)]
        yield from sorted(found, key=_by_number)


def part_names(listed: Iterable[str]) -> list[str]:
    """Return the names of parts with slashes, which some programs write as on Windows."""
    return [name.replace("\\", "/") for name in listed]


def _by_number(name: str) -> tuple[int, str]:
    digits = re.search(r"(\d+)\.\w+$", name)
    return int(digits[1]) if digits else 0, name


def local(element: Element) -> str:
    """Return an element's name without its namespace; "" for what is not an element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """Return an attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None
