"""One row of text as facts: what ``paatoshaku read`` writes for it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from analyzers.decision.meaning.reading import read_meaning
from analyzers.decision.meaning.values import Meaning
from corpus.importing.importing import row_decision
from corpus.importing.manifests import ManifestFacts
from corpus.model import Decision


def row_facts(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the text of *row* says, None where it does not say.

    Args:
        row: "id", "text", and "url" and "municipality" where they are known.
    """
    town = row.get("municipality")
    facts = (
        ManifestFacts(municipality=town) if isinstance(town, str) else ManifestFacts()
    )
    decision = row_decision(dict(row), facts)
    return {**_head_facts(decision), **_meaning_facts(decision)}


def _head_facts(decision: Decision) -> dict[str, Any]:
    return {
        "id": decision.decision_id.partition("/")[2],
        "publisher": decision.municipality or decision.organisation,
        "publisher_kind": "municipality" if decision.municipality else None,
        "municipality": decision.municipality,
        "organisation": decision.organisation,
        "body": decision.body,
        "date": decision.date.isoformat() if decision.date else None,
        "section": decision.minutes_section,
        "title": decision.title,
        "case_number": decision.case_number,
        "kind": decision.kind,
        "language": decision.language,
        "presenter": decision.presenter,
        "headings": [block.heading for block in decision.blocks if block.heading],
        "confidence": {},
    }


def _meaning_facts(decision: Decision) -> dict[str, Any]:
    meaning = read_meaning(
        decision.text,
        decision.blocks,
        title=decision.title,
        kind=decision.kind,
        body=decision.body,
    )
    return meaning_json(meaning)


def meaning_json(meaning: Meaning) -> dict[str, Any]:
    """Return *meaning* in the form of the command line and the API."""
    evidence = meaning.evidence
    return {
        "matter_outcome": meaning.matter_outcome,
        "proposal_fate": meaning.proposal_fate,
        "decided_by_vote": meaning.decided_by_vote,
        "votes": [
            {
                "for": vote.for_,
                "against": vote.against,
                "empty": vote.empty,
                "absent": vote.absent,
                "winner": vote.winner,
                "roll_call": vote.roll_call,
            }
            for vote in meaning.votes
        ],
        "dissents": meaning.dissents,
        "appeal": [one.route for one in meaning.appeals] or ["none-stated"],
        "money": [
            {"euros": one.euros, "what": one.what, "quote": one.quote}
            for one in meaning.money
        ],
        "organisations": list(meaning.organisations),
        "property_ids": list(meaning.property_ids),
        "evidence": {"matter_outcome": dataclasses.asdict(evidence)}
        if evidence is not None
        else {},
    }
