"""Address parameters -> ``SearchRequest``, and back.

The one reader of search parameters: pages, feeds, exports and the JSON API use it, so a
search means the same everywhere. Nothing is ignored: an unknown name or value raises
``BadParameter`` with what is allowed. Parameter names are Finnish; the English names of
facets are understood too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Literal, TypeVar
from urllib.parse import urlencode

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from analyzers.notations.dates import parse_date
from indexer.facets import FACETS
from indexer.request import SearchRequest, Sort
from search_web.errors import BadParameter
from search_web.facet_values import check_value

T = TypeVar("T")

PAGE_SIZE = 20
MAX_QUERY_LENGTH = 2000
MAX_VALUES = 200
MAX_STEP_LENGTH = 500

SORTS: dict[str, Sort] = {
    "osuvimmat": "relevance",
    "uusimmat": "newest",
    "vanhimmat": "oldest",
}
LAW_ROLES: dict[str, Literal["body", "any"]] = {"teksti": "body", "kaikki": "any"}
_SORT_NAMES = {value: name for name, value in SORTS.items()}
_ROLE_NAMES = {value: name for name, value in LAW_ROLES.items()}

SINGLE_PARAMETERS = ("q", "alku", "loppu", "jarjestys", "viittaukset", "sivu")
_FACET_BY_PARAMETER = {row.parameter: row for row in FACETS} | {
    row.name: row for row in FACETS
}
_PARAMETERS = {row.name: row.parameter for row in FACETS}
_FACET_ORDER = {row.name: order for order, row in enumerate(FACETS)}
# C0 and C1 controls; white space among them is folded into spaces before the check.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def allowed_parameters() -> tuple[str, ...]:
    """Return the names that a search understands, exclusions left out."""
    return (*SINGLE_PARAMETERS, "ilman", *(row.parameter for row in FACETS))


def read_search(
    arguments: MultiDict[str, str],
    *,
    page_size: int = PAGE_SIZE,
    extra: Iterable[str] = (),
) -> SearchRequest:
    """Read a search from address parameters.

    Args:
        arguments: decoded parameters; several values of a facet are alternatives, a
            name with a leading ``-`` excludes.
        page_size: hits a page; ``sivu`` 2 starts at this offset.
        extra: names that the caller reads itself.

    Raises:
        BadParameter: unknown name, value not allowed, or one given twice.
    """
    known = {*SINGLE_PARAMETERS, *extra}
    filters: dict[str, tuple[str, ...]] = {}
    excluded: dict[str, tuple[str, ...]] = {}
    for name in arguments:
        row = _FACET_BY_PARAMETER.get(name.removeprefix("-"))
        if row is not None:
            target = excluded if name.startswith("-") else filters
            values = _facet_values(row.name, name, arguments.getlist(name))
            merged = dict.fromkeys((*target.get(row.name, ()), *values))
            if merged:
                target[row.name] = tuple(merged)
        elif name not in known and name != "ilman":
            raise unknown_parameter(name, extra)
    date_from, date_to = _dates(arguments)
    page = read_number(arguments, "sivu", default=1, largest=100_000)
    return SearchRequest(
        query=read_query(arguments),
        filters=filters,
        excluded=excluded,
        date_from=date_from,
        date_to=date_to,
        sort=_choice(arguments, "jarjestys", SORTS, "relevance"),
        law_roles=_choice(arguments, "viittaukset", LAW_ROLES, "body"),
        limit=page_size,
        offset=(page - 1) * page_size,
        removed_steps=frozenset(_step(step) for step in arguments.getlist("ilman")),
    )


def search_arguments(request: SearchRequest) -> list[tuple[str, str]]:
    """Return the parameters of *request* in canonical order; ``read_search`` inverts it.

    The page is left out when it is the first; facet values keep their order.
    """
    pairs: list[tuple[str, str]] = []
    if request.query:
        pairs.append(("q", request.query))
    for sign, chosen in (("", request.filters), ("-", request.excluded)):
        for facet in sorted(chosen, key=_FACET_ORDER.__getitem__):
            parameter = f"{sign}{_PARAMETERS[facet]}"
            pairs.extend((parameter, value) for value in chosen[facet])
    if request.date_from:
        pairs.append(("alku", request.date_from.isoformat()))
    if request.date_to:
        pairs.append(("loppu", request.date_to.isoformat()))
    if request.sort != "relevance":
        pairs.append(("jarjestys", _SORT_NAMES[request.sort]))
    if request.law_roles != "body":
        pairs.append(("viittaukset", _ROLE_NAMES[request.law_roles]))
    pairs.extend(("ilman", step) for step in sorted(request.removed_steps))
    if request.limit and request.offset:
        pairs.append(("sivu", str(request.offset // request.limit + 1)))
    return pairs


def query_string(request: SearchRequest) -> str:
    """Return ``search_arguments`` as the query part of an address, without "?"."""
    return urlencode(search_arguments(request))


def unknown_parameter(name: str, extra: Iterable[str] = ()) -> BadParameter:
    """Return the error for a name that no page of this kind understands."""
    allowed = ", ".join((*extra, *allowed_parameters()))
    message = gettext("Unknown parameter: “%(name)s”.", name=name[:100])
    return BadParameter(name, message, allowed)


def refuse_unknown(arguments: MultiDict[str, str], allowed: Iterable[str]) -> None:
    """Raise ``BadParameter`` for the first name that is not among *allowed*."""
    names = tuple(allowed)
    for name in arguments:
        if name not in names:
            message = gettext("Unknown parameter: “%(name)s”.", name=name[:100])
            none = gettext("This page takes no parameters.")
            raise BadParameter(name, message, ", ".join(names) or none)


def read_query(arguments: MultiDict[str, str], name: str = "q") -> str:
    """Return the words of a search, white space folded.

    Raises:
        BadParameter: too long, or control characters in it.
    """
    text = read_single(arguments, name) or ""
    query = " ".join(text.split())
    if len(query) > MAX_QUERY_LENGTH:
        message = gettext(
            "The search is too long: %(length)s characters.", length=len(query)
        )
        limit = gettext("at most %(limit)s characters", limit=MAX_QUERY_LENGTH)
        raise BadParameter(name, message, limit)
    return _printable(name, query)


def read_single(arguments: MultiDict[str, str], name: str) -> str | None:
    """Return the only value of *name*, None when it is absent or empty.

    Raises:
        BadParameter: it is given twice.
    """
    values = arguments.getlist(name)
    if len(values) > 1:
        message = gettext("The parameter “%(name)s” is given twice.", name=name)
        raise BadParameter(name, message, gettext("one value"))
    return values[0] if values and values[0] else None


def read_number(
    arguments: MultiDict[str, str], name: str, *, default: int, largest: int
) -> int:
    """Return a whole number from 1 to *largest*.

    Raises:
        BadParameter: it is no such number.
    """
    text = read_single(arguments, name)
    if text is None:
        return default
    if re.fullmatch(r"[0-9]{1,9}", text) and 1 <= int(text) <= largest:
        return int(text)
    allowed = gettext("a whole number from 1 to %(largest)s", largest=largest)
    raise bad_value(name, text, allowed)


def read_date(arguments: MultiDict[str, str], name: str) -> dt.date | None:
    """Return a day written 2026-05-07 or 7.5.2026.

    Raises:
        BadParameter: it is no day.
    """
    text = (read_single(arguments, name) or "").strip()
    if not text:
        return None
    if day := parse_date(text):
        return day
    allowed = gettext("a day such as 2026-05-07 or 7.5.2026")
    raise bad_value(name, text, allowed)


def bad_value(name: str, value: str, allowed: str) -> BadParameter:
    """Return the error for a value that is not allowed; long values are cut."""
    shown = value if len(value) <= 80 else value[:80] + "…"
    message = gettext(
        "The parameter “%(name)s” cannot be “%(value)s”.", name=name, value=shown
    )
    return BadParameter(name, message, allowed)


def _facet_values(facet: str, name: str, values: list[str]) -> list[str]:
    if len(values) > MAX_VALUES:
        message = gettext("The parameter “%(name)s” has too many values.", name=name)
        limit = gettext("at most %(limit)s values", limit=MAX_VALUES)
        raise BadParameter(name, message, limit)
    return [
        checked
        for value in values
        if value.strip()
        for checked in check_value(facet, name, _printable(name, value.strip()))
    ]


def _printable(name: str, text: str) -> str:
    if _CONTROL.search(text):
        message = gettext(
            "The parameter “%(name)s” holds control characters.", name=name
        )
        raise BadParameter(name, message, gettext("printable characters"))
    return text


def _dates(arguments: MultiDict[str, str]) -> tuple[dt.date | None, dt.date | None]:
    date_from, date_to = read_date(arguments, "alku"), read_date(arguments, "loppu")
    if date_from and date_to and date_from > date_to:
        allowed = gettext("a day not before “alku” (%(day)s)", day=date_from)
        raise bad_value("loppu", date_to.isoformat(), allowed)
    return date_from, date_to


def _choice(
    arguments: MultiDict[str, str], name: str, choices: Mapping[str, T], default: T
) -> T:
    text = read_single(arguments, name)
    if text is None:
        return default
    if text not in choices:
        raise bad_value(name, text, ", ".join(choices))
    return choices[text]


def _step(step: str) -> str:
    """Return the id of a step; which ids there are depends on the query."""
    if len(step) > MAX_STEP_LENGTH:
        allowed = gettext("the id of a step of the reading")
        raise bad_value("ilman", step, allowed)
    return _printable("ilman", step)
