"""Acts beside a decision that are not the matter's: threats, others' claims and remarks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.clauses import ClauseAct
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.matters.matters import ASKED, OWN, Matter
from analyzers.decision.meaning.outcomes.acts.said_act import SaidAct

CONSENTS = frozenset(["grant", "approve", "elect", "lapse", "state"])
_OF_OTHERS = re.compile(
    r"\bmielipi\w+|\bmuistutu\w+|huomautu\w+|\blisäaika\w*pyyn\w+|\bvastalau\w+"
    r"|\bpyyn\w+ lisäajasta|\båsikt\w*|\banmärkning\w*|\binvändning\w*"
)
"""What others say of a plan, or ask beside it, which is not what the matter is about."""
_ORDERS = frozenset(
    [
        *("velvoittaa", "kehottaa", "määrätä", "irtisanoa", "lomauttaa", "tuomita"),
        *(
            "purkaa",
            "ålägga",
            "förplikta",
            "uppmana",
            "uppsäga",
            "permittera",
            "utdöma",
        ),
    ]
)
_REQUEST = re.compile(
    r"\bvaatimu\w+|\bpyyn\w+|\besity\w+|\byrkand\w+|\bbegäran\b|\banhållan\b"
)
"""What is asked against an order, which is refused with it."""
_OR_ELSE = re.compile(
    r"\b(?:tai|taikka|joka|jolloin) (?:\S+ ){0,4}?rauke\w+"
    r"|\b(?:eller|som|varvid) (?:\S+ ){0,4}?förfaller\b"
)
_RIGHT = re.compile(
    r"\b(?:päätös|\w*lupa|\w*varaus|oikeus|avustus|sopimus|takaus|tarjous)\b"
    r"|\b(?:beslutet|\w*lovet|\w*tillståndet|\w*reserveringen|rätten|bidraget|avtalet)\b"
)
"""What is given, and ends some day."""


def is_threat(act: ClauseAct, unit: Unit, first: Unit | None) -> bool:
    """Whether it is told when a consent ends, not that it has: "lupa raukeaa 1.5.".

    "Kauppakirja on allekirjoitettava viikossa tai päätös raukeaa."
    """
    folded = unit.text.lower()
    if says("condition", folded) or _OR_ELSE.search(folded):
        return True
    is_later = first is not None and first is not unit
    return is_later and not act.form.is_past and _RIGHT.search(act.beside) is not None


def is_others_claim(one: SaidAct, said: Sequence[SaidAct], matter: Matter) -> bool:
    """Whether it is a neighbour's demand or another's offer that is refused.

    So is an opinion on the body's own plan, below the deed that it decides on.
    """
    if one.act.kind != "refuse" or matter.kind == "claim":
        return False
    folded = one.unit.text.lower()
    if not any(other.act.kind in CONSENTS for other in said):
        return _is_remark_on_own(one, said, matter)
    if says("others-remark", folded):
        return True
    return bool(says("others-claim", one.clause.text)) and not says("the-rest", folded)


def _is_remark_on_own(one: SaidAct, said: Sequence[SaidAct], matter: Matter) -> bool:
    if matter.kind not in {OWN, ASKED} or _OF_OTHERS.search(matter.title):
        return False
    is_below = any(
        other.act.kind == "do" and other.unit.start < one.unit.start for other in said
    )
    folded = one.unit.text.lower()
    is_ordered = any(
        other.act.verb in _ORDERS and other.unit.start < one.unit.start
        for other in said
    )
    is_request = is_ordered and _REQUEST.search(folded) is not None
    return is_below and (_OF_OTHERS.search(folded) is not None or is_request)
