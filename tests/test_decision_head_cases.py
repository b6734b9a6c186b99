"""Heads of many publishers, in invented words; and the cases of the shared folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from analyzers.decision.model import DecisionText, Reading
from analyzers.decision.reading import read
from corpus.importing.explaining import explained_head
from corpus.importing.manifests import ManifestFacts
from corpus.importing.rows import row_decision


def reading(text: str, url: str | None = None) -> Reading:
    return read(DecisionText(text, url=url))


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        (
            "Toritila kunta  \nTORITILAN KUNTA PÖYTÄKIRJA 4/2024\nKunnanhallitus 12.3.2024\n45 §\nKirjan hankinta\n\nPäätös: Hyväksyttiin.",
            None,
            {"kind": "meeting-item", "minutes_section": "45"},
        ),
        (
            "§ 7 Avustustyöryhmän nimeäminen\nLataa\nTORDno-2020-585\nPäätöspäivämäärä\n12.11.2020\nPäätöksen tekijä\nSivistysjohtaja\nPäätös\nTyöryhmä nimetään.",
            "https://toritila.example/fi-FI/Viranhaltijat/Sivistysjohtaja/x(5)",
            {
                "kind": "officeholder-decision",
                "body": "Sivistysjohtaja",
                "minutes_section": "7",
            },
        ),
        (
            "Dynasty informationsservice Sökning RSS Rannäs\nRSS-länk\nMötesärende:\nhttp://x.example/rss\nKommunfullmäktige\nProtokoll 31.01.2022/Paragraf 4\n\nGodkännande av planen\n\nBeslut\nGodkändes.",
            None,
            {
                "body": "Kommunfullmäktige",
                "minutes_section": "4",
                "title": "Godkännande av planen",
            },
        ),
        (
            "Hyppää sisältöön\nAvaa valikko\nEtusivu » Uutiset » Kunnanhallituksen päätöksiä 4.12.2023\nKunnanhallituksen päätöksiä 4.12.2023\nToritilan kunnanhallitus kokoontui 4.12.2023.\nVirka perustetaan.",
            "https://www.toritila.example/ajankohtaista/kunnanhallituksen-paatoksia",
            {
                "kind": "news",
                "title": "Kunnanhallituksen päätöksiä 4.12.2023",
                "body": "Kunnanhallitus",
            },
        ),
        (
            "Maa-aineslupahakemus\nKuulutus\nKeskiviikkona 6. maaliskuuta 2019\nLampelan Sora hakee lupaa.\nKUULUTUSAIKA\n7.3.–5.4.2019\nMuistutukset osoitetaan ympäristölautakunnalle.",
            None,
            {"kind": "notice", "title": "Maa-aineslupahakemus", "body": None},
        ),
        (
            'Kokousaika kello 16:30\n\nKoko: px\nAloita esitys sivulta:\n\nDownload "Kokousaika 17.06.2015 kello 16:30"\n\nTranskriptio\n\n1 Kuvitelman kunta Pöytäkirja 5/ Tekninen lautakunta Kokousaika kello 16:30 Kokouspaikka Talo Asiat Otsikko Sivu 25 Korjausvelka 3 26 Pysäkki 6',
            None,
            {
                "kind": "minutes-front-page",
                "body": "Tekninen lautakunta",
                "title": "Kokousaika kello 16:30",
            },
        ),
        (
            'LAMPELAN PÖYTÄKIRJA 8/2014 SEURAKUNTAYHTYMÄ Yhteinen kirkkoneuvosto\n\nKoko: px\n\nDownload "LAMPELAN PÖYTÄKIRJA 8/2014 SEURAKUNTAYHTYMÄ Yhteinen kirkkoneuvosto 8.5.2014 133"\n\nTranskriptio\n\n1 Yhteinen kirkkoneuvosto KOKOUS Aika torstaina klo Paikka kokoushuone, Turku Läsnä Laine Matti',
            None,
            {
                "organisation": "Lampelan seurakuntayhtymä",
                "municipality": None,
                "publisher_kind": "parish",
                "body": "Yhteinen kirkkoneuvosto",
            },
        ),
        (
            'Köyliön kunnanvirasto, istuntosali\n\nKoko: px\n\nDownload "x y"\n\nTranskriptio\n\n1 Viranomainen No 6/2014 KOKOUSPÖYTÄKIRJA Kunnanhallitus Sivu 129 KOKOUSAIKA Maanantai kello KOKOUSPAIKKA SAAPUVILLA OLLEET JÄSENET Köyliön kunnanvirasto Euran kunnan edustaja',
            None,
            {"municipality": "Köyliö", "successor": "Säkylä", "body": "Kunnanhallitus"},
        ),
        # A number alone: of the meeting above the title, of the case below it.
        (
            "Toritilan kaupunki\nPöytäkirja\n4/2031\nKaupunginhallitus 3.2.2031\n§ 12 Laiturin vuokraus\n225/2031\n\nPäätös\nHyväksyttiin.",
            None,
            {"case_number": "225/2031", "title": "Laiturin vuokraus"},
        ),
        # A genitive behind a hall is no place of it; a place is.
        (
            "1 KUNNANHALLITUS 7/2031 Aika Torstai Läsnä Laine Matti jäsen Pöytäkirja on tarkastettu kunnantalolla Karviassa",
            None,
            {"municipality": "Karvia", "kind": "minutes-front-page"},
        ),
        # The subject of a title, and a letterhead in the genitive.
        (
            "Kotka vuokraa laiturin\nKaupunginhallitus\nKokous pidettiin 3.2.2031.",
            "https://x.example/uutiset/laituri",
            {"municipality": "Kotka", "body": "Kaupunginhallitus", "kind": "news"},
        ),
        (
            'KOKOUSPÖYTÄKIRJA\n\nKoko: px\n\nDownload "KOKOUSPÖYTÄKIRJA"\n\nTranskriptio\n\n1 Kotkan kaupungin 2/ Saariston lautakunta AIKA klo 18:00 PAIKKA Talo Läsnä Laine Matti jäsen',
            None,
            {"municipality": "Kotka", "kind": "minutes-front-page"},
        ),
        # A region's board is its regional council's, also in the genitive.
        (
            "Lapin maakuntahallituksen kokous järjestettiin 5.9.2031 klo 9:30.\nMaakuntahallituksen kokous 5.9.2031 (keskeisimmät päätökset)\n12 Katsaus (Merkittiin tiedoksi)",
            "https://x.example/?p=30",
            {
                "municipality": None,
                "organisation": "Lapin liitto",
                "publisher_kind": "regional-council",
                "body": "Maakuntahallitus",
                "kind": "news",
            },
        ),
        # A parish's council in capitals and the genitive; a room is no body.
        (
            'Paikka Seurakuntakeskus, Kirkkoneuvoston kokoushuone\n\nKoko: px\n\nDownload "x y"\n\nTranskriptio\n\n1 PÖYTÄKIRJA 6/ (18) YHTEISEN KIRKKONEUVOSTON KOKOUS Aika Torstaina 11. päivänä kesäkuuta 2009 klo Paikka Seurakuntakeskus, Kotka Läsnä Laine Juhani',
            None,
            {
                "municipality": None,
                "publisher_kind": "parish",
                "body": "YHTEINEN KIRKKONEUVOSTO",
            },
        ),
        # What a state authority files is its own, whatever town lies there.
        (
            "Murskaamo, Kotka\nPäätös Nro 4/2031/1 Dnro ESAVI/163/04.08/2031\nAnnettu julkipanon jälkeen\nHAKIJA Soraliike, Kotkan kaupunki\nEtelä-Suomen aluehallintovirasto",
            None,
            {
                "municipality": None,
                "publisher_kind": "state",
                "organisation": "Etelä-Suomen aluehallintovirasto",
                "kind": "other",
            },
        ),
        # The day of a meeting of two days is its first.
        (
            'PÖYTÄKIRJA 15/2031 Yhteinen kirkkoneuvosto\n\nKoko: px\n\nDownload "PÖYTÄKIRJA 15/2031 Yhteinen kirkkoneuvosto 26.-27.9.2031 347"\n\nTranskriptio\n\n1 KOKOUS Aika klo Paikka Talo Läsnä Laine Matti',
            None,
            {"date": dt.date(2031, 9, 26)},
        ),
        # A board's call that names the meeting in its title.
        (
            'Kunnanvaltuuston kokous pidetään maanantaina\n\nKoko: px\n\nDownload "Kunnanvaltuuston kokous pidetään maanantaina"\n\nTranskriptio\n\n1 Kunnanvaltuuston kokous pidetään maanantaina klo ASIAT 100 Kokouksen avaus 101 Läsnäolon toteaminen 102 Tarkastajat 103 Muut asiat',
            None,
            {"kind": "agenda", "body": "Kunnanvaltuusto"},
        ),
    ],
)
def test_heads_of_many_kinds(
    head: str, url: str | None, expected: dict[str, str | None]
) -> None:
    found = reading(head, url)

    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("case", "file", "expected"),
    [
        *(
            (
                "HEAD-01",
                f"{name}.txt",
                {
                    "title": "Kirjastoauton hankinta",
                    "minutes_section": "45",
                    "kind": "meeting-item",
                },
            )
            for name in ("a1", "a3", "a5")
        ),
        (
            "HEAD-05",
            "b1.txt",
            {
                "minutes_section": "98",
                "title": "DETALJPLANEÄNDRING FÖR DEL AV KVARTER",
                "day": "2017-05-15",
            },
        ),
        (
            "HEAD-05",
            "b2.txt",
            {"title": "Anhållan om tjänstledighet", "body": "Kommunstyrelsen"},
        ),
        ("HEAD-07", "b4.txt", {"body": "Kunnanvaltuusto", "day": "2024-06-03"}),
        (
            "HEAD-07",
            "b6.txt",
            {
                "body": "Kunnanvaltuusto",
                "day": "2024-03-11",
                "minutes_section": "12",
                "title": "Lainan ottaminen",
            },
        ),
        (
            "HEAD-08",
            "b8.txt",
            {
                "day": "2024-02-02",
                "minutes_section": "14",
                "kind": "officeholder-decision",
                "title": "Tontin 4-123-7 lohkominen",
                "officeholder": "Kaupungingeodeetti",
            },
        ),
        (
            "HEAD-09",
            "vanha.txt",
            {"title": "Koulun lisäosan nimeäminen =cmd|A0", "minutes_section": "5"},
        ),
        ("HEAD-11", "d3.txt", {"title": "Lausunto d3", "case_number": "LUK/45/1/2022"}),
        ("HEAD-11", "d6.txt", {"title": "Lausunto d6", "case_number": "Kunta/3/2024"}),
        ("HEAD-11", "d8.txt", {"title": "Lausunto d8", "case_number": "KAJ 1234/2023"}),
        ("HEAD-11", "c8.txt", {"title": "Lausunto c8", "case_number": "VN/37864/2025"}),
        (
            "HEAD-11",
            "c9.txt",
            {"title": "Lausunto c9", "case_number": "VARELY/3567/2020"},
        ),
    ],
)
def test_heads_of_the_shared_cases(
    shared: Path, case: str, file: str, expected: dict[str, str]
) -> None:
    found = reading((shared / "cases" / case / file).read_text("utf-8"))
    values = {name: getattr(found, name, None) for name in expected}
    if "day" in expected:
        values["day"] = found.date.isoformat() if found.date else None

    assert values == expected


def test_every_field_with_a_value_says_how_sure_it_is() -> None:
    item = reading("Toritilan kunta\nKunnanhallitus 5.3.2024 § 7\nKirjan hankinta\n")
    cover = reading(
        "Kunnanhallitus nro 3/2015 23.3.2015 SISÄLLYSLUETTELO\n\nKoko: px\n"
    )

    for one in (item, cover):
        sure = dict(one.confidence)
        assert {"body", "date", "title", "kind"} <= sure.keys()
        assert all(0 < value <= 1 for value in sure.values())
    assert "minutes_section" not in dict(cover.confidence)


def test_rivals_of_a_field_are_explained() -> None:
    text = (
        'Kunnanhallitus 3.2.2031\n\nKoko: px\n\nDownload "Kunnanhallitus 3.2.2031"\n\n'
        "Transkriptio\n\n1 Toritilan kunta PÖYTÄKIRJA 4/2031 Tekninen lautakunta "
        "Kokous 5.2.2031 klo 17 Kokouspaikka Talo Läsnä Laine Matti jäsen"
    )
    decision = row_decision({"id": 1, "text": text}, ManifestFacts())

    told = explained_head(decision)

    assert told["fields"]["date"]["value"] == "2031-02-03"
    assert "2031-02-05" in {one["value"] for one in told["fields"]["date"]["rivals"]}
    assert told["fields"]["body"]["sources"]
    assert told["kind"]["value"] == "minutes-front-page"
