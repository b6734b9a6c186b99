"""Finnish analysis of documents and queries; the class the other rooms use.

Documents and queries meet in folded base forms. Bulk users call ``analyze_terms``, which
spares the token objects.
"""

from __future__ import annotations

import functools
from typing import Any

from analyzers.base import Expansion, QueryWord, Token
from analyzers.lexicon import abbreviations
from analyzers.suspended import FoundWord, complete, is_suspended
from analyzers.text_cleaning import CleanText, clean
from analyzers.voikko import Voikko
from analyzers.word_analysis import WordAnalysis, WordTerms
from analyzers.words import WORD

RULES_VERSION = "1"
"""Raised with every change that gives another term to any word."""

CACHE_WORDS = 100_000
"""Words in each of the cache's two generations; together they stay below 100 MB."""


class FinnishAnalyzer:
    """Implements ``analyzers.base.Analyzer`` with Voikko.

    Cheap to make; may be used from several threads and pickled (caches and library
    handles are left behind).

    Raises:
        VoikkoMissing: on construction, when libvoikko is not installed; on first use,
            when its Finnish dictionary is not.
    """

    def __init__(self, cache_words: int = CACHE_WORDS) -> None:
        self._voikko = Voikko()
        self._words = WordAnalysis(self._voikko)
        self._cache_words = cache_words
        self._young: dict[str, WordTerms] = {}
        self._old: dict[str, WordTerms] = {}

    @functools.cached_property
    def version(self) -> str:
        """Dictionary and rule version; an index made with another one is refused."""
        return f"{self._voikko.version()}-rules-{RULES_VERSION}"

    def analyze(self, text: str) -> list[Token]:
        """Return the words of a document in reading order; [] for an empty text."""
        cleaned = clean(text, self._words.is_known)
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
            for position, (start, end, terms) in enumerate(self._words_of(cleaned))
        ]

    def analyze_terms(self, text: str) -> list[FoundWord]:
        """Return ``(start, end, terms)`` per word: ``analyze`` for indexing in bulk.

        The position is the running number. ``terms`` of equal words are usually the same
        object, so a caller may keep what it derives from them by ``id`` within one call.
        """
        return self._words_of(clean(text, self._words.is_known))

    def analyze_query(self, text: str) -> list[QueryWord]:
        """Return the words of a query in reading order; [] when it has none."""
        cleaned = clean(text, self._words.is_known)
        return [
            self._query_word(text, start, end, position, terms)
            for position, (start, end, terms) in enumerate(
                self._words_of(cleaned, is_document=False)
            )
        ]

    def _query_word(
        self, text: str, start: int, end: int, position: int, terms: WordTerms
    ) -> QueryWord:
        return QueryWord(
            text=text[start:end],
            start=start,
            end=end,
            position=position,
            lemma=terms.lemma,
            exact=terms.exact,
            ranking_part=terms.part,
            expansions=self._expansions(terms),
            is_number=terms.is_number,
        )

    def _expansions(self, terms: WordTerms) -> tuple[Expansion, ...]:
        names = {
            name: None
            for key in (terms.exact, *terms.lemma)
            for name in abbreviations().get(key, ())
        }
        return tuple(
            Expansion(
                name,
                tuple(one.lemma for _, _, one in self.analyze_terms(name)),
            )
            for name in names
        )

    def _words_of(
        self, cleaned: CleanText, *, is_document: bool = True
    ) -> list[FoundWord]:
        span = cleaned.span if cleaned.maps else None
        words: list[FoundWord] = []
        forms: list[str] = []
        places: list[int] = []
        for match in WORD.finditer(cleaned.text):
            key = match.group()
            terms = self._young.get(key) or self._terms(
                key, match.lastgroup == "number"
            )
            start, end = match.span()
            if is_suspended(key):
                places.append(len(words))
            if span:
                start, end = span(start, end)
            words.append((start, end, terms))
            forms.append(key)
        if places and is_document:
            complete(words, forms, places)
        return words

    def _terms(self, word: str, is_number: bool) -> WordTerms:
        terms = self._old.get(word)
        if terms is None:
            make = self._words.number if is_number else self._words.word
            terms = make(word)
        if len(self._young) >= self._cache_words:
            self._old, self._young = self._young, {}
        self._young[word] = terms
        return terms

    def __getstate__(self) -> dict[str, Any]:
        return {"cache_words": self._cache_words}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]
