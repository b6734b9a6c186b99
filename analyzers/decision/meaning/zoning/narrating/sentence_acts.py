"""What the clauses of one sentence do: whether it resolves, or only tells of the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analyzers.decision.meaning.grammar.clauses import Clause, clauses
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import NAMED
from analyzers.notations.municipal_bodies.body_nouns import ACTING

_NO_DECISION = ("side-note", "time-note", "count-said")
LONGEST_SENTENCE = 1500
_LONG_ENOUGH = 60
"""Letters of "päätti …" that name a deed by a noun: "päätti tilojen vuokrauksen"."""
_IDLE = frozenset(["do", "not-do", "decide", "find", "propose", "proceed", "answer"])
_ENDS_WITHOUT_DECIDING = frozenset(["withdraw", "remove", "lapse", "return", "table"])
_NEXT_MEETING = re.compile(r"\b(?:kokous|kokousta|möte|mötet|sammanträdet?) ")


_BY_VOTES = re.compile(
    rf"^(?:(?:äänin|rösterna) \d{{1,3}}\s?[–-]\s?\d{{1,3}} )?(?:\w+ )?[\w-]*{ACTING} .*"
    rf"|^med (?:rösterna|röstetalen) \d{{1,3}}\s?[–-]\s?\d{{1,3}} \w+ [\w-]*{ACTING}\b",
)
_VOTES = frozenset(
    [
        *("äänestää", "kannattaa", "asettua", "päätyä", "suorittaa", "keskustella"),
        *("rösta", "stöda", "understöda", "stanna", "förrätta", "diskutera", "pitää"),
        *("voittaa", "vinna", "segra", "jakautua", "fördela", "ratkaista", "avgöra"),
    ]
)


def _is_deed_by_votes(unit: Unit) -> bool:
    """Whether a body is told to have done a thing by votes: "lakkautti koulun äänin 9–4"."""
    if _BY_VOTES.search(unit.text.lower()) is None:
        return False
    found = clauses(unit.text[:LONGEST_SENTENCE])
    acts = [act for one in found if one.role == "main" for act in one.acts]
    deeds = [act for act in acts if act.form.form != NAMED]
    return bool(deeds) and all(
        act.kind in {"do", "not-do"} and act.form.is_past and act.verb not in _VOTES
        for act in deeds
    )


def is_beside(unit: Unit, folded: str) -> bool:
    """Whether a sentence stands beside what is decided: who came, when, how many voted."""
    is_noted = any(says(name, folded) for name in _NO_DECISION)
    return is_noted and not _is_deed_by_votes(unit)


def ends_at_once(unit: Unit) -> bool:
    """Whether a matter is not taken up, whosever proposal that was."""
    found = clauses(unit.text[:LONGEST_SENTENCE])
    return any(
        act.kind == "not-admit" and act.form.is_past and one.role == "main"
        for one in found
        for act in one.acts
    )


def verbs(found: Iterable[Clause], kind: str) -> set[str]:
    """Return the verbs of main clauses that are acts of a kind."""
    acts = (act for one in found if one.role == "main" for act in one.acts)
    return {act.verb for act in acts if act.kind == kind}


def decides_something(found: tuple[Clause, ...]) -> bool:
    """Whether somebody "päätti, että …": a time of day in it is not the meeting's."""
    acts = [act.kind for one in found if one.role == "main" for act in one.acts]
    is_meeting = any(_NEXT_MEETING.search(one.text) for one in found)
    is_said = any(one.role == "that" for one in found)
    return "decide" in acts and is_said and not is_meeting


def says_content(unit: Unit) -> bool:
    """Whether a sentence tells what is adopted: "godkände, enligt förslaget, att …"."""
    found = clauses(unit.text[:LONGEST_SENTENCE])
    return any(one.role == "that" and one.acts for one in found)


def acts_by_itself(
    found: tuple[Clause, ...], *, is_side_note: bool, is_count: bool = False
) -> bool:
    """Whether a sentence resolves; "10 ääntä palauttamisen puolesta" only counts."""
    acts = [
        act.kind
        for one in found
        if one.role != "aside"
        for act in one.acts
        if not (is_count and act.form.form == NAMED)
    ]
    strong = [kind for kind in acts if kind not in _IDLE]
    decides = "decide" in acts
    if is_side_note and not (strong and decides):
        return any(kind in _ENDS_WITHOUT_DECIDING for kind in strong)
    if not decides:
        return bool(strong)
    later = acts[acts.index("decide") + 1 :]
    is_said = bool(later) or any(one.role == "that" for one in found)
    is_long = sum(len(one.text) for one in found) >= _LONG_ENOUGH
    return bool(strong) or ((is_said or is_long) and "proceed" not in later)
