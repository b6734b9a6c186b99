"""Municipality and body names in the words of a query, in any inflection.

Names come from the index itself and from the table of municipalities, so a body is only
recognised when some decision was made by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analyzers.base import Analyzer, QueryWord
from analyzers.notations.municipal_bodies.canonical_bodies import (
    canonical_body,
    other_names,
    own_name,
    short_names,
)
from analyzers.notations.toponyms.municipalities import (
    municipalities as all_municipalities,
)
from indexer.contract.backend import BackendQuery, IndexBackend
from indexer.contract.query import Every

NameKind = Literal["municipality", "body", "minutes_section"]

MUNICIPALITY_WORDS = frozenset(
    {"kaupunki", "kunta", "stad", "kommun", "kaupungin", "kunnan", "stads", "kommuns"}
)
AMBIGUOUS_NAMES = frozenset(
    [
        "eura",
        "hamina",
        "hanko",
        "harjavalta",
        "ii",
        "juva",
        "kaarina",
        "kemi",
        "kerava",
        "keuruu",
        "kitee",
        "kolari",
        "koski",
        "lahti",
        "laitila",
        "lappi",
        "lapua",
        "lestijärvi",
        "lieto",
        "loppi",
        "luoto",
        "merijärvi",
        "nokia",
        "pello",
        "pyhäntä",
        "pyhäjärvi",
        "raahe",
        "raisio",
        "rusko",
        "rautavaara",
        "salla",
        "salo",
        "sauvo",
        "simo",
        "sonkajärvi",
        "sysmä",
        "sievi",
        "tervo",
        "tornio",
        "utajärvi",
        "vaala",
        "valtimo",
        "vesanto",
        "vesilahti",
        "virrat",
        "vimpeli",
        "virolahti",
        "vihti",
        "åland",
        "karvia",
        "larsmo",
    ]
)
"""Names that are also common words or names of other things: never certain when typed
in lower case."""


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name or a section of minutes at words ``first`` to ``last`` (excluded).

    ``values`` are facet values; ``is_sure`` False when the word may mean something else.
    ``is_short`` for an abbreviation, which is a body's only beside a municipality.
    """

    kind: NameKind
    first: int
    last: int
    label: str
    values: tuple[str, ...]
    is_sure: bool = True
    is_short: bool = False


class NameIndex:
    """Names that may be recognised, by the terms of their first word."""

    def __init__(
        self,
        analyzer: Analyzer,
        municipalities: Iterable[str],
        bodies: Iterable[str],
    ) -> None:
        self._analyzer = analyzer
        self._names: dict[str, list[_Name]] = {}
        values: dict[str, str] = {}
        for row in all_municipalities():
            values[row.name_fi] = row.name_fi
            if row.name_sv:
                values.setdefault(row.name_sv, row.name_fi)
        self._held = frozenset(municipalities)
        values.update({name: name for name in self._held})
        for name, value in values.items():
            self._add("municipality", name, value, (value,))
        for canonical, members in _groups(bodies).items():
            names = (own_name(member) for member in members)
            for name in dict.fromkeys((canonical, *names, *other_names(canonical))):
                self._add("body", name, canonical, members)
            for name in short_names(canonical):
                self._add("body", name, canonical, members, is_short=True)

    def is_held(self, municipality: str) -> bool:
        """Whether the index has decisions of *municipality*."""
        return municipality in self._held

    def find(self, words: Sequence[QueryWord]) -> list[NameFound]:
        """Return names in order, longest first at each place, not overlapping."""
        found: list[NameFound] = []
        at = 0
        while at < len(words):
            name = self._longest_at(words, at)
            if name is None:
                at += 1
            else:
                found.append(name)
                at = name.last
        return found

    def _longest_at(self, words: Sequence[QueryWord], at: int) -> NameFound | None:
        best: _Name | None = None
        for term in _terms(words[at]):
            for name in self._names.get(term, ()):
                is_longer = best is None or len(name.terms) > len(best.terms)
                if is_longer and name.matches(words, at):
                    best = name
        if best is None:
            return None
        last = at + len(best.terms)
        sure = True
        if best.kind == "municipality":
            sure = _is_sure(best, words, at, last)
            if last < len(words) and _terms(words[last]) & MUNICIPALITY_WORDS:
                last += 1
                sure = True
        return NameFound(
            best.kind, at, last, best.label, best.values, sure, best.is_short
        )

    def _add(
        self,
        kind: NameKind,
        name: str,
        label: str,
        values: tuple[str, ...],
        *,
        is_short: bool = False,
    ) -> None:
        words = self._analyzer.analyze_query(name)
        if not words:
            return
        terms = tuple(frozenset(_terms(word)) for word in words)
        entry = _Name(kind, terms, label, values, is_short)
        for term in terms[0]:
            self._names.setdefault(term, []).append(entry)


@dataclass(frozen=True, slots=True)
class _Name:
    kind: NameKind
    terms: tuple[frozenset[str], ...]
    label: str
    values: tuple[str, ...]
    is_short: bool = False

    def matches(self, words: Sequence[QueryWord], at: int) -> bool:
        if at + len(self.terms) > len(words):
            return False
        return all(
            terms & _terms(word)
            for terms, word in zip(self.terms, words[at:], strict=False)
        )


def _terms(word: QueryWord) -> set[str]:
    return {*word.lemma, word.exact}


def _groups(bodies: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, dict[str, None]] = {}
    for body in sorted(bodies):
        for name in (body, own_name(body)):
            groups.setdefault(canonical_body(name), {})[body] = None
    return {name: tuple(members) for name, members in groups.items()}


def _is_sure(name: _Name, words: Sequence[QueryWord], at: int, last: int) -> bool:
    """Doubt a common word in lower case, and a name that begins a longer name.

    "Turku Energia", "Mikkelin Palloilijat" and "Helsingin Sanomat" are not municipalities.
    """
    if name.terms[0] & AMBIGUOUS_NAMES and words[at].text[:1].islower():
        return False
    follows = words[last].text if last < len(words) else ""
    return not (follows[:1].isupper() and words[at].text[:1].isupper())


def index_values(backend: IndexBackend) -> Mapping[str, tuple[str, ...]]:
    """Return the names of publishers, bodies and regions that an index has."""
    names = ("municipality", "body", "region")
    counts = backend.search(BackendQuery(Every(), limit=0, facets=names)).counts
    return {name: tuple(sorted(values)) for name, values in counts.items()}
