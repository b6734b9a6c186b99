"""CaseM: the recorded service of Mikkeli, and web pages written by us."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from corpus.importing.parse_cli import SavedPage, parse_pages
from corpus.model import Decision, Issue, Link, Page
from corpus.platforms.casem.casem_api import as_text
from corpus.platforms.casem.platform import PLATFORM
from corpus.sources import Source

SITE = "https://demo.cloudnc.fi"
SOURCE = Source("demo", "casem", f"{SITE}/fi-FI", municipality="Mallila")


@pytest.fixture(scope="module")
def recorded(shared: Path) -> list[object]:
    """Everything that the recorded replies of Mikkeli hold, read together."""
    pages = [
        SavedPage(
            path.name,
            Page(url="", role="", body=path.read_bytes(), context={"file": path.name}),
        )
        for path in sorted((shared / "fixtures/casem-api/mikkeli/api").glob("*.json"))
    ]
    return [record for _, record in parse_pages(PLATFORM, "casem", pages)]


def decision(records: list[object], number: str) -> Decision:
    found = [r for r in records if isinstance(r, Decision)]
    return next(item for item in found if item.decision_id.endswith(f"/{number}"))


def test_the_recorded_tree_is_followed_down_to_every_item(
    recorded: list[object],
) -> None:
    roles = [record.role for record in recorded if isinstance(record, Link)]

    assert roles.count("api-sections") == 19
    assert roles.count("api-contents") == 51
    assert roles.count("api-fields") == 47
    assert sum(isinstance(record, Decision) for record in recorded) == 46


def test_every_recorded_item_has_its_identity(recorded: list[object]) -> None:
    items = [record for record in recorded if isinstance(record, Decision)]

    assert {item.body for item in items} == {"Kaupunginhallitus"}
    assert {item.date for item in items} == {dt.date(2017, 6, 5)}
    assert {item.municipality for item in items} == {"Mikkeli"}
    assert {item.status for item in items} == {"agenda"}
    assert all(item.minutes_section and item.title for item in items)
    assert sum(item.case_number is not None for item in items) == 42


def test_fields_become_blocks_and_earlier_handlings_stay_apart(
    recorded: list[object],
) -> None:
    item = decision(recorded, "4020")

    earlier = [block for block in item.blocks if block.earlier is not None]
    assert (item.minutes_section, item.case_number) == ("233", "MliDno-2017-206")
    assert item.proposal is not None
    assert item.proposal.startswith("Kaupunginhallitus esittää kaupunginvaltuustolle")
    assert item.decision is None
    assert {block.earlier.body for block in earlier if block.earlier} == {
        "Tekninen lautakunta"
    }
    assert {block.earlier.date for block in earlier if block.earlier} == {
        dt.date(2017, 4, 25)
    }
    assert "decision" in {block.kind for block in earlier}
    assert item.presenter == "Timo Halonen, kaupunginjohtaja"
    assert item.attachments[0].title == ("Liite kh Hinnoittelualuekartat 2018.pdf")
    assert item.attachments[0].url == (
        "http://mikkeli.cloudnc.fi/download/noname/"
        "%7Bbdc88fb4-6f79-4b11-a237-4c390d493568%7D/57432"
    )
    assert item.url == "http://mikkeli.cloudnc.fi/fi-FI/content/4020/12381"


def test_a_reply_that_breaks_off_is_one_issue() -> None:
    body = json.dumps({"odata.metadata": "", "value": [{"NodeId": 1}]})[:-3].encode()

    (row,) = parse_pages(PLATFORM, "casem", [SavedPage("x.json", Page("", "", body))])

    assert isinstance(row[1], Issue)
    assert row[1].url == "x.json"


def page(path: str, markup: str) -> list[object]:
    url = f"{SITE}/fi-FI/{path}"
    return list(PLATFORM.read(Page(url=url, role="web", body=markup.encode()), SOURCE))


LAYOUT = """<html><head><meta charset="utf-8"></head><body>
<div class="breadcrumb"><a href="/fi-FI/Toimielimet">Toimielimet</a></div>
<div id="Content_sidenaviArea"><a href="/fi-FI/Viranhaltijat/Johtaja">Johtaja</a></div>
<div class="main"><a id="ContentStart"></a>{}</div>
<div class="right-content"><p>Sivupalsta</p></div><footer>CGI</footer></body></html>"""


def test_lists_lead_to_bodies_meetings_and_items() -> None:
    bodies = page(
        "Toimielimet",
        LAYOUT.format(
            '<h1>Toimielimet</h1><ul><li><a href="/fi-FI/Toimielimet/Kunnanhallitus">'
            'Kunnanhallitus</a></li><li>Kunnanhallitus <a href="/fi-FI/Toimielimet/'
            'Kunnanhallitus/Kokous_3112025">3.11.2025 Pöytäkirja</a></li></ul>'
        ),
    )
    meeting = page(
        "Toimielimet/Kunnanhallitus/Kokous_3112025",
        LAYOUT.format(
            "<h1>Kunnanhallitus, kokous 3.11.2025</h1><p>Pöytäkirja on tarkastettu</p>"
            '<a href="/fi-FI/Toimielimet/Kunnanhallitus/Kokous_3112025/Kunnan_tal(501)">'
            "§ 21 Kunnan talous</a>"
        ),
    )

    first, second = (record for record in bodies if isinstance(record, Link))
    (item,) = (record for record in meeting if isinstance(record, Link))
    assert first.context == {"body": "Kunnanhallitus"}
    assert second.context["date"] == "2025-11-03"
    assert item.context == {
        "body": "Kunnanhallitus",
        "date": "2025-11-03",
        "status": "minutes",
        "title": "Kunnan talous",
        "minutes_section": "21",
    }


def test_an_item_page_is_read_between_its_markers() -> None:
    (item,) = page(
        "content/501/77",
        LAYOUT.format(
            "<h2>Kunnanhallitus, kokous 3.11.2025</h2><p>Pöytäkirja on tarkastettu</p>"
            "<h1>§ 21 Kunnan talous</h1><p>MALDno-2025-17</p><h3>Perustelut</h3>"
            "<p>Tuloja kertyi.</p><h3>P&auml;&auml;t&ouml;sehdotus</h3><p>Merkitään tiedoksi.</p>"
            "<h3>Päätös</h3><p>Merkittiin tiedoksi.</p><h3>Liitteet</h3>"
            '<p><a href="/download/noname/{AB-1}/9">Talous.pdf</a></p>'
        ),
    )

    assert isinstance(item, Decision)
    assert (item.decision_id, item.minutes_section) == ("demo/501", "21")
    assert (item.body, item.date) == ("Kunnanhallitus", dt.date(2025, 11, 3))
    assert (item.title, item.case_number) == ("Kunnan talous", "MALDno-2025-17")
    assert (item.proposal, item.decision) == (
        "Merkitään tiedoksi.",
        "Merkittiin tiedoksi.",
    )
    assert item.attachments[0].url == f"{SITE}/download/noname/%7BAB-1%7D/9"
    assert "Sivupalsta" not in item.text
    assert "Johtaja" not in item.text


def test_checkers_of_the_minutes_on_an_agenda_are_no_minutes() -> None:
    """Every agenda has such an item; the line above says what the page is."""
    markup = (
        "<h1>Kunnanhallitus, kokous 3.11.2025</h1><p>Esityslista on julkaistu</p>{}"
    )
    link = '<a href="/fi-FI/content/502/77">Pöytäkirjan tarkastajien valinta</a>'
    meeting = page(
        "Toimielimet/Kunnanhallitus/Kokous_3112025",
        LAYOUT.format(markup.format(link)),
    )
    (item,) = page(
        "content/502/77",
        LAYOUT.format(
            markup.format("<h1>Pöytäkirjan tarkastajien valinta</h1><p>Valitaan.</p>")
        ),
    )

    (found,) = (record for record in meeting if isinstance(record, Link))
    assert isinstance(item, Decision)
    assert (found.context["status"], item.status) == ("agenda", "agenda")


def test_an_earlier_handling_with_a_hyphened_day_is_not_the_own_one() -> None:
    markup = LAYOUT.format(
        "<h2>Kommunfullmäktige, möte 12-11-2025</h2><p>Protokollet är justerat</p>"
        "<h1>§ 3 Skattesats</h1><p>DEMODno-2025-3</p><h3>Tidigare behandling</h3>"
        "<p>Kommunstyrelsen 27-10-2025 § 6</p><h3>Beslut</h3><p>Förslaget godkändes.</p>"
        "<h3>Motivering</h3><p>Skatten behövs.</p><h3>Beslut</h3><p>Ärendet bordlades.</p>"
    )
    url = f"{SITE}/sv-FI/Organ/Kommunfullmauml/Mote_12112025/Skattesats(5728)"
    (item,) = PLATFORM.read(Page(url=url, role="web", body=markup.encode()), SOURCE)

    assert isinstance(item, Decision)
    assert (item.decision, item.outcome) == ("Ärendet bordlades.", "tabled")
    assert item.case_number == "DEMODno-2025-3"
    earlier = {block.earlier.body for block in item.blocks if block.earlier}
    assert earlier == {"Kommunstyrelsen"}


def test_a_swedish_item_with_a_hyphened_day_is_read() -> None:
    markup = LAYOUT.format(
        "<h2>Svenska nämnden, möte 11-10-2022</h2><p>Protokollet är granskat</p>"
        "<h1>§ 21 Val av protokolljusterare</h1><h3>Beskrivning</h3><p>Nämnden väljer två.</p>"
        "<h3>Beslutsförslag</h3><p>Två väljs.</p><h3>Beslut</h3><p>Två valdes.</p>"
    )
    url = f"{SITE}/sv-FI/Organ/Svenska_naumlmnden/Mote_11102022/Val_av(5727)"
    (item,) = PLATFORM.read(Page(url=url, role="web", body=markup.encode()), SOURCE)

    assert isinstance(item, Decision)
    assert (item.decision_id, item.language) == ("demo/5727", "sv")
    assert (item.body, item.date) == ("Svenska nämnden", dt.date(2022, 10, 11))
    assert (item.status, item.minutes_section) == ("minutes", "21")
    assert (item.proposal, item.decision) == ("Två väljs.", "Två valdes.")


def test_levels_without_telling_names_go_by_the_address() -> None:
    def read(address: str, *names: str) -> list[Link]:
        value = [
            {
                "NodeId": 70 + index,
                "ParentId": 5,
                "Names": [{"LanguageId": 1, "Name": name}],
            }
            for index, name in enumerate(names)
        ]
        body = json.dumps({"value": value}).encode()
        page = Page(f"{SITE}/api/opennc/v1/{address}", "", body)
        return [r for r in PLATFORM.read(page, SOURCE) if isinstance(r, Link)]

    bodies = read("Nodes(3)/SubNodes()?$format=json", "Kunnanhallitus")
    sections = read("Nodes(3)/SubNodes(5)/SubNodes()?$format=json", "Kaikki", "Muut")
    meetings = read(
        "Nodes(3)/SubNodes(5)/SubNodes(7)/SubNodes()?$format=json", "3.2.2026 klo 17"
    )

    assert bodies[0].url.endswith("/Nodes(3)/SubNodes(70)/SubNodes()?$format=json")
    assert [link.role for link in sections] == ["api-meetings", "api-meetings"]
    assert (meetings[0].role, meetings[0].context["date"]) == (
        "api-contents",
        "2026-02-03",
    )


def test_running_text_under_a_new_name_is_kept_and_told() -> None:
    value = [
        {"Id": 1, "Name": "Name", "Text": "Tori"},
        {"Id": 2, "Name": "Environment", "Text": "<p>Puut s&auml;ilyv&auml;t.</p>"},
    ]
    page = Page(
        f"{SITE}/api/opennc/v1/Contents(7)/ExtendedProperties",
        "",
        json.dumps({"value": value}).encode(),
    )

    issue, item = PLATFORM.read(page, SOURCE)

    assert isinstance(issue, Issue)
    assert "Environment" in issue.message
    assert isinstance(item, Decision)
    assert "Puut säilyvät." in item.text


def test_a_table_keeps_its_cells() -> None:
    table = "<table><tr><td>Laituri</td><td>900</td></tr><tr><td>Sauna</td><td>70</td></tr></table>"

    assert as_text(f"<p>Hinnat</p>{table}") == "Hinnat\n\nLaituri | 900\nSauna | 70"
