"""How items of whole minutes begin, in forms that few publishers have: each section once."""

from __future__ import annotations

import pytest

from analyzers.decision.model import DecisionText
from corpus.model import Decision, Published
from corpus.reading.documents import parts_of

TITLES = (
    "Kirjastoauton reitit",
    "Venepaikkojen maksut",
    "Lausunto tuulivoimakaavasta",
    "Avustus kyläkerholle",
    "Koulun pihan kunnostus",
)
FIRST = 41
COVER = (
    "Siikaisten kunta\nKunnanhallitus\nPöytäkirja 4/2031\n\nKokousaika 3.2.2031 klo 18.00 – 19.00\n"
    "Kokouspaikka Kunnantalo\nSaapuvilla olleet jäsenet\nMalli Matti, puheenjohtaja\n\n"
    "Käsitellyt asiat\n"
)
COVER_SV = (
    "Korsnäs kommun\nKommunstyrelsen\nProtokoll 4/2031\n\nSammanträdestid 3.2.2031 kl. 18.00\n"
    "Sammanträdesplats Kommungården\nNärvarande\nMalm Maja, ordförande\n\nBehandlade ärenden\n"
)
MATTER = (
    "{case}\n\nAsiaa on valmisteltu.\n\nEhdotus: Hyväksytään.\n\nPäätös: Hyväksyttiin."
)
MATTER_SV = "{case}\n\nÄrendet har beretts.\n\nFörslag: Godkänns.\n\nBeslut: Godkändes."
PLAIN_LIST = "{n} § {title}"
ONE_PAGE = {
    "with its place on the list": ("{i} / {n}  {title}", "{i} / § {n}\n{title}\n\n"),
    "behind the word for an item": ("Asia {i} § {n} {title}", "Asia {i}   § {n}\n\n{title}\n\n"),
    "in capitals": ("ASIA {i}, {n} § {title}", "ASIA {i}, {n} §\n{title}\n\n"),
    "with the word in full": ("Pykälä {n} {title}", "Pykälä {n}\n{title}\n\n"),
    "behind its point on the list": ("Kohta {i}: § {n} {title}", "Kohta {i}: § {n}\n{title}\n\n"),
    "behind a number with a dot": ("{i}. § {n} {title}", "{i}. § {n}\n{title}\n\n"),
    "below its point on the list": (PLAIN_LIST, "Asiakohta {i}\n§ {n} {title}\n\n"),
    "with a dot": ("{n}. § {title}", "{n}. §\n{title}\n\n"),
    "with its year": ("§ {n}/2031 {title}", "§ {n}/2031\n{title}\n\n"),
    "with a colon": ("{n} §: {title}", "{n} §: {title}\n\n"),
    "with a stroke": ("§ {n} – {title}", "§ {n} – {title}\n\n"),
    "behind the body and before the day": (PLAIN_LIST, "KH {n} § / 3.2.2031\n\n{title}\n\n"),
}  # fmt: skip
ONE_PAGE_SV = {
    "with the word in full": ("Paragraf {n}: {title}", "Paragraf {n}\n\n{title}\n\n"),
    "behind the word for an item": ("Ärende {i}, § {n}, {title}", "Ärende {i}, § {n}\n\n{title}\n\n"),
}  # fmt: skip
PAGES = {
    "day before the section": "Siikaisten kunta  Pöytäkirja  {page}\n\n3.2.2031 § {n}\n{title}\n\n",
    "boxes": "Toimielin | Kokouspäivä | Pykälä\nKunnanhallitus | 3.2.2031 | {n}\n\nAsia: {title}\n",
    "labels": "Siikaisten kunta   Pöytäkirja\n\nToimielin: Kunnanhallitus\nKokouspäivä: 3.2.2031\n"
    "Pykälä: {n}\n\n{title}\n\n",
    "boxes with a page": "SIIKAISTEN KUNTA   PÖYTÄKIRJA\nKokouspäivämäärä   Pykälä   Sivu\n"
    "Kunnanhallitus   3.2.2031   {n}   {page}\n\n{title}\n\n",
}
PAGES_SV = {
    "boxes": "Korsnäs kommun\nOrgan   Sammanträdesdatum   Paragraf   Sida\n"
    "Kommunstyrelsen   3.2.2031   {n}   {page}\n\n{title}\n\n",
}


def case(i: int) -> str:
    return f"{100 + i}/10.0{i + 1}.00/2031"


def filled(form: str, i: int) -> str:
    values = {"i": i + 1, "n": FIRST + i, "title": TITLES[i], "page": i + 2}
    return form.format(**values, case=case(i))


def split(pages: list[str]) -> dict[str, Decision]:
    url = "https://example.org/minutes.pdf"
    published = Published("test/a.pdf", "test", "test", url, None, "")
    parts = parts_of(published, DecisionText("", url=url), pages)
    items = [part for part in parts if part.minutes_section]
    assert len({part.minutes_section for part in items}) == len(items)
    return {part.minutes_section or "": part for part in items}


def check(pages: list[str], decided: str) -> None:
    found = split(pages)

    told = {
        section: (part.title, part.case_number, str(part.date), part.decision)
        for section, part in found.items()
    }
    assert told == {
        str(FIRST + i): (title, case(i), "2031-02-03", decided)
        for i, title in enumerate(TITLES)
    }


@pytest.mark.parametrize(("listed", "begin"), ONE_PAGE.values(), ids=ONE_PAGE)
def test_an_item_begins(listed: str, begin: str) -> None:
    rows = "\n".join(filled(listed, i) for i in range(5))
    items = "\n\n".join(filled(begin + MATTER, i) for i in range(5))

    check([COVER + rows, items], "Hyväksyttiin.")


@pytest.mark.parametrize(("listed", "begin"), ONE_PAGE_SV.values(), ids=ONE_PAGE_SV)
def test_a_swedish_item_begins(listed: str, begin: str) -> None:
    rows = "\n".join(filled(listed, i) for i in range(5))
    items = "\n\n".join(filled(begin + MATTER_SV, i) for i in range(5))

    check([COVER_SV + rows, items], "Godkändes.")


@pytest.mark.parametrize("begin", PAGES.values(), ids=PAGES)
def test_an_item_begins_a_page(begin: str) -> None:
    rows = "\n".join(filled(PLAIN_LIST, i) for i in range(5))
    matter = MATTER.replace("{case}", "Diaarinumero: {case}")

    check(
        [COVER + rows, *(filled(begin + matter, i) for i in range(5))], "Hyväksyttiin."
    )


@pytest.mark.parametrize("begin", PAGES_SV.values(), ids=PAGES_SV)
def test_a_swedish_item_begins_a_page(begin: str) -> None:
    rows = "\n".join(filled("§ {n} {title}", i) for i in range(5))

    check(
        [COVER_SV + rows, *(filled(begin + MATTER_SV, i) for i in range(5))],
        "Godkändes.",
    )


def test_boxes_on_the_next_page_of_an_item_are_no_text() -> None:
    head = PAGES["boxes with a page"]
    pages = [COVER + "\n".join(filled(PLAIN_LIST, i) for i in range(5))]
    for i in range(5):
        first = filled(head, i) + f"{case(i)}\n\nAsiaa on valmisteltu ja se jatkuu"
        again = filled(head.replace("{title}\n\n", ""), i)
        pages += [first, again + "tällä sivulla.\n\nPäätös: Hyväksyttiin."]

    found = split(pages)

    assert list(found) == ["41", "42", "43", "44", "45"]
    for part in found.values():
        assert "jatkuu tällä sivulla." in " ".join(part.text.split())
        assert "Kokouspäivämäärä" not in part.text


def test_a_rule_with_the_next_number_begins_no_item() -> None:
    rows = "\n".join(filled(PLAIN_LIST, i) for i in range(5))
    rule = "Hallintosääntö\n\n{next} § Kokouskutsu\nKutsu lähetetään ajoissa.\n\n"
    items = [
        filled("§ {n}\n{title}\n\n{case}\n\n", i)
        + rule.format(next=FIRST + i + 1)
        + "Ehdotus: Hyväksytään.\n\nPäätös: Hyväksyttiin."
        for i in range(5)
    ]

    check([COVER + rows, "\n\n".join(items)], "Hyväksyttiin.")


def test_a_list_above_items_that_nobody_knows_makes_no_items() -> None:
    rows = "\n".join(filled(PLAIN_LIST, i) for i in range(5))
    items = "\n\n".join(
        f"Kohta {'abcde'[i]}\n{TITLES[i]}\n\nPäätös: Hyväksyttiin." for i in range(5)
    )

    assert split([COVER + rows, items]) == {}


@pytest.mark.parametrize(
    "begin",
    [
        "§ {n} / {case}\n\n{title}\n\n",
        "{case}\n\n{title}\n\nKunnanhallitus 03.02.2031 § {n}\n\n",
    ],
    ids=["beside its case number", "below case number and title"],
)
def test_a_case_number_is_of_the_item_beside_which_it_stands(begin: str) -> None:
    rows = "\n".join(filled(PLAIN_LIST, i) for i in range(5))
    matter = MATTER.replace("{case}\n\n", "")
    items = "\n\n".join(filled(begin + matter, i) for i in range(5))

    check([COVER + rows, items], "Hyväksyttiin.")
