"""The comparison: its trend, its small charts, and its files."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path

import openpyxl
import pytest
from flask.testing import FlaskClient

from corpus.model import Decision
from indexer.request import SearchRequest
from search_web.coverage_facts import CoverageFacts, PublisherCoverage
from search_web.pages.compare.case_counts import Counted, joined
from search_web.pages.compare.compare_table import build_table
from search_web.pages.compare.small_charts import EDGE, HEIGHT, WIDTH, small_charts
from search_web.pages.compare.trend import compared_publishers, trend
from tests.making import changed
from tests.search_web_world import decision, make_client
from tests.test_search_web_texts import comparison


def test_the_trend_adds_up_every_row_over_all_that_was_looked_at() -> None:
    """Its base holds publishers without a hit, too; a year of nothing has no value."""
    facts = CoverageFacts(
        {
            "A": PublisherCoverage("A", 300, {"2023-01": 100, "2024-01": 200}),
            "B": PublisherCoverage("B", 100, {"2024-02": 100}),
        },
        (),
        400,
        0,
        "2023-01",
        "2024-02",
        None,
    )
    table = build_table(
        {"A": {"2023": Counted(2), "2024": Counted(3)}},
        facts,
        years=("2022", "2023", "2024"),
        wanted=(),
        unit="tuhatta",
        with_zeros=False,
    )
    asked = SearchRequest(query="x")
    found = trend(table, compared_publishers(asked, facts), facts, "All", str)
    cells = found.rows[0].cells

    assert [cell.count for cell in cells] == [0, 2, 3]
    assert [cell.base for cell in cells] == [0, 100, 300]
    assert [cell.state for cell in cells] == ["none", "partial", "partial"]
    assert [cell.rate for cell in cells] == [None, 20.0, 10.0]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"municipality": ("Oma",)}, {"Oma"}),
        ({"region": ("Lappi",), "municipality": ("Oma",)}, {"Oma"}),
        ({}, {"A"}),
    ],
)
def test_the_trend_looks_where_the_search_looks(
    filters: dict[str, tuple[str, ...]], expected: set[str]
) -> None:
    """Those chosen, else all of the region, else all that are held."""
    facts = CoverageFacts({"A": PublisherCoverage("A")}, (), 0, 0, None, None, None)
    asked = SearchRequest(filters=filters)
    inari = compared_publishers(SearchRequest(filters={"region": ("Lappi",)}), facts)

    assert set(compared_publishers(asked, facts)) == expected
    assert "Inari" in inari
    assert "A" not in inari


def test_small_charts_share_one_scale() -> None:
    """The largest value of all reaches the top; points stay inside the picture."""
    charts = small_charts(comparison(), 12, lambda name: f"/{name}")
    points = [chart.end for chart in charts] + [p for c in charts for p in c.dots]

    assert [chart.name for chart in charts] == ["Iso", "Vajaa", "Pieni"]
    assert min(y for _, y in points) == EDGE
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)
    assert charts[0].address == "/Iso"


def test_the_trend_tells_years_that_are_not_whole(tmp_path: Path) -> None:
    """A fall to a year of which little is held is no fall: its point is hollow."""
    months = [
        decision(n, municipality="Lahti", date=dt.date(2022, n, 7))
        for n in range(1, 13)
    ]
    made = [*months, decision(20, municipality="Lahti", date=dt.date(2023, 1, 7))]
    html = make_client(tmp_path, made).get("/en/vertaa?q=kirjasto&kunta=Lahti").text
    figure = html[html.index('<figure class="chart"') :].partition("</figure>")[0]
    wide = figure[figure.index('<svg class="wide"') :].partition("</svg>")[0]
    points = re.findall(r'<circle [^>]*r="4"( class="partial")?>', wide)

    assert points == ["", ' class="partial"']
    assert "Hollow points" in figure


def test_the_page_shows_the_trend_before_the_publishers(tmp_path: Path) -> None:
    """First all together, then one by one, then the table; the workbook is linked."""
    made = [
        decision(n, municipality=f"Kunta {n % 3}", date=dt.date(2020 + n % 4, 3, 7))
        for n in range(1, 25)
    ]
    client = make_client(tmp_path, made)
    html = client.get("/en/vertaa?q=kirjasto").text
    places = [
        html.index(part)
        for part in ("All together", "One by one", '<table class="compare">')
    ]

    assert places == sorted(places)
    assert html.count('<section class="small-charts"') == 1
    assert "/en/vertaa.xlsx?q=kirjasto" in html


@pytest.mark.slow
def test_the_workbook_has_the_figures_of_the_csv(tmp_path: Path) -> None:
    """Numbers are numbers, the header is frozen, another sheet says what it is."""
    made = [
        decision(n, municipality=f"Kunta {n}", date=dt.date(2005 + n % 15, 3, 7))
        for n in range(1, 71)
    ]
    client = make_client(tmp_path, made)
    reply = client.get("/en/vertaa.xlsx?q=kirjasto")
    book = openpyxl.load_workbook(io.BytesIO(reply.data))
    sheet, about = book.worksheets
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    lines = client.get("/vertaa.csv?q=kirjasto").text.splitlines()[1:]

    assert len(rows) == len(lines)
    assert sum(int(row[2] or 0) for row in rows) == 70
    assert all(isinstance(row[1], int) for row in rows)
    assert {row[5] for row in rows if row[2] is None} <= {
        "not covered: the figure is not known"
    }
    assert sheet.freeze_panes == "A2"
    assert any("/vertaa?q=kirjasto" in str(row[1].value) for row in about.iter_rows())
    told = {row[0].value: row[1].value for row in about.iter_rows()}
    assert all(told[cell.value] for cell in sheet[1])


def test_each_line_of_the_workbook_opens_its_decisions(tmp_path: Path) -> None:
    """With the region and the code that other tables have; a zero opens nothing."""
    client = make_client(tmp_path, [decision(1), decision(2), decision(5)])
    reply = client.get("/en/vertaa.xlsx?q=kirjasto")
    sheet = openpyxl.load_workbook(io.BytesIO(reply.data)).worksheets[0]
    names = [cell.value for cell in sheet[1]]
    rows = [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=2)]
    found = [row for row in rows if row["Decisions found"].value]

    assert {(row["Region"].value, row["Municipality code"].value) for row in rows} == {
        ("North Savo", "297"),
        ("Päijät-Häme", "398"),
    }
    assert all(bool(row["Open"].hyperlink) == (row in found) for row in rows)
    for row in found:
        address = row["Open"].hyperlink.target.removeprefix("http://localhost")
        count = row["Decisions found"].value
        assert f"{count} decision" in client.get(address).text


def test_the_csv_says_what_it_does_not_count(tmp_path: Path) -> None:
    """Each line tells how the words were read, as the page and the workbook do."""
    titled = [decision(n, title="Kirjaston aukioloajat") for n in range(1, 4)]
    passing = decision(
        4, title="Uimahalli", text="Uimahalli suljetaan, kirjasto ei.", blocks=()
    )
    client = make_client(tmp_path, [*titled, passing])
    text = client.get("/en/vertaa.csv?q=kirjasto").text
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    assert sum(int(row["hits"]) for row in rows) == 3
    assert "1 more only mentions" in client.get("/en/vertaa?q=kirjasto").text
    for row in rows:
        assert row["counted"] == (
            "the words in the title or again and again: "
            "1 other decisions only mention them"
        )


def test_a_comparison_counts_the_tier_that_is_asked(tmp_path: Path) -> None:
    """Near decisions in the cells, the file and the search that a cell opens."""
    near = decision(2, text="Uimahallin aukioloajat.", title="Uimahalli", blocks=())
    client = make_client(tmp_path, [decision(1), near])
    address = "/vertaa?q=kirjaston+aukioloajat"

    def cells(tier: str) -> list[str]:
        rows = client.get(f"/vertaa.csv?q=kirjaston+aukioloajat{tier}").text
        found = [",".join(row.split(",")[:3]) for row in rows.splitlines()[1:]]
        return [row for row in found if not row.endswith(",0")]

    html = client.get(f"{address}&taso=laheiset").text
    cell = re.search(r'<a href="(/haku[^"]*taso=laheiset[^"]*)">1</a>', html)

    assert cells("") == ["Lahti,2023,1"]
    assert cells("&taso=laheiset") == ["Kuopio,2024,1"]
    assert sorted(cells("&taso=kaikki")) == ["Kuopio,2024,1", "Lahti,2023,1"]
    assert "useimmat sanoista" in html
    assert cell
    assert "Uimahalli" in client.get(cell[1].replace("&amp;", "&")).text
    assert "Läheiset" not in client.get("/vertaa?kunta=Lahti").text


def test_publishers_are_chosen_by_kind_and_language(tmp_path: Path) -> None:
    """Only groups of which something is held, on both pages."""
    county = {"municipality": None, "organisation": "Lapin hyvinvointialue"}
    with_county = make_client(tmp_path, [decision(1), decision(2, **county)])

    for path in ("/vertaa?q=kirjasto", "/haku?q=kirjasto"):
        html = with_county.get(path).text
        link = re.search(r'<a href="([^"]*)"[^>]*>hyvinvointialueet</a>', html)
        assert link, path
        found = with_county.get(link[1].replace("&amp;", "&")).text
        assert "Lapin hyvinvointialue" in found
        assert "kaksikieliset" not in html


def test_only_the_chosen_municipalities_are_compared(tmp_path: Path) -> None:
    """In rows, in their cases and in the trend; others are neither listed nor added up."""
    made = [
        decision(n, municipality=name, case_number=case, date=dt.date(2023, n, 5))
        for n, (name, case) in enumerate(
            [
                ("Lahti", "12/00.01/2023"),
                ("Inari", "7/00.01/2023"),
                ("Inari", "7/00.01/2023"),
                ("Kemi", None),
            ],
            start=1,
        )
    ]
    client = make_client(tmp_path, made)

    def rows(chosen: str) -> list[str]:
        text = client.get(f"/vertaa.csv?q=kirjasto{chosen}").text
        lines = (line.removesuffix(",") for line in text.splitlines()[1:])
        return [re.sub(r",\d+,[a-z]+,", ",", line) for line in lines]

    assert sorted(rows("")) == ["Inari,2023,2,1", "Kemi,2023,1,1", "Lahti,2023,1,1"]
    assert rows("&kunta=lahti") == ["Lahti,2023,1,1"]
    assert sorted(rows("&kunta=Inari&kunta=Kemi")) == [
        "Inari,2023,2,1",
        "Kemi,2023,1,1",
    ]
    html = client.get("/vertaa?q=kirjasto&kunta=Lahti&kunta=Kemi").text
    assert ">Inari</a></th>" not in html
    assert "<title>Inari: ei vertailussa</title>" in html
    assert "<title>Kemi: 1 asia</title>" in html
    assert "ei vertailussa" not in client.get("/vertaa?q=kirjasto").text


def test_a_comparison_begins_with_the_first_year_held(tmp_path: Path) -> None:
    """Empty years before it are in the file, and on the page where they are asked for."""
    old = decision(1, municipality="Inari", date=dt.date(2010, 5, 5))
    new = [decision(n, date=dt.date(2023, 5, 5)) for n in (2, 3)]
    client = make_client(tmp_path, [old, *new])

    def years(address: str) -> list[str]:
        head = client.get(address).text.split("<thead>")[1].split("</thead>")[0]
        return re.findall(r">(20\d\d)<", head)

    assert years("/vertaa?q=kirjasto") == ["2023"]
    assert years("/vertaa?q=kirjasto&alku=2022-01-01") == ["2022", "2023"]
    assert ">Inari</a></th>" not in client.get("/vertaa?q=kirjasto").text
    assert "vuodesta 2010" in client.get("/vertaa?q=kirjasto").text
    assert "Inari,2010,1," in client.get("/vertaa.csv?q=kirjasto").text
    assert ",2015," in client.get("/vertaa.csv?q=kirjasto").text


def handled(number: int, case: str | None, day: dt.date) -> Decision:
    """One handling of a case in Lahti."""
    return decision(number, municipality="Lahti", case_number=case, date=day)


@pytest.fixture
def handlings(tmp_path: Path) -> FlaskClient:
    """One case of three handlings in two years, one of one, and one without number."""
    made = [
        handled(1, "12/00.01/2023", dt.date(2023, 11, 7)),
        handled(2, "12/00.01/2023", dt.date(2023, 12, 7)),
        handled(3, "12/00.01/2023", dt.date(2024, 1, 7)),
        handled(4, "40/00.01/2024", dt.date(2024, 2, 7)),
        handled(5, None, dt.date(2024, 3, 7)),
    ]
    return make_client(tmp_path, made)


@pytest.mark.parametrize(
    ("unit", "cells"),
    [("", ["1", "3", "3"]), ("&yksikko=maara", ["2", "3", "5"])],
)
def test_a_case_is_one_however_many_handled_it(
    handlings: FlaskClient, unit: str, cells: list[str]
) -> None:
    """By year, and once in the total; decisions are counted where they are asked."""
    html = handlings.get(f"/en/vertaa?q=kirjasto{unit}").text
    row = re.search(r'<tr><th scope="row"><a [^>]*>Lahti</a>.*?</tr>', html, re.DOTALL)

    assert row
    assert re.findall(r">(\d+)<", row[0]) == cells


def test_a_cell_counts_as_the_search_that_it_opens(handlings: FlaskClient) -> None:
    """Cases of a year here are the cases that the search of that year tells."""
    found = handlings.get("/en/haku?q=kirjasto&kunta=Lahti&vuosi=2023").text
    lines = handlings.get("/vertaa.csv?q=kirjasto&kunta=Lahti").text.splitlines()

    assert "2 decisions" in found
    assert "1 case" in found
    assert [line.split(",")[1:3] + line.split(",")[5:6] for line in lines] == [
        ["year", "hits", "cases"],
        ["2023", "2", "1"],
        ["2024", "3", "3"],
    ]


def test_cases_of_several_years_are_joined() -> None:
    """The same case twice is one; decisions without a number are cases themselves."""
    one = Counted(3, frozenset({"A/1", "A/2"}), 3)
    other = Counted(4, frozenset({"A/2"}), 2)

    assert (one.cases, other.cases) == (2, 3)
    assert joined([one, other]).cases == 4
    assert joined([]) == Counted()


def test_what_is_not_counted_is_said_with_the_way_to_count_it(tmp_path: Path) -> None:
    """A decision that only mentions the word is in no cell, and the page says so."""
    number, day = "{}/00.01/2024", dt.date(2024, 2, 7)
    made = [handled(one, number.format(one), day) for one in (1, 2, 3)]
    made[2] = changed(
        made[2], title="Talousarvio", text="Talousarvio hyväksyttiin. Kirjasto muuttaa."
    )
    client = make_client(tmp_path, made)

    page = client.get("/en/vertaa?q=kirjasto&yksikko=maara").text
    link = re.search(r'href="([^"]*)">Count these as well', page)

    assert "1 more only mentions them" in page
    assert link
    whole = client.get(link[1].replace("&amp;", "&")).text
    assert "only mention" not in whole
    assert whole.count(">3<") > page.count(">3<")
    workbook = client.get("/en/vertaa.xlsx?q=kirjasto").data
    about = openpyxl.load_workbook(io.BytesIO(workbook)).worksheets[-1]
    assert any(
        "The search was read as" in str(row[0].value) for row in about.iter_rows()
    )
