"""What a sum is besides its kind: a limit or a security, and how often it is paid."""

from __future__ import annotations

from typing import Literal

from analyzers.decision.lines.pattern_tables import pattern
from analyzers.decision.meaning_values import DecidedSum, quoted

SumRole = Literal["limit", "security"]
Period = Literal["year", "month"]
ROLES: tuple[SumRole, ...] = ("limit", "security")
PERIODS: tuple[Period, ...] = ("month", "year")

TABLE = "analyzers.decision.meaning.money:sum_roles.tsv"


def sum_role(words: str) -> SumRole | None:
    """Return whether the words around a sum make it a limit or a security."""
    return next((role for role in ROLES if pattern(TABLE, role).search(words)), None)


def is_decided(one: DecidedSum, text: str) -> bool:
    """Whether a sum in *text* is decided on: neither a limit nor a security."""
    return sum_role(quoted(text, one.start, one.end)) is None


def sum_period(words: str) -> Period | None:
    """Return how often a sum is paid by the words around it, None when not told."""
    return next((one for one in PERIODS if pattern(TABLE, one).search(words)), None)
