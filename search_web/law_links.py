"""Addresses of laws: our own law pages, and the official text in Finlex or EUR-Lex."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for

from analyzers.law_model import LawReference
from search_web.parameters import query_string
from search_web.text_view import Span

_KEY = re.compile(
    r"(?P<number>\d{1,5})/(?P<year>\d{4})(?: § (?P<section>\d+(?: [a-zåäö])?))?"
)


@dataclass(frozen=True, slots=True)
class LawLink:
    """A law key with our page of it; ``finlex`` is None for what is no statute."""

    key: str
    label: str
    address: str
    finlex: str | None


def law_link(key: str) -> LawLink:
    """Return the links of a canonical law key such as "380/2023 § 23"."""
    return LawLink(
        key=key, label=key, address=law_address(key), finlex=finlex_address(key)
    )


def law_address(key: str) -> str:
    """Return the address of our page about *key*; a search when it is no statute."""
    from indexer.request import SearchRequest

    asked = SearchRequest(filters={"law_reference": (key,)})
    return f"{url_for('search.results')}?{query_string(asked)}"


def finlex_address(key: str) -> str | None:
    """Return the address of a statute's official text, built from number and year."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    return f"https://data.finlex.fi/eli/sd/{found['year']}/{found['number']}"


def law_spans(references: Iterable[LawReference]) -> tuple[Span, ...]:
    """Turn references into links at their places; those without a target are left out."""
    return tuple(
        Span(ref.start, ref.end, law_address(ref.keys[-1]), title="; ".join(ref.keys))
        for ref in references
        if ref.keys and ref.kind == "statute"
    )
