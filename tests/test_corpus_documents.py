"""One decision in many documents: item page, file, minutes, agenda, correction, twin."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from analyzers.finnish import FinnishAnalyzer
from corpus.model import Decision
from corpus.records import StoredDecision
from corpus.store import DecisionStore
from indexer.documents.building import build_document
from tests.making import make_decision

DAY = dt.date(2031, 3, 12)
TITLES = {
    ("fi", 5): "Lumilinkojen hankinta",
    ("fi", 6): "Opintomatka",
    ("sv", 5): "Anskaffning av snöslungor",
    ("sv", 6): "Studieresa",
}
BODIES = {"fi": "Kaupunginhallitus", "sv": "Stadsstyrelsen"}
URL = "https://kuvitteella.example"


def document(raw_id: str, section: int, language: str, **values: Any) -> Decision:
    record: dict[str, Any] = {
        "decision_id": f"kuvitteella/{raw_id}",
        "source_id": "kuvitteella",
        "platform": "demo",
        "url": f"{URL}/{raw_id}",
        "title": TITLES[language, section],
        "text": f"{TITLES[language, section]}. Päätös {raw_id[:2]}.",
        "kind": "meeting-item",
        "status": "minutes",
        "municipality": "Kuvitteella",
        "body": BODIES[language],
        "body_name": "Kaupunginhallitus",
        "date": DAY,
        "minutes_section": str(section),
        "case_number": f"{section}/00.01.02/2031",
        "language": language,
    }
    return make_decision(**(record | values))


def forms(section: int) -> list[Decision]:
    """All forms in which one section of the meeting was published."""
    number = section - 4
    agenda = {"status": "agenda", "minutes_section": None, "item_number": str(number)}
    return [
        document(f"page-{section}", section, "fi"),
        document(f"file-{section}", section, "fi"),
        document(
            f"minutes/{section}",
            section,
            "fi",
            page_number=section,
            url=f"{URL}/minutes.pdf#page={section}",
        ),
        document(f"sida-{section}", section, "sv"),
        document(f"lista-{section}", section, "fi", **agenda),
        document(f"kallelse-{section}", section, "sv", **agenda),
        document(f"page-{section}-korjattu", section, "fi"),
    ]


MEETING = [*forms(5), *forms(6)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DecisionStore]:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'store.db'}") as opened:
        yield opened


def held(store: DecisionStore) -> set[tuple[Any, ...]]:
    """What the store has, without ids: these say what was public first."""
    return {
        (
            one.decision.minutes_section,
            one.decision.status,
            one.decision.text,
            one.decision.language,
            tuple((other.raw_id, other.is_shown) for other in one.documents),
        )
        for one in store.iter_decisions()
    }


def only(store: DecisionStore) -> StoredDecision:
    (one,) = store.iter_decisions()
    return one


def test_all_forms_of_a_meeting_are_two_decisions(store: DecisionStore) -> None:
    store.put_many(MEETING)

    found = held(store)

    assert {row[0] for row in found} == {"5", "6"}
    assert len(found) == 2
    for row in found:
        assert row[1] == "minutes"
        assert len(row[4]) == 7


@pytest.mark.slow
@settings(
    max_examples=12,
    phases=[Phase.generate],
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(order=st.permutations(range(len(MEETING))), again=st.integers(0, 10_000))
def test_any_order_and_repetition_gives_the_same_set(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], again: int
) -> None:
    source = random.Random(again)
    crawls = [*order, *source.choices(order, k=6)]
    results = []
    for places in (range(len(MEETING)), crawls):
        path = tmp_path_factory.mktemp("orders") / "store.db"
        with DecisionStore.open(f"sqlite:///{path}") as store:
            with store.transaction():
                for place in places:
                    store.put(MEETING[place])
            results.append(held(store))

    assert results[0] == results[1]


def test_every_id_leads_to_the_decision(store: DecisionStore) -> None:
    store.put_many(forms(5))

    ids = {store.resolve(one.decision_id) for one in forms(5)}

    assert ids == {only(store).decision.decision_id}


def test_the_items_own_finnish_page_is_shown_whatever_came_first(
    store: DecisionStore,
) -> None:
    for one in reversed(forms(5)):
        store.put(one)

    shown = only(store)

    assert shown.decision.language == "fi"
    assert shown.decision.page_number is None
    assert [one.decision.language for one in shown.translations] == ["sv"]


def test_a_correction_is_shown_before_what_it_corrects(store: DecisionStore) -> None:
    first = document("docid-9", 5, "fi", text="Lumilinkojen hankinta, pitkä teksti.")
    store.put(document("docid-10", 5, "fi", text="Korjattu."))
    store.put(first)

    assert only(store).decision.text == "Korjattu."


def test_a_translation_is_found_by_its_words(store: DecisionStore) -> None:
    store.put_many(forms(5))

    built = build_document(only(store), FinnishAnalyzer())

    assert "Anskaffning av snöslungor" in built.text
    assert built.text.startswith("Lumilinkojen hankinta")
    assert built.attachments_start is None


def test_a_document_that_vanished_leaves_the_decision_to_the_others(
    store: DecisionStore,
) -> None:
    page, file, whole, *_ = forms(5)
    store.put_many([page, file, whole])
    shown = next(one for one in only(store).documents if one.is_shown)

    assert store.remove(only(store).decision.decision_id, "gone") is False

    left = only(store)
    assert shown.raw_id not in {one.raw_id for one in left.documents}
    assert len(left.documents) == 2


def test_a_takedown_takes_all_documents(store: DecisionStore) -> None:
    store.put_many(forms(5))

    store.takedown("kuvitteella/sida-5", "pyydetty")

    assert list(store.iter_decisions()) == []
    for one in forms(5):
        assert store.put(one, republished=True) == "refused"


@pytest.mark.parametrize(
    "other",
    [
        {"case_number": "99/00.01.02/2031"},
        {"title": "Aivan toinen asia"},
        {"date": dt.date(2031, 3, 13)},
        {"municipality": "Muualla"},
        {"body": "Tekninen lautakunta", "body_name": "Tekninen lautakunta"},
        {"minutes_section": "7"},
    ],
)
def test_what_differs_in_more_stays_apart(
    store: DecisionStore, other: dict[str, Any]
) -> None:
    store.put(document("page-5", 5, "fi"))

    assert store.put(document("file-5", 5, "fi", **other)) == "new"
    assert len(list(store.iter_decisions())) == 2


def test_two_that_were_apart_join_when_a_better_reader_tells_the_section(
    store: DecisionStore,
) -> None:
    page = document("page-5", 5, "fi")
    store.put(page)
    unread = document("minutes/5", 5, "fi", minutes_section=None, page_number=4)
    store.put(unread)
    assert len(list(store.iter_decisions())) == 2

    store.put(document("minutes/5", 5, "fi", page_number=4))

    assert only(store).decision.text == page.text
    assert [one.form for one in only(store).documents] == ["own", "whole"]


def test_ids_are_stable_whatever_comes_after(store: DecisionStore) -> None:
    first, *rest = forms(5)
    store.put(first)
    for one, again in itertools.product(rest, (first,)):
        store.put(one)
        store.put(again)

    assert only(store).decision.decision_id == first.decision_id


def test_an_item_that_never_came_to_minutes_is_told_from_one_that_waits(
    store: DecisionStore,
) -> None:
    page, agenda = forms(5)[0], forms(6)[4]
    store.put(agenda)
    assert not store.has_minutes(agenda)

    store.put(page)

    assert store.has_minutes(agenda)
    assert len(list(store.iter_decisions())) == 2
