"""The long texts say what the pages say, in the reader's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.understanding.values.field_names import FIELD_IDS
from tests.search_web_world import decision, make_client

PROSE = Path(__file__).resolve().parent.parent / "search_web" / "templates" / "prose"
OF_NO_LANGUAGE = re.compile(r"[A-Z]* ?[\d\W]+")
"""Case numbers, days and numbers of acts."""


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return make_client(tmp_path, [decision(1)])


@pytest.mark.parametrize("prefix", ["", "/sv", "/en"])
def test_help_names_things_as_the_pages_do(client: FlaskClient, prefix: str) -> None:
    results = client.get(f"{prefix}/haku?q=kirjasto").text
    helped = client.get(f"{prefix}/ohje").text
    label = re.search(r"<summary[^>]*>([^<]*\?)</summary>", results)

    assert label is not None
    assert label[1].strip() in helped


def test_examples_for_readers_of_swedish_are_swedish() -> None:
    text = (PROSE / "help.sv.html").read_text("utf-8")
    marked = dict(re.findall(r'<code lang="(\w+)">(.*?)</code>', text))
    unmarked = re.findall(r"q='([^']*)'\) }}\"><code>(.*?)</code>", text)
    fields = re.findall(r'<code lang="sv">(\w+):', text)

    assert set(marked) == {"sv"}
    assert all(OF_NO_LANGUAGE.match(shown) for _, shown in unmarked)
    assert (
        {"rubrik", "kommun", "organ", "lag", "datum"} <= set(fields) <= set(FIELD_IDS)
    )


def test_without_an_address_of_the_operator_sentences_are_whole(
    client: FlaskClient,
) -> None:
    """They said "osoitteeseen palvelun ylläpitäjään"."""
    assert client.application.config["SETTINGS"].contact in (None, "")
    for page in ("saavutettavuus", "tietosuoja"):
        assert "palvelun ylläpitäjälle" in client.get(f"/{page}").text
        assert "osoitteeseen palvelun" not in client.get(f"/{page}").text
        assert "den som driver tjänsten" in client.get(f"/sv/{page}").text
