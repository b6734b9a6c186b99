"""Closing sentences that say what was resolved where no heading names the decision.

Below a proposal the meeting's words stand in the past: "Seuralle myönnettiin 900 euroa.",
"Malli ja Laine valittiin.", "Koska hakemus on otettu takaisin, asia ei vaadi päätöstä."
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.clauses import Clause, ClauseAct, clauses
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.short_forms import is_short_adoption
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import CONNEGATIVE, FINITE, NAMED
from analyzers.decision.meaning.grammar.verb_groups import OFFICE_WORK
from analyzers.decision.meaning.zoning.narrating.comparing import overlap
from analyzers.decision.meaning.zoning.narrating.narrative import events_of
from analyzers.decision.meaning.zoning.narrating.sentence_acts import LONGEST_SENTENCE
from analyzers.notations.municipal_bodies.body_nouns import ACTING
from analyzers.text.quick_patterns import quick

EARLIER_DAY = quick(
    r"(?<!från )(?<!till )(?<!senast )(?<!och med )(?<!o\.m\. )(?<!från den )"
    r"(?<!och med den )(?<!ajalle )(?<!ajaksi )(?<!ajalla )(?<![–-])(?<![–-] )"
    r"\b\d{1,2}\.\d{1,2}\.(?:19|20)\d\d"
    r"(?! ?(?:alkaen|lukien|lähtien|saakka|asti|mennessä|päivät|klo|[–-]))"
    r"|kokouksessaan|(?<!lain \d )(?<!lain \d\d )(?<!lain \d{3} )§"
    r"(?! (?:\d{1,2} mom\.? )?i \w*lag)|vid sitt (?:möte|sammanträde)"
)
"""The day or the section of an earlier meeting, not from when on something is so."""
CONTENT = re.compile(r",? (?:että|ettei|att|jonka mukaan|enligt vilket)\b")
"""Where a sentence goes over to what was decided, whose days are no meeting's."""

SHORT_FORMS = (
    "nominal-no",
    "nominal-yes",
    "nominal-table",
    "nominal-return",
    "nominal-note",
    "nominal-remove",
)
"""Turns of phrase that say in a few words what became of the matter."""
RESOLVES = frozenset(
    [
        *("grant", "refuse", "elect", "note", "approve", "approve-not", "state"),
        *("not-admit", "lapse", "withdraw", "return", "table", "remove", "keep"),
        *("allow", "disallow", "forbid", "retain"),
    ]
)
_ENDS = frozenset(["withdraw", "lapse"])
_BODY_ACTS = re.compile(
    rf"^(?:[\w-]+ ){{0,3}}?(?:[\w-]*(?:{ACTING}|(?<!altio)neuvosto|kokous)"
    r"|kh|kv|ltk|kst|kfge|fge|man)\b",
    re.IGNORECASE,
)
IN_BODY = re.compile(
    rf"\b[\w-]*{ACTING}\b",
    re.IGNORECASE,
)
"""A body by its name."""
_HEAD = 200
_REPEATS = 0.5
"""Least part of its words that stand in the proposal where an everyday verb decides."""


def resolves_so(unit: Unit) -> bool:
    """Whether a sentence below a proposal says in the past what was resolved."""
    folded = unit.text.lower()
    if EARLIER_DAY.search(folded) or says("formerly", folded):
        return False
    if says("told-of-old", CONTENT.split(folded, maxsplit=1)[0]):
        return False
    if is_short_adoption(folded) or any(says(name, folded) for name in SHORT_FORMS):
        return True
    events = events_of(unit)
    if not events:
        return False
    event = events[0]
    if event.kind in {"adopt", "carry"} or says("agreed-that", folded):
        return True
    is_own = _BODY_ACTS.match(unit.text) is not None
    return any(
        _is_resolving(act, one, is_own=is_own) for one, act in _acts(event.clauses)
    )


def adopts_so(unit: Unit) -> bool:
    """Whether a sentence says that a proposal was adopted here, on no earlier day."""
    folded = unit.text.lower()
    if EARLIER_DAY.search(folded) or says("formerly", folded):
        return False
    return any(event.kind in {"adopt", "carry"} for event in events_of(unit))


def repeats_so(unit: Unit, base: Sequence[Unit]) -> bool:
    """Whether a sentence tells in the past that what *base* proposes was done."""
    folded = unit.text.lower()
    if EARLIER_DAY.search(folded) or says("formerly", folded):
        return False
    is_own = _BODY_ACTS.match(unit.text) is not None
    told = any(
        act.kind == "do"
        and act.verb not in OFFICE_WORK
        and act.form.is_past
        and (act.form.is_passive or is_own)
        for _, act in _acts(clauses(unit.text[:LONGEST_SENTENCE]))
    )
    return told and bool(base) and overlap(base, unit) > _REPEATS


def begins_with_body(unit: Unit) -> bool:
    """Whether a sentence begins with a body and what it does: "Lautakunta päätti …"."""
    return _BODY_ACTS.match(unit.text) is not None


def is_of_head(unit: Unit, text: str) -> bool:
    """Whether a sentence begins with the body that the head of the text names."""
    match = _BODY_ACTS.match(unit.text)
    return match is not None and match[0].split()[-1].lower() in text[:_HEAD].lower()


def _acts(found: Sequence[Clause]) -> list[tuple[Clause, ClauseAct]]:
    return [(one, act) for one in found for act in one.acts if one.role != "aside"]


def _is_resolving(act: ClauseAct, clause: Clause, *, is_own: bool) -> bool:
    if act.kind not in RESOLVES and act.kind != "decide":
        return False
    if act.kind in _ENDS:
        is_done = act.form.is_past and act.form.form == FINITE
        is_done = is_done or act.form.form == CONNEGATIVE  # "asia ei vaadi ratkaisua"
        is_done = is_done or (act.kind == "withdraw" and act.form.form != NAMED)
        return is_done or (clause.role == "that" and act.form.form != NAMED)
    is_told = act.form.is_passive or is_own or act.kind == "elect"
    return act.form.is_past and clause.role == "main" and is_told
