"""Pages go out compressed to whoever takes that, and are the same pages."""

from __future__ import annotations

import gzip

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from analyzers.notations.toponyms.municipalities import municipalities
from tests.search_web_world import decision, make_client

GZIP = {"Accept-Encoding": "gzip, deflate, br"}
MOST_BYTES = 120_000


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    names = [row.name_fi for row in municipalities() if row.kind == "municipality"]
    decisions = [
        decision(number + 1, municipality=name)
        for number, name in enumerate(names[:80])
    ]
    return make_client(tmp_path_factory.mktemp("world"), decisions)


def get(client: FlaskClient, path: str, **headers: str) -> TestResponse:
    return client.get(path, headers=headers, buffered=True)


@pytest.mark.parametrize(
    "path", ["/", "/haku?q=kirjasto", "/sv/kunta/", "/static/site.css", "/nothing"]
)
def test_the_same_page_comes_smaller(client: FlaskClient, path: str) -> None:
    plain, small = get(client, path), get(client, path, **GZIP)
    unpacked = gzip.decompress(small.data)

    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert int(small.headers["Content-Length"]) == len(small.data) < len(plain.data) / 2
    assert "Accept-Encoding" in plain.vary
    assert "Accept-Encoding" in small.vary
    assert len(unpacked) == pytest.approx(len(plain.data), abs=10)


@pytest.mark.parametrize(
    ("path", "header"),
    [
        ("/", "gzip;q=0"),
        ("/", "br"),
        ("/haku.csv?q=kirjasto", "gzip"),
        ("/static/fonts/sans.woff2", "gzip"),
        ("/tietosuoja/poisto/", "gzip"),
        ("/api/v1/tila", "gzip"),
    ],
)
def test_what_is_not_wanted_streamed_small_or_secret_stays_as_it_is(
    client: FlaskClient, path: str, header: str
) -> None:
    reply = get(client, path, **{"Accept-Encoding": header})

    assert reply.status_code == 200
    assert "Content-Encoding" not in reply.headers


def test_a_style_sheet_that_is_held_already_is_not_sent_again(
    client: FlaskClient,
) -> None:
    first = get(client, "/static/site.css", **GZIP)
    known = {"If-None-Match": first.headers["ETag"]}
    again = get(client, "/static/site.css", **GZIP, **known)

    assert first.headers["ETag"].startswith("W/")
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/haku?q=kirjasto", "/paatos/mallila/1", "/vertaa?q=kirjasto"),
        *("/kattavuus", "/muutokset", "/kunta/Akaa", "/laki/2015/410"),
    ],
)
def test_no_page_weighs_more_than_its_budget(client: FlaskClient, path: str) -> None:
    """With style sheet and scripts, without fonts; the map is on one of them."""
    parts = ("site.css", "site.js", "complete.js")
    sent = [path, *(f"/static/{name}" for name in parts)]

    assert sum(len(get(client, one, **GZIP).data) for one in sent) < MOST_BYTES
