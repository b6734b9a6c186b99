"""Sentences that refuse the proposal itself, and what they leave untold."""

from __future__ import annotations

import re
from itertools import pairwise

from analyzers.decision.meaning.grammar.clauses import clauses
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import NAMED
from analyzers.decision.meaning.outcomes.resolutions import Resolution

_AND = re.compile(r" (?:ja|sekä|och|samt) ")
_OF_REFUSAL = re.compile(
    r"\b\w*(?:hylkäsi|hylättiin|hylätä|torjui|hyväksyn\w+|hyväksymättä|hyväksytty)\b.*"
    r"\b\w*(?:esity|ehdotu)\w+ (?:\S+ ){0,4}?(?:hylkäämis|epäämis|hylkäyks|torjumis)\w+"
    r"|\b\w*(?:esitys|ehdotus) (?:\S+ ){0,4}?(?:hylkäämis|epäämis|torjumis)\w+ (?:\S+ )?"
    r"(?:hylättiin|kaatui|torjuttiin)"
    r"|\b(?:förkastade|avslog|godkände inte|röstade ner)\b.*\bförslag\w* (?:om avslag\b"
    r"|(?:om )?att (?:\S+ ){0,3}?(?:förkasta|avslå|avslås|förkastas)\b)"
)
"""The proposal to refuse is refused, which does not tell what was decided instead."""


def refuses_refusal(unit: Unit) -> bool:
    """Whether a sentence refuses a proposal to refuse: "hylkäsi hylkäävän ehdotuksen"."""
    return _OF_REFUSAL.search(unit.text.lower()) is not None


def refuses_proposal(unit: Unit) -> bool:
    """Whether a sentence refuses the proposal itself: "hylkäsi ehdotuksen"."""
    acts = [
        act
        for clause in clauses(unit.text)
        if clause.role == "main"
        for act in clause.acts
    ]
    return any(
        act.kind == "refuse"
        and says("proposal-word", act.beside)
        and not says("requested", act.beside)
        for act in acts
    )


def is_refusal_refused(found: Resolution, proposed: Resolution) -> bool:
    """Whether it is the proposal to refuse that is not adopted: "ehdotusta ei hyväksytty".

    What was decided in its place is not told by that.
    """
    is_no = proposed.outcome == "rejected" or proposed.is_denial
    if found.outcome != "rejected" or not is_no or not found.unit:
        return False
    folded = found.unit.text.lower()
    return says("proposal-word", folded) and not says("requested", folded)


def decided_instead(unit: Unit) -> Unit | None:
    """Return what a body that refused the proposal decided in its place, or None.

    "Fullmäktige förkastade förslaget och fastställde skattesatsen till 8,90."
    """
    for clause in clauses(unit.text):
        acts = clause.acts if clause.role == "main" else ()
        deeds = [act for act in acts if act.kind != "decide" and act.form.form != NAMED]
        for one, other in pairwise(deeds):
            refused = _AND.split(one.beside)[0]
            is_refused = one.kind == "refuse" and says("proposal-word", refused)
            if is_refused and not says("requested", refused):
                is_said = other.kind in {"approve", "grant", "do", "elect"}
                rest = unit.text[other.start :]
                return unit._replace(text=rest) if is_said else None
    return None
