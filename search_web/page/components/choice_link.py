"""A choice of what a list shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChoiceLink:
    """One choice of what to list."""

    label: str
    address: str
    is_current: bool
