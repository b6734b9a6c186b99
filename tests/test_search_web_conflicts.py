"""The coverage page says where the evidence for decisions disagrees, with an example."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus.model import Decision, Reading
from corpus.model.plain import from_plain
from tests.search_web_world import decision, make_client

DISPUTED = {
    "conflicts": [
        {
            "field": "date",
            "followed": "link",
            "refused": "head",
            "kept": "2031-03-12",
            "rival": "2031-03-13",
        }
    ]
}


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    plain = decision(1)
    conflicts = from_plain(Reading, DISPUTED).conflicts
    reading = dataclasses.replace(plain.reading, conflicts=conflicts)
    folder: Path = tmp_path_factory.mktemp("web")
    return make_client(folder, [Decision(plain.as_published, reading), decision(2)])


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        (
            "",
            (
                "Missä tiedot ovat ristiriidassa",
                "luettelo tai sivu, joka johtaa siihen",
            ),
        ),
        ("/sv", ("Där uppgifterna går isär", "början av texten")),
        ("/en", ("Where the evidence disagrees", "the head of its text")),
    ],
)
def test_the_page_says_it_in_words(
    web: FlaskClient, prefix: str, words: tuple[str, ...]
) -> None:
    html = web.get(f"{prefix}/kattavuus").text

    for word in words:
        assert word in html
    assert f'href="{prefix}/paatos/mallila/1"' in html


def test_a_page_without_conflicts_says_nothing_of_them(tmp_path: Path) -> None:
    html = make_client(tmp_path, [decision(1)]).get("/en/kattavuus").text

    assert "Where the evidence disagrees" not in html


def test_the_api_and_the_files_have_the_counts(web: FlaskClient) -> None:
    body = web.get("/api/v1/tila").get_json()
    text = web.get("/kattavuus/ristiriidat.csv").text.lstrip("\ufeff")
    (row,) = csv.DictReader(text.splitlines())

    assert body["conflicts"] == [
        {
            "source": "mallila",
            "field": "date",
            "followed": "link",
            "refused": "head",
            "decisions": 1,
            "example": "mallila/1",
        }
    ]
    assert (row["source"], row["field"], row["decisions"]) == ("mallila", "date", "1")
    assert row["example_url"].endswith("/paatos/mallila/1")
