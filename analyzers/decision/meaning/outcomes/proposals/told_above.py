"""What became of a proposal that running words above the decision tell."""

from __future__ import annotations

import re

from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.outcomes.resolutions import Resolution
from analyzers.decision.meaning.outcomes.story import Story
from analyzers.decision.meaning.voting.ballot import counter_has_won
from analyzers.decision.meaning_values import ProposalFate
from analyzers.notations.municipal_bodies.body_nouns import ACTING
from analyzers.notations.municipal_bodies.offices import OFFICE
from analyzers.text.quick_patterns import quick

_PROPOSED = quick(
    rf"(?:^|(?<=[\s-]))[\w-]*(?:{ACTING}|(?<!puheen)(?:{OFFICE})(?:n|en)?)"
    r" (?:\([^()\n]{1,40}\) )?(?:föreslog|föreslår|esitti|esittää|ehdotti|ehdottaa)"
    r"(?: \([^()\n]{1,40}\))?,? (?P<what>[^.\n]{8,200})",
    re.IGNORECASE,
)
"""A body or an official who proposes: "Nämnden föreslog (3–2) att …"."""
_CHAIR = re.compile(r"(?:puheenjohtaja|ordförande)", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:ei|eikä|ettei|inte|ej|hylä\w*|hylkä\w*|evä\w*|palau\w*|pöydä\w*|förkasta\w*|avslå\w*"
    r"|avslag|återrem\w*|bordl\w*|lausun\w*|utlåtand\w*)\b",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(
    r"\b[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)? (?P<last>[A-ZÅÄÖ][a-zåäö]{2,})\b"
)
_RESERVE = re.compile(
    r"\b(?:varal(?:le|la)|varalta|toiselle sijalle|till reserv|i reserv|som reserv)\b",
    re.IGNORECASE,
)
_STEM = 4


def told_above(story: Story, unit: Unit, found: Resolution) -> ProposalFate | None:
    """Return the fate of what a body or an official is told to have proposed, or None.

    "Styrelsen föreslog att simhallen stängs. … Fullmäktige beslöt att simhallen bevaras."
    Only a refusal and the choice of one person say plainly that it was not, or was, adopted.

    Args:
        story: what the item tells.
        unit: the sentence that decides.
        found: what it decides.
    """
    if story.by_official or found.outcome not in {"rejected", "elected"}:
        return None
    what = _proposed(story.text[: unit.start])
    if what is None:
        return None
    if found.outcome == "elected":
        return _chosen(what, unit)
    if _DENIES.search(what):
        return None
    is_moved = counter_has_won(story.ballots) or bool(story.told.live_motions())
    return "replaced-by-countermotion" if is_moved else "rejected"


def _proposed(above: str) -> str | None:
    """Return what the last body or official in a text proposes."""
    for line in reversed(above.split("\n")):
        told = [one for one in _PROPOSED.finditer(line) if not _CHAIR.search(one[0])]
        if told:
            return told[-1]["what"]
    return None


def _chosen(what: str, unit: Unit) -> ProposalFate | None:
    """Return whether the one person who is chosen is the one who was proposed."""
    wanted = _FULL_NAME.findall(_RESERVE.split(what)[0])
    chosen = _FULL_NAME.findall(_RESERVE.split(unit.text)[0])
    if len(wanted) != 1 or len(chosen) != 1:
        return None
    is_same = chosen[0][:_STEM].lower() == wanted[0][:_STEM].lower()
    return "as-proposed" if is_same else "replaced-by-countermotion"
