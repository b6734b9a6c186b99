"""Minutes that begin without a cover; an item with a history is no such minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.decision.minutes.bare_minutes import has_items
from corpus.importing.importing import read_paths
from corpus.model import Decision

HEADS = {
    "fi": (
        "Mallilan kunta\nPÖYTÄKIRJA   Nro 6/2031   1 (3)\n\nTekninen lautakunta\n21.5.2031",
        "Mallilan kunta   1/6\nTekninen lautakunta 21.5.2031",
        "Mallilan kuntayhtymä\n\nTeknisen lautakunnan pöytäkirja 2/2031, tiistai 21.5.2031",
    ),
    "sv": ("Mallby kommun\nPROTOKOLL   3/2031\nTekniska nämnden 21.5.2031",),
}
ITEMS = {
    "fi": (
        "§ {n} {title}\n\n{case}\n\nSelostus:\n{text}\n\nEhdotus:\nTehdään {n}.\n\nPäätös:\n"
        "Tehtiin {n}.",
        "{n} § {title}\n{case}\n{text}\nEsitys\nTehdään {n}.\nPäätös\nTehtiin {n}.",
        "§ {n}\n{title}\n{case}\n{text}\nLautakunnan esitys\nTehdään {n}.\n"
        "Lautakunnan päätös\nTehtiin {n}.",
        "§ {n}\n{case}\n{title}\n{text}\nPäätös\nTehtiin {n}.",
    ),
    "sv": ("§ {n} {title}\n{case}\n{text}\nFörslag\nGörs {n}.\nBeslut\nTehtiin {n}.",),
}
TITLES = ("Laiturin rakentaminen", "Saunan vuokraaminen", "Vajan purkaminen 2:9")
TEXT = (
    "Rannan asukkaat ovat tehneet aloitteen uuden laiturin rakentamisesta ja vanhan\n"
    "purkamisesta ennen juhannusta, ja lautakunta on pyytänyt siitä lausunnot."
)


def minutes(head: str, item: str) -> str:
    return "\n\n".join(
        [
            head,
            *(
                item.format(n=n, title=title, text=TEXT, case=f"MAL: {n + 60}/2031")
                for n, title in enumerate(TITLES, start=40)
            ),
        ]
    )


@pytest.mark.parametrize(
    ("head", "item"),
    [
        (head, item)
        for language, heads in HEADS.items()
        for head in heads
        for item in ITEMS[language]
    ],
)
def test_each_item_has_its_own_title_number_and_decision(
    head: str, item: str, tmp_path: Path
) -> None:
    file = tmp_path / "x.txt"
    file.write_text(minutes(head, item), encoding="utf-8")

    found = [one for one in read_paths([file]) if isinstance(one, Decision)]

    rows = [
        (one.reading.minutes_section, one.title, one.reading.case_number, one.decision)
        for one in found[1:]
    ]
    assert rows == [
        (str(n), title, f"MAL: {n + 60}/2031", f"Tehtiin {n}.")
        for n, title in enumerate(TITLES, start=40)
    ]
    assert {one.reading.body for one in found} <= {
        "Tekninen lautakunta",
        "Tekniska nämnden",
    }


ONE_ITEM = {
    "history": "Mallilan kunta\nKunnanhallitus 3.3.2031 § 41\n\nLaiturin rakentaminen\n\n"
    "Kunnanhallitus 2.2.2031 § 40\nPäätös\nJätettiin pöydälle.\n\n"
    "Kunnanhallitus 3.3.2031 § 41\nPäätös\nHyväksyttiin.",
    "history below lone sections": "Mallilan kunta\n\n§ 40\nKunnanhallitus 2.2.2031\nPäätös\n"
    "Jätettiin pöydälle.\n\n§ 41\nKunnanvaltuusto 3.3.2031\nPäätös\nHyväksyttiin.",
    "quoted charter": "Mallilan kunta\n§ 40 Hallintosäännön muutos\nEhdotus\n"
    "12 § Lautakunnan tehtävät\nLautakunta hoitaa rannat.\n13 § Johtajan tehtävät\n"
    "Johtaja hoitaa laiturit.\nPäätös\nHyväksyttiin.",
    "charter": "HALLINTOSÄÄNTÖ\n1 § Soveltaminen\nTätä noudatetaan.\n2 § Päätösvalta\n"
    "Hallitus päättää asioista.\n3 § Kokous\nPuheenjohtaja kutsuu kokoon.",
    "numbers that do not follow": "Mallilan kunta\n§ 4 Ranta\nPäätös\nTehtiin.\n"
    "§ 17 Sauna\nPäätös\nTehtiin.",
}


@pytest.mark.parametrize("text", ONE_ITEM.values(), ids=ONE_ITEM)
def test_what_is_one_item_or_none_is_not_taken_apart(text: str) -> None:
    assert not has_items([text])


HEAD = "Mallilan kunta   Pöytäkirja 9/2031   {page} (3)\nTekninen lautakunta   § {n}   {case}"
CASES = ("MAL:2210/00.02.01/2031", "MAL:2347/11.01.00/2031")


def test_a_head_that_names_the_item_going_on_is_no_part_of_it(tmp_path: Path) -> None:
    def item(n: int, title: str, case: str) -> str:
        return f"§ {n}\n{case}\n{title}\n{TEXT}\nPäätös\nTehtiin {n}"

    def head(page: int, n: int, case: str) -> str:
        return HEAD.format(page=page, n=n, case=case) + "\n21.5.2031\n\n"

    pages = (
        head(1, 40, CASES[0]) + item(40, TITLES[0], CASES[0]) + " rannassa, kun jäät",
        head(2, 40, CASES[0]) + "ovat lähteneet.\n" + item(41, TITLES[1], CASES[1]),
        head(3, 41, CASES[1]) + "kesällä.",
    )
    file = tmp_path / "x.txt"
    file.write_text("\f".join(pages), encoding="utf-8")

    found = [one for one in read_paths([file]) if isinstance(one, Decision)]

    assert [one.decision for one in found[1:]] == [
        "Tehtiin 40 rannassa, kun jäät\novat lähteneet.",
        "Tehtiin 41\nkesällä.",
    ]


ABOUT_APPEALS = (
    (
        "Oikaisuvaatimus rakennustarkastajan päätöksestä 4.2.2031 § 9",
        "hylättiin äänin 6–3.",
    ),
    ("Oikaisuvaatimus rehtorin päätöksestä", "jätettiin tutkimatta."),
    ("Rättelseyrkande över beslutet 4.2.2031 § 9", "avslogs."),
)
ITEM_FORMS = (
    "{case}\n§ {n} {title}\n{text}\nEhdotus\n{what}\nPäätös\n{what}",
    "§ {n}. {title}\n({case})\n{text}\nEhdotus\n{what}\nPäätös\n{what}",
    "§ {n}   Dnro {case}\n{title}\n{text}\nEhdotus\n{what}\nPäätös\n{what}",
    "§ {n}\n{title}\n{case}\n{text}\nEhdotus\n{what}\nPäätös\n{what}",
)


@pytest.mark.parametrize("has_list", [True, False])
@pytest.mark.parametrize("form", ITEM_FORMS)
@pytest.mark.parametrize(("title", "done"), ABOUT_APPEALS)
def test_an_item_on_an_appeal_is_no_appeal_page(
    title: str, done: str, form: str, has_list: bool, tmp_path: Path
) -> None:
    titles = ["Laiturin rakentaminen", title, "Ilmoitusasiat"]
    results = ["Rakennetaan.", f"{title.split()[0]} {done}", "Merkittiin tiedoksi."]
    cases = [f"{n + 60}/10.03.01/2031" for n in range(3)]
    items = [
        form.format(n=n, title=name, case=case, text=TEXT, what=what)
        for n, (name, case, what) in enumerate(
            zip(titles, cases, results, strict=True), start=40
        )
    ]
    listed = "\n".join(f"§ {n} {name}" for n, name in enumerate(titles, start=40))
    cover = f"{HEADS['fi'][1]}\n\nKäsitellyt asiat\n{listed}"
    appeals = "Oikaisuvaatimusohje\n§ 40, 41\nOikaisuvaatimus tehdään lautakunnalle."
    head = cover if has_list else HEADS["fi"][1]
    file = tmp_path / "x.txt"
    file.write_text("\n\n".join([head, *items, appeals]), encoding="utf-8")

    found = [one for one in read_paths([file]) if isinstance(one, Decision)]

    assert [
        (one.title, one.reading.case_number, one.decision) for one in found[1:]
    ] == list(zip(titles, cases, results, strict=True))


def test_a_case_number_above_a_section_may_stand_on_the_page_before(
    tmp_path: Path,
) -> None:
    pages = (
        f"{HEADS['fi'][1]}\n\nMAL 60/2031\n§ 40 Laituri\n{TEXT}\nPäätös\nTehtiin.\nMAL 61/2031",
        f"§ 41 Sauna\n{TEXT}\nPäätös\nTehtiin.\n\nMAL 62/2031\n§ 42 Vaja\n{TEXT}\nPäätös\nEi.",
    )
    file = tmp_path / "x.txt"
    file.write_text("\f".join(pages), encoding="utf-8")

    found = [one for one in read_paths([file]) if isinstance(one, Decision)]

    assert [one.reading.case_number for one in found[1:]] == [
        "MAL 60/2031",
        "MAL 61/2031",
        "MAL 62/2031",
    ]


def test_titles_in_capitals_above_sections_that_shorten_the_body(
    tmp_path: Path,
) -> None:
    items = [
        f"{title.upper()}\nTekltk § {n}\nMAL: {n}/2031\n{TEXT}\nPäätös\nTehtiin {n}."
        for n, title in enumerate(TITLES, start=40)
    ]
    items[1] = items[1].replace(
        TEXT, f"KH § 12\n{TEXT}\nPäätös\nPalautettiin.\nTekltk § 41"
    )
    file = tmp_path / "x.txt"
    file.write_text("\n\n".join([HEADS["fi"][1], *items]), encoding="utf-8")

    found = [one for one in read_paths([file]) if isinstance(one, Decision)]

    assert [one.title for one in found[1:]] == [title.upper() for title in TITLES]
