"""The registry of sources: who publishes where, on which platform, and may we read it.

A municipality may have several sources. Rows live in ``sources.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Source:
    """One row of ``sources.toml``.

    Attributes:
        source_id: lower-case ASCII, stable; the first part of every decision id.
        platform: id of a file in ``corpus/platforms``.
        base_url: where the adapter starts.
        municipality: official Finnish name, None for an organisation.
        organisation: joint authority or wellbeing services county, else None.
        language: language of pages that do not say.
        min_decisions: a full crawl that yields fewer is reported.
        never: True when the source refuses machine reading; it is never fetched.
        never_reason: why, in words; required when ``never``.
        confidence: how sure the address and platform are.
        attachments: fetch titles only, or bodies as text too.
        delay_s: seconds between two requests to the host.
    """

    source_id: str
    platform: str
    base_url: str
    municipality: str | None = None
    municipality_code: str | None = None
    organisation: str | None = None
    language: str = "fi"
    min_decisions: int = 0
    never: bool = False
    never_reason: str | None = None
    confidence: Literal["high", "medium", "low"] = "medium"
    attachments: Literal["titles", "text"] = "titles"
    delay_s: float = 1.0
