"""What somebody offers or proposes, and a decision that denies it.

"Yrittäjä tarjoutuu vuokraamaan kioskin.", "Kioski jätetään yhdistykselle eikä vuokrata.":
whatever else is done with the thing, who offered is refused.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.outcomes.resolutions import Resolution, acts_of
from analyzers.decision.meaning.outcomes.story import Story
from analyzers.decision.meaning_values import MatterOutcome, ProposalFate

_WANTS = (
    r"\b(?:tarjou(?:tuu|tuvat|tui|tuivat|tunut|tuneet)|halu(?:aa|aisi|avat|aisivat|nnut|nneet)"
    r"|pyy(?:tää|si|tänyt|täneet)|on kiinnostunut|ovat kiinnostuneita|toivoo|ehdottaa"
    r"|(?:har )?erb(?:juder|judit|jöd)(?: sig)?|vill|önskar|är intresserad)\b[^.;:\n]{0,60}?\b"
)
_DEALS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (re.compile(_WANTS + words, re.IGNORECASE), frozenset(verbs))
    for words, verbs in (
        (r"vuokra(?:amaan|amisesta|ta)\b", ["vuokrata", "antaa"]),
        (r"osta(?:maan|misesta|a)\b", ["myydä", "ostaa", "luovuttaa"]),
        (r"myy(?:mään|dä)\b", ["ostaa", "hankkia", "lunastaa"]),
        (r"(?:hyra|arrendera)\b", ["hyra", "arrendera"]),
        (r"(?:köpa|förvärva)\b", ["sälja", "överlåta"]),
        (r"sälja\b", ["köpa", "förvärva", "anskaffa"]),
    )
)
"""What somebody offers or wants, and the verbs that deny it where the body has them."""
_CONSENTS: frozenset[MatterOutcome] = frozenset(
    ["approved", "amended-approved", "granted"]
)
_DENIED = frozenset(["not-do", "approve-not"])


_LOST = re.compile(
    r"\b(?:ehdotu|esity|esitetty|ehdotettu|förslag)\w*\b[^.;]{0,60}?\b(?:kaatui|hävisi|hylättiin"
    r"|ei saanut (?:\w+ )?enemmistöä|föll|förkastades|förlorade)\b",
    re.IGNORECASE,
)
"""What was proposed lost, as a sentence tells."""


def denied_after_loss(
    rows: Sequence[Unit], proposes: Unit | None, *, is_voted: bool
) -> Resolution | None:
    """Return the refusal that is told below a proposal that lost.

    "Hallitus esitti myyntiä. Esitys kaatui äänin 8–9. Leirikeskusta ei myydä."

    Args:
        rows: the sentences of the decision's part, in order.
        proposes: the one that tells of the proposal.
        is_voted: whether a vote is told between them, so that no sentence need say who lost.
    """
    if proposes is None:
        return None
    below = [one for one in rows if one.start > proposes.start]
    lost = next((n for n, one in enumerate(below) if _LOST.search(one.text)), None)
    if lost is None and not is_voted:
        return None
    for unit in below[lost or 0 :]:
        if any(act.kind in _DENIED and act.form.is_passive for act in acts_of([unit])):
            return Resolution("rejected", unit, "lost-and-denied", 0.8, True)
    return None


def refused_offer(found: Resolution, wording: Sequence[Unit], text: str) -> Resolution:
    """Return the refusal of an offer that the text tells above, or what was found.

    Args:
        found: what was decided.
        wording: the sentences of the adopted wording.
        text: the item's text.
    """
    if found.outcome not in _CONSENTS or found.unit is None:
        return found
    acts = [*acts_of(wording)]
    denied = {act.verb for act in acts if act.kind in _DENIED}
    denied -= {act.verb for act in acts if act.kind not in _DENIED}
    if not denied:
        return found
    above = text[: min((one.start for one in wording), default=found.unit.start)]
    if not any(
        not denied.isdisjoint(verbs) and deal.search(above) for deal, verbs in _DEALS
    ):
        return found
    return dataclasses.replace(
        found, outcome="rejected", rule="offer-denied", confidence=0.8, is_denial=True
    )


def after_loss(
    story: Story, found: Resolution, fate: ProposalFate
) -> tuple[Resolution, ProposalFate]:
    """Return the refusal below what only tells who proposed what, where that lost."""
    if not found.rule.startswith("propose") or story.has_proposal:
        return found, fate
    rows = sorted({*story.told.rows, *story.told.idle}, key=lambda one: one.start)
    lost = denied_after_loss(rows, found.unit, is_voted=bool(story.ballots))
    return (lost, "rejected") if lost else (found, fate)
