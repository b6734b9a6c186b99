"""Values that the stages hand to each other; offsets are into cleaned text."""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.law.model import LawNote, LawReferenceKind, Target
from analyzers.law.register.inflection import Noun


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention, resolved."""

    start: int
    end: int
    kind: LawReferenceKind
    targets: tuple[Target, ...]
    is_anaphoric: bool = False
    is_uncertain: bool = False
    notes: tuple[LawNote, ...] = ()
    other_act: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in the text, before its tail is read.

    Attributes:
        name: what the document's definitions and numbers are remembered by.
        acts: what the name may stand for; () when the table does not know it.
        start: offset of its first word.
        end: offset one past its last.
        noun: the noun it ends in.
        is_rule: ``acts`` holds the base form of a municipal rule.
        is_reference: "lain", "nämnda lag": the act was named elsewhere.
        language: of the name.
        is_title: a whole official title, not a short name.
    """

    name: str
    acts: tuple[str, ...]
    start: int
    end: int
    noun: Noun
    is_rule: bool = False
    is_reference: bool = False
    language: str = "fi"
    is_title: bool = False
