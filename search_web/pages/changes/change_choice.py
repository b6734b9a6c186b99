"""Which changes a request asks for: kind, publisher, period, words, or those of a search."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from flask import request
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from corpus.finnish_time import FINLAND
from indexer.parameters.request_writing import query_string
from indexer.request import SearchRequest
from search_web.errors import BadParameter
from search_web.library import library
from search_web.page.components.chips import search_name
from search_web.page.components.field_mistakes import (
    FIELDS,
    FieldMistake,
    field_mistake,
)
from search_web.page.templating import format_day
from search_web.pages.changes.change_rows import (
    KINDS,
    ChangeFilter,
    ChangeList,
    ChangeRow,
    change_list,
    iter_changes,
)
from search_web.pages.places.publisher_list import check_publishers, known_publisher
from search_web.parameters import (
    bad_value,
    read_day,
    read_flag,
    read_number,
    read_query,
    read_search,
    read_single,
    refuse_unknown,
)

T = TypeVar("T")
LARGEST = 2**53
HELD_KINDS = KINDS[:3]
"""Kinds of changes of which the decision is still there, and can be searched."""

Period = tuple[dt.date | None, dt.date | None]
PARAMETERS = ("laji", "kunta", "haku", "q", "alku", "loppu", "rutiinit")
"""What chooses changes, on the page, in the feed and in files."""


@dataclass(frozen=True, slots=True)
class ChangeChoice:
    """What is asked for.

    Attributes:
        kind: new, added, changed, removed; None for all.
        publisher: only its changes.
        search: only changes of decisions that this search finds now; removed ones
            cannot be searched, so there are none.
        words: only changes of decisions that have these words now.
        period: first and last day of the changes, None where it is open.
        has_routine: routine items and cover pages, too.
        before: only changes before this number of the log.
        mistakes: what is wrong in the form, by field; nothing is listed then.
    """

    kind: str | None
    publisher: str | None
    search: SearchRequest | None
    words: str
    period: Period
    has_routine: bool
    before: int | None
    mistakes: Mapping[str, FieldMistake]

    @property
    def search_query(self) -> str | None:
        """The search as the query part of an address, None when none was asked."""
        return query_string(self.search) if self.search else None

    @property
    def name(self) -> str | None:
        """The search, the words or the publisher in words; None for everything."""
        if self.search and not self.words:
            return search_name(self.search) or gettext("All decisions")
        parts = (self.words and f"“{self.words}”", self.publisher)
        return ", ".join(part for part in parts if part) or None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that there can be."""
        return HELD_KINDS if self.search or self.words else KINDS

    def arguments(self, **changed: Any) -> dict[str, Any]:
        """Return the parameters of the choice without its place; *changed* replace."""
        first, last = self.period
        given = {
            "laji": self.kind,
            "kunta": self.publisher,
            "haku": self.search_query,
            "q": self.words or None,
            "alku": first.isoformat() if first else None,
            "loppu": last.isoformat() if last else None,
            "rutiinit": "1" if self.has_routine else None,
        }
        return {**given, **changed}

    def changes(self) -> ChangeList:
        """Return the newest changes of the choice; none where there is a mistake."""
        if self.mistakes:
            return ChangeList((), None)
        return change_list(library(), self._filter(), self.before)

    def all_changes(self) -> Iterator[ChangeRow]:
        """Yield every change of the choice, newest first."""
        return iter_changes(library(), self._filter())

    def period_words(self) -> str:
        """Return the period as people write it, "" when it is open at both ends."""
        first, last = self.period
        return f"{format_day(first)}–{format_day(last)}" if first or last else ""

    def _filter(self) -> ChangeFilter:
        first, last = self.period
        return ChangeFilter(
            kind=self.kind,
            publisher=self.publisher,
            only=self._found(),
            since=_midnight(first) if first else None,
            until=_midnight(last + dt.timedelta(days=1)) if last else None,
            has_routine=self.has_routine,
        )

    def _found(self) -> Set[str] | None:
        asked = [one for one in (self.search, self._words_search()) if one]
        found = [frozenset(library().service.iter_ids(_exact(one))) for one in asked]
        return frozenset.intersection(*found) if found else None

    def _words_search(self) -> SearchRequest | None:
        return SearchRequest(query=self.words) if self.words else None


def read_choice(extra: tuple[str, ...] = (), *, has_form: bool = False) -> ChangeChoice:
    """Return the choice of the request; ``haku`` holds a search's own parameters.

    Args:
        extra: names that the caller reads itself; ``ennen`` is a place in the log.
        has_form: mistakes of fields are part of the answer.

    Raises:
        BadParameter: an unknown name or value, where no field can tell it.
    """
    refuse_unknown(request.args, (*PARAMETERS, *extra))
    mistakes: dict[str, FieldMistake] = {}

    def field(read: Callable[[], T], default: T) -> T:
        try:
            return read()
        except BadParameter as error:
            if not has_form or error.parameter not in FIELDS:
                raise
            typed = request.args.get(error.parameter, "")
            mistakes[error.parameter] = field_mistake(error, typed)
            return default

    search = _search(read_single(request.args, "haku"))
    words = read_query(request.args)
    kind = read_single(request.args, "laji")
    kinds = HELD_KINDS if search or words else KINDS
    if kind is not None and kind not in kinds:
        raise bad_value("laji", kind, ", ".join(kinds))
    first = field(lambda: read_day(request.args, "alku"), None)
    last = field(lambda: read_day(request.args, "loppu", first=first), None)
    before = read_number(request.args, "ennen", default=0, largest=LARGEST)
    return ChangeChoice(
        kind,
        field(_publisher, None),
        search,
        words,
        (first, last),
        read_flag(request.args, "rutiinit"),
        before or None,
        mistakes,
    )


def _publisher() -> str | None:
    name = read_single(request.args, "kunta")
    return known_publisher("kunta", name, library()) if name else None


def _search(query: str | None) -> SearchRequest | None:
    if query is None:
        return None
    given = MultiDict(parse_qsl(query, keep_blank_values=True))
    return dataclasses.replace(
        check_publishers(read_search(given), library()), offset=0
    )


def _exact(asked: SearchRequest) -> SearchRequest:
    return dataclasses.replace(
        asked, tier="exact" if asked.tier == "default" else asked.tier
    )


def _midnight(day: dt.date) -> dt.datetime:
    """Return when a day begins in Finland."""
    return dt.datetime.combine(day, dt.time(), FINLAND)
