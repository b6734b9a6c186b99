"""Decisions made by hand: every value is given, as if its source stated all of them."""

from __future__ import annotations

import dataclasses
from typing import Any

from analyzers.decision.model import DecisionText, GivenFacts, Reading
from analyzers.decision.reading import read
from corpus.model import Decision, Published

_PUBLISHED = Published.__dataclass_fields__.keys() - {"facts", "title"}
_GIVEN = GivenFacts.__dataclass_fields__.keys()
_READ = Reading.__dataclass_fields__.keys() - {"attachments"}


def make_decision(
    decision_id: str = "kuvitteella/1",
    source_id: str = "kuvitteella",
    platform: str = "demo",
    url: str | None = None,
    title: str | None = None,
    text: str = "",
    **values: Any,
) -> Decision:
    """A decision with these values, under the names of ``Decision``'s properties."""
    published = Published(decision_id, source_id, platform, url, title, text)
    return changed(Decision(published, Reading(title=title)), **values)


def changed(decision: Decision, **values: Any) -> Decision:
    """*decision* with other values, published and read alike."""
    unknown = values.keys() - _PUBLISHED - _GIVEN - _READ - {"title"}
    assert not unknown, unknown

    def of(names: Any) -> dict[str, Any]:
        return {name: value for name, value in values.items() if name in names}

    published = decision.as_published
    return Decision(
        dataclasses.replace(
            published,
            facts=dataclasses.replace(published.facts, **of(_GIVEN)),
            **of(_PUBLISHED | {"title"}),
        ),
        dataclasses.replace(decision.reading, **of(_READ)),
    )


def read_again(decision: Decision) -> Decision:
    """*decision* with what today's readers find in its text."""
    published = decision.as_published
    source = DecisionText(
        published.text,
        published.title,
        published.url,
        published.facts,
        decision.blocks,
        decision.appeal_kinds,
    )
    return Decision(published, read(source))
