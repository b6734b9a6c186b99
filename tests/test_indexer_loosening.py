"""Looser readings of words that no decision has all: rows of query, texts, what counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import zip_longest

import pytest

from analyzers.finnish import FinnishAnalyzer
from corpus.store import DecisionStore
from indexer.documents.building import build_document
from indexer.request import SearchRequest, Widening
from indexer.service import SearchService
from indexer.understanding.query_reading import CLOSELY
from tests.making import make_decision
from tests.reference_backend.memory import MemoryBackend

ANALYZER = FinnishAnalyzer()
FAR = "Lapio on vihreä ja sanko keltainen. " * 4
_FAR = "Lapio on vihreä ja sanko kirkas. " * 6
DOG = "Koiran häkki on valmis."


@contextmanager
def searching(
    texts: Sequence[str], places: Sequence[str | None] = ()
) -> Iterator[SearchService]:
    """A service over decisions demo/0, demo/1 … with *texts*, each of its place.

    The first line of a short text is its title.
    """
    with DecisionStore.open("sqlite://") as store:
        store.put_many(
            make_decision(
                f"demo/{at}",
                "demo",
                title="Asia" if FAR in text else text.partition("\n")[0].rstrip("."),
                text=text,
                kind="meeting-item",
                municipality=place,
            )
            for at, (text, place) in enumerate(zip_longest(texts, places))
        )
        backend = MemoryBackend()
        backend.update(build_document(row, ANALYZER) for row in store.iter_decisions())
        yield SearchService(backend, store, ANALYZER, today=dt.date(2025, 12, 1))


ROWS = [
    # query, texts, widening, numbers of those that count, kind of the step that says so
    ("hurtan häkki", [DOG], "narrower", [0], ["eased"]),
    ("hurtan häkki", [DOG], "no", [], []),
    # Far from each other the words are about two things.
    ("hurtan häkki", [f"Koira. {FAR} Häkki."], "narrower", [], []),
    # One everyday word alone is the matter where it is the title; else it may be anything.
    ("hurtat", ["Koirat."], "narrower", [0], ["eased"]),
    ("hurtat", [f"Koirat. {FAR}"], "narrower", [], []),
    ("hurtat", ["Koirat."], "no", [], []),
    # Words that name a concept together may each be said otherwise.
    (
        "rannan venepaikkojen hinnat",
        ["Rannan venelaiturin maksu."],
        "narrower",
        [0],
        ["eased"],
    ),
    # A slip counts where the other words are close to what it stands for.
    (
        "hurtxan häkki",
        ["Hurtan häkki.", f"Hurtta. {FAR * 2} Häkki."],
        "narrower",
        [0],
        ["eased"],
    ),
    # Of words of a kind any is enough.
    ("hurtan ja lapion häkki", [DOG], "narrower", [0], ["eased"]),
    ("hurtan lapion häkki", [DOG], "narrower", [], []),
    # The commonest word of three is left out.
    (
        "lapion sanko laaksossa",
        ["Lapio ja sanko.", "Laakso on vihreä.", "Laakson aita."],
        "narrower",
        [0],
        ["left-out"],
    ),
    # A compound stays what its first half says; its last half has other words.
    ("katutöyssyn väri", ["Kadun hidasteen väri."], "narrower", [0], ["eased"]),
    ("katutöyssyn väri", ["Torin hidasteen väri."], "narrower", [], []),
    # A half of a compound that no decision has is said otherwise where one has that word.
    ("ratikkakiskon väri", ["Raitiotiekiskon väri."], "narrower", [0], ["eased"]),
    ("ratikkakiskon väri", ["Kiskon väri."], "narrower", [], []),
    ("kehityskoiran väri", ["Kehityshurtan väri."], "narrower", [], []),
    # English words find those of Finnish texts, all of them together.
    ("library closures", ["Kirjaston lakkauttaminen."], "narrower", [0], ["eased"]),
    ("library closures", [f"Kirjasto. {FAR} Sulku."], "narrower", [], []),
    ("library closures", ["Kirjaston aita."], "narrower", [], []),
    # A kind of a concept: the wider concept counts where several words name it.
    (
        "kyläkoulujen sulkeminen ojassa",
        ["Koulun lakkauttaminen ojassa."],
        "narrower",
        [0],
        ["eased"],
    ),
    (
        "pienten kyläkoulujen sulkeminen",
        ["Koulun lakkauttaminen.", "Pienten penkki.", "Pienten aita."],
        "narrower",
        [0],
        ["left-out"],
    ),
    # A long word that the dictionary puts together may be a slip, too.
    ("kansalaisopiton sanko", ["Kansalaisopiston sanko."], "narrower", [0], ["eased"]),
    # What no decision has is most likely what is asked for.
    ("lapion sanko kuussa", ["Lapio ja sanko."], "narrower", [], []),
    # Two words are both needed.
    ("lapion laakso", ["Lapio.", "Laakso.", "Laakson aita."], "narrower", [], []),
    # Of four words the commoner half is left out.
    (
        "lapion sanko laaksossa aidalla",
        ["Lapio ja sanko.", *["Laakso on vihreä.", "Aita."] * 2],
        "narrower",
        [0],
        ["left-out"],
    ),
    # Words of the other language count where none has its own.
    ("hundens bur", [DOG], "narrower", [0], ["eased"]),
    ("hundens bur", [DOG, "Hundens bur."], "narrower", [1], []),
    ("hundens bur", [DOG], "no", [], []),
    ("spadens hink", ["Lapion sanko."], "narrower", [0], ["eased"]),
    # Also where one is typed with a slip.
    ("biblotekets hink", ["Kirjaston sanko."], "narrower", [0], ["eased"]),
    ("byskolan indragnig", ["Kyläkoulun lakkauttaminen."], "narrower", [0], ["eased"]),
    # Words far apart are about two things; another word in the same place is nearer.
    ("hurtan häkki", [f"Hurtta. {FAR * 2} Häkki.", DOG], "narrower", [1], ["eased"]),
    # Few have the words as typed: other words in one place count beside them.
    ("hurtan häkki", ["Hurtan häkki.", DOG], "narrower", [0, 1], ["eased"]),
    # Of two words one is to be said as typed: both otherwise are another matter.
    ("hurtan kannanotto", ["Hurtan lausunto."], "narrower", [0], ["eased"]),
    ("hurtan kannanotto", ["Koiran kannanotto."], "narrower", [0], ["eased"]),
    ("hurtan kannanotto", ["Koiran lausunto."], "narrower", [], []),
    # A concept that several words name is a matter by itself.
    (
        "uimahallin rakentaminen lapiolla sangolla laaksossa",
        ["Uimahallin rakentaminen.", "Lapio.", "Sanko.", "Laakso."],
        "narrower",
        [0],
        ["left-out"],
    ),
    (
        "uimahallin rakentaminen lapiolla sangolla kuussa",
        ["Uimahallin rakentaminen.", "Lapio.", "Sanko."],
        "narrower",
        [],
        [],
    ),
    # Beside words that few have it is one of many matters.
    (
        "uimahallin rakentaminen lapiolla sangolla laaksossa",
        ["Uimahallin rakentaminen.", "Lapio.", "Sanko.", "Laakso.", *["Aita."] * 60],
        "narrower",
        [],
        [],
    ),
    # Any other of three is left out where the title has the rest as typed.
    (
        "lapion sanko laaksossa",
        ["Lapion sanko.", "Laakso.", "Lapio.", "Sanko."],
        "narrower",
        [0],
        ["left-out"],
    ),
    (
        "hurtan kannanotto laaksossa",
        ["Hurtan lausunto.", "Hurtan aita.", "Kannanotto.", "Laakso."],
        "narrower",
        [],
        [],
    ),
    # By everyday words where two decisions agree.
    (
        "hurtan kannanotto laaksossa",
        [*["Hurtan lausunto."] * 2, "Hurtan aita.", "Kannanotto.", "Laakso."],
        "narrower",
        [0, 1],
        ["left-out"],
    ),
    # The rarest in the title and the others anywhere, where two decisions agree.
    (
        "hurtan kannanotto laaksossa",
        [*[f"Koiran häkki.\nLausunto. {_FAR}Laakso."] * 2, "Aita."],
        "narrower",
        [0, 1],
        ["eased"],
    ),
    (
        "hurtan kannanotto laaksossa",
        [f"Koiran häkki.\nLausunto. {_FAR}Laakso.", "Aita."],
        "narrower",
        [],
        [],
    ),
    # Of a word and such a concept the concept stays.
    (
        "kyläkoulujen sulkeminen ojassa",
        ["Oja.", "Koulun lakkauttaminen.", "Koulun lakkauttaminen kesällä."],
        "narrower",
        [],
        [],
    ),
    # A part of a compound is none of its other names.
    ("rautatieaseman maali", ["Aseman maali."], "narrower", [], []),
    # Who says exactly what is wanted gets that.
    ('"hurtan häkki" torilla', [DOG], "narrower", [], []),
    ("hurtan häkki -tori", [DOG], "narrower", [], []),
]


@pytest.mark.parametrize(("query", "texts", "widening", "counted", "kinds"), ROWS)
def test_what_counts_where_no_decision_has_all_words(
    query: str,
    texts: list[str],
    widening: Widening,
    counted: list[int],
    kinds: list[str],
) -> None:
    with searching(texts) as service:
        result = service.search(SearchRequest(query, widening=widening))
        ids = list(service.iter_ids(SearchRequest(query, widening=widening)))

    said = [one.kind for one in result.reading.steps if one.kind in _SAID]
    assert sorted(ids) == [f"demo/{at}" for at in counted]
    assert result.total == len(counted)
    assert said[-1:] == kinds


_SAID = ("eased", "left-out")


@pytest.mark.parametrize("row", [row for row in ROWS if row[4]])
def test_a_looser_reading_is_taken_back_by_its_step(
    row: tuple[str, list[str], Widening, list[int], list[str]],
) -> None:
    query, texts, *_ = row
    with searching(texts) as service:
        result = service.search(SearchRequest(query))
        steps = [one for one in result.reading.steps if one.kind in _SAID]
        removed = frozenset([CLOSELY, *(one.step_id for one in steps)])
        back = service.count(SearchRequest(query, removed_steps=removed))
        as_typed = service.count(SearchRequest(query, widening="no"))

    assert all(step.is_removable for step in steps)
    assert back == as_typed


def test_common_words_alone_are_no_matter() -> None:
    """A rare word is left out only where what is left tells a matter."""
    both = [*["Kunnan lausunto lautakunnalle."] * 9, f"Lentomelu. {FAR}"]
    common = [*both, *["Lausunto."] * 15, *["Lautakunta."] * 15]
    with searching(common) as service:
        none = service.search(SearchRequest("lentomelun lausunto lautakunnalle"))
    with searching(both) as service:
        some = service.search(SearchRequest("lentomelun lausunto lautakunnalle"))

    assert none.total == 0
    assert some.total == 9


def test_finnish_words_for_english_ones_are_said_once() -> None:
    with searching(["Kirjaston lakkauttaminen."]) as service:
        steps = service.search(SearchRequest("library closures")).reading.steps

    assert [one.value for one in steps].count("kirjasto") == 1


def test_what_is_left_out_is_said_in_three_languages() -> None:
    texts = ["Lapio ja sanko.", "Laakso on vihreä.", "Laakson aita."]
    with searching(texts) as service:
        said = service.search(SearchRequest("lapion sanko laaksossa")).reading.in_words

    assert "ilman: laaksossa" in said["fi"]
    assert "utan: laaksossa" in said["sv"]
    assert "without: laaksossa" in said["en"]


def test_a_reading_that_much_of_the_index_has_says_nothing() -> None:
    with searching([DOG] * 21) as service:
        many = service.count(SearchRequest("hurtan häkki"))
    with searching([DOG] * 20) as service:
        fewer = service.count(SearchRequest("hurtan häkki"))

    assert (many, fewer) == (0, 20)


def test_words_that_several_decisions_have_are_read_as_typed() -> None:
    with searching([DOG, *["Hurtan häkki."] * 4]) as service:
        result = service.search(SearchRequest("hurtan häkki"))

    assert result.total == 4
    assert not [one for one in result.reading.steps if one.kind in _SAID]


def test_a_decision_without_a_day_counts_where_it_begins_with_the_month() -> None:
    texts = ["Sanko tyhjenee 7.3.2024.", "Sanko tyhjenee 7.4.2024.", "Sanko."]
    with searching(texts) as service:
        ids = list(service.iter_ids(SearchRequest("sangot maaliskuussa 2024")))

    assert ids == ["demo/0"]
