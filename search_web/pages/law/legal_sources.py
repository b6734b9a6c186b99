"""Sources of law other than statutes: EU acts, treaties, rulings, agreements, rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from flask import url_for
from flask_babel import gettext

from analyzers.law.find import find_law_references
from analyzers.law.mentions.other_citations.eu_acts import EU_ACTS
from analyzers.law.register.source_names import UNION, ruling_key, source_name
from analyzers.law.register.statutes import statute
from indexer.parameters.request_writing import query_string
from indexer.request import SearchRequest
from search_web.library import Library
from search_web.page.labelling.languages import current_language
from search_web.page.labelling.law_names import capitalized

SourceKind = Literal["eu-act", "treaty", "ruling", "agreement", "rule"]

LEAST = 5
"""A source that fewer decisions cite has no page."""

_EU_NUMBER = re.compile(r"(?:19|20)?\d\d/(?!(?:1[5-9]|20)\d\d$)\d{1,4}|SEUT?")
_RULING = re.compile(
    r"(?:KHO|KKO|MAO|HFD|HD|VakO|TT|EOA|AOA|OKV|ECLI|C-\d|\d{2,6}/\d{4}/\d)"
)


@dataclass(frozen=True, slots=True)
class LegalSource:
    """One source.

    Attributes:
        key: "2016/679", "SopS 60/1991", "KHO:2016:118", "KVTES", "hallintosääntö".
        kind: what it is.
        name: what it is called, "" when the key says it all.
        facet: the facet that counts it.
        count: decisions that cite it.
        address: its page.
    """

    key: str
    kind: SourceKind
    name: str
    facet: str
    count: int
    address: str


def legal_sources(held: Library) -> tuple[LegalSource, ...]:
    """Return the sources that have a page, those of each kind most cited first."""
    found = [*_of("law_reference_any", held), *_of("legal_source", held)]
    found += _of("municipal_rule", held)
    return tuple(found)


def legal_source(key: str, held: Library) -> LegalSource | None:
    """Return the source with this key; None when it has no page."""
    return next((one for one in legal_sources(held) if one.key == key), None)


def source_groups(held: Library) -> Mapping[str, tuple[LegalSource, ...]]:
    """Return heading -> sources, in the order that the list shows."""
    sources = legal_sources(held)
    headings: dict[SourceKind, str] = {
        "eu-act": gettext("EU acts"),
        "treaty": gettext("Treaties"),
        "ruling": gettext("Rulings"),
        "agreement": gettext("Collective agreements"),
        "rule": gettext("Rules of municipalities"),
    }
    groups = {
        heading: tuple(one for one in sources if one.kind == kind)
        for kind, heading in headings.items()
    }
    return {heading: found for heading, found in groups.items() if found}


def source_kind(facet: str, key: str) -> SourceKind | None:
    """Return the kind of a value of *facet*; None for statutes and sections.

    >>> source_kind("law_reference_any", "2016/679")
    'eu-act'
    """
    if facet == "municipal_rule":
        return "rule"
    if facet == "legal_source":
        if key.startswith("SopS"):
            return "treaty"
        return "ruling" if _RULING.match(key) else "agreement"
    if key.startswith(UNION) and "art." not in key:
        return "eu-act"
    is_eu = key in EU_ACTS or _EU_NUMBER.fullmatch(key) is not None
    return "eu-act" if is_eu and statute(key) is None else None


def _of(facet: str, held: Library) -> list[LegalSource]:
    return [
        LegalSource(
            key=key,
            kind=kind,
            name=capitalized(source_name(key, current_language())),
            facet=facet,
            count=count,
            address=url_for("law.source", key=key),
        )
        for key, count in held.known_values(facet).items()
        if count >= LEAST and (kind := source_kind(facet, key)) is not None
    ]


def known_source(typed: str, held: Library) -> str | None:
    """Return the address of the source that somebody typed: "KHO 2016:118", "KVTES".

    Its page, or a search for the few decisions that cite it; None when none does.
    """
    wanted = _compared(_as_ruling(typed))
    for found in legal_sources(held):
        if wanted in (_compared(found.key), _compared(found.name)):
            return found.address
    for name in ("legal_source", "municipal_rule"):
        for key in held.known_values(name):
            if wanted == _compared(key):
                asked = SearchRequest(filters={name: (key,)})
                return f"{url_for('search.results')}?{query_string(asked)}"
    return None


def _as_ruling(typed: str) -> str:
    """Return the key of a ruling that was typed in another way: "HFD 2016:118"."""
    cited = find_law_references(typed)
    is_one = len(cited) == 1 and cited[0].kind == "court-ruling"
    return ruling_key(cited[0].targets[0].act) if is_one else typed


def _compared(name: str) -> str:
    """Return a key or name without what people write in many ways."""
    return "".join(c for c in name.casefold() if c.isalnum())
