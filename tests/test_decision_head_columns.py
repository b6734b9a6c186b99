"""Heads in columns, on one line, with short years and words that belong to no field."""

from __future__ import annotations

import datetime as dt

import pytest

from analyzers.decision.head import head_lines
from analyzers.decision.head.meeting_facts.meeting_presenters import presenter_of
from analyzers.decision.model import DecisionText, Reading
from analyzers.decision.reading import read
from analyzers.notations.municipal_bodies import bodies, body_phrases

DAY = dt.date(2031, 3, 12)


def fields(reading: Reading) -> tuple[object, ...]:
    return (
        reading.body,
        reading.date,
        reading.minutes_section,
        reading.title,
        reading.case_number,
    )


ITEMS = {
    "two figures of the year": (
        "TORILAN KUNTA   KOKOUSPÖYTÄKIRJA   Nro 14/31   Sivu 3\nKUNNANHALLITUS\n\n"
        "Kokousaika   12.3.31 klo 15.00 - 16.25\nKokouspaikka   Kunnanvirasto\n\n"
        "Khall § 45\nKYLÄN SILLAN\nKORJAUS V. 2031\n\nHakemuksia tuli 11.\n\n"
        "KHALL: Hyväksyttiin.",
        ("KUNNANHALLITUS", DAY, "45", "KYLÄN SILLAN KORJAUS V. 2031", None),
    ),
    "the day in brackets": (
        "Torilan kunta\nTekninen lautakunta (12.3.2031)\n\n§ 45\nSillan korjaus\n\n"
        "Päätös\nHyväksyttiin.",
        ("Tekninen lautakunta", DAY, "45", "Sillan korjaus", None),
    ),
    "a bare number above the §": (
        "Torilan kunta   Pöytäkirja   4/2031   7\nTekninen lautakunta   12.3.2031\n\n"
        "512/2031\n\n45 §\nSillan korjaus\n\nPäätös:\nHyväksyttiin.",
        ("Tekninen lautakunta", DAY, "45", "Sillan korjaus", "512/2031"),
    ),
    "public before the title": (
        "Torilan kunta\nTekninen lautakunta   12.3.2031\n\n§ 45 Julkinen Sillan korjaus\n\n"
        "Päätös\nHyväksyttiin.",
        ("Tekninen lautakunta", DAY, "45", "Sillan korjaus", None),
    ),
    "who prepared above a broken title": (
        "Tekninen lautakunta   § 45   12.3.2031\n\nValmistelijat/lisätiedot:   insinööri "
        "Meri Malli\n\nYlisen kylän sillan\nkorjaus\n\nTORI/9911/10.00.02/2031\n\n"
        "Päätösehdotus:\nHyväksytään.\n\nPäätös:\nHyväksyttiin.",
        (
            *("Tekninen lautakunta", DAY, "45", "Ylisen kylän sillan korjaus"),
            "TORI/9911/10.00.02/2031",
        ),
    ),
    "a list of handlings on one line": (
        'Sillan korjaus\n\nKoko: px\nAloita esitys sivulta:\n\nDownload "Sillan korjaus"\n\nTranskriptio\n\n'
        "1 Kunnanhallitus 1.3.2031 Kunnanvaltuusto 12.3.2031 Sillan korjaus "
        "211/08.00/2031 KH 190 1.3.2031 Ehdotus Hyväksytään. Päätös Hyväksyttiin. "
        "KV 45 12.3.2031 Päätös Hyväksyttiin.",
        ("Kunnanvaltuusto", DAY, "45", "Sillan korjaus", "211/08.00/2031"),
    ),
    "an official's columns": (
        "Torilan kunta      VIRANHALTIJAPÄÄTÖS\n\nSivistysjohtaja\n"
        "Meri Malli      Päätöspvm   Pykälä\n      12.03.2031   45\n\nAsia\n"
        "OPETTAJAN VALINTA\n\nPäätös\nValitsen hakijan.",
        ("Sivistysjohtaja", DAY, "45", "OPETTAJAN VALINTA", None),
    ),
    "an extract": (
        "TORILAN KAUPUNKI      PÖYTÄKIRJAN OTE      Sivu 318\n\n"
        "Kaupunginhallitus § 45      12.3.2031\n\nSILLAN KORJAUS\n\nDno 512/2031\n\n"
        "Päätös: Hyväksyttiin.",
        ("Kaupunginhallitus", DAY, "45", "SILLAN KORJAUS", "512/2031"),
    ),
    "labels below a publisher with its short name": (
        "TORIN HYVINVOINTIALUE – TORHVA\nPöytäkirjanote\n\nToimielin:   Yksilöasioiden "
        "jaosto\nKokouspäivä:   12.3.2031\nPykälä:   45 §\nAsianumero:   TORHVA/7712/2031\n"
        "Otsikko:   Muistutusten seuranta\n\nPäätös:\nMerkittiin tiedoksi.",
        (
            *("Yksilöasioiden jaosto", DAY, "45", "Muistutusten seuranta"),
            "TORHVA/7712/2031",
        ),
    ),
    "a body told by the line below it": (
        "Dynasty tietopalvelu Haku RSS Torila\n\nSektionen för ordnande av tjänster\n"
        "Protokoll 12.03.2031/Paragraf 45\n\n4410/02.05.00/2031\n\nSektionen för ordnande "
        "av tjänster 12.03.2031 § 45\n\n§ 45\n\nReparation av en bro\n\nBeslut\nGodkändes.",
        (
            *("Sektionen för ordnande av tjänster", DAY, "45", "Reparation av en bro"),
            "4410/02.05.00/2031",
        ),
    ),
    "buttons and labels of an official's page": (
        "§ 45 Val av lärare\n\nLadda ner  Lyssna\n\nTORIDno-2031-177\n\nBeslutsdatum\n\n"
        "12.3.2031\n\nBeslutsfattare\n\nRektor vid högstadiet\n\nBeslut\nSökanden väljs.",
        ("Rektor vid högstadiet", DAY, "45", "Val av lärare", "TORIDno-2031-177"),
    ),
    "a title that goes on after a comma": (
        "Torilan kaupunki   Pöytäkirja   4/2031   12 (40)\n\nTekninen lautakunta   12.03.2031"
        "\n\n§ 45   Torilan asemakaavan muutos, kortteli 12,\n       Yliskylä\n\n"
        "TORIDno-2031-512\n\nPäätös: Hyväksyttiin.",
        (
            *("Tekninen lautakunta", DAY, "45"),
            *("Torilan asemakaavan muutos, kortteli 12, Yliskylä", "TORIDno-2031-512"),
        ),
    ),
    "the § before the day on one line": (
        'SILLAN KORJAUS\n\nKoko: px\nAloita esitys sivulta:\n\nDownload "SILLAN KORJAUS"'
        "\n\nTranskriptio\n\n1 TORILAN KUNTA Pöytäkirja 4/2031 12 Kunnanhallitus § 45 "
        "12.03.2031 SILLAN KORJAUS Khall § 45 Ehdotus: Hyväksytään. Päätös: Hyväksyttiin.",
        ("Kunnanhallitus", DAY, "45", "SILLAN KORJAUS", None),
    ),
    "an official's number and labels": (
        "TORILAN KUNTA\nViranhaltijapäätös 45/2031\n\nPäätöspäivä: 12.3.2031\n"
        "Päätöksentekijä: sivistysjohtaja Meri Malli\nAsia: Opettajan valinta\n\n"
        "Päätös: Valitsen hakijan.",
        ("sivistysjohtaja", DAY, "45", "Opettajan valinta", None),
    ),
    "an official's form": (
        "TORILAN KUNTA            VIRANHALTIJAN PÄÄTÖS\nTekninen toimi\n\n"
        "Päätös nro  45 / 2031\nPäiväys     12.3.2031\n\nAsia        Sillan korjaus\n\n"
        "Päätös      Hyväksyn tarjouksen.",
        (None, DAY, "45", "Sillan korjaus", None),
    ),
    "the place on the list above the title": (
        "Asia 7\n\nSillan korjaus\n\nTekninen lautakunta 12.3.2031 § 45\n\n"
        "TORIDno-2031-512\n\nPäätös\nHyväksyttiin.",
        ("Tekninen lautakunta", DAY, "45", "Sillan korjaus", "TORIDno-2031-512"),
    ),
    "a body in short with points": (
        "TEKN.LTK 12.3.2031 § 45\n\nSILLAN KORJAUS\n\n512/10.03.01/2031\n\nEsitys: "
        "Hyväksytään.\n\nPäätös: Hyväksyttiin.",
        ("TEKN.LTK", DAY, "45", "SILLAN KORJAUS", "512/10.03.01/2031"),
    ),
    "a chief body in short with a day": (
        "45 §\nSILLAN KORJAUS\n\nKh 12.3.2031\n\nTORI 512/2031\n\nEhdotus: Hyväksytään."
        "\n\nPäätös: Hyväksyttiin.",
        ("Kh", DAY, "45", "SILLAN KORJAUS", "TORI 512/2031"),
    ),
    "its own row below those of the past": (
        "§ 45\nSillan korjaus\n\nTORIDno-2031-512\n\nAikaisempi käsittely\n\nTekninen "
        "lautakunta, 1.3.2031, § 30\n\nKunnanhallitus 12.03.2031 § 45\n\nPäätösehdotus\n"
        "Hyväksytään.\n\nPäätös\nHyväksyttiin.",
        ("Kunnanhallitus", DAY, "45", "Sillan korjaus", "TORIDno-2031-512"),
    ),
    "other words beside a publisher": (
        "TORILAN KAUPUNKI        OTE KOKOUSPÖYTÄKIRJASTA      Sivu 12\n\nTekninen lautakunta   "
        "§ 45    12.3.2031\n\nSILLAN KORJAUS\n\nDno 512/2031\n\nPäätös: Hyväksyttiin.",
        ("Tekninen lautakunta", DAY, "45", "SILLAN KORJAUS", "512/2031"),
    ),
    "an official's name below the title": (
        "Torilan kaupunki                 VIRANHALTIJAPÄÄTÖS\n\nTekninen johtaja\nMeri Malli"
        "\n\n12.3.2031    § 45\n\nSillan korjaus\n\nPäätös\nHyväksyn.",
        ("Tekninen johtaja", DAY, "45", "Sillan korjaus", None),
    ),
    "an official's title and name on a line": (
        "TORILAN KAUPUNKI     VIRANHALTIJAPÄÄTÖS     Diaarinro 512/2031\n\nRehtori Meri Malli"
        "      12.3.2031      45 §\n\nOPETTAJAN VALINTA\n\nPäätös\nValitsen hakijan.",
        ("Rehtori", DAY, "45", "OPETTAJAN VALINTA", "512/2031"),
    ),
    "an earlier handling in brackets": (
        "Sosiaalilautakunta\n\n12.03.2031\n\n45 §\n\n(Sotela § 30, 1.2.2031)\n\nSillan "
        "korjaus\n\n512/05.00.00/2031\n\nEhdotus: Hyväksytään.\n\nPäätös: Hyväksyttiin.",
        ("Sosiaalilautakunta", DAY, "45", "Sillan korjaus", "512/05.00.00/2031"),
    ),
    "a town's name alone": (
        "Oulainen\nTekninen lautakunta\n12.3.2031 Pykälä 45\n\nSillan korjaus\n\n"
        "512/10.03.01/2031\n\nPäätös\nHyväksyttiin.",
        ("Tekninen lautakunta", DAY, "45", "Sillan korjaus", "512/10.03.01/2031"),
    ),
    "the § again with the body in short": (
        "KUNNANHALLITUS 12.3.2031 45 §\n\nSILLAN KORJAUS\n\n45 § KHALL\n\nSilta on vanha."
        "\n\nKUNNANJOHTAJA: Hyväksytään.\n\nKHALL: Hyväksyttiin.",
        ("KUNNANHALLITUS", DAY, "45", "SILLAN KORJAUS", None),
    ),
    "kind of the list below the meeting": (
        "Asia 7\n\nSillan korjaus\n\nTekninen lautakunta 12.3.2031\nEsityslista 4/2031\n\n"
        "TORIDno-2031-512\n\nEhdotus\nHyväksytään.",
        ("Tekninen lautakunta", DAY, None, "Sillan korjaus", "TORIDno-2031-512"),
    ),
    "a body shortened in its own row": (
        "Torilan kaupunki   Pöytäkirja   12/2031   1 (3)\nKuntatekniikan jaosto   § 45   "
        "12.3.2031\n\nSillan korjaus\n\nKuntatekn. jaosto 12.3.2031 § 45\n\nSelostus:   "
        "Silta on vanha.\n\nPäätös:   Hyväksyttiin.",
        ("Kuntatekniikan jaosto", DAY, "45", "Sillan korjaus", None),
    ),
}


@pytest.mark.parametrize("name", ITEMS)
def test_heads_of_items(name: str) -> None:
    text, expected = ITEMS[name]

    assert fields(read(DecisionText(text))) == expected


COVERS = {
    "when it was held, not when it was checked": (
        "Tekninen lautakunta 3/2031\n\nKokous pidetty: tiistai 12.3.2031 klo 16.00–17.20, "
        "Talo\nPöytäkirja tarkastettu: 17.3.2031\nJulkaistu: 21.3.2031\n\n24 § Laillisuus\n"
        "25 § Kenttä\n26 § Katto\n27 § Tiedot\n\nLäsnä: Meri Malli (pj)",
        ("Tekninen lautakunta", DAY, "Tekninen lautakunta 3/2031"),
    ),
    "a label in capitals is no body": (
        "TORILAN KUNTA PÖYTÄKIRJA 3/2031 17\n\nTORILAN KUNTA PÖYTÄKIRJA 3/2031 17 Kaavoitus- "
        "ja rakennuslautakunta AIKA 12.3.2031 klo 18:00 - 19:10 PAIKKA Talo KÄSITELLYT ASIAT "
        "Otsikko Sivu 14 Laillisuus 19 15 Tarkastus 20 16 Kaava 21\nTORILAN KUNTA PÖYTÄKIRJA "
        "3/2031 18 Kaavoitus- ja rakennuslautakunta 12.3.2031 OSALLISTUJAT",
        (
            *("Kaavoitus- ja rakennuslautakunta", DAY),
            "TORILAN KUNTA PÖYTÄKIRJA 3/2031 17",
        ),
    ),
    "a menu of agendas and minutes": (
        "Etusivu > Esityslistat ja pöytäkirjat > Kunnanhallitus > 12.3.2031\n\n"
        "Kunnanhallitus 12.3.2031\n\nPöytäkirja 4/2031\n\n45 § Laillisuus\n46 § Kenttä\n"
        "47 § Silta\n48 § Muut\n\nPöytäkirja nähtävillä 18.3.2031 alkaen.",
        ("Kunnanhallitus", DAY, "Kunnanhallitus 12.3.2031"),
    ),
    "a day with hours alone": (
        "Rantamaan hyvinvointialue\nAluehallitus\nPöytäkirja 4/2031\n\n12.03.2031 klo "
        "9.00–12.10\nHybridikokous\n\nLäsnä: Malli Meri pj\n\n45 Laillisuus\n46 Talous\n"
        "47 Silta\n48 Muut\n\nAllekirjoitukset",
        ("Aluehallitus", DAY, "Rantamaan hyvinvointialue"),
    ),
    "an added list": (
        "TORILAN KAUPUNKI\nKaupunginhallitus      LISÄLISTA\n      kokoukseen 12.3.2031 klo "
        "15.00\n\nLisäasiat:\n\n17.  Väistötilat\n18.  Edustaja\n\nLähetetty 10.3.2031",
        ("Kaupunginhallitus", DAY, "TORILAN KAUPUNKI"),
    ),
    "short year on a cover": (
        "TORILAN KUNTA   PÖYTÄKIRJA\nTekninen lautakunta\n\nKokousaika   12.3.31 klo 18.00 - "
        "19.30\nKokouspaikka   Talo\n\nLäsnä\nMeri Malli, puheenjohtaja\n\nKäsitellyt asiat\n"
        "1 Avaus\n2 Kaava",
        ("Tekninen lautakunta", DAY, "TORILAN KUNTA PÖYTÄKIRJA"),
    ),
}


@pytest.mark.parametrize("name", COVERS)
def test_heads_of_covers(name: str) -> None:
    text, expected = COVERS[name]
    reading = read(DecisionText(text))

    assert (reading.body, reading.date, reading.title) == expected
    assert reading.kind == (
        "agenda" if name == "an added list" else "minutes-front-page"
    )


def test_a_bare_name_of_a_body_is_told_in_full_by_another_place() -> None:
    text = (
        "Uutiset\n\n13.03.2031\n\nLautakunta esittää sillan korjaamista\n\nTekninen "
        "lautakunta käsitteli keskiviikkona 12.3.2031 sillan korjausta.\n\nJaa Facebookissa"
    )

    assert read(DecisionText(text)).body == "Tekninen lautakunta"


def test_a_title_of_a_cover_ends_with_its_kind_and_number() -> None:
    line = (
        "Torilan kunta Pöytäkirja 7/2031 1 ( 22) Aika 12.3.2031, klo 17:00 Paikka Talo"
    )

    assert head_lines.beginning(line) == "Torilan kunta Pöytäkirja 7/2031"


def test_an_area_of_rescue_services_is_no_town() -> None:
    """Its minutes are checked in a town, whose they are not."""
    text = (
        "RÄDDNINGSOMRÅDE ÖARNAS LANDSKOMMUNER\n\nGemensamma räddningsnämnden   PROTOKOLL "
        "2/2031\n\nTid   Onsdagen den 12.3.2031 kl. 18.30-20.00\nPlats   Stationen\n\n"
        "Beslutande   Maja Malm, ordf. (Lemland)\n\nParagrafer   9 - 17\n\nJustering   "
        "Lemland 14.3.2031"
    )
    reading = read(DecisionText(text, url="https://www.lemland.ax/protokoll/rao.pdf"))

    assert (reading.municipality, reading.publisher_kind) == (None, "joint-authority")
    assert reading.body == "Gemensamma räddningsnämnden"


def test_the_one_case_number_of_a_notice_is_its_own() -> None:
    text = (
        "KUULUTUS\n\nYMPÄRISTÖLUPA, KALANKASVATUS\n\nTorilan ympäristölautakunta on 12.3.2031 "
        "§ 49 antanut päätöksen, TORIDno-2031-1090.\n\nPäätös on nähtävillä 20.3.–26.4.2031."
    )
    url = "https://torila.example/kuulutukset/2031-118"

    assert read(DecisionText(text, url=url)).case_number == "TORIDno-2031-1090"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MUU Malli Meri esittelijä POISSA Laine Reijo", "Malli Meri"),
        ("MUUT Malli Meri Maaseutujohtaja/esittelijä", "Malli Meri, Maaseutujohtaja"),
        (
            "Malm Maja 16:00-17:05 räddningsdir., föredragande FRÅNVARANDE",
            "Malm Maja, räddningsdir.",
        ),
    ],
)
def test_presenters_of_covers(text: str, expected: str) -> None:
    assert presenter_of(text) == expected


def test_a_notice_is_of_the_body_whose_decision_it_tells() -> None:
    text = (
        "Kunnallinen ilmoitus\n\nOulaisten tekninen lautakunta on 12.3.2031 § 45 hyväksynyt "
        "liikennesuunnitelman.\n\nAsiakirjat ovat nähtävillä 15.3.–15.4.2031."
    )

    assert read(DecisionText(text)).body == "Tekninen lautakunta"


def test_who_presents_is_told_behind_the_heading() -> None:
    text = (
        "Tekninen lautakunta 12.3.2031 § 45\n\nSillan korjaus\n\nPäätösehdotus (vastaava "
        "johtaja Meri Malli):\nLautakunta hyväksyy.\n\nPäätös:\nHyväksyttiin."
    )
    reading = read(DecisionText(text))

    assert reading.presenter == "vastaava johtaja Meri Malli"
    assert [one.kind for one in reading.blocks] == ["proposal", "decision"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Koulutuskeskus Torila -kuntayhtymä", "joint-authority"),
        ("Perusturvakuntayhtymä Torila", "joint-authority"),
        ("Östra Rannikkos välfärdsområde", "wellbeing-county"),
        ("Pohjoisen Rantamaan kuntayhtymä", "joint-authority"),
        ("Öarnas omsorgsförbund k.f.", "joint-authority"),
    ],
)
def test_letterheads_of_organisations(name: str, kind: str) -> None:
    text = f"{name}\n\nPÖYTÄKIRJA 4/2031\n\nJohtokunta\n\nAika 12.3.2031 klo 17\n\n1 § Avaus"
    reading = read(DecisionText(text))

    assert (reading.organisation, reading.publisher_kind) == (name, kind)
    assert reading.municipality is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "PROTOKOLL 2/ Rannikkonejdens räddningsnämnd",
            "Rannikkonejdens räddningsnämnd",
        ),
        ("KUNTA 1 LASTEN JA NUORTEN LAUTAKUNTA AIKA", "LASTEN JA NUORTEN LAUTAKUNTA"),
    ],
)
def test_where_a_body_begins(text: str, name: str) -> None:
    assert [one.name for one in body_phrases.find(text)] == [name]


@pytest.mark.parametrize(
    ("text", "is_body"),
    [
        ("Nämnden för ordnande av tjänster", True),
        ("Val av styrelsen", False),
        ("Medlem av nämnden", False),
    ],
)
def test_a_task_may_have_av(text: str, is_body: bool) -> None:
    assert bodies.is_body(text) is is_body
