"""EU acts, treaties and agreements have names, and are found by what people type."""

from __future__ import annotations

import datetime as dt
import re
from importlib import resources
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from analyzers.law.find import find_law_references
from analyzers.law.register.english_names import english_titles
from analyzers.law.register.source_names import source_name, source_names, split_key
from analyzers.law.typed import parse_law_key
from search_web.page.document_text.law_links import law_chips, law_link
from search_web.page.labelling.law_names import capitalized, law_label
from search_web.pages.law.law_page import act_rows
from tests.search_web_world import decision, make_client

CITING = "Hallintosäännön 30 §:n ja KVTES 4 luvun 2 §:n mukaan, KHO:2016:118."


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return make_client(tmp_path, [decision(1, text=CITING, blocks=())])


@pytest.mark.parametrize(
    ("path", "key", "number", "words", "label"),
    [
        (
            *("/laki/", "2016/679 art. 6", "2016/679"),
            *("yleinen tietosuoja-asetus 6 artikla",) * 2,
        ),
        (
            *("/sv/laki/", "2016/679 art. 6", "2016/679"),
            *("artikel 6 i allmänna dataskyddsförordningen",) * 2,
        ),
        (
            *("/en/laki/", "EU 1069/2009", "EU 1069/2009"),
            *("sivutuoteasetus", "sivutuoteasetus EU 1069/2009"),
        ),
        (
            *("/laki/", "SopS 60/1991", "SopS 60/1991"),
            *("lapsen oikeuksien sopimus", "lapsen oikeuksien sopimus SopS 60/1991"),
        ),
        (
            "/laki/",
            "2021/9999 art. 2",
            "2021/9999",
            "2021/9999 art. 2",
            "2021/9999 art. 2",
        ),
        ("/laki/", "410/2015 § 14", "410/2015", "kuntalaki 14 §", "kuntalaki 14 §"),
    ],
)
def test_source_is_named_in_the_readers_language(
    client: FlaskClient, path: str, key: str, number: str, words: str, label: str
) -> None:
    language = path.split("/")[1] if path != "/laki/" else "fi"
    spoken = {"paatoshaku.language": language}
    with client.application.test_request_context(path, environ_overrides=spoken):
        link = law_link(key)
        assert (link.number, link.words, law_label(key)) == (number, words, label)


def test_eu_acts_in_the_list_of_acts_have_their_names(client: FlaskClient) -> None:
    counts = {"2023/2831": 4, "2024/1689": 3, "2021/9999": 2}
    with client.application.test_request_context("/laki/"):
        titles = [row.title for row in act_rows(counts, counts)]
    assert titles == ["De minimis -asetus", "Tekoälyasetus", "EU-säädös"]


def test_chips_leave_out_an_eu_act_whose_article_is_there(client: FlaskClient) -> None:
    keys = ("EU 1069/2009", "EU 1069/2009 art. 5", "EU 852/2004")
    with client.application.test_request_context("/laki/"):
        assert [link.key for link in law_chips(keys)] == list(keys[1:])


@pytest.mark.parametrize(
    ("address", "proper"),
    [
        ("/laki/410/2015", "/laki/2015/410"),
        ("/laki/410/2015/110", "/laki/2015/410/110"),
        ("/sv/laki/1336/1997/luku-1/5", "/sv/laki/1997/1336/luku-1/5"),
        ("/laki/365/1995", "/laki/1995/365"),
    ],
)
def test_address_with_the_number_first_leads_to_the_act(
    client: FlaskClient, address: str, proper: str
) -> None:
    reply = client.get(address)
    assert (reply.status_code, reply.headers["Location"]) == (308, proper)


@pytest.mark.slow
@pytest.mark.parametrize("count", [1, 5])
@pytest.mark.parametrize(
    "typed",
    ["hallintosääntö", "Hallintosääntö ", "KHO 2016:118", "kho:2016:118", "kvtes"],
)
def test_other_sources_are_found_by_what_people_type(
    tmp_path: Path, typed: str, count: int
) -> None:
    """The page of a source that five cite, the search for one that fewer cite."""
    citing = [decision(n, text=CITING, blocks=()) for n in range(1, count + 1)]
    client = make_client(tmp_path, citing)

    reply = client.get("/laki/", query_string={"haku": typed})
    address = reply.headers["Location"]

    assert reply.status_code == 302
    assert address.startswith("/laki/lahde/" if count == 5 else "/haku?")
    shown = client.get(address)
    assert shown.status_code == 200
    assert decision(1).title in shown.text


def test_what_no_decision_cites_is_still_told_so(client: FlaskClient) -> None:
    reply = client.get("/laki/", query_string={"haku": "KHO 1901:1"})
    assert "KHO 1901:1" in reply.text


@pytest.mark.parametrize("key", sorted(source_names()))
def test_every_source_has_two_names_and_a_key(key: str) -> None:
    named = source_names()[key]
    assert named.name_fi
    assert named.name_sv
    assert split_key(key) == (key, "")
    assert source_name(key, "en") == named.name_fi


def test_a_name_in_a_list_begins_with_a_capital() -> None:
    names = ("tekoälyasetus", "eIDAS-asetus", "YVA-direktiivi", "")
    told = ["Tekoälyasetus", "eIDAS-asetus", "YVA-direktiivi", ""]
    assert [capitalized(name) for name in names] == told


@pytest.mark.parametrize(
    "key", sorted(k for k in source_names() if source_names()[k].stems)
)
def test_every_stem_is_found_in_a_text(key: str) -> None:
    for stem in source_names()[key].stems:
        name = stem + {"u": "ksen", "v": "in", "g": "en"}[stem[-1]]
        found = find_law_references(f"Asia koskee {name} 6 artiklaa.")
        assert [
            reference.targets[0].act.removeprefix("EU ") for reference in found
        ] == [key]


def test_the_treaties_that_texts_name_are_all_in_the_table() -> None:
    table = resources.files("analyzers").joinpath("data", "named_treaties.tsv")
    numbers = re.findall(r"^SopS \S+", table.read_text("utf-8"), re.MULTILINE)
    assert numbers
    assert all(number in source_names() for number in numbers)


def test_acts_have_the_english_titles_of_their_translations(tmp_path: Path) -> None:
    """English pages named them in Finnish."""
    client = make_client(tmp_path, [decision(1)])
    page = client.get("/en/laki/2015/410/14").text
    listed = client.get("/en/laki/").text

    assert "<title>Local Government Act § 14 (410/2015)" in page
    assert re.search(r'lang="en"[^>]*>Local Government Act<', listed)
    assert "kuntalaki" not in re.sub(r"<mark>.*?</mark>", "", page).casefold()
    assert "Kommunallag" in client.get("/sv/laki/").text


def test_english_titles_are_of_known_acts_and_each_act_has_one() -> None:
    table = resources.files("analyzers").joinpath("data", "english_titles.tsv")
    rows = [line.split("\t") for line in table.read_text("utf-8").splitlines()[2:]]
    numbers = [row[0] for row in rows]

    assert len(set(numbers)) == len(numbers)
    assert all(row[1][0].isupper() for row in rows)
    for number, *names in rows:
        for name in "; ".join(names).split("; "):
            act = parse_law_key(name, today=dt.date(2026, 11, 30))
            title = english_titles()[act[0]] if act else ""
            assert number in act or title == name, (number, name, act)
