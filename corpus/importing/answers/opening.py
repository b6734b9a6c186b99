"""Answers opened to the documents in them: archives and letters, one inside the other.

Nothing is written to a disk and no name leads anywhere: a member's name only becomes part
of an id. How deep, how many and how large it may be is bounded for the whole answer.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from corpus.errors import ParseError, plain_reason
from corpus.importing.answers.archives import ZipArchive
from corpus.importing.answers.letters import (
    MAX_LETTER_BYTES,
    AttachedFile,
    is_mail_folder,
    letters_in,
    letters_of,
    read_letter,
)
from corpus.importing.plain_files import has_an_end, leads_outside
from corpus.model import DocumentProvenance
from corpus.reading.files import SUFFIXES
from corpus.reading.isolated import WORKERS

ANSWER_SUFFIXES = (".zip", ".eml", ".mbox")
"""Endings of files that hold other files."""

_UNOPENED = (".7z", ".rar", ".msg", ".pst", ".tar", ".gz", ".tgz", ".dat", ".p7m")
MAX_DEPTH = 4
MAX_FILES = 50_000
MAX_UNPACKED_BYTES = 4_000_000_000
MAX_UNOPENED_IN_A_ROW = 100
"""After so many parts that cannot be taken the rest of an answer is not looked at."""

_STARTS_MAILBOX = b"From "


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A document of an answer, with where it came from."""

    name: str
    body: bytes
    provenance: DocumentProvenance


@dataclass(frozen=True, slots=True)
class UnopenedFile:
    """A part of an answer that could not be taken, and why."""

    name: str
    reason: str


class _TooMuchError(Exception):
    """The whole answer holds more than may be taken; said in a sentence."""


Received = ReceivedFile | UnopenedFile


def is_answer(path: Path) -> bool:
    """Whether *path* holds documents: an archive, a letter, a mailbox or a Maildir."""
    if path.is_dir():
        return is_mail_folder(path)
    if path.suffix.lower() in ANSWER_SUFFIXES:
        return True
    if path.suffix or not has_an_end(path):
        return False
    with path.open("rb") as opened:
        return opened.read(len(_STARTS_MAILBOX)) == _STARTS_MAILBOX


def received_files(
    path: Path, name: str, told: DocumentProvenance
) -> Iterator[Received]:
    """Yield the documents in an answer.

    Args:
        path: the archive, letter, mailbox or Maildir.
        name: what its documents' names begin with.
        told: what the operator says of the answer; it is believed before the letters.
    """
    opening = _Opening(told)
    try:
        for one in _until_hopeless(opening.of_path(path, name)):
            opening.failed |= isinstance(one, UnopenedFile)
            yield one
    except (ParseError, _TooMuchError) as error:
        opening.failed = True
        yield UnopenedFile(name, str(error))
    except OSError as error:
        opening.failed = True
        yield UnopenedFile(name, f"cannot be read ({plain_reason(error)})")
    if not (opening.count or opening.failed):
        yield UnopenedFile(name, "there is no file in it that can be read")


def _until_hopeless(found: Iterator[Received]) -> Iterator[Received]:
    """Yield what is found until so many parts in a row cannot be taken."""
    in_a_row = 0
    for one in found:
        in_a_row = in_a_row + 1 if isinstance(one, UnopenedFile) else 0
        yield one
        if in_a_row >= MAX_UNOPENED_IN_A_ROW:
            raise _TooMuchError(
                f"{in_a_row} parts in a row cannot be read; the rest of it was left out"
            )


class _Opening:
    """One answer while it is opened: what was told of it and what is left of the limits."""

    def __init__(self, told: DocumentProvenance) -> None:
        self._told = told
        self._left = MAX_UNPACKED_BYTES
        self.count = 0
        self.failed = False

    def of_path(self, path: Path, name: str) -> Iterator[Received]:
        if path.is_dir():
            for one in letters_in(path):
                if has_an_end(one) and not leads_outside(one, path):
                    with one.open("rb") as opened:
                        yield from self._letter(name, opened, 1)
            return
        with path.open("rb") as opened:
            yield from self._within(
                name, opened, DocumentProvenance(letter=path.name), 1
            )

    def _within(
        self, name: str, opened: BinaryIO, origin: DocumentProvenance, depth: int
    ) -> Iterator[Received]:
        """Yield what is in an archive, a letter or a mailbox."""
        if depth > MAX_DEPTH:
            raise ParseError(f"nested too deep; at most {MAX_DEPTH} in each other")
        suffix = Path(name).suffix.lower()
        if suffix == ".zip":
            yield from self._archive(name, opened, origin, depth)
        elif suffix == ".eml":
            yield from self._letter(name, opened, depth)
        else:
            for letter in letters_of(opened):
                yield from self._letter(name, io.BytesIO(letter), depth)

    def _archive(
        self, name: str, opened: BinaryIO, origin: DocumentProvenance, depth: int
    ) -> Iterator[Received]:
        archive = ZipArchive(opened)
        for member_name, member in archive.members():
            inner = _inside(name, member_name)
            unpack = partial(self._unpacked, archive, member)
            yield from self._member(inner, unpack, origin, depth)

    def _unpacked(
        self, archive: ZipArchive, member: zipfile.ZipInfo, most: int
    ) -> bytes:
        """Return a member's bytes; what was unpacked in vain counts as well."""
        before = archive.wasted_bytes
        try:
            return archive.read(member, most)
        finally:
            self._left -= archive.wasted_bytes - before

    def _letter(self, name: str, opened: BinaryIO, depth: int) -> Iterator[Received]:
        body = opened.read(MAX_LETTER_BYTES + 1)
        if len(body) > MAX_LETTER_BYTES:
            size = MAX_LETTER_BYTES // 1_000_000
            yield UnopenedFile(name, f"a letter larger than {size} MB")
            return
        try:
            letter = WORKERS.call(read_letter, body)
        except ParseError as error:
            yield UnopenedFile(name, str(error))
            return
        place = name if name.lower().endswith(".eml") else f"{name}/{letter.key}"
        origin = DocumentProvenance(
            letter.message_id, letter.sender_domain, letter.received
        )
        for file_name, file in _named_once(letter.files):
            inner = _inside(place, file_name)
            yield from self._member(inner, partial(_body_of, file), origin, depth)

    def _member(
        self,
        name: str,
        unpack: Callable[[int], bytes],
        origin: DocumentProvenance,
        depth: int,
    ) -> Iterator[Received]:
        """Yield a member that is a document, or what is in a member that holds others."""
        suffix = Path(name).suffix.lower()
        if _is_hidden(name) or suffix not in (*SUFFIXES, *ANSWER_SUFFIXES, *_UNOPENED):
            return
        self.count += 1
        if self.count > MAX_FILES or self._left <= 0:
            most = MAX_UNPACKED_BYTES // 1_000_000_000
            raise _TooMuchError(f"over {MAX_FILES} files or {most} GB unpacked")
        try:
            _check_kind(suffix)
            body = unpack(self._left)
            self._left -= len(body)
            if suffix in ANSWER_SUFFIXES:
                yield from self._within(name, io.BytesIO(body), origin, depth + 1)
            else:
                yield ReceivedFile(name, body, self._provenance(origin, name))
        except ParseError as error:
            yield UnopenedFile(name, str(error))

    def _provenance(self, origin: DocumentProvenance, name: str) -> DocumentProvenance:
        told = self._told
        return replace(
            origin,
            letter=told.letter or origin.letter,
            sender_domain=told.sender_domain or origin.sender_domain,
            received=told.received or origin.received,
            file_name=name,
        )


def _check_kind(suffix: str) -> None:
    if suffix in _UNOPENED:
        allowed = " ".join(ANSWER_SUFFIXES)
        raise ParseError(f"{suffix} is not opened; allowed: {allowed}")


def _body_of(file: AttachedFile, _most: int) -> bytes:
    return file.body


def _named_once(files: Sequence[AttachedFile]) -> Iterator[tuple[str, AttachedFile]]:
    """Yield the files of a letter with names; the second "liite.pdf" is "liite-2.pdf"."""
    seen: set[str] = set()
    for file in files:
        name, number = file.name, 1
        while name in seen:
            number += 1
            stem, dot, suffix = file.name.rpartition(".")
            name = f"{stem}-{number}{dot}{suffix}"
        seen.add(name)
        yield name, file


def _inside(place: str, name: str) -> str:
    """Return a member's name below its archive; ".." and roots lead nowhere."""
    parts = re.split(r"[/\\]+", name)
    kept = [part for part in parts if part.strip() not in {"", ".", ".."}]
    return "/".join((place, *(kept or ["_"])))


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return parts[-1].startswith(".") or "__MACOSX" in parts
