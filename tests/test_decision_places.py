"""The places of a matter: addresses and districts, without offices and homes."""

from __future__ import annotations

import re

import pytest

from analyzers.decision.meaning.extraction.matter_places import TABLE, addresses
from analyzers.decision.meaning.reading import read_meaning
from analyzers.decision.model import Block
from analyzers.text.table_rows import Row, table_rows
from corpus.model.meaning_json import meaning_json


@pytest.mark.parametrize("row", table_rows(TABLE), ids=str)
def test_a_row_reads_its_example(row: Row) -> None:
    kind, written, example, language = row

    assert kind in {"office", "venue", "home", "firm"}
    assert re.search(written, example, re.IGNORECASE)
    assert language in {"fi", "sv"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vuokraus, liiketila, Rantatie 5, Kahvila Oy", ("Rantatie 5",)),
        ("Rakennuslupa, osoite Myllykuja 2", ("Myllykuja 2",)),
        ("Tomten ligger på adressen Storgatan 5.", ("Storgatan 5",)),
        ("Kahvila Oy:n liiketila, Rantatie 5", ("Rantatie 5",)),
        ("Hakija asuu osoitteessa Rantatie 5.", ()),
        ("Hakija: Aino Malli, Rantatie 5", ()),
        ("Aino Malli, Rantatie 5, pyytää korvausta. Kohde on Rantatie 5.", ()),
        ("Sökanden bor på Storgatan 5.", ()),
        ("Naapurin huomautus (Rantatie 5)", ()),
        ("Kirjaamon käyntiosoite: Rantatie 5", ()),
        ("Kokouspaikka: valtuustosali, Rantatie 5", ()),
        ("Oikaisuvaatimusviranomainen:\nLautakunta\nVirastotie 8, 10100 Malli", ()),
        ("Mallin hallinto-oikeus, PL 20 (Mallinkatu 4), 10100 Malli", ()),
        ("Besöksadress: Storgatan 5", ()),
        ("Kokous kunnantalolla, Rantatie 5, klo 17", ()),
        ("Omakotitalo, Rantatie 5, omistaja Aino Malli", ()),
        ("Rantatie 5, omistaja As Oy Malli", ("Rantatie 5",)),
        ("Rantatie 5 A 12", ()),
        ("████ █████, Rantatie 5", ()),
    ],
)
def test_addresses_of_the_matter_are_read(text: str, expected: tuple[str, ...]) -> None:
    assert addresses(text, ()) == expected


def test_an_instruction_of_appeal_names_no_place() -> None:
    decision = "Lautakunta päätti vuokrata tilan Rantatie 5 Kuusikon kaupunginosasta."
    appeal = "Muutoksenhaku\nOikaisuvaatimus lautakunnalle, Virastokatu 1."
    text = f"{decision}\n\n{appeal}"
    cut = len(decision)
    parts = [
        Block("decision", "Päätös", 0, cut),
        Block("appeal", "Muutoksenhaku", cut + 2, len(text)),
    ]
    meaning = read_meaning(text, parts, title="Vuokraus")

    assert meaning.addresses == ("Rantatie 5",)
    assert meaning.districts == ("Kuusikon kaupunginosa",)
    record = meaning_json(meaning, text)
    assert record["addresses"] == ["Rantatie 5"]
    assert record["districts"] == ["Kuusikon kaupunginosa"]
