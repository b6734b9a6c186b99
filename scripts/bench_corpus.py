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
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from analyzers.base import Token
from indexer.contract.document import IndexDocument

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
def token_key(number: int, ending: int) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return form, lemmas and parts of a word with an ending."""
    if number < 0:
        return str(-number), (str(-number),), ()
    base = word(number)
    lemmas = (
        {base, word(number // 2)} if number % 6 == 1 and number < LEMMAS else {base}
    )
    parts = parts_of(number) if number >= LEMMAS else ()
    if number < LEMMAS and number % 3 == 0:
        parts = (word(number // 3 % 5000), word(number // 7 % 5000))
    return (
        base + ENDINGS[ending],
        tuple(sorted(lemmas)),
        tuple(sorted(set(parts) - lemmas)),
    )


def tokens_of(numbers: list[int], endings: list[int]) -> tuple[str, tuple[Token, ...]]:
    """Return the text and the tokens of a row of words."""
    found, pieces, at = [], [], 0
    for position, (number, ending) in enumerate(zip(numbers, endings, strict=True)):
        form, lemmas, parts = token_key(number, ending)
        end = at + len(form)
        found.append(Token(form, at, end, position, lemmas, parts, form))
        pieces.append(form)
        at = end + 1
    return " ".join(pieces), tuple(found)


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
        for number, length in enumerate(lengths.astype(int).tolist(), start):
            topic = int(rng.integers(TOPICS))
            words = self._words(rng, length + TITLE_TOKENS, topic, number)
            endings = rng.integers(0, len(ENDINGS), len(words)).tolist()
            title = tokens_of(words[:TITLE_TOKENS], endings[:TITLE_TOKENS])
            body = tokens_of(words[TITLE_TOKENS:], endings[TITLE_TOKENS:])
            year = 2015 + int(rng.integers(11))
            date = dt.date(year, 1, 1) + dt.timedelta(int(rng.integers(365)))
            laws = rng.choice(3000, int(rng.integers(7)), p=_LAW_SHARES)
            yield IndexDocument(
                decision_id=f"bench/{number:07}",
                title=title[0],
                text=body[0],
                title_tokens=title[1],
                body_tokens=body[1],
                facets={
                    "municipality": (f"kunta{_zipf(rng, 300)}",),
                    "body": (f"toimielin{_zipf(rng, 40)}",),
                    "year": (str(year),),
                    "law_reference": tuple(
                        f"{law % 900}/{1990 + law % 30} § {law // 900 + 1}"
                        for law in dict.fromkeys(laws.tolist())
                    ),
                },
                date=date,
                content_hash=f"{number:064x}",
            )

    def _words(
        self, rng: np.random.Generator, count: int, topic: int, document: int
    ) -> list[int]:
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
        words = np.where(kind > 0.98, -1 - numbers, words)
        return words.tolist()


def _zipf_of(share: np.ndarray, size: int) -> np.ndarray:
    """Turn uniform numbers into ranks of a flattened Zipf law."""
    return np.minimum(np.expm1(share * np.log1p(size / 8)) * 8, size - 1).astype(int)


def _zipf(rng: np.random.Generator, size: int) -> int:
    return int(_zipf_of(rng.random(1), size)[0])


_LAW_SHARES = 1 / (np.arange(3000) + 10)
_LAW_SHARES /= _LAW_SHARES.sum()
