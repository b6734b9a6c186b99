"""The operator's log: what was crawled, removed and not understood, by id and address.

Never texts: what was removed for its personal data must not live on here. Of an address
that names a private person only the host is written.
"""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import re
from collections.abc import Iterator
from pathlib import Path

from corpus.privacy import without_names

_MAX_BYTES = 5_000_000
_ADDRESS = re.compile(r"(https?://[^\s/<>\"']{1,300})/[^\s<>\"']{0,2000}")
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


@contextlib.contextmanager
def log_to(folder: Path) -> Iterator[None]:
    """Write the log of the corpus room to ``corpus.log`` in *folder* meanwhile.

    Kept at 5 MB, with three older files. Where it cannot be written, there is no log;
    in no case do libraries write their traces to standard error.
    """
    handler = _handler(folder)
    handler.addFilter(_is_wanted)
    root, own = logging.getLogger(), logging.getLogger("corpus")
    level = own.level
    # On the root, because Scrapy takes handlers off its own logger when it starts.
    root.addHandler(handler)
    own.setLevel(logging.INFO)
    try:
        yield
    finally:
        root.removeHandler(handler)
        own.setLevel(level)
        handler.close()


class _Formatter(logging.Formatter):
    """Leaves out addresses with names, also those that libraries write."""

    def format(self, record: logging.LogRecord) -> str:
        return _ADDRESS.sub(_without_name, super().format(record))


def _without_name(found: re.Match[str]) -> str:
    return found[0] if without_names(found[0]) else f"{found[1]}/…"


def _handler(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "corpus.log", maxBytes=_MAX_BYTES, backupCount=3, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(_Formatter(_FORMAT))
    return handler


def _is_wanted(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING or record.name.startswith("corpus.")
