"""What a wording is that was adopted instead of the one that was proposed."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.matters.matters import REQUESTS, Matter
from analyzers.decision.meaning.outcomes.replaced import LATER
from analyzers.decision.meaning.outcomes.resolutions import (
    Resolution,
    acts_of,
    denies,
)
from analyzers.decision.meaning_values import MatterOutcome

_SAYS_ITSELF = frozenset(
    [
        "returned",
        "tabled",
        "rejected",
        "granted",
        "partly-granted",
        "noted",
        "statement-given",
        "elected",
        "not-admitted",
        "lapsed",
    ]
)
_GOES_ON = frozenset(
    [
        *("jatkaa", "säilyttää", "pitää", "uusia", "pysyä", "pidentää"),
        *("fortsätta", "bevara", "förlänga", "bibehålla", "förnya"),
    ]
)
_ENDS = frozenset(
    [
        *("irtautua", "vetäytyä", "luopua", "lopettaa", "keskeyttää", "irtisanoa"),
        *("purkaa", "erota", "lakkauttaa", "päättää", "jättäytyä", "päättyä"),
        *("avsluta", "upphöra", "uppsäga", "avbryta", "avstå", "häva", "lämna"),
        *("säga", "dra"),
    ]
)
"""What ends a thing that was proposed to go on: "vetäytyy hankkeesta", "jatkaa"."""


def is_reversed(found: Resolution, proposed: Resolution) -> bool:
    """Whether a harmless denial ("ei osallistu") or an end undoes what was proposed."""
    is_denial = found.rule.startswith("approve-not")
    was_denial = proposed.rule.startswith("approve-not")
    is_undone = is_denial and not was_denial and found.verb == proposed.verb
    return is_undone or (proposed.verb in _GOES_ON and found.verb in _ENDS)


def against_proposed(
    found: Resolution,
    wording: Sequence[Unit],
    base: Sequence[Unit],
    proposed: Resolution,
) -> Resolution:
    """Return what a body proposes to a higher one; a denial where it undoes the proposal.

    "Nämnden föreslår att skolan bibehålls", where it was to propose that it is closed.
    """
    kept, was_kept = (
        any(act.kind == "retain" for act in acts_of(rows)) for rows in (wording, base)
    )
    is_kept = kept and not was_kept and not proposed.is_denial
    is_undone = is_kept or denies(wording, base)
    return dataclasses.replace(found, is_denial=found.is_denial or is_undone)


_RATE = re.compile(
    r"\b\w*(?:veroprosent|skattesats|inkomstskattesats)\w*\b.*(?:säily|pysy|ennallaan|nyky|behåll|bibehåll|nuvarande|oförändra)"
)
"""A rate that is set as it was, where another one was proposed."""


_OTHER_FIGURE = re.compile(
    r"(?<!liite )(?<!liitteenä )(?<!liitteessä )(?<!liitteen )(?<!bilaga )(?<!bilagan )"
    r"(?<!§ )(?<![\d.,])\d"
)
"""A sum, a rate, a day: what a motion changes. Not the number of an annex or a section."""


def against(
    base: Resolution,
    found: Resolution,
    matter: Matter,
    wording: Sequence[Unit] = (),
) -> MatterOutcome:
    """Return the outcome when a counter-motion replaces the base proposal.

    Where no verb of its *wording* decides, figures alone say that it changes the proposal;
    anything else may be the opposite, so that nothing is said.
    """
    if matter.kind == "statement" and found.outcome not in LATER:
        return "statement-given"
    if found.outcome in _SAYS_ITSELF:
        return found.outcome
    if base.outcome == "rejected":
        if matter.kind in REQUESTS and not found.is_denial:
            return "granted"
        return "approved" if found.rule == "do" else "none"
    is_kept_rate = found.unit is not None and _RATE.search(found.unit.text.lower())
    is_same_act = found.is_denial and base.is_denial and found.verb == base.verb
    is_no = found.is_denial and not is_kept_rate and not is_same_act
    if is_no or is_reversed(found, base):
        return "rejected"
    if found.outcome == "none" and not _tells_figure(wording):
        return "none"
    return "granted" if base.outcome == "granted" else "amended-approved"


def _tells_figure(wording: Sequence[Unit]) -> bool:
    return any(_OTHER_FIGURE.search(unit.text.lower()) for unit in wording)


def granted_after_all(found: Resolution) -> Resolution:
    """Return a consent where a refusal was proposed; not where it speaks of the proposal.

    "Lautakunta päätti noudattaa ehdotusta" would be a consent by its verb.
    """
    is_of_it = found.unit and says("proposal-word", found.unit.text.lower())
    outcome: MatterOutcome = "none" if is_of_it else "granted"
    return dataclasses.replace(found, outcome=outcome, confidence=0.8)
