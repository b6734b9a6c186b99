"""Deciding verbs with a typing error: "hylätän", "myönnettään", "päättti", "avslåss".

Only words that no dictionary knows are mended, and only to forms that decide: one letter
missing, doubled, wrong or in its neighbour's place. Swedish has no dictionary here, so
only a letter too many or too few of the same counts.
"""

from __future__ import annotations

import functools
import re

_FINNISH = """
hylätään hylättiin hylkään hylkää hylkäsi hylätty evätään evättiin epään hyväksytään
hyväksyttiin hyväksyn hyväksyy hyväksyi hyväksytty myönnetään myönnettiin myönnän
myöntää myönsi myönnetty suostutaan suostun suostuu päätetään päätettiin päätän
päättää päätti päätetty annetaan annettiin valitaan valittiin valitsen nimetään
nimettiin nimitetään otetaan palkataan vahvistetaan vahvistettiin vahvistan
vuokrataan vuokrattiin myydään myytiin ostetaan hankitaan hankittiin tilataan
merkitään merkittiin palautetaan palautettiin peruutetaan kumotaan poistetaan
poistettiin maksetaan korvataan puolletaan todetaan todettiin keskeytetään
siirretään jätetään jätettiin pidetään perustetaan asetetaan määrätään alennetaan
luovutetaan vapautetaan lakkautetaan suljetaan järjestetään pidennetään
"""
_SWEDISH = """
avslås avslår avslog avslogs beviljas beviljar beviljade beviljades godkänns
godkänner godkände godkändes beslutar beslutade beslöt förkastas förkastar
förkastade förkastades bifalls bifölls antecknas antecknades återremitteras
bordläggs väljs valdes utses anställs fastställs fastställdes
"""
_UNLISTED = {
    **dict.fromkeys(["rauettaa", "rauetetaan"], "raukeaa"),
    **dict.fromkeys(["rauetti", "rauetettiin"], "raukesi"),
}
"""Forms of verbs of officialese that the dictionary lacks, by a form that it has."""
_LEAST = 6
"""Least length of a word that is mended: shorter ones are near too many others."""
_REPEATED = re.compile(r"(.)\1+")


def mended(word: str) -> str | None:
    """Return the deciding form that an unknown word, in lower case, is meant to be.

    None where it is none, or may be two of different verbs.
    """
    if len(word) < _LEAST:
        return None
    if word in _UNLISTED:
        return _UNLISTED[word]
    swedish = _squeezed().get(_REPEATED.sub(r"\1", word))
    if swedish is not None:
        return swedish
    by_key = _by_key()
    found = {form for key in by_key.keys() & _keys(word) for form in by_key[key]}
    if not found:
        return None
    near = sorted(form for form in found if _is_near(word, form))
    return near[0] if near and near[0][:3] == near[-1][:3] else None


def _keys(word: str) -> set[str]:
    """Return a word and what is left of it without one letter."""
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}


@functools.cache
def _by_key() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for form in _FINNISH.split():
        if len(form) >= _LEAST:
            for key in _keys(form):
                found[key] = (*found.get(key, ()), form)
    return found


@functools.cache
def _squeezed() -> dict[str, str]:
    return {_REPEATED.sub(r"\1", form): form for form in _SWEDISH.split()}


def _is_near(word: str, form: str) -> bool:
    """Whether one letter more, less or other, or two exchanged, part two words."""
    if len(word) != len(form):
        return True  # They share a key: one has one letter more.
    differing = [n for n, letter in enumerate(word) if letter != form[n]]
    if len(differing) == 1:
        return True
    first, last = differing[0], differing[-1]
    is_swapped = last == first + 1 and len(differing) == 2
    return is_swapped and word[first] == form[last] and word[last] == form[first]
