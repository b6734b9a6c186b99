"""What one check of ``paatoshaku doctor`` found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found; ``todo`` is empty when nothing is to be done."""

    name: str
    verdict: Verdict
    what: str
    todo: str = ""
