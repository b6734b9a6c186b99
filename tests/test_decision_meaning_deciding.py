"""Which sentence of one official's text decides: scores by voice, marks and place."""

from __future__ import annotations

import pytest

from analyzers.decision.meaning.grammar.units import Unit, units
from analyzers.decision.meaning.officials.deciding import (
    deciding_score,
    deciding_words,
)
from analyzers.decision.meaning.officials.marks import (
    DecidingMark,
    deciding_marks,
    marks_of,
)


@pytest.mark.parametrize("mark", deciding_marks(), ids=lambda mark: str(mark.name))
def test_a_mark_is_on_its_example(mark: DecidingMark) -> None:
    """Every row of the table finds its own example."""
    assert mark.fits(mark.example)
    assert mark.name in marks_of(mark.example)


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("Myönnän hakijalle luvan.", "oneself"),
        ("Rehtori päättää myöntää virkavapaan.", "office"),
        (
            "Tekninen johtaja päätti tehdä kaupan ehdolla, että se on maksettu.",
            "office-told",
        ),
        ("Hirsikosken kunta korvaa vahingon.", "house"),
        ("Hakemusta ei hyväksytä.", "denial"),
        ("Lupa myönnetään.", "passive"),
        ("Lupa on myönnetty.", "done"),
        ("Opettajaksi valittiin Aino Malli.", "was-done"),
        ("Hakija saa virkavapaan.", "gets"),
        ("Hakija peruutti hakemuksen.", "withdrawn"),
        ("Jag beviljar bidraget.", "oneself"),
        ("Tillstånd beviljas.", "passive"),
        ("Lautakunta hylkäsi vastaavan hakemuksen.", ""),
        ("Esihenkilö puoltaa asiaa.", ""),
        ("Yhdistys on hakenut avustusta.", ""),
        ("Ohjaaja on jättänyt hakemuksen saada virkavapaata.", ""),
        ("Jos hakija ei toimita selvitystä, hakemus hylätään.", ""),
        ("Lupa voidaan myöntää, jos alue on vapaa.", ""),
        ("Tekninen johtaja hylkäsi 3.2.2022 vastaavan hakemuksen.", ""),
    ],
)
def test_who_speaks_is_told_from_the_verb(sentence: str, voice: str) -> None:
    assert deciding_score(Unit(sentence, 0, len(sentence))).voice == voice


@pytest.mark.parametrize(
    ("plainer", "fainter"),
    [
        ("Päätän myöntää luvan.", "Lupa myönnetään."),
        ("Lupa myönnetään.", "Lupa myönnettiin."),
        ("Koska tie on turvallinen, kuljetushakemus hylätään.", "Kyyti järjestetään."),
        ("Ratkaisu: avustus siirtyy keväälle.", "Avustusta ei yleensä myönnetä."),
        ("Lupa myönnetään.", "Naapurin huomautus hylätään."),
        ("Tillstånd beviljas.", "Bidrag beviljas årligen."),
    ],
)
def test_a_plainer_sentence_scores_higher(plainer: str, fainter: str) -> None:
    scores = [
        deciding_score(Unit(one, 0, len(one))).total for one in (plainer, fainter)
    ]

    assert scores[0] > scores[1]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Kuraattori on jättänyt hakemuksen saada virkavapaata kahdeksi vuodeksi.\n\n"
            "Virkavapaata myönnetään vuosi. Muilta osin hakemusta ei hyväksytä.\n\n"
            "Muutoksenhaku: oikaisuvaatimus jaostolle",
            "Virkavapaata myönnetään vuosi.",
        ),
        (
            "Hyväksytään sopimus Havu Oy:n kanssa. Korvaus on 50 euroa.\n\n"
            "Valtuutan insinöörin allekirjoittamaan sopimuksen.",
            "Hyväksytään sopimus Havu Oy:n kanssa.",
        ),
        (
            "Kylän koululle myönnettiin avustus 3.2.2022 § 4. Jousi ry anoo 900 euroa.\n\n"
            "Myönnetään 900 euroa.\n\nVuonna 2021 hyväksyttiin vastaava hakemus.",
            "Myönnetään 900 euroa.",
        ),
        (
            "Sökanden anhåller om befrielse. Grannen fick avslag 2020.\n\n"
            "Befrielse från skyldigheten att ansluta fastigheten meddelas.",
            "Befrielse från skyldigheten att ansluta fastigheten meddelas.",
        ),
        ("Päätösluettelo viikko 7. Asiakirja on salassa pidettävä.", None),
    ],
)
def test_the_words_begin_where_the_decision_does(text: str, first: str | None) -> None:
    """Several sentences decide together; what was asked or done before does not."""
    span = deciding_words(text, [(0, len(text))])
    found = [unit.text for unit in units(text, *span)] if span else [None]

    assert found[0] == first
