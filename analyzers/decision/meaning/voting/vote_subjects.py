"""What a vote was on: the words of the motion, and who got most votes of an election."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.number_words import as_digits
from analyzers.decision.meaning.grammar.units import own_start, units
from analyzers.decision.meaning.zoning.comparing import without_mover
from analyzers.decision.meaning_values import VoteCount

_CANDIDATE = (
    r"(?P<name>(?!sai |fick )[\w’'-]+(?: (?!sai |fick )[\w’'-]+){0,2})(?: \([\w. ]{1,12}\))?"
    r"(?: (?:sai|fick|saanut|yhteensä|erhöll|röster))*\s*[:=–-]?\s*\(?"
)


def own_motions(text: str, votes: Sequence[VoteCount]) -> tuple[VoteCount, ...]:
    """Return *votes* whose motions begin behind "Malli ehdotti, että"."""
    return tuple(_own_motion(text, vote) for vote in votes)


def _own_motion(text: str, vote: VoteCount) -> VoteCount:
    if vote.motion_start is None or vote.motion_end is None:
        return vote
    wording = without_mover(list(units(text, vote.motion_start, vote.motion_end)))
    if not wording:
        return vote
    return dataclasses.replace(vote, motion_start=own_start(text, wording[0]))


def most_voted(sentence: str, votes: int) -> str | None:
    """Return who got so many *votes*: "Liisa Laine" of "Liisa Laine sai 14 ääntä".

    None where the sentence names nobody in the basic form.
    """
    folded = as_digits(sentence.lower())
    for match in re.finditer(rf"{_CANDIDATE}{votes}\b(?!\.\d)", folded):
        words = match["name"].split()[-2:]
        while words:
            printed = re.search(re.escape(" ".join(words)), sentence, re.IGNORECASE)
            if (
                printed
                and len(printed[0]) > 2
                and all(word[:1].isupper() for word in printed[0].split())
            ):
                return printed[0]
            words = words[1:]
    return None
