"""A stream of different queries, as people ask them of decisions; none comes twice.

Words are drawn from the running text of made-up decisions, so they come by Zipf's law out
of a vocabulary that grows; those that over two fifths of all documents have are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
from bench_corpus import Corpus

from analyzers.base import Token
from indexer.contract.document import IndexDocument
from indexer.contract.query import And, Every, Filter, Node, Or, Phrase, Prefix, Word

SHARES = {
    "one word": 0.16,
    "two words": 0.22,
    "three words": 0.10,
    "any of three": 0.08,
    "phrase": 0.08,
    "prefix": 0.05,
    "word, filters": 0.12,
    "law": 0.06,
    "filters only": 0.05,
    "newest": 0.04,
    "deep page": 0.04,
}
COMMONEST = 0.4
PAGE = 20


@dataclass(frozen=True, slots=True)
class PageQuery:
    """A result page to make.

    Attributes:
        mode: "all" or "any" of the base forms; "phrase": forms in a row, as written;
            "prefix": the one word is a beginning.
        filters: facet and the values of which one is wanted; all facets together.
        is_newest: by day, else by score.
    """

    kind: str
    words: tuple[str, ...] = ()
    mode: str = "all"
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    is_newest: bool = False
    offset: int = 0

    @property
    def is_comparable(self) -> bool:
        """Whether engines agree on what it means: beginnings match parts in peers."""
        return self.mode != "prefix"

    def as_row(self) -> dict[str, Any]:
        """Return it for a program in another language."""
        return asdict(self)


def tree(query: PageQuery) -> Node:
    """Return the query tree of a page; filters narrow their own facet, as in peers."""
    nodes = [Filter(name, values) for name, values in query.filters]
    if not query.words:
        return And(tuple(nodes)) if nodes else Every()
    return And((_words(query), *nodes)) if nodes else _words(query)


def _words(query: PageQuery) -> Node:
    if query.mode == "prefix":
        return Prefix(query.words[0])
    is_phrase = query.mode == "phrase"
    words = tuple(Word((x,), x, is_exact=is_phrase) for x in query.words)
    if is_phrase:
        return Phrase(words)
    return Or(words) if query.mode == "any" else And(words)


class Stream:
    """Draws queries that were not drawn before."""

    def __init__(self, size: int, seed: int) -> None:
        self._rng = np.random.default_rng(seed)
        sample = min(size, 3000)
        self._documents = list(Corpus(size).block(0, min(sample, 1000)))
        for start in range(1000, sample, 1000):
            self._documents += Corpus(size).block(start, min(start + 1000, sample))
        self._common = self._too_common()

    def _too_common(self) -> set[str]:
        counts: dict[str, int] = {}
        for document in self._documents:
            terms = {x for token in _tokens(document) for x in _terms(token)}
            for term in terms:
                counts[term] = counts.get(term, 0) + 1
        bound = COMMONEST * len(self._documents)
        return {term for term, count in counts.items() if count > bound}

    def queries(self, count: int) -> list[PageQuery]:
        """Return so many different queries, in the proportions of ``SHARES``."""
        kinds, shares = list(SHARES), np.array(list(SHARES.values()))
        found: dict[PageQuery, None] = {}
        while len(found) < count:
            kind = kinds[int(self._rng.choice(len(kinds), p=shares / shares.sum()))]
            if query := self._query(kind):
                found[query] = None
        return list(found)

    def _document(self) -> IndexDocument:
        return self._documents[int(self._rng.integers(len(self._documents)))]

    def _words(self, document: IndexDocument, count: int) -> tuple[str, ...]:
        tokens = document.body_tokens
        found: dict[str, None] = {}
        for at in self._rng.integers(len(tokens), size=20 * count).tolist():
            word = tokens[at].lemma[0]
            if word not in self._common and not word[0].isdigit():
                found[word] = None
            if len(found) == count:
                break
        return tuple(found)

    def _query(self, kind: str) -> PageQuery | None:
        document = self._document()
        wanted = {"two words": 2, "three words": 3, "any of three": 3}.get(kind, 1)
        words = self._words(document, wanted)
        if len(words) < wanted:
            return None
        query = PageQuery(kind, words, "any" if kind == "any of three" else "all")
        match kind:
            case "phrase":
                return self._phrase(document)
            case "prefix":
                length = int(self._rng.integers(4, 8))
                return replace(query, words=(words[0][:length],), mode=kind)
            case "word, filters":
                return replace(query, filters=tuple(self._filters(document)))
            case "filters only":
                found = [*self._filters(document), *self._filters(self._document())]
                return replace(query, words=(), filters=tuple(dict(found).items()))
            case "law":
                return self._law(query, document)
            case "newest":
                return replace(query, is_newest=True)
            case "deep page":
                pages = int(self._rng.integers(5, 200))
                return replace(query, offset=PAGE * pages)
        return query

    def _filters(
        self, document: IndexDocument
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        facets = document.facets
        chosen = ("municipality", "body")[int(self._rng.integers(2))]
        yield chosen, facets[chosen]
        if self._rng.random() < 0.5:
            first = int(facets["year"][0])
            years = range(first, first + int(self._rng.integers(1, 4)))
            yield "year", tuple(map(str, years))

    def _law(self, query: PageQuery, document: IndexDocument) -> PageQuery | None:
        laws = document.facets["law_reference"]
        if not laws:
            return None
        words = query.words if self._rng.random() < 0.5 else ()
        return replace(query, words=words, filters=(("law_reference", laws[:1]),))

    def _phrase(self, document: IndexDocument) -> PageQuery:
        tokens = document.body_tokens
        length = int(self._rng.integers(2, 4))
        at = int(self._rng.integers(len(tokens) - length))
        forms = tuple(token.exact for token in tokens[at : at + length])
        return PageQuery("phrase", forms, "phrase")


def _tokens(document: IndexDocument) -> tuple[Token, ...]:
    return (*document.title_tokens, *document.body_tokens)


def _terms(token: Token) -> tuple[str, ...]:
    return (*token.lemma, *token.part, token.exact)
