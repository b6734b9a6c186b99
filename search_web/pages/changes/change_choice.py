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
from search_web.page.labelling.labels import region_label
from search_web.page.templating import format_day
from search_web.pages.changes.change_rows import (
    KINDS,
    ChangeFilter,
    ChangeKind,
    ChangeList,
    ChangeRow,
    change_list,
    iter_changes,
)
from search_web.pages.places.publisher_list import (
    check_publishers,
    known_publisher,
    names_in,
)
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

_PLACES = ("municipality", "region")
Period = tuple[dt.date | None, dt.date | None]
PARAMETERS = ("laji", "kunta", "maakunta", "haku", "q", "alku", "loppu", "rutiinit")
"""What chooses changes, on the page, in the feed and in files."""


@dataclass(frozen=True, slots=True)
class ChangeChoice:
    """What is asked for.

    Attributes:
        kind: new, added, changed, removed; None for all.
        publisher: only its changes.
        region: only changes of its municipalities.
        search: only changes of decisions that this search finds now; removed ones
            cannot be searched, so there are none. One that names nothing but places
            chooses publishers, and has their removals.
        words: only changes of decisions that have these words now.
        period: first and last day of the changes, None where it is open.
        has_routine: routine items and cover pages, too.
        before: only changes before this number of the log.
        mistakes: what is wrong in the form, by field; nothing is listed then.
    """

    kind: str | None
    publisher: str | None
    region: str | None
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
        place = region_label(self.region) if self.region else None
        parts = (self.words and f"“{self.words}”", self.publisher, place)
        return ", ".join(part for part in parts if part) or None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that there can be."""
        return _kinds(self.search, self.words)

    @property
    def has_removals(self) -> bool:
        """Whether removals are listed, which only publishers are known of."""
        return "poistettu" in self.kinds

    def arguments(self, **changed: Any) -> dict[str, Any]:
        """Return the parameters of the choice without its place; *changed* replace."""
        first, last = self.period
        given = {
            "laji": self.kind,
            "kunta": self.publisher,
            "maakunta": self.region,
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
            publishers=self._publishers(),
            only=self._found(),
            since=_midnight(first) if first else None,
            until=_midnight(last + dt.timedelta(days=1)) if last else None,
            has_routine=self.has_routine,
        )

    def _publishers(self) -> Set[str] | None:
        """Return the publishers that are chosen in one way or another; None: all."""
        chosen = [
            *([{self.publisher}] if self.publisher else []),
            *([names_in((self.region,))] if self.region else []),
            *(
                _places(self.search)
                if self.search and names_places(self.search)
                else []
            ),
        ]
        return frozenset.intersection(*map(frozenset, chosen)) if chosen else None

    def _found(self) -> Set[str] | None:
        search = None if self.search and names_places(self.search) else self.search
        asked = [one for one in (search, self._words_search()) if one]
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
    kinds = _kinds(search, words)
    if kind is not None and kind not in kinds:
        raise bad_value("laji", kind, ", ".join(kinds))
    first = field(lambda: read_day(request.args, "alku"), None)
    last = field(lambda: read_day(request.args, "loppu", first=first), None)
    before = read_number(request.args, "ennen", default=0, largest=LARGEST)
    return ChangeChoice(
        kind,
        field(_publisher, None),
        field(_region, None),
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


def _region() -> str | None:
    name = read_single(request.args, "maakunta")
    if not name:
        return None
    asked = SearchRequest(filters={"region": (name,)})
    return check_publishers(asked, library()).filters["region"][0]


def _kinds(search: SearchRequest | None, words: str) -> tuple[ChangeKind, ...]:
    """Return the kinds that there can be: of words, nothing is known of what went."""
    is_of_words = words or (search is not None and not names_places(search))
    return HELD_KINDS if is_of_words else KINDS


def names_places(search: SearchRequest) -> bool:
    """Whether a search asks for publishers and regions only, or for everything."""
    rest = {k: v for k, v in search.filters.items() if k not in _PLACES}
    bare = dataclasses.replace(search, filters=rest, offset=0, sort="relevance")
    return not query_string(bare)


def _places(search: SearchRequest) -> Iterator[Set[str]]:
    """Yield the publishers of each condition of a search that names places."""
    if names := search.filters.get("municipality"):
        yield frozenset(names)
    if regions := search.filters.get("region"):
        yield names_in(regions)


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
