"""Names of streets, islands and lakes: what they are, not what they are called after.

"Koirasaarentie" is a road on an island, and about no dog: who looks for "koira" does not
look for it. A capital letter tells such a name from a word for a kind of road.
"""

from __future__ import annotations

from analyzers.text.word_terms import WordTerms

_LAST = """
    tie katu kuja raitti saari järvi joki lahti niemi koski lampi mäki vuori harju kallio
    salmi luoto kari
"""
_PLACES = tuple(_LAST.split())
"""Last parts of names of places; what ends so is a place, too: "koirasaari"."""

_FIRST = """
    pyörä kävely yksityis maan rauta valta kanta metsä talvi moottori sivu kiito piha ostos
    pää yhdys teko hyppyri pulkka laskettelu tonti tontti kulku huolto liittymä työmaa jää
"""
_KINDS = tuple(_FIRST.split())
"""First parts of words that are in a dictionary: a sentence may begin with one."""


def without_eponym(word: str, terms: WordTerms) -> WordTerms:
    """Return the terms of a name of a place without the parts that it is called after.

    Other words come back as they are. ``word`` is as written.
    """
    if not terms.part or not word[:1].isupper() or not word[1:].islower():
        return terms
    if not any(lemma.endswith(_PLACES) for lemma in terms.lemma):
        return terms
    if terms.exact.startswith(_KINDS):
        return terms
    return terms._replace(
        part=tuple(one for one in terms.part if one.endswith(_PLACES))
    )
