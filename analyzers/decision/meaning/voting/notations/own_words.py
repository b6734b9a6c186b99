"""What a sentence tells of this body's own votes."""

from __future__ import annotations

import dataclasses
import re

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.voting.voter_lists import PARTY

_TELLS_VOTES = re.compile(r"ään[eit]|röst|kannatti|puolesta|understöd")


def own_words(unit: Unit) -> Unit:
    """Return a sentence that tells how others voted, a parliament or pupils, as blank."""
    if not _TELLS_VOTES.search(unit.text):
        return unit
    is_others = says("others-vote", unit.text.lower())
    return dataclasses.replace(unit, text="") if is_others else unit


def without_parties(unit: Unit) -> Unit:
    """Return a sentence without the parties of its voters: "Aho (kesk)"."""
    if "(" not in unit.text:
        return unit
    return dataclasses.replace(unit, text=PARTY.sub("", unit.text))
