"""Finnish analysis of documents and queries; the class the other rooms use.

Documents and queries meet in folded base forms. Swedish paragraphs are stemmed with
Snowball instead. Bulk users call ``analyze_columns``, which makes no object a word.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from analyzers.base import Expansion, QueryWord, Token
from analyzers.text.chunk_table import ChunkTable
from analyzers.text.cleaning import clean
from analyzers.text.cutting import WORD
from analyzers.text.term_cache import TermCache
from analyzers.text.word_columns import WordColumns, WordTable, joined
from analyzers.text.word_terms import FoundWord, WordTerms
from analyzers.words.compounds import Piece
from analyzers.words.morphology.lexicon import (
    abbreviations,
    closed_class,
    lexicon_digest,
    whole_compounds,
)
from analyzers.words.morphology.voikko import Voikko
from analyzers.words.suspended import completed
from analyzers.words.swedish import SwedishStemmer, swedish_spans
from analyzers.words.word_analysis import WordAnalysis

RULES_VERSION = "14"
"""Raised with every change of the code that gives another term to any word; a change of
the data files is noticed by itself."""

CACHE_WORDS = 50_000
"""Words in each of the cache's two generations, and chunks of text; together they stay
below 100 MB."""

BULK_CACHE_WORDS = 200_000
"""The same for who analyses thousands of texts: a smaller cache is thrown away before
most words come again. Together below 250 MB."""

_BODIES = ("hallitus", "valtuusto", "lautakunta", "johtokunta", "jaosto")
"""Ends of names that stand in the genitive before another word."""

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
        self._swedish = TermCache(self._stemmer.terms, cache_words // 8)
        self._tables = self._new_tables()

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
        words = self.analyze_columns([text])[0]
        terms = map(words.vocabulary.__getitem__, words.numbers.tolist())
        offsets = zip(words.starts.tolist(), words.ends.tolist(), terms, strict=True)
        # What a named tuple's own constructor does, without the call in between.
        make = tuple.__new__
        return [
            make(Token, (text[start:end], start, end, at, x[0], x[1], x[2]))
            for at, (start, end, x) in enumerate(offsets)
        ]

    def analyze_terms(self, text: str) -> list[FoundWord]:
        """Return ``(start, end, terms)`` per word: ``analyze`` without its objects.

        The position of a word is its place in the list.
        """
        return self.analyze_columns([text])[0].words()

    def analyze_columns(self, texts: Sequence[str]) -> list[WordColumns]:
        """Return the words of each text as columns: ``analyze`` for indexing in bulk.

        The columns of one call have one vocabulary.
        """
        tables = self._tables
        if tables.is_full:
            tables = self._tables = self._new_tables()
        return [self._columns(text, tables) for text in texts]

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
            for position, (start, end, terms) in enumerate(self._found(text))
        ]

    def is_known(self, word: str) -> bool:
        """See ``Analyzer``."""
        return self._known[word]

    def _query_lemma(self, terms: WordTerms) -> tuple[str, ...]:
        exact = terms.exact
        lemma = terms.asked or terms.lemma
        if terms.is_number or not exact.isalpha() or self._known[exact]:
            return lemma
        return tuple(sorted({*lemma, self._stemmer.stem(exact)}))

    def _found(self, text: str) -> list[FoundWord]:
        """Return the words of a query; suspended compounds stay as they are."""
        cleaned = clean(text, self._known.__getitem__)
        found: list[FoundWord] = []
        for start, end, is_swedish in _stretches(cleaned.text):
            cache = self._swedish if is_swedish else self._finnish
            found += [
                (*cleaned.span(*match.span()), cache[match.group()])
                for match in WORD.finditer(cleaned.text, start, end)
            ]
        return found

    def _columns(self, text: str, tables: _Tables) -> WordColumns:
        cleaned = clean(text, self._known.__getitem__)
        pieces: list[WordColumns] = []
        suspended: list[int] = []
        done = 0
        for start, end, is_swedish in _stretches(cleaned.text):
            table = tables.swedish if is_swedish else tables.finnish
            piece, places = table.words(cleaned.text[start:end], start)
            pieces.append(piece)
            if len(places):
                suspended += (places + done).tolist()
            done += len(piece)
        columns = joined(pieces)
        if suspended:
            self._complete(columns, cleaned.text, suspended)
        if cleaned.maps and done:
            columns.starts, columns.ends = cleaned.spans(columns.starts, columns.ends)
        return columns

    def _complete(self, columns: WordColumns, text: str, places: Sequence[int]) -> None:
        for place, terms in completed(columns, text, places, self).items():
            columns.numbers[place] = columns.vocabulary.completed(terms)

    def chains(self, word: str) -> list[list[Piece]]:
        """See ``analyzers.words.suspended.Cutter``."""
        return self._chains[word]

    def is_attribute(self, word: str) -> bool:
        """See ``analyzers.words.suspended.Cutter``."""
        return self._words.is_attribute(word)

    def _new_tables(self) -> _Tables:
        vocabulary = WordTable()
        return _Tables(
            finnish=ChunkTable(self._finnish.__getitem__, self._prepare, vocabulary),
            swedish=ChunkTable(
                self._swedish.__getitem__, lambda words: None, vocabulary
            ),
            vocabulary=vocabulary,
            size=self._cache_words,
        )

    def _prepare(self, words: Iterable[str]) -> None:
        self._words.prepare(self._finnish.missing(words))

    def _expansions(self, terms: WordTerms) -> tuple[Expansion, ...]:
        table = abbreviations()
        keys = dict.fromkeys((terms.exact.replace("-", ""), *terms.lemma))
        names = dict.fromkeys(name for key in keys for name in table.get(key, ()))
        if not names:
            return tuple(self._hyphened_expansions(terms.exact))
        return tuple(Expansion(name, self._lemmas_of_name(name)) for name in names)

    def _hyphened_expansions(self, word: str) -> Iterator[Expansion]:
        """Yield what an abbreviation before a hyphen may be short for: yt-neuvottelu."""
        head, _, tail = word.partition("-")
        names = abbreviations().get(head, ()) if tail.isalpha() else ()
        for name in names:
            lead, end = self._lemmas_of_name(name), self._lemmas_of_name(tail)
            if len(lead) == len(end) == 1 and not name.endswith(_BODIES):
                joined = tuple(one + other for one in lead[0] for other in end[0])
                yield Expansion(f"{name}{tail}", (joined,))
            yield Expansion(f"{name} {tail}", (*lead, *end))

    def _lemmas_of_name(self, name: str) -> tuple[tuple[str, ...], ...]:
        found = self._found(name)
        return tuple(terms.asked or terms.lemma for _, _, terms in found)

    def __getstate__(self) -> dict[str, Any]:
        return {"cache_words": self._cache_words}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class _Tables:
    """Chunk tables of both languages with one vocabulary, thrown away when full."""

    finnish: ChunkTable
    swedish: ChunkTable
    vocabulary: WordTable
    size: int

    @property
    def is_full(self) -> bool:
        """Whether it is time for new ones."""
        chunks = self.finnish.size + self.swedish.size
        return max(chunks, len(self.vocabulary) // 2) >= self.size


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Return start and end of each stretch of one language, and whether it is Swedish."""
    done = 0
    for start, end in swedish_spans(text):
        if start > done:
            yield done, start, False
        yield start, end, True
        done = end
    if done < len(text) or not done:
        yield done, len(text), False
