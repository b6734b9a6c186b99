"""Organisations that a decision names, with what it does with each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analyzers.decision.meaning.extraction.party_roles import PartyRole, party_role
from analyzers.decision.meaning_values import MatterOutcome
from analyzers.text.sentences import sentence_span
from corpus.model import Decision
from search_web.page.labelling.labels import N_
from search_web.page.labelling.languages import translate

ADOPTED: frozenset[MatterOutcome] = frozenset(
    ("granted", "partly-granted", "approved", "amended-approved", "elected")
)
"""Outcomes with which the wording of a decision took effect."""

ROLE_LABELS: dict[PartyRole, str] = {
    "refused": N_("refused or left out"),
    "chosen": N_("chosen"),
    "recipient": N_("recipient"),
    "counterpart": N_("other party of the contract"),
}


@dataclass(frozen=True, slots=True)
class PartyView:
    """An organisation and its role in a decision; None: the text does not tell it."""

    name: str
    role: PartyRole | None

    @property
    def label(self) -> str:
        """The role in words, "" when it is not told."""
        return translate(ROLE_LABELS[self.role]) if self.role else ""


def party_views(decision: Decision) -> tuple[PartyView, ...]:
    """Return the organisations that the decision names, in its order."""
    names = decision.meaning.organisations if decision.meaning else ()
    return tuple(PartyView(name, role_of(decision, name)) for name in names)


def role_of(decision: Decision, name: str) -> PartyRole | None:
    """Return what a decision does with an organisation, None when it is not told.

    Where the matter was not adopted nobody was chosen and nothing was given.
    """
    found = party_role(_sentences(decision, name), name)
    if found == "refused" or decision.outcome in ADOPTED:
        return found
    return None


def _sentences(decision: Decision, name: str) -> Iterator[str]:
    """Yield the own sentences that name the organisation, those that decide first."""
    named = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE)
    text = decision.text
    for part in ("decision", "proposal"):
        for block in decision.blocks:
            if block.kind == part and block.earlier is None:
                for match in named.finditer(text, block.start, block.end):
                    start, end = sentence_span(text, match.start(), match.end())
                    yield " ".join(text[max(start, block.start) : end].split())
    if not any(block.kind in ("decision", "proposal") for block in decision.blocks):
        for match in named.finditer(text):
            start, end = sentence_span(text, match.start(), match.end())
            yield " ".join(text[start:end].split())
