"""Texts that no sign names: a headline above running text tells of decisions."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

NEWS = (
    "Toritila hankkii uuden kirjastoauton\n\nAuto maksaa 90 000 euroa. Se tulee syksyllä.",
    "Dela\n\nLillön kan delta i utredningen\n\nStyrelsen sade ja. Saken går till fullmäktige.",
    "Jaa\n\nKommunen förnyar badstranden\n\nArbetet börjar i maj. Bryggan blir längre.",
    "Takaisin uutisiin\nTori saa uudet kivet\n\nKivet tulevat Lampelasta. Työ alkaa pian.",
)
ITEMS = (
    "Kirjastoauton hankinta\n\nAuto maksaa 90 000 euroa. Lautakunta päättää hankkia sen.",
    "Lautakunta on pyytänyt 18.12.2031 päivätyllä kirjeellä lausuntoa kaupungin torin\n"
    "kivistä. Kivet tulevat Lampelasta. Työ alkaa pian.",
    "Tori saa kivet\n\n§ 45\n\nKivet tulevat Lampelasta. Työ alkaa pian.",
    "Tori saa kivet\n\nTORDno-2031-44\n\nKivet tulevat Lampelasta. Työ alkaa pian.",
    "Tori saa kivet\n\nKivet tulevat Lampelasta. Työ alkaa.\n\nPäätös\n\nHyväksyttiin.",
    "Tori saa kivet\n\nASIA Torin kivet\n\nKivet tulevat Lampelasta. Työ alkaa pian.",
    "Tekninen lautakunta 12.3.2031\n\nKivet tulevat Lampelasta. Työ alkaa pian.",
)


@pytest.mark.parametrize("text", NEWS)
def test_a_headline_with_a_verb_above_running_text_is_news(text: str) -> None:
    assert row_facts({"id": "1", "text": text})["kind"] == "news"


@pytest.mark.parametrize(
    ("sort", "kind"),
    [
        ("Allmän kungörelse", "notice"),
        ("Kuulutus", "notice"),
        ("Uutinen", "news"),
        ("Nyheter", "news"),
    ],
)
def test_the_sort_beside_the_day_tells(sort: str, kind: str) -> None:
    text = f"12.3.2031 | {sort}\n\nKivet tulevat Lampelasta. Työ alkaa pian."
    assert row_facts({"id": "1", "text": text})["kind"] == kind


@pytest.mark.parametrize("text", ITEMS)
def test_whatever_is_of_an_item_makes_one(text: str) -> None:
    assert row_facts({"id": "1", "text": text})["kind"] == "meeting-item"


@pytest.mark.parametrize(
    "above",
    [
        "Takaisin kuulutuksiin",
        "Kakor på webbplatsen\nVi använder kakor. Godkänn | Inställningar",
        "Evästeet sivustolla\nKäytämme evästeitä.\nHyväksy kaikki | Asetukset",
        "Hyväksy välttämättömät",
        "Palaa kokousluetteloon",
        "Takaisin etusivulle",
        "Tillbaka till aktuellt",
        "Gå tillbaka till nyheter",
        "Back to news",
    ],
)
def test_links_back_to_a_list_are_no_titles(above: str) -> None:
    text = (
        f"{above}\n\nTori saa uudet kivet\n\nKivet tulevat Lampelasta. Työ alkaa pian."
    )
    assert row_facts({"id": "1", "text": text})["title"] == "Tori saa uudet kivet"


FURNITURE = (
    *("Lukuaika 2 min", "Lästid 2 min", "Jaa artikkeli", "Dela på Facebook"),
    *(
        "Facebook Twitter LinkedIn",
        "Tulosta sivu",
        "Lyssna på sidan",
        "Teksti: Meri Malli",
    ),
    *("Foto: Mia Modell", "Kaikki uutiset", "← Alla kungörelser", "« Takaisin"),
    *(
        "Hae sivustolta",
        "Kirjaudu sisään",
        "Kuvapankki",
        "Artikkeli on yli vuoden vanha",
    ),
    *("Nyheten är äldre än ett år", "Avainsanat: kaavoitus, tori", "#kaavoitus #tori"),
    *("Torila.fi - Uutiset", "Julkaisuvapaa heti", "Kunta ja päätöksenteko"),
    *("Lehdistötiedote 12.3.2031", "Uutiset - 12.3.2031", "12.3.2031 | Päätöksenteko"),
    *(
        "Tiedote 4/2031",
        "Uutinen",
        "Ilmoitus",
        "Nyhet",
        "Kuulutus 12.3.2031",
        "KUNGÖRELSE",
    ),
)


@pytest.mark.parametrize("above", FURNITURE)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_a_site_prints_above_an_article_is_no_title(above: str, gap: str) -> None:
    title = "Rantatien asemakaavan muutos nähtävillä"
    text = (
        f"{above}{gap}{title}\n\nLautakunta on 12.3.2031 § 45 päättänyt asettaa ehdotuksen"
        " nähtäville. Muistutukset on jätettävä pian.\n\nTorilassa 12.3.2031"
    )
    url = "https://www.torila.example/kuulutukset/artikkeli-4"
    assert row_facts({"id": "1", "text": text, "url": url})["title"] == title


@pytest.mark.parametrize(
    "line", ["12.3.2031 | Kuulutus", "12.3.2031 | Allmän kungörelse"]
)
def test_a_day_with_a_pages_sort_is_no_title(line: str) -> None:
    text = (
        f"{line}\n\nTori saa uudet kivet\n\nKivet tulevat Lampelasta. Työ alkaa pian."
    )
    url = "https://torila.example/kuulutukset/4"
    assert (
        row_facts({"id": "1", "text": text, "url": url})["title"]
        == "Tori saa uudet kivet"
    )
    assert row_facts({"id": "1", "text": text, "url": url})["kind"] == "notice"


def test_a_bare_name_is_the_one_body_that_the_page_names_in_full() -> None:
    text = (
        "Här är de: stadsfullmäktiges presidium och andra\n\nDe valdes i går. Torila växer.\n\n"
        "Fullmäktige leds av en sångare. Han valdes i går."
    )
    assert row_facts({"id": "1", "text": text})["body"] == "Stadsfullmäktige"


DAYS = (
    ("TORILAN SEURAKUNTA KOKOUSKUTSU 2/2031\n\nKIRKKOVALTUUSTO 5.6.2031\n\nKirkkovaltuuston"
     " kokous pidetään perjantaina 13.6.2031 klo 18.30 salissa.\n\n9 Avaus\n10 Tori\n11 Silta",
     None, "2031-06-13"),
    ("Lillö kommun\n\nKALLELSE\n\nKommunstyrelsen\nTid: onsdagen den 19 april 2031 kl. 16.30\n\n"
     "38. Laglighet\n39. Protokolljusterare\n40. Bokslut\n41. Val\n\n"
     "Fullmäktige sammanträder 14.6.2031.", None, "2031-04-19"),
    ("Toritilan kunta\nKunnanhallitus\nPöytäkirja 13/2031\n\n1 Avaus\n2 Tori\n3 Silta\n4 Muut",
     "https://x.example/poytakirja-13-2031-1-18.html", None),
    ("Toritilan kunta\nKunnanhallitus\nPöytäkirja\n\n1 Avaus\n2 Tori\n3 Silta\n4 Muut",
     "https://x.example/poytakirja-2031-1-18.html", "2031-01-18"),
    ("Pöytäkirja\n\nAlla ovat asiat.\n\nKokouksen tiedot: Valtuusto, Pöytäkirja 16.6.2031 18:00"
     "\n1 Avaus\n2 Tori\n3 Silta\n4 Muut", None, "2031-06-16"),
    ('Torstai klo\n\nKoko: px\n\nDownload "Torstai 26.8.2010 klo 17.00 19.34"\n\nTranskriptio\n\n'
     "1 Viranomainen KOKOUSPÖYTÄKIRJA Nro 3/2010 TORITILAN KUNTA Kunnanvaltuusto KOKOUSAIKA"
     " Torstai klo KOKOUSPAIKKA Kunnantalo", None, "2010-08-26"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "url", "day"), DAYS)
def test_days_of_covers(text: str, url: str | None, day: str | None) -> None:
    assert row_facts({"id": "1", "text": text, "url": url})["date"] == day


def test_the_association_of_a_provinces_municipalities_is_no_joint_authority() -> None:
    text = "Ålands kommunförbund\nFörbundsstyrelsen\nProtokoll 4/2031\n\n1 Val\n2 Mål\n3 Bro"
    found = row_facts({"id": "1", "text": text})
    assert (found["organisation"], found["publisher_kind"]) == (
        "Ålands kommunförbund",
        "other",
    )
