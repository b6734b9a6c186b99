"""Votes with their figures: JAA and EI, "äänin 7–4", votes for one motion and another."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.decision.meaning.grammar.number_words import as_digits
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.voting.counted_names import counted_names
from analyzers.decision.meaning.voting.vote_notations import (
    ASKED,
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
    PAIR,
    SIDE_NAMES,
    SLIPS,
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
from analyzers.decision.meaning.voting.vote_subjects import most_voted
from analyzers.decision.meaning.zoning.narrative import Motion, is_named
from analyzers.decision.meaning_values import VoteCount, VoteQuestion

_BOTH = (LABELS_INSIDE, LABEL_FIRST, LABELS_BEHIND)
"""Notations that name both sides in one sentence."""
_LATER: tuple[VoteQuestion, ...] = ("return", "table")
_WISH: VoteQuestion = "wish"
_KINDS: dict[VoteQuestion, frozenset[str]] = {
    "counter": frozenset(["counter", "refuse"]),
    "return": frozenset(["return"]),
    "table": frozenset(["table"]),
    "wish": frozenset(["wish"]),
    "election": frozenset(),
}
"""Kinds of motions that a vote on each question can be on."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote as it stands in the narrative.

    Attributes:
        count: its figures.
        index: the number of the sentence that ends it.
        about: counter, return, table, wish or election.
        is_ordered: whether the figures are those of the winner and the loser, not yet of
            the base proposal and the other one.
    """

    count: VoteCount
    index: int
    about: VoteQuestion
    is_ordered: bool = False


_MAY_VOTE = re.compile(
    r"ään|röst|rost|\bjaa\b|\bnej\b|voter|puolesta|vastaan|kanna[lt]|\be?mot\b|lippu|lipu|understö"
    r"|(?:förslag|ehdotu|esity)\w*(?: \([^)]*\))?[ :]+\w+",
    re.IGNORECASE,
)
"""A word without which no vote is told of."""


def ballots(units: Sequence[Unit], motions: Sequence[Motion]) -> list[Ballot]:
    """Return the votes that sentences tell of, in order.

    Args:
        units: the sentences of the decision's part, and of the handling.
        motions: what had been moved.
    """
    if not any(_MAY_VOTE.search(unit.text) for unit in units):
        return []
    reader = _Reader(motions)
    for index, unit in enumerate(units, start=1):
        reader.take(unit, index)
    return reader.finish()


class _Reader:
    def __init__(self, motions: Sequence[Motion]) -> None:
        self._motions = motions
        self._found: list[Ballot] = []
        self._yes: int | None = None
        self._no: int | None = None
        self._unit: Unit | None = None
        self._before: list[str] = []
        self._roll = False
        self._is_asked = False
        self._half: tuple[tuple[int, str], Unit] | None = None

    def take(self, unit: Unit, index: int) -> None:
        folded = as_usual(with_one(as_digits(counted_names(unit.text).lower())))
        self._before.append(folded)
        self._is_asked = self._is_asked or ASKED.search(folded) is not None
        is_swedish = IS_SWEDISH.search(folded) is not None
        yes = first_number(JA if is_swedish else YES, folded)
        no = first_number(NEJ if is_swedish else NO, folded)
        both = next(filter(None, (one.search(folded) for one in _BOTH)), None)
        told = folded
        if both is not None:
            yes, no = int(both["a"]), int(both["b"])
            told = folded[both.end() :]
            if blank := both.groupdict().get("e"):
                told = f"{blank} tyhjää"
        if yes is None and no is None:
            yes, no = self._listed(unit)
        if yes is None and no is None:
            yes, no = bracketed(folded)
        if yes is None and no is None:
            if not self._by_sides(unit, folded, index):
                self._besides(unit, folded)
            return
        self._roll = self._roll or bool(NAMES.search(unit.text))
        if yes is not None and self._yes is not None and no is None:
            self._yes = None
        self._unit = self._unit or unit
        self._yes = yes if yes is not None else self._yes
        self._no = no if no is not None else self._no
        if self._yes is not None and self._no is not None:
            self._add(self._yes, self._no, self._unit, unit, index, told)
            self._yes = self._no = self._unit = None

    def _listed(self, unit: Unit) -> tuple[int | None, int | None]:
        """Return how many names each side of "Jaa: Aho, Elo; ei: Malli" has."""
        found: dict[str, int] = {}
        for match in LISTED.finditer(unit.text):
            found[match["side"].lower()[0]] = len(LISTED_NAME.split(match["names"]))
        self._roll = self._roll or bool(found)
        no = found.get("e", found.get("n"))
        return found.get("j"), no

    def finish(self) -> list[Ballot]:
        return self._found

    def _besides(self, unit: Unit, folded: str) -> None:
        """Blank votes and absences may stand on lines of their own, and names."""
        if self._yes is not None or self._no is not None:
            self._roll = self._roll or bool(SIDE_NAMES.match(unit.text))
            return
        if not self._found:
            return
        last = self._found[-1]
        empty, absent = first_number(EMPTY, folded), absent_count(unit.text, folded)
        if len(folded) >= LONGEST_ROW:
            return
        count = dataclasses.replace(
            last.count,
            empty=last.count.empty or empty or 0,
            absent=last.count.absent or absent or 0,
        )
        self._found[-1] = dataclasses.replace(last, count=count)

    def _by_sides(self, unit: Unit, folded: str, index: int) -> bool:
        match = BY_VOTES.search(folded)
        if match:
            won = int(match["a"] or match["c"] or match["x"])
            lost = int(match["b"] or match["d"] or match["y"])
            if LOST.search(folded) and won < lost:
                won, lost = lost, won
            self._add(won, lost, unit, unit, index, folded, ordered=True)
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
        if says("ballot-of-persons", " ".join(self._before[-6:])) and not re.search(
            r"ehdotu|esity|förslag", folded
        ):
            numbers = sorted((number for number, _ in sides), reverse=True)
            self._add(numbers[0], sum(numbers[1:]), unit, unit, index, folded)
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
        is_base = self._is_base(other[1]) and not self._is_base(one[1])
        is_counter = self._is_counter(one[1]) and not self._is_counter(other[1])
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
        self._add(numbers[0], sum(numbers[1:]), unit, unit, index, folded)
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
    ) -> None:
        is_asked, self._is_asked = self._is_asked, False
        if says("majority-rule", folded):
            return
        if yes > 200 or no > 200 or (not is_asked and self._is_repeated(yes, no)):
            return
        about = self._about(index)
        count = VoteCount(
            for_=yes,
            against=no,
            empty=first_number(EMPTY, folded) or self._empty_slips() or 0,
            absent=absent_count(last.text, folded) or 0,
            winner=None,
            roll_call=self._roll or bool(NAMES.search(last.text)),
            start=first.start,
            end=last.end,
            about=about,
        )
        motion = self._motion(index, about)
        if motion is not None:
            start, end = motion.units[0].start, motion.units[-1].end
            count = dataclasses.replace(count, motion_start=start, motion_end=end)
        if about == "election":
            count = dataclasses.replace(count, winner=most_voted(last.text, yes))
        self._roll = False
        self._before = self._before[-1:]
        self._found.append(Ballot(count, index, about, ordered))

    def _empty_slips(self) -> int | None:
        """Return the blank slips that the sentence before tells: "43 lippua, 1 tyhjä"."""
        before = self._before[-2] if len(self._before) > 1 else ""
        return first_number(EMPTY, before) if SLIPS.search(before) else None

    def _is_repeated(self, yes: int, no: int) -> bool:
        """Whether figures are said again: in the handling, then in the decision."""
        return any(
            {yes, no} == {one.count.for_, one.count.against} for one in self._found
        )

    def _motion(self, index: int, about: VoteQuestion) -> Motion | None:
        """Return the motion that a vote was on; None where it may have been another."""
        live = [
            one
            for one in self._motions
            if one.index <= index and not one.is_lapsed and one.kind in _KINDS[about]
        ]
        since = index - max((one.index for one in self._motions), default=0)
        near = " ".join(self._before[-since:]) if since > 0 else ""
        named = [one for one in live if one.mover and is_named(one.mover, near)]
        found = named or live
        return found[0] if len(found) == 1 else None

    def _about(self, index: int) -> VoteQuestion:
        """Return what a vote was on: the sentence says it, else the last motion."""
        near = " ".join(self._before[-8:])
        close = " ".join(one for one in self._before[-4:] if not says("lapsed", one))
        if says("wish", close) or (says("wish", near) and not self._motions):
            return "wish"
        own = self._before[-1]
        for name in _LATER:
            if says(name, own) or (name == "return" and "palautt" in own):
                return name
        moved = [
            one.kind
            for one in self._motions
            if one.index <= index and not one.is_lapsed
        ]
        for name in (*_LATER, _WISH):
            if moved and moved[-1] == name:
                return name
        if not any(one.index <= index for one in self._motions):
            for name in _LATER:
                if says(name, close) or (name == "return" and "palautt" in close):
                    return name
        if not self._motions and says("ballot-of-persons", near):
            return "election"
        return "counter"


def last_deciding(found: Sequence[Ballot]) -> Ballot | None:
    """Return the last vote on a proposal, a return or a tabling, or None."""
    deciding = [one for one in found if one.about in {"counter", "return", "table"}]
    return deciding[-1] if deciding else None
