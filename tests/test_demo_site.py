"""The demo publisher: what the end-to-end test and ``scripts/demo`` crawl."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from corpus.platforms.registry import platform_ids
from scripts.demo_site.content import load_towns
from scripts.demo_site.paper import write_pdf
from scripts.demo_site.parts import tweb_parts
from scripts.demo_site.site import create_site, sources_toml


def own_items(stage: int) -> list[tuple[str, str]]:
    """(town, title) of every item that is not routine, and officeholder decisions."""
    rows = []
    for town in load_towns(stage).values():
        for meeting in town.meetings:
            rows += [(town.name, i.title) for i in meeting.items if i.case_number]
        rows += [(town.name, d.title) for d in town.officeholder_decisions]
    return rows


def test_towns_hold_at_least_a_hundred_decisions() -> None:
    """Routine items (legality, checkers) are not counted."""
    rows = own_items(stage=2)

    assert len({town for town, _ in rows}) == 17
    assert len(rows) >= 100


def test_every_platform_has_a_town() -> None:
    """A new adapter needs its layout here; two towns of a platform differ in layout."""
    towns = load_towns().values()
    layouts = {(town.platform, town.template, town.language) for town in towns}

    assert {layout[0] for layout in layouts} == set(platform_ids())
    assert len(layouts) == len(towns)


def test_the_readme_lists_every_town() -> None:
    readme = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")
    towns = load_towns().values()

    assert f"{len(towns)} invented municipalities and counties" in readme
    assert [town.name for town in towns if town.name not in readme] == []


def test_decisions_cover_three_years_and_two_archives() -> None:
    """Open Ahjo and the static KTweb hold what was decided when they were in use."""
    years = {m.date.year for t in load_towns(2).values() for m in t.meetings}

    assert years == {2013, 2020, 2024, 2025, 2026}


def test_stage_two_turns_agendas_into_minutes() -> None:
    """Every platform that publishes agendas has a meeting that is still one."""
    first, second = (
        {t.platform for t in load_towns(n).values() for m in t.meetings if m.is_agenda}
        for n in (1, 2)
    )

    assert first == set(platform_ids()) - {"ktweb_static"}
    assert second == set()


def test_the_demo_has_a_coming_meeting() -> None:
    """Whatever the day is; the towns of the tests have none."""
    day = dt.date(2031, 5, 19)
    ahead = [
        meeting
        for town in load_towns(2, coming=day).values()
        for meeting in town.meetings
        if meeting.is_agenda
    ]

    assert [meeting.date for meeting in ahead] == [day]
    assert len([item for item in ahead[0].items if item.case_number]) == 2
    assert not [m for t in load_towns(2).values() for m in t.meetings if m.is_agenda]


def test_agenda_items_have_no_section_and_no_decision() -> None:
    items = [
        item
        for town in load_towns(1).values()
        for meeting in town.meetings
        if meeting.is_agenda
        for item in meeting.items
    ]

    assert items
    assert all(i.section is None and not i.decision for i in items)


def test_sections_run_through_the_year_without_gap() -> None:
    for town in load_towns(2).values():
        seen: dict[tuple[str, int], list[int]] = {}
        for meeting in town.meetings:
            for item in meeting.items:
                assert item.section is not None
                seen.setdefault((meeting.body, meeting.date.year), []).append(
                    item.section
                )
        assert all(s == list(range(1, len(s) + 1)) for s in seen.values())


def test_every_dynasty_item_page_answers() -> None:
    """The feed names every item; each link leads to a page of the same meeting."""
    client = create_site(2).test_client()
    for town in ("Hiidenlahti", "Rantasalo"):
        base = f"/D10_{town}/cgi/DREQUEST.PHP"
        feed = client.get(f"{base}?page=rss/meetingitems&show=500").data
        ids = re.findall(rb"meetingitem&amp;id=([0-9-]+)<", feed)
        assert len(ids) > 30
        for item_id in ids:
            page = client.get(f"{base}?page=meetingitem&id={item_id.decode()}")
            assert page.status_code == 200
            assert b"kokous/" + item_id + b".PDF" in page.data


@pytest.mark.parametrize(
    ("town", "doctype", "start"),
    [("kuusikoski", "7", b"<\0h\0t\0m\0l\0"), ("norrvik", "3", b"%PDF")],
)
def test_every_tweb_document_answers(town: str, doctype: str, start: bytes) -> None:
    client = create_site(1).test_client()
    base = f"/{town}/ktwebscr"
    listing = client.get(f"{base}/pk_kokl_tweb.htm").data
    for meeting_id in re.findall(rb"bid=(\d+)", listing):
        page = client.get(f"{base}/pk_asil_tweb.htm?bid={meeting_id.decode()}").data
        for docid in re.findall(rb"docid=(\d+)", page):
            answer = client.get(
                f"{base}/fileshow?doctype={doctype}&docid={docid.decode()}"
            )
            assert answer.status_code == 200
            assert answer.data.startswith(start)


def test_withdrawn_item_is_gone_at_stage_two() -> None:
    site = create_site(1)
    client = site.test_client()
    item = next(
        (m.meeting_id, i.order)
        for m in load_towns(2)["kuusikoski"].meetings
        for i in m.items
        if i.is_removed
    )
    address = f"/kuusikoski/ktwebscr/fileshow?doctype=7&docid={item[0]}{item[1]:02d}"
    before = client.get(address).status_code
    client.post("/stage/2")

    assert (before, client.get(address).status_code) == (200, 404)


def test_registry_names_every_town() -> None:
    text = sources_toml("http://127.0.0.1:1")

    assert text.count("[[source]]") == len(load_towns())
    assert 'platform = "tweb"' in text
    assert 'organisation = "Koskimaan hyvinvointialue"' in text


@pytest.mark.parametrize(
    "address",
    [
        "/ulappala/fi/asia/x?paatos=0",
        "/ulappala/paatokset/v1/agenda_item/",
        "/harmaakallio/paatokset/asia/1/",
        "/laaksonpera/paatokset/kh/01010000/index.htm",
        "/laaksonpera/paatokset/kh/11021500/htmtxt99.htm",
        "/fi-FI/Viranhaltijat/Kukaan",
        "/fi-FI/Toimielimet/Aluehallitus/Kokous_111900",
        "/fi-FI/Toimielimet/Aluehallitus/Kokous_13102025/x(1)",
        "/sv-FI/Toimielimet",
        "/api/toimielin/kukaan",
        "/api/poytakirja/1",
        "/lehmussaari/kh/welcome.htm",
        "/metsapera/wp-content/uploads/2026/11/poytakirja-2026302.pdf",
        "/pikkuhaara/paatoksenteko/esityslistat-ja-poytakirjat/",
    ],
)
def test_what_is_not_published_is_not_found(address: str) -> None:
    """Also minutes of a meeting that is still to come."""
    assert create_site(1).test_client().get(address).status_code == 404


@pytest.mark.parametrize(
    ("town", "kind"), [("ulappala", "ahjo"), ("harmaakallio", "openahjo")]
)
def test_links_of_json_interfaces_lead_to_pages_with_the_same_text(
    town: str, kind: str
) -> None:
    """A reader who follows a decision's link to its source finds the decision."""
    client = create_site(2).test_client()
    path = {
        "ahjo": "paatokset_decisions/_search?size=100",
        "openahjo": "paatokset/v1/agenda_item/?limit=100",
    }[kind]
    reply = client.get(f"/{town}/{path}").get_json()
    rows = (
        [
            (hit["_source"]["decision_url"][0], hit["_source"]["subject"][0])
            for hit in reply["hits"]["hits"]
        ]
        if kind == "ahjo"
        else [(row["permalink"], row["subject"]) for row in reply["objects"]]
    )

    assert rows
    for address, title in rows:
        page = client.get(address.removeprefix("http://localhost"))
        assert (page.status_code, title in page.text) == (200, True)


def test_paper_holds_the_text_it_was_given() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(write_pdf(["Päätös § 12 – ändring"]))
    text = document[0].get_textpage().get_text_bounded()
    document.close()

    assert text == "Päätös § 12 – ändring"


def test_the_same_paper_is_the_same_file_and_is_not_sent_twice() -> None:
    client = create_site(1).test_client()
    assert write_pdf(["Päätös"]) == write_pdf(["Päätös"])

    first = client.get("/robots.txt")
    again = client.get("/robots.txt", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")


@pytest.mark.parametrize("stage", [1, 2])
def test_every_address_that_our_pages_link_to_is_there(stage: int) -> None:
    """The start of each source, which our page of the publisher links to."""
    client = create_site(stage).test_client()
    starts = re.findall('base_url = "http://x([^"]*)"', sources_toml("http://x"))

    assert len(starts) == 17
    assert {client.get(path or "/").status_code for path in starts} == {200}


@pytest.mark.parametrize("source_id", ["harmaakallio", "vanhasatama"])
def test_listed_attachments_can_be_fetched(source_id: str) -> None:
    """Every file that an item of an archive lists is a PDF."""
    client = create_site(2).test_client()
    town = load_towns(2)[source_id]
    files = [
        f"/harmaakallio/paatokset/media/{m.meeting_id}{item.order}-{n}.pdf"
        if source_id == "harmaakallio"
        else f"/vanhasatama/kokous/{m.meeting_id}-{item.order}-{n}.PDF"
        for m in town.meetings
        for item in m.items
        if not item.is_removed
        for n in range(1, len(item.attachments) + 1)
    ]
    replies = [client.get(path) for path in files]

    assert files
    assert {reply.status_code for reply in replies} == {200}
    assert all(reply.data.startswith(b"%PDF") for reply in replies)


def test_a_proposal_is_headed_by_its_presenter() -> None:
    """TWeb's heading names who proposes; without a title it is a heading all the same."""
    towns = [town for town in load_towns(2).values() if town.platform == "tweb"]
    parts = [
        part
        for town in towns
        for meeting in town.meetings
        for item in meeting.items
        for part in tweb_parts(meeting, item)
    ]
    proposals = ("esitys:", "förslag:")
    headings = {p.heading for p in parts if p.heading.casefold().endswith(proposals)}

    assert headings
    assert all(heading[0].isupper() for heading in headings)
    assert "Vapaa-aikajohtajan esitys:" in headings
