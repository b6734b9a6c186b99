"""What the web app holds open: no index yet, a new index, fresh facts."""

from __future__ import annotations

import csv
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask

from corpus.store import DecisionStore
from indexer.documents import update as update_module
from indexer.documents.update import update_index
from search_web import library as library_module
from search_web.app import create_app
from search_web.settings import Settings
from tests.making import changed
from tests.search_web_world import decision

INDEX_LOOK_S = 1.2
"""The backend looks for a new state once a second."""


def search(app: Flask) -> str:
    return app.test_client().get("/en/haku?q=aukioloajat").text


def test_pages_of_a_restricted_source_ask_not_to_be_indexed(tmp_path: Path) -> None:
    """The coverage page says the policy and how sure the address is."""
    sources = tmp_path / "sources.toml"
    row = (
        '[[source]]\nsource_id = "{}"\nplatform = "tweb"\nmunicipality = "Lahti"\n'
        'base_url = "https://{}.example/"\nconfidence = "guess"\nnote = "a home page"\n'
    )
    basis = 'policy = "restricted"\nlegal_basis = "tutkimus"\n'
    sources.write_text(row.format("mallila", "mallila") + basis + row.format("b", "b"))
    settings = Settings(data=tmp_path, sources=sources)
    with DecisionStore.open(settings.store_url) as store:
        open_one = changed(
            decision(1),
            decision_id="b/1",
            source_id="b",
            kind="meeting-item",
            status="minutes",
            has_personal_data=False,
        )
        hidden = changed(
            open_one,
            decision_id="mallila/1",
            source_id="mallila",
            minutes_section="99",  # else the two are one decision
        )
        store.put(open_one)
        store.put(hidden)
    client = create_app(settings).test_client()

    assert "X-Robots-Tag" not in client.get("/paatos/b/1").headers
    assert client.get("/paatos/mallila/1").headers["X-Robots-Tag"] == "noindex"
    html = client.get("/en/kattavuus").text
    assert "for searching here only" in html
    assert "a guess" in html
    assert "a home page" in html
    lines = list(
        csv.DictReader(client.get("/kattavuus.csv").text.lstrip("\ufeff").splitlines())
    )
    rows = {line["source"]: line for line in lines}
    assert rows["mallila"]["policy"] == "restricted"
    assert rows["b"]["confidence"] == "guess"


@pytest.mark.slow
def test_a_running_app_sees_new_decisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an index it says so; after each index run it answers from the new state."""
    monkeypatch.setattr(library_module, "FACTS_MIN_AGE_S", 0.0)
    monkeypatch.setattr(library_module, "FACTS_LOOK_S", 0.0)
    settings = Settings(data=tmp_path)
    app = create_app(settings)
    client = app.test_client()

    missing = client.get("/en/haku?q=aukioloajat")
    assert missing.status_code == 503
    assert "For the operator of this service:" in missing.text
    assert "paatoshaku index" in missing.text
    answer = client.get("/en/api/v1/haku").get_json()
    assert answer["detail"] == "The search is not available right now"
    assert answer["hint"].startswith("there is no index")

    with DecisionStore.open(settings.store_url) as store:
        store.put(decision(1))
        # A decision can be read although nothing can be searched yet.
        assert client.get("/en/paatos/mallila/1").status_code == 200

        update_index(store, settings.index_folder)
        assert "1 decision<" in client.get("/en/haku?q=aukioloajat").text
        assert ">1</a></dd>" in client.get("/en/kattavuus").text

        store.put(decision(2))
        update_index(store, settings.index_folder)
        # The next look opens the new state; until then readers keep the old one.
        deadline = time.monotonic() + 30
        while "2 decisions<" not in search(app) and time.monotonic() < deadline:
            time.sleep(INDEX_LOOK_S / 4)
        with ThreadPoolExecutor(4) as pool:
            pages = list(pool.map(lambda _: search(app), range(40)))
        assert all("2 decisions<" in page for page in pages)
        assert "2 decisions<" in client.get("/en/haku?q=aukioloajat").text
        assert ">2</a></dd>" in client.get("/en/kattavuus").text


@pytest.mark.slow
def test_an_index_of_an_older_version_is_told_and_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an update: 503 with what to do; after the rebuild it answers, running on."""
    settings = Settings(data=tmp_path)
    client = create_app(settings).test_client()
    with DecisionStore.open(settings.store_url) as store:
        store.put(decision(1))
        with monkeypatch.context() as older:
            older.setattr(update_module, "SCHEMA_VERSION", "0")
            update_index(store, settings.index_folder)
        refused = client.get("/en/haku?q=aukioloajat")
        update_index(store, settings.index_folder, rebuild=True)

    assert refused.status_code == 503
    assert "run: paatoshaku index --rebuild" in refused.text
    assert client.get("/en/haku?q=aukioloajat").status_code == 200
