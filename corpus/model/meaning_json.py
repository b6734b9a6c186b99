"""The JSON form of what a decision means, each value with the words that say it."""

from __future__ import annotations

from typing import Any

from analyzers.decision.meaning_values import Meaning, RollCall, VoteCount, quoted


def meaning_json(meaning: Meaning, text: str) -> dict[str, Any]:
    """Return *meaning*, read from *text*, as plain JSON values, every name present."""
    return {
        "matter_outcome": meaning.matter_outcome,
        "proposal_fate": meaning.proposal_fate,
        "decided_by_vote": meaning.decided_by_vote,
        "votes": [_vote_json(vote, text) for vote in meaning.votes],
        "dissents": meaning.dissents,
        "appeal": [one.route for one in meaning.appeals] or ["none-stated"],
        "money": [
            {
                "euros": one.euros,
                "what": one.what,
                "per": one.per,
                "tax": one.tax,
                "quote": quoted(text, one.start, one.end),
                "start": one.start,
                "end": one.end,
            }
            for one in meaning.money
        ],
        "organisations": list(meaning.organisations),
        "business_ids": list(meaning.business_ids),
        "property_ids": list(meaning.property_ids),
        "addresses": list(meaning.addresses),
        "districts": list(meaning.districts),
        "evidence": _evidence_json(meaning, text),
    }


def _vote_json(vote: VoteCount, text: str) -> dict[str, Any]:
    return {
        "for": vote.for_,
        "against": vote.against,
        "empty": vote.empty,
        "absent": vote.absent,
        "winner": vote.winner,
        "roll_call": vote.roll_call,
        "quote": quoted(text, vote.start, vote.end),
        "about": vote.about,
        "motion": _motion_json(vote, text),
        "names": _names_json(vote.names) if vote.names else None,
    }


def _motion_json(vote: VoteCount, text: str) -> dict[str, Any] | None:
    start, end = vote.motion_start, vote.motion_end
    if start is None or end is None:
        return None
    return {"quote": quoted(text, start, end), "start": start, "end": end}


def _names_json(names: RollCall) -> dict[str, list[str]]:
    return {
        "for": list(names.for_),
        "against": list(names.against),
        "empty": list(names.empty),
        "absent": list(names.absent),
    }


def _evidence_json(meaning: Meaning, text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    evidence = meaning.evidence
    if evidence is not None:
        found["matter_outcome"] = {
            "quote": quoted(text, evidence.start, evidence.end),
            "start": evidence.start,
            "end": evidence.end,
            "rule": evidence.rule,
            "confidence": evidence.confidence,
        }
    if meaning.appeals:
        found["appeal"] = [
            {
                "quote": quoted(text, one.start, one.end),
                "start": one.start,
                "end": one.end,
                "rule": one.route,
                "days": one.days,
                "confidence": 1.0,
            }
            for one in meaning.appeals
        ]
    return found
