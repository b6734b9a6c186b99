"""What makes a value doubtful though its rule is sure: measured on items never seen.

At the first look at six sets 52 items were read as granted. Without any mark 10 of 10
were right; 5 of 14 where the wording also refuses something, none of 4 where it has a word
of refusal and the title names no request, none of 4 that an everyday verb said there; on
the first looks at ten sets 4 of 12 that an everyday verb said anywhere.
Approved: 1 of 4 with a refusal beside a request; rejected: 1 of 5 against 36 of 42. Such a
value is said with its sentence, but not shown as fact.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.clauses import clauses
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.matters.matters import ASKED, OWN, REQUESTS, Matter
from analyzers.decision.meaning.outcomes.resolutions import Resolution

DOUBTED = 0.69
"""Greatest confidence of a value with a doubt: below ``reading.SHOWN``."""
_DOUBTS: dict[str, tuple[frozenset[str], ...]] = {
    "granted": (
        frozenset(["mixed"]),
        frozenset(["refuses", "not-titled"]),
        frozenset(["everyday"]),
    ),
    "approved": (frozenset(["mixed", "asked"]),),
    "rejected": (frozenset(["mixed"]),),
}
"""Marks that together make a value doubtful, by outcome."""
_NO = frozenset(["refuse", "not-admit", "keep", "retain"])
_YES = frozenset(["grant", "approve", "elect"])
_NOT_TITLED = frozenset([OWN, ASKED])
_NEAR = 6
"""Sentences before and after the deciding one in which another act counts."""
_READ = 1_500

_NO_REFUSAL = re.compile(
    r"\b(?:ei (?:vielä )?(?:merkitse|tarkoita|muodosta|synny)|(?:utgör|betyder|innebär) inte)\b"
    r"|\b(?:ei|eivät) osallistu\w*|\b(?:deltog|deltar) inte\b"
    r"|\b(?:ei|eivät) ole (?:\S+ )?\w+(?:nut|nyt|neet)\b"
)
"""What is told of every choice of a supplier ("Päätös ei merkitse sopimuksen syntymistä"),
and what somebody has not done."""
_OF_MOTIONS = re.compile(
    r"[^.]*\b(?:\w*(?:vasta|palautus|muutos|lisäys|hylkäys)-?(?:ehdotu|esity)\w*|\w*palaut(?:tami|eta)\w*"
    r"|pöydällepano\w*|\w*återremiss\w*|(?:mot|ändrings)förslag\w*|bordläggning\w*"
    r"|(?:euro|teksti)muutoksia"
    r"|hyl(?:ätä|kä\w+|ättiin) (?:\S+ ){0,2}?(?:esity|ehdotu)\w*"
    r"|(?:ledamot|jäsen|valtuutettu)\w* (?:[\w-]+ ){1,4}?(?:föreslog|yrkade|ehdotti|esitti)"
    r"|kannat\w+|rauke\w+|raukesi|understö\w+|förföll"
    r"|(?:förlorade|hävisi) [^.]{0,60}\b\w*(?:förslag|esity|ehdotu)\w*"
    r"|\b\w*(?:förslag|esity|ehdotu)\w*\b[^.]{0,60} (?:förlorade|hävisi))[^.]*\."
)
"""Sentences on what members moved, whose fall refuses nothing that was asked for."""
_COUNTED = re.compile(r"\b(?:jaa|ja):?\s?\d{1,3}\W{1,4}(?:ei|nej):?\s?\d{1,3}")
"""Votes: "(JAA 8 – EI 3)"."""
_UNUSED_RIGHT = re.compile(
    r"oikeu\w+ (?:[\w-]+ ){0,2}?(?:käyttämättä jättämi\w+|käyttämisestä luopumi\w+)"
    r"|\b(?:avstående från|avstå från) (?:\S+ ){0,3}?(?:förköp|rätt)\w*"
)
"""A right that the body leaves unused, as the matter's title says."""


def tells_refusal(folded: str) -> bool:
    """Whether lower-case words refuse or withhold what was asked for, whatever lost a vote."""
    for pattern in (_NO_REFUSAL, _COUNTED, _UNUSED_RIGHT, _OF_MOTIONS):
        folded = pattern.sub("", folded)
    return says("refusal-word", folded) or says("withholds", folded)


def is_doubtful(found: Resolution, matter: Matter, wording: Sequence[Unit]) -> bool:
    """Whether marks of the wording make an outcome doubtful.

    Args:
        found: what was decided.
        matter: what the item is about.
        wording: the sentences of the adopted wording.
    """
    doubts = _DOUBTS.get(found.outcome, ())
    if not doubts:
        return False
    marks = _marks(found, matter, wording)
    return any(doubt <= marks for doubt in doubts)


def doubted(found: Resolution, matter: Matter, wording: Sequence[Unit]) -> Resolution:
    """Return an outcome with the confidence that its doubts leave."""
    if not is_doubtful(found, matter, wording):
        return found
    return dataclasses.replace(found, confidence=min(found.confidence, DOUBTED))


def _marks(found: Resolution, matter: Matter, wording: Sequence[Unit]) -> set[str]:
    kinds = {
        act.kind
        for unit in _near(found, wording)
        for one in clauses(unit.text[:_READ])
        if one.role != "aside"
        for act in one.acts
    }
    refusals = _NO | {"not-do"} if found.outcome == "granted" else _NO
    is_mixed = bool(kinds & refusals) and bool(kinds & _YES)
    marks = {
        "mixed": is_mixed,
        "refuses": not is_mixed and _refuses(found, wording),
        "not-titled": matter.kind in _NOT_TITLED,
        "asked": matter.kind in REQUESTS,
        "everyday": found.rule == "do",
    }
    return {name for name, is_so in marks.items() if is_so}


def _without_terms(found: Resolution, wording: Sequence[Unit]) -> Sequence[Unit]:
    """Return a wording without the list of terms that its deciding sentence opens."""
    unit = found.unit
    if unit is None or unit.is_row:
        return wording
    rows = [one for one in wording if one is unit or not one.is_row]
    if not unit.text.endswith(":"):
        return rows
    return rows[: next((n for n, one in enumerate(rows) if one is unit), 0) + 1]


def _near(found: Resolution, wording: Sequence[Unit]) -> Sequence[Unit]:
    """Return the sentence that decides and those around it."""
    rows = _without_terms(found, wording)
    first = next((n for n, one in enumerate(rows) if one is found.unit), 0)
    return rows[max(0, first - _NEAR) : first + _NEAR]


def _refuses(found: Resolution, wording: Sequence[Unit]) -> bool:
    """Whether a word of refusal stands in the wording, but not in a list of terms."""
    return any(
        says("refusal-word", unit.text.lower())
        for unit in _without_terms(found, wording)
    )
