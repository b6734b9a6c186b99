"""Whole minutes whose items begin with a bare number, or below a title of their own."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from analyzers.decision.model import DecisionText
from corpus.model import Decision, Published
from corpus.reading.documents import parts_of


@dataclass(frozen=True, slots=True)
class UnmarkedMinutes:
    """Pages, the body, and the title of each section."""

    pages: tuple[str, ...]
    body: str
    titles: dict[str, str]
    cases: dict[str, str] = field(default_factory=dict)


def page(*lines: str) -> str:
    return "\n".join(lines)


COUNCIL = "Toriston kunta            KOKOUSPÖYTÄKIRJA/            Sivu"
SHORT_BELOW_TITLES = UnmarkedMinutes(
    (
        page(
            COUNCIL,
            "Kunnanvaltuusto           ESITYSLISTA               69",
            "                                                    6/2031",
            "",
            "KOKOUSAIKA      Keskiviikkona 12.5.2031 kello 18.00 - 19.10",
            "KOKOUSPAIKKA    Toriston kunnanvirasto",
            "SAAPUVILLA      Malli Meri",
            "OLLEET JÄSENET  Kylä Kai",
            "ASIAT           42 - 44 §",
        ),
        page(
            "Kunnanvaltuusto        12.5.2031       70",
            "Kunnanvaltuusto   42, 43",
            "",
            "KOKOUKSEN AVAUS",
            "",
            "Kvalt § 42",
            "        Kutsu kokoukseen on julkaistu ilmoitustaululla.",
            "",
            "Kvalt:  Todettiin kokous lailliseksi.",
            "",
            "TARKISTAJIEN VALINTA",
            "",
            "Kvalt § 43",
            "",
            "Kvalt:  Valittiin Kai Kylä.",
        ),
        page(
            "Kunnanvaltuusto        12.5.2031       71",
            "Kunnanhallitus   § 88       3.5.2031",
            "Kunnanvaltuusto   § 44",
            "",
            "SILLAN KORJAUSTYÖN RAHOITUS",
            "",
            "Khall § 88",
            "        Ehdotus: Rahoitetaan.",
            "        Khall: Hyväksyttiin.",
            "",
            "Kvalt § 44",
            "",
            "Kvalt:  Hyväksyttiin ehdotus.",
        ),
    ),
    "Kunnanvaltuusto",
    {
        "42": "KOKOUKSEN AVAUS",
        "43": "TARKISTAJIEN VALINTA",
        "44": "SILLAN KORJAUSTYÖN RAHOITUS",
    },
)


def parish_head(number: int) -> str:
    return page(
        f"RANTALAN JA TORISTON           PÖYTÄKIRJA 9/2031        {number}",
        "SEURAKUNTAYHTYMÄ",
        "Yhteinen kirkkovaltuusto      6.10.2031",
    )


BARE_NUMBERS = UnmarkedMinutes(
    (
        page(
            parish_head(112),
            "",
            "YHTEISEN KIRKKOVALTUUSTON KOKOUS",
            "",
            "Aika        torstai 6.10.2031 klo 18.00 - 19.20",
            "Paikka      toimitalon juhlasali",
            "Osallistujat   liite 1",
            "",
            "109",
            "KOKOUKSEN LAILLISUUS",
            "",
            "Kn:n esitys   Kv toteaa kokouksen laillisuuden.",
            "              Kuulutus liitetään pöytäkirjaan, liite 1, § 109.",
            "Päätös        Päätettiin esityksen mukaan.",
            "",
            "110",
            "ILMOITUSASIAT",
            "",
            "1. Tuomiokapituli on kirjeellään n:o 197 saattanut tiedoksi.",
            "Päätös        Merkittiin.",
        ),
        page(
            parish_head(113),
            "",
            "111",
            "HAUTAUSMAAN AIDAN KORJAUS",
            "",
            "Kn § 300, 12.9.2031",
            "Kn:n esitys   Korjataan aita 12 000 eurolla.",
            "Päätös        Hyväksyttiin.",
        ),
    ),
    "Yhteinen kirkkovaltuusto",
    {
        "109": "KOKOUKSEN LAILLISUUS",
        "110": "ILMOITUSASIAT",
        "111": "HAUTAUSMAAN AIDAN KORJAUS",
    },
)
BESIDE_A_NAME = UnmarkedMinutes(
    (
        page(
            "Bildningsnämnden     nr 10/2031     29.11.2031",
            "INNEHÅLLSFÖRTECKNING",
            "",
            "BILDN 95   Mötets konstituering",
            "BILDN 96   Tjänsteinnehavarbeslut",
            "BILDN 97   Försäljning av daghemmet",
        ),
        page(
            "RANNÄS KOMMUN              PROTOKOLL            Sida 2",
            "Bildningsnämnden           29.11.2031           Nr 10/2031",
            "Mötesplats och -tid   Kommunhuset, 29.11.2031 kl 17.00 - 18.20",
            "Närvarande medlemmar   Malli Meri, ordförande",
            "Ärenden   §§ 95 - 97",
        ),
        page(
            "RANNÄS KOMMUN              PROTOKOLL            Sida 3",
            "Bildningsnämnden           29.11.2031           Nr 10/2031",
            "BILDN 95",
            "",
            "MÖTETS KONSTITUERING",
            "",
            "Förslag:  Mötet konstateras vara lagenligt.",
            "Beslut:   Godkändes.",
            "",
            "BILDN 96",
            "",
            "TJÄNSTEINNEHAVARBESLUT",
            "",
            "Förslag:  Antecknas.",
            "Beslut:   Antecknades.",
        ),
        page(
            "RANNÄS KOMMUN              PROTOKOLL            Sida 4",
            "Bildningsnämnden           29.11.2031           Nr 10/2031",
            "BILDN 97",
            "",
            "FÖRSÄLJNING AV DAGHEMMET",
            "",
            "Förslag:  Säljs.",
            "Beslut:   Såldes.",
        ),
    ),
    "Bildningsnämnden",
    {
        "95": "MÖTETS KONSTITUERING",
        "96": "TJÄNSTEINNEHAVARBESLUT",
        "97": "FÖRSÄLJNING AV DAGHEMMET",
    },
)
BESIDE_THE_TITLE = UnmarkedMinutes(
    (
        page(
            "Toriston kunta",
            "",
            "Kunnanhallitus",
            "",
            "KOKOUSKUTSU 18/2031",
            "Laatimispäivämäärä: 14.10.2031",
            "Kokoustiedot",
            "Aika 21.10.2031 kello 19.00",
            "Paikka Kunnanviraston kokoushuone",
            "Käsiteltävät asiat",
            "292 KOKOUKSEN LAILLISUUS Sivu 311",
            "293 KOIRAVERON MÄÄRÄÄMINEN Sivu 312",
            "294 HANKINTASOPIMUS Sivu 312",
        ),
        page(
            "TORISTON KUNTA          KOKOUSPÖYTÄKIRJA          18/2031        Sivu 310",
            "Kunnanhallitus",
            "KOKOUSAIKA 21.10.2031 klo 19.00 - 20.40",
            "SAAPUVILLA OLLEET JÄSENET",
            "Malli Meri puheenjohtaja",
            "ASIAT 292 - 294",
        ),
        page(
            "TORISTON KUNTA          KOKOUSPÖYTÄKIRJA          18/2031        Sivu 311",
            "Kunnanhallitus",
            "292 KOKOUKSEN LAILLISUUS",
            "",
            "Ehdotus: Kokous todetaan lailliseksi.",
            "Päätös: Hyväksyttiin.",
        ),
        page(
            "TORISTON KUNTA          KOKOUSPÖYTÄKIRJA          18/2031        Sivu 312",
            "Kunnanhallitus",
            "293 KOIRAVERON MÄÄRÄÄMINEN",
            "",
            "Ehdotus: 50 euroa.",
            "Päätös: Ehdotus hyväksyttiin.",
            "",
            "294 HANKINTASOPIMUS",
            "",
            "Päätös: Hyväksyttiin.",
        ),
    ),
    "Kunnanhallitus",
    {
        "292": "KOKOUKSEN LAILLISUUS",
        "293": "KOIRAVERON MÄÄRÄÄMINEN",
        "294": "HANKINTASOPIMUS",
    },
)


def board_head(number: int) -> str:
    return page(
        f"Toriston kunta      Pöytäkirja        5/2031         {number}",
        "Kunnanhallitus        16.03.2031",
    )


DAY_BELOW_TITLES = UnmarkedMinutes(
    (
        page(
            "Toriston kunta      Pöytäkirja        5/2031         1",
            "Kunnanhallitus",
            "",
            "Aika        Maanantaina 16.03.2031 klo 18:10-21:05",
            "Paikka      Kunnanvirasto",
            "Saapuvilla olleet jäsenet",
            "Malli Meri   puheenjohtaja",
            "Asiat       §:t 70 - 72",
        ),
        page(
            board_head(2),
            "Käsiteltävät asiat                                      Sivu",
            "     Tarkastajien valinta",
            "71   Päätökset ja kirjelmät                               4",
        ),
        page(
            board_head(3),
            "Tarkastajien valinta",
            "",
            "Khall 16.03.2031 § 70",
            "",
            "Nimettiin Malli.",
        ),
        page(
            board_head(4),
            "Päätökset ja kirjelmät",
            "",
            "Khall 16.03.2031 § 71",
            "",
            "1. Seudun kuntayhtymä, yhtymähallitus 3.3.2031 § 14",
            "",
            "Päätös: Tiedoksi.",
        ),
        page(
            board_head(6),
            "Kunnan tilinpäätös 2030",
            "",
            "103/02.06.01/2031",
            "",
            "Khall 16.03.2031 § 72",
            "",
            "Esitys: Allekirjoitetaan.",
            "Päätös: Hyväksyttiin.",
        ),
    ),
    "Kunnanhallitus",
    {
        "70": "Tarkastajien valinta",
        "71": "Päätökset ja kirjelmät",
        "72": "Kunnan tilinpäätös 2030",
    },
    {"72": "103/02.06.01/2031"},
)
CASES = {
    "titles above the body in short": SHORT_BELOW_TITLES,
    "bare numbers": BARE_NUMBERS,
    "numbers beside a name": BESIDE_A_NAME,
    "numbers beside titles": BESIDE_THE_TITLE,
    "titles above body and day": DAY_BELOW_TITLES,
}


def read(pages: tuple[str, ...]) -> list[Decision]:
    url = "https://torisato.example/minutes.pdf"
    published = Published("test/a.pdf", "test", "test", url, None, "")
    return parts_of(published, DecisionText("", url=url), pages)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_section_is_found_with_its_head(case: UnmarkedMinutes) -> None:
    parts = read(case.pages)
    items = [one for one in parts if one.minutes_section]

    assert {one.minutes_section: one.title for one in items} == case.titles
    assert {one.body for one in items} == {case.body}
    assert {one.status for one in parts} == {"minutes"}
    told = {one.minutes_section: one.case_number for one in items if one.case_number}
    assert told == case.cases


def test_numbered_points_without_decisions_are_no_items() -> None:
    points = "\n\n".join(
        f"{number} Sopimuksen kohta\n\nOsapuolet sopivat hinnasta."
        for number in (1, 2, 3)
    )
    text = f"Toriston kunta\nPÖYTÄKIRJA 2/2031\nKokouspaikka Talo\n\n{points}"

    assert read((text,)) == []
