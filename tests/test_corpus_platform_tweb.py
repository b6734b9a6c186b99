"""TWeb: recorded pages and files of Oulu, and pages written by us."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from corpus.model import Attachment, Decision, Issue, Link, Page
from corpus.platforms.tweb.platform import PLATFORM
from corpus.reading.documents import join_pages, join_spread_letters
from corpus.sources import Source

OLD = "http://asiakirjat.ouka.fi/ktwebbin/dbisa.dll/ktwebscr"
SITE = "https://mallila.tweb.fi/ktwebscr"
SOURCE = Source("mallila", "tweb", f"{SITE}/pk_tek_tweb.htm", municipality="Mallila")


def recorded(shared: Path, name: str, url: str, **context: str) -> list[object]:
    body = (shared / "fixtures/tweb/oulu/ktwebbin" / name).read_bytes()
    return list(PLATFORM.read(Page(url, "", body, context=context), SOURCE))


def read(url: str, markup: str | bytes, role: str = "", **context: str) -> list[object]:
    body = markup if isinstance(markup, bytes) else markup.encode("cp1252")
    return list(
        PLATFORM.read(Page(f"{SITE}/{url}", role, body, context=context), SOURCE)
    )


def links(records: list[object]) -> list[Link]:
    return [record for record in records if isinstance(record, Link)]


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        (f"{SITE}/pk_tek_tweb.htm", f"{SITE}/epj_tek_tweb.htm"),
        ("https://x.fi:8443/ktwebscr/", "https://x.fi:8443/ktwebscr/epj_tek_tweb.htm"),
        (f"{OLD}/pk_tek_tweb.htm", f"{OLD}/epj_tek_tweb.htm"),
        (
            "http://x.fi/ktwebbin/ktwebscr/epj_tek.htm",
            "http://x.fi/ktwebbin/ktwebscr/epj_tek.htm",
        ),
    ],
)
def test_a_crawl_starts_at_the_forms_of_either_address_form(
    base: str, expected: str
) -> None:
    source = Source("x", "tweb", base)

    assert expected in [link.url for link in PLATFORM.start(source, None)]


def test_the_recorded_form_leads_to_a_list_for_each_body(shared: Path) -> None:
    found = links(recorded(shared, "oulu_tweb_haku.html", f"{OLD}/pk_tek_tweb.htm"))

    board = next(link for link in found if link.context["body"] == "Kaupunginhallitus")
    assert len(found) == 31
    assert board.url == f"{OLD}/pk_kokl_tweb.htm"
    assert dict(board.form) == {
        "oper": "where",
        "kirjaamo": "690",
        "pvm1": "",
        "pvm2": "",
    }


def test_the_recorded_list_leads_to_every_meeting(shared: Path) -> None:
    found = links(
        recorded(
            shared,
            "oulu_tweb_kaupunginhallitus_kokoukset.html",
            f"{OLD}/pk_kokl_tweb.htm",
        )
    )

    fifth = [link for link in found if link.context.get("meeting_number") == "5/2017"]
    assert len(found) == 114
    assert [link.context["date"] for link in fifth] == ["2017-03-27", "2017-03-13"]
    assert found[0].url == f"{OLD}/pk_asil_tweb.htm?bid=12867"


def test_the_recorded_meeting_leads_to_every_document(shared: Path) -> None:
    found = links(
        recorded(
            shared,
            "oulu_tweb_kaupunginhallitus_5_2017.html",
            f"{OLD}/pk_asil_tweb.htm?+bid=12867",
        )
    )

    sections = [link.context.get("minutes_section") for link in found]
    assert sections == [None, None, *(str(number) for number in range(72, 85))]
    assert found[0].context["kind"] == "minutes-front-page"
    assert found[2].role == "attachments"
    assert found[2].context["document"].endswith("doctype=3&docid=632581")
    assert found[3].role == "document"
    assert (
        found[3].context["title"] == "Oulun kaupungin talouden seuranta 1.1.-28.2.2017"
    )


@pytest.mark.parametrize(
    ("name", "case", "decided"),
    [
        (
            "632581845351090.pdf",
            "OUKA/899/02.06.01.04/2017",
            "Päätösesitys hyväksyttiin.",
        ),
        ("35090068.pdf", "OUKA/1472/02.02.02/2017", "Merkittiin tiedoksi."),
        ("631269.doc", "OUKA/1444/10.00.02.02/2017", "Päätösesitys hyväksyttiin."),
    ],
)
def test_a_recorded_file_is_read_with_what_its_meeting_told(
    shared: Path, name: str, case: str, decided: str
) -> None:
    url = "http://asiakirjat.ouka.fi/ktwebbin/ktproxy2.dll?doctype=3&docid=632581"

    (item,) = recorded(
        shared,
        name,
        url,
        body="Kaupunginhallitus",
        date="2017-03-27",
        minutes_section="72",
    )

    assert isinstance(item, Decision)
    assert item.decision_id == "mallila/632581"
    assert (item.body, item.date) == ("Kaupunginhallitus", dt.date(2017, 3, 27))
    assert (item.minutes_section, item.case_number) == ("72", case)
    assert item.decision == decided


MEETING = """<html><body><table class="list"><caption>Kokouksen tiedot: Tekninen lautakunta 2/2026,
Pöytäkirja 3.2.2026 17:00</caption><tr><th>§</th><th>Liitteet</th><th>Otsikko</th></tr>
<tr><td>7</td><td><a href="epjattn_tweb.htm?55">2 kpl</a></td><td><a href="fileshow?doctype=7&amp;docid=55">Tori</a></td></tr>
<tr><td>8</td><td>-</td><td><a href="fileshow?doctype=7&amp;docid=57">Silta</a></td></tr>
<tr><td></td><td>-</td><td><a href="fileshow?doctype=3&amp;docid=59">Muutoksenhakuohjeet</a></td></tr>
</table></body></html>"""


def test_columns_are_read_by_their_heads_and_appeals_left_out() -> None:
    tori, silta = links(read("pk_asil_tweb.htm?bid=4", MEETING))

    assert (tori.role, tori.context["minutes_section"]) == ("attachments", "7")
    assert (silta.role, silta.context["minutes_section"]) == ("document", "8")
    assert silta.context["body"] == "Tekninen lautakunta"
    assert silta.context["meeting_time"] == "17:00"


def test_attachments_reach_the_item_by_way_of_its_link() -> None:
    listing = """<html><body><h1>Liitteet</h1><table><tr><td><a href="fileshow?doctype=3&amp;docid=61">Kartta</a>
    </td></tr></table></body></html>"""
    document = f"{SITE}/fileshow?doctype=7&docid=55"

    (link,) = links(
        read("epjattn_tweb.htm?55", listing, "attachments", document=document)
    )
    (item,) = read(
        "fileshow?doctype=7&docid=55",
        "<html><body><p>Tori</p><h2>Päätös</h2><p>Tori kunnostetaan, ja asia on selvä.</p></body></html>",
        "document",
        **link.context,
    )

    assert link.url == document
    assert isinstance(item, Decision)
    assert item.attachments == (
        Attachment("Kartta", f"{SITE}/fileshow?doctype=3&docid=61"),
    )


def test_html_in_utf16_without_a_mark_is_read() -> None:
    markup = "<html><body><p>§ 7</p><p>Torin kunnostus</p><h2>Päätös</h2><p>Tori kunnostetaan.</p></body></html>"

    (item,) = read(
        "fileshow?doctype=7&docid=55", markup.encode("utf-16-le"), "document"
    )

    assert isinstance(item, Decision)
    assert (item.decision, item.minutes_section) == ("Tori kunnostetaan.", "7")


def test_letters_spread_against_copying_are_joined() -> None:
    spread = "  ".join(
        " ".join(word)
        for word in ["Kunnanhallitus", "päätti", "ostaa", "uuden", "auran"]
    )

    assert join_spread_letters(spread) == "Kunnanhallitus päätti ostaa uuden auran"
    assert join_spread_letters("Tavallinen a b c teksti") == "Tavallinen a b c teksti"


def test_a_list_cut_at_200_rows_is_asked_for_again() -> None:
    rows = "".join(
        f'<tr><td><a href="pk_asil_tweb.htm?bid={n}">{1 + n % 28}.{1 + n % 12}.2024 15:00</a></td><td>Valtuusto: {n}/2024</td></tr>'
        for n in range(200)
    )
    form = (("oper", "where"), ("kirjaamo", "5.0"), ("pvm1", ""), ("pvm2", ""))
    page = Page(
        f"{SITE}/pk_kokl_tweb.htm",
        "meetings",
        f'<html><table class="list">{rows}</table></html>'.encode(),
        form=form,
    )

    *_, wider = links(list(PLATFORM.read(page, SOURCE)))

    assert dict(wider.form)["pvm2"] == "01.01.2024"


def test_the_feed_of_meetings_is_read() -> None:
    feed = (
        "<rss><channel><item><title>Tekninen lautakunta: 10/2026 18.8.2026 18:00</title>"
        f"<link>{SITE}/pk_asil_tweb.htm?+bid=9</link></item></channel></rss>"
    )

    (link,) = links(read("pk_rssfeed.htm", feed, "rss"))

    assert link.url == f"{SITE}/pk_asil_tweb.htm?bid=9"
    assert link.context["meeting_number"] == "10/2026"


@pytest.mark.parametrize(
    "body", [b"%PDF-1.4 broken", b"\xd0\xcf\x11\xe0 broken", b"PK\x03\x04x"]
)
def test_a_damaged_file_is_an_issue_with_its_address(body: bytes) -> None:
    (issue,) = read("fileshow?doctype=3&docid=1", body)

    assert isinstance(issue, Issue)
    assert issue.url == f"{SITE}/fileshow?doctype=3&docid=1"


def test_an_item_is_fetched_when_its_attachment_list_cannot_be_had() -> None:
    tori, _ = links(read("pk_asil_tweb.htm?bid=4", MEETING))

    (instead,) = PLATFORM.after_failure(tori)

    assert (instead.role, instead.url) == (
        "document",
        f"{SITE}/fileshow?doctype=7&docid=55",
    )
    assert instead.context["minutes_section"] == "7"


def test_an_officeholder_search_is_sent_and_its_rows_are_read() -> None:
    (form,) = links(
        read(
            "vparhaku_tweb.htm",
            '<html><form action="vparlist_tweb.htm" method="post"><input name="oper" value="where">'
            '<input name="pvm1" value=""></form></html>',
        )
    )
    (row,) = links(
        read(
            "vparhaku_tweb.htm",
            '<html><table class="list"><tr><td>Päätöspvm</td><td>Viranhaltija</td><td>§</td><td>Otsikko</td></tr>'
            '<tr><td>4.3.2026</td><td>Tekninen johtaja</td><td>12</td><td><a href="fileshow?doctype=3&amp;docid=77">Aura</a>'
            "</td></tr></table></html>",
        )
    )

    assert form.url == f"{SITE}/vparlist_tweb.htm"
    assert dict(form.form) == {"oper": "where", "pvm1": ""}
    assert row.context == {
        "status": "officeholder",
        "title": "Aura",
        "minutes_section": "12",
        "date": "2026-03-04",
        "officeholder": "Tekninen johtaja",
    }


def test_an_item_in_html_may_list_its_own_attachments() -> None:
    (item,) = read(
        "fileshow?doctype=7&docid=55",
        "<html><body><h1>Kunnanhallitus 3.2.2026 § 7</h1><p>Torin kunnostus</p><h2>Päätösehdotus</h2>"
        "<p>Tori kunnostetaan.</p><h2>Päätös</h2><p>Hyväksyttiin.</p><h2>Liitteet</h2><table><tr><td>"
        '<a href="fileshow?doctype=3&amp;docid=61">Kartta</a></td></tr></table></body></html>',
    )

    assert isinstance(item, Decision)
    assert (item.body, item.minutes_section) == ("Kunnanhallitus", "7")
    assert [file.title for file in item.attachments] == ["Kartta"]


def test_sections_on_pages_of_their_own_are_no_running_heads() -> None:
    pages = ["§ 60\nMALLdno-2024-71\nLaituri", "§ 61\nMALLdno-2024-74\nSauna"]

    assert join_pages(pages) == "\n\n".join(pages)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        # A running head with a page number; the sentence goes on.
        (
            ["Kh 3.2.2026 § 7 1\nTori on", "Kh 3.2.2026 § 7 2\nvanha."],
            "Kh 3.2.2026 § 7 1\nTori on\nvanha.",
        ),
        # A new page that begins a new sentence.
        (["Mallila\nTori.", "Mallila\n\nSilta."], "Mallila\nTori.\n\nSilta."),
        (["Yksi sivu"], "Yksi sivu"),
        (["A", "", "B"], "A\n\nB"),
        ([], ""),
    ],
)
def test_pages_of_one_item_are_joined_without_their_running_heads(
    pages: list[str], expected: str
) -> None:
    assert join_pages(pages) == expected
