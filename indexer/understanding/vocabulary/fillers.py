"""Words of a query that narrow nothing."""

from __future__ import annotations

from analyzers.base import QueryWord

_FINNISH = """
    ja tai sekä eli että jotta on ovat oli olivat ei eivät se ne tämä nämä joka
    jotka mikä mitkä mitä missä mistä mihin miten milloin miksi kuka ketkä kuinka
    millainen mikä mitkä minkä mitään missään kenen ketä kenelle keille kenet paljonko
    montako kauanko koska kumpi kumman millä millaisia millaisen millaiset kuinka mikäli
    onko voiko saako pitääkö kun jos koska myös vain mutta vaan niin kuin
"""
_RELATIONS = """
    oleva olevan olevat olevien olevia olevaa olevasta koskeva koskevan koskevat
    koskevien koskevia koskevaa koskevasta koskien liittyvä liittyvän liittyvät
    liittyvien liittyviä liittyvää liittyvästä liittyen mukainen mukaisen mukaiset
    mukaista mukaisesti mukaan takia vuoksi varten johdosta osalta annettu annetun
    annetussa annetusta
"""
"""Relations of which an official's sentence is full."""

_SWEDISH = """
    och eller att det den de som är på i med för av om en ett vad vem vilka vilken vilket
    hur när var varför till från vid hos mot under över mellan genom utan efter innan inom
    enligt samt men inte har hade ha kan kunde ska skall skulle får fick måste blir blev
    bli vill ville sig sin sitt sina man vi ni jag han hon dess deras detta denna dessa
    åt ur upp ut in ned så där här då än
"""
_ENGLISH = "the of and in for"

FILLERS = frozenset(" ".join([_FINNISH, _RELATIONS, _SWEDISH, _ENGLISH]).split())
"""Words that carry no topic: they may lift a hit but are not needed."""

GENERIC = frozenset(
    [
        "päätös",
        "kokous",
        "pöytäkirja",
        "esityslista",
        "asia",
        "käsittely",
        "ote",
        "kokousasia",
        "toimielin",
        "viranhaltijapäätös",
        "beslut",
        "protokoll",
        "möte",
        "ärende",
        "decision",
        "minute",
        "meeting",
    ]
)
"""Words that every decision is about: beside a name they narrow nothing."""


def is_content(word: QueryWord) -> bool:
    """Whether a word says what is looked for."""
    return word.exact not in FILLERS and not GENERIC & {*word.lemma, word.exact}
