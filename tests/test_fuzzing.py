"""Property fuzzing of every reader of foreign bytes, and of every page's words.

Whatever the bytes are: a result or an error of our own, in a sentence. The short form runs
always; ``PAATOSHAKU_NIGHTLY=1`` tries a thousand times as many.
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import CorpusError
from corpus.model import Page
from corpus.personal.person_names import find_persons
from corpus.platforms.registry import platform, platform_ids
from corpus.privacy import mask
from corpus.reading.files import SUFFIXES, read_document
from corpus.sources import Source
from search_web.app import create_app
from search_web.library import Library
from search_web.settings import Settings
from tests.search_web_world import decision, open_service, open_store

pytestmark = pytest.mark.slow

NIGHTLY = bool(os.environ.get("PAATOSHAKU_NIGHTLY"))
FEW, MANY = 15, 15_000
LIMITS = settings(
    max_examples=MANY if NIGHTLY else FEW,
    deadline=None,
    derandomize=not NIGHTLY,
    database=None,
    suppress_health_check=list(HealthCheck),
)

STARTS = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"{\\rtf1 ",
    b"<!doctype html><html><body>",
    b"<?xml version='1.0'?>",
    b"\xff\xfe",
    b"{",
    b"",
)
WORDS = st.lists(
    st.sampled_from(
        [
            "§",
            "1",
            "12.3.2024",
            "31.2.2099",
            "Kunnanhallitus",
            "Päätös",
            "Asia:",
            "<p>",
            "</table>",
            "<td",
            "rowspan=9>",
            "\\u0000",
            "\u200b",
            "\ud7ff",
            "Ǻ",
            "hakija",
            "131052-308T",
            "a@b.fi",
            "+358",
            "(",
            "]",
            "}",
            "'",
            '"',
            "&nbsp;",
            "&#xD800;",
            "KH/12/2024",
            "Esityslista",
            "Pöytäkirja",
            "äänin",
            "5-4",
            "1.000.000,00",
            "€",
            "Muutoksenhaku",
        ]
    ),
    max_size=40,
).map(" ".join)
BODIES = st.tuples(
    st.sampled_from(STARTS),
    st.one_of(st.binary(max_size=400), WORDS.map(lambda text: text.encode("utf-8"))),
).map(b"".join)
TEXTS = st.one_of(st.text(max_size=300), WORDS)


@st.composite
def packed(draw: Any) -> bytes:
    """A zip file with the parts of an office file, of any content."""
    parts = (
        "word/document.xml",
        "[Content_Types].xml",
        "content.xml",
        "xl/workbook.xml",
        "ppt/presentation.xml",
        "word/_rels/document.xml.rels",
        "mimetype",
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in draw(st.lists(st.sampled_from(parts), unique=True, max_size=4)):
            archive.writestr(name, draw(BODIES))
    return made.getvalue()


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@LIMITS
@given(body=st.one_of(BODIES, packed()))
def test_every_reader_of_files_gives_a_text_or_a_sentence(
    suffix: str, body: bytes
) -> None:
    try:
        said = read_document(f"a{suffix}", body).text
    except CorpusError as error:
        said = str(error)

    assert isinstance(said, str)


@pytest.mark.parametrize("name", platform_ids())
@LIMITS
@given(
    body=BODIES, role=st.sampled_from(("", "meetings", "meeting", "document", "item"))
)
def test_every_platform_gives_records_or_a_sentence(
    name: str, body: bytes, role: str
) -> None:
    source = Source("mallila", name, "https://mallila.example/", municipality="Lahti")
    page = Page("https://mallila.example/a", role, body)
    try:
        found: list[object] = list(platform(name).read(page, source))
    except CorpusError as error:
        found = [str(error)]

    assert all(found)


@LIMITS
@given(text=TEXTS)
def test_masking_keeps_the_length_and_finds_no_more_the_second_time(text: str) -> None:
    covered = mask(text)

    assert len(covered) == len(text)
    assert mask(covered) == covered


@LIMITS
@given(text=TEXTS)
def test_persons_lie_inside_the_text(text: str) -> None:
    for person in find_persons(text):
        assert 0 <= person.start < person.end <= len(text)
        assert person.name in text


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder: Path = tmp_path_factory.mktemp("world")
    store = open_store(folder, [decision(n) for n in range(1, 4)])
    given_settings = Settings(data=folder, api_units_per_minute=0, pages_per_minute=0)
    library = Library(given_settings, store=store, service=open_service(store))
    return create_app(given_settings, library).test_client()


@pytest.mark.parametrize(
    "path",
    [
        "/haku",
        "/api/v1/haku",
        "/haku.atom",
        "/haku.csv",
        "/api/v1/rajaukset",
        "/vertaa",
        "/laki/",
        "/muutokset",
        "/kunnat",
        "/tietosuoja/poisto/",
    ],
)
@LIMITS
@given(
    text=st.text(st.characters(codec="utf-8"), max_size=80),
    name=st.sampled_from(
        ("q", "kunta", "vuosi", "laki", "haku", "sivu", "paatos", "ä", "漢")
    ),
)
def test_no_words_of_any_script_bring_an_error_of_ours(
    client: Any, path: str, text: str, name: str
) -> None:
    reply = client.get(f"{path}?{quote(name)}={quote(text)}")

    assert reply.status_code < 500, (path, name, text)
    assert len(reply.data) > 0 or reply.status_code in (301, 302, 304)
