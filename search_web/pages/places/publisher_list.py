"""Names of municipalities and organisations in addresses: which are known.

Known is what the national table or the index has; a municipality without a single
decision is known too, and its page says that nothing is covered.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Collection

from flask_babel import gettext

from analyzers.notations.toponyms.municipalities import (
    Municipality,
    municipalities,
    municipality,
)
from analyzers.notations.toponyms.regions import region, regions
from indexer.request import SearchRequest
from search_web.errors import BadParameter
from search_web.library import Library
from search_web.page.labelling.labels import alphabetical, region_label

MOST_SUGGESTED = 5


def find_publisher(name: str, held: Library) -> str | None:
    """Return the name as decisions have it; None when nobody is called so.

    Finnish and Swedish names and codes are understood, in any case.
    """
    if name in held.known_values("municipality"):
        return name
    row = municipality(name)
    if row is not None:
        return row.name_fi
    folded = name.casefold().strip()
    publishers = (*held.known_values("municipality"), *held.coverage().publishers)
    return next((each for each in publishers if each.casefold() == folded), None)


def table_row(name: str) -> Municipality | None:
    """Return the row of the national table, None for other publishers."""
    row = municipality(name)
    return row if row is not None and row.name_fi == name else None


def check_publishers(asked: SearchRequest, held: Library) -> SearchRequest:
    """Return *asked* with the publishers' names as decisions have them.

    Raises:
        BadParameter: nobody is called so; names that come near are given.
    """
    filters, excluded = dict(asked.filters), dict(asked.excluded)
    for sign, chosen in (("", filters), ("-", excluded)):
        if "municipality" in chosen:
            names = (
                known_publisher(f"{sign}kunta", name, held)
                for name in chosen["municipality"]
            )
            chosen["municipality"] = tuple(dict.fromkeys(names))
        if "region" in chosen:
            names = (
                _known_region(f"{sign}maakunta", each) for each in chosen["region"]
            )
            chosen["region"] = tuple(dict.fromkeys(names))
    return dataclasses.replace(asked, filters=filters, excluded=excluded)


def named_regions() -> tuple[tuple[str, str], ...]:
    """Return the regions as (value, name in the reader's language), by that name."""
    rows = ((row.fi, region_label(row.fi)) for row in regions())
    return tuple(sorted(rows, key=lambda row: alphabetical(row[1])))


def names_in(chosen: Collection[str]) -> frozenset[str]:
    """Return the municipalities of some regions, named as decisions have them."""
    return frozenset(row.name_fi for row in municipalities() if row.region in chosen)


def _known_region(parameter: str, name: str) -> str:
    found = region(name)
    if found is not None:
        return found.fi
    message = gettext("There is no region “%(name)s”.", name=name)
    allowed = ", ".join(label for _, label in named_regions())
    raise BadParameter(parameter, message, allowed, name)


def known_publisher(parameter: str, name: str, held: Library) -> str:
    """Return the name as decisions have it.

    Raises:
        BadParameter: nobody is called so; names that come near are given.
    """
    found = find_publisher(name, held)
    if found is not None:
        return found
    message = gettext("There is no municipality “%(name)s”.", name=name)
    raise BadParameter(parameter, message, _suggestion(name, held), name)


def _suggestion(name: str, held: Library) -> str:
    names = {row.name_fi for row in municipalities()}
    names |= {row.name_sv for row in municipalities()}
    names.update(held.coverage().publishers)
    near = difflib.get_close_matches(name, sorted(names), MOST_SUGGESTED, 0.6)
    rest = gettext("the municipalities of Finland and their organisations")
    return ", ".join((*near, rest)) if near else rest
