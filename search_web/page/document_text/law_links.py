"""Law keys, their addresses here, and the official text at Finlex.

A key is the canonical facet value: "380/2023", "380/2023 § 23",
"1336/1997 luku 1 § 5". The address of its page is built from the same parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flask import request, url_for

from analyzers.law.model import LawReference, spaced
from analyzers.law.register.source_names import source_name, split_key
from analyzers.law.register.statutes import finlex_page, statute
from indexer.parameters.request_writing import query_string
from indexer.request import SearchRequest
from search_web.page.document_text.text_view import Span
from search_web.page.labelling.languages import current_language
from search_web.page.labelling.law_names import (
    law_label,
    name_language,
    place_words,
    short_name,
)

_KEY = re.compile(
    r"(?P<number>\d{1,5})/(?P<year>(?:1[5-9]|20)\d\d)"
    r"(?: luku (?P<chapter>\d+(?: [a-zåäö])?))?(?: § (?P<section>\d+(?: [a-zåäö])?))?"
)
_PLACE = re.compile(r"(?:luku-(?P<chapter>\d+[a-zåäö]?))?/?(?P<section>\d+[a-zåäö]?)?")


@dataclass(frozen=True, slots=True)
class LawLink:
    """A law key for people.

    Attributes:
        key: canonical.
        name: short name of the act, EU act or treaty in the reader's language, "" when
            unknown.
        language: of the name: "sv" or "en" when we have one to show, else "fi".
        place: the part after the act ("23 §") in the reader's language, "" for a whole
            act.
        address: our page, or a search for what has no page.
        finlex: official text, None for what is not a statute.
    """

    key: str
    name: str
    language: str
    place: str
    address: str
    finlex: str | None

    @property
    def number(self) -> str:
        """The key of the whole act: "410/2015", "EU 1069/2009"."""
        return split_key(self.key)[0]

    @property
    def words(self) -> str:
        """The whole key as a sentence has it: "kuntalaki 14 §", "14 § i kommunallagen"."""
        if not self.name:
            return self.key
        return law_label(self.key) if self.place else self.name


def law_link(key: str) -> LawLink:
    """Return the links of a canonical law key."""
    return _law_link(key, current_language(), request.script_root)


@lru_cache(maxsize=20_000)
def _law_link(key: str, language: str, script_root: str) -> LawLink:
    # The language and the root of the app decide names and addresses.
    del script_root
    act, place = split_key(key)
    found = statute(act)
    is_swedish = language == "sv"
    return LawLink(
        key=key,
        name=short_name(found) if found else source_name(act, language),
        language=name_language(found) if found else "sv" if is_swedish else "fi",
        place=place_words(place),
        address=law_address(key),
        finlex=finlex_page(key),
    )


def law_chips(keys: Sequence[str]) -> list[LawLink]:
    """Return links of *keys*, leaving out an act when a place in it is there too."""
    placed = {source for source, place in map(split_key, keys) if place}
    return [law_link(key) for key in keys if key not in placed]


def law_address(key: str) -> str:
    """Return the address of our page about *key*; a search when it is not a statute."""
    found = _KEY.fullmatch(key)
    if found is None:
        asked = SearchRequest(filters={"law_reference": (key,)})
        return f"{url_for('search.results')}?{query_string(asked)}"
    chapter, section = found["chapter"], found["section"]
    parts = (f"luku-{chapter}" if chapter else "", section or "")
    place = "/".join(part.replace(" ", "") for part in parts if part)
    year, number = int(found["year"]), int(found["number"])
    if place:
        return url_for("law.place", year=year, number=number, place=place)
    return url_for("law.act", year=year, number=number)


def law_key(year: int, number: int, place: str = "") -> str | None:
    """Return the key that an address means, None when *place* is not a place."""
    key = f"{number}/{year}"
    if not place:
        return key
    found = _PLACE.fullmatch(place)
    if found is None or not (found["chapter"] or found["section"]):
        return None
    if found["chapter"]:
        key += f" luku {spaced(found['chapter'])}"
    if found["section"]:
        key += f" § {spaced(found['section'])}"
    return key


def law_spans(references: Iterable[LawReference]) -> tuple[Span, ...]:
    """Turn references to acts into links; those without a target are left out."""
    return tuple(
        Span(ref.start, ref.end, law_address(ref.keys[-1]), title="; ".join(ref.keys))
        for ref in references
        if ref.keys and ref.kind == "statute"
    )
