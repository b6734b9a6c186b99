"""Figures, or counted names, matched with the sides that stand beside them.

Each count belongs to the label before it or behind it; of all ways in which every count
gets a label of its own the nearest is taken. Two sides that are against each other make a
vote. Nothing is read where a count stays without a side.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from analyzers.decision.meaning.grammar.number_words import as_digits
from analyzers.decision.meaning.voting.side_labels import (
    Labelled,
    SideLabel,
    is_swedish,
    side_labels,
)
from analyzers.decision.meaning.voting.voter_lists import with_counts
from analyzers.decision.meaning.zoning.narrating.narrative import Motion
from analyzers.decision.meaning_values import VoteQuestion

_COUNT = re.compile(
    r"⟦(?P<names>\d+)⟧|(?<![\w.,/§–-])(?<!§ )(?<!nro )(?<!klo )(?<!liite )(?<!liitteenä )"
    r"(?<!bilaga )(?<!sivu )(?<!sivut )(?<!sida )(?<!sidor )"
    r"(?P<n>\d{1,2}(?![ \xa0]\d{3}\b)|(?<!\d[ \xa0])\d{3})(?![\w§%€])(?![.,:/]\d)"
    r"(?! ?(?:€|%|§|eur|mk\b|m2|m²|vuo|år|kuukau|månad|päiv|dag|prosent|procent|tunti|paikk|km\b"
    r"|oppila|elev|kohta|kohda|punkt|momen|luku|kap|artik|kokou|henkilötyö|h\b|kg\b|metri|meter"
    r"|hehtaari|ha\b|asunto|tonni|viikko|veck|\.\s?(?:tammi|helmi|maalis|huhti|touko|kesä|heinä"
    r"|elo|syys|loka|marras|joulu)))"
)
_ONE = re.compile(
    r"\b(?:yksi|yhden|en|ett|eräs)\b(?= (?:\w+ )?(?:jäsen|valtuut|ledam|sedel|lippu|lappu|tyhj"
    r"|blank|avst|pidätt|oli poissa|ääni|röst|vastusti|kannatti|äänesti))"
)
_SIX = re.compile(r"(?:(?<=ja )|(?<=, )|(?<=: )|^)kuusi\b")
_TOTAL = re.compile(
    r"\s*(?:ääntä|röster|lippua|sedlar|jäsentä|valtuutettua)?,?\s*"
    r"(?:joista|varav|av vilka|avgivna röster|annetusta äänestä|annetuista äänistä"
    r"|äänestä|närvarande)\b"
)
_TOTAL_BEFORE = re.compile(
    r"(?<!ääniä )(?<!-röster )(?<!ääniä annettiin )(?<!ääniä oli )(?<!-röster avgavs )"
    r"\b(?:yhteensä|sammanlagt|kaikkiaan|totalt)\s*(?:annettiin )?$"
)
_THE_OTHERS = re.compile(r"\b(?:muut|loput|övriga|resterande) $")
"""Before a figure beside names: "Elon ehdotusta kannatti Aho, Mallin ehdotusta muut viisi"."""
_CROSSED = re.compile(r"[,;.\n]|\b(?:ja|och|medan|kun taas|sekä|samt|muiden)\b")
_CROSSING = 25
_FAR = 80
_FOLLOWS = re.compile(
    r"\s*(?:$|[,.;:)|(\n/–-]|(?:ään|jäsen|valtuut|ledam|medlem|röst|kpl\b|st\b|henkil|edusta|kannat|vasta|puolt|vastust"
    r"|puolesta|jaa\b|ei\b|ja\b|nej\b|tyhj|blank|poissa|frånv|avst|pidätt|och\b|sekä\b|samt\b|medan\b"
    r"|mot\b|emot\b|för\b|kun taas|muiden|av\b|jolloin|joten|varvid|eli\b|kättä|lippu|lappu|⟦))"
)
"""What may stand behind a figure of a vote: a point, another side, what is counted."""
_MOST = 7
MOST_FIGURES = 4
"""Figures of a vote: two sides, blank votes and absences, each told once."""
_LEAST_NAMES = 3
_SIDE = re.compile(
    r"\bjaa\b|\bei\b|\bja\b|\bnej\b|ehdotu|esity|förslag|palaut|återremi|pöydä|bordlägg|jatka"
    r"|fortsa|fortsä|puolesta|\bför\b|vastaan|\be?mot\b|vastusti|motsatte"
)
"""A word that tells a side of a vote."""
_NO_VOTE = re.compile(
    r"\b(?:äänestyksettä|ilman äänestystä|utan omröstning|ehdotti(?:vat)?|esitti(?:vät)?|föreslog"
    r"|yrkade|kannattamana|understödd av|totesi, että ne"
    r"|jotka kannattavat|äänestävät|som (?:understöder|stöder|biträder)|röstar)\b"
)
_LATER: tuple[Literal["return", "table"], ...] = ("return", "table")
_PLUS: frozenset[SideLabel] = frozenset(["yes", "base", "continue", "for"])
_MINUS: frozenset[SideLabel] = frozenset(
    ["no", "counter", "return", "table", "against"]
)


@dataclass(frozen=True, slots=True)
class MatchedVote:
    """A vote's figures by side.

    Attributes:
        is_named: whether the figures are those of counted names.
        later: return or table where that was one of the sides.
        winner: who won a ballot of persons.
    """

    plus: int
    minus: int
    empty: int
    absent: int
    is_named: bool
    later: VoteQuestion | None
    winner: str | None = None


@dataclass(frozen=True, slots=True)
class _Count:
    value: int
    start: int
    end: int
    is_named: bool


def matched_vote(text: str, motions: Sequence[Motion]) -> MatchedVote | None:
    """Return the vote that a few sentences tell; None if they tell none plainly."""
    if not _SIDE.search(text.lower()) or tells_no_vote(text):
        return None
    folded = in_figures(text)
    counts = _counts(folded)
    if len(counts) < 2:
        folded = in_figures(with_counts(text))
        counts = _counts(folded)
    if len(counts) < 2 or sum(not one.is_named for one in counts) > MOST_FIGURES:
        return None
    labels = side_labels(folded, motions, is_swedish=is_swedish(folded))
    given = _in_columns(counts, labels) or _matched(folded, counts, labels)
    return _vote(given) if given else None


def figures_told(text: str) -> int:
    """Return how many figures of votes a sentence or row may tell."""
    return sum(not one.is_named for one in _all_counts(in_figures(text)))


def tells_no_vote(text: str) -> bool:
    """Whether sentences tell what was moved or how one votes, and so no figures."""
    return _NO_VOTE.search(text.lower()) is not None


def in_figures(text: str) -> str:
    """Return a text in small letters with its numbers in figures."""
    return _SIX.sub("6", _ONE.sub("1", as_digits(text.lower())))


def _all_counts(folded: str) -> list[_Count]:
    """Return figures and counted names, without totals, in order."""
    found = []
    for match in _COUNT.finditer(folded):
        is_named = match["names"] is not None
        if _TOTAL.match(folded, match.end()):
            continue
        if _TOTAL_BEFORE.search(folded[: match.start()][-30:]):
            continue
        value = int(match["names"] or match["n"])
        found.append(_Count(value, match.start(), match.end(), is_named))
    return found


def _counts(folded: str) -> list[_Count]:
    """Return the figures, or the counted names where there are no two figures."""
    found = _all_counts(folded)
    figures = [one for one in found if not one.is_named]
    if len(figures) == 1 and _THE_OTHERS.search(folded[: figures[0].start]):
        return found
    return figures if len(figures) > 1 else [one for one in found if one.is_named]


_Given = list[tuple[_Count, SideLabel]]


def _in_columns(counts: Sequence[_Count], labels: Sequence[Labelled]) -> _Given | None:
    """Return figures of a row under their heads: "Jaa Ei Tyhjä" and below "7 4 1"."""
    if len(counts) != len(labels) or labels[-1].end > counts[0].start:
        return None
    if len({one.side for one in labels}) != len(labels):
        return None
    return [(count, one.side) for count, one in zip(counts, labels, strict=True)]


def _matched(
    folded: str, counts: Sequence[_Count], labels: Sequence[Labelled]
) -> _Given | None:
    ends = [one.end for one in labels]
    starts = [one.start for one in labels]
    before, after = [], []
    for number, count in enumerate(counts):
        last = counts[number - 1].start if number else -1
        near = bisect_right(ends, count.start) - 1
        is_beside = near >= 0 and ends[near] > last
        before.append(_before(folded, count, labels[near]) if is_beside else None)
        following = counts[number + 1].end if number + 1 < len(counts) else None
        near = bisect_left(starts, count.end)
        is_beside = near < len(labels)
        if is_beside and following is not None:
            is_beside = starts[near] < following
        after.append(_after(folded, count, labels[near]) if is_beside else None)
    if len(counts) <= _MOST:
        ways = [
            way
            for way in product(*zip(before, after, strict=True))
            if None not in way and len({one[1].start for one in way if one}) == len(way)
        ]
    else:
        ways = [tuple(way) for way in (before, after) if None not in way]
    if not ways:
        return None
    best = min(ways, key=lambda way: sum(one[0] for one in way if one))
    return [
        (count, one[1].side) for count, one in zip(counts, best, strict=True) if one
    ]


_Near = tuple[int, Labelled]


def _before(folded: str, count: _Count, label: Labelled) -> _Near | None:
    """Return the label before a count and how far it is."""
    if not _FOLLOWS.match(folded, count.end):
        return None
    return _distance(folded[label.end : count.start], label)


def _after(folded: str, count: _Count, label: Labelled) -> _Near | None:
    """Return the label behind a count and how far it is."""
    return _distance(folded[count.end : label.start], label)


def _distance(gap: str, label: Labelled) -> _Near | None:
    if len(gap) > _FAR and not gap.endswith(("(", " eli ")):
        return None
    return len(gap) + _CROSSING * len(_CROSSED.findall(gap)), label


def _vote(given: _Given) -> MatchedVote | None:
    sides: dict[SideLabel, int] = {}
    for count, side in given:
        if side in sides and not count.is_named:
            return None
        sides[side] = sides.get(side, 0) + count.value
    rest = {side: n for side, n in sides.items() if side not in {"empty", "absent"}}
    if len(rest) != 2:
        return None
    plus = _plus(list(rest))
    if plus is None:
        return None
    minus = next((side for side in rest if side != plus), plus)
    later = next((name for name in _LATER if name in rest), None)
    is_named = all(count.is_named for count, _ in given)
    if is_named and sum(rest.values()) < _LEAST_NAMES:
        return None
    return MatchedVote(
        rest[plus],
        rest[minus],
        sides.get("empty", 0),
        sides.get("absent", 0),
        is_named,
        later,
    )


def _plus(sides: Sequence[SideLabel]) -> SideLabel | None:
    """Return which of two sides is the base proposal's; None where they are one side."""
    one, other = sides
    if "against" in sides:
        named = other if one == "against" else one
        return "against" if named in _MINUS else named
    for first, second in ((one, other), (other, one)):
        if first in _PLUS and second in _MINUS | {"other"}:
            return first
        if first == "other" and second in _MINUS:
            return first
    return None
