"""Errors of the corpus room.

CorpusError
├── UnknownPlatform     a platform id that no file in ``corpus/platforms`` has
├── UnknownSource       a source id that ``sources.toml`` does not have
├── UnknownDecision     a decision id that the store has never seen
├── SourceConfigError   ``sources.toml`` or a manifest is not as it must be
├── StoreError          the data directory or database cannot be used
└── ParseError          a page is not built as its platform promises
    └── ReaderEnded     reading it took more time or memory than allowed

Edges translate them: the command line prints one line and exits with 1, the API maps
them to a status, a crawl turns a ``ParseError`` into an ``Issue`` and goes on.
"""

from __future__ import annotations


class CorpusError(Exception):
    """Base of every error raised by the corpus room."""


class UnknownPlatform(CorpusError):
    """No platform has this id."""


class UnknownSource(CorpusError):
    """No source has this id."""


class UnknownDecision(CorpusError):
    """The store has never held a decision with this id."""


class SourceConfigError(CorpusError):
    """A source registry or manifest row is wrong; the message names row and value."""


class StoreError(CorpusError):
    """The data directory or the database cannot be opened, read or written."""


class ParseError(CorpusError):
    """A page does not have the structure that its platform promises."""


class ReaderEnded(ParseError):
    """Reading took more time or memory than allowed, or ended its process."""


class ReaderTooSlow(ParseError):
    """Reading had no answer in time; on a machine that is less busy it may have one."""


def plain_reason(error: Exception) -> str:
    """Return why in words of the system, without its numbers and a repeated path."""
    if isinstance(error, UnicodeDecodeError):
        return f"not text in UTF-8 (byte {error.start + 1})"
    return str(getattr(error, "strerror", None) or error)
