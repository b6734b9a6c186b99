"""One case number has one key, in the store, the index and the query."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.finnish import FinnishAnalyzer
from analyzers.notations.case_codes.case_keys import (
    CaseParts,
    asked_case_keys,
    case_key,
    case_parts,
    indexed_case_keys,
)
from analyzers.notations.case_codes.typed_case_numbers import find_typed
from corpus.store import DecisionStore
from indexer.documents.building import build_document
from indexer.request import SearchRequest
from indexer.service import SearchService
from tests.making import make_decision
from tests.reference_backend.memory import MemoryBackend

ONE_CASE = [
    ("HEL 2024-009117", "HEL 2024-009117 T 00 00 03"),
    ("HEL 2024-009117", "hel2024009117"),
    ("HEL 2024-009117", "HEL-2024-9117"),
    ("HEL 2024–009117", "HEL 2024 009117"),
    ("TRE:863/10.02.03/2018", "863/10.02.03/2018"),
    ("TRE:863/10.02.03/2018", "TRE 863 / 10.02.03 / 2018"),
    ("VD/1545/00.04.00/2017", "1545/00.04.00 /2017"),
    ("OUKA/1472/02.02.02.04/2017", "Dno OUKA/1472/02.02.02.04/2017"),
    ("TUUDno-2022-1002", "tuudno 2022 1002"),
    ("TUUDno-2022-1002", "TUU 2022-1002"),
    ("TORILAno-2031-402", "torila 2031-402"),
    ("TORILAno-2031-402", "TORILADno-2031-402"),
    ("RAAdnr 2021/12", "RAADno-2021-12"),
    ("13596-2018", "13596-2018 (00 01 01, 00 01 00)"),
    ("13596-2018", "13596/2018"),
    ("730/2017", "730/2017 00.01.01.00"),
    ("244Dno-2021-743", "244dno 2021 743"),
    ("2031-123", "Dnro 2031-123"),
    ("Diaarinumero: 452/2015", "452 / 2015"),
    ("3700/11.01.00 /2011", "3700/11.01.00/2011"),
]
OTHER_CASES = [
    ("HEL 2024-009117", "HEL 2024-009118"),
    ("HEL 2024-009117", "HEL 2023-009117"),
    ("863/10.02.03/2018", "863/10.02.04/2018"),
    ("TUUDno-2022-1002", "MLIDno-2022-1002"),
    ("VN/8063/2025", "8063/2025"),
    ("244Dno-2021-743", "245Dno-2021-743"),
    ("2015-2017", "2016-2017"),
]


@pytest.mark.parametrize(("first", "second"), ONE_CASE)
def test_two_spellings_of_one_number_share_a_key(first: str, second: str) -> None:
    assert case_key(first) == case_key(second)


@pytest.mark.parametrize(("first", "second"), OTHER_CASES)
def test_other_numbers_have_other_keys(first: str, second: str) -> None:
    assert case_key(first) != case_key(second)


@pytest.mark.parametrize("written", ["", " ", "Dnro", "2015-2017", "12.3.2021", "abc"])
def test_what_is_no_case_number_has_no_parts(written: str) -> None:
    assert case_parts(written) is None


LETTERS = st.text("abcdefghijklmnopqrstuvwxyzåäö", min_size=2, max_size=5).filter(
    lambda text: "dn" not in text and not text.endswith("d")
)
YEARS = st.integers(1950, 2049).map(str)
SERIALS = st.integers(1, 189_999).map(str)
CLASSES = st.lists(st.integers(0, 14), min_size=2, max_size=4).map(
    lambda parts: ".".join(f"{part:02d}" for part in parts)
)


@given(LETTERS, YEARS, SERIALS)
def test_each_spelling_of_a_register_number_has_one_key(
    letters: str, year: str, serial: str
) -> None:
    spellings = [
        f"{letters.upper()}Dno-{year}-{serial}",
        f"{letters}dno {year} {serial}",
        f"{letters.capitalize()}dnr {year}/{serial}",
        f"Dnro {letters.upper()}Dno–{year}–{serial.zfill(6)}",
        f"{letters.upper()} {year}-{serial.zfill(6)}",
    ]

    assert {case_key(spelling) for spelling in spellings} == {
        CaseParts(year, serial, register=letters).key
    }


@given(LETTERS, YEARS, SERIALS, CLASSES)
def test_each_spelling_of_a_classed_number_has_one_key(
    letters: str, year: str, serial: str, inner: str
) -> None:
    spellings = [
        f"{serial}/{inner}/{year}",
        f"{serial} / {inner} / {year}",
        f"{serial.zfill(6)} {inner} {year}",
        f"Dnro: {serial}/{inner} /{year}",
    ]

    assert {case_key(spelling) for spelling in spellings} == {
        CaseParts(year, serial, inner_class=inner).key
    }


@given(st.sampled_from(["register", "owner", "none"]), LETTERS, YEARS, SERIALS, CLASSES)
def test_reading_a_key_gives_the_key(
    kind: str, letters: str, year: str, serial: str, inner: str
) -> None:
    parts = {
        "register": CaseParts(year, serial, register=letters),
        "owner": CaseParts(year, serial, owner=letters, inner_class=inner),
        "none": CaseParts(year, serial, inner_class=inner),
    }[kind]

    assert case_key(parts.key) == parts.key


@given(st.text(max_size=40))
def test_any_text_has_a_key_that_stays(text: str) -> None:
    assert case_key(case_key(text)) == case_key(text)


@pytest.mark.parametrize(
    "number",
    ["HEL 2024-009117", "MLIDno-2017-206", "2804/00.01.01/2026", "94/13/134/2012"],
)
def test_a_printed_number_is_found_where_it_is_typed(number: str) -> None:
    found = [typed.number for typed in find_typed(f"asia {number} vuonna 2020")]

    assert found == [number]


def test_a_day_with_strokes_is_a_case_number_only_after_a_label() -> None:
    assert list(find_typed("kokous 18/10/2017")) == []
    assert [typed.number for typed in find_typed("dnro 18/10/2017")] == ["18/10/2017"]


def test_what_a_number_is_indexed_under() -> None:
    assert indexed_case_keys("13596-2018") == (
        *("13596/2018", "13596-2018"),
        "~2018-13596",
    )
    assert indexed_case_keys("ROIDno-2021-0437") == (
        *("roi 2021-437", "roidno-2021-0437"),
        *("~roi 2021-437", "~2021-437"),
    )


def test_typed_letters_are_not_taken_for_another_owners() -> None:
    """863/… of another town has the same key, but not the same letters."""
    assert not set(asked_case_keys("TUU:863/10.02.03/2018")) & set(
        indexed_case_keys("TRE:863/10.02.03/2018")
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two decisions of one case, their number printed in two ways; and another town's."""

    service: SearchService
    store: DecisionStore
    town: str
    numbers: tuple[str, str]


PAIRS = {
    "Helsinki": ("HEL 2024-009117", "HEL 2024-009117 T 00 00 03"),
    "Tampere": ("TRE:863/10.02.03/2018", "863/10.02.03/2018"),
}


@pytest.fixture(scope="module", params=PAIRS)
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pair]:
    town = request.param
    rows = [(town, number) for number in PAIRS[town]] + [("Lahti", "863/10.02.03/2018")]
    folder = tmp_path_factory.mktemp("pair")
    store = DecisionStore.open(f"sqlite:///{folder / 'decisions.db'}")
    analyzer = FinnishAnalyzer()
    store.put_many(
        [
            make_decision(
                decision_id=f"oma/{at}",
                source_id="oma",
                platform="oma",
                municipality=owner,
                url=f"https://kunta.example/{at}",
                title="Niittykujan valaisimet",
                text="Niittykujan valaisimet\n\nPäätös\n\nHyväksyttiin.",
                kind="meeting-item",
                case_number=number,
            )
            for at, (owner, number) in enumerate(rows)
        ]
    )
    backend = MemoryBackend()
    backend.update(build_document(row, analyzer) for row in store.iter_decisions())
    service = SearchService(backend, store, analyzer, today=dt.date(2026, 1, 1))
    yield Pair(service, store, town, PAIRS[town])
    store.close()


def test_two_spellings_are_one_case_everywhere(pair: Pair) -> None:
    """The timeline, the facet and the hit's case size once disagreed."""
    filters = {"municipality": (pair.town,)}
    request = SearchRequest("valaisimet", filters=filters, facets=("case",))
    found = pair.service.search(request)
    timelines = [len(pair.store.case(pair.town, number)) for number in pair.numbers]

    assert timelines == [2, 2]
    assert [value.count for value in found.facets["case"]] == [2]
    assert [hit.case_size for hit in found.hits] == [2, 2]


def test_a_filter_takes_any_spelling_of_the_case(pair: Pair) -> None:
    requests = [
        SearchRequest("", filters={"case": (f"{pair.town}/{number}",)})
        for number in pair.numbers
    ]

    assert [pair.service.search(request).total for request in requests] == [2, 2]


def test_a_typed_number_with_its_letters_finds_the_whole_case(pair: Pair) -> None:
    """Also a handling printed without them, but not the same number of another town."""
    found = pair.service.search(SearchRequest(pair.numbers[0], facets=()))

    assert {hit.decision_id for hit in found.hits} == {"oma/0", "oma/1"}
