"""What people see of a decision's meaning: the matter's outcome, with its sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.decision.meaning_values import Meaning
from analyzers.decision.model import Reading
from analyzers.finnish import FinnishAnalyzer
from corpus.importing.explaining import explained_meaning
from corpus.model import Decision, to_json
from corpus.model.plain import from_plain, to_plain
from indexer.documents.update import update_index
from indexer.request import SearchRequest
from indexer.service import SearchService
from indexer.understanding.values.value_names import facet_value, label
from search_web.app import create_app
from search_web.library import Library
from search_web.page.components.decided import roll_calls
from search_web.page.templating import format_euros
from search_web.settings import Settings
from tests.making import make_decision, read_again
from tests.search_web_world import open_store

CLAIM = """Oikaisuvaatimus koulukuljetuksesta

Päätösehdotus
Lautakunta päättää hylätä oikaisuvaatimuksen.

Käsittely
Maija Malli ehdotti Ville Laineen kannattamana, että oikaisuvaatimus hyväksytään.
Äänestyksessä annettiin 7 jaa-ääntä ja 2 ei-ääntä.

Päätös
Ehdotus hyväksyttiin.

Muutoksenhaku
Valitus Kuvitteen hallinto-oikeuteen: hallintovalitus.
"""
GRANT = """Avustus kyläyhdistykselle

Päätösehdotus
Kunnanhallitus myöntää Kuvitteen kyläyhdistys ry:lle 12 000 euron avustuksen.

Päätös
Kunnanhallitus hyväksyi ehdotuksen.
"""


def made(number: int, text: str) -> Decision:
    """A decision read from its text."""
    return read_again(
        make_decision(
            f"kuvitteella/{number}",
            url=f"https://example.org/{number}",
            title=text.split("\n", 1)[0],
            text=text,
            municipality="Vantaa",
        )
    )


def test_a_rejected_claim_is_rejected_though_its_proposal_was_adopted() -> None:
    """The matter's outcome and the proposal's fate are two values."""
    found = made(1, CLAIM)

    assert (found.outcome, found.outcome_sentence) == (
        "rejected",
        "Lautakunta päättää hylätä oikaisuvaatimuksen.",
    )
    assert found.meaning is not None
    assert found.meaning.proposal_fate == "as-proposed"


def test_a_stored_reading_keeps_its_meaning() -> None:
    """Votes, sums and evidence come back as they were."""
    for text in (CLAIM, GRANT):
        reading = made(1, text).reading

        assert reading.meaning is not None
        assert from_plain(Reading, to_plain(reading)) == reading


def test_the_json_form_gives_each_value_with_its_words() -> None:
    """Quotes are the text's own."""
    found = to_json(made(1, GRANT))["meaning"]

    assert [(one["euros"], one["what"]) for one in found["money"]] == [
        (12000.0, "granted")
    ]
    assert found["money"][0]["quote"] in GRANT
    assert found["organisations"] == ["Kuvitteen kyläyhdistys ry"]
    assert found["evidence"]["matter_outcome"]["quote"] in GRANT
    assert 0.5 <= found["evidence"]["matter_outcome"]["confidence"] <= 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("approved-amended", "amended-approved"),
        ("none-found", "none"),
        ("hylätty", "rejected"),
        ("myönnetty", "granted"),
        ("beviljat", "granted"),
    ],
)
def test_old_names_of_outcomes_go_on_working(name: str, value: str) -> None:
    """Addresses and saved queries of former versions name the same decisions."""
    assert facet_value("outcome", name) == value
    assert label("outcome", value) != value


def test_a_reading_of_a_former_version_has_todays_name() -> None:
    """Stored readings are not read again at once."""
    former = from_plain(Reading, {"outcome": "approved-amended", "language": "fi"})

    assert Decision(made(1, GRANT).as_published, former).outcome == "amended-approved"


def test_sums_are_written_as_people_write_them() -> None:
    """Cents only where there are some."""
    assert format_euros(12000.0) == "12\u00a0000\u00a0€"
    assert format_euros(1221750.5) == "1\u00a0221\u00a0750,50\u00a0€"


def test_an_empty_meaning_is_stored_as_none() -> None:
    """A text that decides nothing has no meaning."""
    assert made(1, "Muut asiat\n\nEi muita asioita.").meaning in {None, Meaning()}


def test_the_page_says_rejected_and_why(tmp_path: Path) -> None:
    """No reader sees "Hyväksytty" on a claim that was refused."""
    analyzer = FinnishAnalyzer()
    store = open_store(tmp_path, [made(1, CLAIM), made(2, GRANT)])
    update_index(store, tmp_path / "index", analyzer=analyzer)
    service = SearchService.open(tmp_path / "index", store, analyzer)
    config = Settings(data=tmp_path)
    client = create_app(
        config, Library(config, store=store, service=service)
    ).test_client()
    page = client.get("/paatos/kuvitteella/1").get_data(as_text=True)
    facets = service.search(
        SearchRequest(
            query="", facets=("outcome", "voted", "margin", "amount", "party", "appeal")
        )
    ).facets
    service.close()

    assert 'class="outcome outcome-rejected"' in page
    assert "outcome-approved" not in page
    assert "Lautakunta päättää hylätä oikaisuvaatimuksen." in page
    assert "7–2" in page
    assert {row.value for row in facets["outcome"]} == {"rejected", "granted"}
    assert {row.value: row.count for row in facets["voted"]} == {"yes": 1, "no": 1}
    assert [row.value for row in facets["appeal"]] == ["hallintovalitus"]
    assert [row.value for row in facets["margin"]] == ["3-5"]
    assert [row.value for row in facets["amount"]] == ["10000-100000"]
    assert [row.value for row in facets["party"]] == ["Kuvitteen kyläyhdistys ry"]


def test_the_way_to_a_meaning_can_be_followed() -> None:
    """``parse --explain`` prints each sentence with its acts, and what came out."""
    found = explained_meaning(made(1, CLAIM))
    acts = [
        (step["step"], act["act"], act["rule"])
        for step in found["way"]
        for act in step.get("acts", ())
    ]

    assert found["way"][0] == {"step": "matter", "kind": "claim"}
    assert any(kind == "refuse" for step, kind, _ in acts if step == "proposal")
    assert found["way"][-1]["step"] == "adopt"
    assert found["matter_outcome"] == "rejected"


ROLL = """Koulun lakkauttaminen

Päätösehdotus
Kunnanhallitus päättää lakkauttaa koulun.

Käsittely
Maija Malli ehdotti Ville Laineen kannattamana, että koulua ei lakkauteta.
Jaa-äänet: 2
Anna Aho, Eino Elo
Ei-äänet: 1
Maija Malli

Päätös
Ehdotus hyväksyttiin.
"""


def test_the_page_tells_who_voted_how_and_on_what(tmp_path: Path) -> None:
    """A fold names each side; the motion is quoted; the JSON form has both."""
    analyzer = FinnishAnalyzer()
    store = open_store(tmp_path, [made(1, ROLL)])
    update_index(store, tmp_path / "index", analyzer=analyzer)
    service = SearchService.open(tmp_path / "index", store, analyzer)
    config = Settings(data=tmp_path)
    client = create_app(
        config, Library(config, store=store, service=service)
    ).test_client()

    html = client.get("/en/paatos/kuvitteella/1").text
    vote = client.get("/api/v1/paatokset/kuvitteella/1").get_json()["meaning"]["votes"][
        0
    ]

    assert "Who voted how" in html
    assert "Anna Aho, Eino Elo" in html
    assert "koulua ei lakkauteta.</q>" in html
    assert vote["names"]["for"] == ["Anna Aho", "Eino Elo"]
    assert vote["motion"]["quote"] == "koulua ei lakkauteta."
    assert vote["about"] == "counter"


def test_a_roll_call_leaves_with_its_decision(tmp_path: Path) -> None:
    """What retention removes takes its reading with it: no name stays in the database."""
    store = open_store(tmp_path, [made(1, ROLL)])
    stored = store.get("kuvitteella/1")
    assert stored is not None
    assert roll_calls(stored.decision)

    store.remove("kuvitteella/1", "expired")
    store.purge()

    assert store.get("kuvitteella/1") is None
    assert b"Anna Aho" not in b"".join(
        path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()
    )
