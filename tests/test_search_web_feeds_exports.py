"""Feeds and whole-result exports: the same decisions, order and total as the page."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import openpyxl
import pytest
from flask.testing import FlaskClient

from analyzers.decision.meaning_values import (
    AppealEvidence,
    DecidedSum,
    Meaning,
    VoteCount,
)
from indexer.answering.hits.table_files import csv_lines, defused, printable, xlsx_bytes
from tests.search_web_world import decision, make_client

ATOM = "{http://www.w3.org/2005/Atom}"
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    hostile = decision(60, title='=HYPERLINK("x") <b>\x0b & "ä"')
    return make_client(
        tmp_path_factory.mktemp("feeds"),
        [*(decision(n) for n in range(1, 60)), hostile],
        removed={"mallila/59": "pyyntö"},
    )


@pytest.mark.parametrize("query", ["", "q=kirjasto", "q=kirjasto&kunta=Vantaa", "q=x"])
def test_every_form_has_the_same_decisions_in_the_same_order(
    client: FlaskClient, query: str
) -> None:
    total = client.get(f"/api/v1/haku?{query}").json["total"]
    ndjson = [
        json.loads(line)["id"]
        for line in client.get(f"/haku.ndjson?{query}").text.splitlines()
    ]
    table = list(csv.DictReader(io.StringIO(client.get(f"/haku.csv?{query}").text)))
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/haku.xlsx?{query}").data))
    sheet = [row[0] for row in book.active.iter_rows(min_row=2, values_only=True)]

    assert len(ndjson) == total
    assert [row["id"] for row in table] == ndjson == sheet


def test_formula_in_a_title_is_text_in_tables(client: FlaskClient) -> None:
    rows = csv.DictReader(io.StringIO(client.get("/haku.csv").text))
    title = next(row["title"] for row in rows if row["id"] == "mallila/60")

    assert title.startswith("'=HYPERLINK")


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_dangerous_beginnings_are_defused(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


def test_byte_order_mark_is_an_option(client: FlaskClient) -> None:
    assert client.get("/haku.csv?bom=1").data.startswith(b"\xef\xbb\xbfid,")
    assert client.get("/haku.csv").data.startswith(b"id,")


@pytest.mark.slow
def test_the_separator_of_csv_is_a_choice(client: FlaskClient) -> None:
    """Spreadsheets in Finnish and Swedish want ";"; programs keep the comma."""
    chosen = client.get("/haku.csv?q=kirjasto&bom=1&erotin=puolipiste").text
    plain = client.get("/haku.csv?q=kirjasto").text
    rows = list(csv.reader(io.StringIO(chosen.removeprefix("\ufeff")), delimiter=";"))

    assert rows == list(csv.reader(io.StringIO(plain)))
    assert len(rows) > 50
    assert client.get("/haku.csv?erotin=sarkain").status_code == 400
    for path, first in (("/haku?q=a", "puolipiste"), ("/en/haku?q=a", "pilkku")):
        offered = re.findall(r"erotin=(\w+)", client.get(path).text)
        assert offered[0] == first
        assert set(offered) == {"puolipiste", "pilkku"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "page",
    ["/vertaa?q=kirjasto", "/laki/2015/410/14", "/kattavuus", "/muutokset", "/summat"],
)
def test_each_table_of_a_page_opens_in_a_spreadsheet(
    client: FlaskClient, page: str
) -> None:
    """The link has a mark of UTF-8, and what the reader's language has between cells."""
    for prefix, sign in (("", ";"), ("/sv", ";"), ("/en", ",")):
        text = client.get(prefix + page).text
        (address,) = set(re.findall(r'href="([^"]+\.csv[^"]*)"', text))
        table = client.get(html.unescape(address)).text
        assert table.startswith("\ufeff")
        assert sign in table.splitlines()[0]
        other = {",": ";", ";": ","}[sign]
        assert table.splitlines()[0].count(sign) > table.splitlines()[0].count(other)


def test_the_workbook_is_for_people(client: FlaskClient) -> None:
    """Labels, real days, links, a frozen header with filters, and what the file is."""
    book = openpyxl.load_workbook(io.BytesIO(client.get("/haku.xlsx?q=kirjasto").data))
    sheet, about = book.worksheets
    labels = [cell.value for cell in sheet[1]]
    row = dict(zip(labels, sheet[2], strict=True))

    assert labels[:2] == ["Tunniste", "Kunta"]
    assert isinstance(row["Päivä"].value, dt.datetime)
    assert row["Ratkaisu"].value == "Hyväksytty"
    assert row["Mitä päätettiin"].value
    assert row["Pysyvä osoite"].hyperlink is not None
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref is not None
    said = {line[0].value: line[1].value for line in about.iter_rows()}
    assert said["Löytyneitä päätöksiä"] == str(sheet.max_row - 1)
    assert said["Hakusana"] == "kirjasto"
    assert said["Tunniste"] == "Päätöksen pysyvä tunniste tässä palvelussa."
    meanings = {
        line[0].value: (line[1].value, line[2].value)
        for line in list(about.rows)
        if line[0].value
    }
    labels = [cell.value for cell in sheet[1]]
    assert all(all(meanings[label]) for label in labels)
    english = openpyxl.load_workbook(io.BytesIO(client.get("/en/haku.xlsx").data))
    assert english.worksheets[0]["B1"].value == "Municipality"


@pytest.mark.parametrize(
    ("tier", "told", "rows"),
    [
        ("", {"Decisions found": "1"}, ["exact"]),
        ("&taso=laheiset", {"Near decisions found": "1"}, ["near"]),
        (
            "&taso=kaikki",
            {"Decisions found": "1", "Near decisions found": "1"},
            ["exact", "near"],
        ),
    ],
)
def test_the_workbook_counts_and_marks_near_decisions_as_such(
    tmp_path: Path, tier: str, told: dict[str, str], rows: list[str]
) -> None:
    """What it says it holds is what it holds, whichever hits were asked for."""
    text = "Päätös\n\nLautakunta hankkii {}."
    both, one = "soutuveneen ja sille airot", "soutuveneen satamaan"
    client = make_client(
        tmp_path,
        [
            decision(n, title="Hankinta", text=text.format(what), blocks=())
            for n, what in enumerate((both, one), start=1)
        ],
    )
    address = f"haku.xlsx?q=soutuvene+airot{tier}"
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/en/{address}").data))
    sheet, about = book.worksheets
    said = {line[0].value: line[1].value for line in about.iter_rows()}
    place = [cell.value for cell in sheet[1]].index("Hit")

    assert {k: v for k, v in said.items() if k and k.endswith("found")} == told
    assert [line[place].value for line in list(sheet.rows)[1:]] == rows


def test_a_sum_is_told_with_what_it_is(tmp_path: Path) -> None:
    """A yearly price without tax is no price of one time, in a file as on the page."""
    text = "Päätös\n\nHinta on 400 000 euroa vuodessa ilman arvonlisäveroa."
    start = text.index("400 000 euroa")
    money = DecidedSum(400_000.0, "price", start, start + 13, "year", "without")
    made = decision(
        1, text=text, blocks=(), meaning=Meaning("approved", money=(money,))
    )
    client = make_client(tmp_path, [made])
    book = openpyxl.load_workbook(io.BytesIO(client.get("/haku.xlsx").data))
    head, line = (list(row) for row in book.worksheets[0].iter_rows(values_only=True))
    row = dict(zip(head, line, strict=True))

    assert row["Suurin päätetty summa, euroa"] == 400_000
    assert row["Kuinka usein"] == "vuodessa"
    assert row["Alv"] == "ilman alv:tä"
    assert row["Minkä summa"]


VOTED_TEXT = """Päätös

Jaa-ääniä annettiin 4 ja ei-ääniä 9. Vastaehdotus voitti.

Lautakunta päätti hylätä esityksen."""


@pytest.fixture(scope="module")
def voted(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A decision whose counter-proposal won by 9 to 4."""
    lost = VoteCount(4, 9, 0, 0, "countermotion", False, 8, 40, about="counter")
    appeal = AppealEvidence("oikaisuvaatimus", 0, 6, 14)
    meaning = Meaning(
        "rejected", decided_by_vote=True, votes=(lost,), appeals=(appeal,)
    )
    made = decision(1, text=VOTED_TEXT, blocks=(), meaning=meaning, outcome="rejected")
    return make_client(tmp_path_factory.mktemp("voted"), [made])


def rows_for_people(client: FlaskClient, path: str) -> list[dict[str, str]]:
    text = client.get(path).text.removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_the_table_for_people_is_in_their_language(voted: FlaskClient) -> None:
    """Headings, outcome and appeal in words; no cell that a spreadsheet takes for a day."""
    query = "muoto=taulukko&bom=1&erotin=puolipiste"
    (row,) = rows_for_people(voted, f"/haku.csv?{query}")
    (swedish,) = rows_for_people(voted, f"/sv/haku.csv?{query}")

    assert row["Ratkaisu"] == "Hylätty"
    assert row["Muutoksenhaku"] == "Oikaisuvaatimus"
    assert (row["Äänet puolesta"], row["Äänet vastaan"]) == ("4", "9")
    assert row["Äänten ero"] == "5"
    assert swedish["Röster för"] == "4"
    assert not any(re.fullmatch(r"\d+[-–/.]\d+", cell) for cell in row.values())


def test_the_csv_of_programs_keeps_its_names(voted: FlaskClient) -> None:
    """Without the parameter nothing depends on the language."""
    (row,) = csv.DictReader(io.StringIO(voted.get("/haku.csv").text))

    assert (row["outcome"], row["votes"]) == ("rejected", "4-9")
    assert voted.get("/sv/haku.csv").text == voted.get("/haku.csv").text.replace(
        "/paatos/", "/sv/paatos/"
    )
    assert voted.get("/haku.csv?muoto=kaunis").status_code == 400


def test_votes_have_one_order_on_every_page(voted: FlaskClient) -> None:
    """For before against, whichever won: on cards, in the panel, among the facts."""
    pages = ("/haku", "/aanestykset", "/paatos/mallila/1")
    told = [
        re.search(r'<div class="vote".*?</div>', voted.get(path).text, re.S)
        for path in pages
    ]
    figures = [re.findall(r"\d+(?=</span>)", bar[0]) for bar in told if bar]

    assert figures == [["4", "9"]] * 3
    assert "4–9" in voted.get("/paatos/mallila/1").text


@pytest.mark.parametrize(
    ("accept", "is_page"),
    [
        ("*/*", False),
        (None, False),
        ("text/csv", False),
        ("text/html,application/xhtml+xml,*/*;q=0.8", True),
    ],
)
def test_programs_get_the_faults_of_files_as_those_of_the_api(
    client: FlaskClient, accept: str | None, is_page: bool
) -> None:
    """A reader of tables got a web page; a browser still does."""
    headers = {"Accept": accept} if accept else {}
    for path in ("/haku.csv?foo=1", "/sv/haku.ndjson?foo=1", "/vertaa.xlsx?foo=1"):
        reply = client.get(path, headers=headers)
        kind = "text/html" if is_page else "application/problem+json"

        assert reply.status_code == 400
        assert reply.mimetype == kind
        assert "foo" in reply.text
    assert client.get("/haku?foo=1", headers=headers).mimetype == "text/html"


def test_the_closest_votes_of_the_front_page_are_in_the_order_of_their_list(
    tmp_path: Path,
) -> None:
    """By the margin: 20–23 came before 5–6; of equals the one with more votes."""
    figures = {1: (20, 23), 2: (5, 6), 3: (10, 11), 4: (9, 0)}
    made = [
        decision(
            number,
            title=f"Asia {number}",
            case_number=f"{number}/00.01/2024",
            meaning=Meaning(
                "approved",
                decided_by_vote=True,
                votes=(VoteCount(*votes, 0, 0, "base", False, 8, 40),),
            ),
        )
        for number, votes in figures.items()
    ]
    client = make_client(tmp_path, made)
    home = client.get("/").text.partition("Tiukimmat äänestykset")[2]
    listed = client.get("/aanestykset").text

    assert re.findall(r">Asia (\d)<", home.partition("</section>")[0])[:3] == list(
        "321"
    )
    assert set(re.findall(r">Asia (\d)<", listed)[:2]) == {"2", "3"}


def test_the_sheet_has_votes_as_numbers(voted: FlaskClient) -> None:
    """A margin can be sorted by."""
    book = openpyxl.load_workbook(io.BytesIO(voted.get("/haku.xlsx").data))
    labels = [cell.value for cell in book.active[1]]
    row = dict(zip(labels, book.active[2], strict=True))

    assert row["Äänet puolesta"].value == 4
    assert row["Äänet vastaan"].value == 9
    assert row["Äänten ero"].value == 5
    assert row["Muutoksenhaku"].value == "Oikaisuvaatimus"


def test_tables_stream_in_pieces() -> None:
    """A long table is never held whole."""
    pieces = list(csv_lines(("a",), (["x" * 1000] for _ in range(200))))

    assert len(pieces) > 2
    assert b"".join(pieces).count(b"\r\n") == 201


def test_worksheet_keeps_texts_as_texts() -> None:
    data = b"".join(xlsx_bytes(("a",), [["=1+1"], ["\x0bsana"], ["007"]]))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active

    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        "=1+1",
        "sana",
        "007",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/haku.atom?q=kirjasto",
        "/haku.atom",
        "/laki/2015/410.atom",
        "/laki/2015/410/14.atom",
        "/kunta/Vantaa.atom",
        "/kunta/Vantaa/toimielin/Sivistyslautakunta.atom",
        "/asia/Lahti/101/12.03.00/2024.atom",
    ],
)
def test_feed_is_well_formed_and_complete(client: FlaskClient, address: str) -> None:
    """The reader of feeds finds nothing to complain about; required elements stand."""
    reply = client.get(address)
    parsed = feedparser.parse(reply.data)
    root = ET.fromstring(reply.data)

    assert reply.status_code == 200
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert parsed.entries
    for element in [root, *root.findall(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert element.find(f"{ATOM}{name}").text
    for entry in root.findall(f"{ATOM}entry"):
        assert entry.find(f"{ATOM}author/{ATOM}name").text
    ids = [entry.id for entry in parsed.entries]
    assert len(set(ids)) == len(ids)


def test_feed_pages_follow_each_other(client: FlaskClient) -> None:
    seen: list[str] = []
    address = "/haku.atom"
    while address:
        parsed = feedparser.parse(client.get(address).data)
        seen += [entry.id for entry in parsed.entries]
        links = {link.rel: link.href for link in parsed.feed.links}
        address = links.get("next", "")
    total = client.get("/api/v1/haku").json["total"]

    assert len(seen) == len(set(seen)) == total == 59


def test_feed_ids_do_not_depend_on_the_page(client: FlaskClient) -> None:
    first = feedparser.parse(client.get("/haku.atom").data)
    second = feedparser.parse(client.get("/haku.atom?sivu=2").data)

    assert first.feed.id == second.feed.id


def test_removed_decision_is_a_tombstone_without_text(client: FlaskClient) -> None:
    root = ET.fromstring(client.get("/haku.atom").data)
    graves = root.findall(TOMBSTONE)

    assert [g.get("ref") for g in graves] == ["tag:paatoshaku,2026:paatos/mallila/59"]
    assert "Kirjaston aukioloajat 59" not in ET.tostring(root, "unicode")


@pytest.mark.parametrize(
    ("query", "graves"),
    [("", 1), ("kunta=Lahti", 0), ("q=kirjasto", 0), ("jarjestys=uusimmat", 1)],
)
def test_a_feed_has_only_removals_that_belong_to_it(
    client: FlaskClient, query: str, graves: int
) -> None:
    """Whether a removed text had the words is not known; its reason is in words."""
    root = ET.fromstring(client.get(f"/haku.atom?{query}").data)
    found = root.findall(TOMBSTONE)

    assert len(found) == graves
    assert all("pyynnöstä" in "".join(one.itertext()) for one in found)


def test_unchanged_feed_answers_304(client: FlaskClient) -> None:
    first = client.get("/haku.atom?q=kirjasto")
    by_tag = client.get(
        "/haku.atom?q=kirjasto", headers={"If-None-Match": first.headers["ETag"]}
    )

    assert by_tag.status_code == 304


@pytest.mark.parametrize(
    "address",
    ["/haku.atom?sivu=99", "/asia/Lahti/1/99.99.99/2001.atom"],
)
def test_feed_of_nothing_is_404(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/haku.csv?foo=1", "/haku.atom?foo=1", "/haku.csv?bom=2"]
)
def test_wrong_parameter_is_400(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 400


def test_empty_store_gives_a_valid_feed(tmp_path: Path) -> None:
    client = make_client(tmp_path, [decision(1)])
    parsed = feedparser.parse(client.get("/haku.atom?q=olematonsana").data)

    assert not parsed.bozo
    assert parsed.entries == []


@pytest.mark.parametrize(
    "path",
    [
        "/haku",
        "/haku.csv",
        "/haku.xlsx",
        "/haku.ndjson",
        "/haku.atom",
        "/api/v1/haku",
        "/api/v1/rajaukset",
        "/tallennettu/uusi",
    ],
)
@pytest.mark.parametrize("query", ["kunta=Atlantis", "-kunta=Atlantis"])
def test_unknown_municipality_is_refused_in_every_form_instead_of_giving_nothing(
    client: FlaskClient, path: str, query: str
) -> None:
    answer = client.get(f"{path}?{query}")

    assert answer.status_code == 400
    assert "Atlantis" in answer.text


@pytest.mark.parametrize(
    "path", ["/kunta/Atlantis.atom", "/kunta/Atlantis/toimielin/Foo.atom"]
)
def test_feed_of_an_unknown_municipality_is_not_there(
    client: FlaskClient, path: str
) -> None:
    assert client.get(path).status_code == 404


def test_title_of_a_feed_names_the_filters(client: FlaskClient) -> None:
    plain = feedparser.parse(client.get("/haku.atom").data)
    chosen = feedparser.parse(client.get("/haku.atom?q=kirjasto&kunta=Vantaa").data)

    assert plain.feed.title.startswith("Kaikki päätökset")
    assert chosen.feed.title.startswith("kirjasto; Kunta: Vantaa")


def test_feed_and_files_of_a_later_page_are_of_the_whole_search(
    client: FlaskClient,
) -> None:
    page = client.get("/haku?jarjestys=uusimmat&sivu=3").text
    links = re.findall(r'href="((?:/haku\.|/tallennettu/uusi)[^"]*)"', page)

    # feed, two CSV, XLSX, BibTeX, RIS, package, Parquet, NDJSON, saving
    assert len(set(links)) == 10
    assert not any("sivu" in link for link in links)
    assert all(client.get(html.unescape(link)).status_code == 200 for link in links)


@pytest.mark.slow
def test_cells_of_workbooks_hold_what_xml_can_hold() -> None:
    """XML 1.0: tab, line ends, and everything from the blank on but for two gaps."""
    every = "".join(map(chr, range(0x110000)))
    gaps = {*range(0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF} - {9, 10, 13}

    assert set(every) - set(printable(every)) == set(map(chr, gaps))
    assert printable("Päätös\x00 hyväksytty\x0b.") == "Päätös hyväksytty."
