"""Words of a query that say little: of asking, and of every municipality.

In a question the verbs of asking and doing are the sentence, not the matter: "miten
kaupunki aikoo vähentää päästöjä?" is about "vähentää päästöjä". Words that nearly every
decision has narrow nothing in any query of several words. They stay: they lift hits.
"""

from __future__ import annotations

import re

from analyzers.base import QueryWord

_QUESTION = re.compile(
    r"^\s*(?:mi(?:kä|tä|ssä|stä|hin|ten|ksi|lloin|nkä|tkä|llai\w+)|kuka|kuinka|ketkä|kene\w+"
    r"|paljonko|montako|kauanko|koska|kumpi|\w{2,}k[oö]|vad|hur|vem|vilk\w+|när|var|varför"
    r"|får|kan|ska)\s+\S+\s|\?\s*$",
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
        "ny",
    ]
)
_EVERYWHERE = frozenset(
    [
        "kunta",
        "kaupunki",
        "kuntalainen",
        "koskeva",
        "kommun",
        "stad",
        "kunnallinen",
        "liittyvä",
        "asia",
        "päätös",
        "eri",
    ]
)


def is_question(text: str) -> bool:
    """Whether *text* asks something: a question word first, or a question mark last."""
    return bool(_QUESTION.search(text))


def is_general(word: QueryWord, *, is_asking: bool) -> bool:
    """Whether *word* says little of what is looked for, in a question or elsewhere."""
    own = {*word.lemma, word.exact}
    if own & _EVERYWHERE:
        return True
    return is_asking and (bool(own & _ASKING) or _is_asked(word.exact))


def _is_asked(form: str) -> bool:
    """Whether a verb asks by its ending: "tarvitaanko", "voidaanko"."""
    return form.endswith(("aanko", "äänkö", "eekö", "eeko", "vatko", "vätkö"))
