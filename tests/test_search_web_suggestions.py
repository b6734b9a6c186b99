"""What the search field asks for while somebody types."""

from __future__ import annotations

from pathlib import Path

from tests.search_web_world import decision, make_client


def test_suggestions_are_whole_queries(tmp_path: Path) -> None:
    client = make_client(tmp_path, [decision(number) for number in range(1, 6)])
    reply = client.get("/haku/ehdotukset?q=sivistysl")

    assert reply.json["suggestions"][0] == {
        "query": "Sivistyslautakunta",
        "kind": "body",
    }
    assert reply.headers["X-Robots-Tag"] == "noindex"


def test_nothing_typed_offers_nothing(tmp_path: Path) -> None:
    client = make_client(tmp_path, [decision(1)])

    assert client.get("/haku/ehdotukset").json == {"suggestions": []}
    assert client.get("/haku/ehdotukset?q=s&x=1").status_code == 400


def test_a_search_field_says_where_to_ask(tmp_path: Path) -> None:
    client = make_client(tmp_path, [decision(1)])

    assert 'data-suggestions="/haku/ehdotukset"' in client.get("/").text
    assert 'data-suggestions="/sv/haku/ehdotukset"' in client.get("/sv/").text
