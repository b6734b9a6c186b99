"""M-Files, plain PDF pages and the static KTweb: pages written by us."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from corpus.model import Decision, Issue, Link, Page
from corpus.platforms import ktweb_static, mfiles, pdf_listing
from corpus.platforms.base import Platform
from corpus.sources import Source

SOURCE = Source("demo", "demo", "https://www.mallila.fi/", municipality="Mallila")


def read(
    platform: Platform, url: str, body: str, since: dt.date | None = None
) -> list[object]:
    page = Page(url=url, role="", body=body.encode(), since=since)
    return list(platform.read(page, SOURCE))


def links(records: list[object]) -> list[Link]:
    return [record for record in records if isinstance(record, Link)]


LISTING = """<html><body><h1>Esityslistat ja pöytäkirjat</h1>
<h2>Kunnanhallitus</h2><ul><li><a href="/wp-content/uploads/2026/01/khall-120126.pdf">12.1.2026</a></li>
<li><a href="/wp-content/uploads/2026/02/Poytakirja_3-2026_9.2.2026.PDF">Pöytäkirja 3/2026</a></li></ul>
<h2>Tekninen lautakunta</h2><a href="/t/esityslista.pdf">Esityslista 3.3.2026</a>
<h2>Lomakkeet</h2><a href="/lomake.pdf">Hakemuslomake 1.1.2026</a>
<a href="/hallinto/poytakirjat-2025/">2025</a><a href="https://muu.fi/2025">2025</a></body></html>"""


def test_a_page_of_links_gives_body_date_and_kind_of_each_document() -> None:
    found = links(read(pdf_listing.PLATFORM, "https://www.mallila.fi/p/", LISTING))

    documents = [link for link in found if link.role == "document"]
    assert [
        (d.context["body"], d.context["date"], d.context["status"]) for d in documents
    ] == [
        ("Kunnanhallitus", "2026-01-12", "minutes"),
        ("Kunnanhallitus", "2026-02-09", "minutes"),
        ("Tekninen lautakunta", "2026-03-03", "agenda"),
    ]
    assert [link.url for link in found if link.role == "list"] == [
        "https://www.mallila.fi/hallinto/poytakirjat-2025/"
    ]


def test_a_day_of_publication_is_no_day_of_a_meeting() -> None:
    page = LISTING.replace(">12.1.2026<", ">Pöytäkirja (julkaistu 19.1.2026)<")

    first, *_ = links(read(pdf_listing.PLATFORM, "https://www.mallila.fi/p/", page))

    assert "date" not in first.context


def document(text: str, **context: str) -> list[object]:
    page = Page(
        "https://www.mallila.fi/a.pdf", "document", text.encode(), context=context
    )
    return list(pdf_listing.PLATFORM.read(page, SOURCE))


def test_the_document_is_the_judge_of_its_day() -> None:
    text = "MALLILAN KUNTA\nPÖYTÄKIRJA 4/2024\nKunnanhallitus 12.3.2024\n45 §\nHankinta\n\nPäätös: Hyväksyttiin."

    (told,) = document(text, date="2024-03-19", body="Kunnanhallitus")
    (silent,) = document(text.replace(" 12.3.2024", ""), date="2024-03-19")

    assert isinstance(told, Decision)
    assert told.date == dt.date(2024, 3, 12)
    assert isinstance(silent, Decision)
    assert silent.date == dt.date(2024, 3, 19)


def test_a_cancelled_meeting_is_no_decision() -> None:
    (only,) = document("Mallilan kunta\nKunnanhallituksen kokous 26.3.2024 on peruttu.")

    assert isinstance(only, Issue)
    assert only.kind == "skipped"


def test_what_is_older_than_wanted_is_left_out() -> None:
    found = links(
        read(
            pdf_listing.PLATFORM,
            "https://www.mallila.fi/p/",
            LISTING,
            dt.date(2026, 2, 1),
        )
    )

    assert [link.context["date"] for link in found if link.role == "document"] == [
        "2026-02-09",
        "2026-03-03",
    ]


def test_wordpress_media_replies_are_read() -> None:
    media = [
        {
            "source_url": "https://www.mallila.fi/u/1.pdf",
            "title": {"rendered": "Kunnanvaltuuston pöytäkirja 4.5.2026"},
        },
        {"source_url": "https://www.mallila.fi/u/2.jpg", "title": {"rendered": "Kuva"}},
    ]

    (link,) = links(
        read(
            pdf_listing.PLATFORM,
            "https://www.mallila.fi/wp-json/x?page=1",
            json.dumps(media),
        )
    )

    assert link.context["date"] == "2026-05-04"
    assert link.context["status"] == "minutes"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("wp-content/uploads/2026/01/Khall%203.pdf", "2026-01-khall-3"),
        ("p/poytakirja-2026301.pdf", "poytakirja-2026301"),
        ("muu/kansio/Pöytäkirja_3.PDF", "muu-kansio-pöytäkirja_3"),
    ],
)
def test_ids_of_listed_files_are_short_and_lasting(path: str, expected: str) -> None:
    source = Source("demo", "pdf_listing", "https://www.mallila.fi/p/")
    text = "Kunnanhallitus 3.2.2026 § 17\nTontin 5 myynti\nPäätös\nMyydään.\n"
    page = Page(f"https://www.mallila.fi/{path}", "document", text.encode())

    (item,) = pdf_listing.PLATFORM.read(page, source)

    assert isinstance(item, Decision)
    assert item.decision_id == f"demo/{expected}"


def test_mfiles_lists_lead_to_bodies_and_documents() -> None:
    base = "https://mfiles.mallila.fi/Kokoukset/mallila"
    bodies = links(
        read(
            mfiles.PLATFORM,
            base,
            f'<html><table><tr><td><a href="{base}/77">Kaupunginhallitus</a></td></tr></table></html>',
        )
    )
    documents = links(
        read(
            mfiles.PLATFORM,
            f"{base}/77",
            f'<html><h1>Kaupunginhallitus</h1><table><tr><td>2.3.2026</td><td><a href="{base}/77/901">Pöytäkirja</a></td></tr></table></html>',
        )
    )

    assert [(link.role, link.context["body"]) for link in bodies] == [
        ("list", "Kaupunginhallitus")
    ]
    assert documents[0].context == {
        "body": "Kaupunginhallitus",
        "date": "2026-03-02",
        "status": "minutes",
    }


def test_the_static_ktweb_is_followed_from_list_to_item() -> None:
    base = "http://www3.mallila.fi/paatokset"
    meetings = links(
        read(
            ktweb_static.PLATFORM,
            f"{base}/kh13.htm",
            '<html><title>Kaupunginhallitus</title><table><tr><td><a href="kh/11031500/index.htm">11.3.2013 15:00</a></td></tr></table></html>',
        )
    )
    frames = links(
        read(
            ktweb_static.PLATFORM,
            f"{base}/kh/11031500/index.htm",
            '<html><frameset><frame src="htmtxt0.htm"></frameset></html>',
        )
    )
    (item,) = read(
        ktweb_static.PLATFORM,
        f"{base}/kh/11031500/htmtxt4.htm",
        "<html><body><p>Kaupunginhallitus 11.3.2013 § 71</p><p>Sillan korjaus</p><p>Dnro 88/2013</p>"
        "<p><b>Ehdotus</b></p><p>Silta korjataan.</p><p><b>Päätös</b></p><p>Hyväksyttiin.</p></body></html>",
    )

    assert meetings[0].context["date"] == "2013-03-11"
    assert frames[0].role == "item"
    assert isinstance(item, Decision)
    assert item.decision_id == "demo/paatokset-kh-11031500-4"
    assert (item.body, item.minutes_section) == ("Kaupunginhallitus", "71")
    assert (item.proposal, item.decision) == ("Silta korjataan.", "Hyväksyttiin.")


def test_a_page_without_what_was_expected_is_an_issue() -> None:
    for platform in (mfiles.PLATFORM, pdf_listing.PLATFORM, ktweb_static.PLATFORM):
        records = read(
            platform, "https://www.mallila.fi/x", "<html><p>Huoltokatko</p></html>"
        )

        assert [type(record) for record in records] == [Issue]
