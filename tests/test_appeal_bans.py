"""A sentence that closes a way of appeal never opens it."""

from __future__ import annotations

import re

import pytest

from analyzers.decision.meaning.extraction import appeals
from analyzers.decision.meaning.extraction.appeal_bans import appeal_bans
from analyzers.decision.meaning.extraction.appeal_routes import PHRASES, routes_of
from analyzers.text.table_rows import Row, table_rows

_BOTH = ["oikaisuvaatimuskielto", "valituskielto"]

_INSTRUCTIONS = [
    (
        "Päätöksestä, joka koskee vain valmistelua tai täytäntöönpanoa, ei kuntalain"
        " 136 §:n mukaan saa tehdä oikaisuvaatimusta eikä kunnallisvalitusta.",
        _BOTH,
    ),
    (
        "Seuraavista päätöksistä ei kuntalain 136 §:n 1 mom. mukaan saa tehdä kirjallista"
        " oikaisuvaatimusta eikä hakea muutosta valittamalla.",
        _BOTH,
    ),
    (
        "Oikaisuvaatimusta tai kunnallisvalitusta ei kuntalain 136 §:n perusteella saa"
        " tehdä.",
        _BOTH,
    ),
    (
        "Beslutet får enligt 136 § i kommunallagen inte överklagas genom kommunalbesvär"
        " och omprövning får inte begäras.",
        _BOTH,
    ),
    (
        "Över ett beslut som bara gäller beredning får kommunalbesvär inte anföras.",
        ["valituskielto"],
    ),
    ("Päätöksestä ei saa tehdä oikaisuvaatimusta.", ["oikaisuvaatimuskielto"]),
    ("Oikaisuvaatimusta ei saa tehdä.", ["oikaisuvaatimuskielto"]),
    ("Päätökseen ei saa hakea muutosta.", ["valituskielto"]),
    ("Päätöksestä ei voi valittaa.", ["valituskielto"]),
    ("Ei saa tehdä kantelua eikä kunnallisvalitusta.", ["valituskielto"]),
    ("Omprövning får inte begäras.", ["oikaisuvaatimuskielto"]),
    (
        "Päätökseen tyytymätön voi tehdä kirjallisen oikaisuvaatimuksen. Päätökseen ei"
        " saa hakea muutosta valittamalla tuomioistuimeen.",
        ["oikaisuvaatimus"],
    ),
    (
        "Päätöksestä ei saa tehdä oikaisuvaatimusta, vaan siihen haetaan muutosta"
        " kunnallisvalituksella hallinto-oikeudelta.",
        ["kunnallisvalitus", "oikaisuvaatimuskielto"],
    ),
    (
        "Oikaisuvaatimusta ei voi tehdä muuta kuin kirjallisesti. Kunnallisvalituksen saa"
        " tehdä asianosainen.",
        ["kunnallisvalitus"],
    ),
    (
        "Kunnallisvalitusta ei saa tehdä se, joka ei ole tehnyt oikaisuvaatimusta.",
        ["kunnallisvalitus"],
    ),
    (
        "Hankintapäätökseen ei saa hakea muutosta kuntalain eikä hallintolain nojalla."
        " Hankintaoikaisu on tehtävä 14 päivän kuluessa.",
        ["hankinta"],
    ),
    (
        "I beslutet får ändring inte sökas genom besvär. Rättelseyrkande kan framställas"
        " till kommunstyrelsen.",
        ["oikaisuvaatimus"],
    ),
    ("Oikaisuvaatimus- ja valituskielto", _BOTH),
    (
        "Päätökseen haetaan oikaisua lautakunnalta 14 päivän kuluessa.",
        ["oikaisuvaatimus"],
    ),
]


@pytest.mark.parametrize(("words", "routes"), _INSTRUCTIONS)
def test_what_is_closed_is_no_way(words: str, routes: list[str]) -> None:
    """An instruction names the ways that it opens, and as bans those that it closes."""
    assert sorted(route for route, _, _ in routes_of(words)) == sorted(routes)


@pytest.mark.parametrize(("words", "routes"), _INSTRUCTIONS)
def test_kinds_say_the_same_as_routes(words: str, routes: list[str]) -> None:
    """The list of kinds never opens a way that the routes close."""
    opened = {one for one in routes if not one.endswith("kielto")}
    kinds = set(appeals.read(words)) - {"valituskielto"}
    names = {"hankintaoikaisu": "hankinta"}
    assert {names.get(kind, kind) for kind in kinds} == opened


@pytest.mark.parametrize(
    "middle", ["", "kuntalain 136 §:n mukaan ", "asian luonteen vuoksi "]
)
@pytest.mark.parametrize("verb", ["saa", "voi", "voida"])
@pytest.mark.parametrize(
    "way", ["kunnallisvalitusta", "hallintovalitusta", "valitusta"]
)
@pytest.mark.parametrize("tail", ["", " eikä oikaisuvaatimusta"])
def test_a_ban_closes_whatever_stands_between(
    middle: str, verb: str, way: str, tail: str
) -> None:
    """Words between the denial and its verb, and a second way after it, change nothing."""
    sentence = f"Päätöksestä ei {middle}{verb} tehdä {way}{tail}."
    routes = {route for route, _, _ in routes_of(sentence)}
    assert routes == {"valituskielto"} | ({"oikaisuvaatimuskielto"} if tail else set())


def test_a_ban_is_where_its_clause_is() -> None:
    """Offsets are those of the clause in the text."""
    words = "Ohje. Päätöksestä ei saa valittaa, vaan siitä tehdään oikaisuvaatimus."
    ((route, start, end),) = appeal_bans(words)
    assert route == "valituskielto"
    assert "ei saa valittaa" in words[start:end]
    assert "tehdään" not in words[start:end]


@pytest.mark.parametrize("row", table_rows(PHRASES), ids=str)
def test_a_sentence_of_appeal_instructs_or_only_tells(row: Row) -> None:
    kind, written, example, language = row

    assert re.search(written, example, re.IGNORECASE)
    assert kind in {"instructs", "tells"}
    assert language in {"fi", "sv"}
