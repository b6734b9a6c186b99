"""Words close to each other count, far apart they are near: rows of query and texts."""

from __future__ import annotations

import dataclasses

import pytest

from indexer.request import SearchRequest
from indexer.understanding.query_reading import CLOSELY
from tests.test_indexer_loosening import FAR, searching

CLOSE = "Pesän varsi on laaksossa."
APART = f"Pesä. {FAR} Laakso."
ROWS = [
    # query, texts, numbers of those that count, decisions with the words far apart
    ("pesä laakso", [CLOSE, APART], [0], "1"),
    ("pesä laakso", [CLOSE, CLOSE], [0, 1], None),
    # Close: three words within about a sentence.
    (
        "pesä laakso varsi",
        [f"Pesä. {FAR[:64]} Laakson varsi. {FAR}", APART + " Varsi."],
        [0],
        "1",
    ),
    # Two words of one sentence may belong to two matters: they are beside each other,
    ("pesä laakso", [f"Pesä on vihreän laakson varrella. {FAR}"], [0], None),
    ("laakso pesä", [f"Pesä on laaksossa. {FAR}"], [0], None),
    ("pesä laakso", [f"Pesä ja kello ja uusi puro ja laakso. {FAR}"], [], "1"),
    # or both come again.
    (
        "pesä laakso",
        [f"Pesä ja kello ja uusi puro ja laakso. Pesän puro. Laakson puro. {FAR}"],
        [0],
        None,
    ),
    (
        "pesä laakso",
        [f"Pesä ja kello ja uusi puro ja laakso. Laakson puro. {FAR}"],
        [],
        "1",
    ),
    # Beside one of them in the title the other is anywhere.
    ("pesä laakso", ["Laakson puro ja kello ja uusi aita ja pesä."], [0], None),
    # Far apart everywhere is of no one matter: what was found is near.
    ("pesä laakso", [APART], [], "1"),
    # A word is in no place but its own.
    ("pesä", [CLOSE, APART], [0, 1], None),
    # Who says exactly what is wanted gets that.
    ("+pesä laakso*", [CLOSE, APART], [0, 1], None),
    ("pesä AND laakso", [CLOSE, APART], [0, 1], None),
    ("pesä laakso -tuuli", [CLOSE, APART], [0, 1], None),
    ("Pesä Laakso", [CLOSE, APART], [0], "1"),
    # A title names all that is asked where it names the concepts.
    (
        "urakan hyväksyminen laaksossa",
        ["Urakan hyväksyminen laaksossa.", "Laakso, harja / Urakoitsijan valinta."],
        [0, 1],
        None,
    ),
]


@pytest.mark.parametrize(("query", "texts", "counted", "far"), ROWS)
def test_words_count_in_one_place(
    query: str, texts: list[str], counted: list[int], far: str | None
) -> None:
    request = SearchRequest(query)
    with searching(texts) as service:
        result = service.search(request)
        ids = sorted(service.iter_ids(request))
        total = service.count(request)

    said = [one.value for one in result.reading.steps if one.kind == CLOSELY]
    assert ids == [f"demo/{at}" for at in counted]
    assert result.total == total == len(counted)
    assert said == ([] if far is None else [far])


def test_words_far_apart_count_once_the_step_is_taken_back() -> None:
    with searching([CLOSE, APART]) as service:
        (step,) = [
            one
            for one in service.search(SearchRequest("pesä laakso")).reading.steps
            if one.kind == CLOSELY
        ]
        removed = frozenset([step.step_id])
        back = service.count(SearchRequest("pesä laakso", removed_steps=removed))
        literal = service.count(SearchRequest("pesä laakso", widening="no"))

    assert step.is_removable
    assert back == literal == 2


def test_closeness_decides_what_counts_and_scores_and_marks_nothing() -> None:
    with searching([CLOSE, APART]) as service:
        close = service.search(SearchRequest("pesä laakso")).hits[0]
        back = SearchRequest("pesä laakso", removed_steps=frozenset([CLOSELY]))
        plain = {hit.decision_id: hit for hit in service.search(back).hits}

    other = plain[close.decision_id]
    assert (close.score, close.snippet) == (other.score, other.snippet)


def test_words_far_apart_are_near_hits() -> None:
    with searching([CLOSE, APART]) as service:
        result = service.search(SearchRequest("pesä laakso", tier="all"))

    assert [(hit.decision_id, hit.is_near) for hit in result.hits] == [
        ("demo/0", False),
        ("demo/1", True),
    ]
    assert result.near_total == 1


def test_a_filter_never_changes_what_the_words_count() -> None:
    """The count of a facet's value is what its filter then finds."""
    texts = [CLOSE] * 4 + ["Pesän varsi hurtan häkissä laaksossa."]
    request = SearchRequest("pesä laakso", facets=("kind",))
    with searching(texts) as service:
        counts = service.value_counts(request, "kind")
        for value, count in counts.items():
            narrowed = dataclasses.replace(request, filters={"kind": (value,)})
            assert service.count(narrowed) == count


OF_MANY = [
    f"{text} {FAR}"
    for text in (
        "Laakso on kaunis.",
        "Laakson vuokra maksaa.",
        *["Pesä ja laakso."] * 24,
    )
]
"""The titles do not name what is asked."""


@pytest.mark.parametrize(
    ("query", "total", "far"),
    [
        ("mitä laakso maksaa?", 1, "25"),
        # What only asks says nothing of what is looked for.
        ("voiko laaksoon päästä?", 26, None),
        # Few have the word: all of them count.
        ("mitä kaunis maksaa?", 1, None),
    ],
)
def test_one_word_that_many_have_counts_beside_what_frames_it(
    query: str, total: int, far: str | None
) -> None:
    with searching(OF_MANY) as service:
        result = service.search(SearchRequest(query))
        by_kind = service.value_counts(SearchRequest(query), "kind")
        for value, count in by_kind.items():
            narrowed = SearchRequest(query, filters={"kind": (value,)})
            assert service.count(narrowed) == count

    said = [one.value for one in result.reading.steps if one.kind == CLOSELY]
    assert (result.total, said) == (total, [] if far is None else [far])


def test_how_words_count_is_said_in_three_languages() -> None:
    with searching([CLOSE, APART]) as service:
        said = service.search(SearchRequest("pesä laakso")).reading.in_words

    assert "1 muussa päätöksessä ne ovat kaukana toisistaan" in said["fi"]
    assert "i 1 andra beslut står de långt ifrån varandra" in said["sv"]
    assert "in 1 other decisions they are far apart" in said["en"]
