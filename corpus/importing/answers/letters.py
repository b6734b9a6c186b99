"""Mail: the letters of a folder, and the files attached to one letter.

A letter is parsed by a worker that can be ended: what a stranger wrote may take for ever.
What the letter itself says is left out.
"""

from __future__ import annotations

import datetime as dt
import email
import hashlib
import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from pathlib import Path
from typing import Any, BinaryIO

from corpus.errors import ParseError
from corpus.finnish_time import FINLAND
from corpus.model.writable import writable

MAX_LETTER_BYTES = 60_000_000
"""Of one letter with its attachments; servers of mail take 25 to 50 MB."""

_LINE = 1_000_000
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_NO_SIGNS = re.compile(r"[^!-~]+")
_MALFORMED = (
    LookupError,
    ArithmeticError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    MessageError,
)
"""What Python's parser of heads raises where one is not written as it must be."""


class _Lenient(EmailPolicy):
    """A policy that leaves a malformed line of a head as it was written."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """See ``email.policy.Policy``."""
        try:
            return super().header_fetch_parse(name, value)
        except _MALFORMED:
            return writable(value)


_LENIENT = _Lenient()


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file attached to a letter; *name* is as the sender wrote it."""

    name: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What is taken of a letter; None where its head does not say.

    ``key`` is the same whatever a mail program adds to the letter later.
    """

    key: str
    message_id: str | None
    sender_domain: str | None
    received: dt.date | None
    files: tuple[AttachedFile, ...]


def read_letter(body: bytes) -> Letter:
    """Read a letter; of one attached to it, the whole of it is a file ``.eml``.

    Raises:
        ParseError: it has no head of a letter, so it is none.
    """
    message = email.message_from_bytes(body, policy=_LENIENT)
    assert isinstance(message, EmailMessage)
    if not any(message.get(name) for name in ("From", "Date", "Message-ID")):
        raise ParseError("not a letter: it has no From, Date or Message-ID")
    message_id = _NO_SIGNS.sub("", str(message.get("Message-ID") or "")).strip("<>")
    return Letter(
        hashlib.sha256(message_id.encode() or body).hexdigest()[:12],
        message_id[:200] or None,
        _domain(message),
        _day(message),
        tuple(_files(message)),
    )


def _domain(message: EmailMessage) -> str | None:
    senders: tuple[Address, ...] = getattr(message["From"], "addresses", ())
    domain = senders[0].domain.lower() if senders else ""
    return domain if _DOMAIN.fullmatch(domain) else None


def _day(message: EmailMessage) -> dt.date | None:
    moment: dt.datetime | None = getattr(message["Date"], "datetime", None)
    if moment is None:
        return None
    return (moment.astimezone(FINLAND) if moment.tzinfo else moment).date()


def _files(message: EmailMessage) -> Iterator[AttachedFile]:
    if message.get_content_type() == "message/rfc822":
        for number, inner in enumerate(message.iter_parts(), start=1):
            assert isinstance(inner, EmailMessage)
            try:
                yield AttachedFile(f"letter-{number}.eml", inner.as_bytes())
            except _MALFORMED:
                yield from _files(inner)
    elif message.is_multipart():
        for part in message.iter_parts():
            assert isinstance(part, EmailMessage)
            yield from _files(part)
    elif name := _file_name(message):
        content = message.get_payload(decode=True)
        yield AttachedFile(name, content if isinstance(content, bytes) else b"")


def _file_name(message: EmailMessage) -> str:
    """Return the name of an attached file; "" for what is none."""
    try:
        return str(message.get_filename() or "")
    except _MALFORMED:
        return f"liite{mimetypes.guess_extension(message.get_content_type()) or ''}"


def is_mail_folder(path: Path) -> bool:
    """Whether *path* is a Maildir: a folder with ``cur`` and ``new``."""
    return (path / "cur").is_dir() and (path / "new").is_dir()


def letters_in(folder: Path) -> Iterator[Path]:
    """Yield the letters of a Maildir in the order of their names."""
    for place in ("cur", "new"):
        yield from sorted(
            one for one in (folder / place).iterdir() if not one.name.startswith(".")
        )


def letters_of(mailbox: BinaryIO) -> Iterator[bytes]:
    """Yield the letters of an mbox; of one that is too long, its first part."""
    letter, is_first, after_blank = bytearray(), True, True
    while line := mailbox.readline(_LINE):
        if after_blank and line.startswith(b"From "):
            if not is_first:
                yield bytes(letter)
            letter, is_first = bytearray(), False
        elif len(letter) <= MAX_LETTER_BYTES:
            letter += line
        after_blank = line in (b"\n", b"\r\n")
    if letter.strip():
        yield bytes(letter)
