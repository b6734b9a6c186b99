"""Sums and votes as numbers: exact bounds, orders, and properties by their identifier."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from analyzers.finnish import FinnishAnalyzer
from indexer.documents.update import update_index
from indexer.errors import ParameterError
from indexer.parameters.request_reading import read_request
from indexer.parameters.request_writing import query_string
from indexer.service import SearchService
from tests.making import make_decision, read_again
from tests.search_web_world import open_store

SALE = """Määräalan myynti

Päätösehdotus
Kunnanhallitus myy määräalan tilasta Aho 123-401-0002-0015 Varasto Oy:lle {sum} euron hintaan.

Päätös
Kunnanhallitus hyväksyi ehdotuksen.
"""
VOTE = """Koulun lakkauttaminen

Päätösehdotus
Valtuusto lakkauttaa koulun.

Käsittely
Maija Malli ehdotti Ville Laineen kannattamana, että koulua ei lakkauteta.
Äänestyksessä annettiin {figures}.

Päätös
Valtuusto hyväksyi ehdotuksen.
"""
TEXTS = (
    SALE.format(sum="54 900,50"),
    SALE.format(sum="900")
    .replace("123-401-0002-0015", "123-401-2-16")
    .replace("Aho", "Rantatie 5 Kuusikon kaupunginosassa"),
    VOTE.format(figures="21 jaa-ääntä ja 13 ei-ääntä"),
    VOTE.format(figures="11 jaa-ääntä ja 10 ei-ääntä"),
)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    """An index of four decisions: two sums, two votes."""
    folder = tmp_path_factory.mktemp("numbers")
    decisions = [
        read_again(
            make_decision(
                f"kuvitteella/{number}",
                url=f"https://example.org/{number}",
                title=text.split("\n", 1)[0],
                text=text,
            )
        )
        for number, text in enumerate(TEXTS, start=1)
    ]
    store = open_store(folder, decisions)
    analyzer = FinnishAnalyzer()
    update_index(store, folder / "index", analyzer=analyzer)
    opened = SearchService.open(folder / "index", store, analyzer)
    yield opened
    opened.close()


CASES = [
    ("a sum at least", {"summasta": "900"}, "12"),
    ("a sum above the other", {"summasta": "900,01"}, "1"),
    ("a sum at most", {"summaan": "54 900,50"}, "12"),
    ("between", {"summasta": "1000", "summaan": "1 milj. €"}, "1"),
    ("the largest first", {"jarjestys": "suurimmat"}, "1234"),
    ("votes at most this far apart", {"aanieroon": "1"}, "4"),
    ("votes and sums", {"aanieroon": "9", "summasta": "1"}, ""),
    ("the closest first", {"jarjestys": "tiukimmat"}, "4312"),
    ("a property in another notation", {"kiinteisto": "123-401-2-15"}, "1"),
    ("a property in digits", {"kiinteisto": "12340100020015"}, "1"),
    ("a property as a field", {"q": "kiinteistö:123-401-0002-0016"}, "2"),
    ("an address in small letters", {"osoite": "rantatie  5"}, "2"),
    ("an address as a field", {"q": 'osoite:"Rantatie 5"'}, "2"),
    ("another number of the street", {"osoite": "Rantatie 55"}, ""),
    ("an address that is none", {"q": "osoite:ranta"}, ""),
    ("a district", {"kaupunginosa": "Kuusikon kaupunginosa"}, "2"),
    ("a property that is none", {"q": "kiinteistö:tontti"}, ""),
]


@pytest.mark.parametrize(
    ("about", "given", "expected"), CASES, ids=lambda x: str(x)[:30]
)
def test_bounds_and_orders_are_exact(
    service: SearchService, about: str, given: dict[str, str], expected: str
) -> None:
    request = read_request({name: [text] for name, text in given.items()})
    hits = service.search(request).hits

    assert "".join(hit.decision_id[-1] for hit in hits if not hit.is_near) == expected


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("100000", "100000"),
        ("100 000 €", "100000"),
        ("25 000,50", "25000.5"),
        ("25000.5", "25000.5"),
        ("1.000.000", "1000000"),
        ("1,5 milj.", "1500000"),
        ("2 milj. euroa", "2000000"),
        ("30 tuhatta", "30000"),
    ],
)
def test_a_sum_may_be_typed_in_many_ways(text: str, written: str) -> None:
    assert query_string(read_request({"summasta": [text]})) == f"summasta={written}"


@pytest.mark.parametrize("text", ["paljon", "-5", "1e9", "12 34", "1,2,3"])
def test_another_text_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ParameterError, match="100000"):
        read_request({"summasta": [text]})


def test_bounds_that_no_sum_meets_are_refused() -> None:
    with pytest.raises(ParameterError, match="summaan"):
        read_request({"summasta": ["10"], "summaan": ["9"]})
