"""Hits as cards, one a case: what was decided, how, and the way of the case."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import Decision
from corpus.records import ReadHandling
from corpus.store import DecisionStore
from indexer.request import Fragment, Hit
from search_web.page.components.decided import (
    VoteView,
    decided_sums,
    deciding_vote,
    is_earlier,
    ruling,
)
from search_web.page.decision_addresses import decision_address
from search_web.page.labelling.labels import body_abbreviation

LEAST_SHARED = 3
"""Words of a deciding sentence by which a fragment is known to repeat it."""

MOST_STEPS = 4
"""Bodies of a case that fit as dots beside each other; the newest are shown."""


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One handling of a case, as a dot with a day."""

    short: str
    body: str
    day: dt.date | None
    outcome: str | None
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class LastRuling:
    """The handling that decided a case last, where another one was found."""

    body: str
    day: dt.date | None
    outcome: str | None
    status: str | None
    address: str


@dataclass(frozen=True, slots=True)
class CaseCard:
    """A case found: its best hit and what was decided last.

    Attributes:
        hit: the best hit of the case.
        last: the handling that decided the case last; None where that is the hit, or
            none is known to have decided.
        ruling: the deciding sentence of the last handling, None when it was not found.
        snippet: the words that match, when the title and the ruling do not show them;
            never of a handling quoted from an earlier body.
        vote: the vote that decided it.
        euros: the largest sum decided.
        steps: the newest handlings of the case, oldest first; one when it is alone.
        handlings: all of them.
    """

    hit: Hit
    last: LastRuling | None
    ruling: str | None
    snippet: Fragment | None
    vote: VoteView | None
    euros: float | None
    steps: tuple[CaseStep, ...]
    handlings: tuple[CaseStep, ...]


def case_cards(
    hits: Sequence[Hit], store: DecisionStore, *, is_of_case: bool = False
) -> tuple[CaseCard, ...]:
    """Return a card for each case among *hits*, in the order of its best hit.

    With *is_of_case* it tells what the case's last ruling was, else what the hit's was.
    """
    if not hits:
        return ()
    rows = _one_each(hits, store)
    last = {
        hit.decision_id: next(filter(decides, reversed(handled)), None)
        for hit, handled in rows
        if is_of_case
    }
    ids = {hit.decision_id for hit, _ in rows}
    held = store.get_many(ids | {one.decision_id for one in last.values() if one})
    cards = []
    for hit, handled in rows:
        if (found := held.get(hit.decision_id)) is None:
            continue
        decided = last.get(hit.decision_id)
        decision = held.get(decided.decision_id, found) if decided else found
        cards.append(_card(hit, found.decision, handled, decision.decision))
    return tuple(cards)


def _one_each(
    hits: Sequence[Hit], store: DecisionStore
) -> list[tuple[Hit, Sequence[ReadHandling]]]:
    """Return the best hit of each case with its handlings; none where it is alone."""
    cases = store.handlings(case for hit in hits if (case := case_of(hit)))
    rows: list[tuple[Hit, Sequence[ReadHandling]]] = []
    seen: set[str] = set()
    for hit in hits:
        if hit.decision_id in seen:
            continue
        case = case_of(hit)
        handled = cases[case] if case else []
        ids = {one.decision_id for one in handled}
        if hit.decision_id not in ids:
            handled, ids = [], {hit.decision_id}
        seen |= ids
        rows.append((hit, handled))
    return rows


def _card(
    hit: Hit, found: Decision, handled: Sequence[ReadHandling], decision: Decision
) -> CaseCard:
    handled = handled or [ReadHandling(found.decision_id, found.reading)]
    steps = tuple(
        case_step(one, is_here=one.decision_id == hit.decision_id) for one in handled
    )
    last = None if decision.decision_id == found.decision_id else _last(decision)
    said = ruling(decision)
    sums = decided_sums(decision)
    return CaseCard(
        hit=hit,
        last=last,
        ruling=said,
        snippet=_snippet(hit, found, said),
        vote=deciding_vote(decision),
        euros=sums[0].euros if sums else None,
        steps=steps[-MOST_STEPS:],
        handlings=steps,
    )


_UNDECIDED = (None, "none", "tabled", "returned", "noted", "statement-given")


def decides(handling: ReadHandling) -> bool:
    """Whether a handling decided its matter, and did not only put it off or note it."""
    return handling.reading.status != "agenda" and handling.outcome not in _UNDECIDED


def _last(decision: Decision) -> LastRuling:
    return LastRuling(
        decision.body or decision.officeholder or "",
        decision.date,
        decision.outcome,
        decision.status,
        decision_address(decision.decision_id),
    )


def _snippet(hit: Hit, decision: Decision, said: str | None) -> Fragment | None:
    fragment = hit.snippet
    if not fragment.text.strip():
        return None
    if said and (hit.title.marks or not fragment.marks):
        return None
    if said and all(fragment.text[a:b] in said for a, b in fragment.marks):
        return None
    place = decision.text.find(fragment.text)
    if place >= 0:
        first = fragment.marks[0][0] if fragment.marks else 0
        if is_earlier(decision, place + first):
            return None
    return without_sentence(fragment, said) if said else fragment


def without_sentence(fragment: Fragment, sentence: str) -> Fragment | None:
    """Return the marked words of *fragment* beside *sentence*, None when all are in it.

    What follows the sentence comes first; what is before it is the second choice. White
    space counts as equal, and the fragment may end within the sentence.
    """
    span = _repeated(fragment.text, sentence.split())
    if span is None:
        return fragment
    start, end = span
    after = [mark for mark in fragment.marks if mark[0] >= end]
    if after:
        end += len(fragment.text[end:]) - len(fragment.text[end:].lstrip())
        return replace(
            fragment,
            text=fragment.text[end:],
            marks=tuple((a - end, b - end) for a, b in after),
            is_start_cut=True,
        )
    before = tuple(mark for mark in fragment.marks if mark[1] <= start)
    if not before:
        return None
    text = fragment.text[:start].rstrip()
    return replace(fragment, text=text, marks=before, is_end_cut=True)


def case_of(hit: Hit) -> tuple[str, str] | None:
    """Return publisher and number of a hit's case; None when it is alone."""
    publisher = hit.municipality or hit.organisation
    if hit.case_size < 2 or not publisher or not hit.case_number:
        return None
    return publisher, hit.case_number


def case_step(handling: ReadHandling, *, is_here: bool = False) -> CaseStep:
    """Return a handling as one step of its case."""
    read = handling.reading
    is_agenda = read.status == "agenda"
    return CaseStep(
        short=body_abbreviation(read.body_type, read.body),
        body=read.body or read.officeholder or "",
        day=read.date,
        outcome="agenda" if is_agenda else handling.outcome,
        address=decision_address(handling.decision_id),
        is_here=is_here,
    )


def _repeated(text: str, words: list[str]) -> tuple[int, int] | None:
    """Return where *text* has *words*, whole or up to its own end; None where not."""
    whole = re.search(r"\s+".join(map(re.escape, words)), text)
    if whole:
        return whole.span()
    begun = re.search(r"\s+".join(map(re.escape, words[:LEAST_SHARED])), text)
    if begun is None or len(words) < LEAST_SHARED:
        return None
    tail = " ".join(text[begun.start() :].split())
    is_cut = " ".join(words).startswith(tail)
    return (begun.start(), len(text)) if is_cut else None
