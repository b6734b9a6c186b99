"""Who won a ballot of persons: most votes, or where they are even the lot."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.number_words import as_digits
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.voting.ballot import Ballot
from analyzers.decision.meaning.voting.voter_lists import person_names
from analyzers.decision.meaning.zoning.narrating.narrative import Motion

_CANDIDATE = (
    r"(?P<name>(?!sai |fick |erhöll |annettiin |avgavs |gavs )[\w’'-]+"
    r"(?: (?!sai |fick |erhöll )[\w’'-]+){0,2})(?: \([\w. ]{1,12}\))?"
    r"(?: (?:sai|fick|saanut|yhteensä|erhöll|röster))*\s*[:=–-]?\s*\(?"
)
_CHOSEN = re.compile(
    r"valituksi|\bvalittiin\b|\bvalitsi\b|\bvaldes\b|\bvald\b|\bvalde\b|\butsågs\b|\barpa\b"
    r"|\barvalla\b|arvonta|\blotten\b|lottdragning|lottning",
    re.IGNORECASE,
)
_BEHIND = 4
"""Sentences from an even ballot on that may say who was chosen."""
_NO_NAME = re.compile(
    r"\w*(?:ksi|ssa|ssä|lla|llä|sta|stä|ningen|valet)$|(?:valit|vald|arp|arv|lott)",
    re.IGNORECASE,
)
"""A word that begins a sentence before a name: "Lippuäänestyksessä Laine sai 14 ääntä"."""


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
                and not _NO_NAME.match(words[0])
                and all(word[:1].isupper() for word in printed[0].split())
            ):
                return printed[0]
            words = words[1:]
    return None


def chooses(
    before: Sequence[str], motions: Sequence[Motion], sentence: str = ""
) -> bool:
    """Whether a ballot chooses a person.

    Args:
        before: the sentences before it, in small letters.
        motions: what had been moved.
        sentence: its own, which may name two persons in full.
    """
    moved = [one.text.lower() for motion in motions for one in motion.units]
    if says("ballot-of-persons", " ".join([*before, *moved])):
        return True
    names = map(_own_name, person_names(sentence))
    return sum(" " in name for name in names) > 1


def with_elected(found: Sequence[Ballot], rows: Sequence[Unit]) -> list[Ballot]:
    """Return ballots; of an even one the winner is who is then told to be chosen."""
    return [_with_elected(one, rows) for one in found]


def _with_elected(ballot: Ballot, rows: Sequence[Unit]) -> Ballot:
    count = ballot.count
    if ballot.about != "election" or count.for_ != count.against:
        return ballot
    behind = [one for one in rows if one.end >= count.end][: _BEHIND + 1]
    chosen = [
        [name for name in map(_own_name, person_names(row.text)) if name]
        for row in behind
        if _CHOSEN.search(row.text)
    ]
    alone = [names[0] for names in chosen if len(names) == 1]
    winner = alone[-1] if alone else None
    return dataclasses.replace(ballot, count=dataclasses.replace(count, winner=winner))


def _own_name(run: str) -> str:
    """Return a run of capitalised words without those that only begin the sentence."""
    return " ".join(word for word in run.split() if not _NO_NAME.match(word))
