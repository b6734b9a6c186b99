"""A recorded TWeb meeting in both its forms: items one by one, and minutes as a whole."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from analyzers.decision.model import DecisionText, GivenFacts
from corpus.model import Decision, Page, Published
from corpus.platforms.tweb.platform import PLATFORM
from corpus.reading.documents import parts_of
from corpus.reading.files import read_document
from corpus.sources import Source
from corpus.store import DecisionStore

SITE = "https://mallila.tweb.fi/ktwebscr"
SOURCE = Source("mallila", "tweb", f"{SITE}/pk_tek_tweb.htm", municipality="Mallila")
FILES = {"72": "632581845351090.pdf", "73": "35090068.pdf", "74": "631269.doc"}
HEAD = "Oulun kaupunki   Pöytäkirja 5/2017   {page} ({pages})\nKaupunginhallitus   27.03.2017"
FORMS = (
    "Kaupunginhallitus   § {section}   27.03.2017\n\n{item}",
    "§ {section}\n{item}",
    "{section} §\n{item}",
)


def recorded(shared: Path, name: str) -> bytes:
    return (shared / "fixtures/tweb/oulu/ktwebbin" / name).read_bytes()


def items(shared: Path) -> list[Decision]:
    """The recorded files as a crawl reads them, each with what its meeting's page told."""
    found = []
    for number, (section, name) in enumerate(FILES.items()):
        url = f"{SITE}/fileshow?doctype=3&docid=63258{number}"
        told = {"body": "Kaupunginhallitus", "date": "2017-03-27"}
        page = Page(
            url,
            "",
            recorded(shared, name),
            context={**told, "minutes_section": section},
        )
        found += [
            one for one in PLATFORM.read(page, SOURCE) if isinstance(one, Decision)
        ]
    return found


def minutes(shared: Path, form: str) -> list[Decision]:
    """The same files put together behind a cover, below heads of pages."""
    cover = "\n".join(
        [
            "Aika 27.3.2017 klo 13.00",
            "Paikka Kaupungintalo",
            "Saapuvilla olleet jäsenet",
            "Käsitellyt asiat",
            *(f"§ {section} Asia {section}" for section in FILES),
        ]
    )
    sheets = [cover]
    for section, name in FILES.items():
        first, *rest = read_document(name, recorded(shared, name)).pages
        sheets += [form.format(section=section, item=first), *rest]
    pages = [
        HEAD.format(page=number, pages=len(sheets)) + f"\n\n{sheet}"
        for number, sheet in enumerate(sheets, start=1)
    ]
    published = Published(
        "mallila/639999", "mallila", "tweb", f"{SITE}/fileshow?docid=639999", None, ""
    )
    given = GivenFacts(municipality="Mallila")
    return parts_of(published, DecisionText("", url=published.url, given=given), pages)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("is_whole_first", [False, True])
def test_each_section_is_one_decision_in_either_order(
    shared: Path, tmp_path: Path, form: str, is_whole_first: bool
) -> None:
    single, whole = items(shared), minutes(shared, form)
    runs = [whole, single, whole] if is_whole_first else [single, whole, single]
    with DecisionStore.open(f"sqlite:///{tmp_path / 'store.db'}") as store:
        for run in runs:
            store.put_many(run)
        held = [one for one in store.iter_decisions() if one.decision.minutes_section]

    assert sorted(one.decision.minutes_section or "" for one in held) == [
        "72",
        "73",
        "74",
    ]
    assert [len(one.documents) for one in held] == [2, 2, 2]
    cases = {one.minutes_section: one.case_number for one in single}
    assert {one.minutes_section: one.case_number for one in whole[1:]} == cases
    assert {one.date for one in whole[1:]} == {dt.date(2017, 3, 27)}
