"""Readers with one rule changed: what a next version of the program might do."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from analyzers.decision import own_body, reading
from analyzers.decision.meaning_values import Meaning, MeaningEvidence
from analyzers.decision.version import readers_version

Change = Callable[[pytest.MonkeyPatch], None]


def _other_outcomes(patch: pytest.MonkeyPatch) -> None:
    def read(text: str, *_: Any, **known: Any) -> Meaning:
        evidence = MeaningEvidence(0, min(20, len(text)), "other", 1.0)
        return Meaning(matter_outcome="elected", evidence=evidence)

    patch.setattr(reading, "read_meaning", read)


def _other_heads(patch: pytest.MonkeyPatch) -> None:
    former = reading.header.read

    def read(*arguments: Any) -> Any:
        head = former(*arguments)
        head.title, head.case_number = "Toisin luettu", "1/00.00.00/1999"
        return head

    patch.setattr(reading.header, "read", read)


def _other_blocks(patch: pytest.MonkeyPatch) -> None:
    former = reading.blocks.split

    def split(*arguments: Any) -> Any:
        return dataclasses.replace(former(*arguments), blocks=())

    patch.setattr(reading.blocks, "split", split)


def _other_body_names(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(own_body.bodies, "normalise", lambda name: (name.upper(), "muu"))


def _other_languages(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reading.language, "detect", lambda text, default="fi": "sv")


CHANGES: dict[str, Change] = {
    "outcomes": _other_outcomes,
    "heads": _other_heads,
    "blocks": _other_blocks,
    "body names": _other_body_names,
    "languages": _other_languages,
}


def change(patch: pytest.MonkeyPatch, name: str) -> None:
    """Change one rule, and with it the version of the readers."""
    version = f"{readers_version()} with other {name}"
    patch.setattr(reading, "readers_version", lambda: version)
    CHANGES[name](patch)
