"""The laws that a decision's page lists: applied, only mentioned, and what is odd."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext

from analyzers.law.model import LawNote, LawReference
from analyzers.law.purposes import is_applied, purpose_of
from corpus.model import Decision
from search_web.page.document_text.law_links import LawLink, law_link


@dataclass(frozen=True, slots=True)
class CitedLaws:
    """Links in order of appearance; each law stands in the first list that has it."""

    applied: tuple[LawLink, ...]
    mentioned: tuple[LawLink, ...]
    appeal: tuple[LawLink, ...]


@dataclass(frozen=True, slots=True)
class LawNoteView:
    """A citation with something odd about it.

    Attributes:
        text: as the decision writes it.
        note: what is odd, in the reader's language.
        other: the act that the number or name not followed means, None when none.
    """

    text: str
    note: str
    other: LawLink | None


def cited_laws(decision: Decision, references: Sequence[LawReference]) -> CitedLaws:
    """Sort the acts that the text cites by what they are cited for."""
    appeals = [block for block in decision.blocks if block.kind == "appeal"]
    applied: dict[str, None] = {}
    mentioned: dict[str, None] = {}
    appeal: dict[str, None] = {}
    for reference in references:
        if reference.kind != "statute":
            continue
        keys = dict.fromkeys(reference.keys)
        purpose = purpose_of(decision.text, reference, decision.title or "")
        if any(block.start <= reference.start < block.end for block in appeals):
            purpose = "appeal"
        if is_applied(purpose):
            applied |= keys
        elif purpose == "appeal":
            appeal |= keys
        else:
            mentioned |= keys
    return CitedLaws(
        tuple(map(law_link, applied)),
        tuple(law_link(key) for key in mentioned if key not in applied),
        tuple(
            law_link(key)
            for key in appeal
            if key not in applied and key not in mentioned
        ),
    )


def law_notes(
    decision: Decision, references: Sequence[LawReference]
) -> tuple[LawNoteView, ...]:
    """Return what is odd about citations: each text once, in order."""
    found: dict[tuple[str, LawNote], LawNoteView] = {}
    for reference in references:
        written = " ".join(decision.text[reference.start : reference.end].split())
        other = law_link(reference.other_act) if reference.other_act else None
        for note in reference.notes:
            linked = other if note != "not-in-force" else None
            view = LawNoteView(written, note_words(note), linked)
            found.setdefault((written, note), view)
    return tuple(found.values())


def note_words(note: LawNote) -> str:
    """Return a note in the reader's language."""
    if note == "number-differs":
        words = gettext("number and name do not agree")
    elif note == "amending-act":
        words = gettext("the number is of an act that amended it")
    else:
        words = gettext("not in force on the day of the decision")
    return str(words)
