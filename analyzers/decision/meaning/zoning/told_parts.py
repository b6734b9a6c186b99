"""Where a part that holds a proposal goes over to what the meeting did with it.

Many publishers have no heading there: below the proposal somebody "ehdotti", a vote is
told, and only then comes "Päätös".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit, units
from analyzers.notations.municipal_bodies.body_nouns import ACTING
from analyzers.text.quick_patterns import quick

_NAME = r"[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ]?[a-zåäö]+)*"
_SOMEBODY_MOVED = quick(
    rf"^(?:[\w.,:]+ ){{0,3}}?{_NAME}(?: {_NAME})?(?: \([\w.]+\))? "
    r"(?:med understöd av [^,.]{3,60}? |understödd av [^,.]{3,60}? )?"
    r"(?:ehdotti|esitti|teki|kannatti|vastusti|föreslog|yrkade|understödde"
    r"|(?:jätti|gjorde|framlade|lade fram|framställde|framförde)"
    r" (?=.{0,60}(?:ehdotu|esity|förslag)))\b"
)
"""A member's name and what he did; a body's or an official's name begins a report."""
_SOMEBODY_THOUGHT = quick(
    rf"^(?:[\w.,:]+ ){{0,3}}?{_NAME}(?: {_NAME})?(?: \([\w.]+\))?,? "
    r"(?:ansåg|ville|önskade|tyckte|menade|påpekade|framhöll"
    r"|var av (?:den )?(?:åsikten?|uppfattningen)"
    r"|oli sitä mieltä|katsoi|halusi|toivoi|sanoi|totesi|huomautti|muistutti|korosti|pyysi)\b"
)
"""A member's name and what he thought; it moves something where others second it."""
_SECONDED = re.compile(
    r"\bkannat(?:ti|tivat|ettiin)\b|\bkannattamana\b|\b(?:under)?stödde?s?\b"
)
_NEAR = 3
_BODY = re.compile(
    rf"^(?:[\w-]+ ){{0,2}}?[\w-]*(?:{ACTING}|johtaja|päällikkö|sihteeri|direktören|chefen)\b",
    re.IGNORECASE,
)


def told_from(text: str, start: int, end: int) -> int | None:
    """Return the offset from which a part tells of the meeting; None if nowhere.

    The first sentence is never told: a part that begins so is not a proposal.
    """
    sentences = units(text, start, end)
    for place, unit in enumerate(sentences[1:], start=1):
        if is_told(unit) or _is_seconded(unit, sentences[place : place + _NEAR]):
            return _before_number(text, start, unit.start)
    return None


def _is_seconded(unit: Unit, near: Sequence[Unit]) -> bool:
    """Whether a member's thought is seconded in the same or the next sentences."""
    return (
        _SOMEBODY_THOUGHT.match(unit.text) is not None
        and not _BODY.match(unit.text)
        and any(_SECONDED.search(one.text.lower()) for one in near)
    )


def is_told(unit: Unit) -> bool:
    """Whether a sentence tells what was moved or voted in the meeting."""
    folded = unit.text.lower()
    if says("meeting-told", folded):
        return True
    return bool(_SOMEBODY_MOVED.match(unit.text)) and not _BODY.match(unit.text)


def tells_earlier(unit: Unit) -> bool:
    """Whether a sentence tells of an earlier meeting: "käsitteli asiaa 3.2.2024 § 8"."""
    return says("earlier-meeting", unit.text.lower())


def split_told(
    text: str, parts: Sequence[tuple[int, int]], decision: int
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Return *parts* without what they tell of the meeting, and that apart.

    Args:
        text: the item's text.
        parts: spans of a proposal.
        decision: where the decision begins; what comes after it stays as it is.
    """
    kept: list[tuple[int, int]] = []
    told: list[tuple[int, int]] = []
    for start, end, cut in _cuts(text, parts, decision):
        if cut is None:
            kept.append((start, end))
        else:
            kept.append((start, cut))
            told.append((cut, end))
    return tuple(kept), tuple(told)


def _cuts(
    text: str, parts: Sequence[tuple[int, int]], decision: int
) -> Iterator[tuple[int, int, int | None]]:
    for start, end in parts:
        yield start, end, told_from(text, start, end) if start < decision else None


def _before_number(text: str, start: int, offset: int) -> int:
    """Return where a row begins, its number included: "1. äänestys"."""
    line = text.rfind("\n", start, offset) + 1
    head = text[max(line, start) : offset]
    return (
        max(line, start)
        if re.fullmatch(r"\s*(?:\d{1,2}[.)]|[-–•*])\s*", head)
        else offset
    )
