"""What every template can use: dates, numbers, addresses of static files, marked text."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask_babel import gettext, to_user_timezone
from markupsafe import Markup

from analyzers.decision.meaning_values import DecidedSum
from analyzers.notations.temporal.dates import finnish_date
from corpus.finnish_time import FINLAND
from search_web.page.decision_addresses import decision_address
from search_web.page.document_text.law_links import law_chips
from search_web.page.labelling.example_searches import example_laws, example_searches
from search_web.page.labelling.labels import (
    block_label,
    body_label,
    confidence_label,
    conflict_field_label,
    coverage_label,
    facet_label,
    match_place,
    notices_label,
    outcome_label,
    platform_label,
    policy_label,
    publisher_label,
    sort_label,
    state_label,
    value_label,
    witness_label,
)
from search_web.page.labelling.languages import (
    LANGUAGES,
    application_root,
    current_language,
    same_page,
)
from search_web.page.labelling.menus import footer_menu, menu
from search_web.page.labelling.source_reasons import reason_views
from search_web.page.labelling.vote_labels import side_label, vote_result, vote_sides
from search_web.page.responding.csv_options import csv_delimiters

if TYPE_CHECKING:
    from flask import Flask

    from indexer.request import Fragment

_MONTHS_EN = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def install(app: Flask) -> None:
    """Add filters and globals to the templates of *app*."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        day=format_day,
        short_day=format_short_day,
        euros=format_euros,
        month=format_month,
        moment=format_moment,
        number=format_number,
        segments=segments,
        host=host_name,
        body=body_label,
        publisher=publisher_label,
        tied=tied,
    )
    versions = _static_versions(Path(app.static_folder or ""))

    def static_url(name: str) -> str:
        return f"{application_root()}/static/{name}?v={versions[name]}"

    app.context_processor(_language_context)
    app.jinja_env.globals.update(
        static_url=static_url,
        facet_label=facet_label,
        value_label=value_label,
        block_label=block_label,
        outcome_label=outcome_label,
        sort_label=sort_label,
        side_label=side_label,
        sum_words=sum_words,
        reason_views=reason_views,
        vote_result=vote_result,
        vote_sides=vote_sides,
        menu=menu,
        example_laws=example_laws,
        example_searches=example_searches,
        footer_menu=footer_menu,
        law_chips=law_chips,
        match_place=match_place,
        coverage_label=coverage_label,
        csv_delimiters=csv_delimiters,
        confidence_label=confidence_label,
        notices_label=notices_label,
        conflict_field_label=conflict_field_label,
        witness_label=witness_label,
        platform_label=platform_label,
        policy_label=policy_label,
        state_label=state_label,
        web_address=web_address,
        publisher_options=publisher_options,
        decision_address=decision_address,
        same_page=same_page,
        LANGUAGES=LANGUAGES,
    )


def today_in_finland() -> dt.date:
    """Return the day that it is in Finland."""
    return dt.datetime.now(FINLAND).date()


def format_day(value: dt.date | None) -> str:
    """Write a day as the reader's language does: 7.5.2026, or 7 May 2026 in English."""
    if value is None:
        return ""
    if current_language() == "en":
        return f"{value.day} {_MONTHS_EN[value.month - 1]} {value.year}"
    return finnish_date(value)


def format_short_day(value: dt.date | None, this_year: int | None = None) -> str:
    """Write a day without its year, 7.5. or 7 May; with it when it is not *this_year*."""
    if value is None:
        return ""
    if value.year != this_year:
        return format_day(value)
    if current_language() == "en":
        return f"{value.day} {_MONTHS_EN[value.month - 1]}"
    return f"{value.day}.{value.month}."


def format_euros(euros: float) -> str:
    """Write 12000.5 as "12 000,50 €"."""
    whole = f"{int(euros):,}".replace(",", "\u00a0")
    cents = round(euros % 1 * 100)
    return f"{whole},{cents:02d}\u00a0€" if cents else f"{whole}\u00a0€"


def sum_words(one: DecidedSum) -> str:
    """Write a decided sum with how often it is paid and its tax, where that is told."""
    tax = sum_tax_words(one)
    parts = format_euros(one.euros), sum_period_words(one), tax and f"({tax})"
    return " ".join(filter(None, parts))


def sum_period_words(one: DecidedSum) -> str:
    """Return how often a sum is paid, "" where that is not told."""
    words = {"year": gettext("a year"), "month": gettext("a month"), None: ""}[one.per]
    return str(words)


def sum_tax_words(one: DecidedSum) -> str:
    """Return whether value-added tax is in a sum, "" where that is not told."""
    words = {"without": gettext("without VAT"), "with": gettext("with VAT"), None: ""}
    return str(words[one.tax])


def format_month(value: str | None) -> str:
    """Write a month such as "2026-05" as 5/2026, or May 2026 in English."""
    if not value:
        return ""
    year, month = value[:4], int(value[5:7])
    if current_language() == "en":
        return f"{_MONTHS_EN[month - 1]} {year}"
    return f"{month}/{year}"


def host_name(address: str) -> str:
    """Return the host of an address, for people."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def web_address(address: str | None) -> str | None:
    """Return *address* when it is an http(s) one; others are never linked."""
    if not address:
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    is_web = parts.scheme.lower() in ("http", "https") and bool(parts.netloc)
    return address.strip() if is_web else None


def format_time(value: str | None) -> str | None:
    """Write a time of day, "18:00", with the point of Finnish and Swedish: 18.00."""
    if value is None or current_language() == "en":
        return value
    return value.replace(":", ".")


_APART = re.compile(
    r" (?:(?<=\d )(?=\d{3}(?!\d)|€|%|euro|milj|prosent|procent|§)"
    r"|(?<=\d [a-z] )(?=§)|(?<=§ )(?=\d))"
)
"""A space inside a number, between it and its unit, or beside the sign of a section.

The space comes first, for a pattern that begins with a letter is looked for quickly.
"""


def tied(text: str) -> str:
    """Let no line end inside a number, or between it and its unit.

    >>> tied("kuntalain 14 §:n ja § 3") == "kuntalain 14\u00a0§:n ja §\u00a03"
    True
    """
    return _APART.sub("\u00a0", text)


def format_moment(value: dt.datetime | None) -> str:
    """Write a moment as day and time of day in Finland."""
    if value is None:
        return ""
    local = to_user_timezone(value)
    day = format_day(local.date())
    patterns = {
        "fi": "{} klo {:%H.%M}",
        "sv": "{} kl. {:%H.%M}",
        "en": "{} at {:%H:%M}",
    }
    return patterns[current_language()].format(day, local)


def format_number(value: float) -> str:
    """Write a number with the reader's thousands separator."""
    written = f"{value:,}"
    if current_language() == "en":
        return written
    return written.replace(",", "\u00a0").replace(".", ",")


def publisher_options(names: tuple[str, ...]) -> Markup:
    """Return publishers to choose from, as options of a list in the reader's language."""
    return _publisher_options(names, current_language())


@lru_cache(maxsize=8)
def _publisher_options(names: tuple[str, ...], language: str) -> Markup:
    # The names of all publishers, hundreds, are on most pages, and the same on each.
    del language  # which the labels are in
    options = (Markup("<option>{}</option>").format(publisher_label(n)) for n in names)
    return Markup().join(options)


def segments(fragment: Fragment) -> Iterator[tuple[str, bool]]:
    """Cut a fragment into (text, is marked) pieces; empty pieces are left out.

    Marks that overlap or lie outside the text are cut to fit.
    """
    position = 0
    for start, end in sorted(fragment.marks):
        start, end = max(start, position), min(end, len(fragment.text))
        if start >= end:
            continue
        if start > position:
            yield fragment.text[position:start], False
        yield fragment.text[start:end], True
        position = end
    if position < len(fragment.text):
        yield fragment.text[position:], False


def _language_context() -> dict[str, Any]:
    return {"language": current_language()}


def _static_versions(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()[:12]
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
