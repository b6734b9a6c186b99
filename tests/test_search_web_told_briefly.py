"""What feeds and mails tell of a decision: who, when, and what was decided."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import feedparser
import pytest
from flask.testing import FlaskClient

from analyzers.decision.meaning_values import Meaning, MeaningEvidence, VoteCount
from corpus.model import Block, Decision, EarlierHandling
from search_web.page.components.decided import ruling
from search_web.page.components.told_briefly import decided_line, where_line
from tests.search_web_world import decision, make_client

EARLIER = "Lautakunta puolsi laiturin vuokraamista."
OWN = "Kunnanhallitus ei vuokraa laituria."
TEXT = f"Päätös\n\n{EARLIER}\n\nPäätös\n\n{OWN}"


def pier(**given: object) -> Decision:
    """A board that rejects what a committee was for, by votes."""
    quoted, own = TEXT.index(EARLIER), TEXT.index(OWN)
    first = EarlierHandling("Lautakunta", None, None)
    vote = VoteCount(3, 6, 0, 0, "countermotion", False, own, len(TEXT))
    fields = {
        "text": TEXT,
        "title": "Laiturin vuokraaminen",
        "municipality": "Salo",
        "body": "Kunnanhallitus",
        "body_name": "Kunnanhallitus",
        "date": dt.date(2024, 5, 7),
        "minutes_section": "31",
        "case_number": "900/12.03.00/2024",
        "outcome": "rejected",
        "blocks": (
            Block("decision", "Päätös", quoted, quoted + len(EARLIER), earlier=first),
            Block("decision", "Päätös", own, len(TEXT)),
        ),
        "meaning": Meaning(
            "rejected",
            "rejected",
            decided_by_vote=True,
            votes=(vote,),
            evidence=MeaningEvidence(own, len(TEXT), "rule", 1.0),
        ),
    }
    return decision(1, **fields | given)


def test_a_line_tells_who_and_when_and_a_line_what() -> None:
    made = pier()

    assert where_line(made) == "Salon kunnanhallitus 7.5.2024 § 31"
    assert decided_line(made, "fi") == f"Hylätty 3–6: {OWN}"
    assert decided_line(made, "sv") == f"Avslaget 3–6: {OWN}"
    assert decided_line(pier(status="agenda"), "en") == "Agenda."
    bare = pier(text="Asia.", blocks=(), meaning=None, outcome=None, date=None)
    assert decided_line(bare, "fi") == ""
    assert where_line(bare) == "Salon kunnanhallitus § 31"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The only decision is that of the pier."""
    return make_client(Path(tmp_path_factory.mktemp("pier")), [pier()])


@pytest.mark.parametrize(
    "address",
    [
        "/haku.atom?q=laiturin",
        "/kunta/Salo.atom",
        "/asia/Salo/900/12.03.00/2024.atom",
        "/muutokset.atom",
    ],
)
def test_an_entry_never_quotes_an_earlier_body(
    client: FlaskClient, address: str
) -> None:
    (entry,) = feedparser.parse(client.get(address).data).entries

    assert f"Salon kunnanhallitus 7.5.2024 § 31\nHylätty 3–6: {OWN}" in entry.summary
    assert EARLIER not in entry.summary
    assert entry.author == "Salon kunnanhallitus"


def test_the_feed_of_changes_says_what_happened(client: FlaskClient) -> None:
    finnish = feedparser.parse(client.get("/muutokset.atom").data)
    swedish = feedparser.parse(client.get("/sv/muutokset.atom").data)

    assert finnish.entries[0].summary.splitlines()[0] == "Lisätty palveluun"
    assert swedish.entries[0].summary.splitlines()[0] == "Tillagt i tjänsten"


def test_a_feed_speaks_the_language_of_its_address(client: FlaskClient) -> None:
    words = feedparser.parse(client.get("/en/haku.atom?q=laiturin").data).feed.subtitle
    law = feedparser.parse(client.get("/laki/2015/410/14.atom").data).feed.title

    assert words == "The word laituri."
    assert law == "kuntalaki 14 § – Päätöshaku"


def test_hits_for_programs_have_the_deciding_sentence(client: FlaskClient) -> None:
    """A snippet may be an earlier body's; near ones are not counted as none."""
    plain = client.get("/api/v1/haku?q=laiturin").json
    near = client.get("/api/v1/haku?q=laiturin&taso=kaikki").json

    assert [hit["ruling"] for hit in plain["hits"]] == [OWN]
    assert plain["near_total"] is None
    assert near["near_total"] == 0


def test_each_value_of_an_address_is_described(client: FlaskClient) -> None:
    paths = client.get("/api/v1/openapi.json").json["paths"]
    values = [
        value
        for path in paths.values()
        for operation in path.values()
        for value in operation.get("parameters", ())
    ]

    assert [value["name"] for value in values if not value.get("description")] == []


def test_a_case_says_what_each_body_decided(client: FlaskClient) -> None:
    html = client.get("/asia/Salo/900/12.03.00/2024").text

    assert OWN in html
    assert EARLIER not in html
    assert 'class="vote"' in html


def test_what_begins_inside_a_sentence_says_so() -> None:
    """Of "… hylkäsi esityksen ja vahvisti maksun" the last part alone may be the ruling."""
    text = "Päätös\n\nHallitus hylkäsi esityksen ja vahvisti maksuksi 8 euroa."
    start = text.index("vahvisti")
    evidence = MeaningEvidence(start, len(text), "rule", 1.0)
    made = pier(text=text, blocks=(), meaning=Meaning("approved", evidence=evidence))

    assert ruling(made) == "… vahvisti maksuksi 8 euroa."
