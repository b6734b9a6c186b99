"""Officials' decisions in the coverage figures: a row of their own, nothing left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus.records import CoverageCell
from search_web.coverage_facts import coverage_facts
from tests.making import changed
from tests.search_web_world import decision, make_client


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Lahti has two decisions of a committee, three of officials, one of nobody known."""
    lahti = {"municipality": "Lahti", "municipality_code": "398"}
    official = {
        **lahti,
        "kind": "officeholder-decision",
        "status": "officeholder",
        "body": None,
        "body_type": "viranhaltija",
    }
    titles = {3: "Toripäällikkö", 6: "Toripäällikkö", 7: None}
    decisions = [
        *(decision(number, **lahti) for number in (1, 2)),
        *(
            decision(number, **official, body_name=title, officeholder=title)
            for number, title in titles.items()
        ),
        decision(8, **lahti, body=None, body_name=None, body_type=None),
    ]
    return make_client(tmp_path_factory.mktemp("world"), decisions)


def rows_of(html: str, heading: str) -> dict[str, list[str]]:
    """The rows of the table below *heading*: first cell -> the others."""
    table = re.split(r"<tbody[^>]*>", html.split(heading)[1])[1].split("</tbody>")[0]
    found = {}
    for row in table.split("</tr>"):
        cells = [
            " ".join(re.sub(r"<[^>]+>", "", cell).split())
            for cell in re.findall(r"<t[hd].*?</t[hd]>", row)
        ]
        if cells:
            found[cells[0]] = cells[1:]
    return found


def test_the_table_of_bodies_adds_up_to_everything(client: FlaskClient) -> None:
    rows = rows_of(client.get("/en/kunta/Lahti").text, "Coverage by body and year")
    totals = {name: int(cells[-1]) for name, cells in rows.items()}

    assert totals == {
        "Sivistyslautakunta": 2,
        "Officeholders&#39; decisions": 3,
        "Body not known": 1,
    }


@pytest.mark.parametrize(
    ("path", "word", "unknown"),
    [
        ("/kunta/Lahti", "Viranhaltijapäätökset", "Toimielin ei ole tiedossa"),
        ("/sv/kunta/Lahti", "Tjänsteinnehavarbeslut", "Organet är inte känt"),
    ],
)
def test_the_row_has_words_in_every_language(
    client: FlaskClient, path: str, word: str, unknown: str
) -> None:
    html = client.get(path).text

    assert f">{word}</a></th>" in html
    assert f">{unknown}</th>" in html


def test_the_row_leads_to_exactly_these_decisions(client: FlaskClient) -> None:
    html = client.get("/en/kunta/Lahti").text
    found = re.search(r'href="([^"]+)">Officeholders&#39; decisions</a>', html)
    assert found is not None
    address = found[1].replace("&amp;", "&")

    assert "laji=officeholder-decision" in address
    assert "3 decisions" in client.get(address).text


def test_an_officials_page_has_months_too(client: FlaskClient) -> None:
    html = client.get("/en/kunta/Lahti/toimielin/Toripäällikkö").text

    assert "Coverage by month" in html


def test_the_coverage_page_counts_them_apart(client: FlaskClient) -> None:
    html = client.get("/en/kattavuus").text
    rows = rows_of(html, 'id="mukana"')

    # Decisions, bodies, officeholders' decisions.
    assert rows["Lahti"][:3] == ["6", "1", "3"]
    assert "of them officeholders' decisions" in html
    columns = client.get("/kattavuus.csv").text.splitlines()[0].split(",")
    assert columns.index("officeholder_decisions") == columns.index("decisions") + 1


def test_the_interface_counts_them_apart(client: FlaskClient) -> None:
    reply = client.get("/api/v1/toimielimet?kunta=Lahti").get_json()
    (lahti,) = [
        row
        for row in client.get("/api/v1/kunnat").get_json()["municipalities"]
        if row["name_fi"] == "Lahti"
    ]

    assert {
        row["name"]: (row["kind"], row["decisions"]) for row in reply["bodies"]
    } == {
        "Sivistyslautakunta": ("body", 2),
        "Toripäällikkö": ("officeholder", 2),
    }
    assert reply["officeholder_decisions"] == 3
    assert (lahti["decisions"], lahti["officeholder_decisions"]) == (6, 3)


def test_facts_keep_bodies_officials_and_the_unknown_apart() -> None:
    facts = coverage_facts(
        [
            CoverageCell("Mallila", "Kunnanhallitus", "2031-02", 4),
            CoverageCell("Mallila", None, "2031-02", 2),
            CoverageCell("Mallila", "Toripäällikkö", "2031-03", 5, True),
            CoverageCell("Mallila", "Rehtori", "2031-03", 1, True),
            CoverageCell(None, "Rehtori", None, 7, True),
        ],
        [],
    )
    mallila = facts.publisher("Mallila")

    assert (facts.decisions, facts.officeholder_decisions) == (19, 13)
    assert (mallila.decisions, mallila.officeholder_decisions) == (12, 6)
    assert mallila.months == {"2031-02": 6, "2031-03": 6}
    assert list(mallila.bodies) == ["Kunnanhallitus"]
    assert mallila.officeholder_months == {"2031-03": 6}
    assert mallila.unnamed == {"2031-02": 2}


def test_the_store_counts_officials_apart(tmp_path: Path) -> None:
    from tests.search_web_world import open_store

    official = changed(
        decision(4),
        kind="officeholder-decision",
        status="officeholder",
        body_name="Rehtori",
    )
    with open_store(tmp_path, [decision(1), official]) as store:
        cells = [
            (cell.body_name, cell.is_officeholder) for cell in store.coverage("Lahti")
        ]

    assert cells == [("Sivistyslautakunta", False), ("Rehtori", True)]
