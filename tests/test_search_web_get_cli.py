"""The command-line twin: the same bytes as over HTTP."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.store import DecisionStore
from indexer.documents.update import update_index
from search_web.app import create_app
from search_web.get_cli import get
from search_web.settings import Settings
from tests.search_web_world import decision


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    made = Settings(data=tmp_path_factory.mktemp("get"), base_url="http://localhost")
    with DecisionStore.open(made.store_url) as store:
        store.put_many(decision(n) for n in range(1, 8))
        update_index(store, made.index_folder)
    return made


@pytest.mark.slow
@pytest.mark.parametrize(
    "address",
    [
        "/haku.csv?q=kirjasto",
        "/haku.ndjson?q=kirjasto&kunta=Vantaa",
        "/haku.bib?q=kirjasto",
        "/haku.ris",
        "/haku.atom?q=kirjasto",
        "/api/v1/kunnat",
        "/api/v1/lait/2015/410/14",
    ],
)
def test_same_bytes_as_over_http(settings: Settings, address: str) -> None:
    answer = CliRunner().invoke(get, [address], obj=settings)
    served = create_app(settings).test_client().get(address)

    assert answer.exit_code == 0, answer.output
    assert answer.stdout_bytes == served.data


@pytest.mark.parametrize("form", ["bib", "ris"])
def test_every_hit_has_one_citation(settings: Settings, form: str) -> None:
    text = (
        CliRunner().invoke(get, [f"/haku.{form}"], obj=settings).stdout_bytes.decode()
    )
    begin = {"bib": "@misc{", "ris": "TY  - CASE"}[form]

    assert text.count(begin) == 7


def test_wrong_parameter_is_an_error_on_standard_error(settings: Settings) -> None:
    answer = CliRunner().invoke(get, ["/api/v1/haku?foo=1"], obj=settings)

    assert (answer.exit_code, answer.stdout) == (1, "")
    assert json.loads(answer.stderr)["parameter"] == "foo"


def test_body_is_posted(settings: Settings, tmp_path: Path) -> None:
    body = tmp_path / "body.json"
    body.write_text('{"text": "kuntalain 14 §"}')
    answer = CliRunner().invoke(
        get, ["/api/v1/lakiviittaukset", "--data-file", str(body)], obj=settings
    )

    assert json.loads(answer.stdout_bytes)["references"][0]["keys"] == ["410/2015 § 14"]


def test_answer_goes_to_a_file(settings: Settings, tmp_path: Path) -> None:
    target = tmp_path / "hits.csv"
    CliRunner().invoke(get, ["/haku.csv", "--output", str(target)], obj=settings)

    assert target.read_bytes().startswith(b"id,municipality")


def test_what_is_no_address_is_wrong_usage(settings: Settings) -> None:
    answer = CliRunner().invoke(get, ["haku"], obj=settings)

    assert answer.exit_code == 2


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/olematon", "Tarkista osoite"),
        ("/haku?foo=1", "Tuntematon parametri: ”foo”. Allowed: "),
        ("/en/haku.csv?foo=1", "Unknown parameter: “foo”. Allowed: "),
        ("/laki/2015/410/xyz", "”"),
    ],
)
def test_an_error_of_a_page_is_a_sentence(
    settings: Settings, address: str, said: str
) -> None:
    """It was a web page of a hundred lines."""
    answer = CliRunner().invoke(get, [address], obj=settings)

    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr.startswith("paatoshaku: ")
    assert said in answer.stderr
    assert len(answer.stderr.splitlines()) == 1
