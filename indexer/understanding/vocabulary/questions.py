"""Words of a query that say little: of asking, and of every municipality.

In a question the verbs of asking and doing are the sentence, not the matter: "miten
kaupunki aikoo vähentää päästöjä?" is about "vähentää päästöjä". Words that nearly every
decision has narrow nothing in any query of several words. They stay: they lift hits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from analyzers.base import QueryWord
from indexer.understanding.vocabulary.fillers import GENERIC

_QUESTION = re.compile(
    r"^\s*(?:mi(?:kä|tä|ssä|stä|hin|ten|ksi|lloin|nkä|tkä|llai\w+)|kuka|kuinka|ketkä|kene\w+"
    r"|paljonko|montako|kauanko|koska|kumpi|\w{2,}k[oö]|vad|hur|vem|vilk\w+|när|var|varför"
    r"|får|kan|ska|who|what|which|when|where|why|how|is|are|does|did|can)\s+\S+\s|\?\s*$",
    re.IGNORECASE,
)
_ASKING = frozenset(
    [
        "aikoa",
        "haluta",
        "voida",
        "saada",
        "pitää",
        "tulla",
        "joutua",
        "täytyä",
        "kannattaa",
        "maksaa",
        "vaikuttaa",
        "vastata",
        "tehdä",
        "päättää",
        "käydä",
        "tapahtua",
        "koskea",
        "liittyä",
        "tarvita",
        "antaa",
        "kuulua",
        "kestää",
        "alkaa",
        "alkaen",
        "olla",
        "näyttää",
        "ottaa",
        "sanoa",
        "kertoa",
        "tietää",
        "löytyä",
        "tapahtunut",
        "voimassa",
        "perustella",
        "hoitaa",
        "järjestää",
        "toimia",
        "muuttua",
        "mennä",
        "sujua",
        "edetä",
        "suhtautua",
        "reagoida",
        "linjata",
        "päästä",
        "riittää",
        "luvata",
        "suunnitella",
        "aiheuttaa",
        "johtua",
        "kohdella",
        "jatkua",
        "valmistua",
        "saapua",
        "onnistua",
        "sallia",
        "ajaa",
        "uusi",
        "vad",
        "kunna",
        "skola",
        "vilja",
        "få",
        "bli",
        "göra",
        "kosta",
        "besluta",
        "bestämma",
        "bestämmer",
        "gälla",
        "gäller",
        "gör",
        "finnas",
        "finns",
        "behöva",
        "behöver",
        "hända",
        "händer",
        "ny",
        "decide",
        "decided",
        "decides",
        "pay",
        "paid",
        "pays",
        "cost",
        "costs",
        "get",
        "gets",
        "much",
        "many",
        "happen",
        "happened",
        "new",
    ]
)
_HOW = """
    suuri iso pieni paljon pitkä lyhyt kallis halpa korkea usein nopeasti kaukana
    stor mycket många lång hög dyr ofta snabbt big large long high expensive often far
"""
_DEGREES = frozenset(_HOW.split())
"""What a question asks the degree of: "kuinka suuri palkkio"."""

_EVERYWHERE = frozenset(
    [
        "kunta",
        "kaupunki",
        "kuntalainen",
        "koskeva",
        "kommun",
        "stad",
        "municipality",
        "municipal",
        "town",
        "city",
        "kunnallinen",
        "liittyvä",
        "asia",
        "päätös",
        "eri",
    ]
)


def says_nothing(words: Iterable[str]) -> bool:
    """Return whether one of *words* is in every decision, or only helps another verb."""
    return not _NOTHING.isdisjoint(words)


_HELPING = """
    olla voida saada pitää tulla joutua täytyä haluta aikoa tehdä antaa ottaa käydä koskea
    kuulua mennä päästä kannattaa sanoa kertoa tietää kunna skola vilja få bli göra
"""
_NOTHING = _EVERYWHERE | GENERIC | frozenset(_HELPING.split())

_FRAMES = """
    moni monta kaikki jokainen jokin joku muu molemmat useampi usea paljon vähän enemmän
    vähemmän enää edes jopa vielä jo taas takaisin ohi pois mukaan mukana läpi yli ali
    lisää liian liikaa täysin melko hyvin aivan todella oikeasti nyt sitten silloin heti
    pian nykyään joskus koskaan usein aina yhä edelleen kesken valmiiksi kuntoon vihdoin
    viimein hiljattain äskettäin viimeksi viimeinen viimeisin seuraava edellinen nykyinen
    uusin tuleva mahdollinen sellainen tällainen itse oma omat toinen ensin samalla
    yhdessä erikseen kohti kautta avulla sijaan sisään ulos ylös alas kotona täällä siellä
    kohtalo kiista riita kohu vääntö tilanne vaihe tausta syy peruste seuraus
    tulevaisuus näkymä kuvio sotku tapaus juttu aihe kuulumiset mielipide näkemys kanta
    tehty päätetty käsitelty
    reaktio kritiikki arvostelu vastustus kitkeminen kitkeä tulos tieto lista
    luettelo tapa keino kurissa kuriin rikki varaa
    många flera alla någon mycket mer mindre ännu igen nu sedan snart öde tvist bråk
    situation orsak framtid resultat åsikt mieli
"""
_LITTLE = frozenset(_FRAMES.split())
_NEW = frozenset(("uusi", "ny", "new"))
"""Adverbs, quantities and the words of a headline: they frame a matter and are not it."""


def is_question(text: str) -> bool:
    """Whether *text* asks something: a question word first, or a question mark last."""
    return bool(_QUESTION.search(text))


def is_general(word: QueryWord, *, is_asking: bool) -> bool:
    """Whether *word* says little of what is looked for, in a question or elsewhere."""
    own = {*word.lemma, word.exact}
    if own & _EVERYWHERE:
        return True
    own |= {word.exact.removesuffix(ending) for ending in _SWEDISH_ENDINGS}
    return is_asking and (bool(own & (_ASKING | _DEGREES)) or _is_asked(word.exact))


_SWEDISH_ENDINGS = ("r", "de", "t", "s")
"""What verbs end in when they ask: "vad kostar", "när byggdes"."""


def is_little(word: QueryWord) -> bool:
    """Whether *word* frames what is looked for: "pienten koulujen kohtalo".

    What is new is said to be so by few texts; with a capital letter it is part of a name.
    """
    if word.text[:1].islower() and not _NEW.isdisjoint(word.lemma):
        return True
    return not _LITTLE.isdisjoint((*word.lemma, word.exact))


def _is_asked(form: str) -> bool:
    """Whether a verb asks by its ending: "tarvitaanko", "voidaanko"."""
    return form.endswith(("aanko", "äänkö", "eekö", "eeko", "vatko", "vätkö"))
