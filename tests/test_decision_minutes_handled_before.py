"""Whole minutes whose titles stand above case numbers and earlier handlings."""

from __future__ import annotations

from analyzers.decision.model import DecisionText
from corpus.model import Decision, Published
from corpus.reading.documents import parts_of


def page(*lines: str) -> str:
    return "\n".join(lines)


def read(*pages: str) -> list[Decision]:
    published = Published("m/a.pdf", "m", "m", "https://example.org/m.pdf", None, "")
    return parts_of(published, DecisionText("", url=published.url), pages)


def told(parts: list[Decision]) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (one.minutes_section, one.title, one.case_number)
        for one in parts
        if one.minutes_section
    ]


def boards(number: int) -> str:
    return page(
        "Lammelan kunta           PÖYTÄKIRJA    5/2031",
        f"Tekninen lautakunta      4.6.2031      sivu {number}",
        "",
    )


BOARD = (
    page(
        boards(1),
        "Kokousaika   4.6.2031 klo 17.00 - 18.20",
        "Kokouspaikka   Varikko",
        "Läsnä   Malli Meri, pj",
        "Asiat   §:t 11 - 13",
    ),
    page(
        boards(2),
        "KOKOUKSEN AVAUS",
        "",
        "Teknltk 11 §",
        "",
        "Päätös: Avattiin.",
        "",
        "KADUN NIMEÄMINEN KUUSIRINTEESSÄ",
        "9/10.03/2031",
        "",
        "Teknltk 12 §   Uudelle kadulle tarvitaan nimi.",
        "",
        "Ehdotus: Kuusikuja.",
        "Päätös: Hyväksyttiin.",
    ),
    page(
        boards(3),
        "VENEPAIKKOJEN HINNAT",
        "10/02.05/2031",
        "",
        "Vapaa-aikalautakunta 2.5.2031 § 31",
        "",
        "Hintoja nostetaan.",
        "",
        "Teknltk 13 §",
        "",
        "Ehdotus: Nostetaan.",
        "Päätös: Hyväksyttiin.",
    ),
)


def test_a_number_between_name_and_sign_begins_an_item_beside_its_text() -> None:
    assert told(read(*BOARD)) == [
        ("11", "KOKOUKSEN AVAUS", None),
        ("12", "KADUN NIMEÄMINEN KUUSIRINTEESSÄ", "9/10.03/2031"),
        ("13", "VENEPAIKKOJEN HINNAT", "10/02.05/2031"),
    ]


def test_an_earlier_handling_belongs_to_the_item_below() -> None:
    parts = {one.minutes_section: one for one in read(*BOARD)}

    assert "Hintoja nostetaan." in parts["13"].text
    assert "VENEPAIKKOJEN" not in parts["12"].text


def committees(number: int) -> str:
    return page(
        f"HARJULAN KAUPUNKI        PÖYTÄKIRJA 6/2031      {number}",
        "Sivistyslautakunta       20.5.2031",
        "",
    )


COMMITTEE = (
    page(
        committees(60),
        "AIKA     20.5.2031 klo 16:30-18:00",
        "PAIKKA   Kaupungintalo",
        "KÄSITELLYT ASIAT",
        "  §   Otsikko                                     Sivu",
        "  40  Kokouksen järjestäytyminen                   61",
        "  41  Koulupäivän alkamisajat lukuvuonna 2031      62",
        "  42  Tiedoksi                                     63",
    ),
    page(
        committees(61),
        "Kokouksen järjestäytyminen",
        "",
        "Sivltk § 40",
        "20.5.2031",
        "     Lautakunta on päätösvaltainen, kun enemmän kuin puolet on läsnä.",
        "",
        "     Päätös:",
        "     Todettiin.",
    ),
    page(
        committees(62),
        "Koulupäivän alkamisajat lukuvuonna 2031",
        "",
        "5/12.00/2031",
        "",
        "Sivltk 6.5.2031 § 33",
        "     Koulupäivä alkaa nyt kello kahdeksan.",
        "",
        "     Päätös:",
        "     Palautettiin.",
        "",
        "Sivltk § 41",
        "20.5.2031",
        "     Koulupäivä alkaa yhä kello kahdeksan.",
        "",
        "     Päätös:",
        "     Hyväksyttiin.",
    ),
    page(
        committees(63),
        "Tiedoksi",
        "",
        "Sivltk § 42",
        "20.5.2031",
        "     Päätös:",
        "  Ei.",
    ),
)


def test_the_listed_title_above_a_short_name_begins_the_item() -> None:
    assert told(read(*COMMITTEE)) == [
        ("40", "Kokouksen järjestäytyminen", None),
        ("41", "Koulupäivän alkamisajat lukuvuonna 2031", "5/12.00/2031"),
        ("42", "Tiedoksi", None),
    ]


def stads(number: int) -> str:
    return page(
        f"BÄCKBY STAD            PROTOKOLL 4/2031      {number}",
        "Bildningsnämnden       6.5.2031",
        "",
    )


def test_pages_of_a_list_with_a_torn_title_are_no_part_of_titles() -> None:
    parts = read(
        page(
            stads(40),
            "FÖRTECKNING ÖVER BEHANDLADE ÄRENDEN",
            "                                    Sida",
            "§ 20   MÖTETS LAGLIGHET                 41",
            "§ 21   ANSKAFFNING AV LEKREDSKAP TILL DAGHEMMEN I",
            "       NORRA OCH ÖSTRA DELEN AV STADEN   41",
            "§ 22   UNDERSTÖD FÖR MUSIK              42",
        ),
        page(
            stads(41),
            "MÖTETS LAGLIGHET",
            "",
            "BILD § 20     Ordföranden öppnar mötet.",
            "",
            "              BESLUT: Konstaterades.",
            "",
            "ANSKAFFNING AV LEKREDSKAP TILL DAGHEMMEN I",
            "NORRA OCH ÖSTRA DELEN AV STADEN",
            "",
            "BILD § 21     Lekredskapen är slitna.",
            "",
            "              BESLUT: Godkändes.",
        ),
        page(
            stads(42),
            "UNDERSTÖD FÖR MUSIK",
            "",
            "BILD § 22     Två kapell har ansökt.",
            "",
            "              BESLUT: Godkändes.",
        ),
    )

    titles = [title for _, title, _ in told(parts)]
    assert titles[0] == "MÖTETS LAGLIGHET"
    assert titles[-1] == "UNDERSTÖD FÖR MUSIK"


def test_items_that_open_a_meeting_need_no_decision() -> None:
    head = (
        "Storö kommun          Protokoll\nByggnadsnämnden       8.9.2031         Sida "
    )
    parts = read(
        page(
            f"{head}1",
            "",
            "Tid   8.9.2031 kl. 18.00-19.15",
            "Plats   Kommunkansliet",
            "Beslutande   Maj Modell, ordförande",
            "ÄRENDEN",
            "7   Mötets öppnande",
            "8   Mötets laglighet",
            "9   Utlåtande om vägplan",
            "10   Anskaffning av båt",
            "11   Följande möte",
        ),
        page(
            f"{head}2",
            "",
            "7   Mötets öppnande",
            "",
            "Ordföranden öppnar mötet.",
            "",
            "8   Mötets laglighet",
            "",
            "Mötet är lagligt sammankallat.",
            "",
            "9   Utlåtande om vägplan",
            "",
            "Förslag: Utlåtandet ges.",
            "Beslut: Enligt förslag.",
        ),
        page(
            f"{head}3",
            "",
            "10   Anskaffning av båt",
            "Dnr 3/2031",
            "",
            "Förslag: Båten köps.",
            "Beslut: Enligt förslag.",
            "",
            "11   Följande möte",
            "",
            "Beslut: Hålls 3.10.2031.",
        ),
    )

    assert told(parts) == [
        ("7", "Mötets öppnande", None),
        ("8", "Mötets laglighet", None),
        ("9", "Utlåtande om vägplan", None),
        ("10", "Anskaffning av båt", "3/2031"),
        ("11", "Följande möte", None),
    ]


def test_a_letterhead_torn_in_its_margin_names_the_publisher() -> None:
    head = page(
        "LEHTO-HARJUN SEURAKUNTA-     PÖYTÄKIRJA     Nro       Sivu",
        "YHTYMÄ",
        "Yhteinen kirkkoneuvosto       11.2.2031      2/2031    {}",
        "",
    )
    parts = read(
        page(
            head.format(7),
            "Kokousaika   11.2.2031 klo 17.00 - 18.30",
            "Kokouspaikka   Seurakuntatalo",
            "Läsnä   Malli Meri   puheenjohtaja",
            "Asiat   31 - 32 §",
        ),
        page(
            head.format(8),
            "31 §",
            "Kokouksen avaus ja laillisuus",
            "",
            "Päätös   Todettiin.",
            "",
            "32 §",
            "Hautausmaan hoitosopimus",
            "",
            "Päätös   Hyväksyttiin.",
        ),
    )

    assert {one.organisation for one in parts} == {"Lehto-Harjun seurakuntayhtymä"}
