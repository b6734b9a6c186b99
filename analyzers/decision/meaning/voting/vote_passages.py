"""Votes told over several lines, or in words that no notation knows.

A passage is a run of sentences and rows that no vote was read of yet. The shortest run from
each sentence on that tells both sides is a vote.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from analyzers.decision.meaning.grammar.number_words import may_tell_number
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.voting.candidates import (
    LEAST,
    candidates_named,
    candidates_vote,
    is_of_no_candidates,
    may_choose,
)
from analyzers.decision.meaning.voting.matched_sides import (
    MOST_FIGURES,
    MatchedVote,
    figures_told,
    matched_vote,
    tells_no_vote,
)
from analyzers.decision.meaning.voting.side_labels import SideWords, side_words
from analyzers.decision.meaning.voting.vote_tables import table_votes
from analyzers.decision.meaning.voting.voter_lists import PARTY, with_counts
from analyzers.decision.meaning.zoning.narrating.narrative import Motion
from analyzers.text.quick_patterns import quick

_LONGEST = 90
"""Rows of a list of voters, a council's all."""
_ROW = 300
_TOO_MANY = 2 * MOST_FIGURES
"""More figures than one vote's are told here, totals counted in."""
_FEW, _SHORT = 6, 90
"""Rows after which a vote's list goes on only in short ones."""
_NEAR = 8
"""Sentences around a ballot that may tell whom it chooses."""
_STARTS = quick(
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
_TELLS = quick(
    r"äänest|ääntä|ääniä|äänet|äänin|\bjaa\b|\bnej\b|omröst|röst|nimenhuu|namnupprop|kannalla"
    r"|kannatti|vaali|understödd?e|biträdd?e|stödde|\bval(?:et|resultat)?\b|\bPuolesta\b"
    r"|\bFör(?::| \()",
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
    facts = [_Row(row.text, motions) for row in rows]
    number = 0
    while number < len(rows):
        for row, vote in table_votes(rows, number):
            found.append(VotePassage(vote, row, row))
            number = row
        passage = _from(rows, number, facts, motions, covered)
        if passage is not None:
            found.append(passage)
            number = passage.last
        number += 1
    return found


def _from(
    rows: Sequence[Unit],
    first: int,
    facts: Sequence[_Row],
    motions: Sequence[Motion],
    covered: Set[int],
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
    window = _Window(motions, around)
    for last in range(first, min(len(rows), first + _LONGEST)):
        row = facts[last]
        if last in covered or (last > first and not row.may_go_on):
            break
        if best is not None and best.vote.winner and candidates_vote(row.text, around):
            break
        window.add(row)
        if not window.is_counted():
            continue
        vote = window.vote()
        if vote is not None:
            best = VotePassage(vote, first, last)
        elif (
            best is not None
            or (last - first > _FEW and len(row.text) > _SHORT)
            or window.is_done
        ):
            break
    return best


class _Row:
    """What a sentence or row tells of a vote, whatever run of rows it is in.

    Each fact is read when it is first asked for: most rows end a run that tells nothing.

    Attributes:
        text: its words up to what follows from the figures.
    """

    def __init__(self, said: str, motions: Sequence[Motion]) -> None:
        self.text = _SO.split(said)[0]
        self._motions = motions

    @functools.cached_property
    def may_go_on(self) -> bool:
        """Whether the list or tale of a vote may go on with it."""
        return _may_go_on(self.text)

    @functools.cached_property
    def is_void(self) -> bool:
        """Whether it tells what was moved, or how one votes."""
        return tells_no_vote(self.text)

    @functools.cached_property
    def figures(self) -> int:
        """How many figures of votes it may tell."""
        return figures_told(self.text)

    @functools.cached_property
    def sides(self) -> SideWords:
        """The words that it may name sides by, with names and with their counts."""
        said, counted = self.text.lower(), with_counts(self.text).lower()
        named = side_words(said, self._motions)
        return named if counted == said else named | side_words(counted, self._motions)

    @functools.cached_property
    def names(self) -> frozenset[str]:
        """Those who may be chosen."""
        return frozenset(candidates_named(self.text))

    @functools.cached_property
    def has_number(self) -> bool:
        """Whether it may tell a number."""
        return may_tell_number(self.text.lower())

    @functools.cached_property
    def has_no_candidates(self) -> bool:
        """Whether no ballot of persons goes over it."""
        return is_of_no_candidates(self.text)


class _Window:
    """A growing run of rows, and what it may still become.

    What no longer run can tell is not looked for in any: so a long list without a vote
    is not read again for each of its rows.
    """

    def __init__(self, motions: Sequence[Motion], around: str) -> None:
        self._motions = motions
        self._around = around
        self._words = ""
        self._rows: list[_Row] = []
        self._figures = 0
        self._sides = SideWords()
        self._names: frozenset[str] = frozenset()
        self._has_number = False
        self._is_counted = False
        self._has_sides = True
        self._may_list = True

    def add(self, row: _Row) -> None:
        """Let the run grow by one row."""
        self._words = f"{self._words}\n{row.text}" if self._words else row.text
        self._rows.append(row)

    def is_counted(self) -> bool:
        """Whether the run has two figures, a number in words or names in a row."""
        self._is_counted = self._is_counted or bool(_COUNTS.search(self._words))
        return self._is_counted

    @property
    def is_done(self) -> bool:
        """Whether no longer run from the same row tells a vote."""
        return not self._has_sides and not (self._may_list and self._is_choice)

    @functools.cached_property
    def _is_choice(self) -> bool:
        return may_choose(self._around)

    def vote(self) -> MatchedVote | None:
        """Return the vote that the run tells."""
        for row in self._rows:
            self._take(row)
        self._rows.clear()
        vote = None
        if self._has_sides and self._sides.may_be_two():
            vote = matched_vote(self._words, self._motions)
        is_ballot = self._may_list and self._has_number and len(self._names) >= LEAST
        if vote is None and is_ballot and self._is_choice:
            vote = candidates_vote(self._words, self._around)
        return vote

    def _take(self, row: _Row) -> None:
        """Take in what a row tells of what the run may still become."""
        if self._has_sides:
            self._figures += row.figures
            self._sides |= row.sides
            self._has_sides = not row.is_void and self._figures <= _TOO_MANY
        self._may_list = self._may_list and not row.has_no_candidates
        if self._may_list:
            self._names |= row.names
            self._has_number = self._has_number or row.has_number


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
