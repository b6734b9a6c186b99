"""Finnish analysis of documents and queries; the class the other rooms use.

Documents and queries meet in folded base forms. Swedish paragraphs are stemmed with
Snowball instead. Bulk users call ``analyze_terms``, which spares the token objects.
"""

from __future__ import annotations

import functools
from typing import Any

from analyzers.base import Expansion, QueryWord, Token
from analyzers.identifiers import identifier_terms
from analyzers.lexicon import (
    abbreviations,
    closed_class,
    lexicon_digest,
    whole_compounds,
)
from analyzers.suspended import FoundWord, complete
from analyzers.swedish import SwedishStemmer, swedish_spans
from analyzers.term_cache import TermCache
from analyzers.text_cleaning import clean
from analyzers.voikko import Voikko
from analyzers.word_analysis import WordAnalysis
from analyzers.word_terms import WordTerms, fold_surface
from analyzers.words import WORD

RULES_VERSION = "7"
"""Raised with every change of the code that gives another term to any word; a change of
the data files is noticed by itself."""

CACHE_WORDS = 100_000
"""Words in each of the cache's two generations; together they stay below 100 MB."""


SMALL_CACHE = 4_000
"""Halves of cut words that were asked for, and heads of suspended compounds."""


class FinnishAnalyzer:
    """Implements ``analyzers.base.Analyzer`` with Voikko.

    Cheap to make; may be used from several threads and pickled (caches and library
    handles are left behind).

    Raises:
        VoikkoMissing: on construction, when libvoikko is not installed; on first use,
            when its Finnish dictionary is not.
    """

    def __init__(self, cache_words: int = CACHE_WORDS) -> None:
        self._cache_words = cache_words
        self._voikko = Voikko()
        self._words = WordAnalysis(self._voikko)
        self._known = TermCache(self._words.is_known, SMALL_CACHE)
        self._chains = TermCache(self._words.chains, SMALL_CACHE)
        self._stemmer = SwedishStemmer()
        self._finnish = TermCache(self._words.terms, cache_words)
        self._swedish = TermCache(self._swedish_terms, cache_words // 8)

    @functools.cached_property
    def version(self) -> str:
        """Dictionary and rule version; an index made with another one is refused."""
        rules = f"{RULES_VERSION}-{lexicon_digest()}"
        dictionary = self._voikko.version({*closed_class(), *whole_compounds()})
        return f"{dictionary}-rules-{rules}"

    @property
    def cached_words(self) -> int:
        """How many words the caches hold."""
        return self._finnish.words + self._swedish.words

    def analyze(self, text: str) -> list[Token]:
        """Return the words of a document in reading order; [] for an empty text.

        Never raises on any string.
        """
        return [
            Token(
                text[start:end],
                start,
                end,
                position,
                terms.lemma,
                terms.part,
                terms.exact,
            )
            for position, (start, end, terms) in enumerate(self.analyze_terms(text))
        ]

    def analyze_terms(self, text: str) -> list[FoundWord]:
        """Return ``(start, end, terms)`` per word: ``analyze`` for indexing in bulk.

        The position of a word is its place in the list. Equal words share one ``terms``
        object (but for completed suspended compounds), so a caller may keep what it
        derives from one in a dictionary by ``id`` for as long as it holds the list.
        """
        return self._found(text, is_document=True)

    def analyze_query(self, text: str) -> list[QueryWord]:
        """Return the words of a query in reading order; [] when it has none.

        A word that the Finnish dictionary lacks also asks for its Swedish stem.
        """
        return [
            QueryWord(
                text=text[start:end],
                start=start,
                end=end,
                position=position,
                lemma=self._query_lemma(terms),
                exact=terms.exact,
                ranking_part=terms.part,
                expansions=self._expansions(terms),
                is_number=terms.is_number,
            )
            for position, (start, end, terms) in enumerate(
                self._found(text, is_document=False)
            )
        ]

    def _query_lemma(self, terms: WordTerms) -> tuple[str, ...]:
        exact = terms.exact
        lemma = terms.asked or terms.lemma
        if terms.is_number or not exact.isalpha() or self._known[exact]:
            return lemma
        return tuple(sorted({*lemma, self._stemmer.stem(exact)}))

    def _found(self, text: str, *, is_document: bool) -> list[FoundWord]:
        cleaned = clean(text, self._known.__getitem__)
        finnish, swedish = self._finnish, self._swedish
        swedish_parts = swedish_spans(cleaned.text)
        found: list[FoundWord] = []
        done = 0
        for start, end in [*swedish_parts, (len(cleaned.text), len(cleaned.text))]:
            for cache, until in ((finnish, start), (swedish, end)):
                found += [
                    (*match.span(), cache[match.group()])
                    for match in WORD.finditer(cleaned.text, done, until)
                ]
                done = until
        if is_document:
            self._complete(found, cleaned.text)
        if cleaned.maps:
            span = cleaned.span
            found = [(*span(start, end), terms) for start, end, terms in found]
        return found

    def _complete(self, found: list[FoundWord], text: str) -> None:
        places = [index for index, word in enumerate(found) if word[2].is_suspended]
        if places:
            complete(found, text, places, self._chains.__getitem__)

    def _swedish_terms(self, word: str) -> WordTerms:
        terms = identifier_terms(word)
        if terms:
            return terms
        exact = fold_surface(word)
        return WordTerms((self._stemmer.stem(exact.replace("-", "")),), (), exact)

    def _expansions(self, terms: WordTerms) -> tuple[Expansion, ...]:
        table = abbreviations()
        keys = dict.fromkeys((terms.exact.replace("-", ""), *terms.lemma))
        names = dict.fromkeys(name for key in keys for name in table.get(key, ()))
        return tuple(Expansion(name, self._lemmas_of_name(name)) for name in names)

    def _lemmas_of_name(self, name: str) -> tuple[tuple[str, ...], ...]:
        found = self._found(name, is_document=False)
        return tuple(terms.asked or terms.lemma for _, _, terms in found)

    def __getstate__(self) -> dict[str, Any]:
        return {"cache_words": self._cache_words}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]
