"""Addresses that a copy of the store must not tell: encrypted, with the key outside it.

Of a source with the policy ``restricted`` an address that names a private person is still
needed to ask for the page again. The key is a file of the data folder, 0600, that no
backup holds: whoever has only the store, or a copy of it, cannot read them.
"""

from __future__ import annotations

import base64
import contextlib
import dataclasses
import json
import os
import secrets
from pathlib import Path
from typing import Any

from corpus.errors import StoreError, plain_reason
from corpus.model import Link
from corpus.storage.sql.codec import decode_link, encode_link

KEY_NAME = "addresses.key"
_KEY_BYTES = 32


@dataclasses.dataclass(frozen=True, slots=True)
class SealedLink:
    """What a row keeps of a link: what tells nobody, in clear, and the rest sealed."""

    link: str
    sealed: bytes


class AddressSeal:
    """The key of one data folder, made when the first address is sealed."""

    def __init__(self, folder: Path | None) -> None:
        """Use the key in *folder*; None: nothing can be opened, what is sealed is lost."""
        self._folder = folder

    def close(self, link: Link, final_url: str = "") -> SealedLink:
        """Seal a link and the address that answered.

        Raises:
            StoreError: the key cannot be read or made.
        """
        told = Link("", link.role, (), link.since)
        if self._folder is None:
            return SealedLink(encode_link(told), b"")
        content = json.dumps({"link": encode_link(link), "final_url": final_url})
        sealed = self._cipher(make=True).encrypt(content.encode())
        return SealedLink(encode_link(told), sealed)

    def open(self, link: str, sealed: bytes | None) -> tuple[Link, str | None] | None:
        """Return the link of a row and the address that answered, None when not sealed.

        Returns:
            None: its key is not here, or is another one.
        """
        told = decode_link(link)
        if sealed is None:
            return told, None
        content = self._opened(bytes(sealed))
        if content is None:
            return None
        whole = decode_link(content["link"])
        context = {**whole.context, **told.context}
        return dataclasses.replace(whole, context=context), content["final_url"]

    def _opened(self, sealed: bytes) -> dict[str, Any] | None:
        from cryptography.fernet import InvalidToken

        if not sealed or self._folder is None or not self._path.exists():
            return None
        try:
            content: dict[str, Any] = json.loads(self._cipher().decrypt(sealed))
        except InvalidToken:
            return None
        return content

    @property
    def _path(self) -> Path:
        assert self._folder is not None
        return self._folder / KEY_NAME

    def _cipher(self, *, make: bool = False) -> Any:
        from cryptography.fernet import Fernet

        try:
            if make and not self._path.exists():
                _make_key(self._path)
            key = self._path.read_bytes().strip()
        except OSError as error:
            raise StoreError(
                f"cannot use the key {self._path}: {plain_reason(error)}"
            ) from error
        try:
            return Fernet(key)
        except ValueError as error:
            raise StoreError(
                f"{self._path} is not a key; put the right one back, or remove the file "
                "(then sealed addresses are forgotten until a crawl meets them again)"
            ) from error


def _make_key(path: Path) -> None:
    """Write a new key, whole or not at all; of two crawlers one makes it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.urlsafe_b64encode(secrets.token_bytes(_KEY_BYTES)))
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
