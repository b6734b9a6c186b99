"""Values of law-reference recognition: what was cited, and where in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

LawReferenceKind = Literal[
    "statute",
    "eu-act",
    "treaty",
    "collective-agreement",
    "municipal-rule",
    "bill",
    "court-ruling",
    "case-id",
    "meeting-section",
]


_LETTERED = re.compile(r"(?<=\d)(?=[a-zåäö])")

LawNote = Literal["not-in-force", "number-differs", "amending-act"]
"""What is odd about a reference: the act was not in force on the document's day; number
and title do not agree; the number is of an act that only amended the one cited."""


@dataclass(frozen=True, slots=True)
class Target:
    """One place that a citation points to.

    Attributes:
        act: "380/2023" for a statute, "2016/679" for an EU act, "hallintosääntö" for a
            municipal rule, the identifier itself for the other kinds.
        chapter: "3", "13a", or None.
        section: "23", "4a", or None; the article of an EU act.
        subsection: "1" (momentti), the paragraph of an EU act, or None.
        item: "20" or "k", the point of an EU act, or None.
    """

    act: str
    chapter: str | None = None
    section: str | None = None
    subsection: str | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class LawReference:
    """One continuous expression about one act.

    Attributes:
        start: code-point offset into the text that was given.
        end: offset one past the last character.
        targets: lists and ranges expanded, in order; empty when the antecedent is
            ambiguous and nothing may be claimed.
        keys: canonical facet values of ``targets`` ("380/2023 § 23"), in order, each once.
        is_anaphoric: resolved from other text ("mainitun lain 5 §").
        is_uncertain: ``targets`` are alternatives, not all cited.
        notes: what is odd about it; () as a rule.
        other_act: the act that the number or title not followed means, "" as a rule.
    """

    start: int
    end: int
    kind: LawReferenceKind
    targets: tuple[Target, ...]
    keys: tuple[str, ...] = ()
    is_anaphoric: bool = False
    is_uncertain: bool = False
    notes: tuple[LawNote, ...] = ()
    other_act: str = ""


def spaced(locator: str) -> str:
    """Write "4a" as facets do: "4 a"."""
    if locator.isdigit():
        return locator
    return _LETTERED.sub(" ", locator)
