"""Public notices: fetched where the registry says that a platform has them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.crawl.lane import CrawlTask
from corpus.crawl.options import CrawlOptions
from corpus.model import Issue, Link, Page
from corpus.platforms.registry import platform
from corpus.reading.notice_lists import read_notices
from corpus.reading.webpages.markup import parse_html
from corpus.sources import Source, load_sources
from corpus.store import DecisionStore
from scripts.demo_site.paper import write_pdf
from tests.crawling.loop import crawl_in_loop
from tests.crawling.site import Site, serve

TITLE = "Kuulutus maa-aineslupahakemuksesta, Hiekkaharju"
TEXT = "Lautakunta kuuluttaa hakemuksesta. Hakemus on nähtävillä 4.3.2031 asti."
HTML = "<html><head><title>x</title></head><body>{}</body></html>"
ROW = '<tr><td>{day}</td><td><a href="{url}">{title}</a></td></tr>'
DYNASTY = "/cgi/DREQUEST.PHP?page=announcement_search&alo=1&tzo=-120"
TOWNS = {
    "dynasty": (
        "/cgi/DREQUEST.PHP?page=meeting_frames",
        DYNASTY,
        "/kuulutus/2031{}.PDF",
    ),
    "tweb": (
        "/ktwebscr/pk_tek_tweb.htm",
        "/ktwebscr/kuullist_tweb.htm",
        "/ktwebscr/fileshow?doctype=3&docid=70{}",
    ),
    "casem": ("/fi-FI", "/fi-FI/Kuulutukset", "/fi-FI/content/81{}/9"),
}


def notice_page(name: str) -> str | bytes:
    if name == "casem":
        return HTML.format(
            f'<div id="ContentStart"></div><h1>{TITLE}</h1><p>{TEXT}</p>'
        )
    return write_pdf([TITLE, "", TEXT])


@pytest.fixture(params=TOWNS)
def town(request: pytest.FixtureRequest) -> Iterator[tuple[str, Site]]:
    """Two notices on the list of a platform, on display from two days."""
    site = Site()
    _, listed, document = TOWNS[request.param]
    rows = ""
    for number, day in ((1, "4.2.2031"), (2, "5.2.2030")):
        site.pages[document.format(number)] = notice_page(request.param)
        rows += ROW.format(day=day, url=document.format(number), title=TITLE)
    site.pages[listed] = HTML.format(f"<h1>Kuulutukset</h1><table>{rows}</table>")
    with serve(site):
        yield request.param, site


def crawl(town: tuple[str, Site], store: DecisionStore, **row: object) -> None:
    name, site = town
    source = Source("mallila", name, site.base + TOWNS[name][0], **row)  # type: ignore[arg-type]
    limits = CrawlOptions(delay_s=0, backoff_s=0.05, timeout_s=5, tries=1)
    crawl_in_loop(store, [CrawlTask(source, platform(name))], limits)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DecisionStore]:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'notices.db'}") as opened:
        yield opened


@pytest.mark.slow
def test_notices_are_fetched_where_the_platform_has_them(
    town: tuple[str, Site], store: DecisionStore
) -> None:
    crawl(town, store, municipality="Mallila", notices="platform")
    found = [stored.decision for stored in store.iter_decisions()]

    assert {one.kind for one in found} == {"notice"}
    assert {one.title for one in found} == {TITLE}
    assert sorted(str(one.date) for one in found) == ["2030-02-05", "2031-02-04"]
    assert all("kuuluttaa hakemuksesta" in one.text for one in found)


@pytest.mark.parametrize("told", ["not-known", "elsewhere", "none"])
def test_elsewhere_no_list_of_notices_is_asked_for(
    town: tuple[str, Site], store: DecisionStore, told: str
) -> None:
    crawl(town, store, municipality="Mallila", notices=told)

    assert TOWNS[town[0]][1] not in town[1].paths()
    assert not list(store.iter_decisions())


MENUS = [
    ("Kungörelser", True),
    ("Offentliga kungörelser", True),
    ("Anslagstavla", True),
    ("Kungörelser och anvisningar för dem", False),
]


@pytest.mark.parametrize(("words", "is_found"), MENUS)
def test_a_swedish_site_tells_where_its_notices_are(
    store: DecisionStore, words: str, is_found: bool
) -> None:
    """The menu names the section, whatever its address is called; none is guessed."""
    site = Site()
    menu = f'<nav><a href="/sv-FI/Avdelning_5">{words}</a></nav>'
    bodies = '<div id="ContentStart"></div><h1>Organ</h1>'
    link = '<a href="/sv-FI/Organ/Stadsstyrelsen">Stadsstyrelsen</a>'
    site.pages["/sv-FI/Organ"] = HTML.format(menu + bodies + link)
    row = ROW.format(day="4.2.2031", url="/sv-FI/content/811/9", title=TITLE)
    site.pages["/sv-FI/Avdelning_5"] = HTML.format(f"<table>{row}</table>")
    site.pages["/sv-FI/content/811/9"] = notice_page("casem")
    with serve(site):
        source = Source(
            "mallila",
            "casem",
            f"{site.base}/sv-FI",
            municipality="Mallila",
            language="sv",
            notices="platform",
        )
        limits = CrawlOptions(delay_s=0, backoff_s=0.05, timeout_s=5, tries=1)
        crawl_in_loop(store, [CrawlTask(source, platform("casem"))], limits)
    found = [stored.decision for stored in store.iter_decisions()]

    assert [one.kind for one in found] == ["notice"] * is_found
    assert "/sv-FI/Kuulutukset" not in site.paths()


@pytest.mark.parametrize("name", TOWNS)
def test_the_list_is_known_by_its_address_alone(name: str) -> None:
    """A saved list is told from other pages when no link says what it is."""
    base, listed, _ = TOWNS[name]
    markup = HTML.format("<table></table>").encode()
    page = Page(f"https://a.example{listed}", "", markup)
    source = Source("mallila", name, f"https://a.example{base}")

    assert platform(name).identify(page).role == "notices"  # type: ignore[attr-defined]
    assert [type(one) for one in platform(name).read(page, source)] == [Issue]


@pytest.mark.parametrize(
    ("markup", "since", "expected"),
    [
        (ROW.format(day="4.2.2031", url="/n/1", title="Kaavan nähtävilläolo"), None,
         [("Kaavan nähtävilläolo", "2031-02-04")]),
        (ROW.format(day="4.2.2031–6.3.2031", url="/n/1", title="PDF"), None,
         [(None, "2031-02-04")]),
        (ROW.format(day="", url="/n/1", title="Kungörelse"), dt.date(2031, 1, 1),
         [("Kungörelse", None)]),
        (ROW.format(day="4.2.2030", url="/n/1", title="Vanha"), dt.date(2031, 1, 1), []),
        (2 * ROW.format(day="4.2.2031", url="/n/1", title="Kerran"), None,
         [("Kerran", "2031-02-04")]),
    ],
)  # fmt: skip
def test_rows_give_title_and_first_day(
    markup: str, since: dt.date | None, expected: list[tuple[str | None, str | None]]
) -> None:
    page = Page("https://a.example/lista", "notices", b"", since=since)
    root = parse_html(HTML.format(f"<table>{markup}</table>"))
    found = list(read_notices(root, page, page.url, re.compile("/n/"), "document"))
    links = [one for one in found if isinstance(one, Link)]

    assert found == links
    assert [(one.context.get("title"), one.context.get("date")) for one in links] == (
        expected
    )
    assert {one.context["kind"] for one in links} <= {"notice"}


@pytest.mark.parametrize(
    ("text", "issues"),
    [("Ei nähtävillä olevia kuulutuksia.", 0), ("Inga kungörelser.", 0), ("Moi", 1)],
)
def test_an_empty_list_is_none_only_where_it_says_so(text: str, issues: int) -> None:
    page = Page("https://a.example/lista", "notices", b"")
    root = parse_html(HTML.format(f"<p>{text}</p>"))
    found = list(read_notices(root, page, page.url, re.compile("/n/"), "document"))

    assert len(found) == issues


def test_the_registry_tells_of_some_sources_where_their_notices_are() -> None:
    """Only of those that somebody has looked at; the platform has a reader for them."""
    told = {row.source_id: row for row in load_sources() if row.notices != "not-known"}

    assert told
    assert {
        row.platform for row in told.values() if row.notices == "platform"
    } <= TOWNS.keys()
