"""Makes documents that resemble decisions in what an index feels: word statistics.

Words are invented, so nothing is taken from anybody's text: a body of log-normal length
around 350 tokens (40 to 4000), 55 % of them from one of 160 topics with its own Zipf order,
20 % from 400 words of boilerplate, 17 % general, 3 % compounds drawn log-uniformly from
1.5 million, 3 % compounds that no document had before, 2 % numbers: the vocabulary grows
as long as texts come, as it does in Finnish. Every word is inflected; a sixth has a second
reading; compounds have parts. 300 municipalities and 40 bodies (Zipf), 11 years, 0 to 6 of
3000 sections cited.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from analyzers.text.word_columns import Array, WordColumns, WordTable
from analyzers.text.word_terms import WordTerms
from indexer.contract.document import IndexDocument
from indexer.contract.token_columns import TokenColumns, token_columns

SYLLABLES = [c + v for c in "hjklmnprstv" for v in "aeiouy"]
ENDINGS = ("", "", "", "n", "n", "t", "ssa", "sta", "lle", "ksi")
TOPICS, TOPIC_WORDS, BOILERPLATE, LEMMAS, COMPOUNDS = 160, 3000, 400, 60_000, 1_500_000
TITLE_TOKENS = 10
_BLOCK = 1000
_HEADS = 20_000
_LONGEST = 4010


@lru_cache(maxsize=400_000)
def word(number: int) -> str:
    """Return the word with this number; below 400 million, different ones differ."""
    if number >= LEMMAS:
        first, second = parts_of(number)
        return f"{first}y{second}"
    text = ""
    number += len(SYLLABLES)
    while number:
        number, digit = divmod(number, len(SYLLABLES))
        text = SYLLABLES[digit] + text
    return text


def parts_of(number: int) -> tuple[str, str]:
    """Return the parts of a compound."""
    row, column = divmod(number, _HEADS)
    return word(column * 7919 % _HEADS), word((row * 7919 + column) % _HEADS)


@lru_cache(maxsize=400_000)
def token_key(number: int, ending: int) -> WordTerms:
    """Return form, lemmas and parts of a word with an ending."""
    if number < 0:
        return WordTerms((str(-number),), (), str(-number))
    base = word(number)
    lemmas = (
        {base, word(number // 2)} if number % 6 == 1 and number < LEMMAS else {base}
    )
    parts = parts_of(number) if number >= LEMMAS else ()
    if number < LEMMAS and number % 3 == 0:
        parts = (word(number // 3 % 5000), word(number // 7 % 5000))
    return WordTerms(
        tuple(sorted(lemmas)),
        tuple(sorted(set(parts) - lemmas)),
        base + ENDINGS[ending],
    )


class WordRows:
    """The words of a block of documents, each made once: tokens as indexing has them."""

    def __init__(self, drawn: Sequence[Array]) -> None:
        self._keys = np.unique(np.concatenate(drawn))
        every = [token_key(*divmod(x, len(ENDINGS))) for x in self._keys.tolist()]
        self._vocabulary = WordTable()
        self._vocabulary.extend(every)
        self._forms = [terms.exact for terms in every]
        self._lengths = np.array([len(form) for form in self._forms])

    def tokens(self, keys: Array) -> TokenColumns:
        """Return the tokens of a row of words with one blank between them."""
        at = self._keys.searchsorted(keys)
        lengths = self._lengths[at]
        ends = (lengths + 1).cumsum() - 1
        text = " ".join(map(self._forms.__getitem__, at.tolist()))
        places = WordColumns(self._vocabulary, at, ends - lengths, ends)
        return token_columns([text], [places])


class Corpus:
    """A reproducible corpus of *size* documents."""

    def __init__(self, size: int, seed: int = 7) -> None:
        self.size = size
        self._seed = seed
        rng = np.random.default_rng(seed)
        # Topics share the more frequent words, as real ones do.
        shares = rng.random((TOPICS, TOPIC_WORDS))
        self._topics = _zipf_of(shares, LEMMAS)
        self._boilerplate = rng.integers(0, LEMMAS, BOILERPLATE)

    def documents(self) -> Iterator[IndexDocument]:
        """Make the documents, in order of their ids."""
        for start in range(0, self.size, _BLOCK):
            yield from self.block(start, min(start + _BLOCK, self.size))

    def block(self, start: int, end: int) -> Iterator[IndexDocument]:
        """Make the documents numbered from *start* to *end*, a multiple of 1000 first."""
        rng = np.random.default_rng((self._seed, start))
        lengths = np.clip(rng.lognormal(np.log(300), 0.55, end - start), 40, 4000)
        drawn, facts = [], []
        for number, length in enumerate(lengths.astype(int).tolist(), start):
            topic = int(rng.integers(TOPICS))
            words = self._words(rng, length + TITLE_TOKENS, topic, number)
            endings = rng.integers(0, len(ENDINGS), len(words))
            drawn.append(words * len(ENDINGS) + endings)
            year = 2015 + int(rng.integers(11))
            date = dt.date(year, 1, 1) + dt.timedelta(int(rng.integers(365)))
            laws = rng.choice(3000, int(rng.integers(7)), p=_LAW_SHARES)
            facets = {
                "municipality": (f"kunta{_zipf(rng, 300)}",),
                "body": (f"toimielin{_zipf(rng, 40)}",),
                "year": (str(year),),
                "law_reference": tuple(
                    f"{law % 900}/{1990 + law % 30} § {law // 900 + 1}"
                    for law in dict.fromkeys(laws.tolist())
                ),
            }
            facts.append((date, facets))
        rows = WordRows(drawn)
        every = zip(drawn, facts, strict=True)
        for number, (keys, (date, facets)) in enumerate(every, start):
            title = rows.tokens(keys[:TITLE_TOKENS])
            body = rows.tokens(keys[TITLE_TOKENS:])
            yield IndexDocument(
                decision_id=f"bench/{number:07}",
                title=title.source,
                text=body.source,
                title_tokens=title,
                body_tokens=body,
                facets=facets,
                date=date,
                content_hash=f"{number:064x}",
            )

    def _words(
        self, rng: np.random.Generator, count: int, topic: int, document: int
    ) -> Array:
        kind = rng.random(count)
        share = rng.random(count)
        words = self._topics[topic][_zipf_of(share, TOPIC_WORDS)]
        words = np.where(
            kind > 0.55, self._boilerplate[_zipf_of(share, BOILERPLATE)], words
        )
        words = np.where(kind > 0.75, _zipf_of(share, LEMMAS), words)
        compound = LEMMAS + np.exp(share * np.log(COMPOUNDS)).astype(int)
        words = np.where(kind > 0.92, compound, words)
        # Nobody used these before: each document has numbers of its own.
        fresh = LEMMAS + COMPOUNDS + document * _LONGEST + np.arange(count)
        words = np.where(kind > 0.95, fresh, words)
        numbers = np.exp(share * np.log(100_000)).astype(int)
        return np.where(kind > 0.98, -1 - numbers, words)


def _zipf_of(share: np.ndarray, size: int) -> np.ndarray:
    """Turn uniform numbers into ranks of a flattened Zipf law."""
    return np.minimum(np.expm1(share * np.log1p(size / 8)) * 8, size - 1).astype(int)


def _zipf(rng: np.random.Generator, size: int) -> int:
    return int(_zipf_of(rng.random(1), size)[0])


_LAW_SHARES = 1 / (np.arange(3000) + 10)
_LAW_SHARES /= _LAW_SHARES.sum()
