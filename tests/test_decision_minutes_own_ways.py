"""Whole minutes that begin their items in ways of their own."""

from __future__ import annotations

import pytest

from analyzers.decision.minutes import bare_minutes, page_heads
from analyzers.decision.model import DecisionText, GivenFacts
from corpus.model import Published
from corpus.reading.documents import parts_of

Sections = dict[str, tuple[str, str | None]]

CASES: dict[str, tuple[str, str, Sections]] = {
    "the § behind the title at the margin": (
        "Toritilan kaupunki              Pöytäkirja 8/2031                 2\n"
        "Tekninen lautakunta             11.9.2031\n\n"
        "Kokouksen laillisuus                                       § 91\n\nTodettiin.\n\n"
        "Toritilan kaupunki              Pöytäkirja 8/2031                 3\n"
        "Tekninen lautakunta             11.9.2031\n\n"
        "Satamakadun suunnitelma                                    § 92\n\n"
        "Asianro 1203/10.03.01/2031\n\nEhdotus    Hyväksytään suunnitelma.\n\n"
        "Päätös     Hyväksyttiin.\n\nLumenauraus talvella                         93 §\n\n"
        "Päätös     Asia jätettiin pöydälle.\n",
        "Tekninen lautakunta",
        {
            "91": ("Kokouksen laillisuus", None),
            "92": ("Satamakadun suunnitelma", "1203/10.03.01/2031"),
            "93": ("Lumenauraus talvella", None),
        },
    ),
    "numbers with a point and no §": (
        "Rannan koulutuskuntayhtymä\nYhtymähallitus\nPöytäkirja 6/2031\n\nKokousaika: torstai "
        "21.8.2031 klo 9.00 - 11.05\nKokouspaikka: Opisto\n\n52. Kokouksen avaus\n\nPuheenjohtaja "
        "avasi kokouksen klo 9.00.\n\n53. Tarkastajat\n\nValittiin Anna Niemi.\n\n54. "
        "Osavuosikatsaus\n\nEsitys: Merkitään tiedoksi.\n1. toimintatuotot kasvoivat\n2. kulut "
        "laskivat\n\nPäätös: Merkittiin tiedoksi.\n\n55. Asuntolan vuokrat\n\nPäätös: Hyväksyttiin.\n",
        "Yhtymähallitus",
        {
            "52": ("Kokouksen avaus", None),
            "53": ("Tarkastajat", None),
            "54": ("Osavuosikatsaus", None),
            "55": ("Asuntolan vuokrat", None),
        },
    ),
    "the place on the list before each §": (
        "RANNAN LIITTO\nPöytäkirja 3/2031\nMaakuntahallitus\n\nAika: 24.3.2031 klo 10.00-12.10\n"
        "Paikka: Toimisto\n\nAsia 1/ § 22   Kokouksen avaus\n\nPuheenjohtaja avasi kokouksen.\n\n"
        "Asia 2/ § 23   Lausunto suunnitelmasta\n               Dnro 56/04.00/2031\n\nPäätös: "
        "Hyväksyttiin.\n\nAsia 3/ § 24   Edustaja jaostoon\n\nPäätös: Valittiin Esko Laine.\n",
        "Maakuntahallitus",
        {
            "22": ("Kokouksen avaus", None),
            "23": ("Lausunto suunnitelmasta", "56/04.00/2031"),
            "24": ("Edustaja jaostoon", None),
        },
    ),
    "number and case number above the title": (
        "Toritilan kunta\nPöytäkirja\nElinvoimalautakunta\n5.11.2031 klo 16:00\nKunnantalo\n\n"
        "Asialista\n61 Kokouksen järjestäytyminen\n62 Tontti 4\n63 Toimisto\n\n61\nKokouksen "
        "järjestäytyminen\nTodettiin läsnäolijat.\n\n62\nTORDno-2031-455\nTontti 4\nEhdotus\n"
        "Myydään tontti.\nPäätös\nHyväksyttiin.\n\n63\nTORDno-2031-460\nToimisto\nPäätös\n"
        "Hyväksyttiin.\n",
        "Elinvoimalautakunta",
        {
            "61": ("Kokouksen järjestäytyminen", None),
            "62": ("Tontti 4", "TORDno-2031-455"),
            "63": ("Toimisto", "TORDno-2031-460"),
        },
    ),
    "the range of sections above the first title": (
        "TORITILAN KUNTA                 KOKOUSPÖYTÄKIRJA            Sivu 211\n"
        "Kunnanhallitus                                               14/2031\n\n"
        "KOKOUSAIKA            8.9.2031 klo 13.00 - 15.20\nASIAT                 288 - 290 §\n\n"
        "TORITILAN KUNTA                 PÖYTÄKIRJA                  Sivu 212\n"
        "Kunnanhallitus        8.9.2031\n\nKOKOUKSEN LAILLISUUS\n\nKhall 288 §     Todettiin.\n\n"
        "TARKASTUS\n\nKhall 289 §     Valittiin Anna Niemi.\n\nKYLÄTIEN VALAISTUS\n\n"
        "Khall 290 §     Kunnanjohtajan ehdotus: Hyväksytään.\n                Kunnanhallitus "
        "hyväksyi ehdotuksen.\n",
        "Kunnanhallitus",
        {
            "288": ("KOKOUKSEN LAILLISUUS", None),
            "289": ("TARKASTUS", None),
            "290": ("KYLÄTIEN VALAISTUS", None),
        },
    ),
    "the § at the margin, and quoted sections that count on": (
        "TORITILAN KUNTA          PÖYTÄKIRJA           Sivu 1\nKunnanvaltuusto  5/2031\n\n"
        "Kokousaika   11.12.2031 klo 18.00\nKokouspaikka Kunnantalo\nSaapuvilla   Meri Malli\n"
        "Asiat        §§ 61 - 63\n\n"
        "HALLINTOSÄÄNNÖN HYVÄKSYMINEN                        61 §\n\nSääntöön lisätään:\n\n"
        "62 § Kokousaika ja -paikka\nToimielin päättää ajan.\n\n63 § Sähköinen kokous\nKokous "
        "voidaan pitää sähköisesti.\n\nPäätös: Hyväksyttiin.\n\n"
        "ERON MYÖNTÄMINEN                        62 §\n\nPäätös: Ero myönnettiin.\n\n"
        "KOKOUKSEN PÄÄTTÄMINEN                        63 §\n\nPuheenjohtaja päätti kokouksen.\n",
        "Kunnanvaltuusto",
        {
            "61": ("HALLINTOSÄÄNNÖN HYVÄKSYMINEN", None),
            "62": ("ERON MYÖNTÄMINEN", None),
            "63": ("KOKOUKSEN PÄÄTTÄMINEN", None),
        },
    ),
    "the word for any body before the body": (
        "Toritilan kunta           PÖYTÄKIRJA 2/2031         Sivu 1/4\n\nToimielin    "
        "Kunnanhallitus\nAika         3.2.2031 klo 18.00\nPaikka       Kunnanvirasto\nLäsnä        "
        "Meri Malli, puheenjohtaja\n\nAsiat 12 - 13 §\n\nKunnanhallitus § 12 / 3.2.2031\n\n"
        "Tarkastajien valinta\n\nPäätös: Valittiin Veli Malli.\n\n"
        "Kunnanhallitus § 13 / 3.2.2031\n\nJohtosääntö\nDnro 24/00.01/2031\n\nPäätös: "
        "Hyväksyttiin.\n\nLIITE, Kunnanhallitus § 13\n\n1 § Soveltamisala\nSääntöä noudatetaan.\n",
        "Kunnanhallitus",
        {
            "12": ("Tarkastajien valinta", None),
            "13": ("Johtosääntö", "24/00.01/2031"),
        },
    ),
    "the body in capitals on the cover only": (
        "TORITILAN KUNTA        KOKOUSPÖYTÄKIRJA\n\nKUNNANHALLITUS\n\nKOKOUSAIKA 13.5.2031 klo "
        "12.00\nKOKOUSPAIKKA Virastotalo\n\nKunnanhallitus  § 41  13.05.2031\n\nKOKOUKSEN "
        "AVAAMINEN\n\nPuheenjohtaja avasi kokouksen.\n\nKunnanhallitus  § 42  13.05.2031\n\n"
        "KYLÄN VESIHUOLTO\n\nKHALL: 77/2031\n\nKHALL § 42\n     EHDOTUS: Hyväksytään.\n\n"
        "     PÄÄTÖS: Hyväksyttiin.\n\nKunnanhallitus  § 43  13.05.2031\n\nALUEEN VUOKRA\n\n"
        "KHALL: 81/2031\n\nKHALL § 43\n     EHDOTUS: Vuokrataan.\n\n     PÄÄTÖS: Hyväksyttiin.\n",
        "Kunnanhallitus",
        {
            "41": ("KOKOUKSEN AVAAMINEN", None),
            "42": ("KYLÄN VESIHUOLTO", "KHALL: 77/2031"),
            "43": ("ALUEEN VUOKRA", "KHALL: 81/2031"),
        },
    ),
    "boxes on top with the sections of the meeting": (
        "Nivala                         Kokouspöytäkirja                            1\n\n"
        "Lautakunta/toimikunta          Kokouspäivämäärä              Pykälät\n"
        "Perusturvalautakunta           9.3.2031                      20-21\n\n"
        "Kokousaika      Tiistai 9.3.2031 klo 13.00\nKokouspaikka    Terveyskeskus\n\n"
        "                                         20 §\nOmaishoidon tuki\nDnro 101/05.06/2031\n\n"
        "Päätös:         Hyväksyttiin.\n\n                                         21 §\n"
        "Muut asiat\n\nPäätös:         Ei ollut.\n",
        "Perusturvalautakunta",
        {
            "20": ("Omaishoidon tuki", "101/05.06/2031"),
            "21": ("Muut asiat", None),
        },
    ),
    "a listed title that elsewhere is a heading, and numbers right below capitals": (
        "TORITILAN KUNTA          PÖYTÄKIRJA 4/2031          Sivu 1\nKunnanhallitus   28.5.2031\n\n"
        "Käsitellyt asiat\n\n29 § VESIHUOLTO\n30 § Tiedoksi\n\n29 §\nVESIHUOLTO\nKHALL: 77/2031\n"
        "EHDOTUS: Hyväksytään.\nPÄÄTÖS: Hyväksyttiin.\n\n30 §\nTiedoksi\nTOR/12/00.01/2031\n\n"
        "PÄÄTÖS: Merkittiin tiedoksi.\n",
        "Kunnanhallitus",
        {
            "29": ("VESIHUOLTO", "KHALL: 77/2031"),
            "30": ("Tiedoksi", "TOR/12/00.01/2031"),
        },
    ),
}


@pytest.mark.parametrize(("text", "body", "sections"), CASES.values(), ids=CASES)
def test_items_are_found_with_their_facts(
    text: str, body: str, sections: Sections
) -> None:
    published = Published(
        decision_id="import/x",
        source_id="import",
        platform="import",
        url=None,
        title=None,
        text=text,
        facts=GivenFacts(),
    )

    parts = parts_of(published, DecisionText(text), [text])

    items = [one for one in parts if one.minutes_section]
    told = {one.minutes_section: (one.title, one.case_number) for one in items}
    assert told == sections
    assert {one.body_name for one in items} == {body}


def test_one_head_that_names_all_tells_of_pages_whose_heads_are_left_out() -> None:
    heads = page_heads.read(
        [
            "Toritilan seurakunta | Kirkkovaltuusto | Pöytäkirja 4/2031 | 28.11.2031 | sivu 1\n",
            "33 § Kokouksen avaus\n",
            "34 § Veroprosentti\n",
        ]
    )

    assert (heads.publisher, heads.body) == ("Toritilan seurakunta", "Kirkkovaltuusto")


def test_the_publisher_stands_on_the_first_page_only() -> None:
    pages = (
        "KAUSTISEN SEUTUKUNTA   PÖYTÄKIRJA   Sivu 1\nSeutuhallitus   Nro 2/2031\n\nAika: 15.3.2031\n",
        "12 §\nKOKOUKSEN AVAUS\n",
        "Seutuhallitus 15.3.2031:\nPäätös: Hyväksyttiin.\n",
    )
    assert page_heads.read(pages).publisher == "KAUSTISEN SEUTUKUNTA"


def test_lists_in_texts_that_are_no_minutes_are_no_items() -> None:
    decision = (
        "Toritilan kunta\nOhje hakijalle\n\n1. Täytä hakemus\n\nPäätös: tulee postitse.\n\n"
        "2. Liitä kartta\n\nPäätös: tulee postitse.\n\n3. Lähetä\n\nPäätös: tulee postitse.\n"
    )

    assert not bare_minutes.has_numbered_items([decision])
