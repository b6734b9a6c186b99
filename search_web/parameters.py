"""Parameters of an address, in the reader's language.

``indexer.parameters`` reads and writes searches; this module gives it the address of a
request and says its errors in the language of the page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TypeVar

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from analyzers.notations.temporal.dates import finnish_date
from indexer.errors import ParameterError
from indexer.messages import Message
from indexer.parameters import parameter_values
from indexer.parameters.parameter_values import Arguments
from indexer.parameters.request_reading import (
    PAGE_SIZE,
    check_order,
    read_request,
)
from indexer.parameters.request_writing import number_text
from indexer.request import SearchRequest
from search_web.errors import BadParameter

T = TypeVar("T")


def read_search(
    arguments: MultiDict[str, str],
    *,
    page_size: int = PAGE_SIZE,
    extra: Iterable[str] = (),
) -> SearchRequest:
    """Read a search from address parameters; see ``reading.read_request``.

    Raises:
        BadParameter: unknown name, value not allowed, or one given twice.
    """
    return _said(
        lambda given: read_request(given, page_size=page_size, extra=extra), arguments
    )


def refuse_unknown(arguments: MultiDict[str, str], allowed: Iterable[str]) -> None:
    """Raise ``BadParameter`` for the first name that is not among *allowed*."""
    names = tuple(allowed)
    for name in arguments:
        if name not in names:
            raise in_language(parameter_values.unknown_name(name, names))


def read_query(arguments: MultiDict[str, str], name: str = "q") -> str:
    """Return the words of a search, white space folded.

    Raises:
        BadParameter: too long, or control characters in it.
    """
    return _said(lambda given: parameter_values.words(given, name), arguments)


def read_single(arguments: MultiDict[str, str], name: str) -> str | None:
    """Return the only value of *name*, None when it is absent or empty.

    Raises:
        BadParameter: it is given twice.
    """
    return _said(lambda given: parameter_values.single(given, name), arguments)


def read_number(
    arguments: MultiDict[str, str], name: str, *, default: int, largest: int
) -> int:
    """Return a whole number from 1 to *largest*.

    Raises:
        BadParameter: it is not such a number.
    """
    return _said(
        lambda given: parameter_values.number(
            given, name, default=default, largest=largest
        ),
        arguments,
    )


def read_flag(arguments: MultiDict[str, str], name: str) -> bool:
    """Return whether a flag is set; "1" sets it, "0" and nothing do not.

    Raises:
        BadParameter: it is something else.
    """
    return _said(lambda given: parameter_values.flag(given, name), arguments)


def read_day(
    arguments: MultiDict[str, str], name: str, *, first: dt.date | None = None
) -> dt.date | None:
    """Return a day, None when it is absent.

    Args:
        arguments: of the request.
        name: of the parameter.
        first: the day may not be before this one.

    Raises:
        BadParameter: not a day, or too early.
    """

    def read(given: Arguments) -> dt.date | None:
        found = parameter_values.day(given, name)
        check_order(first, found)
        return found

    return _said(read, arguments)


def bad_value(name: str, value: str, allowed: str) -> BadParameter:
    """Return the error for a value that is not allowed; *allowed* is for people."""
    return in_language(parameter_values.bad_value(name, value, Message(allowed)))


def in_language(error: ParameterError) -> BadParameter:
    """Return the error of a page, in the language of the request."""
    value = error.problem.values.get("value")
    return BadParameter(
        error.parameter,
        words_of(error.problem),
        words_of(error.allowed),
        None if value is None else str(value),
    )


def words_of(message: Message) -> str:
    """Return a message in words; one without values is not a template."""
    values = {name: _shown(value) for name, value in message.values.items()}
    return gettext(message.text, **values) if message.text else ""


def _shown(value: object) -> object:
    """Return a value as people write it: days and sums as on the pages."""
    if isinstance(value, dt.date):
        return finnish_date(value)
    return number_text(value) if isinstance(value, float) else value


def _said(read: Callable[[Arguments], T], arguments: MultiDict[str, str]) -> T:
    try:
        return read({name: arguments.getlist(name) for name in arguments})
    except ParameterError as error:
        raise in_language(error) from error
