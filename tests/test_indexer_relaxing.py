"""What is offered after a zero: other spellings, whole acts, less demands; in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from analyzers.finnish import FinnishAnalyzer
from corpus.store import DecisionStore
from indexer.answering.relaxation.relaxation_words import relaxation_in_words
from indexer.answering.relaxation.spelling import slips
from indexer.documents.building import build_document
from indexer.request import QueryReading, SearchRequest, SearchResult
from indexer.service import SearchService
from tests.making import make_decision
from tests.reference_backend.memory import MemoryBackend

TEXTS = {
    "1": ("Lahti", "Vammaisneuvoston kokoonpano", "Lautakunta nimesi jäsenet."),
    "2": ("Lahti", "Tilinpäätös", "Kuntalain (410/2015) 113 §:n mukaan laadittiin."),
    "3": ("Turku", "Laituripaikat", "Venelaiturin hinta nousee."),
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    folder = tmp_path_factory.mktemp("relaxing")
    analyzer = FinnishAnalyzer()
    with DecisionStore.open(f"sqlite:///{folder / 'decisions.db'}") as store:
        store.put_many(
            [
                make_decision(
                    decision_id=f"oma/{name}",
                    source_id="oma",
                    platform="oma",
                    url=f"https://kunta.example/{name}",
                    title=title,
                    text=text,
                    kind="meeting-item",
                    municipality=municipality,
                    date=dt.date(2024, 5, int(name)),
                )
                for name, (municipality, title, text) in TEXTS.items()
            ]
        )
        backend = MemoryBackend()
        backend.update(build_document(row, analyzer) for row in store.iter_decisions())
        yield SearchService(backend, store, analyzer, today=dt.date(2026, 1, 1))


def search(service: SearchService, query: str) -> SearchResult:
    return service.search(SearchRequest(query, facets=()))


def offered(service: SearchService, query: str) -> dict[str, int]:
    """What is offered for words that nothing has; a near spelling counts meanwhile."""
    removed = frozenset(["eased"])
    assert service.count(SearchRequest(query, removed_steps=removed)) == 0
    result = search(service, query)
    return {one.label_key: one.total for one in result.relaxations}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vammaineuvosto", "vammaisneuvosto"),  # a letter missing
        ("tilinpätös", "tilinpäätös"),
        ("tilinpääätös", "tilinpäätös"),  # one too many
        ("liaturipaikka", "laituripaikka"),  # swapped
        ("laoturipaikka", "laituripaikka"),  # wrong
        ("vammaineuvoston", "vammaisneuvoston"),  # inflected
    ],
)
def test_another_spelling_is_offered_with_its_hits(
    service: SearchService, typed: str, meant: str
) -> None:
    assert offered(service, typed) == {f"spelling:{meant}": 1}


def test_only_the_word_without_hits_is_spelled_otherwise(
    service: SearchService,
) -> None:
    (spelling, *_) = search(service, "lautakunta vammaineuvosto").relaxations

    assert spelling.request.query == "lautakunta vammaisneuvosto"


def test_a_spelling_that_finds_nothing_is_not_offered(service: SearchService) -> None:
    assert offered(service, "jäähali") == {}
    assert offered(service, "xyzzyqwert") == {}


def test_slips_are_yielded_once_and_never_the_word_itself() -> None:
    found = list(slips("kaava"))

    assert len(found) == len(set(found))
    assert "kaava" not in found
    assert {"kava", "akava", "kaavaa", "kuava"} <= set(found)


def test_the_act_is_offered_for_a_section_that_nobody_cites(
    service: SearchService,
) -> None:
    assert offered(service, "laki:kuntalaki 999 §") == {"whole-act:410/2015": 1}
    assert offered(service, "kuntalaki 999 §")["whole-act:410/2015"] == 1


def test_a_field_can_be_left_out(service: SearchService) -> None:
    found = offered(service, "laituri kunta:Lahti")

    assert found["without-step:field:municipality:Lahti"] == 1


def test_a_guess_can_be_read_as_plain_words(service: SearchService) -> None:
    """One of two guesses that are too much together."""
    result = search(service, "Lahti 1999 jäsenet")

    assert result.total == 0
    assert "without-step:date:1999" in [one.label_key for one in result.relaxations]


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("kunta:Atlantis laituri", "unknown-value"),
        ("toimielin:avaruuslautakunta", "unknown-value"),
        ("ratkaisu:höpö", "unknown-value"),
        ("aihe:99", "unknown-value"),
        ("maakunta:Tuonela", "unknown-value"),
        ("kunta:Inari laituri", "uncovered"),
        ("Inarin laituri", "uncovered"),
    ],
)
def test_why_nothing_can_be_found_is_a_step(
    service: SearchService, query: str, kind: str
) -> None:
    result = search(service, query)

    assert result.total == 0
    assert kind in [step.kind for step in result.reading.steps]


def test_a_covered_municipality_is_not_called_uncovered(
    service: SearchService,
) -> None:
    kinds = [step.kind for step in search(service, "Turun laituri").reading.steps]

    assert "uncovered" not in kinds


@pytest.mark.parametrize(
    "query", ["OR laituri", "laituri OR", "AND laituri", "laituri NOT", "(OR laituri)"]
)
def test_an_operator_that_joins_nothing_is_left_out_and_said(
    service: SearchService, query: str
) -> None:
    result = search(service, query)

    assert result.total == 1
    assert "mended" in [step.kind for step in result.reading.steps]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("spelling:kaava", ("kaava”?", "kaava”?", "kaava”?")),
        ("whole-act:410/2015", ("koko laki", "hela lagen", "the whole act")),
        ("without-word:x", ("ilman sanaa", "utan ordet", "without the word")),
        ("without-filter:body", ("ilman rajausta", "avgränsningen", "the filter")),
        ("without-exclusion:body", ("pois rajaamista", "uteslutningen", "exclusion")),
        ("without-dates", ("kaikilta", "alla tider", "all dates")),
        ("all-law-roles", ("liitteiden", "bilagor", "attachments")),
        ("as-words:{x}", ("tavallisina", "vanliga ord", "plain words")),
        ("without-step:{x}", ("ilman osaa ”{x}”", "utan delen", "without “{x}”")),
    ],
)
def test_every_offer_has_words_in_three_languages(
    key: str, words: tuple[str, str, str]
) -> None:
    for language, word in zip(("fi", "sv", "en"), words, strict=True):
        assert word in relaxation_in_words(key, QueryReading(""), language)


DAYS = [
    # typed, what is offered first, in the three languages, with its hits
    ("2.12.2024", "", ()),
    ("9.5.2024", "wider-period:2024-05", ("toukokuu 2024", "maj 2024", "May 2024")),
    ("jäsenet 9.5.2024", "wider-period:2024-05", ("toukokuu 2024",)),
    ("kesäkuussa 2024", "wider-period:2024", ("2024", "2024", "2024")),
]


@pytest.mark.parametrize(("typed", "key", "names"), DAYS)
def test_a_day_is_never_a_month_but_the_month_is_offered(
    service: SearchService, typed: str, key: str, names: tuple[str, ...]
) -> None:
    result = search(service, typed)

    assert result.total == 0
    if not key:
        (year, *_) = result.relaxations
        assert (year.label_key, year.total) == ("wider-period:2024", 3)
        return
    first = result.relaxations[0]
    assert (first.label_key, first.total) == (
        key,
        search(service, first.request.query).total,
    )
    assert first.total
    for language, name in zip(("fi", "sv", "en"), names, strict=False):
        words = relaxation_in_words(first.label_key, result.reading, language)
        assert words.endswith(f": {name}")


SAID = [
    # typed, how the chip says it: Finnish, Swedish, English
    ("9.5.2024", "päätöksen päivä 9.5.2024", "dag 9.5.2024", "decision 9 May 2024"),
    ("2024-05-09", "päivä 9.5.2024", "dag 9.5.2024", "9 May 2024"),
    ("toukokuussa 2024", "aika toukokuu 2024", "maj 2024", "May 2024"),
    ("vuosina 2020–2021", "aika 1.1.2020–31.12.2021", "1.1.2020–31.12.2021", "2021"),
    ("vuoden 2023 jälkeen", "aika 1.1.2024–.", "tid 1.1.2024–.", "1 January 2024–."),
    ("2024", "päätöksen vuosi 2024", "beslutets år 2024", "the decision 2024"),
]


@pytest.mark.parametrize(("typed", "finnish", "swedish", "english"), SAID)
def test_a_period_is_said_in_the_form_of_the_language(
    service: SearchService, typed: str, finnish: str, swedish: str, english: str
) -> None:
    words = search(service, typed).reading.in_words

    assert finnish in words["fi"].replace("Päätöksen", "päätöksen")
    assert swedish in words["sv"].replace("Beslutets", "beslutets")
    assert english in words["en"]
