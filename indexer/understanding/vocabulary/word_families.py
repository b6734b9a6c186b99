"""Verbs and the nouns made of them: "lakkauttaa" and "lakkautus".

The analyzer already joins a verb with its participles and its -minen noun. Other words
of the same stem have a meaning of their own more often than not, so they never bring a
hit into a total: they only find near misses, and are said there.
"""

from __future__ import annotations

from functools import lru_cache

_PAIRS = (
    # verb ending, noun ending
    ("ttaa", "tus"),
    ("ttää", "tys"),
    ("staa", "stus"),
    ("stää", "stys"),
    ("ntaa", "nnus"),
    ("ntää", "nnys"),
    ("ltaa", "llus"),
    ("rtaa", "rrus"),
    ("ata", "aus"),
    ("ätä", "äys"),
    ("ota", "ous"),
    ("oida", "ointi"),
    ("öidä", "öinti"),
    ("itella", "ittelu"),
    ("itellä", "ittely"),
    ("stella", "stelu"),
    ("stellä", "stely"),
    ("illa", "ilu"),
    ("illä", "ily"),
    ("ella", "elu"),
    ("ellä", "ely"),
    ("irtää", "irto"),
    ("istaa", "isto"),
    ("ostaa", "osto"),
    ("uttaa", "utos"),
    ("yttää", "ytös"),
    ("ntua", "ntuma"),
    # what happens by itself, and what somebody does
    ("ntua", "ntaa"),
    ("ntyä", "ntää"),
    ("ttua", "ttaa"),
    ("ttyä", "ttää"),
    ("stua", "staa"),
    ("styä", "stää"),
    ("rtyä", "rtää"),
    ("etä", "entää"),
    ("eta", "entaa"),
    ("ääntyä", "ätä"),
    ("aantua", "ata"),
)
_SHORTEST = 6
"""Letters of a word that is looked at; shorter ones have too many chance twins."""

NOT_ONE = (
    "aineisto",
    "asetus",
    "hallitus",
    "järjestys",
    "kustannus",
    "kynnys",
    "käsitys",
    "käytös",
    "muisto",
    "palvelu",
    "perustus",
    "puisto",
    "rakennus",
    "seuraus",
    "talous",
    "tapaus",
    "yhdistys",
    "yritys",
)
"""Things, acts and bodies that are named after a verb and are not its doing; also where
they end a compound."""


@lru_cache(maxsize=20_000)
def family(lemma: str) -> tuple[str, ...]:
    """Return what may be words of the same stem; some of them are not words.

    >>> family("lakkautus")
    ('lakkauttaa',)
    >>> family("rakennus")
    ()
    """
    if len(lemma) < _SHORTEST or lemma.endswith(NOT_ONE):
        return ()
    found: dict[str, None] = {}
    for verb, noun in _PAIRS:
        for old, new in ((verb, noun), (noun, verb)):
            stem = lemma.removesuffix(old)
            if stem != lemma:
                found[stem + new] = None
    found.pop(lemma, None)
    return tuple(word for word in found if not word.endswith(NOT_ONE))
