"""Pages through the test client: routes, states, bad parameters, hostile input."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from corpus.model import Block
from indexer.request import Fragment
from search_web.pages.law.citing import on_card
from tests.making import changed
from tests.search_web_world import LAW_TEXT, SWIMMING_TEXT, decision, make_client

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
PAGES = (
    "/",
    "/haku",
    "/haku?q=kirjasto&kunta=Lahti",
    "/haku?q=olematonsana",
    "/haku/rajaus/kunta?q=kirjasto&etsi=la",
    "/paatos/mallila/1",
    "/versiot/mallila/muuttunut",
    "/asia/Lahti/900/12.03.00/2024",
    "/laki/",
    "/laki/?haku=vesilaki+ja+kuntalaki",
    "/laki/?haku=%C3%B6%C3%B6",
    "/laki/2015/410",
    "/laki/2015/410/14",
    "/laki/1995/365",
    "/laki/1995/365/14",
    "/vertaa",
    "/vertaa?q=kirjasto",
    "/vertaa?q=kirjasto&yksikko=tuhatta&nollat=1",
    "/samankaltaiset",
    "/kunta/",
    "/kunta/Lahti",
    "/kunta/Inari",
    "/kunta/Lahti/toimielin/Sivistyslautakunta",
    "/aanestykset",
    "/summat?q=kirjasto",
    "/kattavuus",
    "/kattavuus?tila=refused",
    "/ohje",
    "/tietoa",
    "/saavutettavuus",
    "/tietosuoja",
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    evil = decision(
        99,
        decision_id="mallila/paha",
        title=EVIL,
        url="javascript:alert(1)",
        body=EVIL,
        body_name=EVIL,
        text=f"Kirjasto {EVIL}",
        blocks=(),
        case_number=EVIL,
    )
    case = {"municipality": "Lahti", "case_number": "900/12.03.00/2024"}
    first = decision(80, decision_id="mallila/eka", **case)
    second = changed(
        decision(81, **case),
        decision_id="mallila/toka",
        date=first.date.replace(year=2026) if first.date else None,
        body="Kaupunginhallitus",
    )
    law = decision(85, decision_id="mallila/laki", text=LAW_TEXT, blocks=())
    before = decision(82, decision_id="mallila/muuttunut")
    after = changed(before, text=before.text.replace("uudelleen", "vasta syksyllä"))
    agenda = decision(70, status="agenda", decision_id="mallila/ensin")
    minutes = decision(70, decision_id="mallila/sitten")
    removed = decision(71, decision_id="mallila/poistettu")
    swimming = [
        decision(
            86 + number,
            decision_id=f"mallila/halli-{town}",
            municipality=town,
            title="Uimahallin pääsymaksut",
            text=SWIMMING_TEXT.replace("TAKSA", f"{number + 6} euroa"),
            blocks=(),
        )
        for number, town in enumerate(("Vantaa", "Kuopio"))
    ]
    routine = decision(
        90, title="Kokouksen avaus", is_routine=True, municipality="Lahti"
    )
    decisions = [routine, *(decision(number) for number in range(1, 60))]
    decisions += [
        *swimming,
        evil,
        first,
        second,
        law,
        before,
        after,
        agenda,
        minutes,
        removed,
    ]
    return make_client(
        tmp_path_factory.mktemp("world"),
        decisions,
        removed={"mallila/poistettu": "a person asked"},
    )


@pytest.mark.slow
@pytest.mark.parametrize("prefix", ["", "/sv", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_in_every_language(
    client: FlaskClient, prefix: str, path: str
) -> None:
    """Status 200, the language said, a title, one main heading, links that stay."""
    reply = client.get(prefix + path)

    assert reply.status_code == 200
    assert f'<html lang="{prefix.strip("/") or "fi"}">' in reply.text
    assert re.search(r"<title>[^<]+ · Päätöshaku</title>", reply.text)
    assert reply.text.count("<h1") == 1
    assert f'href="{prefix}/laki/"' in reply.text
    assert 'href="/static/site.css' in reply.text
    assert "style=" not in reply.text
    assert not re.search(r"\son\w+=", reply.text.replace(str(escape(EVIL)), ""))


@pytest.mark.slow
def test_every_link_of_the_pages_leads_somewhere(client: FlaskClient) -> None:
    """No page has a link of ours that is not found."""
    links = set()
    for path in PAGES:
        found = re.findall(r'href="(/[^"#]*)"', client.get(path).text)
        links |= {link.replace("&amp;", "&") for link in found}
    broken = {}
    for link in sorted(links):
        with client.get(link) as reply:
            if reply.status_code >= 400:
                broken[link] = reply.status_code

    assert len(links) > 150
    assert broken == {}


def test_every_reply_has_a_strict_policy(client: FlaskClient) -> None:
    """No inline script or style can run, and no address leaks to other sites."""
    for path in ("/", "/haku?q=x", "/nothing", "/haku?x=1", "/robots.txt"):
        headers = client.get(path).headers

        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    ("path", "is_noindex"),
    [
        ("/haku?q=x", True),
        ("/vertaa?q=x", True),
        ("/versiot/mallila/1", True),
        ("/nothing", True),
        ("/paatos/mallila/1", False),
        ("/laki/2015/410", False),
        ("/", False),
    ],
)
def test_searches_and_errors_are_not_for_robots(
    client: FlaskClient, path: str, is_noindex: bool
) -> None:
    """Noindex on what depends on a query; plain pages stay open."""
    assert (client.get(path).headers.get("X-Robots-Tag") == "noindex") == is_noindex


def test_robots_txt_closes_searches_in_every_language(client: FlaskClient) -> None:
    """The same paths with and without a language prefix."""
    text = client.get("/robots.txt").text

    for path in ("/haku", "/sv/haku", "/en/vertaa"):
        assert f"Disallow: {path}\n" in text


@pytest.mark.slow
def test_the_title_has_query_count_and_page(client: FlaskClient) -> None:
    """A tab, a bookmark or a screen reader tells what this page is."""
    html = client.get("/en/haku?q=aukioloajat&sivu=2").text

    assert re.search(
        r"<title>aukioloajat – \d+ decisions – page 2 of \d · Päätöshaku</title>", html
    )


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("q=laituri", "myös liitteistä"),
        ("q=laituri&liitteet=ei", "vain päätöstekstistä"),
        ("kunta=Vantaa", None),
    ],
)
def test_the_reading_says_where_words_are_looked_for(
    client: FlaskClient, query: str, said: str | None
) -> None:
    page = client.get(f"/haku?{query}").text

    for words in ("myös liitteistä", "vain päätöstekstistä"):
        assert (words in page) is (words == said)


def test_a_page_after_the_last_is_not_found(client: FlaskClient) -> None:
    """It never shows an empty list that could be taken for a zero."""
    assert client.get("/haku?sivu=50").status_code == 404
    assert client.get("/laki/2015/410?sivu=50").status_code == 404


@pytest.mark.parametrize(
    ("path", "named", "allowed"),
    [
        ("/en/haku?kuntaa=x", "kuntaa", "jarjestys"),
        ("/en/haku?ratkaisu=x", "ratkaisu", "approved"),
        ("/en/haku?kunta=Lahtii", "Lahtii", "Lahti"),
        ("/en/haku?maakunta=Savo", "Savo", "North Savo"),
        ("/en/haku?laki=qwerty", "laki", "380/2023 § 23"),
        ("/en/haku/rajaus/kunta?x=1", "x", "etsi"),
        ("/en/?q=x", "q", "takes no parameters"),
        ("/en/paatos/mallila/1?x=1", "x", "takes no parameters"),
        ("/en/versiot/mallila/1?c=1", "c", "a, b"),
        ("/en/versiot/mallila/1?a=9", "a", "1"),
        ("/en/asia/Lahti/900/12.03.00/2024?x=1", "x", "takes no parameters"),
        ("/en/laki/?q=1", "q", "haku"),
        ("/en/laki/2015/410?laki=1", "laki", "/haku"),
        ("/en/vertaa?yksikko=x", "yksikko", "asiat, maara, tuhatta"),
        ("/en/vertaa?nollat=x", "nollat", "1"),
        ("/en/kunta/Lahti?x=1", "x", "takes no parameters"),
        ("/en/kattavuus?tila=x", "tila", "refused"),
        ("/en/ohje?x=1", "x", "takes no parameters"),
    ],
)
def test_a_bad_parameter_is_a_page_that_says_what_is_allowed(
    client: FlaskClient, path: str, named: str, allowed: str
) -> None:
    """Status 400, the name, the allowed values, a search field to go on."""
    reply = client.get(path)

    assert reply.status_code == 400
    assert named in reply.text
    assert allowed in reply.text
    assert 'type="search"' in reply.text


@pytest.mark.parametrize(
    "path",
    [
        "/paatos/mallila/nothing",
        "/versiot/mallila/nothing",
        "/viite/bib/mallila/nothing",
        "/viite/xml/mallila/1",
        "/asia/Lahti/1/2",
        "/kunta/Atlantis",
        "/kunta/Lahti/toimielin/Kerho",
        "/laki/2015/410/x",
        "/laki/2015/x",
        "/haku/rajaus/nothing",
        "/haku/rajaus/asia",
        "/nothing",
        "/paatos/" + quote("../../etc/passwd"),
    ],
)
def test_what_does_not_exist_is_not_found_and_offers_a_search(
    client: FlaskClient, path: str
) -> None:
    """404 with a search field."""
    reply = client.get(path)

    assert reply.status_code == 404
    assert 'type="search"' in reply.text


def test_a_removed_decision_is_gone_with_the_reason(client: FlaskClient) -> None:
    """410 and why, on every page of it; the operator's note stays inside."""
    for page in ("paatos", "versiot", "viite/bib"):
        reply = client.get(f"/en/{page}/mallila/poistettu")

        assert reply.status_code == 410
        assert "on request" in reply.text
        assert "a person asked" not in reply.text


def test_an_old_id_leads_to_the_current_one(client: FlaskClient) -> None:
    """A permanent address stays good, in the reader's language."""
    for page in ("paatos", "versiot"):
        reply = client.get(f"/sv/{page}/mallila/sitten")

        assert reply.status_code == 301
        assert reply.headers["Location"] == f"/sv/{page}/mallila/ensin"


@pytest.mark.parametrize(
    "path",
    [
        "/haku?q=kirjasto+alert",
        "/paatos/mallila/paha",
        "/haku?q=" + quote(EVIL),
        "/haku?toimielin=" + quote(EVIL),
        "/haku/rajaus/toimielin?etsi=" + quote(EVIL),
        "/vertaa?q=" + quote(EVIL),
        "/laki/?haku=" + quote(EVIL),
        "/kunta/" + quote(EVIL, safe=""),
        "/kunta/Lahti/toimielin/" + quote(EVIL),
        "/asia/Lahti/" + quote(EVIL),
        "/paatos/" + quote(EVIL),
        "/haku?" + quote(EVIL) + "=1",
        "/haku?jarjestys=" + quote(EVIL),
    ],
)
def test_hostile_text_is_shown_as_text(client: FlaskClient, path: str) -> None:
    """No markup of a decision or of an address reaches the page as markup."""
    html = client.get(path).text

    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert 'href="javascript:' not in html


@pytest.mark.parametrize(
    "query",
    ["a" * 10_000, "\x00", "\x1b[2J", "\ud7ff\uffff", '"(((', "''", "*", "-", "OR OR"],
)
def test_strange_queries_never_break_a_page(client: FlaskClient, query: str) -> None:
    """An answer or a clear refusal."""
    for path in ("/haku", "/vertaa"):
        assert client.get(path, query_string={"q": query}).status_code in (200, 400)


def test_bytes_that_are_no_text_never_break_a_page(client: FlaskClient) -> None:
    """Broken percent escapes and bytes outside UTF-8."""
    for path in ("/haku?q=%ff%fe", "/haku?q=%", "/paatos/%ff", "/kunta/%c3%28"):
        assert client.get(path).status_code in (200, 400, 404)


def test_the_decision_page_shows_everything_published(client: FlaskClient) -> None:
    """Text with its headings, facts, attachments with reasons, link to the source."""
    html = client.get("/en/paatos/mallila/1").text

    assert 'href="https://paatokset.example/mallila/1"' in html
    assert "<h2>Päätösehdotus</h2>" in html
    assert "block-decision" in html
    assert "101/12.03.00/2024" in html
    assert "JulkL 24 §" in html
    assert "<li>- toinen kohta</li>" in html
    assert 'href="/en/laki/2015/410/14"' in html
    assert 'href="/en/kunta/Lahti"' in html


def test_the_decision_page_warns_of_newer_handlings(client: FlaskClient) -> None:
    """The earlier handling names the later one; the later has no warning."""
    earlier = client.get("/en/paatos/mallila/eka").text
    later = client.get("/en/paatos/mallila/toka").text

    assert "newer handlings" in earlier
    notice = earlier.partition("newer handlings")[2].partition("</p>")[0]
    assert 'class="outcome outcome-' in notice
    assert "newer handlings" not in later
    assert "timeline" in later


def test_every_act_of_the_list_of_laws_leads_to_its_decisions(tmp_path: Path) -> None:
    """Also acts of the Union without a name here, and treaties: never a false zero."""
    text = (
        "Tuki on vähämerkityksistä (komission asetus (EU) 2023/2831) eikä kuulu "
        "SEUT-sopimuksen 107 artiklan alaan. Katso myös direktiivi 91/271/ETY ja "
        "kuntalain (410/2015) 130 §."
    )
    client = make_client(tmp_path, [decision(1, text=text, blocks=())])
    page = client.get("/en/laki/").text
    links = re.findall(r'<a class="law" href="([^"]+)"', page)

    assert len(links) == 4
    for link in links:
        reply = client.get(unescape(link))
        assert (reply.status_code, "1 decision" in reply.text) == (200, True), link


@pytest.mark.parametrize(
    "path", ["/en/kunta/Lahti", "/en/kunta/Lahti/toimielin/Sivistyslautakunta"]
)
def test_counts_of_a_publisher_open_the_decisions_they_count(
    client: FlaskClient, path: str
) -> None:
    """A section cited by six of its decisions does not open those of everybody."""
    page = client.get(path).text
    rows = re.findall(
        r'<li><a href="(/en/haku\?[^"]+)"[^>]*>[^<]+</a> <span class="count">(\d+)<',
        page,
    )

    assert any("laki=" in link for link, _ in rows)
    assert any("ratkaisu=" in link for link, _ in rows)
    for link, count in rows:
        found = re.search(r"<output[^>]*>(\d+) ", client.get(unescape(link)).text)
        assert found is not None
        assert found[1] == count


def test_bodies_that_the_law_names_are_named_in_swedish(tmp_path: Path) -> None:
    """Decisions of Kommunstyrelsen stand under Kunnanhallitus in the index."""
    body = {"body": "Kommunstyrelsen", "body_name": "Kunnanhallitus"}
    client = make_client(tmp_path, [decision(1, body_type="hallitus", **body)])
    for path in ("haku?q=", "kunta/Lahti", "kunta/Lahti/toimielin/Kunnanhallitus"):
        swedish = re.sub(r'"[^"]*"', "", client.get(f"/sv/{path}").text)
        finnish = re.sub(r'"[^"]*"', "", client.get(f"/{path}").text)

        assert "Kommunstyrelsen" in swedish, path
        assert "Kunnanhallitus" not in swedish, path
        assert "Kunnanhallitus" in finnish, path


def test_a_hit_names_its_body_in_its_own_language_and_facets_join_both(
    tmp_path: Path,
) -> None:
    swedish = decision(
        1,
        body="KOMMUNSTYRELSEN",
        body_name="Kunnanhallitus",
        body_type="hallitus",
        language="sv",
    )
    finnish = decision(2, body="Kunnanhallitus", body_name="Kunnanhallitus")
    client = make_client(tmp_path, [swedish, finnish])
    found = client.get("/api/v1/haku?q=&toimielin=Kunnanhallitus").json

    assert {hit["body"] for hit in found["hits"]} == {
        "Kommunstyrelsen",
        "Kunnanhallitus",
    }
    assert [(row["value"], row["count"]) for row in found["facets"]["body"]] == [
        ("Kunnanhallitus", 2)
    ]
    assert "Kommunstyrelsen" in client.get("/haku.csv?q=").text
    assert "Lahtis kommunstyrelse" in client.get("/haku.atom?q=").text


@pytest.mark.slow
def test_presets_by_size_are_of_municipalities_that_are_held(
    client: FlaskClient, tmp_path: Path
) -> None:
    """A choice that can only give a zero is none."""
    elsewhere = make_client(tmp_path, [decision(1, municipality="Mallila")])
    html = client.get("/en/haku?q=aukioloajat").text

    assert "over 100,000 inhabitants" in html
    assert "50,000 to 100,000 inhabitants" not in html
    assert "inhabitants" not in elsewhere.get("/en/haku?q=aukioloajat").text


def test_a_county_has_cases_too(tmp_path: Path) -> None:
    """A wellbeing services county is an organisation, not a municipality."""
    county: dict[str, Any] = {
        "municipality": None,
        "municipality_code": None,
        "organisation": "Mallilan hyvinvointialue",
        "case_number": "MHVA/5/2026",
    }
    made = [
        decision(1, body="Aluehallitus", **county),
        decision(2, body="Aluevaltuusto", **county),
    ]
    client = make_client(tmp_path, made)
    html = client.get("/en/paatos/mallila/1").text
    address = "/en/asia/Mallilan%20hyvinvointialue/MHVA/5/2026"

    assert f'href="{address}"' in html
    assert "Aluevaltuusto" in html
    assert "<title>Kirjaston aukioloajat 1, Mallilan hyvinvointialue" in html
    assert "2 handlings" in client.get(address).text


def test_laws_of_the_appeal_instruction_stand_apart(tmp_path: Path) -> None:
    """Else every decision seems to apply the sections on appeal."""
    text = (
        "Kuntalain 14 §:n nojalla.\n\nOikaisuvaatimus tehdään kuntalain 134 §:n mukaan."
    )
    appeal = text.index("Oikaisuvaatimus")
    blocks = (
        Block("reasons", None, 0, appeal - 2),
        Block("appeal", None, appeal, len(text)),
    )
    made = decision(
        1, text=text, blocks=blocks, appeal_kinds=("oikaisuvaatimus", "muu")
    )
    html = make_client(tmp_path, [made]).get("/en/paatos/mallila/1").text
    own, _, instruction = html.partition("In the appeal instructions")

    assert 'laki/2015/410/14"' in own.partition("Law references")[2]
    assert "laki/2015/410/134" not in own.partition("Law references")[2]
    assert 'href="/en/laki/2015/410/134"' in instruction
    assert "Claim for a revised decision" in html


def test_a_changed_decision_shows_its_words(client: FlaskClient) -> None:
    """Only the words that differ are marked."""
    html = client.get("/en/versiot/mallila/muuttunut").text

    assert "<del>uudelleen</del>" in html
    assert "<ins>vasta syksyllä</ins>" in html


def test_a_number_that_is_not_the_names_is_said(tmp_path: Path) -> None:
    """Both readings are kept: the act of the title, and the number as printed."""
    text = "Oppilas otetaan kouluun perusopetuslain (682/1998) 6 §:n nojalla."
    client = make_client(tmp_path, [decision(1, text=text, blocks=())])

    html = client.get("/paatos/mallila/1").text

    assert "numero ja nimi eivät vastaa toisiaan" in html
    assert 'href="/laki/1998/682"' in html


def test_the_law_page_tells_when_the_act_was_in_force(client: FlaskClient) -> None:
    assert "Voimassa 1.1.2017 alkaen" in client.get("/laki/2016/1397").text
    assert "Voimassa 1.6.2007–31.12.2016" in client.get("/laki/2007/348").text


def test_what_is_only_mentioned_stands_apart(tmp_path: Path) -> None:
    text = "Uusi jätelaki tuli voimaan.\n\nLupa perustuu maa-aineslain 6 §:ään."
    client = make_client(tmp_path, [decision(1, text=text, blocks=())])

    html = client.get("/en/paatos/mallila/1").text.partition("Law references")[2]
    applied, _, mentioned = html.partition("Only mentioned")

    assert "laki/1981/555/6" in applied
    assert "laki/2011/646" in mentioned
    assert "laki/2011/646" not in applied


def test_the_law_page_quotes_the_citing_sentence(client: FlaskClient) -> None:
    """The sentence with the citation marked, not the rest of the text."""
    html = client.get("/en/laki/2015/410/14").text

    assert "<mark>kuntalain (410/2015) 14\u00a0§:n</mark>" in html
    assert "Kirjasto avataan" not in html


def test_an_act_lists_its_cited_sections_in_order(client: FlaskClient) -> None:
    """§ 14 comes before § 110, whatever the counts."""
    html = client.get("/en/laki/2015/410").text
    places = re.findall(r'/laki/2015/410/(\w+)">§', html)

    assert places == ["14", "108", "110"]


def test_a_replaced_act_is_linked_not_merged(client: FlaskClient) -> None:
    """365/1995 points to 410/2015 and has its own count: cited as the law of before."""
    html = client.get("/en/laki/1995/365").text

    assert "/en/laki/2015/410" in html
    assert "All 1 that cite it" in html
    assert "No decision that we hold applies it; 1 cites it otherwise" in html
    assert "No decision that we hold cites it" not in html


def test_a_split_act_is_linked_to_the_act_that_took_a_part(
    client: FlaskClient,
) -> None:
    """132/1999 is in force in part; its building part went to 751/2023."""
    html = client.get("/en/laki/1999/132").text

    assert "A part of it was moved to:" in html
    assert 'href="/en/laki/2023/751"' in html


def test_a_law_typed_in_any_way_is_found(client: FlaskClient) -> None:
    """The name of an act with a section leads to the page of the section."""
    reply = client.get("/laki/?haku=kuntalaki+14")

    assert reply.status_code == 302
    assert reply.headers["Location"] == "/laki/2015/410/14"


@pytest.mark.slow
def test_filters_are_checked_boxes_and_chips(client: FlaskClient) -> None:
    """The chosen value is ticked and can be removed by a link."""
    html = client.get("/en/haku?q=aukioloajat&kunta=Lahti").text

    assert 'name="kunta" value="Lahti" checked' in html
    assert 'class="chip" href="/en/haku?q=aukioloajat"' in html


def test_routine_items_are_left_out_by_one_click(client: FlaskClient) -> None:
    """The link counts them; afterwards a chip brings them back."""
    html = client.get("/en/haku?q=kokouksen+avaus").text
    link = re.search(r'href="([^"]+)">Leave out routine items <[^>]+>1<', html)
    assert link
    after = client.get(link[1].replace("&amp;", "&")).text

    assert 'class="chip" href="/en/haku?q=kokouksen+avaus"' in after
    assert "Leave out routine items" not in after
    assert "0 decisions" in after


@pytest.mark.slow
def test_a_facet_is_not_narrowed_by_itself(client: FlaskClient) -> None:
    """Other municipalities stay choosable, with their counts."""
    html = client.get("/en/haku?q=aukioloajat&kunta=Lahti").text

    assert re.search(r'value="Vantaa"><span>Vantaa</span><span class="count">\d+', html)


@pytest.mark.slow
def test_an_empty_result_says_what_was_searched(client: FlaskClient) -> None:
    """Numbers, period, a looser search with its count, and what is not covered."""
    html = client.get("/en/haku?q=aukioloajat+olematonsana&kunta=Inari").text

    assert "Nothing is held of: Inari" in html
    assert "this zero says nothing" in html
    html = client.get("/en/haku?q=olematonsana").text
    assert re.search(r"We searched \d+ decisions of 3 publishers", html)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "said"),
    [
        # a municipality in the words of the search that is not covered
        ("/en/haku?q=Inari+kylpylähotelli", "this zero says nothing"),
        ("/haku?q=Inari+kylpylähotelli", "Näistä ei ole päätöksiä: Inari"),
        ("/sv/haku?q=kunta:Inari+hotelli", "Inga beslut finns från: Inari"),
        # a value that nothing can have
        ("/en/haku?q=kunta:Atlantis", "No decision can have this value"),
        ("/haku?q=ratkaisu:höpö", "Millään päätöksellä ei voi olla tätä arvoa"),
        ("/sv/haku?q=laki:höpölaki", "Inget beslut kan ha detta värde"),
        # a time outside of what is held
        ("/en/haku?q=kirjasto+tammikuussa+1999", "lie outside what we hold"),
        ("/haku?q=pvm:1999", "ovat aineiston ulkopuolella"),
        # another spelling
        ("/en/haku?q=kirjatso", "did you mean “kirjasto”?"),
        ("/haku?q=kirjatso", "tarkoititko ”kirjasto”?"),
        ("/sv/haku?q=kirjatso", "menade du ”kirjasto”?"),
        # the act instead of its section
        ("/en/haku?q=kuntalaki+199+§", "the whole act 410/2015"),
    ],
)
def test_kinds_of_zero_are_told_apart(
    client: FlaskClient, address: str, said: str
) -> None:
    reply = client.get(address)

    assert reply.status_code == 200
    assert said in reply.text


def test_a_plain_zero_blames_neither_the_coverage_nor_the_search(
    client: FlaskClient,
) -> None:
    html = client.get("/en/haku?q=olematonsana").text

    assert "none matches" in html
    assert "this zero says nothing" not in html
    assert "No decision can have this value" not in html
    assert "lie outside" not in html


@pytest.mark.slow
def test_only_the_named_municipality_was_searched(client: FlaskClient) -> None:
    html = client.get("/en/haku?q=Lahti+ydinreaktori").text

    assert re.search(r"We searched \d+ decisions of 1 publishers", html)


def test_the_facet_list_is_narrowed_and_keeps_the_search(client: FlaskClient) -> None:
    """Without JavaScript a long list has its own page."""
    html = client.get("/en/haku/rajaus/kunta?q=aukioloajat&etsi=laht").text

    assert 'value="Lahti"' in html
    assert 'value="Vantaa"' not in html
    assert '<input type="hidden" name="q" value="aukioloajat">' in html


def test_a_publisher_shows_months_and_bodies(client: FlaskClient) -> None:
    """How many decisions we hold of each month, and of each body in each year."""
    html = client.get("/en/kunta/Lahti").text

    months = html.split("Coverage by month")[1].split("</table>")[0]
    bodies = html.split("Coverage by body and year")[1].split("</table>")[0]
    assert '<th scope="row">2023</th>' in months
    assert ">Sivistyslautakunta</a></th>" in bodies
    assert (
        "Coverage by body"
        not in client.get("/en/kunta/Lahti/toimielin/Sivistyslautakunta").text
    )


@pytest.mark.slow
def test_the_comparison_tells_zero_from_not_covered(client: FlaskClient) -> None:
    """A municipality of which nothing is held has cells without a figure."""
    html = client.get("/en/vertaa?q=aukioloajat&kunta=Lahti&kunta=Inari").text
    row = html.split(">Inari</a>")[1].split("</tr>")[0]

    assert "not covered" in row
    assert ">0<" not in row.split('class="num total"')[0]


@pytest.mark.slow
def test_the_comparison_as_csv_has_the_same_figures(client: FlaskClient) -> None:
    """One line a municipality and year; the sum is the total of the search."""
    lines = client.get("/vertaa.csv?q=aukioloajat").text.splitlines()
    hits = sum(int(line.split(",")[2]) for line in lines[1:])
    total = re.search(r"(\d+) decisions", client.get("/en/haku?q=aukioloajat").text)

    assert lines[0].endswith(
        "municipality,year,hits,decisions_held,coverage,cases,counted"
    )
    assert total
    assert hits == int(total[1])


@pytest.mark.parametrize("law", ["3/3", "99999999999999999999/1", "0/0"])
def test_the_csv_of_what_is_no_law_says_so_as_its_page_does(
    client: FlaskClient, law: str
) -> None:
    assert client.get(f"/laki/{law}.csv").status_code == 404
    assert client.get(f"/laki/{law}").status_code == 404


def test_the_law_csv_lists_every_citing_decision(client: FlaskClient) -> None:
    """As many lines as the page counts."""
    lines = client.get("/laki/2015/410/14.csv").text.strip().split("\r\n")
    html = client.get("/en/laki/2015/410/14").text

    assert f"{len(lines) - 1} decisions apply it" in html


def test_names_of_municipalities_are_understood_in_swedish(client: FlaskClient) -> None:
    """Lahtis is Lahti; the permanent address is the Finnish one."""
    reply = client.get("/sv/kunta/Lahtis")

    assert reply.status_code == 301
    assert reply.headers["Location"] == "/sv/kunta/Lahti"


def test_the_citation_has_permalink_and_hash(client: FlaskClient) -> None:
    """In every form; CSL-JSON can be read as JSON."""
    html = client.get("/sv/paatos/mallila/1").text
    digest = re.search(r"[0-9a-f]{64}", html)
    assert digest
    for form in ("bib", "ris", "json"):
        text = client.get(f"/viite/{form}/mallila/1").text

        assert "http://localhost/paatos/mallila/1" in text
        assert digest[0] in text
    assert json.loads(text)[0]["type"] == "legal_case"


def test_browsers_are_told_how_to_search(client: FlaskClient) -> None:
    """An OpenSearch description, linked from each page."""
    xml = client.get("/sv/opensearch.xml").text

    assert 'template="http://localhost/sv/haku?q={searchTerms}"' in xml
    assert "/opensearch.xml" in client.get("/").text


def test_the_search_page_is_small(client: FlaskClient) -> None:
    """Under 100 KB with style sheet and script."""
    size = 0
    for path in ("/haku?q=aukioloajat", "/static/site.css", "/static/site.js"):
        with client.get(path) as reply:
            size += len(reply.data)

    assert size < 100_000


def test_static_files_are_kept_by_browsers(client: FlaskClient) -> None:
    """Their addresses change with their content."""
    address = re.search(r'href="(/static/site\.css\?v=\w+)"', client.get("/").text)
    assert address
    with client.get(address[1]) as reply:
        assert "immutable" in reply.headers["Cache-Control"]


def test_similar_decisions_come_with_their_reasons(client: FlaskClient) -> None:
    """Another town's decision on the same matter, and what both have."""
    html = client.get("/en/paatos/mallila/halli-Vantaa").text
    section = html.split("Similar decisions</h2>")[1].split("</section>")[0]

    assert "/en/paatos/mallila/halli-Kuopio" in section
    assert "same law: Local Government Act § 108" in section
    assert "shared words:" in section
    assert "do not bind" in section


def test_similar_decisions_are_found_for_a_pasted_text(client: FlaskClient) -> None:
    """By POST, so that the text is in no address; too long a text is refused."""
    reply = client.post("/en/samankaltaiset", data={"teksti": SWIMMING_TEXT})
    too_long = client.post("/en/samankaltaiset", data={"teksti": "a" * 30_000})
    unknown = client.post("/en/samankaltaiset", data={"text": "a"})
    evil = client.post("/en/samankaltaiset", data={"teksti": EVIL})

    assert "mallila/halli-Kuopio" in reply.text
    assert reply.headers["X-Robots-Tag"] == "noindex"
    assert too_long.status_code == unknown.status_code == 400
    assert "<script>alert" not in evil.text


def test_pages_of_lists_have_feeds(client: FlaskClient) -> None:
    """A law, a chapter, a publisher, a body and a case link to their feed."""
    for path in (
        "/laki/2015/410",
        "/laki/2015/410/14",
        "/laki/1997/1336/luku-1/5",
        "/kunta/Lahti",
        "/kunta/Lahti/toimielin/Sivistyslautakunta",
        "/asia/Lahti/900/12.03.00/2024",
    ):
        html = client.get(path).text
        feed = re.search(r'type="application/atom\+xml"[^>]* href="([^"]+)"', html)

        assert feed, path
        assert client.get(feed[1]).mimetype == "application/atom+xml"


def test_a_name_of_several_laws_filters_by_any_of_them(client: FlaskClient) -> None:
    """As on the command line: alternatives, not an error."""
    reply = client.get("/en/haku", query_string={"laki": "järjestämislaki 23 §"})

    assert reply.status_code == 200
    assert reply.text.count('class="chip"') > 1


@pytest.mark.parametrize(
    ("query", "is_said"), [("q=%25", True), ("q=%F0%9F%98%80", True), ("", False)]
)
def test_a_search_of_signs_alone_says_that_it_lists_all(
    client: FlaskClient, query: str, is_said: bool
) -> None:
    page = client.get(f"/haku?{query}").text

    assert ("<li>Kaikki päätökset</li>" in page) == is_said


SOURCES_TEXT = (
    "Ratkaisun KHO:2016:118 ja tietosuoja-asetuksen (EU) 2016/679 6 artiklan mukaan, "
    "lapsen oikeuksien sopimuksen 3 artiklan ja KVTES 2022–2025 II luku 5 §:n nojalla "
    "sekä hallintosäännön 23 §:n mukaan. Ks. EOA 1882/2019 ja HFD 2018:34."
)
SOURCE_KEYS = (
    ("2016/679", "EU-säädökset"),
    ("SopS 60/1991", "Valtiosopimukset"),
    ("KHO:2016:118", "Tuomioistuinten ratkaisut"),
    ("KHO:2018:34", "Tuomioistuinten ratkaisut"),
    ("EOAK/1882/2019", "Tuomioistuinten ratkaisut"),
    ("KVTES", "Virka- ja työehtosopimukset"),
    ("hallintosääntö", "Kuntien säännöt"),
)


def test_sources_that_five_decisions_cite_have_a_page(tmp_path: Path) -> None:
    """EU acts, treaties, rulings, agreements and municipal rules, each with its key."""
    cite = [decision(n, text=SOURCES_TEXT, blocks=()) for n in range(1, 6)]
    client = make_client(tmp_path, cite)
    listed = client.get("/laki/").text

    for key, heading in SOURCE_KEYS:
        address = f"/laki/lahde/{quote(key, safe=':/')}"
        page = client.get(address)

        assert heading in listed
        assert f'href="{address}"' in listed
        assert page.status_code == 200
        assert "5 päätöstä viittaa tähän" in page.text
        assert client.get(f"{address}?kunta=Lahti").status_code == 200


def test_a_source_that_few_cite_has_no_page(tmp_path: Path) -> None:
    """What is asked for is said, and from how many on a source has a page."""
    cite = [decision(n, text=SOURCES_TEXT, blocks=()) for n in range(1, 5)]
    client = make_client(tmp_path, cite)

    reply = client.get("/laki/lahde/KHO:2016:118")

    assert client.get("/laki/?haku=HFD+2016:118").status_code == 302
    assert reply.status_code == 404
    assert "KHO:2016:118" in reply.text
    assert "alle 5 päätöstä" in reply.text
    assert "/laki/lahde/" not in client.get("/laki/").text


def test_the_law_page_counts_who_applies_and_all_who_cite(tmp_path: Path) -> None:
    """Side by side, for years, municipalities, outcomes and sections."""
    applies = decision(1, text="Hanke hyväksytään jätelain 36 §:n nojalla.", blocks=())
    mentions = decision(
        4,
        text="Muutoksenhaku\nOhje: jätelain 36 §:n mukainen valitus tehdään 30 päivässä.",
        blocks=(),
    )
    client = make_client(tmp_path, [applies, mentions])

    html = client.get("/en/laki/2011/646").text
    everyone = client.get("/en/laki/2011/646?viittaukset=kaikki").text

    assert "1 decision applies it" in html
    assert "All 2 that cite it" in html
    assert (
        html.count('<span class="count">1 <span class="quiet">/ 2</span></span>') >= 2
    )
    assert "2 decisions cite it" in everyone
    assert "Only the 1 that apply it" in everyone

    found = client.get("/en/haku?laki=646/2011").text
    every = client.get("/en/haku?laki=646/2011&viittaukset=kaikki").text
    assert "All 2 that cite the law" in found
    assert 'href="/en/haku?laki=646%2F2011&amp;viittaukset=kaikki"' in found
    assert "Only the 1 that apply the law" in every
    assert "that cite the law" not in client.get("/en/haku?q=hanke").text

    listed = client.get("/en/laki/").text
    address = "/en/laki/2011/646"
    assert f'<a href="{address}">1</a>' in listed
    assert f'/ <a href="{address}?viittaukset=kaikki">2</a>' in listed


def test_a_card_of_a_law_page_begins_near_the_citation() -> None:
    """Two lines of a card show the citation, however long the sentence is before it."""
    before = "Hanke toteutetaan sovitussa aikataulussa " * 5
    text = f"{before}jätelain 36 §:n mukaisesti."
    mark = (len(before), len(before) + len("jätelain 36 §:n"))

    shown = on_card(Fragment(text=text, marks=(mark,)))
    ((start, end),) = shown.marks

    assert shown.is_start_cut
    assert start <= 80
    assert shown.text[start:end] == "jätelain 36 §:n"
    assert on_card(Fragment(text="Jätelain 36 §.", marks=((0, 13),))).text == (
        "Jätelain 36 §."
    )


def test_the_publications_of_a_decision_are_listed(client: FlaskClient) -> None:
    page = client.get("/paatos/mallila/ensin").get_data(as_text=True)

    section = page[page.index('aria-labelledby="julkaisut"') :].split("</section>")[0]
    assert section.count("<li>") == 2
    assert "näytetään tässä" in section
    assert "esityslista" in section.casefold()


def test_the_id_of_another_publication_redirects(client: FlaskClient) -> None:
    reply = client.get("/paatos/mallila/sitten")

    assert reply.status_code == 301
    assert reply.location.endswith("/paatos/mallila/ensin")


def test_the_heading_of_results_says_its_page_not_ranks(tmp_path: Path) -> None:
    """Cards are cases, so ranks of decisions beside them would count something else."""
    client = make_client(tmp_path, [decision(number) for number in range(1, 26)])
    html = client.get("/en/haku?q=aukioloajat&sivu=2").text
    heading = re.search(r'<h2 id="tulokset".*?</h2>', html, re.DOTALL)

    assert heading
    assert "page 2 of 2" in heading[0]
    assert not re.search(r"\d+–\d+", heading[0])


def test_a_search_without_recent_hits_brings_nothing_new(tmp_path: Path) -> None:
    """In words, not as "0, about 0.0 a month"."""
    client = make_client(tmp_path, [decision(1)])
    html = client.get("/en/tallennettu/uusi?q=aukioloajat").text

    assert "it would have brought nothing new" in html
    assert "0.0" not in html


@pytest.mark.parametrize("typed", ["(%22", "%3F%21", "%22%22", "..."])
def test_signs_without_a_word_are_said_and_the_newest_come_first(
    client: FlaskClient, typed: str
) -> None:
    """They listed everything in the order of the index, as if it had been asked for."""
    page = client.get(f"/haku?q={typed}").text
    newest = client.get("/haku?jarjestys=uusimmat").text
    days = [
        re.findall(r'<time datetime="([^"]+)"', each)[:10] for each in (page, newest)
    ]

    assert "Hakukentässä ei ole sanaa, jota hakea." in page
    assert days[0] == days[1]
    assert "Hakukentässä ei ole" not in newest
    assert "Hakukentässä ei ole" not in client.get("/haku?q=kirjasto").text


@pytest.mark.parametrize(
    ("address", "orders"),
    [
        ("/en/haku", ["osuvimmat", "Newest first"]),
        ("/en/haku?jarjestys=uusimmat", ["uusimmat", "Newest first"]),
        ("/en/haku?q=kirjasto", ["osuvimmat", "Most relevant first"]),
    ],
)
def test_without_words_the_first_order_is_the_newest(
    client: FlaskClient, address: str, orders: list[str]
) -> None:
    """It said the most relevant, of no words."""
    page = client.get(address).text
    listed = page.partition('id="jarjestys"')[2].partition("</select>")[0]
    options = re.findall(r'<option value="(\w+)"( selected)?>([^<]+)', listed)

    assert [list(option[::2]) for option in options if option[1]] == [orders]
    assert len({label for _, _, label in options}) == len(options)
