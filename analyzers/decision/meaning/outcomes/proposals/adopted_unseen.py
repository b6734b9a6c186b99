"""What "Hyväksyttiin" is where the text does not have the proposal."""

from __future__ import annotations

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.matters.matters import Matter
from analyzers.decision.meaning.outcomes.nominal import UNSEEN_BY_KIND
from analyzers.decision.meaning.outcomes.proposals.named_motions import named_motion
from analyzers.decision.meaning.outcomes.replaced import names_adopted
from analyzers.decision.meaning.outcomes.resolutions import Resolution, resolution
from analyzers.decision.meaning_values import MatterOutcome


def adopted_unseen(unit: Unit, matter: Matter) -> Resolution:
    """Return what a sentence decides that adopts a proposal which stands nowhere."""
    if named := named_motion(unit, matter):
        return named
    found = resolution([unit], matter, past=True)
    is_named = names_adopted(unit, found, matter)
    is_open = found.outcome in {"approved", "granted", "none"}
    if not (is_open or found.rule == "found") or is_named:
        return found
    kind, title = matter.kind, matter.title
    if kind == "resignation" and says("grants-titled", title):
        return Resolution("granted", unit, "adopted-titled", 0.75)
    is_own = kind in {"own", "permission-to-fill"} and not says("urgent", title)
    outcome: MatterOutcome = "approved" if is_own else "none"
    if kind == "election" and says("scrutineers", title):
        kind = "scrutineers"
    outcome, confidence = UNSEEN_BY_KIND.get(kind, (outcome, 0.7))
    return Resolution(outcome, unit, "adopted-unseen", confidence)
