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
        "Köpare: Såg Ab\n(gamla lagret)",
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


def test_the_day_of_a_signature_is_that_of_a_notice() -> None:
    text = "Kungörelse om tomter\n\nKommunen säljer fyra tomter. Anbud lämnas senast i maj.\n\nKommunstyrelsen i Malax den 12 april 2031\n"

    found = read(text, "https://www.torila.example/kungorelser/tomter")

    assert (found["body"], found["date"]) == ("Kommunstyrelsen", "2031-04-12")


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

    found = read(text)

    assert found["body"] == (None if others else "Kunnanjohtaja")
    assert not others or found["section"] is None


def test_a_page_with_meetings_of_several_bodies_is_of_none() -> None:
    text = "Esityslistat ja pöytäkirjat\n\nEsityslistat julkaistaan heti. Pöytäkirjat julkaistaan tarkastuksen jälkeen.\n\nKunnanhallitus\n- 19.1.2031 klo 17.00\n- 2.2.2031 klo 17.00\n\nTekninen lautakunta\n- 21.1.2031 klo 16.00\n"

    found = read(text, "https://www.torila.example/paatoksenteko/esityslistat/")

    assert (found["kind"], found["body"], found["date"]) == ("other", None, None)


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


@pytest.mark.parametrize(
    ("head", "official"),
    [
        ("BESLUT AV BILDNINGSCHEFEN", "BILDNINGSCHEFEN"),
        ("Beslut fattat av tekniska chefen", "Tekniska chefen"),
        ("Beslut av rektorn", "Rektorn"),
        ("Tjänsteinnehavarbeslut av kommundirektören", "Kommundirektören"),
    ],
)
def test_by_whom_a_decision_is_stands_behind_its_kind(head: str, official: str) -> None:
    text = f"{head}\n§ 18 / 2031\nDatum 11.5.2031\n\nÄrende: Förlängning av anställning\n\nKaskö stad\n\nBeslut: Anställningen förlängs.\n"

    found = read(text)

    assert found["body"].casefold() == official.casefold()
    assert (found["kind"], found["section"]) == ("officeholder-decision", "18")


@pytest.mark.parametrize(
    "meeting", ["Kokous: {} 20.6.2031", "Toimielimen kokous: {} 20.6.2031"]
)
@pytest.mark.parametrize("body", ["Kunnanvaltuusto", "Tekninen lautakunta"])
def test_a_label_holds_body_and_day(meeting: str, body: str) -> None:
    text = f"Pykälä 33 - Kaavan hyväksyminen\n\n{meeting.format(body)}\nAsianumero: 12/10.02.03/2031\n\nKaava on valmis.\n\nPäätös\nHyväksyttiin.\n"

    found = read(text)

    assert (found["body"], found["date"]) == (body, "2031-06-20")


def test_the_number_of_an_item_on_its_list_is_no_title() -> None:
    text = "PÖYTÄKIRJANOTE\nKunnanvaltuusto, 12.12.2031, § 71\n\nAsiakohta: 4\nAsia: Vuoden talousarvio\n\nPäätös: Talousarvio hyväksyttiin.\n"

    assert read(text)["title"] == "Vuoden talousarvio"


def test_the_heading_of_a_decision_is_below_the_title() -> None:
    text = "Päätöspöytäkirja\nSosiaalijohtaja\nHenkilöstöpäätös 21/2031\n\nPäivämäärä: 3.9.2031\n\nHoitajan toimen täyttäminen\n\nPäätös\nToimeen valitaan hakija numero 4.\n\nPosion kunta\n"

    assert read(text)["title"] == "Hoitajan toimen täyttäminen"


@pytest.mark.parametrize(
    "line",
    [
        "Muhoksen kunta, Kunnanhallitus, Pöytäkirja 13.9.2031, asia 12, § 240, Kiinteistökaupan hyväksyminen",
        "Muhoksen kunta, Kunnanhallitus 13.9.2031, § 240, Kiinteistökaupan hyväksyminen",
        "Kunnanhallitus, Pöytäkirja 13.9.2031, 240 §, Kiinteistökaupan hyväksyminen",
        "Muhoksen kunta, kunnanhallitus, kokouspöytäkirja 13.9.2031, 240 §, Kiinteistökaupan hyväksyminen",
    ],
)
def test_a_head_of_commas_has_the_title_last(line: str) -> None:
    found = read(f"{line}\n\nKauppahinta on 20 000 euroa.\n\n{FINNISH}")

    told = [found[name] for name in ("body", "date", "section", "title", "kind")]
    assert told == [
        "Kunnanhallitus",
        "2031-09-13",
        "240",
        "Kiinteistökaupan hyväksyminen",
        "meeting-item",
    ]


def test_a_way_that_names_minutes_makes_no_minutes_of_an_agenda() -> None:
    text = "Du är här: Hem / Beslutsfattande / Protokoll / Byggnadsnämnden / 9.11.2031\n\nByggnadsnämnden 9.11.2031\n\nFöredragningslista\n\n60 Laglighet och beslutförhet\n61 Protokolljusterare\n62 Bygglov\n63 Anmälningsärenden\n"

    assert read(text)["kind"] == "agenda"


def test_an_agenda_for_a_meeting_names_its_body() -> None:
    text = "Asialista kunnanvaltuuston kokoukseen 15.12.2031\n\nSali klo 18.00\n\n1. Laillisuus\n2. Tuloveroprosentti\n3. Talousarvio\n4. Ero\n"

    assert read(text)["body"] == "Kunnanvaltuusto"


@pytest.mark.parametrize(
    "name", ["FULLMÄKTIGE I RANTALA", "Kommunfullmäktige i Rantala"]
)
def test_a_call_names_its_body_and_place(name: str) -> None:
    text = f"{name}\nKallelse till sammanträde\n\nFullmäktige kallas till sammanträde onsdagen den 4 juni 2031 kl. 18.00.\n\nÄrenden:\n1. Öppnande\n2. Bokslutet\n3. Berättelse\n4. Övriga ärenden\n"

    found = read(text)

    assert (found["kind"], found["date"]) == ("agenda", "2031-06-04")
    assert found["body"].casefold() == name.partition(" ")[0].casefold()


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Päätös tehty", "Päätös"),
        ("Päätöspäivä", "Päätös"),
        ("Beslut fattat", "Beslut"),
        ("Beslutsdatum:", "Beslut"),
    ],
)
def test_the_day_of_a_decision_stands_below_its_text(label: str, kind: str) -> None:
    text = f"Kalusteet, kirjasto\n\nHEL 2031-004455\n12 §\n\nKalusteiden hankinta\n\nKirjastopäällikkö\n\n{kind}\n\nHankitaan kalusteet.\n\n{label}\n4.5.2031\n"

    assert read(text)["date"] == "2031-05-04"


def test_two_days_of_decisions_below_a_text_are_none() -> None:
    text = "12 §\n\nKalusteiden hankinta\n\nPäätös\n\nHankitaan.\n\nPäätös tehty\n4.5.2031\n\nPäätös tehty\n5.5.2031\n"

    assert read(text)["date"] is None


@pytest.mark.parametrize(
    ("row", "official", "section", "case"),
    [
        ("Liikuntajohtaja1203.02.20311151-2031 (02 05 01)", "Liikuntajohtaja", "12", "1151-2031"),
        ("Vs. tonttipäällikkö 104 03.02.2031 9021-2031 (10 02 03)", "Vs. tonttipäällikkö", "104", "9021-2031"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "table", ["Turun kaupunki§PäätöspvmDnro1", "Turun kaupunki § Päätöspvm Dnro 1"]
)
def test_a_row_of_an_official_in_turkus_table(
    table: str, row: str, official: str, section: str, case: str
) -> None:
    text = f"{table}\n{row}\n\nAvustus seuralle\n\nSeura on hakenut avustusta.\n\nPäätös  Päätän myöntää avustuksen.\n"

    found = read(text)

    told = [
        found[name]
        for name in ("body", "section", "date", "case_number", "title", "kind")
    ]
    assert told == [
        official,
        section,
        "2031-02-03",
        case,
        "Avustus seuralle",
        "officeholder-decision",
    ]


@pytest.mark.parametrize(
    ("menu", "body", "rows"),
    [
        (
            "Toimielimet",
            "Sivistyslautakunta",
            " • 3.12.2031 klo 16:30 Esityslista\n • 5.11.2031 klo 16:30 Pöytäkirja\n • 1.10.2031 klo 16:30 Pöytäkirja",
        ),
        (
            "Organ",
            "Byggnadsnämnden",
            "- 4.12.2031 kl. 17.30 Föredragningslista\n- 6.11.2031 kl. 17.30 Protokoll\n- 2.10.2031 kl. 17.30 Protokoll",
        ),
    ],
)
def test_a_page_on_a_body_with_its_meetings_is_called_by_the_body(
    menu: str, body: str, rows: str
) -> None:
    found = read(f"{menu}\n\n{body}\n\nKokoukset\n\n{rows}\n\nUrjalan kunta\n")

    told = [found[name] for name in ("kind", "title", "body", "date")]
    assert told == ["other", body, body, None]


@pytest.mark.parametrize(
    ("title", "day", "lead"),
    [
        ("Uimahalli kiinni huollon ajan", "14.6.2031 10.15", "Uimahalli on kiinni viikon. Vuorot löytyvät verkosta."),
        ("Katuvalojen huolto", "14.6.2031", "Valoja huolletaan. Työ kestää kaksi viikkoa."),
        ("Biblioteket stängt under semestern", "14.6.2031 kl. 9.00", "Biblioteket är stängt. Böckerna kan lämnas i luckan."),
    ],
)  # fmt: skip
def test_a_title_above_its_day_and_running_text_is_news(
    title: str, day: str, lead: str
) -> None:
    found = read(f"{title}\n\n{day}\n\n{lead}\n\nLisätietoja\nSihteeri Meri Malli\n")

    told = [found[name] for name in ("kind", "title", "date")]
    assert told == ["news", title, "2031-06-14"]


@pytest.mark.parametrize(
    "below",
    [
        "Tekninen johtaja\n\n§ 31\n\nSopimus on edullinen.\n\nPäätös\nHyväksyn sopimuksen.",
        "Dnro 12/02.08/2031\n\nSopimus on edullinen. Se jatkuu.\n\nPäätös: Hyväksytään.",
        "Kunnanhallitus\n\nEhdotus: Hyväksytään sopimus.\n\nPäätös: Hyväksyttiin.",
    ],
)
def test_a_title_above_its_day_and_a_decision_is_none(below: str) -> None:
    assert read(f"Katuvalojen huoltosopimus\n\n2.9.2031\n\n{below}\n")["kind"] != "news"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Toritilan kunta   Muistio\nKoulutyöryhmä\n15.1.2031\n\nAika   tiistai 15.1.2031 klo 14", "Toritilan kunta Muistio"),
        ("Toris kommun   Promemoria\n\nTid   onsdag 15.1.2031 kl. 14", "Toris kommun Promemoria"),
        ("MUISTIO\nVanhusneuvoston kokous\n\nAika 15.1.2031", "Vanhusneuvoston kokous"),
    ],
)  # fmt: skip
def test_what_a_memos_head_lists_is_no_title(head: str, title: str) -> None:
    found = read(
        f"{head}\nPaikka   Koulu\nLäsnä   Meri Malli\n\n1. Tilanne\nTyö on kesken.\n"
    )

    assert (found["kind"], found["title"]) == ("memo", title)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kunnanhallitus § 210", "Kunnanvaltuusto § 41"),
        ("Kunnanhallitus § 210", "Kunnanhallitus § 217"),
        ("Tekninen lautakunta § 20", "Kunnanhallitus § 41"),
    ],
)
def test_the_last_of_handlings_without_days_is_the_items_own(
    first: str, second: str
) -> None:
    found = read(
        f"{first}\n{second}\n\nTorin korjaus\n\n{first}\nPäätös\nEsitetään.\n\n{second}\n"
        "Päätös\nHyväksyttiin.\n"
    )
    body, _, section = second.partition(" § ")
    assert (found["body"], found["section"], found["title"]) == (
        body,
        section,
        "Torin korjaus",
    )
