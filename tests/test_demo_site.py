"""The demo publisher: what the end-to-end test and ``scripts/demo`` crawl."""

from __future__ import annotations

import re

import pytest

from scripts.demo_site.content import load_towns
from scripts.demo_site.paper import write_pdf
from scripts.demo_site.site import create_site, sources_toml


def own_items(stage: int) -> list[tuple[str, str]]:
    """(town, title) of every item that is not routine, and officeholder decisions."""
    rows = []
    for town in load_towns(stage).values():
        for meeting in town.meetings:
            rows += [(town.name, i.title) for i in meeting.items if i.case_number]
        rows += [(town.name, d.title) for d in town.officeholder_decisions]
    return rows


def test_towns_hold_at_least_sixty_decisions() -> None:
    """Routine items (legality, checkers) are not counted."""
    rows = own_items(stage=2)

    assert len({town for town, _ in rows}) == 9
    assert len(rows) >= 60


def test_decisions_cover_three_years() -> None:
    years = {m.date.year for t in load_towns(2).values() for m in t.meetings}

    assert years == {2024, 2025, 2026}


def test_stage_two_turns_agendas_into_minutes() -> None:
    agendas = [
        sum(m.is_agenda for t in load_towns(stage).values() for m in t.meetings)
        for stage in (1, 2)
    ]

    assert agendas == [2, 0]


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

    assert text.count("[[source]]") == 9
    assert 'platform = "tweb"' in text


def test_paper_holds_the_text_it_was_given() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(write_pdf(["Päätös § 12 – ändring"]))
    text = document[0].get_textpage().get_text_bounded()
    document.close()

    assert text == "Päätös § 12 – ändring"
