"""How many pages a client may ask for, by what they cost."""

from __future__ import annotations

import dataclasses

import pytest
from flask.testing import FlaskClient

from search_web.app import create_app
from search_web.front import page_rates
from search_web.front.rates import RateLimiter
from search_web.library import Library
from search_web.settings import Settings, load_settings
from tests.search_web_world import decision, open_service, open_store


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("world")
    store = open_store(folder, [decision(n) for n in range(1, 4)])
    return Library(Settings(data=folder), store=store, service=open_service(store))


def client_of(library: Library, **values: object) -> FlaskClient:
    settings = dataclasses.replace(library._settings, **values)  # type: ignore[arg-type]
    app = create_app(settings, library)
    given = settings.pages_per_minute
    units = page_rates.DEFAULT_UNITS_A_MINUTE if given is None else given
    # The time stands still: on a slow machine the bucket would fill meanwhile.
    app.extensions["paatoshaku_rates_pages"] = RateLimiter(
        units or 1, clock=lambda: 0.0
    )
    return app.test_client()


def codes(client: FlaskClient, path: str, times: int, address: str) -> list[int]:
    environ = {"REMOTE_ADDR": address}
    return [
        client.get(path, environ_overrides=environ).status_code for _ in range(times)
    ]


@pytest.mark.parametrize(
    ("path", "limit", "answered"),
    [
        ("/haku?q=kirjasto", 4, 4),
        ("/paatos/mallila/1", 4, 4),
        ("/haku.csv?q=kirjasto", 10, 2),
        ("/haku.atom?q=kirjasto", 10, 2),
        ("/haku.parquet?q=kirjasto", 10, 2),
        ("/haku.zip?q=kirjasto", 10, 2),
        ("/haku?q=" + "kirjasto+" * 50, 9, 3),
    ],
)
def test_each_client_has_a_bucket_and_each_page_a_cost(
    library: Library, path: str, limit: int, answered: int
) -> None:
    client = client_of(library, pages_per_minute=limit)
    found = codes(client, path, answered + 2, "203.0.113.7")

    assert found == [200] * answered + [429] * 2
    assert codes(client, path, 1, "203.0.113.8") == [200], "another client"
    reply = client.get(path, environ_overrides={"REMOTE_ADDR": "203.0.113.7"})
    wait = int(reply.headers["Retry-After"])
    assert wait >= 1
    assert f"Yritä uudelleen {wait} sekunnin kuluttua." in reply.text
    assert "lähetettiin" not in reply.text, "a page that is asked for sends nothing"


def test_behind_a_trusted_proxy_the_named_client_counts(library: Library) -> None:
    client = client_of(library, pages_per_minute=2, trusted_proxies=1)
    asked = [
        client.get("/haku", headers={"X-Forwarded-For": address}).status_code
        for address in ("203.0.113.1", "203.0.113.1", "203.0.113.1", "203.0.113.2")
    ]

    assert asked == [200, 200, 429, 200]


@pytest.mark.parametrize("path", ["/healthz", "/robots.txt", "/static/style.css"])
def test_what_machines_and_browsers_ask_beside_pages_is_free(
    library: Library, path: str
) -> None:
    client = client_of(library, pages_per_minute=1)

    assert 429 not in codes(client, path, 3, "203.0.113.7")


def test_by_default_strangers_have_a_limit_and_this_machine_has_none(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search_web.front.page_rates.DEFAULT_UNITS_A_MINUTE", 2)
    client = client_of(library)

    assert codes(client, "/haku", 4, "127.0.0.1") == [200] * 4
    assert codes(client, "/haku", 4, "::1") == [200] * 4
    assert codes(client, "/haku", 3, "203.0.113.7") == [200, 200, 429]
    given = load_settings({"PAATOSHAKU_PAGES_PER_MINUTE": "0"}).pages_per_minute
    assert given == 0
    assert codes(client_of(library, pages_per_minute=0), "/haku", 4, "203.0.113.9") == (
        [200] * 4
    )
