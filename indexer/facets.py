"""The one table of facets: what can be filtered and counted.

To add a facet, add a row here, fill it in ``documents.build_document`` and give it a
label in each language. Names are English and used in JSON; parameters are Finnish and
used in addresses and on the command line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from indexer.errors import UnknownFacet


@dataclass(frozen=True, slots=True)
class Facet:
    """One row.

    ``is_multi`` when a document may have several values; ``is_hidden`` rows can be
    filtered by but are never listed to people.
    """

    name: str
    parameter: str
    is_multi: bool = False
    order: Literal["count", "value", "value-desc"] = "count"
    is_hidden: bool = False


FACETS: tuple[Facet, ...] = (
    Facet("municipality", "kunta"),
    Facet("region", "maakunta"),
    Facet("body", "toimielin"),
    Facet("body_type", "toimielintyyppi"),
    Facet("law_reference", "laki", is_multi=True),
    Facet("statute", "saados", is_multi=True),
    Facet("year", "vuosi", order="value-desc"),
    Facet("topic", "aihe", order="value"),
    Facet("outcome", "ratkaisu"),
    Facet("kind", "laji"),
    Facet("status", "vaihe"),
    Facet("language", "kieli"),
    Facet("routine", "rutiini"),
    Facet("municipal_rule", "saanto", is_multi=True),
    Facet("case", "asia"),
    Facet("source", "lahde"),
    Facet("head_year", "alun-vuosi", is_multi=True, is_hidden=True),
    Facet("head_month", "alun-kuukausi", is_multi=True, is_hidden=True),
    Facet("case_number", "dnro", is_multi=True, is_hidden=True),
    Facet("law_reference_any", "laki-kaikki", is_multi=True, is_hidden=True),
    Facet("statute_any", "saados-kaikki", is_multi=True, is_hidden=True),
)
"""``case`` holds "<municipality>/<case key>" (``analyzers.notations.case_keys.case_key``),
``case_number`` all that a number is found by (``indexed_case_keys``); the rest is what
its name says.

``law_reference`` holds both levels, "380/2023" and "380/2023 § 23"; ``statute`` the act
only; both count references of the decision's own text, their ``_any`` twins those of
every role (appeal instructions, attachments, earlier handlings). ``routine`` is "yes" or "no". ``head_year`` and
``head_month`` ("2022-05") are those named in the title or at the beginning of the text,
for decisions whose date was not recognised. An absent value is no value, never an empty text."""

_BY_NAME = {facet.name: facet for facet in FACETS}
_BY_PARAMETER = {facet.parameter: facet for facet in FACETS}


def facet(name: str) -> Facet:
    """Return the facet called *name* (or having it as its parameter).

    Raises:
        UnknownFacet: naming what is allowed.
    """
    found = _BY_NAME.get(name) or _BY_PARAMETER.get(name)
    if found is None:
        allowed = ", ".join(f"{row.name} ({row.parameter})" for row in FACETS)
        raise UnknownFacet(f"unknown facet {name!r}; known: {allowed}")
    return found
