"""The shape of pages: the decision comes first, a case is one card, hits stand high."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import sync_playwright

from analyzers.decision.meaning_values import (
    MatterOutcome,
    Meaning,
    MeaningEvidence,
    VoteCount,
)
from analyzers.decision.model import EarlierHandling
from corpus.model import Block, Decision
from indexer.request import Fragment
from search_web.app import create_app
from search_web.page.components.case_cards import without_sentence
from search_web.page.components.decided import deciding_vote, ruling
from search_web.page.labelling.labels import body_abbreviation
from search_web.page.templating import tied
from search_web.settings import Settings
from tests.search_web_world import decision, make_app, make_client
from tests.serving import PAGE_WITHIN_MS, served

STATIC = Path(__file__).resolve().parent.parent / "search_web/static"
EARLIER_TEXT = """Lautakunta 1.2.2024

Päätös

Lautakunta hyväksyi aukioloajat.

Kunnanhallitus 7.3.2024

Päätös

Kunnanhallitus hylkäsi ehdotuksen äänin 5–4.

Perustelut

Kirjaston aukioloajat vaativat selvitystä."""
WITHOUT_WORD = re.compile(r"<[^>]+>")


def refused(**changes: Any) -> Decision:
    """A decision that quotes an earlier body with another result."""
    first = EARLIER_TEXT.index("Lautakunta hyväksyi")
    own = EARLIER_TEXT.index("Kunnanhallitus hylkäsi")
    end = EARLIER_TEXT.index("\n\nPerustelut")
    rest = EARLIER_TEXT.index("Kirjaston aukioloajat vaativat")
    blocks = (
        Block(
            "decision",
            "Päätös",
            first,
            first + 32,
            earlier=EarlierHandling("Lautakunta", None, None),
        ),
        Block("decision", "Päätös", own, end),
        Block("reasons", "Perustelut", rest, len(EARLIER_TEXT)),
    )
    vote = VoteCount(4, 5, 0, 0, "countermotion", False, own, end)
    meaning = Meaning(
        "rejected",
        "rejected",
        decided_by_vote=True,
        votes=(vote,),
        evidence=MeaningEvidence(own, end, "rule", 1.0),
    )
    return decision(
        1,
        text=EARLIER_TEXT,
        blocks=blocks,
        outcome="rejected",
        meaning=meaning,
        **changes,
    )


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    case = {"municipality": "Lahti", "case_number": "900/12.03.00/2024"}
    return make_client(
        tmp_path,
        [
            refused(decision_id="mallila/kh", date=dt.date(2024, 3, 7), **case),
            decision(2, decision_id="mallila/ltk", date=dt.date(2024, 1, 2), **case),
            decision(3),
        ],
    )


def test_what_was_decided_stands_before_the_text(client: FlaskClient) -> None:
    """Sentence, outcome and vote first; the earlier body is folded below the text."""
    html = client.get("/en/paatos/mallila/kh").text
    places = [
        html.index(part)
        for part in (
            "Kunnanhallitus hylkäsi ehdotuksen äänin 5–4.",
            "outcome-rejected",
            'class="vote"',
            "Kirjaston aukioloajat vaativat",
            'id="aiemmin"',
            "Lautakunta hyväksyi aukioloajat.",
        )
    ]

    assert places == sorted(places)


def test_the_ruling_is_never_an_earlier_body_s() -> None:
    """Where the reader of meaning points at a quoted handling, it is passed over."""
    own = refused()
    first = EARLIER_TEXT.index("Lautakunta hyväksyi")
    wrong = MeaningEvidence(first, first + 32, "rule", 1.0)
    pointed = refused(outcome_sentence="Lautakunta hyväksyi aukioloajat.")
    from tests.making import changed

    misled = changed(pointed, meaning=Meaning("approved", evidence=wrong))

    assert ruling(own) == "Kunnanhallitus hylkäsi ehdotuksen äänin 5–4."
    assert ruling(misled) == "Kunnanhallitus hylkäsi ehdotuksen äänin 5–4."


def test_no_card_shows_an_earlier_body_above_this_outcome(client: FlaskClient) -> None:
    """The hit's sentence is its own, also when the words match only the quoted one."""
    html = client.get("/en/haku?q=aukioloajat+hyväksyi&kunta=Lahti").text
    cards = [card for card in html.split("<article")[1:] if "outcome-rejected" in card]

    assert cards
    for card in cards:
        assert "hylkäsi" in card
        assert "hyväksyi aukioloajat" not in WITHOUT_WORD.sub(
            "", card.split("hit-side")[0]
        )


def test_a_case_is_one_card(client: FlaskClient) -> None:
    """Two handlings found are one card with two dots; the count stays of decisions."""
    html = client.get("/en/haku?q=aukioloajat").text

    assert html.count('<article class="hit"') == 2
    assert re.search(r"<output[^>]*>3 decisions", html)
    assert "2 handlings" in html
    assert html.count('<span class="dot') == 2


@pytest.mark.slow
def test_a_card_tells_the_last_ruling_of_its_case(tmp_path: Path) -> None:
    """The board's handling has the word, the council decided: both are told."""
    case = {"municipality": "Lahti", "case_number": "900/12.03.00/2024"}
    first = decision(
        2,
        decision_id="mallila/ltk",
        title="Soutuvene",
        date=dt.date(2024, 2, 1),
        **case,
    )
    board = {"body": "Kunnanhallitus", "body_name": "Kunnanhallitus"}
    last = refused(decision_id="mallila/kh", date=dt.date(2024, 3, 7), **board, **case)
    later = decision(
        4, decision_id="mallila/tt", date=dt.date(2024, 4, 1), outcome="noted", **case
    )
    client = make_client(tmp_path, [first, last, later])
    html = client.get("/en/haku?q=soutuvene").text
    swedish = client.get("/sv/haku?q=soutuvene").text
    (card,) = html.split('<article class="hit"')[1:]

    assert '<h3><a href="/en/paatos/mallila/ltk">' in card
    assert re.search(r'Decided last: <a href="/en/paatos/mallila/kh">', card)
    assert '<a href="/sv/paatos/mallila/kh">Kommunstyrelsen</a>' in swedish
    assert not re.search(r'(Kunnanhallitus</|title="Kunnanhallitus)', swedish)
    assert "Kunnanhallitus hylkäsi ehdotuksen" in card
    assert "outcome-rejected" in card.partition("hit-side")[2]


def test_exact_and_near_hits_are_one_click_apart(tmp_path: Path) -> None:
    """Both are counted and listed apart, and either can be had alone."""
    made = [decision(1, title="Soutuvene ja airot"), decision(2, title="Soutuvene")]
    client = make_client(tmp_path, made)
    html = client.get("/en/haku?q=soutuvene+airot").text
    exact = client.get("/en/haku?q=soutuvene+airot&taso=tarkat").text

    assert "1 decision · 1 near" in html
    assert 'taso=tarkat">Exact only</a>' in html.replace("&amp;", "&")
    assert html.count('class="tier"') == 1
    assert exact.count('<article class="hit"') == 1
    assert "exact only" in exact.partition("chips")[2]


def test_near_hits_are_a_list_of_their_own(tmp_path: Path) -> None:
    """Exact ones first; the second list goes on with the numbers of the first."""
    made = [decision(n, title="Kirjaston aukioloajat") for n in (1, 2)]
    made.append(decision(3, title="Muu asia", text="Kirjasto on.", blocks=()))
    html = make_client(tmp_path, made).get("/haku?q=kirjaston+aukioloajat").text
    heading = html.index('id="laheiset"')

    assert re.search(r"<output[^>]*>2 päätöstä · 1 läheinen", html)
    assert html.index("mallila/2") < heading < html.index("mallila/3")
    assert 'class="hits" start="3"' in html


def test_near_hits_are_not_below_an_apology(tmp_path: Path) -> None:
    """Where nothing is exact, what was searched is told after the near hits."""
    made = [decision(1, title="Muu asia", text="Kirjasto on.", blocks=())]
    html = make_client(tmp_path, made).get("/haku?q=kirjasto+uimaranta").text
    hits = html.index('class="hits"')

    assert html.index('id="laheiset"') < hits < html.index("Mistä ei haettu")
    assert "Ei hakutuloksia" not in html
    assert html.count("Löytyy väljemmällä haulla") == 1
    assert html.index("Löytyy väljemmällä haulla") < hits


@pytest.mark.slow
def test_a_case_is_one_card_across_pages(tmp_path: Path) -> None:
    """A page does not repeat the card of an earlier one, and says so; totals stay."""
    same = {"municipality": "Lahti", "case_number": "900/12.03.00/2024"}
    made = [decision(n, municipality="Lahti") for n in range(1, 40)]
    made += [decision(n, **same) for n in (50, 51, 52)]
    client = make_client(tmp_path, made)
    address = "/en/haku?q=aukioloajat&jarjestys=uusimmat"
    pages = [client.get(f"{address}&sivu={n}").text for n in (1, 2, 3)]
    cards = [re.findall(r'<h3><a href="/en/paatos/mallila/(\d+)"', p) for p in pages]
    found = [number for page in cards for number in page]

    assert sum(number in ("50", "51", "52") for number in found) == 1
    assert len(found) == len(set(found)) == 40
    assert any("of this page" in page for page in pages[1:])
    for page in pages:
        assert re.search(r"<output[^>]*>42 decisions", page)
        assert "40 cases" in page


def test_cases_are_not_counted_where_each_decision_is_one(tmp_path: Path) -> None:
    client = make_client(tmp_path, [decision(1), decision(2, case_number=None)])

    assert "cases" not in client.get("/en/haku?q=aukioloajat").text


@pytest.mark.parametrize(
    ("for_", "against", "won", "lost", "is_for"),
    [(4, 5, 5, 4, False), (9, 2, 9, 2, True), (3, 3, 3, 3, True)],
)
def test_the_vote_is_a_proportion(
    for_: int, against: int, won: int, lost: int, is_for: bool
) -> None:
    """The larger side stands first whichever it voted for."""
    vote = VoteCount(for_, against, 0, 0, None, False, 0, 0)
    from tests.making import changed

    view = deciding_vote(changed(refused(), meaning=Meaning(votes=(vote,))))

    assert view is not None
    assert (view.won, view.lost, view.is_for) == (won, lost, is_for)
    assert view.share == round(100 * won / (won + lost), 1)


def test_the_meeting_lists_its_items_in_order(tmp_path: Path) -> None:
    """By number, not by text; with what became of each; an item leads to the next."""
    import datetime as dt

    day = dt.date(2024, 3, 7)
    same = {"date": day, "municipality": "Lahti", "body": "Kunnanhallitus"}
    made = [
        decision(n, body_name="Kunnanhallitus", minutes_section=str(n), **same)
        for n in (10, 9, 11)
    ]
    client = make_client(tmp_path, made)
    html = client.get("/en/kokous/Lahti/Kunnanhallitus/2024-03-07").text
    item = client.get("/en/paatos/mallila/10").text

    assert re.findall(r"§ (\d+)</span>", html) == ["9", "10", "11"]
    assert html.count("outcome-approved") == 3
    assert re.search(r'rel="prev" href="/en/paatos/mallila/9"', item)
    assert re.search(r'rel="next" href="/en/paatos/mallila/11"', item)
    assert "/en/kokous/Lahti/Kunnanhallitus/2024-03-07" in item
    for path in ("Lahti/Kunnanhallitus/2024-03-08", "Lahti/Kunnanhallitus/huomenna"):
        assert client.get(f"/kokous/{path}").status_code == 404


def test_a_meeting_leads_to_those_beside_it(tmp_path: Path) -> None:
    """Of the same body only; the first and the last have one neighbour."""
    import datetime as dt

    made = [
        decision(
            n,
            date=dt.date(2024, 3, n),
            municipality="Lahti",
            body=body,
            body_name=body,
        )
        for n, body in ((4, "Valtuusto"), (5, "Hallitus"), (6, "Valtuusto"))
    ]
    client = make_client(tmp_path, made)
    first = client.get("/en/kokous/Lahti/Valtuusto/2024-03-04").text
    last = client.get("/en/kokous/Lahti/Valtuusto/2024-03-06").text

    assert 'rel="next" href="/en/kokous/Lahti/Valtuusto/2024-03-06"' in first
    assert 'rel="prev"' not in first
    assert 'rel="prev" href="/en/kokous/Lahti/Valtuusto/2024-03-04"' in last
    assert 'rel="next"' not in last


def test_the_front_page_shows_what_is_inside(tmp_path: Path) -> None:
    """A ruling, a close vote, and a map with every municipality once."""
    client = make_client(tmp_path, [refused(), decision(2, municipality="Vantaa")])
    html = client.get("/en/").text

    assert "Kunnanhallitus hylkäsi ehdotuksen äänin 5–4." in html
    assert html.count('class="vote"') >= 1
    assert html.count('<path class="fill-') == 308 + 3
    assert re.search(r'fill-[24]" d="[^"]+"><title>Vantaa: 1 decision', html)
    assert "Maanmittauslaitoksen" in html
    assert len(html.encode()) < 120_000
    assert '<span class="quiet">Valtuuston tehtävät</span>' in client.get("/").text


def test_a_law_page_is_named_as_people_name_the_section(client: FlaskClient) -> None:
    """In the window, with the act's number, in each language."""
    for start, name in (("", "Kuntalaki 14 §"), ("/sv", "14 § i kommunallagen")):
        html = client.get(f"{start}/laki/2015/410/14").text

        assert f"<title>{name} (410/2015) – " in html


def test_fonts_carry_their_hash_and_their_licence() -> None:
    """Else a reader keeps a former font for a year."""
    sheet = (STATIC / "site.css").read_text(encoding="utf-8")
    for name in ("sans", "serif"):
        font = (STATIC / f"fonts/{name}.woff2").read_bytes()

        assert f"{name}.woff2?v={hashlib.sha256(font).hexdigest()[:12]}" in sheet
        assert len(font) < 60_000
        assert "SIL Open Font License" in (
            STATIC / f"fonts/{name}-LICENSE.txt"
        ).read_text(encoding="utf-8")


def test_the_style_page_is_for_development_only(tmp_path: Path) -> None:
    """Readers of the service never meet it."""
    app = create_app(Settings(data=tmp_path))

    assert app.test_client().get("/tyyli").status_code == 404
    app.testing = True
    shown = app.test_client().get("/tyyli").text
    parts = ("outcome-rejected", "hit", "count-list", "field", "compare", "map-legend")
    more = ("verdict", "timeline", "pager", "bars", "chips", "mistakes", "zero", "menu")
    assert [part for part in parts + more if part not in shown] == []


def test_the_style_page_shows_every_token_of_the_sheet(tmp_path: Path) -> None:
    """Colours, sizes of type and spaces are read from the sheet, none is forgotten."""
    app = create_app(Settings(data=tmp_path))
    app.testing = True
    shown = app.test_client().get("/tyyli").text
    sheet = (STATIC / "site.css").read_text(encoding="utf-8")
    light = sheet.partition(":root {")[2].partition("}")[0]
    named = re.findall(r"--([\w-]+): (?:#|\.?\d)", light)

    assert len(named) > 30
    assert [name for name in named if f"var(--{name})" not in shown] == ["radius"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("kuntalain 14 §:n mukaan", "kuntalain 14_§:n mukaan"),
        ("maantielain 14 a § ja § 3", "maantielain 14 a_§ ja §_3"),
        ("hinta 1 200 euroa, 3 §", "hinta 1_200_euroa, 3_§"),
        ("12 koulua", "12 koulua"),
    ],
)
def test_no_line_ends_beside_a_sign(text: str, kept: str) -> None:
    assert tied(text) == kept.replace("_", "\N{NO-BREAK SPACE}")


MEANT = {
    "good": ("granted", "approved", "amended-approved"),
    "bad": ("rejected", "not-admitted"),
    "wait": ("partly-granted", "returned", "tabled", "removed-from-agenda"),
    "neutral": ("noted", "elected", "statement-given", "withdrawn", "lapsed"),
}
"""What an outcome's colour says; a neutral one has none, and an empty ring."""


@pytest.mark.parametrize(
    ("colour", "outcome"), [(c, name) for c, names in MEANT.items() for name in names]
)
def test_only_what_went_through_is_green(colour: str, outcome: str) -> None:
    """A statement, a notice or an election is neither yes nor no."""
    sheet = (STATIC / "site.css").read_text(encoding="utf-8")
    rules = re.findall(r"^([^@\n{}]*\.outcome-[^{]*)\{([^}]*)\}", sheet, re.MULTILINE)
    name = re.compile(rf"\.outcome-{outcome}(?![\w-])")
    styles = "".join(body for selector, body in rules if name.search(selector))

    assert set(re.findall(r"color: var\(--(\w+)\)", styles)) == (
        set() if colour == "neutral" else {colour}
    )
    assert ("background" in styles) is (colour != "neutral")


def test_every_outcome_has_a_colour_by_its_meaning() -> None:
    """A new outcome must be given a place in the table."""
    named = {name for names in MEANT.values() for name in names}

    assert named == set(get_args(MatterOutcome)) - {"none"}


def test_a_publisher_s_newest_decisions_say_what_was_decided(tmp_path: Path) -> None:
    """As on the front page: outcome and deciding sentence."""
    client = make_client(tmp_path, [refused(municipality="Lahti")])
    html = client.get("/en/kunta/Lahti").text
    newest = html.split('class="brief"')[1].split("</ol>")[0]

    assert "Kunnanhallitus hylkäsi ehdotuksen äänin 5–4." in newest
    assert "outcome-rejected" in newest


@pytest.mark.slow
@pytest.mark.parametrize(("publishers", "is_picked"), [(20, True), (8, False)])
def test_a_publisher_without_a_box_is_picked_by_name(
    tmp_path: Path, publishers: int, is_picked: bool
) -> None:
    """Every name can be typed; the choice adds to the boxes; an empty one adds none."""
    made = [
        decision(n, municipality=f"Kunta {n:02d}") for n in range(1, publishers + 1)
    ]
    client = make_client(tmp_path, made)
    html = client.get("/en/haku?q=aukioloajat&kunta=").text
    chosen = client.get("/en/haku?q=aukioloajat&kunta=Kunta+01&kunta=Kunta+08").text

    assert ('list="julkaisijat"' in html) is is_picked
    assert html.count("<option>Kunta ") == (publishers if is_picked else 0)
    assert re.search(rf"<output[^>]*>{publishers} decisions", html)
    assert re.search(r"<output[^>]*>2 decisions", chosen)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("design")
    app = make_app(folder, [decision(number) for number in range(1, 40)])
    with served(app, threads=2) as address:
        yield address


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("has_fonts", [True, False])
@pytest.mark.parametrize(
    ("width", "highest"), [(1280, 300), (412, 320), (390, 320), (375, 320), (320, 320)]
)
def test_the_first_hit_stands_high(
    site: str, width: int, highest: int, has_fonts: bool
) -> None:
    """On a desktop and on phones, with filters, and in the reader's own font too.

    The page's font comes too late to be shown where a connection is slow.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": width, "height": 844})
        page.set_default_timeout(PAGE_WITHIN_MS)
        if not has_fonts:
            page.route("**/*.woff2*", lambda route: route.abort())
        tops = {}
        for rest in ("", "&kunta=Lahti", "&kunta=Lahti&kunta=Vantaa"):
            page.goto(f"{site}/haku?q=kirjaston+aukioloajat{rest}")
            tops[rest] = page.locator(".hit").first.bounding_box()
        browser.close()

    assert {
        rest: top for rest, top in tops.items() if not top or top["y"] > highest
    } == {}


@pytest.mark.slow
def test_the_csv_of_a_comparison_is_whole(tmp_path: Path) -> None:
    """The page shows 60 publishers and ten years and says so; the file has them all."""
    import datetime as dt

    made = [
        decision(
            n, municipality=f"Kuvitteellinen {n}", date=dt.date(2005 + n % 15, 3, 7)
        )
        for n in range(1, 106)
    ]
    client = make_client(tmp_path, made)
    page = client.get("/en/vertaa?q=kirjasto").text
    lines = client.get("/vertaa.csv?q=kirjasto").text.splitlines()[1:]
    rows = [line.split(",") for line in lines]

    assert "10 more rows" in page
    assert "Hits from 2005 on are in the files" in page
    assert sum(int(row[2]) for row in rows) == 105
    assert len({row[0] for row in rows}) == 105
    assert len({row[1] for row in rows}) == 15


def test_the_map_of_a_comparison_links_what_it_counts(tmp_path: Path) -> None:
    """Hits are coloured and linked, a covered zero is pale, the rest is hatched."""
    made = [decision(n) for n in range(1, 9)]
    made.append(decision(10, municipality="Inari", title="Muu", text="Muu.", blocks=()))
    client = make_client(tmp_path, made)
    html = client.get("/en/vertaa?q=kirjasto").text
    fills = {
        name: fill
        for fill, name in re.findall(r'fill-(\w+)" d="[^"]+"><title>([^<:]+)', html)
    }
    link = re.search(
        r'<a href="([^"]+)" tabindex="-1"><path[^>]+><title>Lahti: 3', html
    )

    assert fills["Inari"] == "0"
    assert fills["Turku"] == "none"
    assert fills["Lahti"] in "12345"
    assert link is not None
    found = client.get(link[1].replace("&amp;", "&")).text
    assert re.search(r"<output[^>]*>3 decisions", found)


def test_the_sitemap_lists_only_what_robots_may_index(tmp_path: Path) -> None:
    """Every address answers, without noindex; robots.txt says where the list is."""
    client = make_client(tmp_path, [decision(n) for n in range(1, 4)])
    text = client.get("/sitemap.xml").text
    found = re.findall(r"<loc>http://localhost(/[^<]*)</loc>", text)

    assert "Sitemap: http://localhost/sitemap.xml" in client.get("/robots.txt").text
    assert "/kunta/Lahti" in found
    assert any(path.startswith("/laki/2015/410/14") for path in found)
    for path in found:
        reply = client.get(path)
        assert reply.status_code == 200, path
        assert reply.headers.get("X-Robots-Tag") != "noindex", path


def test_decisions_in_a_sitemap_are_those_that_robots_may_index(
    tmp_path: Path,
) -> None:
    """None of an official, none that may hold names; every list and page answers."""
    made = [
        decision(1, municipality="Lahti"),
        decision(2, municipality="Lahti", has_personal_data=None),
        decision(3, municipality="Lahti", has_personal_data=True),
        decision(4, municipality="Lahti", kind="officeholder-decision"),
        decision(5, municipality="Lahti", status="officeholder"),
    ]
    client = make_client(tmp_path, made)
    place = re.compile(r"<loc>http://localhost(/[^<]*)</loc>")
    lists = place.findall(client.get("/sitemap-paatokset.xml").text)
    found = [path for one in lists for path in place.findall(client.get(one).text)]

    assert lists == ["/kunta/Lahti/sitemap.xml"]
    assert found == ["/paatos/mallila/1"]
    assert "X-Robots-Tag" not in client.get(found[0]).headers
    for number in range(2, 6):
        reply = client.get(f"/paatos/mallila/{number}")
        assert reply.headers["X-Robots-Tag"] == "noindex", number
    assert "/sitemap-paatokset.xml" in client.get("/robots.txt").text
    assert client.get("/kunta/Eiole/sitemap.xml").status_code == 404


def test_a_decision_says_what_it_is_to_machines(client: FlaskClient) -> None:
    """Dublin Core in the head, schema.org in the article."""
    html = client.get("/en/paatos/mallila/kh").text

    assert '<meta name="DC.publisher" content="Lahti">' in html
    assert (
        '<meta name="DC.source" content="https://paatokset.example/mallila/1">' in html
    )
    assert 'typeof="Legislation"' in html
    assert re.search(r'property="legislationDate">', html)
    for name in ("title", "identifier", "language", "type", "date", "creator"):
        assert re.search(rf'<meta name="DC.{name}" content="[^"]+">', html), name
    for name in ("name", "legislationPassedBy", "legislationIdentifier"):
        assert re.search(rf'property="{name}"[^>]*>[^<]', html), name
    assert re.search(r'resource="http://localhost/paatos/mallila/kh"', html)


def test_bodies_have_the_short_names_that_people_use(client: FlaskClient) -> None:
    """Kh and ltk in Finnish, with the name of the body for those who do not know them."""
    html = client.get("/haku?q=aukioloajat").text
    english = client.get("/en/haku?q=aukioloajat").text

    assert re.search(r'<abbr title="Sivistyslautakunta">ltk</abbr>', html)
    assert "cttee</abbr>" in english
    with client.application.test_request_context("/"):
        client.application.preprocess_request()
        assert body_abbreviation("hallitus", "Kunnanhallitus") == "kh"
        assert body_abbreviation("valtuusto", "Aluevaltuusto") == "av"
        assert body_abbreviation("hallitus", "Stadsstyrelsen") == "hall."
        assert body_abbreviation("muu", "Raati") == ""


@pytest.mark.parametrize(
    ("text", "marked", "left"),
    [
        ("Ennen ei mitään.", (), "Ennen ei mitään."),
        ("Lautakunta päätti sulkea vanhan kioskin. Perustelut: kioski.", ("kioski.",), "Perustelut: kioski."),
        ("Kioski avattiin. Lautakunta päätti  sulkea\nvanhan kioskin.", ("Kioski",), "Kioski avattiin."),
        ("Lautakunta päätti sulkea vanhan kioskin.", ("kioskin",), None),
        ("Kioski avattiin. Lautakunta päätti sulkea vanh", ("Kioski", "sulkea"), "Kioski avattiin."),
        ("Lautakunta päätti muuta, kioski jää.", ("kioski",), "Lautakunta päätti muuta, kioski jää."),
    ],
)  # fmt: skip
def test_a_snippet_does_not_repeat_the_deciding_sentence(
    text: str, marked: tuple[str, ...], left: str | None
) -> None:
    """What is beside the sentence is shown, with its marks where they were."""
    marks = tuple((text.index(w), text.index(w) + len(w)) for w in marked)
    ruling = "Lautakunta päätti sulkea vanhan kioskin."

    found = without_sentence(Fragment(text, marks), ruling)

    assert (found.text if found else None) == left
    if found:
        assert {found.text[a:b] for a, b in found.marks} <= set(marked)
        assert bool(found.marks) == bool(marks)
