"""The way to a decision's meaning, step by step, for ``parse --explain``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from analyzers.decision.meaning.grammar.clauses import clauses
from analyzers.decision.meaning.grammar.units import Unit, units
from analyzers.decision.meaning.matters.matters import matter_kind
from analyzers.decision.meaning.officials.deciding import deciding_scores
from analyzers.decision.meaning.officials.heads import is_officials
from analyzers.decision.meaning.zoning.item_parts import item_parts
from analyzers.decision.meaning.zoning.narrating.narrative import Narrator
from analyzers.decision.meaning.zoning.narrating.sentence_acts import LONGEST_SENTENCE
from analyzers.decision.meaning.zoning.text_parts import TextPart


def way(
    text: str, parts: Sequence[TextPart], title: str | None
) -> Iterator[dict[str, Any]]:
    """Yield what each step found: the matter, each sentence's acts, motions, events.

    Args:
        text: the item's text.
        parts: its blocks.
        title: its title.
    """
    by_official = is_officials(text)
    own = item_parts(text, parts, by_official=by_official)
    yield {"step": "matter", "kind": matter_kind(title)}
    if by_official:
        yield from _scores(text)
    for name, spans in (
        ("proposal", own.proposal),
        ("handling", own.handling),
        ("decision", own.decision),
    ):
        for start, end in spans:
            for unit in units(text, start, end):
                yield {"step": name, **_sentence(unit)}
    told = Narrator().read(
        unit for start, end in own.decision for unit in units(text, start, end)
    )
    for motion in told.motions:
        words = motion.units[0].text
        yield {"step": "motion", "kind": motion.kind, "lapsed": motion.is_lapsed} | {
            "sentence": words
        }
    for event in told.events:
        yield {"step": event.kind, "which": event.which, "sentence": event.unit.text}


def _scores(text: str) -> Iterator[dict[str, Any]]:
    """Yield how plainly each sentence of an official's text decides, where it does."""
    rows = list(units(text, 0, len(text)))
    for unit, score in zip(rows, deciding_scores(rows), strict=True):
        if score.total > 0:
            told = {"score": round(score.total, 1), "voice": score.voice}
            words = {"marks": list(score.marks), "sentence": unit.text}
            yield {"step": "deciding", "start": unit.start} | told | words


def _sentence(unit: Unit) -> dict[str, Any]:
    acts = [
        {"act": act.kind, "verb": act.verb, "rule": act.rule, "clause": clause.role}
        for clause in clauses(unit.text[:LONGEST_SENTENCE])
        for act in clause.acts
    ]
    return {"start": unit.start, "end": unit.end, "sentence": unit.text, "acts": acts}
