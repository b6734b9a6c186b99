"""Proposals that say nothing of the matter: left to the meeting, or on another paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.matters.matters import Matter
from analyzers.decision.meaning.outcomes.resolutions import resolution

_DECIDES_ON = re.compile(
    r"\bpäät(?:tää|etään) (?:[\w-]+ ){0,6}[\w-]+(?:sta|stä)\b(?! ?\w*että)"
    r"|\bbeslut(?:ar|er) om (?!att\b)"
)


def is_open_proposal(base: Sequence[Unit]) -> bool:
    """Whether a proposal leaves the matter to the meeting: "tekee päätöksen kokouksessa"."""
    folded = " ".join(unit.text.lower() for unit in base[:6])
    return says("open-proposal", folded)


def names_no_deed(base: Sequence[Unit], matter: Matter) -> bool:
    """Whether a proposal only says what is to be decided on: "päättää suunnitelmasta"."""
    folded = " ".join(unit.text.lower() for unit in base[:3])
    if _DECIDES_ON.search(folded) is None:
        return False
    return resolution(base, matter).rule == "decided"


def points_to_paper(base: Sequence[Unit]) -> bool:
    """Whether a proposal only says that it is the decision: "ehdotuksen mukainen"."""
    return len(base) == 1 and says("by-proposal", base[0].text.lower())
