"""What is about the words counts, what mentions them is near: rows of query and texts."""

from __future__ import annotations

import dataclasses

import pytest

from indexer.request import SearchRequest
from indexer.understanding.query_reading import MAINLY
from tests.test_indexer_loosening import FAR, searching

TITLED = ["Laakson aita.", "Laakson portti."]
PASSING = f"Pihan varsi. Laakso on kaunis. {FAR}"
AGAIN = f"Laaksossa on puro. Laakson puro on laaksossa. {FAR}"
BOTH = ["Laakson hurtta.", "Hurtta laaksossa."]
ROWS = [
    # query, texts, numbers of those that count, decisions that only mention the words
    ("laakso", [*TITLED, PASSING], [0, 1], "1"),
    ("laakso", [*TITLED, AGAIN], [0, 1, 2], None),
    ("laakso", [*TITLED, AGAIN, PASSING, PASSING], [0, 1, 2], "2"),
    # Of two mentions a text is not about the thing; with few titles all are of use.
    ("laakso", [*TITLED, f"Laakso ja laakso. {FAR}"], [0, 1], "1"),
    ("laakso", [TITLED[0], PASSING], [0, 1], None),
    ("laakso", [PASSING, AGAIN], [0, 1], None),
    # A name is looked for wherever it stands, and who says exactly what is wanted gets it.
    ("Laakso", [*TITLED, PASSING], [0, 1, 2], None),
    ("laakso*", [*TITLED, PASSING], [0, 1, 2], None),
    ("+laakso -tuuli", [*TITLED, PASSING], [0, 1, 2], None),
    # All words in the title before one of them; else one before none.
    ("laakso hurtta", [*BOTH, TITLED[0] + " Hurtta.", PASSING], [0, 1, 2], None),
    ("laakso hurtta", [*BOTH, f"Laakson hurtta. {FAR}"], [0, 1], "1"),
    (
        "laakso hurtta",
        [f"{FAR} Hurtta laaksossa.", f"{FAR} Laakson hurtta."],
        [0, 1],
        None,
    ),
    # Words of another part of speech, compounds and Swedish ones are as good.
    ("laaksossa", [*TITLED, PASSING], [0, 1], "1"),
    ("aita", ["Laakson aita.", "Rauta-aita.", f"Aidan takana. {FAR}"], [0, 1], "1"),
]


@pytest.mark.parametrize(("query", "texts", "counted", "passing"), ROWS)
def test_mentions_in_passing_are_near(
    query: str, texts: list[str], counted: list[int], passing: str | None
) -> None:
    request = SearchRequest(query)
    with searching(texts) as service:
        result = service.search(dataclasses.replace(request, tier="all"))
        ids = sorted(service.iter_ids(request))
        total = service.count(request)

    said = [one.value for one in result.reading.steps if one.kind == MAINLY]
    assert ids == [f"demo/{at}" for at in counted]
    assert result.total == total == len(counted)
    assert said == ([] if passing is None else [passing])
    # Nothing is lost: what does not count is listed and counted as near.
    assert result.near_total >= int(passing or 0)
    assert {hit.decision_id for hit in result.hits if not hit.is_near} == set(ids)


def test_mentions_count_once_the_step_is_taken_back() -> None:
    with searching([*TITLED, PASSING]) as service:
        back = SearchRequest("laakso", removed_steps=frozenset([MAINLY]))
        literal = SearchRequest("laakso", widening="no")
        (step,) = [
            one
            for one in service.search(SearchRequest("laakso")).reading.steps
            if one.kind == MAINLY
        ]

        assert step.is_removable
        assert service.count(back) == service.count(literal) == 3


def test_the_order_is_that_of_the_words_whatever_counts() -> None:
    texts = [*TITLED, AGAIN, PASSING, "Tuuli."]
    with searching(texts) as service:
        asked = SearchRequest("laakso", tier="all")
        back = dataclasses.replace(asked, removed_steps=frozenset([MAINLY]))
        narrow, wide = service.search(asked), service.search(back)

    assert [(hit.decision_id, hit.score, hit.snippet) for hit in narrow.hits] == [
        (hit.decision_id, hit.score, hit.snippet) for hit in wide.hits
    ]
    assert [hit.is_near for hit in narrow.hits] == [False, False, False, True]
    assert (narrow.near_total, wide.near_total) == (1, 0)


def test_a_filter_never_changes_what_only_mentions() -> None:
    request = SearchRequest("laakso", facets=("kind", "year"))
    with searching([*TITLED, AGAIN, PASSING]) as service:
        for name in request.facets:
            for value, count in service.value_counts(request, name).items():
                narrowed = dataclasses.replace(request, filters={name: (value,)})
                assert service.count(narrowed) == count


@pytest.mark.parametrize("place", ["Lahti", "Vantaa", "Oulu"])
def test_other_values_of_a_facet_count_what_they_bring(place: str) -> None:
    """Also where the chosen one has nobody that only mentions the words, or nobody."""
    texts = [*TITLED, AGAIN, PASSING, PASSING]
    places = ["Lahti", "Vantaa", "Vantaa", "Vantaa", "Kuopio"]
    request = SearchRequest("laakso", filters={"municipality": (place,)})
    with searching(texts, places) as service:
        found = service.search(dataclasses.replace(request, facets=("municipality",)))

    counts = {one.value: one.count for one in found.facets["municipality"] if one.count}
    assert counts == {"Lahti": 1, "Vantaa": 2}


def test_other_words_count_only_for_what_is_about_them() -> None:
    """Words said otherwise in passing are of no matter that was asked for."""
    about = "Koiran häkki on valmis."
    passing = f"Puro. Koiran häkki on valmis. Häkissä koirat. {FAR}"
    with searching([passing]) as service:
        none = service.search(SearchRequest("hurtan häkki", tier="all"))
    with searching([about, passing]) as service:
        some = list(service.iter_ids(SearchRequest("hurtan häkki")))
    # Beside the words as typed as well.
    with searching([f"Hurtan häkki. {FAR}", about, passing]) as service:
        beside = sorted(service.iter_ids(SearchRequest("hurtan häkki")))

    assert (none.total, none.near_total) == (0, 1)
    assert some == ["demo/0"]
    assert beside == ["demo/0", "demo/1"]


def test_words_with_slips_count_for_what_is_about_all_of_them() -> None:
    passing = f"Puro. Kioskin lakkauttaminen laaksossa. {FAR}"
    with searching([passing]) as service:
        none = service.search(SearchRequest("lakauttaminen laaksossa", tier="all"))
    with searching(["Laakson kioskin lakkauttaminen.", passing]) as service:
        some = list(service.iter_ids(SearchRequest("lakauttaminen laaksossa")))

    assert (none.total, none.near_total) == (0, 1)
    assert some == ["demo/0"]


@pytest.mark.parametrize(
    ("text", "counted", "passing"),
    [
        ("Tuulivoimala tulee alueelle.", True, None),
        (
            f"Tuulivoimala. Aidan takana on tuulivoimala. Tuulivoimalat. {FAR}",
            True,
            None,
        ),
        (f"Puro. Aidan takana on tuulivoimala. {FAR}", False, "1"),
        # The word as typed counts wherever it is.
        (f"Puro. Aidan takana on tuulipuisto. {FAR}", True, None),
    ],
)
def test_other_names_of_a_concept_count_where_they_are_the_matter(
    text: str, counted: bool, passing: str | None
) -> None:
    with searching([text]) as service:
        found = service.search(SearchRequest("tuulipuisto", tier="all"))
        widest = service.count(SearchRequest("tuulipuisto", widening="kin"))

    said = [one.value for one in found.reading.steps if one.kind == MAINLY]
    assert found.total == int(counted)
    assert said == ([] if passing is None else [passing])
    assert found.near_total + found.total == widest == 1
