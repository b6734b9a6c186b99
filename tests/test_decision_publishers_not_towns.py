"""No municipality is given to pages of other publishers, whatever towns they speak of."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

PUBLISHERS = {
    "Kuopion liitto": "regional-council",
    "Rantasalmen ja Sulkavan liitto": "regional-council",
    "Porin seudun kuntayhtymä": "joint-authority",
    "Jyväskylän koulutuskuntayhtymä Gradia": "joint-authority",
    "Rauman seudun vesi liikelaitoskuntayhtymä": "joint-authority",
    "Samkommunen för yrkesutbildning i Vasa": "joint-authority",
    "Malmska samkommunen i Jakobstad": "joint-authority",
    "Kuopion pelastuslaitos": "other",
    "Varsinais-Suomen aluepelastuslaitos": "other",
    "Mellersta Österbottens räddningsverk": "other",
    "Tampereen seurakunnat": "parish",
    "Oulun hiippakunnan tuomiokapituli": "parish",
    "Joensuun ortodoksinen seurakunta": "parish",
    "Vaasan hallinto-oikeus": "state",
    "Lapin aluehallintovirasto": "state",
    "Savonlinnan työllisyysalue": "employment-area",
    "Österbottens välfärdsområde": "wellbeing-county",
}
LAYOUTS = {
    "item": "{name}\nHallitus\n\nPöytäkirja 4/2031\n\n§ 45 Kaiteen korjaus\n\nDnro 88/2031\n\n"
    "Kuopion kaupunki on pyytänyt lausuntoa kaiteesta.\n\nPäätös\nHyväksyttiin.",
    "head of a page": "{name}   Pöytäkirja   4/2031   7 (21)\nHallitus   § 45   12.3.2031\n\n"
    "Kaiteen korjaus\n\nPorin kaupungin hakemus saapui 1.2.2031.\n\nPäätös\nHyväksyttiin.",
    "capitals": "{capitals}   PÖYTÄKIRJA   4/2031\nHALLITUS   12.3.2031\n\n45 § KAITEEN "
    "KORJAUS\n\nTurun kaupunginhallitus lausuu.\n\nPäätös: Hyväksyttiin.",
    "cover": "{name}\n\nPÖYTÄKIRJA 4/2031\n\nHallitus\n\nAika 12.3.2031 klo 17.00 - 18.22\n"
    "Paikka Kuopion kaupungintalo\n\nLäsnä\nMeri Malli, Kuopio, puheenjohtaja\nKai Kylä, "
    "Siilinjärvi, jäsen\n\nAsiat\n45 § Avaus\n46 § Kaide\n47 § Muut asiat",
    "notice": "{name}\n\nKUULUTUS\n\nPäätös kaiteen korjaamisesta on nähtävillä 12.3.–12.4.2031 "
    "osoitteessa Torikatu 1, Kuopio.\n\nKuopiossa 12.3.2031\n\n{name}",
    "official": "{name}\nToimitusjohtaja\n\nViranhaltijapäätös 12.3.2031 § 45\n\nKaiteen "
    "korjaus\n\nTilataan kaide. Laskutusosoite: Rauman kaupunki, Torikatu 1.",
    "web page": "Siirry sisältöön\nEtusivu > {name} > Hallitus > 12.3.2031\n\n{name}\nHallitus, "
    "kokous 12.3.2031\n\n§ 45 Kaiteen korjaus\n\nPerustelut\nOulun kaupunki korjaa.\n\n"
    "Päätös\nHyväksyttiin.",
    "memo": "{name}\n\nMUISTIO 2/2031\n\nJohtoryhmän kokous 12.3.2031\n\nPaikka: Kuopion "
    "kaupunginkirjasto\n\n1. Avaus\n2. Kaide\n\nKuopion kaupunki ilmoitti kannastaan.",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize(("name", "kind"), PUBLISHERS.items(), ids=PUBLISHERS)
def test_a_page_of_another_publisher_has_no_town(
    name: str, kind: str, layout: str
) -> None:
    text = layout.format(name=name, capitals=name.upper())

    told = row_facts({"id": 1, "text": text})

    assert told["municipality"] is None
    assert told["publisher_kind"] == kind


@pytest.mark.parametrize(
    "text",
    [
        "Kuopion kaupunki   Pöytäkirja   4/2031\nRantamaan pelastuslaitos\nJohtokunta   12.3.2031"
        "\n\n§ 45 Kaiteen korjaus\n\nPäätös\nHyväksyttiin.",
        "Kuopion kaupungin pelastuslaitos\nPelastusjohtaja\n\nViranhaltijapäätös 12.3.2031 § 45\n\n"
        "Kaiteen korjaus\n\nKuopion kaupunki ostaa kaiteen.",
    ],
)
def test_a_rescue_service_of_a_town_is_the_towns(text: str) -> None:
    assert row_facts({"id": 1, "text": text})["municipality"] == "Kuopio"


_TOP = "{minutes}\n{body}\n\nAika: 14.6.2031 klo 14.00 - 15.35\nPaikka: Kuopion kaupungintalo"


@pytest.mark.parametrize(
    ("top", "name"),
    [
        (
            "ITÄ-LAMPELAN VESIEN- PÖYTÄKIRJA Yh 3/31 SUOJELUN KUNTAYHTYMÄ",
            "Itä-Lampelan vesiensuojelun kuntayhtymä",
        ),
        ("LAMPELAN PÖYTÄKIRJA Yh 3/31 LIITTO", "Lampelan liitto"),
        ("RANNAN KOKOUSPÖYTÄKIRJA 3/2031\nKUNTAYHTYMÄ", "Rannan kuntayhtymä"),
        (
            "NORRA ÖARNAS HÖGSTADIEDISTRIKT K.F.   PROTOKOLL 4/2031",
            "Norra öarnas högstadiedistrikt k.f.",
        ),
        ("Öarnas Miljöservice k.f.\nProtokoll 4/2031", "Öarnas Miljöservice k.f."),
        (
            "Itä-Rannan Veden kuntayhtymä\nPöytäkirja 4/2031",
            "Itä-Rannan Veden kuntayhtymä",
        ),
        (
            "Lampelan seudun vesipalvelut -kuntayhtymä\nPöytäkirja 4/2031",
            "Lampelan seudun vesipalvelut -kuntayhtymä",
        ),
        ("SATAKUNTALIITTO PÖYTÄKIRJA 6/2031 1", "Satakuntaliitto"),
        ("Suomen Kuntaliitto ry Pöytäkirja 6/2031", "Suomen Kuntaliitto ry"),
    ],
)
def test_an_organisation_is_named_whole_though_a_column_tears_it(
    top: str, name: str
) -> None:
    told = row_facts({"id": 1, "text": _TOP.format(minutes=top, body="Hallitus")})
    assert told["organisation"].casefold() == name.casefold()
    assert told["municipality"] is None
