"""Words that are only in an appeal instruction; a cover page is found by its list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from analyzers.finnish import FinnishAnalyzer
from corpus.model import Block
from corpus.store import DecisionStore
from indexer.backends.whoosh.engine import ENGINE
from indexer.documents.instruction_lines import instruction_spans
from indexer.documents.update import update_index
from indexer.request import SearchRequest
from indexer.service import SearchService
from tests.making import make_decision

TEXT = """Kioskin maksu

Lautakunta päätti kioskin maksusta.

Muutoksenhaku

Päätökseen saa hakea oikaisua lautakunnalta. Vaatimus toimitetaan kirjaamoon."""
CLAIM = """Oikaisuvaatimus kioskin maksusta

Lautakunta hylkäsi vaatimuksen, jossa haettiin oikaisua.

Muutoksenhaku

Valitus toimitetaan kirjaamoon."""


def _appeal(text: str) -> tuple[Block, ...]:
    start = text.index("Muutoksenhaku\n\n") + len("Muutoksenhaku\n\n")
    return (Block("appeal", "Muutoksenhaku", start, len(text)),)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    folder = tmp_path_factory.mktemp("formal")
    made = [
        make_decision("koe/1", "koe", text=TEXT, blocks=_appeal(TEXT)),
        make_decision("koe/2", "koe", text=CLAIM, blocks=_appeal(CLAIM)),
        make_decision(
            "koe/3",
            "koe",
            title="Pöytäkirjan kansilehti",
            text="Käsitellyt asiat: Kioskin maksu",
            kind="minutes-front-page",
        ),
    ]
    with DecisionStore.open(f"sqlite:///{folder / 'koe.db'}") as store:
        store.put_many(made)
        update_index(store, folder / "index", engine=ENGINE)
        service = SearchService.open(
            folder / "index", store, FinnishAnalyzer(), today=dt.date(2026, 1, 1)
        )
        yield service
        service.close()


ROWS = [
    # query, found by default, found with formal parts
    ("oikaisu", {"koe/2"}, {"koe/1", "koe/2"}),
    ("muutoksenhaku oikaisu", set(), {"koe/1", "koe/2"}),
    ("muutoksenhaku", set(), {"koe/1", "koe/2"}),
    ("kirjaamo", set(), {"koe/1", "koe/2"}),
    ('"oikaisua lautakunnalta"', set(), {"koe/1"}),
    ("kioski", {"koe/1", "koe/2", "koe/3"}, {"koe/1", "koe/2", "koe/3"}),
    ("kansilehti", {"koe/3"}, {"koe/3"}),
    ("*rjaamo*", set(), set()),
    ("kirjaam*", set(), set()),
]


@pytest.mark.parametrize(("query", "by_default", "with_formal"), ROWS)
def test_a_decision_is_not_found_by_its_instruction(
    service: SearchService, query: str, by_default: set[str], with_formal: set[str]
) -> None:
    assert set(service.iter_ids(SearchRequest(query))) == by_default
    wider = SearchRequest(query, searched="formal")
    assert set(service.iter_ids(wider)) == with_formal


def test_formal_parts_are_offered_with_their_count(service: SearchService) -> None:
    result = service.search(SearchRequest("kirjaamo"))
    (offer,) = [one for one in result.relaxations if one.label_key == "formal-parts"]

    assert (result.total, offer.total) == (0, 2)
    hits = service.search(offer.request).hits
    assert all("kirjaamoon" in hit.snippet.text for hit in hits)


def test_formal_words_tell_no_decisions_apart(service: SearchService) -> None:
    for similar in service.similar("koe/1"):
        assert not any("‡" in reason.value for reason in similar.reasons)


HOW = "Vaatimus on tehtävä 14 päivän kuluessa siitä, kun päätös on saatu tiedoksi."
HUR = "Begäran ska lämnas inom fjorton dagar från delfåendet."
RUN_ON = [
    # text of a decision's last part, what of it only says how to appeal
    (f"Kioski myydään.\n\nOHJEET VAATIMUKSEN TEKEMISEKSI OIKAISUSTA\n\n{HOW}", True),
    (f"Kioski myydään.\n\nVALITUSOSOITUS\n{HOW}", True),
    (f"Kioski myydään.\n\nOikaisuvaatimusohje, lautakunta\n{HOW}", True),
    (f"Kioski myydään.\n\nMuutoksenhakuohje\n\n{HOW}", True),
    (f"Kiosken säljs.\n\nBESVÄRSANVISNING\n\n{HUR}", True),
    (f"Kiosken säljs.\n\nAnvisning om begäran om omprövning\n\n{HUR}", True),
    # A list names instructions, a sentence speaks of them.
    ("Kioski myydään.\n\nOikaisuvaatimusohje\nSopimus kioskista", False),
    (f"Kioski myydään.\n\nValitusosoitus annettiin myös naapurille. {HOW}", False),
    (f"Ohjeet kioskin hoidosta annetaan. {HOW}", False),
]


@pytest.mark.parametrize(("text", "is_there"), RUN_ON)
def test_instructions_run_on_in_a_decision(text: str, is_there: bool) -> None:
    block = Block("decision", "Päätös", 0, len(text))
    decision = make_decision("koe/4", "koe", text=text, blocks=(block,))

    found = [text[start:end] for start, end in instruction_spans(decision)]
    expected = [text.partition("\n\n")[2]] if is_there else []
    assert [one.strip() for one in found] == expected
