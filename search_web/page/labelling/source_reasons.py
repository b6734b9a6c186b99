"""Why a source is in its state, in the reader's language.

The crawl writes its reasons in English for operators; the shapes that it writes are rows
here. What has another shape is shown as it is.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from flask_babel import format_date, gettext

from analyzers.notations.temporal.dates import finnish_date
from search_web.page.labelling.labels import N_
from search_web.page.labelling.languages import current_language

REASONS: tuple[tuple[str, str], ...] = (
    (
        r"most links fail: (?P<lost>\d+) of (?P<links>\d+) \((?P<why>.*)\)",
        N_("%(lost)s of %(links)s addresses could not be fetched (%(why)s)"),
    ),
    (r"last fetched 1 days? ago", N_("last fetched a day ago")),
    (r"last fetched (?P<days>\d+) days ago", N_("last fetched %(days)s days ago")),
    (
        r"nothing newer than (?P<day>\d{4}-\d\d-\d\d) came, after .*",
        N_("nothing newer than %(day)s has come; the publisher may have moved"),
    ),
    (
        r"moved: \S+ leads to (?P<there>\S+)|.*redirected to (?P<host>\S+).*",
        N_("its pages lead to %(there)s"),
    ),
    (
        r"under-collected: 1 decisions?, at least (?P<least>\d+) expected.*",
        N_("one decision was found, at least %(least)s were expected"),
    ),
    (
        r"under-collected: (?P<seen>\d+) decisions, at least (?P<least>\d+) expected.*",
        N_("%(seen)s decisions were found, at least %(least)s were expected"),
    ),
    (
        r"under-collected: (?P<seen>\d+) of (?P<known>\d+) known decisions met again",
        N_("%(seen)s of %(known)s known decisions were met again"),
    ),
    (
        r"(?P<gone>\d+) of (?P<known>\d+) decisions were removed at once",
        N_("%(gone)s of %(known)s decisions were removed at once"),
    ),
    (
        r"under-collected: (?P<now>\d+) decisions? of bodies from (?P<first>[\d-]{7}) "
        r"to (?P<last>[\d-]{7}), (?P<before>\d+) a year before",
        N_(
            "%(now)s decisions of bodies in %(first)s–%(last)s, a year before %(before)s"
        ),
    ),
    (r"under-collected: no decision found", N_("no decision was found")),
    (
        r"under-collected: no decision found since (?P<day>[\d-]{10}), and none before",
        N_("no decision from %(day)s or later was found, and none before"),
    ),
    (
        r"under-collected: (?P<strange>\d+) of (?P<pages>\d+) pages are not built as .*",
        N_("%(strange)s of %(pages)s pages are not built as expected"),
    ),
    (r"1 pages? could not be fetched", N_("one page was not fetched")),
    (
        r"(?P<lost>\d+) pages could not be fetched",
        N_("%(lost)s pages were not fetched"),
    ),
    (
        r"no reader for platform '(?P<name>.*)'",
        N_("no reader for the platform %(name)s"),
    ),
    (
        r"(?P<lost>\d+) pages? failed in a row: (?P<why>.*)",
        N_("fetching stopped: %(lost)s failures in a row (%(why)s)"),
    ),
    (r"refused by robots\.txt", N_("its robots.txt forbids it")),
    (
        r"refused by the robots rules of its pages",
        N_("the robots rules of its pages forbid it"),
    ),
)
"""A shape of a reason, and what it says to a reader."""


@dataclass(frozen=True, slots=True)
class ReasonView:
    """A reason in words; ``language`` is theirs."""

    text: str
    language: str | None


def reason_views(reason: str | None) -> tuple[ReasonView, ...]:
    """Return the parts of a reason; those of no known shape stay in English."""
    return tuple(_view(part) for part in (reason or "").split("; ") if part)


def _view(part: str) -> ReasonView:
    for shape, words in REASONS:
        found = re.fullmatch(shape, part)
        if found:
            values = {name: value for name, value in found.groupdict().items() if value}
            if "host" in values:
                values["there"] = values["host"]
            if "day" in values:
                values["day"] = _day(values["day"])
            months = {"first", "last"} & values.keys()
            values |= {name: _month(values[name]) for name in months}
            return ReasonView(gettext(words, **values), None)
    return ReasonView(part, "en")


def _day(written: str) -> str:
    """Return a day as the reader's language writes it: 7.5.2026, or 7 May 2026."""
    day = dt.date.fromisoformat(written)
    return (
        format_date(day, "d MMMM y")
        if current_language() == "en"
        else finnish_date(day)
    )


def _month(written: str) -> str:
    """Return a month such as "2026-05" as the reader's language writes it."""
    day = dt.date.fromisoformat(f"{written}-01")
    return (
        format_date(day, "MMMM y")
        if current_language() == "en"
        else f"{day.month}/{day.year}"
    )
