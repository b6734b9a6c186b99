"""Changes of the proposal that are agreed on while it is handled."""

from __future__ import annotations

import re

from analyzers.decision.meaning.zoning.narrating.narrative import Event

_VOTERS = re.compile(r"\d (?:röst|medlem|ledam|ään|jäsen|valtuut)")
"""Who voted for a motion: it is not agreed on."""
_FOUND_ADOPTED = re.compile(r"\bhyväksyneen\b|\bha(?:r|de) (?:godkänt|bifallit)\b")
"""What the chair states a vote to have adopted: "totesi hallituksen 11 äänellä hyväksyneen"."""


def agrees_on_change(event: Event) -> bool:
    """Whether a motion that changes the proposal is adopted while it is handled."""
    motion = event.motion
    is_live = motion is not None and motion.kind == "counter" and not motion.is_lapsed
    said = event.unit.text
    is_counted = _VOTERS.search(said) and not _FOUND_ADOPTED.search(said)
    return event.kind == "adopt" and is_live and not is_counted
