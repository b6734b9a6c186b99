"""Votes with their figures: JAA and EI, "äänin 7–4", votes for one motion and another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from analyzers.decision.meaning.grammar.number_words import as_digits
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.voting.ballot import Ballot
from analyzers.decision.meaning.voting.elected import (
    chooses,
    most_voted,
    with_elected,
)
from analyzers.decision.meaning.voting.notations.counted_names import counted_names
from analyzers.decision.meaning.voting.notations.own_words import (
    own_words,
    without_parties,
)
from analyzers.decision.meaning.voting.notations.several_votes import several_votes
from analyzers.decision.meaning.voting.notations.vote_notations import (
    ASKED,
    BY_GROUPS,
    BY_VOTES,
    COUNTERLIKE,
    EMPTY,
    HALF,
    HALF_NAMES,
    IS_SWEDISH,
    JA,
    LABEL_FIRST,
    LABELS_BEHIND,
    LABELS_INSIDE,
    LISTED,
    LISTED_NAME,
    LONGEST_ROW,
    LOST,
    NAMED_COUNT,
    NAMES,
    NEJ,
    NO,
    OF_MOTIONS,
    PAIR,
    SIDE_NAMES,
    SLIPS,
    SUMS_UP,
    TOTAL,
    VOTED,
    YES,
    absent_count,
    as_usual,
    bracketed,
    first_number,
    for_against,
    sides_of,
    with_one,
)
from analyzers.decision.meaning.voting.notations.vote_words import may_vote
from analyzers.decision.meaning.voting.notations.weighted_votes import (
    are_votes,
    with_whole_numbers,
)
from analyzers.decision.meaning.voting.vote_passages import VotePassage, vote_passages
from analyzers.decision.meaning.voting.vote_subjects import (
    base_won,
    is_among_motions,
    named_question,
    own_label,
    vote_motion,
    vote_question,
)
from analyzers.decision.meaning.zoning.narrating.narrative import Motion, is_named
from analyzers.decision.meaning_values import VoteCount, VoteQuestion

_BOTH = (LABELS_INSIDE, LABEL_FIRST, LABELS_BEHIND)
"""Notations that name both sides in one sentence."""


def ballots(units: Sequence[Unit], motions: Sequence[Motion]) -> list[Ballot]:
    """Return the votes that sentences tell of, in order.

    Args:
        units: the sentences of the decision's part, and of the handling.
        motions: what had been moved.
    """
    if not may_vote([unit.text for unit in units]):
        return []
    units = [own_words(unit) for unit in units]
    found = _Reader(motions).read(units, {})
    covered = {
        number
        for number, unit in enumerate(units)
        if any(
            unit.start < one.count.end and one.count.start < unit.end for one in found
        )
    }
    passages = [
        one
        for one in vote_passages(units, motions, covered)
        if not (one.vote.is_named and found)
    ]
    if passages:
        found = _Reader(motions).read(units, {one.last: one for one in passages})
    return with_elected(found, units)


_DIGIT = re.compile(r"\d")


def _sides(folded: str) -> tuple[int | None, int | None, str]:
    """Return the figures of both sides of a sentence, and what it tells of the others."""
    both = next(filter(None, (one.search(folded) for one in _BOTH)), None)
    if both is not None:
        blank = both.groupdict().get("e")
        told = f"{blank} tyhjää" if blank else folded[both.end() :]
        return int(both["a"]), int(both["b"]), told
    is_swedish = IS_SWEDISH.search(folded) is not None
    yes = first_number(JA if is_swedish else YES, folded)
    return yes, first_number(NEJ if is_swedish else NO, folded), folded


class _Reader:
    def __init__(self, motions: Sequence[Motion]) -> None:
        self._motions = motions
        self._found: list[Ballot] = []
        self._yes: int | None = None
        self._no: int | None = None
        self._unit: Unit | None = None
        self._told = ""
        self._before: list[str] = []
        self._roll = False
        self._is_asked = False
        self._half: tuple[tuple[int, str], Unit] | None = None

    def read(
        self, rows: Sequence[Unit], passages: Mapping[int, VotePassage]
    ) -> list[Ballot]:
        """Return the votes of *rows*; those of *passages* are read already."""
        inside = {
            n for one in passages.values() for n in range(one.first, one.last + 1)
        }
        for number, unit in enumerate(rows):
            if number in passages:
                self._take_passage(rows, passages[number])
            elif number in inside:
                self._before.append(unit.text.lower())
            else:
                for told in several_votes(unit):
                    self.take(told, number + 1)
        return self._found

    def _take_passage(self, rows: Sequence[Unit], passage: VotePassage) -> None:
        """Add the vote of a passage, with the question that its sides tell."""
        vote = passage.vote
        last = rows[passage.last]
        folded = last.text.lower()
        self._before.append(folded)
        self._is_asked = self._is_asked or vote.is_named
        self._roll = self._roll or vote.is_named
        first = rows[passage.first]
        number = len(self._found)
        self._add(vote.plus, vote.minus, first, last, passage.last + 1, folded)
        for place, ballot in enumerate(self._found):
            if place >= number:
                about = "election" if vote.winner else vote.later or ballot.about
                count = replace(
                    ballot.count,
                    empty=vote.empty or ballot.count.empty,
                    absent=vote.absent or ballot.count.absent,
                    winner=vote.winner,
                    about=about,
                )
                ballot = replace(ballot, count=count, about=about)
            elif len(self._found) > number or not ballot.has({vote.plus, vote.minus}):
                continue
            self._found[place] = ballot.with_blanks(vote.empty, vote.absent)

    def take(self, unit: Unit, index: int) -> None:
        unit = without_parties(unit)
        named = with_whole_numbers(counted_names(unit.text).lower())
        folded = as_usual(with_one(as_digits(named)))
        self._before.append(folded)
        if BY_GROUPS.search(folded):
            return
        self._is_asked = self._is_asked or ASKED.search(folded) is not None
        has_figure = _DIGIT.search(folded) or _DIGIT.search(unit.text)
        yes, no, told = _sides(folded) if has_figure else (None, None, folded)
        if yes is None and no is None:
            yes, no = self._listed(unit)
        if yes is None and no is None and has_figure:
            yes, no = bracketed(folded)
        if yes is None and no is None:
            reads = self._by_sides if has_figure else self._by_halves
            if not reads(unit, folded, index):
                self._besides(unit, folded)
            return
        self._roll = self._roll or bool(NAMES.search(unit.text))
        if yes is not None and self._yes is not None and no is None:
            self._yes = None
            self._told = ""
        self._unit = self._unit or unit
        told = self._told = f"{self._told} {told}".strip()
        self._yes = yes if yes is not None else self._yes
        self._no = no if no is not None else self._no
        if self._yes is not None and self._no is not None:
            self._add(self._yes, self._no, self._unit, unit, index, told)
            self._yes = self._no = self._unit = None
            self._told = ""

    def _listed(self, unit: Unit) -> tuple[int | None, int | None]:
        """Return how many names each side of "Jaa: Aho, Elo; ei: Malli" has."""
        found: dict[str, int] = {}
        for match in LISTED.finditer(unit.text):
            found[match["side"].lower()[0]] = len(LISTED_NAME.split(match["names"]))
        self._roll = self._roll or bool(found)
        no = found.get("e", found.get("n"))
        return found.get("j"), no

    def _besides(self, unit: Unit, folded: str) -> None:
        """Blank votes and absences may stand on lines of their own, and names."""
        if self._yes is not None or self._no is not None:
            self._roll = self._roll or bool(SIDE_NAMES.match(unit.text))
            return
        if not self._found:
            return
        if len(folded) >= LONGEST_ROW:
            return
        empty, absent = first_number(EMPTY, folded), absent_count(unit.text, folded)
        self._found[-1] = self._found[-1].with_blanks(empty, absent)

    def _by_sides(self, unit: Unit, folded: str, index: int) -> bool:
        match = BY_VOTES.search(folded)
        if match:
            won = int(match["a"] or match["c"] or match["x"])
            lost = int(match["b"] or match["d"] or match["y"])
            if LOST.search(folded) and won < lost:
                won, lost = lost, won
            is_base = base_won(unit.text, folded, self._motions)
            if is_base is not None:
                most, least = max(won, lost), min(won, lost)
                won, lost = (most, least) if is_base else (least, most)
            is_open = is_base is None
            self._add(won, lost, unit, unit, index, folded, ordered=is_open)
            return True
        sides = (
            sides_of(folded) if not says("base-first", folded) else for_against(folded)
        )
        if len(sides) < 2:
            return (
                self._by_halves(unit, folded, index)
                or self._by_pair(unit, folded, index)
                or self._by_names(unit, folded, index)
            )
        is_ballot = len(sides) > 2 or chooses(self._before[-6:], self._motions)
        if is_ballot and not OF_MOTIONS.search(folded):
            numbers = sorted((number for number, _ in sides), reverse=True)
            self._add(
                *(numbers[0], sum(numbers[1:]), unit, unit, index, folded),
                about="election",
            )
            return True
        self._add_sides(sides[0], sides[1], unit, unit, index, folded)
        return True

    def _add_sides(
        self,
        one: tuple[int, str],
        other: tuple[int, str],
        first: Unit,
        last: Unit,
        index: int,
        folded: str,
    ) -> None:
        """Add a vote whose sides are told by labels, the base proposal's votes first."""
        is_of_persons = chooses(self._before[-6:], self._motions, last.text)
        if is_of_persons and not OF_MOTIONS.search(f"{one[1]} {other[1]}"):
            most, least = sorted((one[0], other[0]), reverse=True)
            self._add(most, least, first, last, index, folded, about="election")
            return
        here, there = own_label(one[1]), own_label(other[1])
        is_base = self._is_base(there) and not self._is_base(here)
        is_counter = self._is_counter(here) and not self._is_counter(there)
        if is_base or is_counter:
            one, other = other, one
        self._add(one[0], other[0], first, last, index, folded)

    def _by_halves(self, unit: Unit, folded: str, index: int) -> bool:
        """Read two sides of which each has a row or a sentence of its own."""
        match, listed = HALF.match(folded), HALF_NAMES.match(unit.text)
        if match is not None:
            side = (int(match["n"]), match["label"])
        elif listed is not None:
            names = LISTED_NAME.split(listed["names"])
            side = (len(names), listed["label"].lower())
        else:
            self._half = None
            return False
        if self._half is None:
            self._half = (side, unit)
            return True
        before, first = self._half
        self._half = None
        self._roll = self._roll or "(" in unit.text or listed is not None
        self._add_sides(before, side, first, unit, index, folded)
        return True

    def _by_pair(self, unit: Unit, folded: str, index: int) -> bool:
        """Read "Kuparila sai 6 ja Kipinä 5 ääntä" of names of things, not of persons."""
        match = PAIR.search(folded)
        if match is None or not VOTED.search(" ".join(self._before[-3:])):
            return False
        one, other = (int(match["a"]), match["x"]), (int(match["b"]), match["y"])
        self._add_sides(one, other, unit, unit, index, folded)
        return True

    def _by_names(self, unit: Unit, folded: str, index: int) -> bool:
        """Read "Niittymaa 14, Koivu 8 ja kaksi tyhjää" of a ballot of persons."""
        near = " ".join(self._before[-4:])
        if not says("ballot-of-persons", near) or not says("count-said", folded):
            return False
        found = [
            int(match[1]) for match in NAMED_COUNT.finditer(TOTAL.sub("", unit.text))
        ]
        if len(found) < 2:
            return False
        numbers = sorted(found, reverse=True)
        self._add(
            *(numbers[0], sum(numbers[1:]), unit, unit, index, folded),
            about="election",
        )
        return True

    def _is_base(self, label: str) -> bool:
        return says("base-side", label) and not self._is_counter(label)

    def _is_counter(self, label: str) -> bool:
        if any(is_named(motion.mover, label) for motion in self._motions):
            return True
        return any(says(name, label) for name in COUNTERLIKE) or bool(
            re.search(r"palautt|vastust|vastaan", label)
        )

    def _add(
        self,
        yes: int,
        no: int,
        first: Unit,
        last: Unit,
        index: int,
        folded: str,
        *,
        ordered: bool = False,
        about: VoteQuestion | None = None,
    ) -> None:
        is_asked, self._is_asked = self._is_asked, False
        if says("majority-rule", folded) and not says("majority-missed", folded):
            return
        voted = [one.about for one in self._found]
        about = about or vote_question(self._before, self._motions, index, voted)
        is_named = not ordered and self._is_named(folded, about, voted)
        is_other = is_asked or is_named
        figures = {yes, no}
        is_again = not is_other and any(one.has(figures) for one in self._found)
        if is_again or not are_votes((yes, no), f"{self._told} {folded}"):
            return
        told = next((one for one in self._found if one.sums_up(figures)), None)
        self._found = [one for one in self._found if one is not told]
        count = VoteCount(
            for_=yes,
            against=no,
            empty=first_number(EMPTY, folded)
            or self._empty_slips()
            or (told.count.empty if told else 0),
            absent=absent_count(last.text, folded) or 0,
            winner=None,
            roll_call=self._roll or bool(NAMES.search(last.text)),
            start=first.start,
            end=last.end,
            about=about,
        )
        motion = vote_motion(self._before, self._motions, index, about)
        if motion is not None:
            start, end = motion.units[0].start, motion.units[-1].end
            count = replace(count, motion_start=start, motion_end=end)
        if about == "election":
            count = replace(count, winner=most_voted(last.text, yes))
        self._roll = False
        ballot = Ballot(
            *(count, index, about, ordered),
            is_summary=BY_VOTES.search(folded) is not None
            and (index == 1 or (ordered and SUMS_UP.search(folded) is not None)),
            is_among_motions=is_among_motions(self._before, self._motions, index),
        )
        self._before = self._before[-1:]
        self._found.append(ballot)

    def _is_named(
        self, folded: str, about: VoteQuestion, voted: Sequence[VoteQuestion]
    ) -> bool:
        """Whether a sentence says that its vote is on what no earlier vote was on."""
        return about not in voted and named_question(folded, self._motions) == about

    def _empty_slips(self) -> int | None:
        """Return the blank slips that the sentence before tells: "43 lippua, 1 tyhjä"."""
        near = [one for one in self._before[-4:-1] if SLIPS.search(one)]
        return first_number(EMPTY, near[-1]) if near else None
