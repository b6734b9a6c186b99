"""What has changed: new, changed and removed decisions, as a page and as a feed."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlencode

import feedparser
import openpyxl
import pytest
from flask.testing import FlaskClient

from corpus.records import StoredDecision
from corpus.store import DecisionStore
from search_web.page.templating import FINLAND
from search_web.pages.changes import change_rows
from tests.search_web_world import decision, make_client


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    made = [decision(n, title=f"Otsikko {n}") for n in range(1, 6)]
    made.append(decision(2, title="Otsikko 2", text="Muuttui.", blocks=()))
    return make_client(tmp_path, made, removed={"mallila/4": "pyyntö"})


def ids(html: str) -> list[str]:
    return re.findall(r'<h3><a href="/en/paatos/mallila/(\d+)"', html)


def test_the_newest_changes_come_first_each_decision_once(client: FlaskClient) -> None:
    html = client.get("/en/muutokset").text

    assert ids(html) == ["2", "5", "3", "1"]
    assert 'href="/en/versiot/mallila/2"' in html


def test_nothing_of_what_was_removed_is_told(client: FlaskClient) -> None:
    """When and why, but neither its title nor its text nor its id."""
    html = client.get("/en/muutokset?laji=poistettu").text

    assert "It was removed from this service on request." in html
    assert "Otsikko" not in html
    assert "mallila/4" not in html


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("laji=lisatty", ["5", "3", "1"]),
        ("laji=muuttunut", ["2"]),
        ("kunta=Lahti", ["1"]),
        ("kunta=Kuopio&laji=lisatty", ["5"]),
        ("maakunta=Pohjois-Savo", ["2", "5"]),
        ("maakunta=norra+savolax&kunta=Lahti", []),
        ("maakunta=&laji=muuttunut", ["2"]),
        ("haku=kunta%3DLahti%26kunta%3DVantaa", ["3", "1"]),
        ("haku=maakunta%3DUusimaa", ["3"]),
    ],
)
def test_kinds_and_publishers_are_chosen(
    client: FlaskClient, query: str, found: list[str]
) -> None:
    assert ids(client.get(f"/en/muutokset?{query}").text) == found


def test_what_was_removed_belongs_to_its_region(tmp_path: Path) -> None:
    """A search that names places only has removals, too; one with words has none."""
    made = [
        decision(municipality=name.title(), source_id=name, decision_id=f"{name}/{n}")
        for name in ("kuopio", "lahti")
        for n in (1, 2)
    ]
    gone = {"kuopio/1": "pyyntö", "lahti/1": "pyyntö"}
    client = make_client(tmp_path, made, removed=gone)

    def removals(query: str) -> int:
        html = client.get(f"/en/muutokset?{query}").text
        return html.count("It was removed from this service on request.")

    assert removals("") == 2
    assert removals("maakunta=Pohjois-Savo") == 1
    assert removals("haku=maakunta%3DPohjois-Savo") == 1
    assert removals("haku=q%3Dkirjasto") == 0
    table = client.get("/muutokset.csv?maakunta=Pohjois-Savo&laji=poistettu").text
    assert [row["region"] for row in csv.DictReader(io.StringIO(table))] == [
        "Pohjois-Savo"
    ]
    feed = client.get("/muutokset.atom?maakunta=Pohjois-Savo").text
    assert feed.count("<at:deleted-entry") == 1
    assert "North Savo" in client.get("/en/muutokset?maakunta=Pohjois-Savo").text


def test_older_changes_are_a_page_further(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every change is on one page; small stretches of the log make no difference."""
    monkeypatch.setattr(change_rows, "PAGE_SIZE", 2)
    monkeypatch.setattr(change_rows, "STRETCH", 3)
    seen: list[str] = []
    address = "/en/muutokset?laji=lisatty"
    for _ in range(6):
        html = client.get(address).text
        seen += ids(html)
        further = re.search(r'rel="next" href="([^"]+)"', html)
        if further is None:
            break
        address = further[1].replace("&amp;", "&")

    assert seen == ["5", "3", "1"]


@pytest.mark.parametrize(("address", "most"), [("muutokset.csv", 6), ("muutokset", 4)])
def test_decisions_of_changes_are_read_once(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, address: str, most: int
) -> None:
    """The whole list is not read anew for every page of it, nor a stretch for a page."""
    asked: list[str] = []
    own = DecisionStore.get_many

    def noted(store: DecisionStore, ids: Iterable[str]) -> dict[str, StoredDecision]:
        asked.extend(wanted := list(ids))
        return own(store, wanted)

    monkeypatch.setattr(DecisionStore, "get_many", noted)
    monkeypatch.setattr(change_rows, "PAGE_SIZE", 2)
    assert client.get(f"/en/{address}").status_code == 200

    assert 0 < len(asked) <= most


def test_the_feed_holds_the_same(client: FlaskClient) -> None:
    feed = feedparser.parse(client.get("/muutokset.atom").data)
    only = feedparser.parse(client.get("/muutokset.atom?kunta=Lahti").data)

    assert [entry.title for entry in feed.entries] == [
        "Otsikko 2",
        "Otsikko 5",
        "Otsikko 3",
        "Otsikko 1",
    ]
    assert len(only.entries) == 1


@pytest.mark.parametrize("query", ["laji=x", "kunta=Olematon", "ennen=x", "sivu=2"])
def test_what_is_not_known_is_refused(client: FlaskClient, query: str) -> None:
    assert client.get(f"/muutokset?{query}").status_code == 400


@pytest.mark.slow
@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("q=muuttui", ["2"]),
        ("q=kirjasto", ["5", "3", "1"]),
        ("kunta=Lahti", ["1"]),
        ("q=kirjasto&kunta=Kuopio&jarjestys=vanhimmat", ["5"]),
        ("q=kirjasto&laji=meeting-item", ["5", "3", "1"]),
        ("", ["2", "5", "3", "1"]),
        ("q=olematonsana", []),
    ],
)
def test_changes_of_a_search_are_of_what_it_finds(
    client: FlaskClient, search: str, found: list[str]
) -> None:
    """On the page and in the feed; the search keeps its own filters, whatever they are."""
    encoded = urlencode({"haku": search}) if search else "haku=q%3D"
    html = client.get(f"/en/muutokset?{encoded}").text
    feed = feedparser.parse(client.get(f"/en/muutokset.atom?{encoded}").data)

    assert ids(html) == found
    assert [entry.link.rsplit("/", 1)[-1] for entry in feed.entries] == found


def test_a_search_leads_to_its_changes_and_they_lead_back(client: FlaskClient) -> None:
    results = client.get("/en/haku?q=kirjasto&kunta=Lahti").text
    link = re.search(r'href="(/en/muutokset[?][^"]*)"', results)
    assert link
    html = client.get(link[1].replace("&amp;", "&")).text

    assert ids(html) == ["1"]
    assert "What has changed: kirjasto; Municipality: Lahti" in html
    assert 'href="/en/haku?q=kirjasto&amp;kunta=Lahti"' in html
    assert "laji=poistettu" not in html


@pytest.mark.parametrize(
    "query", ["haku=vari%3Dsininen", "haku=q%3Dx&laji=poistettu", "haku=kunta%3DEiole"]
)
def test_a_search_that_cannot_be_is_refused(client: FlaskClient, query: str) -> None:
    assert client.get(f"/en/muutokset?{query}").status_code == 400


TODAY = dt.datetime.now(FINLAND).date()


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A meeting of these days with a routine item, an old meeting, and a cover page."""
    day = {"date": TODAY, "municipality": "Lahti", "body_name": "Sivistyslautakunta"}
    made = [
        decision(11, title="Avaus", is_routine=True, **day),
        decision(12, title="Höyrylaiva", body="Sivistyslautakunta", **day),
        decision(13, title="Kioski", body="Sivistyslautakunta", **day),
        decision(14, title="Vanha", municipality="Kuopio"),
        decision(16, title="Kansi", kind="minutes-front-page"),
    ]
    return make_client(tmp_path_factory.mktemp("news"), made)


def test_new_is_told_from_what_was_only_added(news: FlaskClient) -> None:
    """A decision of years ago is not new because a crawl found it today."""
    new = news.get("/en/muutokset?laji=uusi").text
    added = news.get("/en/muutokset?laji=lisatty").text

    assert sorted(ids(new)) == ["12", "13"]
    assert ids(added) == ["14"]
    assert "added to the service" in added


def test_routine_items_are_left_out_unless_asked_for(news: FlaskClient) -> None:
    """Openings and cover pages are one link away, in the feed and files, too."""
    every = "/en/muutokset?rutiinit=1"

    assert not {"11", "16"} & set(ids(news.get("/en/muutokset").text))
    assert {"11", "16"} <= set(ids(news.get(every).text))
    assert 'rutiinit=1">' in news.get("/en/muutokset").text
    assert len(feedparser.parse(news.get("/muutokset.atom").data).entries) == 3
    assert (
        len(feedparser.parse(news.get("/muutokset.atom?rutiinit=1").data).entries) == 5
    )


def test_items_of_a_meeting_are_under_its_heading(news: FlaskClient) -> None:
    """One heading for the meeting, with its page; each item with what was decided."""
    html = news.get("/en/muutokset?laji=uusi").text

    assert html.count('class="change-group"') == 1
    assert f'href="/en/kokous/Lahti/Sivistyslautakunta/{TODAY.isoformat()}"' in html
    assert html.count("Lautakunta hyväksyi ehdotuksen yksimielisesti.") == 2
    assert html.count("outcome-approved") == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=höyrylaiva", ["12"]),
        ("q=höyrylaiva&kunta=Kuopio", []),
        ("alku={today}&laji=uusi", ["12", "13"]),
        ("loppu={before}", []),
        ("alku={after}", []),
    ],
)
def test_words_and_days_choose(news: FlaskClient, query: str, found: list[str]) -> None:
    """On the page, in the feed and in both files; days are counted from when it was seen."""
    table = io.StringIO(news.get("/muutokset.csv?laji=uusi").text.lstrip("\ufeff"))
    seen = dt.date.fromisoformat(next(csv.DictReader(table))["seen_on"])
    day = dt.timedelta(days=1)
    query = query.format(today=seen, before=seen - day, after=seen + day)
    page = news.get(f"/en/muutokset?{query}").text
    rows = list(csv.DictReader(io.StringIO(news.get(f"/muutokset.csv?{query}").text)))
    book = openpyxl.load_workbook(io.BytesIO(news.get(f"/muutokset.xlsx?{query}").data))
    feed = feedparser.parse(news.get(f"/muutokset.atom?{query}").data)

    assert sorted(ids(page)) == found
    assert (
        len(rows) == len(feed.entries) == book.worksheets[0].max_row - 1 == len(found)
    )
    assert all(row["outcome"] == "approved" for row in rows)


def test_a_file_of_changes_is_in_the_readers_language(news: FlaskClient) -> None:
    query = "muoto=taulukko&erotin=puolipiste&laji=uusi"
    text = news.get(f"/muutokset.csv?{query}").text
    row = next(csv.DictReader(io.StringIO(text), delimiter=";"))

    assert row["Muutos"] == "uusi"
    assert row["Ratkaisu"] == "Hyväksytty"
    assert row["Mitä päätettiin"]


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ("kunta=Lahtii", "kunta", "Lahti"),
        ("alku=eilen", "alku", "7.5.2026"),
        ("alku=2.5.2026&loppu=1.5.2026", "loppu", "alkupäivää 2.5.2026"),
    ],
)
def test_a_mistake_is_told_at_its_field(
    news: FlaskClient, query: str, field: str, said: str
) -> None:
    """The page stays, with what else was typed; nothing is listed."""
    reply = news.get(f"/muutokset?q=kioski&{query}")
    told = re.search(rf'id="virhe-{field}">([^<]*)<', reply.text)

    assert reply.status_code == 400
    assert told
    assert said in told[1]
    assert 'name="q" value="kioski"' in reply.text
    assert "change-group" not in reply.text
