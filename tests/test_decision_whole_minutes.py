"""Invented whole minutes of many shapes: every section once, each with its own facts."""

from __future__ import annotations

import pytest

from analyzers.decision.model import DecisionText
from corpus.model import Decision, Published
from corpus.reading.documents import parts_of
from tests.making_minutes import Minutes, make, wrong

URL = "https://example.org/minutes.pdf"
ALL = make(120, seed=5)


def parts(minutes: Minutes) -> list[Decision]:
    published = Published("test/a.pdf", "test", "test", URL, None, "")
    return parts_of(published, DecisionText("", url=URL), list(minutes.pages))


@pytest.mark.parametrize("minutes", ALL, ids=lambda one: one.shape)
def test_sections_bodies_titles_and_case_numbers(minutes: Minutes) -> None:
    assert wrong(minutes, parts(minutes)) == []


def test_minutes_that_hold_their_own_call_are_no_agenda() -> None:
    with_call = [one for one in ALL if "ESITYSLISTA" in "".join(one.pages[2:3])]

    assert with_call
    for minutes in with_call:
        if "öytäkirja" in minutes.pages[0] or "PÖYTÄKIRJA" in minutes.pages[0]:
            assert {part.status for part in parts(minutes)} == {"minutes"}


@pytest.mark.slow
def test_a_sentence_that_ends_several_pages_stays_in_each_decision() -> None:
    for minutes in ALL[:60]:
        for part in parts(minutes)[1:]:
            assert part.decision in {
                "Hyväksyttiin.",
                "Merkittiin tiedoksi.",
                "Godkändes.",
                "Antecknades.",
            }, minutes.shape
