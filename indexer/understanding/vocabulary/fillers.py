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

_BESIDE = """
    kanssa vastaan puolesta lähellä lähelle läheltä vieressä viereen vierestä vierellä
    ympärillä ympärille ympäriltä keskellä keskelle luona luokse luota lisäksi varrella
    varrelle varrelta alla alle alta päällä päälle päältä edessä eteen edestä takana taakse
    takaa sisällä sisälle sisältä ulkopuolella ulkopuolelle ulkopuolelta yläpuolella
    alapuolella vastapäätä ohella ohessa sijasta sijaan kautta avulla myötä mukana joukossa
    joukkoon suhteen nähden perusteella nojalla ennen jälkeen kuluessa kestäessä välillä
    väliin väliltä välissä ilman asti saakka kohti kohtaan päin pitkin poikki rinnalla
    parissa keskuudessa tähden puitteissa
"""
"""Adpositions: they tell where or how, and a text says it with another one."""

_ADVERBS = """
    ihan ehkä kyllä siis etenkin varsinkin esimerkiksi mm jne ym yms jälleen täällä täältä
    tänne siellä sieltä sinne tuolla tuolta tuonne missäkin minne mistäpäin kenties varmaan
    kovin hirveän tosi siitä siihen miltä mille minkälainen minkälaiset
"""

_SWEDISH = """
    och eller att det den de som är på i med för av om en ett vad vem vilka vilken vilket
    hur när var varför till från vid hos mot under över mellan genom utan efter innan inom
    enligt samt men inte har hade ha kan kunde ska skall skulle får fick måste blir blev
    bli vill ville sig sin sitt sina man vi ni jag han hon dess deras detta denna dessa
    åt ur upp ut in ned så där här då än oss mig dig dem våra vårt mina mitt kring bland
    längs utanför bredvid
"""
_ENGLISH = """
    the of and in for to at from with about near this that these those there is are was
    were be been has have had does did do can could will would shall should may must who
    whom whose what which when where why how our their your its than into during after
    before between against
"""
"""Words of other meanings in Finnish or Swedish are left out: "by", "as", "it"."""

FILLERS = frozenset(
    " ".join([_FINNISH, _RELATIONS, _BESIDE, _ADVERBS, _SWEDISH, _ENGLISH]).split()
)
"""Words that carry no topic: they may lift a hit but are not needed."""

_PRONOUNS = """
    minä sinä hän me te he se ne tämä tuo nämä nuo joka mikä kuka ken kumpi joku jokin
    kukaan mikään
"""
_PRONOUN_LEMMAS = frozenset(_PRONOUNS.split())

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


_LAND = """
    kiinteistö kiinteistötunnus rekisterinumero tila tontti määräala palsta fastighet
    fastigheten fastighetsbeteckning lägenhet lägenheten tomt tomten
"""
_PLOTS = frozenset(_LAND.split())
"""What a property identifier names: texts call the same piece of land now this, now that."""


def is_plot(word: QueryWord) -> bool:
    """Whether a word only says that a property identifier is one."""
    return not _PLOTS.isdisjoint((*word.lemma, word.exact))


def is_filler(word: QueryWord) -> bool:
    """Whether a word is a filler, or a form of a pronoun and of nothing else.

    Capital letters are an abbreviation: "HE" is a bill, "TE" is employment.
    """
    if word.exact in FILLERS:
        return True
    return (
        bool(word.lemma)
        and not word.text.isupper()
        and _PRONOUN_LEMMAS.issuperset(word.lemma)
    )


def is_content(word: QueryWord) -> bool:
    """Whether a word says what is looked for."""
    return not is_filler(word) and not GENERIC & {*word.lemma, word.exact}
