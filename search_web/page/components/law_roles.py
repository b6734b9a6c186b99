"""Decisions that apply a law, and all that cite it: the other choice, one click away."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask_babel import gettext

from indexer.parameters.request_writing import query_string
from indexer.request import SearchRequest
from search_web.page.templating import format_number

_BY_ROLE = frozenset(("law_reference", "statute"))
"""Facets that count a law by what it is cited for."""


@dataclass(frozen=True, slots=True)
class OtherRoles:
    """The link to the other choice, with its number of decisions in words."""

    label: str
    address: str


def with_other_roles(asked: SearchRequest) -> SearchRequest | None:
    """Return *asked* with the other choice of roles; None where no law is chosen."""
    if not _BY_ROLE & {*asked.filters, *asked.excluded}:
        return None
    return replace(
        asked, law_roles="body" if asked.law_roles == "any" else "any", offset=0
    )


def other_roles(
    other: SearchRequest, count: int, total: int, address: str
) -> OtherRoles | None:
    """Return the link to *other*; None where it lists nothing else.

    Args:
        other: as by ``with_other_roles``.
        count: decisions that it finds.
        total: decisions that the search itself finds.
        address: of the results.
    """
    if count == total:
        return None
    words = (
        gettext("All %(total)s that cite the law", total=format_number(count))
        if other.law_roles == "any"
        else gettext(
            "Only the %(total)s that apply the law", total=format_number(count)
        )
    )
    return OtherRoles(words, f"{address}?{query_string(other)}")
