"""Roles of law references: what the decision applies, and what only surrounds it."""

from __future__ import annotations

import datetime as dt

import pytest

from analyzers.law.find import find_law_references
from corpus.model import Decision
from indexer.documents.roles import role_of, title_role_of
from tests.making import changed, make_decision


@pytest.fixture
def decision() -> Decision:
    """A decision with nothing in it."""
    return _decision("", "")


def _decision(title: str, text: str) -> Decision:
    return make_decision(
        decision_id="demo/1",
        source_id="demo",
        platform="import",
        municipality="Mallila",
        body="Kunnanhallitus",
        date=dt.date(2024, 5, 6),
        title=title,
        text=text,
        url="https://example.org/1",
    )


@pytest.mark.parametrize(
    ("title", "role"),
    [
        # the ground of secrecy tells nothing of the matter
        ("Viran täyttäminen, salassa pidettävä (JulkL 24.1 § 25 k)", "secrecy"),
        # a law in a title is what the matter is about
        ("Poikkeaminen, MRL 171 §", "body"),
    ],
)
def test_ground_of_secrecy_in_a_title_has_its_own_role(title: str, role: str) -> None:
    (reference,) = find_law_references(title)

    assert title_role_of(reference, _decision(title, "")) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Liite 1, salassa pidettävä (JulkL 24.1 § 25 k)", "secrecy"),
        ("Päätös perustuu kuntalain 110 §:ään.", "body"),
    ],
)
def test_ground_of_secrecy_of_an_attachment_is_no_body_reference(
    text: str, role: str
) -> None:
    (reference,) = find_law_references(text)

    assert role_of(reference, _decision("", text)) == role


def test_routine_item_keeps_all_its_references_out(decision: Decision) -> None:
    routine = changed(decision, text="Kuntalain 103 §", is_routine=True)
    (reference,) = find_law_references(routine.text)

    assert role_of(reference, routine) == "routine"
