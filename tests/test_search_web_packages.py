"""Parquet files and research packages: the same decisions, typed, citable, reproducible."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import sys
import zipfile
from pathlib import Path

import pyarrow.parquet
import pytest
from flask.testing import FlaskClient

from indexer.errors import SavedQueryError
from indexer.saved.differences import verify
from indexer.saved.queries import load_saved_query
from indexer.saved.runs import read_run, run_query
from search_web.library import Library
from tests.search_web_world import decision, make_client

QUERIES = ["", "q=kirjasto", "q=kirjasto&kunta=Vantaa", "q=eitällaista"]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return make_client(
        tmp_path_factory.mktemp("packages"), [decision(n) for n in range(1, 40)]
    )


def ids(client: FlaskClient, query: str) -> list[str]:
    lines = client.get(f"/haku.ndjson?{query}").text.splitlines()
    return [json.loads(line)["id"] for line in lines]


@pytest.mark.parametrize("query", QUERIES)
def test_parquet_has_the_decisions_of_the_page_in_types(
    client: FlaskClient, query: str
) -> None:
    reply = client.get(f"/haku.parquet?{query}")
    table = pyarrow.parquet.read_table(io.BytesIO(reply.data))

    assert table.column("id").to_pylist() == ids(client, query)
    assert str(table.schema.field("date").type) == "date32[day]"
    assert str(table.schema.field("euros").type) == "double"
    days = [day for day in table.column("date").to_pylist() if day is not None]
    assert all(isinstance(day, dt.date) for day in days)
    for text, address in zip(
        table["text"].to_pylist(), table["permalink"].to_pylist(), strict=True
    ):
        assert text
        assert address.startswith("http")


def test_a_server_without_parquet_says_so(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    reply = client.get("/haku.parquet?q=kirjasto")

    assert reply.status_code == 400
    assert "paatoshaku[parquet]" in reply.text


def package(client: FlaskClient, query: str) -> zipfile.ZipFile:
    reply = client.get(f"/haku.zip?{query}")
    assert reply.status_code == 200
    return zipfile.ZipFile(io.BytesIO(reply.data))


@pytest.mark.parametrize("query", QUERIES)
def test_a_package_holds_the_whole_result_with_sums(
    client: FlaskClient, query: str
) -> None:
    made = package(client, query)
    expected = ids(client, query)

    records = [json.loads(line) for line in made.read("decisions.ndjson").splitlines()]
    assert [record["id"] for record in records] == expected
    table = list(csv.DictReader(io.StringIO(made.read("decisions.csv").decode())))
    assert [row["id"] for row in table] == expected
    parquet = pyarrow.parquet.read_table(io.BytesIO(made.read("decisions.parquet")))
    assert parquet.column("id").to_pylist() == expected
    for line in made.read("SHA256SUMS").decode().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(made.read(name)).hexdigest() == digest
    listed = {
        line.split("  ")[1] for line in made.read("SHA256SUMS").decode().splitlines()
    }
    assert listed == set(made.namelist()) - {"SHA256SUMS"}


def test_a_package_names_publishers_of_which_nothing_is_held(
    client: FlaskClient,
) -> None:
    made = package(client, "q=kirjasto&kunta=Oulu&kunta=Vantaa")

    assert "Näistä ei ole päätöksiä: Oulu." in made.read("README.txt").decode()


def test_every_field_is_in_the_codebook(client: FlaskClient) -> None:
    made = package(client, "q=kirjasto")
    rows = list(csv.DictReader(io.StringIO(made.read("codebook.csv").decode())))
    known = {(row["file"], row["field"]) for row in rows if row["meaning"]}

    record = json.loads(made.read("decisions.ndjson").splitlines()[0])
    header = made.read("decisions.csv").decode().splitlines()[0].split(",")
    unknown = {("decisions.ndjson", name) for name in record}
    unknown |= {("decisions.csv", name) for name in header}
    typed = pyarrow.parquet.read_table(io.BytesIO(made.read("decisions.parquet")))
    unknown |= {("decisions.parquet", name) for name in typed.column_names}
    assert unknown - known == set()
    assert [row["field"] for row in rows if row["meaning"].startswith("As in")] == []


def test_the_run_of_a_package_is_verified(client: FlaskClient, tmp_path: Path) -> None:
    """The package itself, its run file, and its query file give the same result again."""
    (tmp_path / "paatokset.zip").write_bytes(client.get("/haku.zip?q=kirjasto").data)
    made = package(client, "q=kirjasto")
    made.extract("run.json", tmp_path)
    made.extract("query.toml", tmp_path)
    library: Library = client.application.extensions["paatoshaku"]
    query = load_saved_query(tmp_path / "query.toml")

    for name in ("paatokset.zip", "run.json"):
        run = read_run(tmp_path / name)
        again = run_query(library.service, run.query)
        assert verify(run, again, library.store.present_hashes).is_reproduced
        assert run_query(library.service, query).result_hash == run.result_hash


def test_the_citation_has_total_state_day_and_hash(
    client: FlaskClient, tmp_path: Path
) -> None:
    (tmp_path / "a.zip").write_bytes(client.get("/haku.zip?q=kirjasto").data)
    run = read_run(tmp_path / "a.zip")
    text = package(client, "q=kirjasto").read("README.txt").decode()

    for part in (str(run.total), run.manifest.generation, run.result_hash):
        assert part in text
    assert dt.datetime.now(dt.UTC).date().isoformat() in text


def test_a_zip_that_is_no_package_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as file:
        file.writestr("a.txt", "a")

    with pytest.raises(SavedQueryError, match="not a run file"):
        read_run(tmp_path / "other.zip")
