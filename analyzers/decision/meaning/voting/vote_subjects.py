"""What a vote was on: the words of the motion, and who got most votes of an election."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import own_start, units
from analyzers.decision.meaning.voting.side_labels import motion_side
from analyzers.decision.meaning.zoning.narrating.comparing import without_mover
from analyzers.decision.meaning.zoning.narrating.motion_kinds import ADOPTS_SOMEBODYS
from analyzers.decision.meaning.zoning.narrating.narrative import Motion, is_named
from analyzers.decision.meaning_values import VoteCount, VoteQuestion
from analyzers.text.quick_patterns import quick

_LATER: tuple[VoteQuestion, ...] = ("return", "table")
_WISH: VoteQuestion = "wish"
_COUNTED = re.compile(r"\b(?:ää\w+|röst\w*)")
_KINDS: dict[VoteQuestion, frozenset[str]] = {
    "counter": frozenset(["counter", "refuse"]),
    "return": frozenset(["return"]),
    "table": frozenset(["table"]),
    "wish": frozenset(["wish"]),
    "election": frozenset(),
}
"""Kinds of motions that a vote on each question can be on."""


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


def base_won(text: str, folded: str, motions: Sequence[Motion]) -> bool | None:
    """Whether a sentence says that the base proposal won its vote.

    None where it does not tell whose proposal won or lost: "ehdotus hyväksyttiin".

    Args:
        text: the sentence, with its voters' names.
        folded: the same in small letters, as votes are read.
        motions: what had been moved.
    """
    if ADOPTS_SOMEBODYS.search(text) or says("motion-won", folded):
        return False
    for pattern in (_WON_OR_LOST, _ADOPTED, _IN_FAVOUR, _TO_ITS_FAVOUR):
        for match in pattern.finditer(folded):
            words = match["motion"]
            if len(words.split()) < 2 and not _BASE_WORD.search(words):
                continue
            side = motion_side(words, motions)
            if side == "other" and _is_persons(words, text):
                side = "counter"
            if side != "other":
                return (side == "base") == bool(match["won"])
    return _movers_lost(text, motions)


def _is_persons(words: str, text: str) -> bool:
    """Whether words name a person's motion, though nobody told that it was made."""
    named = _PERSONS_MOTION.search(text)
    return named is not None and named[0].lower() in words


def _movers_lost(text: str, motions: Sequence[Motion]) -> bool | None:
    """Whether who moved stands among the voters of the second side: "9 (Aho) – 2 (Ek)"."""
    match = _BRACKETED_SIDES.search(text)
    if match is None:
        return None
    first, second = (
        any(one.mover and is_named(one.mover, side.lower()) for one in motions)
        for side in match.groups()
    )
    return second if first != second else None


_PERSONS_MOTION = re.compile(
    r"\b(?!Esittelijä|Puheenjohtaja|Hallitu|Pohja|Alkuperäi|Muu|Tämä|Toi[ns]|Uu[sd]|Lopulli)[A-ZÅÄÖ][a-zåäö]+"
    r"(?<!kunna)(?<!hallitukse)(?<!jaosto)(?<!johtaja)(?<!päällikö)(?<!sihteeri)(?<!ryhmä)(?<!valtuusto)"
    r"n (?:esitys|ehdotus)\b|\b[A-ZÅÄÖ][a-zåäö]+(?<!en)(?<!et)s förslag\b"
)
_MOTION = (
    r"(?P<motion>(?:[^\W\d]+ ){0,2}[^\W\d]*(?:ehdotu|esity|förslag)[^\W\d]*"
    r"(?: \([^()\d]{2,30}\))?"
    r"(?: om (?:återremiss|bordläggning)[^\W\d]*)?)"
)
_NAMED_MOTION = quick(_MOTION)
_ASKS = quick(r"\bjaa\b|\bnej\b|\bei-ehdotu")
_NEAR = 8
"""Sentences before a vote that may say what it is on."""
_WON_OR_LOST = quick(
    rf"{_MOTION}(?: (?!ja |och )[^\W\d]+){{0,4}}? (?:(?P<won>hyväksyttiin|voitti|tuli|meni läpi"
    r"|segrade|segrat|vann|vunnit|godkändes|godkänts|antogs|antagits|blev|blivit)|(?:hylättiin|hävisi"
    r"|kaatui|föll|fallit|förkastades|förkastats|förlorade|förlorat))\b"
)
_ADOPTED = quick(
    r"\b(?:(?P<won>hyväksyttiin|hyväksyi|hyväksyneen|godkände|godkändes|godkänt|enligt"
    r"|i enlighet med|segrade|vann)"
    r"|hylkäsi|hylättiin|hylänneen|förkastade|förkastat) (?!över |mot )" + _MOTION
)
_IN_FAVOUR = quick(r"\d " + _MOTION + r" (?P<won>eduksi|hyväksi|puolesta)\b")
_TO_ITS_FAVOUR = quick(r"\d (?P<won>till förmån för|för) " + _MOTION)
_BRACKETED_SIDES = re.compile(
    r"\d{1,3} \((?P<first>[^()\d]{3,900})\)\s?[–-]\s?\d{1,3} \((?P<second>[^()\d]{3,900})\)"
)
_BASE_WORD = re.compile(
    r"pohja|grundförslag|motförslag|vastaehdotu|vastaesity|muutos|ändring|palautu"
)


def vote_motion(
    before: Sequence[str], motions: Sequence[Motion], index: int, about: VoteQuestion
) -> Motion | None:
    """Return the motion that a vote was on; None where it may have been another."""
    live = [
        one
        for one in motions
        if one.index <= index and not one.is_lapsed and one.kind in _KINDS[about]
    ]
    since = index - max((one.index for one in motions), default=0)
    near = " ".join(before[-since:]) if since > 0 else ""
    named = [one for one in live if one.mover and is_named(one.mover, near)]
    found = named or live
    return found[0] if len(found) == 1 else None


def vote_question(
    before: Sequence[str],
    motions: Sequence[Motion],
    index: int,
    voted: Sequence[VoteQuestion] = (),
) -> VoteQuestion:
    """Return what a vote was on: the nearest sentence that says it, else the last motion.

    Args:
        before: the sentences since the vote before it, whose own is the first of them.
        motions: what had been moved.
        index: the number of the vote's own sentence.
        voted: what the earlier votes were on.
    """
    near = " ".join(before[-8:])
    close = " ".join(one for one in before[-4:] if not says("lapsed", one))
    own = " ".join(before[1:][-4:]) if voted else close
    if says("wish", close) or (says("wish", near) and not motions):
        return "wish"
    if any(says("extra-item", one) for one in before):
        return "wish"
    made = [one for one in motions if one.index <= index]
    since = list(before[1:] if voted else before)
    if made:
        since = since[-(index - made[-1].index) :]
    else:
        since = [one for one in since if _ASKS.search(one)]
    for sentence in reversed([*since[-_NEAR:-1], before[-1]]):
        named = named_question(sentence, made)
        if named is not None:
            return named
    moved = [one for one in made if not one.is_lapsed and one.kind not in voted]
    for name in (*_LATER, _WISH):
        if moved and moved[-1].kind == name:
            return name
    if not made:
        for name in _LATER:
            if says(name, own) or (name == "return" and "palautt" in own):
                return name
    if not motions and says("ballot-of-persons", near):
        return "election"
    return "counter"


def named_question(folded: str, motions: Sequence[Motion]) -> VoteQuestion | None:
    """Return what the sides that a sentence names are about, None if it names none."""
    for name in _LATER:
        if says(name, folded) or (name == "return" and "palautt" in folded):
            return name
    words = [match["motion"] for match in _NAMED_MOTION.finditer(folded)]
    kinds = {
        motion.kind
        for motion in motions
        if motion.mover and any(is_named(motion.mover, one) for one in words)
    }
    if len(kinds) != 1:
        return None
    kind = next(iter(kinds))
    return next((name for name in (*_LATER, _WISH) if name == kind), "counter")


def is_among_motions(
    before: Sequence[str], motions: Sequence[Motion], index: int
) -> bool:
    """Whether the nearest sentence that names a vote's sides names two members' motions."""
    live = [one for one in motions if one.index <= index and one.mover]
    if len(live) < 2:
        return False
    for sentence in reversed(before[-_NEAR:]):
        words = [match["motion"] for match in _NAMED_MOTION.finditer(sentence)]
        if any(motion_side(one, live) == "base" for one in words):
            return False
        movers = {
            motion.index
            for motion in live
            if any(is_named(motion.mover, one) for one in words)
        }
        if len(movers) > 1:
            return True
    return False


_MOTION_NOUN = re.compile(r"(?:ehdotu|esity|förslag)\w*(?: sai| fick)?\b")


def own_label(label: str) -> str:
    """Return a side's label without what the vote is about: "palautuksesta: jaa".

    >>> own_label("äänestettiin mallin vastaehdotuksesta: jaa")
    'jaa'
    """
    own = label.rpartition(":")[2].strip()
    last = own.rpartition(",")[2]
    own = last if _MOTION_NOUN.search(last) else own
    return own if any(map(str.isalpha, _COUNTED.sub("", own))) else label
