"""One act of a wording, with where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.decision.meaning.grammar.clauses import Clause, ClauseAct
from analyzers.decision.meaning.grammar.units import Unit


@dataclass(frozen=True, slots=True)
class SaidAct:
    """One act of a wording, with where it stands.

    Attributes:
        is_up: whether it is proposed to a higher body.
        is_first: whether it stands in the first sentence that acts.
        leads: whether it is the first act of its sentence.
    """

    act: ClauseAct
    clause: Clause
    unit: Unit
    is_up: bool
    index: int
    is_first: bool = True
    leads: bool = True
