"""Dynasty 10: recorded pages of Espoo, and pages written by us for what was not recorded."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from corpus.model import Decision, Issue, Link, Page
from corpus.platforms.dynasty.platform import PLATFORM
from corpus.sources import Source

BASE = "https://demo.oncloudos.com/cgi/DREQUEST.PHP"
SOURCE = Source(
    "demo", "dynasty", f"{BASE}?page=meeting_frames", municipality="Mallila"
)


def read(body: str | bytes, query: str = "", role: str = "") -> list[object]:
    """Read a page of the demo installation."""
    raw = body if isinstance(body, bytes) else body.encode()
    page = Page(url=f"{BASE}?{query}" if query else "", role=role, body=raw)
    return list(PLATFORM.read(page, SOURCE))


def recorded(shared: Path, name: str, query: str) -> list[object]:
    """Read a recorded page of Espoo at its address."""
    body = (shared / "fixtures/dynasty-d10/espoo" / name).read_bytes()
    url = f"https://espoo.oncloudos.com/cgi/DREQUEST.PHP?page={query}"
    return list(PLATFORM.read(Page(url=url, role="", body=body), SOURCE))


def links(records: list[object]) -> list[Link]:
    return [record for record in records if isinstance(record, Link)]


def test_a_crawl_starts_at_the_lists_and_with_a_date_at_the_feeds() -> None:
    full = [link.url.partition("?page=")[2] for link in PLATFORM.start(SOURCE, None)]
    since = list(PLATFORM.start(SOURCE, dt.date(2026, 9, 1)))

    assert full == ["meeting_handlers", "official_handlers", "official_search"]
    assert since[0].url == f"{BASE}?page=rss/meetingitems&show=500"
    assert {link.since for link in since} == {dt.date(2026, 9, 1)}


def test_the_recorded_list_of_bodies_leads_to_bodies_and_latest_meetings(
    shared: Path,
) -> None:
    found = links(recorded(shared, "meeting_handlers.trimmed.html", "meeting_handlers"))

    bodies = [link for link in found if link.role == "meetings"]
    meetings = [link for link in found if link.role == "meeting"]
    assert [link.url.rpartition("=")[2] for link in bodies] == ["46164", "182", "160"]
    assert bodies[1].context["body"] == "Kaupunginhallitus"
    assert [link.context["date"] for link in meetings] == [
        "2025-05-15",
        "2026-09-15",
        "2026-09-23",
    ]
    assert meetings[2].context["status"] == "agenda"


def test_the_recorded_meeting_leads_to_its_items(shared: Path) -> None:
    found = links(
        recorded(shared, "meeting_20261727.trimmed.html", "meeting&id=20261727")
    )

    assert [link.context["item_number"] for link in found] == ["1", "4", "7", "10"]
    assert found[1].url.endswith("?page=meetingitem&id=20261727-4")
    assert found[1].expect[0] == "/kokous/20261727-4.pdf"
    assert found[1].context["meeting_time"] == "17:00"


def test_the_recorded_agenda_item_is_read(shared: Path) -> None:
    (decision,) = recorded(
        shared, "meetingitem_20261727-4.trimmed.html", "meetingitem&id=20261727-4"
    )

    assert isinstance(decision, Decision)
    assert decision.decision_id == "demo/20261727-4"
    assert (decision.body, decision.date) == (
        "Tekninen lautakunta",
        dt.date(2026, 9, 23),
    )
    assert (decision.item_number, decision.minutes_section) == ("4", None)
    assert decision.status == "agenda"
    assert (
        decision.title
        == "Merivirran eteläosan katu- ja puistosuunnitelman hyväksyminen"
    )
    (attachment,) = decision.attachments
    assert attachment.title == "Merivirta plv 6–305, suunnitelmaselostus"
    assert attachment.url == "https://espoo.oncloudos.com/kokous/20261727-4-374197.PDF"


def test_the_recorded_officials_list_leads_to_decisions(shared: Path) -> None:
    first, second = links(
        recorded(shared, "official_search.trimmed.html", "official_search")
    )

    assert first.context["officeholder"] == "Suunnittelupäällikkö"
    assert first.context["title"].startswith("Lupa sijoittaa pienjännitekaapeli")
    assert first.context["minutes_section"] == "174"
    assert second.context["date"] == "2026-09-17"


FEED = """<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel>
<item><title><![CDATA[Kunnanhallitus 03.02.2026 / Tontti 5 / kauppa &ndash; esitys]]></title>
<link>https://demo.oncloudos.com:443/cgi/DREQUEST.PHP?page=meetingitem&amp;id=2026X5-3</link></item>
<item><title><![CDATA[Kunnanhallitus 03.01.2026 / Vanha]]></title>
<link>https://demo.oncloudos.com:443/cgi/DREQUEST.PHP?page=meetingitem&amp;id=2026X4-1</link></item>
</channel></rss>"""


def test_the_feed_gives_body_date_and_subject_of_what_is_new() -> None:
    page = Page(
        url=f"{BASE}?page=rss/meetingitems&show=2",
        role="rss",
        body=FEED.encode("iso-8859-1"),
        since=dt.date(2026, 2, 1),
    )

    item, wider = links(list(PLATFORM.read(page, SOURCE)))

    assert item.url == f"{BASE}?page=meetingitem&id=2026X5-3"
    assert item.context == {
        "body": "Kunnanhallitus",
        "date": "2026-02-03",
        "title": "Tontti 5 / kauppa – esitys",
    }
    assert wider.url.endswith("show=1000")


ITEM = """<html><head><meta charset="utf-8"></head><body>
<h1 class="h1title">Kunnanhallitus  Pöytäkirja 03.02.2026/Pykälä 17</h1>
<table class='tbl navigation'><caption>Navigointi</caption><tr><td>
<a href="?page=meetingitem&id=2026X5-2">Edellinen asia</a></td><td>
<a href="../kokous/2026X5-0-1.PDF">Muutoksenhakuohje</a>
<a href="../kokous/2026X5-3.PDF">Kokousasia PDF-muodossa</a></td></tr></table>
<table><caption>Liitteet</caption>
<tr><td><a href="../kokous/2026X5-3-88.PDF">Liite 1Kartta</a></td></tr>
<tr><td>Liite 2 Hinta-arvio (ei julkaista, JulkL 24 §)</td></tr></table>
<!--DATABEGIN--><p>Asianumero&#xa0;12/10.00.02/2026</p>
<p><b>Tontin 5 myynti</b></p><p><b>Päätösehdotus</b></p><p>Myydään tontti.</p>
<p><b>Päätös</b></p><p>Ehdotus hyväksyttiin.</p><!--DATAEND-->
<table><caption>Navigointi</caption><tr><td>Seuraava asia</td></tr></table>
<p>DYNASTY/10.5.0.2601</p></body></html>"""


def test_an_item_keeps_its_text_and_loses_its_chrome() -> None:
    (decision,) = read(ITEM, "page=meetingitem&id=2026X5-3")

    assert isinstance(decision, Decision)
    assert decision.title == "Tontin 5 myynti"
    assert (decision.minutes_section, decision.status) == ("17", "minutes")
    assert "Edellinen" not in decision.text
    assert "DYNASTY" not in decision.text
    assert [item.title for item in decision.attachments] == [
        "Kartta",
        "Hinta-arvio (ei julkaista, JulkL 24 §)",
    ]
    assert decision.attachments[1].not_published_reason == "ei julkaista, JulkL 24 §"
    assert not decision.attachments[1].is_published


def test_another_page_than_the_one_asked_for_is_told_and_not_taken() -> None:
    (issue,) = read(ITEM, "page=meetingitem&id=2026X5-4")

    assert isinstance(issue, Issue)
    assert (issue.kind, "2026X5-3" in issue.message) == ("wrong-page", True)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.97])
def test_a_page_that_breaks_off_is_an_issue_and_never_an_error(share: float) -> None:
    records = read(
        ITEM.encode()[: int(len(ITEM) * share)], "page=meetingitem&id=2026X5-3"
    )

    assert any(isinstance(record, Issue) for record in records)


OFFICIAL = """<html><head><meta charset="utf-8"></head><body>
<h1>Tekninen johtaja  Viranhaltijapäätös 05.02.2026/§ 8</h1>
<!--DATABEGIN--><p>Asianumero 3/02.08.00/2026</p><p><b>Auran hankinta</b></p>
<p><b>Päätös</b></p><p>Hankitaan aura.</p><!--DATAEND--></body></html>"""


def test_an_officeholders_decision_is_read() -> None:
    (decision,) = read(OFFICIAL, "page=official_decision&id=2026374767")

    assert isinstance(decision, Decision)
    assert decision.decision_id == "demo/official-2026374767"
    assert decision.kind == "officeholder-decision"
    assert decision.status == "officeholder"
    assert decision.officeholder == "Tekninen johtaja"
    assert (decision.minutes_section, decision.title) == ("8", "Auran hankinta")


def test_a_page_of_something_else_is_an_issue_with_address() -> None:
    (issue,) = read("<html><body><p>Huoltokatko</p></body></html>", "page=meeting&id=1")

    assert isinstance(issue, Issue)
    assert issue.url == f"{BASE}?page=meeting&id=1"
    assert "Huoltokatko" in issue.message


SWEDISH = """<html><head><meta charset="utf-8"></head><body>
<div class='data-part page-navigation'><table class='data-part-table'><caption>Navigering</caption>
<tr><td><a href="?page=meetingitem&id=20264-2">Föregående ärende</a></td><td>
<a href="../kokous/20264-3.PDF">Ärendet i PDF-format</a></td></tr></table></div>
<div>Stadsfullmäktige</div><div>Protokoll 12.05.2026/Paragraf 44</div>
<table><caption>Bilagor</caption><tr><td><a href="../kokous/20264-3-9.PDF">Bilaga 1Karta</a></td></tr></table>
<div class="data-part-block-htm"><p>Ärendenummer 7/10.02.03/2026</p><p><b>Detaljplan för torget</b></p>
<p><b>Beslutsförslag</b></p><p>Fullmäktige godkänner planen.</p>
<p><b>Beslut</b></p><p>Fullmäktige godkände förslaget.</p></div></body></html>"""


def test_a_swedish_page_of_the_other_layout_is_read_without_a_heading_element() -> None:
    (decision,) = read(SWEDISH, "page=meetingitem&id=20264-3")

    assert isinstance(decision, Decision)
    assert (decision.body, decision.date) == ("Stadsfullmäktige", dt.date(2026, 5, 12))
    assert (decision.minutes_section, decision.status) == ("44", "minutes")
    assert decision.title == "Detaljplan för torget"
    assert decision.case_number == "7/10.02.03/2026"
    assert decision.decision == "Fullmäktige godkände förslaget."
    assert [item.title for item in decision.attachments] == ["Karta"]
    assert decision.language == "sv"


PLAIN = """<html><head><meta charset="utf-8"><title>Dynasty tietopalvelu</title></head><body>
<div>Dynasty tietopalvelu <a href="?page=search">Haku</a> <a href="?page=rss">RSS</a> Kauhavan kaupunki</div>
<p>RSS-linkki</p><p>Kokousasiat:<br>https://demo.oncloudos.com:443/cgi/DREQUEST.PHP?page=rss/meetingitems&amp;show=30</p>
<table><tr><td><label class="h3">Kaupunginhallitus<br>Pöytäkirja 02.03.2026/Pykälä 61</label></td></tr></table>
<table><tr><td><a href="?page=meetingitem&id=20267-3">Edellinen asia</a> | <a href="?page=meetingitem&id=20267-5">Seuraava asia</a></td>
<td><a href="/kokous/20267-4.PDF">Kokousasia PDF-muodossa</a></td></tr></table>
<p>Koulun pihan valaistus</p><p>&nbsp;</p><p>Sivltk 10.2.2026 § 9</p><p>Valmistelu: rehtori</p><p>Pihan valot ovat vanhat.</p>
<p><b>Päätösehdotus</b></p><p>Lautakunta esittää, että valot uusitaan.</p><p><b>Päätös</b></p><p>Asia jätettiin pöydälle.</p>
<p>Kaupunginhallitus 02.03.2026 § 61</p><p><b>Päätösehdotus</b></p><p>Valot uusitaan.</p>
<p><b>Päätös</b></p><p>Hyväksyttiin.</p></body></html>"""


def test_a_page_without_markers_loses_the_chrome_above_its_heading() -> None:
    (decision,) = read(PLAIN, "page=meetingitem&id=20267-4")

    assert isinstance(decision, Decision)
    assert decision.text.startswith("Koulun pihan valaistus")
    assert (decision.body, decision.minutes_section) == ("Kaupunginhallitus", "61")
    assert decision.title == "Koulun pihan valaistus"
    assert decision.decision == "Hyväksyttiin."
    assert {b.earlier.body for b in decision.blocks if b.earlier} == {"Sivltk"}
