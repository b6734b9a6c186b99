"""The public address decides every absolute address; strange hosts are refused."""

from __future__ import annotations

import dataclasses
import io
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from werkzeug.test import EnvironBuilder, run_wsgi_app

from search_web.app import create_app
from search_web.errors import SettingsError
from search_web.library import Library
from search_web.settings import Settings, load_settings
from tests.search_web_world import decision, open_service, open_store

PUBLIC = "https://haku.esimerkki.example/julkinen"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("world")
    store = open_store(folder, [decision(n) for n in range(1, 4)])
    return Library(Settings(data=folder), store=store, service=open_service(store))


def app_with(library: Library, **values: object) -> Flask:
    settings = dataclasses.replace(
        Settings(data=library._settings.data),
        **values,  # type: ignore[arg-type]
    )
    return create_app(settings, library)


@pytest.fixture
def public(library: Library) -> FlaskClient:
    return app_with(library, base_url=PUBLIC).test_client()


ADDRESSES = re.compile(r"https?://[^\s\"'<>,;&)\\]+")
ELSEWHERE = re.compile(
    r"https?://(?:www\.w3\.org|paatokset\.example|purl\.org|creativecommons|json-schema"
    r"|www\.finlex\.fi|a9\.com|finlex\.fi|data\.finlex\.fi|opendata\.finlex\.fi|eur-lex"
    r"|www\.rfc-editor|schema\.org|www\.sitemaps\.org|github\.com|schemas\.|spec\.openapis|www\.tietosuoja|tietosuoja"
    r"|www\.saavutettavuus|www\.kuntaliitto|developer\.|haku\.esimerkki\.example/julkinen)"
)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/haku?q=kirjasto",
        "/sv/haku?q=kirjasto",
        "/paatos/mallila/1",
        "/haku.atom?q=kirjasto",
        "/kunta/Lahti.atom",
        "/haku.csv",
        "/haku.ndjson",
        "/haku.bib",
        "/haku.ris",
        "/robots.txt",
        "/sitemap.xml",
        "/opensearch.xml",
        "/api/v1/openapi.json",
        "/api/v1/haku?q=kirjasto&raja=1",
        "/api/v1/muutokset",
        "/en/api/v1/paatokset/mallila/1",
    ],
)
def test_every_absolute_address_is_the_public_one(
    public: FlaskClient, path: str
) -> None:
    """Whatever the proxy's own host is, with or without the prefix in the path."""
    for asked in (path, "/julkinen" + path):
        reply = public.get(asked, headers={"Host": "127.0.0.1:8392"})
        said = reply.text + str(reply.headers)
        own = [a for a in ADDRESSES.findall(said) if not ELSEWHERE.match(a)]
        assert own == [], (asked, reply.status)
        assert "127.0.0.1" not in said


def test_links_of_pages_keep_the_prefix(public: FlaskClient) -> None:
    text = public.get("/sv/haku?q=kirjasto").text
    paths = re.findall(r"(?:href|src|action)=\"(/[^\"]*)\"", text)

    assert len(paths) > 10
    assert [path for path in paths if not path.startswith("/julkinen/")] == []


def test_workbooks_have_the_public_address(public: FlaskClient) -> None:
    reply = public.get("/haku.xlsx", headers={"Host": "127.0.0.1"})
    sheet = load_workbook(io.BytesIO(reply.data)).active
    assert sheet is not None
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row]

    assert [c for c in cells if c.startswith(PUBLIC + "/paatos/mallila/")]
    assert not [c for c in cells if "127.0.0.1" in c]


def test_openapi_names_the_public_server(public: FlaskClient) -> None:
    found = public.get("/api/v1/openapi.json").json
    assert found is not None
    assert found["servers"] == [{"url": PUBLIC + "/api/v1"}]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("paha.example", 400),
        ("haku.esimerkki.example.paha.example", 400),
        ("haku.esimerkki.example@paha.example", 400),
        ("haku.esimerkki.example, paha.example", 400),
        ("", 400),
        ("haku.esimerkki.example:80:90", 400),
        ("haku.esimerkki.example", 200),
        ("HAKU.esimerkki.example.:443", 200),
        ("127.0.0.1:8392", 200),
        ("[::1]:8392", 200),
        ("localhost", 200),
        ("toinen.example", 200),
        ("a.b.kolmas.example", 200),
        ("kolmas.example", 200),
        ("xkolmas.example", 400),
    ],
)
def test_only_known_hosts_are_answered(
    library: Library, host: str, status: int
) -> None:
    hosts = "toinen.example, .kolmas.example"
    client = app_with(library, base_url=PUBLIC, trusted_hosts=hosts).test_client()
    reply = client.get("/haku?q=kirjasto", headers={"Host": host})

    assert reply.status_code == status
    assert "paha.example" not in reply.text + str(reply.headers)


def test_without_a_public_address_the_host_asked_is_answered(library: Library) -> None:
    client = app_with(library).test_client()
    reply = client.get("/haku.atom", headers={"Host": "koe.example:81"})

    assert "http://koe.example:81/" in reply.text
    assert client.get("/", headers={"Host": "a b"}).status_code == 400


@pytest.mark.parametrize(
    "wrong",
    [
        "haku.example",
        "ftp://haku.example",
        "https://",
        "https://haku.example/?a=b",
        "https://haku.example/#x",
        "https://user:word@haku.example/",
        "https://haku.example:port/",
        "https://haku.example/a b",
        "https://haku.example/../x",
        "https://haku.example//x",
        "https://[::1/",
    ],
)
def test_a_public_address_that_is_none_is_refused_in_a_sentence(
    tmp_path: Path, wrong: str
) -> None:
    for attempt in (
        lambda: load_settings({"PAATOSHAKU_BASE_URL": wrong}),
        lambda: create_app(Settings(data=tmp_path, base_url=wrong)),
    ):
        with pytest.raises(SettingsError, match=r"^PAATOSHAKU_BASE_URL="):
            attempt()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://haku.example/", "https://haku.example"),
        ("https://Haku.Example:443/haku/", "https://haku.example/haku"),
        ("http://[2001:db8::1]:8080", "http://[2001:db8::1]:8080"),
    ],
)
def test_a_public_address_is_kept_in_one_form(given: str, kept: str) -> None:
    assert load_settings({"PAATOSHAKU_BASE_URL": given}).site_url == kept


def test_wrong_hosts_and_proxies_are_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="TRUSTED_HOSTS: 'a b'"):
        create_app(Settings(data=tmp_path, trusted_hosts="a b"))
    with pytest.raises(SettingsError, match="TRUSTED_PROXIES=-1"):
        create_app(Settings(data=tmp_path, trusted_proxies=-1))


def statuses(app: Flask, forwarded: list[str]) -> list[int]:
    client = app.test_client()
    return [
        client.get(
            "/api/v1/haku?raja=1", headers={"X-Forwarded-For": address}
        ).status_code
        for address in forwarded
    ]


def test_clients_are_counted_by_the_address_that_a_trusted_proxy_names(
    library: Library,
) -> None:
    app = app_with(library, api_units_per_minute=2, trusted_proxies=1)
    seven = [f"198.51.100.{n}" for n in range(7)]

    assert statuses(app, seven) == [200] * 7
    assert statuses(app, ["203.0.113.9"] * 4) == [200, 200, 429, 429]
    # What a client adds in front of the proxy's own entry changes nothing.
    forged = [f"192.0.2.{n}, 203.0.113.77" for n in range(4)]
    assert statuses(app, forged) == [200, 200, 429, 429]
    same_network = [f"2001:db8:1:2::{n}" for n in range(1, 5)]
    assert statuses(app, same_network) == [200, 200, 429, 429]


def test_without_a_trusted_proxy_the_header_is_not_believed(library: Library) -> None:
    app = app_with(library, api_units_per_minute=2)

    assert statuses(app, [f"198.51.100.{n}" for n in range(4)]) == [200, 200, 429, 429]


FOREIGN = "\u0161\u20ac\U0001f600\u0416\u2028"


@pytest.mark.parametrize(
    "path",
    [
        "/haku?q={}",
        "/haku.atom?q={}",
        "/haku.csv?q={}",
        "/haku.ndjson?q={}",
        "/haku.xlsx?q={}",
        "/kunta/{}",
        "/kunta/{}.atom",
        "/kunta/{}/toimielin/{}",
        "/paatos/{}",
        "/asia/{}/{}",
        "/laki/{}",
        "/vertailu?q={}",
        "/tallennettu/uusi?q={}",
        "/tallennettu/{}",
        "/api/v1/haku?q={}",
        "/api/v1/haku?q={}&raja=1",
        "/api/v1/haku?q=kirjasto+{}&{}=1",
        "/api/v1/rajaukset?q={}",
        "/api/v1/paatokset/{}",
        "/api/v1/asiat/{}/{}",
        "/api/v1/tallennetut/{}",
        "/api/v1/{}",
        "/{}",
    ],
)
def test_letters_beyond_latin_1_are_never_an_error_of_ours(
    public: FlaskClient, path: str
) -> None:
    for language in ("", "/sv", "/en"):
        reply = public.get(language + path.replace("{}", FOREIGN))
        reply.get_data()
        assert reply.status_code < 500, path
        for _, value in reply.headers:
            value.encode("latin-1")


def test_words_of_any_script_find_the_next_page(public: FlaskClient) -> None:
    """Its address stands in a header, which holds only ASCII."""
    first = public.get("/api/v1/haku?q=kirjasto&raja=1&ilman=&kunta=")
    assert first.status_code in (200, 400)
    reply = public.get("/api/v1/haku?q=kirjasto+TAI+\u0161kodan&raja=1")
    links = str(reply.headers.get_all("Link"))

    assert reply.status_code == 200
    assert "%C5%A1kodan" in links
    assert PUBLIC in links


@pytest.mark.parametrize(
    "header",
    ["If-Modified-Since", "If-Unmodified-Since", "If-Range"],
)
@pytest.mark.parametrize(
    "path", ["/haku.atom", "/api/v1/haku?q=a", "/static/style.css"]
)
def test_a_condition_on_an_impossible_day_is_left_out(
    library: Library, header: str, path: str
) -> None:
    day = "Mon, 01 Jan 99999999999999999999 00:00:00 GMT"
    client = app_with(library).test_client()
    reply = client.get(path, headers={header: day, "Range": "bytes=0-9"})

    assert reply.status_code < 500


@pytest.mark.parametrize(
    "host",
    [
        ".",
        "..",
        "a..b",
        "-a",
        "a" * 300,
        "a.example:99999",
        "a.example:0",
        "[::1",
        "[zz]",
        "a.example:",
        "a.example/x",
        "a.example#",
        "a.example\\@b",
        "ä.example",
        "a b",
    ],
)
def test_a_malformed_host_is_refused_without_any_setting(
    library: Library, host: str
) -> None:
    environ = EnvironBuilder(path="/haku.atom").get_environ()
    environ["HTTP_HOST"] = host
    _, status, _ = run_wsgi_app(app_with(library).wsgi_app, environ)

    assert status == "400 Bad Request"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Forwarded-Proto", "javascript"),
        ("X-Forwarded-Proto", "https, paha"),
        ("X-Forwarded-Prefix", "//paha.example"),
        ("X-Forwarded-Prefix", '/paha"><script>'),
        ("X-Forwarded-Prefix", "/../paha"),
        ("X-Forwarded-Prefix", "paha"),
        ("X-Forwarded-Server", "paha.example"),
        ("X-Forwarded-Host", "paha.example"),
        ("X-Forwarded-Host", "ok.example, paha.example"),
        ("X-Forwarded-Host", "paha.example:80@ok.example"),
        ("X-Host", "paha.example"),
        ("X-Original-URL", "//paha.example/"),
        ("X-Rewrite-URL", "/paha.example"),
        ("X-HTTP-Host-Override", "paha.example"),
        ("Forwarded", "host=paha.example;proto=http"),
    ],
)
def test_a_forwarded_value_that_a_client_wrote_is_in_no_reply(
    library: Library, header: str, value: str
) -> None:
    """Proxies pass on what they do not set themselves."""
    app = app_with(library, trusted_hosts="ok.example", trusted_proxies=1)
    for path in ("/haku?q=kirjasto", "/haku.atom", "/api/v1/haku?q=kirjasto"):
        reply = app.test_client().get(
            path, headers={"Host": "ok.example", header: value}
        )

        assert reply.status_code in (200, 400)
        assert "paha" not in reply.text + str(reply.headers)
        assert "javascript:" not in reply.text


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("HTTPS://Haku.Example.FI/", "https://haku.example.fi"),
        ("https://päätös.example/haku/", "https://xn--pts-qlaa3i.example/haku"),
        ("http://haku.example:80", "http://haku.example"),
        ("https://[::1]:8000/p", "https://[::1]:8000/p"),
    ],
)
def test_a_public_address_is_brought_into_its_usual_form(given: str, url: str) -> None:
    assert load_settings({"PAATOSHAKU_BASE_URL": given}).base_url == url


@pytest.mark.parametrize(
    "given",
    [
        "https://.",
        "https://a..b",
        "https://-a.example",
        "https://a.example:0",
        "https://a.example/x\ty",
        "https://a.example\n",
        " https://a.example",
        "https://" + "a" * 300,
        "https://a.example/" + "b/" * 300,
        "https://[zz::1]",
    ],
)
def test_a_malformed_public_address_is_refused_in_a_sentence(given: str) -> None:
    with pytest.raises(SettingsError, match="PAATOSHAKU_BASE_URL"):
        load_settings({"PAATOSHAKU_BASE_URL": given})
