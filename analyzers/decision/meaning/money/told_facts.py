"""Sentences beside what is decided that only tell how things are: a saving, a balance.

"Kirjasto lakkautetaan. Säästö on 40 000 euroa." decides no sum; "Vuokra on 300 euroa"
does, for a rent is what a decision sets.
"""

from __future__ import annotations

import re

from analyzers.decision.lines.pattern_tables import quick_pattern
from analyzers.decision.meaning.grammar.clauses import clauses
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import NAMED
from analyzers.decision.meaning.money.sum_columns import PHRASES

_IS = re.compile(
    r"\b(?:on|ovat|olisi|oli|olivat|syntyy|är|var|finns|fanns|blir|uppgår|uppgick)\b"
)


def tells_fact(unit: Unit, before: str) -> bool:
    """Whether a sentence only tells how it is with a sum, and sets nothing by it.

    Args:
        unit: the sentence.
        before: its words before the sum, in lower case.
    """
    is_said = not unit.is_row and _IS.search(before) is not None
    if not is_said or quick_pattern(PHRASES, "set").search(before):
        return False
    return not decides(unit)


def decides(unit: Unit) -> bool:
    """Whether a main clause of a sentence has a verb that does something."""
    return any(
        act.form.form != NAMED
        for clause in clauses(unit.text)
        if clause.role == "main"
        for act in clause.acts
    )


_SPREAD = re.compile(
    r"\b(?:mikä on|mikä tarkoittaa|mikä tekee|eli|vilket är|vilket betyder|dvs\.?|d\.v\.s\."
    r"|alltså|det vill säga)\b[\s.]*"
    r"(?:noin|arviolta|vajaa[nt]?|reilu[nt]?|alle|cirka|ca|knappt|drygt)?\s*$"
)
_A_YEAR = re.compile(
    r"\s*(?:€|euroa?|eur)?\s*(?:/\s?(?:vuosi|v|år|a)\b|vuodessa|vuotta kohti|per år|om året"
    r"|årligen|vuosittain)"
)


def is_spread(before: str, after: str) -> bool:
    """Whether a sum is the one before told by year: "24 000 euroa, mikä on 12 000 vuodessa"."""
    return _SPREAD.search(before) is not None and _A_YEAR.match(after) is not None
