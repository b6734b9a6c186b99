"""A label or a formula never changes what an adopted proposal means.

Every meaning is written in every layout, with the formulas and bodies in turn: the same
outcome must be read from each.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from corpus.importing.row_facts import row_facts


class Said(NamedTuple):
    """A proposal and what becomes of its matter when it is adopted."""

    language: str
    outcome: str
    title: str
    proposal: str


SAID = (
    Said(
        "fi",
        "granted",
        "Avustushakemus, kyläyhdistys",
        "myöntää yhdistykselle avustuksen",
    ),
    Said("fi", "granted", "Oikaisuvaatimus laskusta", "hyväksyy oikaisuvaatimuksen"),
    Said("fi", "granted", "Poikkeamishakemus, Rantatie 2", "suostuu hakemukseen"),
    Said("fi", "rejected", "Oikaisuvaatimus laskusta", "hylkää oikaisuvaatimuksen"),
    Said("fi", "rejected", "Poikkeamishakemus, Rantatie 2", "ei myönnä poikkeamista"),
    Said("fi", "rejected", "Takaushakemus", "päättää olla myöntämättä takausta"),
    Said(
        "fi",
        "rejected",
        "Valtuustoaloite torista",
        "toteaa, ettei aloite anna aihetta toimenpiteisiin",
    ),
    Said("fi", "rejected", "Korvausvaatimus", "päättää, ettei korvausta makseta"),
    Said(
        "fi",
        "partly-granted",
        "Hakemus aukioloajasta",
        "hyväksyy hakemuksen kesän osalta ja hylkää sen muilta osin",
    ),
    Said("fi", "approved", "Vuokrasopimuksen tekeminen", "hyväksyy vuokrasopimuksen"),
    Said("fi", "approved", "Koulun lakkauttaminen", "päättää lakkauttaa koulun"),
    Said("fi", "noted", "Talouskatsaus", "merkitsee katsauksen tiedoksi"),
    Said("fi", "elected", "Edustajan valinta", "valitsee edustajaksi Maija Mallin"),
    Said(
        "fi",
        "statement-given",
        "Lausunto kaavasta",
        "antaa seuraavan lausunnon: kaava on hyvä",
    ),
    Said("fi", "tabled", "Tieverkko", "jättää asian pöydälle"),
    Said("fi", "returned", "Tieverkko", "palauttaa asian valmisteltavaksi"),
    Said("fi", "lapsed", "Siivouksen hankinta", "keskeyttää hankinnan"),
    Said(
        "fi",
        "not-admitted",
        "Oikaisuvaatimus laskusta",
        "jättää oikaisuvaatimuksen tutkimatta",
    ),
    Said("sv", "granted", "Ansökan om bidrag", "beviljar föreningen bidrag"),
    Said("sv", "granted", "Rättelseyrkande om avgift", "godkänner rättelseyrkandet"),
    Said("sv", "rejected", "Rättelseyrkande om avgift", "förkastar rättelseyrkandet"),
    Said("sv", "rejected", "Ansökan om bygglov", "beviljar inte bygglov"),
    Said(
        "sv",
        "rejected",
        "Motion om torget",
        "konstaterar att motionen inte föranleder åtgärder",
    ),
    Said("sv", "approved", "Hyresavtal", "godkänner hyresavtalet"),
    Said("sv", "noted", "Ekonomisk översikt", "antecknar översikten för kännedom"),
    Said("sv", "elected", "Val av representant", "väljer Anna Ek till representant"),
    Said("sv", "tabled", "Vägnätet", "bordlägger ärendet"),
    Said("sv", "returned", "Vägnätet", "återremitterar ärendet för ny beredning"),
    Said(
        "sv",
        "not-admitted",
        "Rättelseyrkande om avgift",
        "lämnar rättelseyrkandet utan prövning",
    ),
)
BODIES = {
    "fi": (
        "Kunnanhallitus",
        "Tekninen lautakunta",
        "Sivistysvaliokunta",
        "Elinvoimajaosto",
        "Yhtymähallitus",
        "Kirkkoneuvosto",
    ),
    "sv": (
        "Kommunstyrelsen",
        "Tekniska nämnden",
        "Bildningssektionen",
        "Stadsstyrelsen",
    ),
}
LAYOUTS = {
    "fi": (
        "Päätösehdotus\n{p}\n\nPäätös\n{a}\n",
        "Ehdotus: {p}\nPäätös: {a}\n",
        "Esittelijän ehdotus:\n\n{p}\n\nKäsittely\n-\n\nPäätös:\n\n{a}\n",
        "Kj: {p}\n\nKh: {a}\n",
        "Kunnanjohtaja Ville Laine:\n{p}\n\n{B}:\n{a}\n",
        "Toimialajohtajan päätösehdotus: {p}\n\nToimielimen päätös: {a}\n",
        "Esitys\n{p}\n\nPÄÄTÖS\n{a}\n",
        "**Ehdotus**\n{p}\n\n**Päätös**\n{a}\n",
        "Ehdotus, vs. johtaja Anni Aho: {p}\nPäätös: {a}\n",
        "Osastopäällikön esitys\n{p}\nPäätös\n{a}\nMuutoksenhaku\nOikaisuvaatimusohje\n",
        "Ehdotus {p}\n\nPäätös {a}\n",
    ),
    "sv": (
        "Beslutsförslag\n{p}\n\nBeslut\n{a}\n",
        "Förslag: {p}\nBeslut: {a}\n",
        "Kommundirektörens förslag:\n\n{p}\n\nBehandling\n-\n\nBeslut:\n\n{a}\n",
        "Kommundirektören: {p}\n\n{B}: {a}\n",
        "Föredragandens förslag\n{p}\n\nBESLUT:\n{a}\n",
        "Förslag, tf. direktör Eva Ek: {p}\nBeslut: {a}\n",
    ),
}
FORMULAS = {
    "fi": (
        "Ehdotus hyväksyttiin.",
        "Hyväksyttiin.",
        "Hyväksyttiin yksimielisesti.",
        "Ehdotuksen mukaan.",
        "Päätettiin ehdotuksen mukaisesti.",
        "{B} hyväksyi esittelijän ehdotuksen yksimielisesti.",
        "{B} päätti ehdotuksen mukaisesti.",
        "Hyv.",
        "Päätösehdotus hyväksyttiin muutoksitta.",
        "{B} yhtyi ehdotukseen.",
        "Esityksen mukaisesti.",
        "Keskustelun jälkeen ehdotus hyväksyttiin.",
        "Puheenjohtaja totesi ehdotuksen tulleen yksimielisesti hyväksytyksi.",
    ),
    "sv": (
        "Förslaget godkändes.",
        "Godkändes.",
        "Enligt förslaget.",
        "{B} godkände förslaget enhälligt.",
        "{B} beslutade enligt förslaget.",
        "Beslöts enligt förslag.",
        "{B} omfattade förslaget.",
        "Förslaget godkändes utan ändringar.",
    ),
}


def items() -> Iterator[tuple[Said, str]]:
    """Yield every meaning in every layout; formulas and bodies take turns."""
    for number, said in enumerate(SAID):
        turns = itertools.cycle(
            itertools.product(FORMULAS[said.language], BODIES[said.language])
        )
        layouts = LAYOUTS[said.language]
        for layout in layouts:
            for _ in range(number % 7 + 1):
                formula, body = next(turns)
            yield said, written(said, layout, formula, body)


def written(said: Said, layout: str, formula: str, body: str) -> str:
    """Return an item that says *said*."""
    section = "1.2.2024 § 14"
    proposal = f"{body} {said.proposal}."
    told = layout.format(p=proposal, a=formula.format(B=body), B=body)
    return f"{body} {section}\n{said.title}\n\n{told}"


@pytest.mark.parametrize(
    ("said", "text"),
    list(items()),
    ids=lambda value: str(value)[:60].replace("\n", " "),
)
def test_a_label_never_changes_the_meaning(said: Said, text: str) -> None:
    """The outcome is the adopted wording's, in whatever layout it was adopted."""
    facts = row_facts({"id": "a", "text": text})

    assert (facts["matter_outcome"], text) == (said.outcome, text)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_formula_never_changes_the_meaning(language: str) -> None:
    """Each formula adopts a refusal, and what it adopts is a refusal."""
    refusals = [one for one in SAID if one[:2] == (language, "rejected")]
    layouts, bodies = LAYOUTS[language], BODIES[language]
    found = {
        formula: row_facts(
            {
                "id": "a",
                "text": written(refusals[0], layouts[n % 2], formula, bodies[0]),
            }
        )["matter_outcome"]
        for n, formula in enumerate(FORMULAS[language])
    }

    assert found == dict.fromkeys(FORMULAS[language], "rejected")


PROPOSED = (
    "Päätösesitys: {d}\n\nPäätös: {a}",
    "Rehtorin esitys:\n{d}\n\nLautakunta:\n{a}",
    "Vs. tekn.joht.: {d}\n\nTekla: {a}",
    "EHD. {d}\n\nPÄÄTÖS: {a}",
    "Kaupunginsihteerin päätösehdotus {d}\n\nPäätös {a}",
    "Ehdotan, että hakemus hylätään.\n\nPäätös: {a}",
    "Ehdotus (ts. johtaja Malli)\n{d}\n\nPäätös\n{a}",
    "Päätösehdotus / esittelijä rehtori Malli\n{d}\n\nPäätös\n{a}",
    "Rakennustarkastaja:\n\n{d}\n\nRakla:\n\n{a}",
    "Tekninen johtaja: – {d}\n\nTekninen lautakunta: – {a}",
)
PROPOSED_IN_SWEDISH = (
    "Rektorns förslag:\n{d}\n\nNämnden:\n{a}",
    "Fritidssekreteraren: {d}\n\nFRINK: {a}",
    "Bildningschefens förslag {d}\n\nBeslut {a}",
)


@pytest.mark.parametrize("layout", PROPOSED)
@pytest.mark.parametrize("adopted", ["Hyväksyttiin.", "Esityksen mukaan.", "Hyv."])
def test_a_proposal_is_found_below_any_label(layout: str, adopted: str) -> None:
    """What was adopted refuses the application, in whatever layout."""
    text = (
        "Tekninen lautakunta 3.4.2024 § 8\n\nTontinvaraushakemus, Kivi Oy\n\n"
        "Yhtiö hakee tonttia. Alue on kaavassa puistoa.\n\n"
    ) + layout.format(d="Lautakunta hylkää hakemuksen.", a=adopted)
    facts = row_facts({"id": "a", "text": text})

    said = (facts["matter_outcome"], facts["proposal_fate"])
    assert said == ("rejected", "as-proposed")


@pytest.mark.parametrize("layout", PROPOSED_IN_SWEDISH)
def test_a_swedish_proposal_is_found_below_any_label(layout: str) -> None:
    text = (
        "Tekniska nämnden 3.4.2024 § 8\n\nAnsökan om tomt, Sten Ab\n\n"
        "Bolaget ansöker om en tomt. Området är park.\n\n"
    ) + layout.format(d="Nämnden avslår ansökan.", a="Godkändes.")
    facts = row_facts({"id": "a", "text": text})

    said = (facts["matter_outcome"], facts["proposal_fate"])
    assert said == ("rejected", "as-proposed")
