"""Whose a name is by everything near it, where rules and the words near do not agree.

Rules (``person_sides``) tell a side by one thing, and know the wordings they were
written for. The words near a name each speak a little for a private person or for
somebody in office: how much was learned from labelled texts
(``scripts/make_side_weights.py``, logistic regression) and is in ``side_weights.tsv``.
What a rule said counts as much as several plain words. Names of one list, and several
mentions of one person, are judged together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from statistics import fmean

from corpus.personal.names.name_parts import name_parts
from corpus.personal.person_roles import PersonSide
from corpus.personal.weighing.side_features import side_features

Place = tuple[int, int]
"""Where a name begins and ends in a text."""

SAID, CAUTION = 2.5, 0.6
"""Log odds that a rule's word adds for its side, and that caution adds for the private one."""

MOST_WEIGHED = 300
"""Names of one text that are weighed; of more, which no decision has, rules alone say it."""

_OWN = 0.3
"""Share of what is near one mention of a person, beside the mean of all mentions."""

_BETWEEN_LISTED = re.compile(
    r"\s?[,;/&]\s?|,?\s(?:ja|och|sekä|samt|x)\s", re.IGNORECASE
)
_CONSTANT = "constant"


@dataclass(frozen=True, slots=True)
class RuledName:
    """A name at ``text[start:end]``, its side by rules, and whether words say that side."""

    start: int
    end: int
    side: PersonSide
    is_said: bool


def weighed_sides(text: str, named: Sequence[RuledName]) -> list[PersonSide]:
    """Return the side of each name, by the rules' word and by everything near.

    Args:
        text: the text that names them.
        named: the names with the side that rules say, in any order.
    """
    if len(named) > MOST_WEIGHED:
        return [one.side for one in named]
    places = [(one.start, one.end) for one in named]
    odds = [_odds(text, *place) for place in places]
    for group in _lists(text, places):
        mean = fmean(odds[one] for one in group)
        for one in group:
            odds[one] = mean
    for group in _persons(text, places):
        mean = fmean(odds[one] for one in group)
        for one in group:
            odds[one] = _OWN * odds[one] + (1 - _OWN) * mean
    return [
        "private" if odd + _by_rule(one) > 0 else "office"
        for odd, one in zip(odds, named, strict=True)
    ]


def _by_rule(one: RuledName) -> float:
    if not one.is_said:
        return CAUTION
    return CAUTION + (SAID if one.side == "private" else -SAID)


def _odds(text: str, start: int, end: int) -> float:
    """Return the log odds that the words near speak of a private person."""
    weights = side_weights()
    marks = side_features(text, start, end)
    return weights[_CONSTANT] + sum(weights.get(mark, 0.0) for mark in marks)


@cache
def side_weights() -> dict[str, float]:
    """Return the log odds that each mark adds; above 0 for private persons."""
    file = resources.files("corpus.personal.weighing") / "side_weights.tsv"
    lines = file.read_text("utf-8").splitlines()[1:]
    rows = (line.rpartition("\t") for line in lines)
    return {mark: int(weight) / 100 for mark, _, weight in rows}


def _lists(text: str, places: Sequence[Place]) -> Iterable[list[int]]:
    """Yield which names stand in one list: nothing but a sign or "and" between them."""
    group: list[int] = []
    for one in sorted(range(len(places)), key=places.__getitem__):
        if group:
            between = text[places[group[-1]][1] : places[one][0]]
            if not _BETWEEN_LISTED.fullmatch(between):
                yield group
                group = []
        group.append(one)
    if group:
        yield group


def _persons(text: str, places: Sequence[Place]) -> Iterable[list[int]]:
    """Yield which names are of one person: a surname, and first names that begin alike."""
    by_surname: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one, (start, end) in enumerate(places):
        surname, given = name_parts(text[start:end])
        first = given[0].casefold()[:3] if given else ""
        by_surname[surname.casefold()[:4]][first].append(one)
    for by_first in by_surname.values():
        alone = by_first.pop("", [])
        groups = list(by_first.values())
        if len(groups) == 1:
            yield groups[0] + alone
        else:
            yield from (groups or [alone])
