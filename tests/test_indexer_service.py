"""Searching through the one door: totals, marks, reasons, near misses, relaxations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.finnish import FinnishAnalyzer
from corpus.model import Block, Decision
from corpus.store import DecisionStore
from indexer.answering.hits.serialising import result_json
from indexer.documents.building import build_document
from indexer.errors import IndexMissing, InvalidRequest, UnknownFacet
from indexer.request import SearchRequest
from indexer.service import SearchService
from tests.making import make_decision
from tests.reference_backend.memory import MemoryBackend

ANALYZER = FinnishAnalyzer()
APPEAL = "Muutoksenhaku: kuntalain (410/2015) 134 §:n mukaan."


def decision(
    number: int, municipality: str, title: str, text: str, **more: object
) -> Decision:
    return make_decision(
        **{  # type: ignore[arg-type]
            "decision_id": f"koe/{number}",
            "source_id": "koe",
            "platform": "demo",
            "url": f"https://example.org/{number}",
            "title": title,
            "text": text,
            "municipality": municipality,
            "body": "Kaupunginhallitus",
            "body_name": "Kaupunginhallitus",
            "body_type": "hallitus",
            "date": dt.date(2024, 1, number),
            **more,
        }
    )


APPEALED = "Koulun katon korjaus hyväksyttiin. " + APPEAL
DECISIONS = (
    decision(
        1,
        "Vantaa",
        "Alueelliset seurantakeskustelut",
        "Seurantakeskusteluista säädetään työvoimapalveluiden järjestämisestä annetun "
        "lain (380/2023) 23 §:ssä. Kaupunginhallitus merkitsi keskustelut tiedoksi.",
        case_number="VD/12/2024",
        task_class="00.01.01",
    ),
    decision(
        2,
        "Lahti",
        "Työllisyyspalvelujen tilanne",
        "Seurantakeskusteluihin osallistui ministeriö.",
        date=dt.date(2025, 3, 4),
    ),
    decision(
        3,
        "Vantaa",
        "Koulun katon korjaus",
        APPEALED,
        blocks=(Block("appeal", None, APPEALED.index("Muut"), len(APPEALED)),),
        case_number="VD/12/2024",
    ),
    decision(
        4, "Turku", "Satama", "Sataman laajennus ja väylän ruoppaus 2027.", date=None
    ),
)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    path = tmp_path_factory.mktemp("service") / "decisions.db"
    with DecisionStore.open(f"sqlite:///{path}") as store:
        for one in DECISIONS:
            store.put(one)
        backend = MemoryBackend()
        backend.update(build_document(row, ANALYZER) for row in store.iter_decisions())
        yield SearchService(backend, store, ANALYZER, today=dt.date(2026, 1, 1))


def ids(service: SearchService, query: str = "", **more: object) -> list[str]:
    result = service.search(SearchRequest(query=query, **more))  # type: ignore[arg-type]
    return sorted(hit.decision_id for hit in result.hits)


def test_a_base_form_finds_inflected_forms(service: SearchService) -> None:
    assert ids(service, "seurantakeskustelu") == ["koe/1", "koe/2"]


def test_an_empty_query_lists_all_that_pass(service: SearchService) -> None:
    result = service.search(SearchRequest(filters={"kunta": ("vantaa",)}))

    assert result.total == 2


@pytest.mark.parametrize("law", ["380/2023 § 23", "380/2023 23 §"])
def test_a_law_filter_takes_any_notation(service: SearchService, law: str) -> None:
    assert ids(service, filters={"law_reference": (law,)}) == ["koe/1"]


def test_the_appeal_instruction_is_not_counted_as_applied_law(
    service: SearchService,
) -> None:
    law = {"law_reference": ("410/2015 § 134",)}

    assert ids(service, filters=law) == []
    assert ids(service, filters=law, law_roles="any") == ["koe/3"]


def test_what_is_not_a_law_reference_is_refused_by_name(service: SearchService) -> None:
    with pytest.raises(InvalidRequest, match="höpö"):
        service.search(SearchRequest(filters={"laki": ("höpö",)}))


def test_an_unknown_facet_is_refused(service: SearchService) -> None:
    with pytest.raises(UnknownFacet, match="kuntaa"):
        service.search(SearchRequest(filters={"kuntaa": ("Vantaa",)}))


@pytest.mark.parametrize("limit", [-1, 1001])
def test_a_limit_out_of_bounds_is_refused(service: SearchService, limit: int) -> None:
    with pytest.raises(InvalidRequest):
        service.search(SearchRequest(limit=limit))


def test_marks_lie_on_the_forms_found(service: SearchService) -> None:
    (hit,) = service.search(SearchRequest("seurantakeskustelu Lahti")).hits
    fragment = hit.snippet

    assert [fragment.text[start:end] for start, end in fragment.marks] == [
        "Seurantakeskusteluihin"
    ]


def test_a_hit_says_why_it_matched(service: SearchService) -> None:
    hits = service.search(SearchRequest("seurantakeskustelu", explain=True)).hits
    reasons = [
        match for hit in hits if hit.decision_id == "koe/2" for match in hit.matches
    ]

    assert [(x.query_word, x.term, x.form, x.field, x.way) for x in reasons] == [
        (
            "seurantakeskustelu",
            "seurantakeskustelu",
            "Seurantakeskusteluihin",
            "body",
            "lemma",
        )
    ]


@pytest.mark.parametrize(
    ("query", "found", "marked"),
    [
        ("*urantakes*", "koe/1", "Seurantakeskusteluista"),
        ("v?ylän", "koe/4", "väylän"),
        ("ruopaus~", "koe/4", "ruoppaus"),
        ("rouppaus~2", "koe/4", "ruoppaus"),
    ],
)
def test_patterns_find_mark_and_say_why(
    service: SearchService, query: str, found: str, marked: str
) -> None:
    result = service.search(SearchRequest(query=query, explain=True))
    hit = next(hit for hit in result.hits if hit.decision_id == found)
    texts = [hit.snippet.text[start:end] for start, end in hit.snippet.marks]

    assert marked in texts
    assert marked in {match.form for match in hit.matches}
    assert {match.query_word for match in hit.matches} == {query}
    assert marked.casefold()[:4] in result.reading.in_words["sv"]


def test_a_recognised_municipality_filters_and_can_be_taken_back(
    service: SearchService,
) -> None:
    query = "Vantaan seurantakeskustelut"
    removed = frozenset({"municipality:Vantaa"})

    assert ids(service, query) == ["koe/1"]
    assert ids(service, query, removed_steps=removed) == []


def test_a_zero_offers_what_would_find_something(service: SearchService) -> None:
    result = service.search(SearchRequest("Turun seurantakeskustelut"))

    assert result.total == 0
    offered = [(x.label_key, x.total) for x in result.relaxations]
    assert offered == [
        ("without-step:municipality:Turku", 2),
        ("without-word:seurantakeskustelut", 1),
    ]


def test_a_year_that_leaves_nothing_is_not_widened(service: SearchService) -> None:
    """No decision is dated 2027, but one text speaks of that year: it is near."""
    result = service.search(SearchRequest("Turun päätökset 2027", tier="all"))

    assert result.total == 0
    assert [hit.decision_id for hit in result.hits if hit.is_near][:1] == ["koe/4"]
    steps = [step.kind for step in result.reading.steps]
    assert steps[-3:] == ["municipality", "year", "or-title"]
    offered = {one.label_key: one.total for one in result.relaxations}
    assert offered["as-words:date:2027"] == 1


def test_near_misses_stand_apart_and_never_count(service: SearchService) -> None:
    result = service.search(SearchRequest("koulun ruoppaus"))

    assert result.total == 0
    assert {hit.decision_id for hit in result.related} == {"koe/3", "koe/4"}


def test_negation_holds_for_near_misses_too(service: SearchService) -> None:
    result = service.search(SearchRequest("koulun ruoppaus -satama"))

    assert {hit.decision_id for hit in result.related} == {"koe/3"}


def test_all_ways_to_list_give_one_order(service: SearchService) -> None:
    request = SearchRequest("", sort="newest", limit=2)
    first = [hit.decision_id for hit in service.search(request).hits]
    every = [hit.decision_id for hit in service.iter_hits(request)]

    assert every == ["koe/2", "koe/3", "koe/1", "koe/4"]
    assert every == list(service.iter_ids(request))
    assert first == every[:2]


def test_case_size_counts_handlings(service: SearchService) -> None:
    (hit,) = service.search(SearchRequest("katon")).hits

    assert hit.case_size == 2


def test_counts_by_two_facets_are_exact(service: SearchService) -> None:
    table = service.counts(SearchRequest(), "municipality", ("year",))

    assert {name: dict(row["year"]) for name, row in table.items()} == {
        "Vantaa": {"2024": 2},
        "Lahti": {"2025": 1},
        "Turku": {},
    }


def test_the_json_shape_holds_the_contract(service: SearchService) -> None:
    record = result_json(service.search(SearchRequest("seurantakeskustelu")), ["Oulu"])

    assert record["total"] == 2
    assert record["uncovered"] == ["Oulu"]
    assert {
        "id",
        "municipality",
        "body",
        "date",
        "minutes_section",
        "title",
        "case_number",
        "url",
        "score",
        "snippet",
        "law_references",
        "outcome",
    } <= set(record["hits"][0])
    assert {"value", "label", "count"} <= set(record["facets"]["municipality"][0])


def test_no_index_is_one_clear_sentence(tmp_path: Path) -> None:
    store = DecisionStore.open(f"sqlite:///{tmp_path / 'x.db'}")
    with store, pytest.raises(IndexMissing, match="paatoshaku index"):
        SearchService.open(tmp_path / "index", store, ANALYZER)


def test_recent_decisions_are_preferred_on_request_only(service: SearchService) -> None:
    """Both texts have the word once; the older one is shorter in nothing but date."""
    request = SearchRequest("kaupunginhallitus OR ministeriö", prefer_recent=True)
    preferred = service.search(request)
    plain = service.search(SearchRequest("kaupunginhallitus OR ministeriö"))

    gained = {
        hit.decision_id: hit.score
        - next(x.score for x in plain.hits if x.decision_id == hit.decision_id)
        for hit in preferred.hits
    }
    assert gained["koe/2"] > gained["koe/1"] > 0
    assert preferred.total == plain.total


@pytest.mark.slow
def test_one_service_answers_several_threads_alike(service: SearchService) -> None:
    queries = ["seurantakeskustelu", "koulun ruoppaus", "Turun päätökset 2027", ""] * 20

    def answer(query: str) -> list[str]:
        result = service.search(SearchRequest(query))
        return [hit.decision_id for hit in (*result.hits, *result.related)]

    expected = [answer(query) for query in queries]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(answer, queries)) == expected


@pytest.mark.slow
@given(
    st.lists(
        st.sampled_from(
            [
                "seurantakeskustelu",
                "koulu*",
                "OR",
                "-",
                '"',
                "(",
                ")",
                "Vantaan",
                "2024",
                "kuntalaki 134 §",
                "VD/12/2024",
                "ja",
                "otsikko:koulu",
                "NEAR/3",
                "ruoppaus",
            ]
        ),
        max_size=8,
    )
)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_page_count_and_stream_agree(service: SearchService, pieces: list[str]) -> None:
    request = SearchRequest(" ".join(pieces))
    result = service.search(request)
    streamed = [(hit.decision_id, hit.score) for hit in service.iter_hits(request)]

    assert result.total == service.count(request) == len(streamed)
    assert [(hit.decision_id, hit.score) for hit in result.hits] == streamed
    assert not {hit.decision_id for hit in result.related} & {x for x, _ in streamed}
    if result.total:
        assert sum(row.count for row in result.facets["body"]) == result.total
