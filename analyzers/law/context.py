"""What a document has said so far: definitions and the acts that "the said act" means."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from analyzers.law.inflection import Noun
from analyzers.law.versions import choose_acts

TOPIC_REACH = 400
"""Code points on either side of a name that tell its subject."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """An act (or municipal rule) named at ``end``; ``act`` is "" when unknown."""

    act: str
    noun: Noun | None
    end: int
    kind: str = "statute"
    chapter: str | None = None
    sections: tuple[str, ...] = ()
    start: int = 0


@dataclass(slots=True)
class Context:
    """Grows while the citations of one document are resolved in reading order."""

    lower: str
    date: dt.date | None
    definitions: dict[str, str] = field(default_factory=dict)
    numbered: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    antecedents: list[Antecedent] = field(default_factory=list)

    def resolve(
        self,
        name: str,
        acts: tuple[str, ...],
        start: int,
        end: int,
        sections: tuple[str, ...] = (),
    ) -> tuple[str, ...]:
        """Return the act that *name* means here; several when it stays undecided."""
        if name in self.definitions:
            return (self.definitions[name],)
        before = self.lower[max(0, start - 12) : start]
        is_new = before.endswith(("uusi ", "uuden ", "uudessa ", "uutta ", "uudesta "))
        if len(acts) > 1 and not is_new:
            numbered = self.numbered.get(name)
            if numbered in acts:
                return (numbered,)
        chosen = choose_acts(
            acts,
            date=self.date,
            topic=self.lower[max(0, start - TOPIC_REACH) : end + TOPIC_REACH],
            seen=self.seen,
            sections=sections,
            is_new=is_new,
        )
        if is_new and len(chosen) == 1 and len(acts) > 1:
            self.numbered[name] = chosen[0]
        return chosen

    def note(self, antecedent: Antecedent) -> None:
        """Remember an act that was just named."""
        self.antecedents.append(antecedent)
        if antecedent.kind == "statute" and antecedent.act:
            self.seen.add(antecedent.act)

    def last(self, *, noun: Noun | None = None) -> Antecedent | None:
        """Return the act named last, of this noun if given; None when nothing fits."""
        for antecedent in reversed(self.antecedents):
            if noun is None or antecedent.noun == noun:
                return antecedent
        return None
