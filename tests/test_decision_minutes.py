"""Whole minutes split into items: a cover with a list, repeated heads, appeal pages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from analyzers.decision.minutes.item_titles import fuller_title
from analyzers.decision.minutes.splitting import split_minutes
from analyzers.decision.model import DecisionText
from corpus.importing.importing import read_paths
from corpus.model import Decision, Published
from corpus.reading.documents import parts_of

HEAD = "Esimerkkilän kunta\nKunnanhallitus\nPöytäkirja\n5.3.2024\n4/2024"
COVER = f"""{HEAD}
1 (5)
Aika 5.3.2024 klo 17:00 - 18:10
Paikka Kunnantalo
Käsitellyt asiat
§ 20 Kokouksen laillisuus ja päätösvaltaisuus
§ 21 Uimahallin hankesuunnitelma
§ 22 Lausunto maakuntakaavasta
"""
PAGES = (
    COVER,
    f"""{HEAD}
2 (5)
§ 20
Kokouksen laillisuus ja päätösvaltaisuus
Hallintosäännön mukaan:
21 §: Esityslista lähetetään ajoissa.
Päätös
Kokous todettiin lailliseksi.""",
    f"""{HEAD}
3 (5)
Tekninen lautakunta, § 9,20.02.2024 Kunnanhallitus, § 21, 05.03.2024
§ 21
Uimahallin hankesuunnitelma
ESIDno-2024-15

Tekninen lautakunta, 20.02.2024, § 9
Ehdotus
Lautakunta esittää suunnitelmaa hyväksyttäväksi.
Päätös
Hyväksyttiin.

Kunnanhallitus, 05.03.2024, § 21
Ehdotus
Kunnanhallitus hylkää suunnitelman.
Päätös
Asia palautettiin valmisteltavaksi.""",
    f"""{HEAD}
4 (5)
§ 22 Lausunto maakuntakaavasta
Ehdotus
Annetaan lausunto.
Päätös
Ehdotus hyväksyttiin.""",
    f"""{HEAD}
5 (5)
Muutoksenhakukielto
§20, §21
Päätöksestä ei saa valittaa.
Oikaisuvaatimus
§22
Oikaisuvaatimus tehdään 14 päivässä.""",
)


def parts(pages: Sequence[str]) -> list[Decision]:
    url = "https://example.org/a.pdf"
    published = Published("test/a.pdf", "test", "test", url, None, "")
    return parts_of(published, DecisionText("", url=url), pages)


def test_items_stand_between_cover_and_appeals() -> None:
    split = split_minutes(
        PAGES, names=["Esimerkkilän kunta", "Kunnanhallitus"], days=["5.3.2024"]
    )

    assert [item.minutes_section for item in split.items] == ["20", "21", "22"]
    assert [item.page_number for item in split.items] == [2, 3, 4]
    assert split.missing == ()
    assert split.appeals.startswith("Muutoksenhakukielto")
    assert "4/2024" not in split.items[1].text
    assert split.items[0].appeal_kinds == ("valituskielto",)
    assert split.items[2].appeal_kinds == ("oikaisuvaatimus",)


def test_each_item_becomes_a_decision_with_its_own_handling() -> None:
    cover, _, pool, statement = parts(PAGES)

    assert (cover.kind, cover.body, cover.date) == (
        "minutes-front-page",
        "Kunnanhallitus",
        dt.date(2024, 3, 5),
    )
    assert pool.decision_id == "test/a.pdf/21"
    assert pool.url == "https://example.org/a.pdf#page=3"
    assert pool.title == "Uimahallin hankesuunnitelma"
    assert pool.case_number == "ESIDno-2024-15"
    assert pool.decision == "Asia palautettiin valmisteltavaksi."
    assert pool.outcome == "returned"
    earlier = [b.earlier.body for b in pool.blocks if b.earlier]
    assert set(earlier) == {"Tekninen lautakunta"}
    assert statement.outcome == "statement-given"


def test_appeal_instructions_of_a_cover_are_one_part_of_it() -> None:
    """What they cite is nothing that the meeting decided by."""
    cover = parts(PAGES)[0]

    (appeal,) = [block for block in cover.blocks if block.kind == "appeal"]
    rest = [block for block in cover.blocks if block.kind != "appeal"]
    assert cover.text[appeal.start : appeal.end].startswith("Muutoksenhakukielto")
    assert appeal.end == len(cover.text)
    assert rest
    assert all(block.end <= appeal.start for block in rest)


@pytest.mark.parametrize(
    "line",
    [
        "Ärenden 10§–19§",
        "Ärenden 20 § - 22 §",
        "Asiat § 20–22",
        "§§ 20–22",
        "20§-22§",
        "§ 20 §",
        "§ 20§21",
        "Asiat: §20 a–22 b §",
    ],
)
def test_a_cover_line_that_tells_how_far_the_list_goes_is_no_item(line: str) -> None:
    """Whatever such a line looks like, the items are read as without it."""
    pages = [
        PAGES[0].replace("Käsitellyt asiat", f"{line}\nKäsitellyt asiat"),
        *PAGES[1:],
    ]

    split = split_minutes(
        pages, names=["Esimerkkilän kunta", "Kunnanhallitus"], days=["5.3.2024"]
    )

    assert [item.minutes_section for item in split.items] == ["20", "21", "22"]


def test_a_text_that_is_no_minutes_stays_whole() -> None:
    pages = ["Hakemus avustuksesta\n\n§ 12 mukaan avustusta haetaan vuosittain."]

    assert parts(pages) == []
    assert split_minutes([""]).items == ()


def test_without_a_list_growing_sections_are_items() -> None:
    pages = [f"§ {n}\nAsia numero {n}\n\nPäätös\nHyväksyttiin.\n" for n in (7, 8, 10)]

    assert [i.minutes_section for i in split_minutes(pages).items] == ["7", "8", "10"]


@pytest.mark.slow
def test_every_listed_section_of_85_recorded_minutes_is_found(shared: Path) -> None:
    """The appeal pages name every section again: no ghost item, none lost."""
    folder = shared / "fixtures" / "pdf-minutes" / "lapua"
    found = [one for one in read_paths([folder]) if isinstance(one, Decision)]
    covers = {d.decision_id: d for d in found if d.kind != "meeting-item"}
    items = [d for d in found if d.kind == "meeting-item"]

    assert len(covers) == 87
    assert len(items) == 1345
    assert {d.municipality for d in found} == {"Lapua"}
    assert all(d.title and d.body and d.date and d.minutes_section for d in items)
    for cover in covers.values():
        file, day = cover.decision_id.split("/")[1], cover.date
        assert day is not None
        assert file.startswith(day.isoformat())
        listed = {
            n
            for line in cover.text.splitlines()
            if re.fullmatch(r"(?:§ ?\d+,? ?)+", line)
            for n in re.findall(r"\d+", line)
        }
        own = {d.minutes_section for d in items if d.decision_id.split("/")[1] == file}
        assert listed <= own, file


def paged(entry: str) -> list[str]:
    """Four items, each on its own pages under a body-day-§ line."""
    titles = {
        1: "Kokouksen laillisuus",
        2: "Tarkastajat",
        3: "Katuvalot",
        4: "Kuljetukset",
    }
    cover = "\n".join(
        [
            "Esimerkkilän kunta",
            "Kunnanhallitus",
            "Pöytäkirja",
            "1/2026",
            "",
            "Aika 12.01.2026 klo 17:30",
            "",
            "Käsitellyt asiat",
            *(
                entry.format(n=n, title=title, page=n + 2)
                for n, title in titles.items()
            ),
        ]
    )
    pages = [cover]
    for number, title in titles.items():
        mark = f"Kunnanhallitus 12.01.2026 § {number}"
        pages.append(
            f"{mark}\n\n§ {number}\n{title}\n{number}/10.04.00/2026\n\nValmistelu\nKuntalain 103 §:n mukaan."
        )
        pages.append(f"{mark}\n\nPäätös\nHyväksyttiin {number}.")
    return [
        *pages,
        "Oikaisuvaatimusohje § 3, § 4\n\nOikaisua haetaan.\n\nKielto § 1, § 2",
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "§ {n} {title}",
        "§ {n} {title}  {page}",
        "{n} § {title} {page}",
        "§ {n} {title} ............ {page}",
        "| § {n} | {title} | {page} |",
        "§ {n}\n{title}",
    ],
)
def test_the_covers_list_is_no_item(entry: str) -> None:
    cover, *items = parts(paged(entry))

    assert cover.kind == "minutes-front-page"
    assert [d.minutes_section for d in items] == ["1", "2", "3", "4"]
    assert [d.title for d in items] == [
        "Kokouksen laillisuus",
        "Tarkastajat",
        "Katuvalot",
        "Kuljetukset",
    ]
    assert [d.decision for d in items] == [f"Hyväksyttiin {n}." for n in range(1, 5)]
    assert [d.case_number for d in items][2] == "3/10.04.00/2026"
    assert [d.page_number for d in items] == [2, 4, 6, 8]
    assert items[3].appeal_kinds == ("oikaisuvaatimus",)


def test_items_marked_only_by_body_day_and_section_are_found() -> None:
    pages = [
        page.replace(f"§ {n}\n", "", 1) if page.count("§") > 1 else page
        for n, page in zip(
            (0, 1, 1, 2, 2, 3, 3, 4, 4, 0), paged("§ {n} {title}"), strict=True
        )
    ]
    pages = [
        page.replace("\n\n§ ", "\n\n", 1) if "Valmistelu" in page else page
        for page in pages
    ]
    _, *items = parts(pages)

    assert [d.minutes_section for d in items] == ["1", "2", "3", "4"]
    assert [d.decision for d in items] == [f"Hyväksyttiin {n}." for n in range(1, 5)]


def test_swedish_minutes() -> None:
    head = "Larsmo kommun\nKommunstyrelsen\nProtokoll\n5/2018\n"
    pages = [
        head
        + "\nSammanträdestid: Onsdagen den 9 maj 2018 kl. 18.00-20.10\n\nBehandlade ärenden\n"
        "§ 31 Sammanträdets laglighet\n§ 32 Utlåtande om planen\n",
        head + "§ 31\nSammanträdets laglighet\n\nBeslut\nKonstaterades lagligt.",
        head + "§ 32\nUtlåtande om planen\nDnr 12/10.02.00/2018\n\n"
        "Kommundirektörens förslag:\nStyrelsen ger utlåtandet.\n\nBeslut:\nFörslaget godkändes.",
        head
        + "Besvärsförbud\n§ 31\nAnvisning om rättelseyrkande\n§ 32\nInom 14 dagar.",
    ]
    cover, opening, statement = parts(pages)

    assert (cover.municipality, cover.date) == ("Luoto", dt.date(2018, 5, 9))
    assert (opening.is_routine, opening.outcome) == (True, "noted")
    assert opening.appeal_kinds == ("valituskielto",)
    assert statement.title == "Utlåtande om planen"
    assert statement.case_number == "12/10.02.00/2018"
    assert statement.proposal == "Styrelsen ger utlåtandet."
    assert (statement.outcome, statement.language) == ("statement-given", "sv")
    assert statement.appeal_kinds == ("oikaisuvaatimus",)


CHARTER_PAGES = (
    """Toritilan kunta   PÖYTÄKIRJA 5/2021   1 (4)
Kunnanhallitus   7.6.2021
Kokousaika 7.6.2021 klo 16:00-17:30
Kokouspaikka Kunnantalo
Saapuvilla olleet jäsenet""",
    """Toritilan kunta   PÖYTÄKIRJA 5/2021   2 (4)
Kunnanhallitus   7.6.2021
118 §
Hallintosäännön muuttaminen
Esityslista ja kokouskutsu lähetetään näin:
119 § Kokousaika ja kokouspaikka
Toimielin päättää kokouksistaan.
120 § Esityslista
Esityslista sisältää selostuksen.
Ehdotus
Sääntö hyväksytään.
Päätös
Hyväksyttiin.""",
    """Toritilan kunta   PÖYTÄKIRJA 5/2021   3 (4)
Kunnanhallitus   7.6.2021
119 §
Esityslistan julkaiseminen

Opintomatka

Ehdotus
Julkaistaan.
Päätös
Hyväksyttiin.""",
    """Toritilan kunta   PÖYTÄKIRJA 5/2021   4 (4)
Kunnanhallitus   7.6.2021
120 §
Opintomatka
Esityslista
Ehdotus
Lähdetään.
Päätös
Hyväksyttiin.""",
)


def test_the_heads_of_pages_name_body_day_and_kind() -> None:
    """Neither a charter quoted in an item nor words of matters are taken for them."""
    cover, *items = parts(CHARTER_PAGES)

    assert cover.kind == "minutes-front-page"
    assert [one.minutes_section for one in items] == ["118", "119", "120"]
    assert [one.title for one in items] == [
        "Hallintosäännön muuttaminen",
        "Esityslistan julkaiseminen",
        "Opintomatka",
    ]
    assert {one.body for one in items} == {"Kunnanhallitus"}
    assert {one.date for one in items} == {dt.date(2021, 6, 7)}
    assert {one.status for one in items} == {"minutes"}


SWEDISH_PAGES = (
    """RANNÄS KOMMUN   SAMMANTRÄDESPROTOKOLL   1 (3)
Kommunstyrelsen   Måndagen den 18 oktober 2021
Sammanträdestid kl. 18.00
Beslutande
Paragrafer: 41-42
§ 41 Anhållan om tjänstledighet
§ 42 Bibliotekets öppethållning""",
    """RANNÄS KOMMUN   SAMMANTRÄDESPROTOKOLL   2 (3)
Kommunstyrelsen   Måndagen den 18 oktober 2021

RAN/77/02.05/2021
§ 41 Anhållan om tjänstledighet
Beslutsförslag
Beviljas.
Beslut
Godkändes.""",
    """RANNÄS KOMMUN   SAMMANTRÄDESPROTOKOLL   3 (3)
Kommunstyrelsen   Måndagen den 18 oktober 2021

RAN/78/02.05/2021
§ 42 Bibliotekets öppethållning
Beslutsförslag
Utökas.
Beslut
Godkändes.""",
)


def test_a_case_number_above_the_heading_is_the_items_below() -> None:
    _, leave, library = parts(SWEDISH_PAGES)

    assert leave.case_number == "RAN/77/02.05/2021"
    assert library.case_number == "RAN/78/02.05/2021"
    assert library.title == "Bibliotekets öppethållning"
    assert library.body == "Kommunstyrelsen"
    assert library.date == dt.date(2021, 10, 18)


@pytest.mark.parametrize("blank", ["\u200b", "\ufeff", "   ", "\u200b \u00a0"])
def test_blanks_nobody_sees_decide_nothing(blank: str) -> None:
    spoilt = [
        "\n".join(blank + line for line in page.split("\n")) for page in CHARTER_PAGES
    ]

    assert [
        (one.minutes_section, one.title, one.body) for one in parts(spoilt)[1:]
    ] == [
        (one.minutes_section, one.title, one.body) for one in parts(CHARTER_PAGES)[1:]
    ]


@pytest.mark.parametrize(
    ("printed", "listed", "title"),
    [
        ("1406 ja korttelin osa", "Kaava, kortteli 1406 ja korttelin osa", "listed"),
        ("Kaava, kortteli", "Kaava, kortteli 1406 ja korttelin osa", "listed"),
        ("toistaiseksi", "Viran täyttäminen\xa0toistaiseksi", "listed"),
        ("Toinen asia", "Viran täyttäminen", "printed"),
        (None, "Viran täyttäminen", "listed"),
        ("Viran täyttäminen", None, "printed"),
    ],
)
def test_a_title_cut_by_layout_is_completed_from_the_list(
    printed: str | None, listed: str | None, title: str
) -> None:
    assert fuller_title(printed, listed) == (listed if title == "listed" else printed)


ENDS = [
    ["Päätös", "Ehdotus hyväksyttiin"],
    ["Päätös", "Merkittiin tiedoksi"],
    ["Päätös: Ehdotus hyväksyttiin yksimielisesti."],
    ["Päätös", "Hyväksyttiin.", "Tiedoksi", "Taloushallinto"],
    ["Päätös", "Hyväksyttiin.", "Liite 1"],
    ["Päätös Hyväksyttiin"],
    ["Päätös", "Hyväksyttiin.", "Merkitään, että Eero Esimerkki poistui esteellisenä"],
]


def same_ends(end: list[str], first: str = "§ {}") -> list[str]:
    """Pages of minutes, one item each, that all end alike."""
    cover = "\n".join(f"§ {number} Laituri {number}" for number in range(31, 36))
    items = [
        [
            first.format(number),
            f"Laituri {number}",
            "Valmistelija: Eero Esimerkki",
            *end,
        ]
        for number in range(31, 36)
    ]
    return [cover, *("\n".join(item) for item in items)]


@pytest.mark.parametrize("end", ENDS, ids=[" / ".join(end) for end in ENDS])
def test_what_all_items_end_with_is_no_foot(end: list[str]) -> None:
    items = split_minutes(same_ends(end)).items

    assert [item.text.split("\n")[-len(end) :] for item in items] == [end] * 5


@pytest.mark.parametrize("first", ["Khall § {}", "KH § {} 1.2.2031", "Tekn.ltk § {}"])
def test_an_item_may_begin_with_the_short_name_of_its_body(first: str) -> None:
    items = split_minutes(same_ends(["Päätös", "Hyväksyttiin."], first)).items

    assert [item.minutes_section for item in items] == ["31", "32", "33", "34", "35"]
    assert all("Hyväksyttiin." in item.text for item in items)


def test_a_case_number_at_the_foot_of_a_page_is_not_that_of_the_next_item() -> None:
    pages = same_ends(["Päätös", "Hyväksyttiin."])
    numbered = [
        f"{page}\nMALLdno-2031-{number}" if number else page
        for number, page in enumerate(pages)
    ]
    items = split_minutes(numbered).items

    assert [item.text.split("\n")[-1] for item in items] == [
        f"MALLdno-2031-{number}" for number in range(1, 6)
    ]
