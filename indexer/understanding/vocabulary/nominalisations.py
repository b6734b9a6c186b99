"""Nouns of doing and their verbs: "lakkautus", "lakkauttaminen" and "lakkauttaa" are one.

The analyzer joins a verb with its participles and its noun in -minen. Here are the short
nouns, where a rule is safe: the stem must be long, and nouns that name a thing, an act of
law or a body are left out. What happens by itself is another thing and is not part of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from indexer.understanding.vocabulary.word_families import NOT_ONE

_PAIRS = (
    # verb ending, noun ending, example of a verb, its noun
    ("ttaa", "tus", "lakkauttaa", "lakkautus"),
    ("ttää", "tys", "selvittää", "selvitys"),
    ("staa", "stus", "avustaa", "avustus"),
    ("stää", "stys", "estää", "estys"),
    ("ntaa", "nnus", "valmentaa", "valmennus"),
    ("ntää", "nnys", "vähentää", "vähennys"),
    ("ata", "aus", "vuokrata", "vuokraus"),
    ("ätä", "äys", "lisätä", "lisäys"),
    ("oida", "ointi", "arvioida", "arviointi"),
    ("öidä", "öinti", "ikävöidä", "ikävöinti"),
    ("oittaa", "oitus", "rajoittaa", "rajoitus"),
    ("stella", "stelu", "keskustella", "keskustelu"),
)
_SHORTEST = 6
_THINGS = "valtuutus luottamus toimitus laitos edustus kirjaus erotus"
_OTHERS = tuple(_THINGS.split())
"""Nouns that mean something else than the doing: councillors (valtuutetut) do no valtuutus."""


@lru_cache(maxsize=20_000)
def _of(lemma: str) -> tuple[str, ...]:
    if len(lemma) < _SHORTEST or lemma.endswith(NOT_ONE):
        return ()
    found: dict[str, None] = {}
    for verb, noun, *_ in _PAIRS:
        for old, new in ((verb, noun), (noun, verb)):
            stem = lemma.removesuffix(old)
            if stem != lemma and len(stem) > 1:
                found[stem + new] = None
    found.pop(lemma, None)
    return tuple(word for word in found if not word.endswith((*NOT_ONE, *_OTHERS)))


def same_doing(lemmas: Iterable[str]) -> tuple[str, ...]:
    """Return words for the same doing; some of them are not words, which find nothing.

    >>> same_doing(["lakkautus"])
    ('lakkauttaa',)
    >>> same_doing(["lakkauttaminen", "lakkauttaa"])
    ('lakkautus',)
    """
    own = tuple(lemmas)
    found = dict.fromkeys(other for lemma in own for other in _of(lemma))
    return tuple(other for other in found if other not in own)
