"""Page, API, table, lines, feed and service agree on every generated search."""

from __future__ import annotations

import random
import re
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from corpus.store import DecisionStore
from indexer.documents.update import update_index
from search_web.app import create_app
from search_web.library import Library
from search_web.parameters import read_search
from search_web.settings import Settings
from tests.search_web_world import decision

WORDS = (
    "kirjasto",
    "aukioloaika",
    "avustus",
    "lautakunta",
    "kohta",
    "olematon",
    "*asto*",
    "av?stus",
    "kohto~",
)
QUERIES = 200


def generated_searches() -> list[list[tuple[str, str]]]:
    """Deterministic searches of words, operators, filters, dates and orders."""
    chance = random.Random(20261121)
    found = []
    for _ in range(QUERIES):
        words = chance.sample(WORDS, chance.randint(0, 3))
        glue = chance.choice([" ", " ", " TAI ", " -"])
        pairs = [("q", glue.join(words))] if words else []
        if chance.random() < 0.5:
            pairs += [("kunta", t) for t in chance.sample(("Vantaa", "Lahti"), 1)]
        if chance.random() < 0.3:
            pairs.append(("-vuosi", str(chance.randint(2022, 2025))))
        if chance.random() < 0.3:
            pairs.append(("laki", chance.choice(("410/2015", "kuntalaki 14 §"))))
        if chance.random() < 0.3:
            pairs.append(("alku", f"202{chance.randint(2, 5)}-03-01"))
        pairs.append(("jarjestys", chance.choice(("osuvimmat", "uusimmat"))))
        found.append(pairs)
    return found


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The app over a real index on disk."""
    settings = Settings(data=tmp_path_factory.mktemp("totals"))
    with DecisionStore.open(settings.store_url) as store:
        store.put_many(decision(n) for n in range(1, 31))
        update_index(store, settings.index_folder)
    return create_app(settings).test_client()


@pytest.mark.slow
def test_every_way_gives_the_same_total(client: FlaskClient) -> None:
    library = client.application.extensions["paatoshaku"]
    assert isinstance(library, Library)
    totals = set()
    for pairs in generated_searches():
        query = urlencode(pairs)
        api = client.get(f"/api/v1/haku?{query}&raja=1").json["total"]
        page = client.get(f"/en/haku?{query}").text
        shown = re.search(r"<output[^>]*>([\d,\s]+) decisions?(?: ·|<)", page)
        lines = client.get(f"/haku.ndjson?{query}").text.count("\n")
        rows = client.get(f"/haku.csv?{query}").data.count(b"\r\n") - 1
        feed = client.get(f"/haku.atom?{query}").data.count(b"<entry")
        service = library.service.count(read_search(MultiDict(pairs)))

        assert shown is not None, query
        assert {int(shown[1]), lines, rows, min(feed, api), service} == {api}, query
        assert feed == min(api, 50), query
        totals.add(api)
    assert len(totals) > 5  # the searches differ
