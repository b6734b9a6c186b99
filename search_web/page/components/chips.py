"""The active filters of a search, each with the address that removes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from flask_babel import gettext

from indexer.parameters.parameter_table import BY_NAME
from indexer.parameters.request_writing import query_string
from indexer.request import SearchRequest
from search_web.page.components.facet_groups import with_filter
from search_web.page.components.routine_items import with_routine
from search_web.page.labelling.labels import facet_label, parameter_label, value_label
from search_web.page.templating import format_day, format_euros


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter, and the address of the same search without it."""

    label: str
    value: str
    address: str
    is_excluded: bool = False


_TIERS = ("exact", "near")


def chips(asked: SearchRequest, address: str) -> tuple[Chip, ...]:
    """Return the active filters of *asked*; links go to *address*."""
    first = replace(asked, offset=0)

    def link(changed: SearchRequest) -> str:
        return f"{address}?{query_string(changed)}"

    found = [
        Chip(
            facet_label(facet),
            value_label(facet, value),
            link(with_filter(asked, facet, (v for v in values if v != value))),
        )
        for facet, values in asked.filters.items()
        for value in values
    ]
    whole = with_routine(asked)
    if whole is not None:
        label, name = gettext("Routine items and cover pages"), gettext("left out")
        found.append(Chip(label, name, link(whole)))
    for facet, values in (whole or asked).excluded.items():
        for value in values:
            kept = tuple(v for v in values if v != value)
            others = {f: v for f, v in asked.excluded.items() if f != facet}
            changed = replace(first, excluded=others | ({facet: kept} if kept else {}))
            label, name = facet_label(facet), value_label(facet, value)
            found.append(Chip(label, name, link(changed), is_excluded=True))
    if asked.date_from:
        day = format_day(asked.date_from)
        found.append(Chip(gettext("From"), day, link(replace(first, date_from=None))))
    if asked.date_to:
        day = format_day(asked.date_to)
        found.append(Chip(gettext("To"), day, link(replace(first, date_to=None))))
    found += _ranges(first, link)
    if asked.searched == "own":
        label, name = gettext("Attachments"), gettext("decision text only")
        found.append(Chip(label, name, link(replace(first, searched="all"))))
    if asked.searched == "formal":
        label = gettext("Text")
        name = gettext("also appeal instructions and contacts")
        found.append(Chip(label, name, link(replace(first, searched="all"))))
    if asked.tier in _TIERS:
        name = gettext("exact only") if asked.tier == "exact" else gettext("near only")
        found.append(Chip(gettext("Hits"), name, link(replace(first, tier="default"))))
    if asked.law_roles == "any":
        label, name = gettext("References counted"), gettext("all")
        found.append(Chip(label, name, link(replace(first, law_roles="body"))))
    return tuple(found)


def _ranges(
    asked: SearchRequest, link: Callable[[SearchRequest], str]
) -> Iterator[Chip]:
    """Yield a chip for each bound of sums and votes."""
    for name, value, without in (
        ("summasta", asked.sum_from, replace(asked, sum_from=None)),
        ("summaan", asked.sum_to, replace(asked, sum_to=None)),
    ):
        if value is not None:
            label = parameter_label(BY_NAME[name])
            yield Chip(label, format_euros(value), link(without))
    if asked.margin_to is not None:
        label = parameter_label(BY_NAME["aanieroon"])
        wider = replace(asked, margin_to=None)
        yield Chip(label, f"{asked.margin_to:g}", link(wider))


def search_name(asked: SearchRequest) -> str:
    """Return the words and the filters of *asked* in one line; "" for all decisions."""
    no = " " + gettext("not")
    filters = (
        f"{chip.label}{no if chip.is_excluded else ''}: {chip.value}"
        for chip in chips(asked, "")
    )
    return "; ".join(filter(None, (asked.query, *filters)))
