"""JSON replies of publishing services."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from corpus.errors import ParseError
from corpus.model import Issue, Page, Yield
from corpus.model.writable import writable_value
from corpus.sources import Source

Reader = Callable[[Any, Page, Source], Iterator[Yield]]


def load_reply(text: str) -> Any:
    """Return the value of a JSON reply, with texts that can be written.

    Raises:
        ParseError: the reply is cut off, is not JSON, or is nested beyond reason.
    """
    try:
        return writable_value(json.loads(text))
    except ValueError as error:
        raise ParseError(f"a reply that is no whole JSON: {error}") from error
    except RecursionError as error:
        raise ParseError("a reply nested beyond reason") from error


def guarded(reader: Reader, record: Any, page: Page, source: Source) -> Iterator[Yield]:
    """Read one record of a reply; one of another shape is an issue, the rest goes on."""
    try:
        yield from reader(record, page, source)
    except (TypeError, AttributeError, KeyError, ValueError, OverflowError) as error:
        yield Issue("structure", f"a record of another shape: {error!r}", page.url)
