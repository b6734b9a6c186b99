"""The JSON API: exact answers, nothing ignored, one shape of error."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from search_web.api.documentation import EXAMPLES
from search_web.api.endpoint_table import ENDPOINTS
from search_web.api.openapi.openapi_view import describe
from search_web.api.openapi.schemas import SCHEMAS
from search_web.front.rates import RateLimiter
from tests.search_web_world import decision, make_client

NUMBERS = range(1, 46)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return make_client(
        tmp_path_factory.mktemp("api"),
        [decision(n) for n in NUMBERS],
        removed={"mallila/45": "asianosaisen pyyntö"},
    )


def valid(body: Any, name: str) -> Any:
    """Check *body* against the schema that the description promises."""
    schema = {
        "$ref": f"#/components/schemas/{name}",
        "components": {"schemas": SCHEMAS},
    }
    jsonschema.Draft202012Validator(schema).validate(body)
    return body


@pytest.mark.parametrize(
    ("address", "schema"),
    [
        ("/api/v1/haku?q=kirjasto", "SearchResult"),
        ("/api/v1/haku?q=kirjasto&kunta=Vantaa&-vuosi=2022", "SearchResult"),
        ("/api/v1/haku?q=eitällaista", "SearchResult"),
        ("/api/v1/rajaukset?rajaukset=kunta,vuosi", "Facets"),
        ("/api/v1/paatokset/mallila/3", "Decision"),
        ("/api/v1/asiat/Lahti/101/12.03.00/2024", "Case"),
        ("/api/v1/lait/2015/410", "Law"),
        ("/api/v1/lait/2015/410/14", "Law"),
        ("/api/v1/kunnat", "Municipalities"),
        ("/api/v1/toimielimet?kunta=Vantaa", "Bodies"),
        ("/api/v1/yritykset", "Organisations"),
        ("/api/v1/tila", "Coverage"),
    ],
)
def test_reply_keeps_its_schema(client: FlaskClient, address: str, schema: str) -> None:
    reply = client.get(address)

    assert reply.status_code == 200
    valid(reply.json, schema)


def test_law_tells_its_heading_its_days_and_both_counts(client: FlaskClient) -> None:
    section = client.get("/api/v1/lait/2015/410/14").json
    act = client.get("/api/v1/lait/1999/132").json

    assert section["heading_fi"] == "Valtuuston tehtävät"
    assert section["heading_as_of"] == "2017-01-01"
    assert section["cited_total"] >= section["total"]
    assert act["title_fi"] == "Maankäyttö- ja rakennuslaki"
    assert act["current_title_fi"] == "Alueidenkäyttölaki"
    assert act["in_force_from"] == "2000-01-01"
    assert act["heading_fi"] is None


def test_cursor_walks_the_whole_result_once(client: FlaskClient) -> None:
    """No decision is given twice or left out, and the order is the page's."""
    ids: list[str] = []
    address = "/api/v1/haku?q=kirjasto&raja=7&jarjestys=uusimmat"
    while address:
        reply = client.get(address)
        ids += [hit["id"] for hit in reply.json["hits"]]
        cursor = reply.json["next_cursor"]
        address = (
            f"/api/v1/haku?q=kirjasto&raja=7&jarjestys=uusimmat&kohdistin={cursor}"
        )
        if cursor is None:
            break
        assert 'rel="next"' in ", ".join(reply.headers.getlist("Link"))
    lines = client.get("/haku.ndjson?q=kirjasto&jarjestys=uusimmat").text.splitlines()

    assert ids == [json.loads(line)["id"] for line in lines]
    assert len(set(ids)) == reply.json["total"] == 44


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("/api/v1/haku?foo=1", "foo"),
        ("/api/v1/haku?raja=0", "raja"),
        ("/api/v1/haku?raja=101", "raja"),
        ("/api/v1/haku?ratkaisu=ehka", "ratkaisu"),
        ("/api/v1/haku?alku=2024-13-01", "alku"),
        ("/api/v1/haku?kohdistin=xyz", "kohdistin"),
        ("/api/v1/haku?rajaukset=kunta,foo", "rajaukset"),
        ("/api/v1/muutokset?kohdistin=-1", "kohdistin"),
        ("/api/v1/toimielimet?kunnat=Vantaa", "kunnat"),
        ("/api/v1/tila?q=1", "q"),
    ],
)
def test_wrong_parameter_is_named_with_what_is_allowed(
    client: FlaskClient, address: str, parameter: str
) -> None:
    reply = client.get(address)

    assert reply.status_code == 400
    assert reply.content_type == "application/problem+json"
    assert valid(json.loads(reply.data), "Problem")["parameter"] == parameter
    assert json.loads(reply.data)["allowed"]


def test_cursor_of_another_search_is_refused(client: FlaskClient) -> None:
    cursor = client.get("/api/v1/haku?q=kirjasto&raja=2").json["next_cursor"]
    reply = client.get(f"/api/v1/haku?q=kunta&raja=2&kohdistin={cursor}")

    assert reply.status_code == 400


@pytest.mark.parametrize(
    ("prefix", "language", "words"),
    [
        ("", "fi", ("Tuntematon", "ei ole osoitetta", "jonka tunnus", "Kohdistin")),
        ("/sv", "sv", ("Okänd", "ingen adress", "inget beslut", "Markören")),
        ("/en", "en", ("Unknown", "no endpoint", "no decision", "The cursor")),
    ],
)
def test_all_details_are_in_the_language_of_the_address(
    client: FlaskClient, prefix: str, language: str, words: tuple[str, ...]
) -> None:
    addresses = ("haku?x=1", "xyz", "paatokset/ei/ole", "haku?q=a&kohdistin=zz")
    for address, word in zip(addresses, words, strict=True):
        reply = client.get(f"{prefix}/api/v1/{address}")

        assert word in json.loads(reply.data)["detail"]
        assert reply.headers["Content-Language"] == language


def test_why_a_decision_was_removed_is_said_in_words(client: FlaskClient) -> None:
    reply = client.get("/en/api/v1/paatokset/mallila/45")

    assert reply.status_code == 410
    assert "removed from this service on request" in json.loads(reply.data)["detail"]


def test_cursor_of_a_former_index_state_is_gone(client: FlaskClient) -> None:
    from werkzeug.datastructures import MultiDict

    from search_web.api.views.cursors import write_cursor
    from search_web.library import Library
    from search_web.parameters import read_search

    assert Library
    request = read_search(MultiDict({"q": "kirjasto"}))
    cursor = write_cursor(request, "0-eilinen", 2, "mallila/1")
    reply = client.get(f"/api/v1/haku?q=kirjasto&kohdistin={cursor}")

    assert reply.status_code == 410
    assert "hint" in json.loads(reply.data)


def test_unknown_decision_is_404_and_removed_one_410(client: FlaskClient) -> None:
    unknown = client.get("/api/v1/paatokset/mallila/999")
    removed = client.get("/api/v1/paatokset/mallila/45")

    assert (unknown.status_code, removed.status_code) == (404, 410)
    assert b"asianosaisen" not in removed.data


def test_unchanged_index_answers_304(client: FlaskClient) -> None:
    first = client.get("/api/v1/haku?q=kirjasto")
    again = client.get(
        "/api/v1/haku?q=kirjasto", headers={"If-None-Match": first.headers["ETag"]}
    )

    assert (again.status_code, again.data) == (304, b"")


def test_other_sites_may_read(client: FlaskClient) -> None:
    reply = client.get("/api/v1/haku", headers={"Origin": "https://lehti.example"})

    assert reply.headers["Access-Control-Allow-Origin"] == "*"


def test_law_references_of_a_text_have_offsets(client: FlaskClient) -> None:
    text = "Asia ratkaistaan kuntalain 134 §:n mukaan."
    reply = client.post("/api/v1/lakiviittaukset", json={"text": text})
    found = valid(reply.json, "LawReferences")["references"]

    assert [row["keys"] for row in found] == [["410/2015 § 134"]]
    assert text[found[0]["start"] : found[0]["end"]] == found[0]["text"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b'"text"', 400),
        (b'{"text": 1}', 400),
        (b'{"text": "a", "muu": 1}', 400),
        (b'{"text": "a", "date": "eilen"}', 400),
        (json.dumps({"text": "a" * 64_001}).encode(), 413),
    ],
)
def test_wrong_body_is_refused(client: FlaskClient, body: bytes, status: int) -> None:
    reply = client.post(
        "/api/v1/lakiviittaukset", data=body, content_type="application/json"
    )

    assert reply.status_code == status
    assert reply.content_type == "application/problem+json"


def test_snapshot_and_changes_give_the_same_decisions(client: FlaskClient) -> None:
    snapshot = client.get("/api/v1/vienti/kooste")
    held = {json.loads(line)["decision"]["id"] for line in snapshot.text.splitlines()}
    replayed: set[str] = set()
    address = "/api/v1/muutokset?raja=10"
    while True:
        reply = client.get(address)
        for line in reply.text.splitlines():
            row = json.loads(line)
            (replayed.add if row["op"] == "upsert" else replayed.discard)(row["id"])
        if reply.headers["Paatoshaku-More"] == "false":
            break
        cursor = reply.headers["Paatoshaku-Sequence"]
        address = f"/api/v1/muutokset?raja=10&kohdistin={cursor}"

    assert held == replayed
    assert len(held) == 44
    assert (
        reply.headers["Paatoshaku-Sequence"] == snapshot.headers["Paatoshaku-Sequence"]
    )


def test_deleted_line_has_reason_and_no_text(client: FlaskClient) -> None:
    lines = client.get("/api/v1/muutokset?raja=1000").text.splitlines()
    deleted = [row for row in map(json.loads, lines) if row["op"] == "delete"]

    assert [(row["id"], row["reason"]) for row in deleted] == [
        ("mallila/45", "takedown")
    ]
    assert "decision" not in deleted[0]


def test_description_names_every_route(client: FlaskClient) -> None:
    described = client.get("/api/v1/openapi.json").json

    operations = sum(len(path) for path in described["paths"].values())
    assert operations == len(ENDPOINTS)
    assert described == json.loads(json.dumps(describe(ENDPOINTS, "http://localhost/")))


def test_every_endpoint_is_on_the_documentation_page(client: FlaskClient) -> None:
    """In the reader's language: none of the English summaries is on the Finnish page."""
    page, finnish = client.get("/en/api").text, client.get("/api").text

    for row in ENDPOINTS:
        assert f"<dd>{escape(row.summary)}." in page
        assert f"<dd>{escape(row.summary)}." not in finnish


@pytest.mark.parametrize("call", EXAMPLES)
def test_the_examples_of_the_documentation_answer(
    client: FlaskClient, call: str
) -> None:
    """Every example is linked from the page, in each language, and works."""
    page = client.get("/sv/api").text
    shown = escape(f"/api/v1{call}")

    assert f'{shown}"' in page
    assert client.get(f"/api/v1{call}").status_code == 200


def test_too_much_is_refused_with_a_time_to_come_back(tmp_path: Path) -> None:
    client = make_client(tmp_path, [decision(1)])
    client.application.config["SETTINGS"] = _few_units(tmp_path)
    replies = [client.get("/api/v1/haku") for _ in range(4)]

    assert [reply.status_code for reply in replies] == [200, 200, 200, 429]
    assert int(replies[-1].headers["Retry-After"]) >= 1
    assert "/api/v1/vienti/kooste" in json.loads(replies[-1].data)["hint"]
    assert replies[0].headers["RateLimit-Remaining"] == "2"


def _few_units(folder: Path) -> Any:
    from search_web.settings import Settings

    return Settings(data=folder, api_units_per_minute=3)


def test_bucket_fills_up_again() -> None:
    now = [0.0]
    limiter = RateLimiter(60, clock=lambda: now[0])
    limiter.take("a", 60)
    refused = limiter.take("a").is_allowed
    now[0] = 1.0

    assert (refused, limiter.take("a").is_allowed) == (False, True)


def test_one_client_does_not_spend_for_another() -> None:
    limiter = RateLimiter(1, clock=lambda: 0.0)
    limiter.take("a")

    assert limiter.take("b").is_allowed
