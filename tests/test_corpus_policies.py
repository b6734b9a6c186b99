"""What a source's policy changes: what is kept of its pages, and how it is shown."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from analyzers.decision.model import Attachment
from corpus.crawl.ingesting.intake import PageReading, obey, take_page
from corpus.crawl.ingesting.title_level import from_link, title_only
from corpus.model import AttachmentText, Issue, Link, Page
from corpus.policies import POLICIES, PolicyId
from corpus.sources import Source
from corpus.store import DecisionStore
from tests.making import make_decision

NOINDEX = Page(
    "https://kuvitteella.example/1",
    "item",
    b'<meta name="robots" content="noindex"><p>Teksti.</p>',
)
ITEM = Link(
    "https://kuvitteella.example/asia/1",
    "item",
    context={"title": "Hiihtoladun siirto", "body": "Tekninen lautakunta"}
    | {"date": "2026-03-12", "status": "minutes"},
)
MEETING = Link("https://kuvitteella.example/kokous/1", "meeting")


def source(**keys: str) -> Source:
    base = Source("kuvitteella", "plain", "https://kuvitteella.example/")
    return dataclasses.replace(base, **keys)  # type: ignore[arg-type]


def reading() -> PageReading:
    decision = make_decision(
        title="Hiihtoladun siirto", text="Hiihtoladun siirto\nSalainen peruste."
    )
    return PageReading(
        decisions=[decision],
        texts=[AttachmentText(decision.decision_id, NOINDEX.url, "Liite.")],
        links=[ITEM, MEETING],
    )


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        ({}, 0),
        ({"policy": "title-level"}, 0),
        ({"policy": "restricted", "legal_basis": "peruste"}, 1),
        ({"policy": "open", "permission": "kirje"}, 1),
        ({"permission": "kirje"}, 1),
    ],
)
def test_what_is_kept_of_a_page_that_asks_not_to_be_indexed(
    keys: dict[str, str], kept: int
) -> None:
    found = reading()
    obey(found, NOINDEX, source(**keys))

    assert len(found.decisions) == kept


def test_of_a_source_of_titles_no_text_is_kept() -> None:
    found = reading()
    page = dataclasses.replace(NOINDEX, body=b"<p>Teksti.</p>")
    obey(found, page, source(policy="title-level"))

    assert [item.text for item in found.decisions] == ["Hiihtoladun siirto"] * 2
    assert found.texts == []
    assert found.links == [MEETING], "what a list names is not fetched"


def test_a_list_tells_title_body_day_and_address() -> None:
    found = from_link(ITEM, source())

    assert found is not None
    assert found.title == "Hiihtoladun siirto"
    assert found.body == "Tekninen lautakunta"
    assert found.date == dt.date(2026, 3, 12)
    assert found.url == ITEM.url
    again = from_link(dataclasses.replace(ITEM, role="other"), source())
    assert again is not None
    assert again.decision_id == found.decision_id


def test_a_link_without_a_title_is_followed() -> None:
    assert from_link(MEETING, source()) is None


def test_a_title_keeps_its_day_and_body() -> None:
    decision = make_decision(
        title="Hiihtoladun siirto",
        text="Pitkä teksti.",
        body="Tekninen lautakunta",
        date=dt.date(2026, 3, 12),
        minutes_section="28",
    )

    kept = title_only(decision)

    assert kept.decision_id == decision.decision_id
    assert "Pitkä" not in str(kept.as_published)
    assert (kept.body, kept.date, kept.minutes_section) == (
        "Tekninen lautakunta",
        dt.date(2026, 3, 12),
        "28",
    )


def test_every_policy_is_said_in_words() -> None:
    from search_web.page.labelling.labels import CONFIDENCE_LABELS, POLICY_LABELS

    assert POLICY_LABELS.keys() == POLICIES.keys()
    assert CONFIDENCE_LABELS.keys() == {"high", "medium", "low", "guess"}


def test_of_a_restricted_source_private_names_are_masked(tmp_path: Path) -> None:
    """Officials' names stay; neither the page nor an attachment's text keeps the name."""
    told = (
        "Avustus myönnetään hakijalle Aino Kuvittelulle. Esittelijä johtaja Oiva Malli."
    )
    link = Link("https://a.example/1", "item")
    page = Page(link.url, "item", told.encode())
    item = make_decision(decision_id="a/1", source_id="a", url=link.url, text=told)
    text = AttachmentText("a/1", "https://a.example/1.pdf", told)
    kept = {}
    for policy in ("open", "restricted"):
        reasons = {"permission": "lupa", "legal_basis": "peruste"}
        source = Source("a", "plain", "https://a.example/", policy=policy, **reasons)
        with DecisionStore.open(f"sqlite:///{tmp_path / policy}.db") as store:
            crawl = store.crawls.start_crawl("a")
            reading = PageReading(decisions=[item], texts=[text])
            take_page(store, source, reading, page, link, crawl_id=crawl.crawl_id)
            held = store.get("a/1")
            assert held is not None
            stored = list(store.pages.iter_links("a"))
        kept[policy] = held.decision.text, reading.texts[0].text, len(stored)

    assert kept["open"] == (told, told, 1)
    assert "Aino" not in kept["restricted"][0] + kept["restricted"][1]
    assert "Oiva Malli" in kept["restricted"][0]
    assert kept["restricted"][2] == 0


@pytest.mark.parametrize(
    ("address", "is_kept"),
    [
        ("https://a.example/hakemus_tuovi_halavanen.pdf", False),
        ("https://a.example/paatos/tuovi-halavanen", False),
        ("https://a.example/doc?tiedosto=halavanen_tuovi.pdf", False),
        ("https://a.example/doc/1?nimi=Tuovi%20Halavanen", False),
        ("https://a.example/doc/1?id=77", True),
        ("https://a.example/koulun_piha.pdf", True),
    ],
)
def test_a_restricted_source_keeps_no_address_with_a_name(
    tmp_path: Path, address: str, is_kept: bool
) -> None:
    source = Source(
        "a", "plain", "https://a.example/", policy="restricted", legal_basis="peruste"
    )
    item = make_decision(
        decision_id="a/1", source_id="a", url=address, text="Piha korjataan."
    )
    attached = (Attachment("Liite", url=address),)
    published = dataclasses.replace(item.as_published, attachments=attached)
    item = dataclasses.replace(item, as_published=published)
    link = Link("https://a.example/1", "item")
    page = Page(link.url, "item", b"Piha korjataan.")
    with DecisionStore.open(f"sqlite:///{tmp_path / 'a.db'}") as store:
        crawl = store.crawls.start_crawl("a")
        issue = Issue("skipped", "ei avautunut", address)
        reading = PageReading(decisions=[item], issues=[issue])
        take_page(store, source, reading, page, link, crawl_id=crawl.crawl_id)
        held = store.get("a/1")
        told = [one.issue.url for one in store.crawls.issues("a")]

    assert held is not None
    found = [held.decision.url, held.decision.as_published.attachments[0].url, *told]
    assert found == [address if is_kept else None] * 3


@pytest.mark.parametrize(
    ("policy", "kept"),
    [
        ("open", "Valitus, hakija Tuovi Halavanen"),
        ("restricted", "Valitus, hakija █████ █████████"),
    ],
)
def test_a_restricted_source_keeps_no_name_that_a_list_told(
    tmp_path: Path, policy: PolicyId, kept: str
) -> None:
    """The row of a page keeps what its list called it, for the next crawl."""
    source = Source(
        *("a", "plain", "https://a.example/"),
        policy=policy,
        permission="lupa",
        legal_basis="peruste",
    )
    told = {"title": "Valitus, hakija Tuovi Halavanen", "body": "Tekninen lautakunta"}
    link = Link("https://a.example/1", "item", context=told)
    page = Page(link.url, "item", b"Piha korjataan.")
    item = make_decision(decision_id="a/1", source_id="a", text="Piha korjataan.")
    with DecisionStore.open(f"sqlite:///{tmp_path / 'a.db'}") as store:
        crawl = store.crawls.start_crawl("a")
        reading = PageReading(decisions=[item])
        take_page(store, source, reading, page, link, crawl_id=crawl.crawl_id)
        [(found, _)] = store.pages.iter_links("a")

    assert dict(found.context) == {"title": kept, "body": "Tekninen lautakunta"}
