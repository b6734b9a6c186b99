"""Publishers told beside the head: where answers go, whose library, where minutes lie."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts


def read(text: str) -> dict[str, object]:
    return row_facts({"id": "a", "text": text})


ASIDES = [
    ("Muistutukset osoitetaan Kihniön kunnalle 20.8.2031 mennessä.", "Kihniö"),
    ("Mielipiteet jätetään kirjallisina Pellon kunnan kirjaamoon.", "Pello"),
    ("Anmärkningar riktas till Malax kommun senast 3.4.2031.", "Maalahti"),
    ("Muistutukset osoitetaan Kihniön kunnalle tai Parkanon kaupungille.", None),
    ("Muistutukset osoitetaan teknisen lautakunnan kirjaamoon.", None),
    ("Kaava on nähtävillä kunnantalolla, Torikuja 3, 91600 Utajärvi.", "Utajärvi"),
    ("Planen finns på Ämbetshuset, Sandgatan 10, Malax.", "Maalahti"),
]


@pytest.mark.parametrize(("sentence", "town"), ASIDES, ids=[row[0] for row in ASIDES])
def test_where_a_notice_wants_answers_and_shows_its_papers_is_its_town(
    sentence: str, town: str | None
) -> None:
    text = f"Rantakaavan muutos\n\n18.6.2031\n\nLuonnos on nähtävillä. {sentence}"

    assert read(text)["municipality"] == town


HEADLINES = [
    ("Ingå får en ny gångbro över ån", "Inkoo"),
    ("Pargas svarar på enkät om trafiken", "Parainen"),
    ("Grankulla tar emot nya elever", "Kauniainen"),
    ("Lemille palkataan uusi koordinaattori", "Lemi"),
    ("Perhoon rakennetaan uusi päiväkoti", "Perho"),
    ("Malmille palkataan uusi koordinaattori", None),
    ("Väster får en ny gångbro över ån", None),
]


@pytest.mark.parametrize("above", ["", "Nyheter\n\n"])
@pytest.mark.parametrize(("title", "town"), HEADLINES)
def test_the_town_that_a_headline_tells_of_published_it(
    title: str, town: str | None, above: str
) -> None:
    text = (
        f"{above}{title}\n\n12.9.2031\n\nArbetet inleds nästa vecka och pågår till jul."
    )

    assert read(text)["municipality"] == town


def test_a_town_in_the_title_of_an_item_is_another() -> None:
    text = (
        "Yhtymähallitus 12.3.2031 § 45\n\nPargas utträder ur samkommunen\n\n"
        "Beslutsförslag\nUtträdet antecknas.\n\nBeslut\nEnligt förslaget."
    )

    assert read(text)["municipality"] is None


LISTS = [
    ("Siuntion kirjaston kesäaukiolo", "Siuntio"),
    ("Taivalkosken lukion tuntikehys", "Taivalkoski"),
    ("Lausunto Siuntion kaavasta", None),
    ("Siuntion kirjaston ja Inkoon kirjaston aukiolo", None),
]


@pytest.mark.parametrize(("matter", "town"), LISTS, ids=[row[0] for row in LISTS])
def test_whose_library_or_school_a_board_deals_with_is_its_town(
    matter: str, town: str | None
) -> None:
    text = (
        "Sivistyslautakunta nro 4/2031\n\nAika 12.5.2031 klo 17\nPaikka Kunnantalo\n\n"
        f"Läsnä Malli Meri, puheenjohtaja\n\n38 Kokouksen laillisuus\n39 {matter}\n"
        "40 Esiopetuksen ryhmät\n41 Muut asiat"
    )

    assert read(text)["municipality"] == town


def test_where_swedish_minutes_are_laid_out_is_their_town() -> None:
    text = (
        "PROTOKOLL 4/2031\nTid: 3.4.2031 kl. 17:00-18:35\nPlats: Villa Strand\n\n"
        "25 Konstituering\n26 Grankullas friluftsleder\n27 Delgivningar\n\n"
        "Protokollet justerat\nProtokollet hålls offentligt framlagt Grankulla"
    )

    assert read(text)["municipality"] == "Kauniainen"


OWNERS = [
    ("Kuusamon seurakunnan kirkkovaltuusto kokoontuu", "Kuusamon seurakunta"),
    ("Lampelan koulutuskuntayhtymän yhtymävaltuusto kokoontuu",
     "Lampelan koulutuskuntayhtymä"),
    ("Satakuntaliiton maakuntahallitus kokoontuu", "Satakuntaliitto"),
    ("Närpes församlings kyrkofullmäktige sammanträder", "Närpes församling"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name"), OWNERS, ids=[row[1] for row in OWNERS])
def test_the_owner_before_a_body_in_a_sentence_published_it(
    sentence: str, name: str
) -> None:
    text = f"KUULUTUS\n\n{sentence} tiistaina 8.6.2031 klo 17.\n\nRannalla 1.6.2031"

    told = read(text)

    assert (told["organisation"], told["municipality"]) == (name, None)


def test_a_council_is_named_by_its_swedish_genitive() -> None:
    text = (
        "Landskapsstyrelsen beviljade pengar till byar\n\n18.6.2031\n\n"
        "Vid landskapsstyrelsens möte den 17 juni 2031 beviljades understöd. "
        "Även Österbottens förbunds utlåtande behandlades."
    )

    assert read(text)["organisation"] == "Österbottens förbund"


def test_a_swedish_joint_authority_is_named_with_its_task() -> None:
    name = "Kust-Österbottens samkommun för social- och primärhälsovård"
    text = (
        f"{name}\nPROTOKOLL 4/2031\n\nSamkommunstyrelsen\n\nTid 26.4.2031 kl. 16.00\n"
        "Plats Närpes\n\nNärvarande Malli Meri, ordf.\n\n§ 41 Laglighet\n§ 42 Bokslut"
    )

    assert read(text)["organisation"] == name


def test_where_officials_of_several_towns_met_is_none_of_them() -> None:
    text = (
        "LIIKKUMINEN -HANKE\n\nMuistio Ohjausryhmän kokous 3/2031\n\n"
        "Aika: 21.5.2031\nPaikka: Tampereen kaupunki, Torikuja 2\n\nOsallistujat "
        "Meri Malli, Tampereen kaupunki (puheenjohtaja) Kai Kylä, Espoon kaupunki "
        "Ulla Uotti, Turun kaupunki (estynyt)\n\n1. Kokouksen avaus"
    )

    assert read(text)["municipality"] is None
