"""Zip archives: their members, never written to a disk, within limits."""

from __future__ import annotations

import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from corpus.errors import ParseError
from corpus.reading.office.package import DAMAGE

MAX_MEMBERS = 20_000
MAX_MEMBER_BYTES = 200_000_000
_MOST_PACKED = 150
_LEAST_SUSPECTED = 20_000_000
"""No document of this size, unpacked, is packed to a hundred-and-fiftieth."""

_UTF8_NAMES = 0x800


class ZipArchive:
    """An open zip archive.

    Attributes:
        wasted_bytes: what was unpacked of damaged members.

    Raises:
        ParseError: damaged, or with too many members.
    """

    def __init__(self, opened: BinaryIO) -> None:
        try:
            self._archive = zipfile.ZipFile(opened)
        except DAMAGE as error:
            raise ParseError(f"not a readable zip archive ({error})") from error
        self._members = self._archive.infolist()
        self.wasted_bytes = 0
        if len(self._members) > MAX_MEMBERS:
            raise ParseError(
                f"an archive of {len(self._members)} files; at most {MAX_MEMBERS}"
            )

    def members(self) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        """Yield the files with their names, in the order of the names."""
        found = [(_name(one), one) for one in self._members if not one.is_dir()]
        yield from sorted(found, key=lambda pair: pair[0])

    def read(self, member: zipfile.ZipInfo, most: int) -> bytes:
        """Return a member's bytes; what it says of its size is believed against it only.

        More than that is never unpacked, so that a large one costs nothing.

        Raises:
            ParseError: a link, locked, damaged, larger than *most* when unpacked, or
                packed as no document is.
        """
        if stat.S_ISLNK(member.external_attr >> 16):
            raise ParseError("a link, which leads outside the archive")
        most = min(most, MAX_MEMBER_BYTES)
        if member.file_size > most:
            raise ParseError(f"larger than {most // 1_000_000} MB when unpacked")
        packed = member.file_size / max(member.compress_size, 1)
        if member.file_size > _LEAST_SUSPECTED and packed > _MOST_PACKED:
            raise ParseError(
                f"{member.file_size // 1_000_000} MB packed to a {packed:.0f}th, as no "
                "document is"
            )
        try:
            with self._archive.open(member) as opened:
                body = opened.read(most + 1)
        except DAMAGE as error:
            self.wasted_bytes += member.file_size
            raise ParseError(f"damaged in its archive ({error})") from error
        except RuntimeError as error:
            raise ParseError("locked with a password") from error
        if len(body) > most:
            raise ParseError(f"larger than {most // 1_000_000} MB when unpacked")
        return body


def _name(member: zipfile.ZipInfo) -> str:
    """Return the name; some programs write UTF-8 and do not say so."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAMES:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = member.filename
    return unicodedata.normalize("NFC", name)
