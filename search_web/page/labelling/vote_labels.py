"""Words for votes: which side won, and what the sides of a roll call are called."""

from __future__ import annotations

from flask_babel import gettext

from analyzers.decision.meaning_values import VoteCount
from search_web.page.labelling.labels import N_
from search_web.page.labelling.languages import translate

SIDE_LABELS: dict[str, str] = {
    "for": N_("For (yes)"),
    "against": N_("Against (no)"),
    "empty": N_("Blank"),
    "absent": N_("Absent"),
}
_WON: dict[str, tuple[str, str]] = {
    "counter": (N_("The base proposal won."), N_("The counter-proposal won.")),
    "return": (
        N_("The handling was continued."),
        N_("The return for preparation won."),
    ),
    "table": (N_("The handling was continued."), N_("The tabling won.")),
    "wish": ("", ""),
}
"""What it means that the first side won, and that the other did."""
_LATER = frozenset(["return", "table"])
"""What may win with fewer votes, where a part of a council is enough."""


def side_label(side: str) -> str:
    """Return what people call a side of a roll call."""
    return translate(SIDE_LABELS[side])


def vote_result(vote: VoteCount, is_for: bool) -> str:
    """Return which side won, or who was chosen; "" where it is not known."""
    if vote.about == "election":
        return gettext("Most votes: %(name)s.", name=vote.winner) if vote.winner else ""
    if vote.winner == "against":
        return ""
    is_later = vote.winner in _LATER
    won = _WON[vote.about or "counter"][0 if is_for and not is_later else 1]
    return translate(won) if won else ""


def vote_sides(vote: VoteCount) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the sides of one vote whose names are told, as (side, names)."""
    if vote.names is None:
        return ()
    names = vote.names
    sides = (
        ("for", names.for_),
        ("against", names.against),
        ("empty", names.empty),
        ("absent", names.absent),
    )
    return tuple(side for side in sides if side[1])
