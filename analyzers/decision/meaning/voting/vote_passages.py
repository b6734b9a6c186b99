"""Votes told over several lines, or in words that no notation knows.

A passage is a run of sentences and rows that no vote was read of yet. The shortest run from
each sentence on that tells both sides is a vote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.voting.candidates import candidates_vote
from analyzers.decision.meaning.voting.matched_sides import (
    MatchedVote,
    matched_vote,
    tells_no_vote,
)
from analyzers.decision.meaning.voting.vote_tables import table_votes
from analyzers.decision.meaning.voting.voter_lists import PARTY
from analyzers.decision.meaning.zoning.narrating.narrative import Motion

_LONGEST = 90
"""Rows of a list of voters, a council's all."""
_ROW = 300
_FEW, _SHORT = 6, 90
"""Rows after which a vote's list goes on only in short ones."""
_NEAR = 8
"""Sentences around a ballot that may tell whom it chooses."""
_STARTS = re.compile(
    r"ään(?:[ieätt])|\bjaa\b|\bja\b|\bnej\b|röst|kannat|kannalla|understöd|stödde|nimenhuu|namnupprop"
    r"|vasta(?:si|an)|puolesta|\bför\b|blank|\bmot\b|vaali|\bval(?:et|resultat\w*)?\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\d|\bjaa\b|\bja\b|\bei\b|\bnej\b|ään[ieätt]|röst|vastaan|\bmot\b|\bemot\b|puolesta|kannalla|kannat"
    r"|tyhj|blank|poissa|frånvar",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BETWEEN = frozenset(["ja", "sekä", "och", "samt", "af", "von", "de"])
_TELLS = re.compile(
    r"äänest|ääntä|ääniä|äänet|äänin|\bjaa\b|\bnej\b|omröst|röst|nimenhuu|namnupprop|kannalla"
    r"|kannatti|vaali|understödd?e|\bval(?:et|resultat)?\b|\bPuolesta\b|\bFör(?::| \()",
    re.IGNORECASE,
)
"""A word of which a meeting that votes says one."""
_COUNTS = re.compile(
    r"\d\D+\d|[A-ZÅÄÖ][\w-]+(?: \([^()]*\))?(?:,| ja| och| sekä|\n| JA| EI| NEJ)"
    r"|[A-ZÅÄÖ][\w-]+.{1,20}\b(?i:jaa|ei|ja|nej)\b"
    r"|\b(?:\w*toista|\w*kymmentä|kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|yhdeksän)\b"
    r"|\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|\w+ton)\b"
)
"""Two figures, a number in words or names in a row: without them nothing is counted."""
_DECIDES = re.compile(
    r"\b(?:päätö\w*|beslut\w*|hyväksy\w*|godkän\w*|päätti|beslöt|beslutade|tuli|raukesi|totesi)\b",
    re.IGNORECASE,
)


_SO = re.compile(r", (?:joten|minkä vuoksi|varför|varmed|således)\b")
"""What follows from the figures, which are told before it."""


_SECONDED = re.compile(
    r"(?:Tätä |Sitä |Tehtyä )?(?:[Ee]sitystä|[Ee]hdotusta|[Mm]uutosehdotusta)"
    r" (?:kannatti|kannattivat) [^,;\d]{3,60}$|[Ff]örslaget understödd?es av [^,;\d]{3,60}$"
)
"""Who seconded a motion, before it is voted on."""
_WILL_VOTE = re.compile(
    r"(?:[^\W\d]+ )?(?:[Ää]änesty|[Oo]mröstning|[Rr]östning)|Koska |Då "
)


@dataclass(frozen=True, slots=True)
class VotePassage:
    """A vote and the numbers of its first and last sentence."""

    vote: MatchedVote
    first: int
    last: int


def vote_passages(
    rows: Sequence[Unit], motions: Sequence[Motion], covered: Set[int]
) -> list[VotePassage]:
    """Return the votes of sentences that are not among *covered*, in order."""
    found: list[VotePassage] = []
    if not any(_TELLS.search(row.text) for row in rows):
        return found
    number = 0
    while number < len(rows):
        for row, vote in table_votes(rows, number):
            found.append(VotePassage(vote, row, row))
            number = row
        passage = _from(rows, number, motions, covered)
        if passage is not None:
            found.append(passage)
            number = passage.last
        number += 1
    return found


def _from(
    rows: Sequence[Unit], first: int, motions: Sequence[Motion], covered: Set[int]
) -> VotePassage | None:
    if first in covered or not _STARTS.search(rows[first].text):
        return None
    if _SECONDED.match(rows[first].text) and any(
        _WILL_VOTE.match(row.text) for row in rows[first + 1 : first + 3]
    ):
        return None
    best: VotePassage | None = None
    near = rows[max(0, first - _NEAR) : first + _NEAR]
    around = " ".join(one.text for one in near).lower()
    words = ""
    is_void = False
    for last in range(first, min(len(rows), first + _LONGEST)):
        text = _SO.split(rows[last].text)[0]
        if last in covered or (last > first and not _may_go_on(text)):
            break
        if best is not None and best.vote.winner and candidates_vote(text, around):
            break
        words = f"{words}\n{text}" if words else text
        if not _COUNTS.search(words):
            continue
        is_void = is_void or tells_no_vote(text)
        vote = None if is_void else matched_vote(words, motions)
        vote = vote or candidates_vote(words, around)
        if vote is not None:
            best = VotePassage(vote, first, last)
        elif best is not None or (last - first > _FEW and len(text) > _SHORT):
            break
    return best


def _may_go_on(text: str) -> bool:
    if len(text) > _ROW and not re.search(
        r"\bjaa\b|\bei\b|\bnej\b|puolesta|vastaan", text
    ):
        return False
    is_row = _GOES_ON.search(text) or _STARTS.search(text) or _are_names(text)
    return bool(is_row) and not _DECIDES.search(text)


def _are_names(text: str) -> bool:
    """Whether a row is nothing but names: "Maija Malli, Ville Laine ja Aino Elo"."""
    words = _WORD.findall(PARTY.sub("", text))
    return all(word[0].isupper() or word in _BETWEEN for word in words)
