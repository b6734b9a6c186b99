"""Officeholders' decisions: each wording means the same in every layout.

Acts, voices, layouts and the sentences around them are combined; all words are invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest

from analyzers.decision.meaning.officials.heads import is_officials
from corpus.importing.row_facts import row_facts

GRANT = """Myönnän {G}.
Päätän myöntää hakijalle {G}.
Olen päättänyt myöntää {G}.
Päätän, että {N} myönnetään.
{T} päättää myöntää {G}.
{T} myöntää hakijalle {G}.
{T} on päättänyt myöntää {G}.
Myönnetään hakijalle {N}.
{N} myönnetään.
{N} on myönnetty.
Hakemus hyväksytään.
Hyväksyn hakemuksen.
Hakemukseen suostutaan.
Teille myönnetään {N}.
{G} myöntäminen hakijalle.
Hyväksytty.
Annan hakemukseen myönteisen päätöksen.
Hakemus ratkaistaan myönteisesti.
Myönteinen.
Hakijalle on päätetty myöntää {N}.
Tällä päätöksellä hakijalle myönnetään {N}."""
REFUSE = """Hylkään hakemuksen.
Päätän hylätä hakemuksen.
Hakemus hylätään.
Hakemus on hylätty.
En myönnä {P}.
Päätän olla myöntämättä {P}.
{P} ei myönnetä.
Päätän, ettei {P} myönnetä.
Hakemukseen ei suostuta.
Hakemusta ei voida hyväksyä.
Valitettavasti {P} ei voida myöntää.
Emme valitettavasti voi myöntää Teille {P}.
En voi myöntää {P}.
{G} myöntämiselle ei ole edellytyksiä.
Hakemuksen hylkääminen.
Kielteinen.
{T} hylkää hakemuksen.
{T} ei myönnä {P}.
{T} päättää olla myöntämättä {P}.
Jätän {G} myöntämättä.
{N} evätään.
Annan hakemukseen kielteisen päätöksen.
Hakemus ei johda toimenpiteisiin.
{P} ei ole mahdollista myöntää.
Hakijalle ei voida antaa {P}.
Pyyntöön ei voida vastata myönteisesti."""
ASKED = (
    (
        "Virkavapaahakemus",
        ("virkavapaa", "virkavapaan", "virkavapaata"),
        "Malli hakee virkavapaata.",
    ),
    (
        "Kohdeavustus Havumetsän Nuoret ry",
        ("avustus", "avustuksen", "avustusta"),
        "Yhdistys on hakenut 1 200 euron avustusta.",
    ),
    (
        "Henkilökohtainen apu",
        ("apu", "avun", "apua"),
        "Asiakas on hakenut apua 30 tuntia kuukaudessa.",
    ),
)
OTHERS = (
    (
        "Tulostimien hankinta",
        "Tarjous pyydettiin kolmelta toimittajalta.",
        "approved",
        """Hankin tulostimet Kivi-Kone Oy:ltä.
Päätän hankkia tulostimet Kivi-Kone Oy:ltä.
Tilataan tulostimet Kivi-Kone Oy:ltä.
Tilaan tulostimet Kivi-Kone Oy:ltä.
Toimittajaksi valitaan Kivi-Kone Oy.
Tulostimet hankitaan Kivi-Kone Oy:ltä.
Solmin sopimuksen Kivi-Kone Oy:n kanssa.
{T} hyväksyy Kivi-Kone Oy:n tarjouksen.""",
    ),
    (
        "Liikennejärjestely Havukadulla",
        "Kadulla on mitattu suuria nopeuksia.",
        "approved",
        """Asetan kadulle nopeusrajoituksen.
Kadulle asennetaan liikennepeili.
Kiellän pysäköinnin kadulla.
Rakennetaan kadulle kaksi hidastetta.
Katu suljetaan liikenteeltä 1.–5.6.
Poistan kadulta pysäköintipaikat.""",
    ),
    (
        "Toimistosihteerin valinta",
        "Hakemuksia tuli viisi.",
        "elected",
        """Valitsen toimistosihteeriksi Aino Mallin.
Toimistosihteeriksi valitaan Aino Malli.
Palkkaan Aino Mallin.
{T} valitsee toimistosihteeriksi Aino Mallin.""",
    ),
    (
        "Oikaisuvaatimus jätemaksusta",
        "Kiinteistön omistaja vaatii jätemaksun poistamista.",
        "rejected",
        """Hylkään oikaisuvaatimuksen.
Oikaisuvaatimus hylätään.
Jätemaksua ei poisteta.
Pidän maksun voimassa.
Maksua ei muuteta.""",
    ),
    (
        "Oikaisuvaatimus jätemaksusta",
        "Kiinteistön omistaja vaatii jätemaksun poistamista.",
        "granted",
        """Hyväksyn oikaisuvaatimuksen.
Maksu poistetaan.
Poistan maksun.""",
    ),
    (
        "Oikaisuvaatimus jätemaksusta",
        "Kiinteistön omistaja vaatii jätemaksun poistamista.",
        "not-admitted",
        """Jätän vaatimuksen tutkimatta.
Oikaisuvaatimusta ei oteta tutkittavaksi.""",
    ),
    (
        "Siivouspalvelun hankinta",
        "Tarjouksia saatiin kaksi.",
        "lapsed",
        """Keskeytän hankinnan.
Hankinta keskeytetään.""",
    ),
)
SWEDISH = (
    (
        "Ansökan om tjänstledighet",
        "Läraren anhåller om tjänstledighet.",
        "granted",
        """Jag beviljar tjänstledighet.
Jag har beslutat att bevilja tjänstledighet.
{T} beslutar bevilja tjänstledighet.
Tjänstledighet beviljas.
Ansökan godkänns.
Ansökan bifalls.""",
    ),
    (
        "Ansökan om tjänstledighet",
        "Läraren anhåller om tjänstledighet.",
        "rejected",
        """Jag avslår ansökan.
Ansökan avslås.
{T} avslår ansökan.
Ansökan kan inte godkännas.
Tjänstledighet kan tyvärr inte beviljas.
Ansökan har avslagits.
Det finns inga förutsättningar att bevilja tjänstledighet.""",
    ),
)
EVERY = 3
"""Of the combinations every third is read, so that each layout has each in turn."""
OFFICES = ("Sivistysjohtaja", "Kaupunginpuutarhuri", "Palveluesimies", "Rehtori")
SWEDISH_OFFICES = ("Bildningsdirektören", "Rektorn")
AROUND = (
    "",
    "Lautakunta hylkäsi vastaavan hakemuksen 3.2.2022.",
    "Esihenkilö puoltaa asiaa.",
    "Lain mukaan hakemus voidaan hylätä, jos edellytykset eivät täyty.",
    "Aiempina vuosina vastaava on myönnetty kolmesti.",
)
LAYOUTS = (
    "Kivisuon kaupunki\nViranhaltijapäätös\n{T} § 14/2025\n5.3.2025\n\n{t}\n\nSelostus\n{b}\n\n"
    "Päätös\n{d}\n\nPerustelut\nToiminta on ohjeen mukaista.\n",
    "VIRANHALTIJAPÄÄTÖS § 14\n{T}\n5.3.2025\n\nASIA: {t}\n\nTAUSTA: {b}\n\nRATKAISU: {d}\n\n"
    "PERUSTELU: Toiminta on ohjeen mukaista.\n",
    "Kivisuon kaupunki\n{T}\n5.3.2025\n\nHyvä hakija\n\n{t}\n\n{b}\n\n{d}\n\nTerveisin\nAino Malli\n",
    "{T}, päätös § 14, 5.3.2025\n\n{t}\n\n{b} Toiminta on ohjeen mukaista.\n\n{d}\n\n"
    "Oikaisuvaatimusohje liitteenä.\n",
    "Kivisuon kunta\n{T}\nViranhaltijapäätös 14/2025\n\n{t}\n\n{d}\n\n{b} Asia on arvioitu.\n",
)
SWEDISH_LAYOUTS = (
    "Granby stad\nTjänsteinnehavarbeslut\n{T} § 14/2025\n\n{t}\n\nBeredning\n{b}\n\nBeslut\n{d}\n",
    "{T}, beslut § 14, 5.3.2025\n\n{t}\n\n{b}\n\n{d}\n\nAnvisning om omprövning bifogas.\n",
    "Granby kommun\n{T}\nTjänstemannabeslut 14/2025\n\n{t}\n\n{d}\n\n{b}\n",
)


def wordings() -> Iterator[tuple[str, str, str, str, str]]:
    """Yield language, title, background, a deciding sentence and its meaning."""
    for title, (noun, genitive, partitive), told in ASKED:
        for outcome, rows in (("granted", GRANT), ("rejected", REFUSE)):
            for row in rows.splitlines():
                words = row.replace("{N}", noun).replace("{G}", genitive)
                yield "fi", title, told, words.replace("{P}", partitive), outcome
    for language, table in (("fi", OTHERS), ("sv", SWEDISH)):
        for title, told, outcome, sentences in table:
            for row in sentences.splitlines():
                yield language, title, told, row, outcome


def texts() -> Iterator[tuple[str, str]]:
    """Yield each wording in the layouts, offices and surroundings in turn."""
    count = 0
    for language, title, told, words, outcome in wordings():
        is_finnish = language == "fi"
        for layout in LAYOUTS if is_finnish else SWEDISH_LAYOUTS:
            count += 1
            offices = OFFICES if is_finnish else SWEDISH_OFFICES
            office = offices[count % len(offices)]
            decided = words.replace("{T}", office)
            around = AROUND[count // 5 % len(AROUND)] if is_finnish else ""
            text = layout.replace("{T}", office).replace("{t}", title)
            text = text.replace("{b}", f"{told} {around}".strip())
            yield outcome, text.replace("{d}", decided[0].upper() + decided[1:])


@pytest.mark.slow
def test_a_wording_means_the_same_in_every_layout() -> None:
    """Nothing is read as its opposite; few are not told at all."""
    said = [
        (row_facts({"id": "a", "text": text})["matter_outcome"], outcome, text)
        for outcome, text in islice(texts(), 0, None, EVERY)
    ]
    wrong = [one for one in said if one[0] not in {one[1], "none"}]
    assert not wrong, wrong[:3]
    untold = [one for one in said if one[0] == "none"]
    assert len(untold) < 0.04 * len(said), untold[:3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kaupunginpuutarhuri 5.3.2025 § 2\nPuun kaataminen\n", True),
        ("Kivisuon kaupunki\nVs. tekninen johtaja\nViranhaltijapäätös § 3\n", True),
        ("Hyvä hakija\n\nPäätän myöntää luvan.\n", True),
        ("Kunnanhallitus 5.3.2025 § 2\nKunnanjohtajan virkavapaa\n", False),
        ("§ 2\nMuut asiat\nTilanne\n\nPäätös\n\nRehtori esitteli tilannetta.\n", False),
    ],
)
def test_a_head_or_a_voice_shows_that_one_official_decides(
    text: str, expected: bool
) -> None:
    assert is_officials(text) is expected


@pytest.mark.parametrize(
    ("line", "routes"),
    [
        (
            "Julkipano 13.5. Muutoksenhaku: oikaisuvaatimus jaostolle.",
            ["oikaisuvaatimus"],
        ),
        ("Asianosaisilla on oikeus vaatia hankintaoikaisua.", ["hankinta"]),
        ("Hakija voi valittaa Hämeen hallinto-oikeuteen.", ["hallintovalitus"]),
        ("Oikaisua tähän päätökseen haetaan virastolta.", ["oikaisuvaatimus"]),
        ("Valitusviranomainen: Hämeen hallinto-oikeus.", ["hallintovalitus"]),
        ("Oikaisuvaatimusaika 14 pv, sivistyslautakunta", ["oikaisuvaatimus"]),
        ("Hakemuksen voi tehdä uudelleen syksyllä.", ["none-stated"]),
    ],
)
def test_a_closing_line_names_the_way_of_appeal(line: str, routes: list[str]) -> None:
    """Officials' own words at the end are an instruction, too."""
    text = f"Rehtori, päätös § 2\n\nLupa\n\nPäätän myöntää luvan.\n\n{line}\n"

    assert row_facts({"id": "a", "text": text})["appeal"] == routes
