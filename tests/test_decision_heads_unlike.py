"""Heads that are built otherwise than most: one line says more, or another thing, than usual."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.importing.row_facts import row_facts

FINNISH = "Ehdotus: Lautakunta hyväksyy.\n\nPäätös: Ehdotus hyväksyttiin.\n"
SWEDISH = "Förslag: Nämnden godkänner.\n\nBeslut: Förslaget godkändes.\n"


def read(text: str, url: str | None = None) -> dict[str, Any]:
    row = {"id": "a", "text": text}
    return row_facts({**row, "url": url} if url else row)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Kunnanhallituksen päätös 17.2.2031", "Kunnanhallitus"),
        ("Teknisen lautakunnan päätös 17.2.2031", "Tekninen lautakunta"),
        ("Kommunstyrelsens beslut 17.2.2031", "Kommunstyrelsen"),
        ("Byggnadsnämndens beslut den 17.2.2031", "Byggnadsnämnden"),
        ("Rakennuslautakunnan kokouspöytäkirjasta 17.2.2031", "Rakennuslautakunta"),
        ("Tekniska nämndens sammanträdesprotokoll 17.2.2031", "Tekniska nämnden"),
    ],
)
@pytest.mark.parametrize("section", ["§ 41 {}", "41 § {}", "§ 41\n{}", "41 §\n\n{}"])
def test_whose_decision_stands_above_one_section(
    head: str, body: str, section: str
) -> None:
    is_swedish = "s beslut" in head or "protokoll 17" in head
    title = "Anskaffning av traktor" if is_swedish else "Aidan uusiminen"
    text = f"{head}\n\n{section.format(title)}\n\n{SWEDISH if is_swedish else FINNISH}"

    found = read(text)

    told = {name: found[name] for name in ("body", "date", "section", "title", "kind")}
    assert told == {
        "body": body,
        "date": "2031-02-17",
        "section": "41",
        "title": title,
        "kind": "meeting-item",
    }


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Kommunstyrelsens beslut 9.3.2031", "Kommunstyrelsen beslöt anskaffa en bil."),
        ("Stadsstyrelsens beslut 9.3.2031", "Stadsstyrelsen godkände planen."),
        ("Kunnanhallituksen päätökset 9.3.2031", "Kunnanhallitus hyväksyi sopimuksen."),
        ("Kaupunginhallituksen päätöksiä 9.3.2031", "Asia jätettiin pöydälle."),
    ],
)
@pytest.mark.parametrize("menu", ["", "Hoppa till innehåll\n\n"])
def test_whose_decisions_stand_above_several_sections(
    title: str, told: str, menu: str
) -> None:
    text = f"{menu}{title}\n\n§ 62 Auto\n{told}\n\n§ 63 Tomt\n{told}\n"

    found = read(text)

    assert (found["kind"], found["title"], found["section"]) == ("news", title, None)
    assert found["date"] == "2031-03-09"


@pytest.mark.parametrize(
    ("role", "official"),
    [
        ("Esittelijä", "kunnanjohtaja"),
        ("Esittelijä:", "tekninen johtaja"),
        ("Valmistelija:", "tekninen johtaja"),
        ("Valmistelija", "rakennustarkastaja"),
        ("Föredragande", "kommundirektör"),
        ("Lisätietoja", "kunnansihteeri"),
    ],
)
@pytest.mark.parametrize(
    "head", ["Kunnanhallitus 14.11.2031 § 301", "Kunnanhallitus § 301 14.11.2031"]
)
def test_who_presents_is_not_who_decides(role: str, official: str, head: str) -> None:
    text = f"Sotkamon kunta  Ote pöytäkirjasta\n\n{head}\n\nTontin myynti\n\n{role} {official}\n\n{FINNISH}"

    found = read(text)

    assert (found["body"], found["kind"]) == ("Kunnanhallitus", "meeting-item")


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Kokousasia | Tekninen lautakunta 22.3.2031 | Pykälä 71", "Tekninen lautakunta"),
        ("Mötesärende | Tekniska nämnden 22.3.2031 | Paragraf 71", "Tekniska nämnden"),
    ],
)  # fmt: skip
def test_the_word_for_an_item_is_no_part_of_a_body(line: str, body: str) -> None:
    found = read(f"{line}\n\nLaiturin korjaus\n\n{FINNISH}")

    assert found["body"] in {body, None}


@pytest.mark.parametrize(
    "company", ["Rannan Vesi Oy", "Ab Rannans Vatten", "Lämpö Oyj"]
)
def test_the_board_of_a_company_is_not_called_by_the_company(company: str) -> None:
    text = f"{company}, hallitus\nPöytäkirja 5/2031\nAika 20.5.2031\n\nLäsnä Malli Matti, pj.\n\n1. Avaus\n2. Taksat\n3. Muut asiat\n4. Päättäminen\n"

    assert "," not in (read(text)["body"] or "")


@pytest.mark.parametrize(
    "between",
    [
        "Sökande: Bygg Ab",
        "Köpare: Nils Malm",
        "(ordinarie befattning)",
        "Fastighet: 499-1-2-3",
    ],
)
def test_a_case_number_stands_below_a_party_or_a_remark(between: str) -> None:
    text = f"NÄRPES STAD    PROTOKOLL\n\nTekniska nämnden 12.6.2031 § 48\n\n§ 48 Anhållan om mark\n{between}\n\nDnr 88/02.07.00/2031\n\n{SWEDISH}"

    found = read(text)

    assert (found["title"], found["case_number"]) == (
        "Anhållan om mark",
        "88/02.07.00/2031",
    )


@pytest.mark.parametrize(
    "label", ["Hakija: Kone Oy", "Ostaja: Tori Ry", "Sökande: Bygg Ab"]
)
def test_a_party_below_a_title_is_no_part_of_it(label: str) -> None:
    text = f"Virtain kaupunki\nRakennuslautakunta 18.8.2031\n\n45 §\n\nRAKENNUSLUPA, VARASTO\n{label}\n\n{FINNISH}"

    assert read(text)["title"] == "RAKENNUSLUPA, VARASTO"


@pytest.mark.parametrize(
    "short", ["SKOLSEKT § 31", "Tekn. 31 §", "BILDN/SV § 31", "MILJÖ 31"]
)
def test_the_own_section_below_a_title_is_no_part_of_it(short: str) -> None:
    text = f"Svenska skolsektionen\nProtokoll 05.09.2031/Paragraf 31\nVal av ordförande\n{short}\nSektionen väljer.\n{SWEDISH}"

    assert read(text)["title"] == "Val av ordförande"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kuntayhtymä Jokivarren perusturva", "joint-authority"),
        ("Kuntayhtymä Lammen peruspalvelut", "joint-authority"),
        ("Kuntayhtymä Kaksisilta", "joint-authority"),
    ],
)
def test_a_joint_authority_whose_kind_stands_first(name: str, kind: str) -> None:
    text = f"{name}\nHALLITUS\n\nPÖYTÄKIRJA 2/2031\n\nAIKA Tiistai 11.3.2031 klo 16.00 - 17.45\n\n12 § Laillisuus\n13 § Tarkastus\n14 § Maksut\n15 § Muut asiat\n"

    found = read(text)

    assert (found["organisation"], found["publisher_kind"]) == (name, kind)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Työllisyysalueen lautakunta, Rannan työllisyysalue", "Rannan työllisyysalue"),
        ("Tarkastuslautakunta, Lampelan koulutuskuntayhtymä", "Lampelan koulutuskuntayhtymä"),
    ],
)  # fmt: skip
def test_the_publisher_stands_behind_its_body(line: str, name: str) -> None:
    text = f"{line}\n\nKokous 28.2.2031\n\n§ 9 Arvon vahvistaminen\n\n{FINNISH}"

    assert read(text)["organisation"] == name


@pytest.mark.parametrize(
    ("end", "body"),
    [
        ("Tekniska nämnden i Närpes 03.05.2031", "Tekniska nämnden"),
        ("Tekniska nämnden i Närpes den 3 maj 2031", "Tekniska nämnden"),
        ("Rakennuslautakunta 3.5.2031", "Rakennuslautakunta"),
    ],
)
@pytest.mark.parametrize("below", ["", '\n\nGå till "Kungörelser"'])
def test_a_notice_is_signed_with_its_day(end: str, body: str, below: str) -> None:
    text = f"Detaljplan till påseende (Dungen)\n\n03.05.2031\n\nPlanen är framlagd till påseende 3.5–2.6.2031.\n\n{end}{below}\n"

    found = read(text, "https://www.torila.example/kungorelser/detaljplan-dungen")

    assert found["body"] == body


def test_a_list_of_minutes_by_bodies_is_no_meeting() -> None:
    text = "Pöytäkirjat 2031\n\nKunnanhallitus 14.1.2031\nKunnanhallitus 4.2.2031\nKunnanvaltuusto 18.2.2031\nTekninen lautakunta 6.3.2031\n\nVanhemmat pöytäkirjat voi pyytää kirjaamosta.\n"

    found = read(text, "https://www.torila.example/paatoksenteko/poytakirjat-2031/")

    told = [found[name] for name in ("kind", "title", "body", "date")]
    assert told == ["other", "Pöytäkirjat 2031", None, None]


@pytest.mark.parametrize(
    ("end", "body"),
    [
        ("rakennuslautakunta", "Rakennuslautakunta"),
        ("ymparistolautakunta", "Ympäristölautakunta"),
        ("kunnanhallitus", "Kunnanhallitus"),
        ("ulapan-ja-torin-kummitusneuvosto", None),
    ],
)
def test_a_converted_cover_without_its_body_has_it_in_its_address(
    end: str, body: str | None
) -> None:
    text = "Tuusulan kunta Pöytäkirja 3/2031 1 ( 22) Aika 17.04.2031, klo 17:00-18:46 Paikka Kunnantalo, huone Käsitellyt asiat 28 Kokouksen laillisuus ja päätösvaltaisuus 29 Pöytäkirjan tarkastus 30 Ei julkinen 31 Hakemus 32 Muut asiat\nTuusulan kunta Pöytäkirja 3/2031 2 ( 22) Saapuvilla olleet jäsenet Yrjö Malli, puheenjohtaja"

    found = read(
        text,
        f"https://docplayer.fi/amp/145-Tuusulan-kunta-poytakirja-3-22-{end}.html",
    )

    assert found["body"] == body


def test_a_form_in_a_table_is_no_title() -> None:
    text = "Tarkastuspäivä | 5.6.2031 |\n---|\nPaikka | Kunnan sivut |\n---|---|\nAika | 5.6.2031 |\nAllekirjoittajan nimi | Oona Malli |\nAllekirjoittajan titteli | toimistosihteeri |\nTodetaan kokouksen laillisuus ja päätösvaltaisuus. Merkitään osallistujat.\nValittiin Meri Malmi.\n"

    found = read(text)

    assert (found["title"], found["body"]) == (None, None)
    assert found["kind"] != "officeholder-decision"


def test_labels_of_columns_are_no_official() -> None:
    text = "Perhon kunta\n\nViranhaltijapäätösluettelo ajalta 01.02.2031 - 28.02.2031\n\nPäätöksentekijä   Pvm   Pykälä   Otsikko\nRehtori   3.2.2031   5   Sijaisen palkkaaminen\nRehtori   9.2.2031   6   Retki\nKunnanjohtaja   11.2.2031   4   Lahjoitus\n"

    assert read(text)["body"] is None


@pytest.mark.parametrize("others", [True, False])
def test_a_list_of_what_several_officials_decided_is_of_none(others: bool) -> None:
    more = "\nTekninen johtaja\n\n§ 30 Kaivulupa\n§ 31 Valot\n" if others else ""
    text = f"Luettelo viranhaltijapäätöksistä 1.3.2031 - 31.3.2031\n\nKunnanjohtaja\n\n§ 14 Edustaja\n§ 15 Sopimus\n{more}\nMultian kunta\n"

    assert read(text)["body"] == (None if others else "Kunnanjohtaja")


def test_who_published_news_is_named_behind_the_day() -> None:
    text = "Simranta avataan – tule uimaan!\n\nSimranta avataan – tule uimaan!\n\n4.06.2031 / Meri Malli\n\nRanta avataan yleisölle. Se on puiston vieressä.\n"

    found = read(text, "https://www.torila.example/category/vapaa-aika/")

    assert (found["kind"], found["date"]) == ("news", "2031-06-04")


def test_a_day_in_english_is_that_of_the_meeting() -> None:
    text = "Municipal council met on 12 May 2031\n\nThe council met on 12 May 2031 and approved the statements.\n"

    assert read(text, "https://www.torila.example/en/news/council")["date"] == (
        "2031-05-12"
    )


def test_letters_of_a_register_of_many_towns_name_no_town_by_chance() -> None:
    text = "Pelastuslautakunta, kokous 17.9.2031\n\n§ 40 Suunnitelma\n\nLUPDno-2031-18\n\nEhdotus\n\nHyväksytään.\n"

    assert read(text)["municipality"] is None


def test_a_cover_is_called_by_its_meeting() -> None:
    text = "Hallituksen kokous 9/2031\nEtelärannan koulutuskuntayhtymä\n\nAika 25.9.2031, klo 8:30 - 10:05\nPaikka Kampus\n\nKäsitellyt asiat\n§ 91 Laillisuus\n§ 92 Tarkastajat\n§ 93 Uudistus\n"

    assert read(text)["title"] == "Hallituksen kokous 9/2031"
