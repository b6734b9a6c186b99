"""Helsinki: recorded replies of Ahjo and of Open Ahjo, and HTML written by us."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import pytest

from corpus.model import Decision, Issue, Link, Page
from corpus.platforms import openahjo
from corpus.platforms.ahjo import platform as ahjo
from corpus.sources import Source

SOURCE = Source("helsinki", "ahjo", "https://paatokset.hel.fi/")


def read(shared: Path, name: str) -> list[object]:
    body = (shared / "fixtures" / name).read_bytes()
    adapter = openahjo.PLATFORM if name.startswith("openahjo") else ahjo.PLATFORM
    return list(adapter.read(Page("https://x.fi/reply", "", body), SOURCE))


@pytest.fixture(scope="module")
def day(shared: Path) -> list[Decision]:
    """The 267 decisions of one recorded day."""
    records = read(shared, "ahjo/helsinki/ahjorest/decisions_2022-01-11.json")
    return [record for record in records if isinstance(record, Decision)]


def test_every_decision_of_the_recorded_day_is_read(day: list[Decision]) -> None:
    counts = Counter(item.kind for item in day)

    assert counts == {"officeholder-decision": 210, "meeting-item": 57}
    assert all(item.title and item.minutes_section and item.url for item in day)
    assert sum(item.case_number is not None for item in day) == 200
    assert sum(item.proposal is not None for item in day) == 57


def test_only_confidential_items_have_no_decision(day: list[Decision]) -> None:
    without = [item for item in day if item.decision is None]

    assert len(without) == 9
    assert sum(item.is_confidential for item in without) == 8


def test_a_recorded_board_item_has_its_identity(day: list[Decision]) -> None:
    item = next(
        i
        for i in day
        if i.decision_id.endswith("/b0480a7a-2712-49b6-9938-02a1e52593c1")
    )

    assert (item.body, item.date) == ("Tarkastuslautakunta", dt.date(2021, 12, 14))
    assert (item.minutes_section, item.case_number) == ("110", "HEL 2021-012054")
    assert (item.meeting_time, item.task_class) == ("16:00", "00.01.01")
    assert item.url == (
        "https://paatokset.hel.fi/fi/asia/hel-2021-012054"
        "?paatos=b0480a7a-2712-49b6-9938-02a1e52593c1"
    )
    assert item.attachments[0].title.startswith(
        "Tarkastuslautakunnan toimintasuunnitelma"
    )


@pytest.mark.slow
def test_agendas_are_read_and_cancelled_meetings_told(shared: Path) -> None:
    agenda = read(shared, "ahjo/helsinki/ahjorest/meetings_2021-11-15_2021-12-16.json")
    cancelled = read(shared, "ahjo/helsinki/ahjorest/meetings_cancelled.json")

    items = [record for record in agenda if isinstance(record, Decision)]
    assert len(items) == 191
    assert all(item.date and item.body and item.title for item in items)
    assert {type(record) for record in cancelled} == {Issue}
    assert len(cancelled) == 11


@pytest.mark.slow
def test_hits_of_the_search_index_are_read(shared: Path) -> None:
    items = read(
        shared, "ahjo/helsinki/elastic/paatokset_decisions_source_docs_2026.json"
    )

    assert len(items) == 45
    assert all(isinstance(item, Decision) for item in items)
    first = items[0]
    assert isinstance(first, Decision)
    assert first.officeholder == "Johtava ympäristötarkastaja"
    assert (first.case_number, first.date) == ("HEL 2026-012622", dt.date(2026, 8, 5))
    assert first.outcome == "granted"  # a notice of noise, accepted on terms


def test_a_page_of_hits_leads_to_the_next() -> None:
    hit = {
        "subject": ["Penkki"],
        "decision_content": ["<h3>Päätös</h3><p>Ostetaan.</p>"],
        "meeting_date": [1201 * 31556952 - 62135596800],
    }
    reply = {"hits": {"total": {"value": 300}, "hits": [{"_source": hit}]}}
    page = Page(f"{ahjo.INDEX}?q=x&from=200", "index", json.dumps(reply).encode())

    records = list(ahjo.PLATFORM.read(page, SOURCE))

    issue, item, following = records
    assert isinstance(issue, Issue)
    assert "impossible meeting day" in issue.message
    assert isinstance(item, Decision)
    assert item.date is None
    assert isinstance(following, Link)
    assert following.url.endswith("from=201")


@pytest.mark.parametrize("name", ["decision-content.html", "decision-content-new.html"])
def test_both_template_generations_give_the_same_parts(shared: Path, name: str) -> None:
    (item,) = read(shared, f"ahjo/helsinki/site-tests/{name}")

    assert isinstance(item, Decision)
    assert (item.minutes_section, item.case_number) == ("62", "HEL 2024-009117")
    assert item.decision == "Kaupunginhallitus päätti panna asian pöydälle."
    assert [block.kind for block in item.blocks] == [
        "decision",
        "handling",
        "contacts",
        "contacts",
        "attachments",
        "appeal",
    ]
    assert item.attachments[0].title.startswith("Valtuustoaloite 19.06.2024")


def test_a_template_that_was_not_filled_in_gives_no_ground(shared: Path) -> None:
    (item,) = read(
        shared, "ahjo/helsinki/site-tests/confidential-decision-content.html"
    )

    assert isinstance(item, Decision)
    assert item.is_confidential
    assert item.secrecy_ground is None


def test_the_sites_exports_are_read(shared: Path) -> None:
    (item,) = read(
        shared,
        "ahjo/helsinki/site-content/decision_27e937c2-3370-4d52-884d-50cd6e5d2118.yml",
    )

    assert isinstance(item, Decision)
    assert (item.body, item.minutes_section) == ("Kaupunginvaltuusto", "247")
    assert (item.case_number, item.date) == ("HEL 2025-015674", dt.date(2025, 10, 22))


def test_the_archives_items_are_read_and_its_pages_followed(shared: Path) -> None:
    records = read(shared, "openahjo/helsinki/agenda_item_offset0_limit20.json")

    items = [record for record in records if isinstance(record, Decision)]
    assert len(items) == 20
    assert {item.body for item in items} == {"Asuntolautakunta"}
    assert (items[0].date, items[0].case_number) == (
        dt.date(2012, 2, 2),
        "HEL 2012-001335",
    )
    assert all(item.decision and item.municipality == "Helsinki" for item in items)
    assert isinstance(records[-1], Link)
    assert "offset=20" in records[-1].url


def test_the_archives_packages_are_listed(shared: Path) -> None:
    found = read(shared, "openahjo/helsinki/dirlist_subdir.html")

    packages = [record for record in found if isinstance(record, Link)]
    assert len(packages) == 4
    assert packages[0].context == {
        "body": "Tieke",
        "date": "2016-01-04",
        "meeting_number": "1",
        "status": "minutes",
        "language": "fi",
    }


def test_a_crawl_asks_the_index_month_by_month_where_the_service_is() -> None:
    since = dt.date(2026, 3, 15)
    replay = Source("helsinki", "ahjo", "http://127.0.0.1:8400/helsinki/")

    real = [link.url for link in ahjo.PLATFORM.start(SOURCE, since)]
    local = [link.url for link in ahjo.PLATFORM.start(replay, since)]

    assert real[0].startswith(f"{ahjo.INDEX}?q=meeting_date%3A%5B2026-03-15")
    assert local[0].startswith(
        "http://127.0.0.1:8400/helsinki/paatokset_decisions/_search?q="
    )


def test_a_confidential_item_shows_only_what_its_document_shows(shared: Path) -> None:
    (item,) = read(
        shared,
        "ahjo/helsinki/site-content/decision_b73d9ac4-5d88-4a8f-8412-802d51e08cb3.yml",
    )

    assert isinstance(item, Decision)
    assert item.title == "Salassa pidettävä (JulkL (621/1999) 24.1 § 25 k)"
    assert item.secrecy_ground == "JulkL (621/1999) 24.1 § 25 k"


def test_a_hit_without_a_decision_is_an_item_of_an_agenda() -> None:
    """Its link leads to where the service is, as the index itself says."""
    hit = {
        "id": ["{4B1D}"],
        "subject": ["Penkin hankinta"],
        "decision_motion": ["<h3>Päätösehdotus</h3><p>Ostetaan penkki.</p>"],
        "decision_url": ["/fi/asia/ula-2026-000001?paatos=4b1d"],
        "field_is_decision": [False],
        "organization_name": ["Kaupunginhallitus"],
        "meeting_date": ["1781481600"],
    }
    reply = {"hits": {"total": {"value": 1}, "hits": [{"_source": hit}]}}
    page = Page("https://x.fi/s?from=0", "index", json.dumps(reply).encode())

    (real,) = ahjo.PLATFORM.read(page, SOURCE)
    (local,) = ahjo.PLATFORM.read(page, Source("u", "ahjo", "http://127.0.0.1:84/u"))

    assert isinstance(real, Decision)
    assert isinstance(local, Decision)
    assert (real.status, real.proposal, real.decision) == (
        "agenda",
        "Ostetaan penkki.",
        None,
    )
    assert real.url == f"{ahjo.SITE}/fi/asia/ula-2026-000001?paatos=4b1d"
    assert local.url == "http://127.0.0.1:84/fi/asia/ula-2026-000001?paatos=4b1d"
