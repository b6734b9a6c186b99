"""Half a character in a reply, a row or a file's name breaks no answer.

JSON may hold one, and one decision with it made the API fail for every search that
found it.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus.model import Attachment, AttachmentText, DocumentProvenance
from corpus.model.writable import writable_decision
from corpus.reading.webpages.replies import load_reply
from corpus.store import DecisionStore
from tests.making import make_decision
from tests.search_web_world import TEXT, decision, make_client

HALF = "\ud800"


def test_replies_hold_text_that_can_be_written() -> None:
    assert load_reply('{"a\\udc00": ["x\\ud800y", 1, null, "\\ud83d\\ude00"]}') == {
        "a\ufffd": ["x\ufffdy", 1, None, "\U0001f600"]
    }


def test_what_can_be_written_stays_the_same_record() -> None:
    good = decision(1)
    kept = writable_decision(good)

    assert kept.as_published is good.as_published
    assert kept.reading is good.reading


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    odd = decision(
        1,
        title=f"Kirjaston {HALF} aukioloajat",
        text=f"{TEXT} {HALF}",
        provenance=DocumentProvenance("pyyntö 7", None, None, f"p{HALF}.txt"),
        attachments=(Attachment(f"Liite {HALF}", None),),
    )
    return make_client(tmp_path_factory.mktemp("odd"), [odd, decision(2)])


@pytest.mark.parametrize(
    "address",
    [
        "/haku?q=kirjasto",
        "/haku.csv?q=kirjasto",
        "/haku.ndjson?q=kirjasto",
        "/haku.xlsx?q=kirjasto",
        "/haku.atom?q=kirjasto",
        "/haku.ris?q=kirjasto",
        "/haku.bib?q=kirjasto",
        "/paatos/mallila/1",
        "/api/v1/haku?q=kirjasto",
        "/api/v1/paatokset/mallila/1",
        "/muutokset.atom",
    ],
)
def test_every_answer_can_be_written(client: FlaskClient, address: str) -> None:
    reply = client.get(address)

    assert reply.status_code == 200
    assert reply.data


def test_a_package_of_hits_is_whole(client: FlaskClient) -> None:
    with zipfile.ZipFile(BytesIO(client.get("/haku.zip?q=kirjasto").data)) as package:
        assert package.testzip() is None
        lines = package.read("decisions.ndjson").decode().splitlines()

    assert len(lines) == 2


def test_texts_of_attachments_can_be_written(tmp_path: Path) -> None:
    url = "https://paatokset.example/liite.pdf"
    with DecisionStore.open(f"sqlite:///{tmp_path / 'store.db'}") as store:
        store.put(
            make_decision(text="Teksti.", attachments=(Attachment("Liite", url),))
        )
        store.put_attachment_text(AttachmentText("kuvitteella/1", url, f"A{HALF}"))
        (stored,) = store.iter_decisions()

    assert stored.decision.attachments[0].text == "A\ufffd"
