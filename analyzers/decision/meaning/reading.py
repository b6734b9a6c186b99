"""What an item decides: the one public door of the room."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning import matters
from analyzers.decision.meaning.item_parts import ItemParts, Span, TextPart, item_parts
from analyzers.decision.meaning.matters import REQUESTS
from analyzers.decision.meaning.narrative import Event, Narrative, Narrator
from analyzers.decision.meaning.resolutions import (
    NOTHING,
    Matter,
    Resolution,
    resolution,
)
from analyzers.decision.meaning.units import Unit, units
from analyzers.decision.meaning.values import (
    MatterOutcome,
    Meaning,
    MeaningEvidence,
    ProposalFate,
)

LEAST = 0.5
"""Below this confidence an outcome is not said."""

_BODY = re.compile(
    r"\w*(?:hallitus|valtuusto|lautakunta|jaosto|johtokunta|styrelsen|nämnden|fullmäktige|sektionen)\b"
)


def read_meaning(
    text: str,
    parts: Sequence[TextPart] = (),
    *,
    title: str | None = None,
    kind: str | None = None,
    body: str | None = None,
) -> Meaning:
    """Return what an item or an officeholder's decision means.

    Args:
        text: the item's whole text.
        parts: its blocks; offsets are those of *text*.
        title: its title.
        kind: the document's kind ("officeholder-decision", "meeting-item").
        body: the deciding body, where known.

    Returns:
        Values with evidence; what cannot be told is ``none`` or empty. Never raises.
    """
    own = item_parts(text, parts)
    matter = _matter(text, own, title, body)
    told = _told(text, own)
    base = list(_units(text, own.proposal))
    found, fate = _Outcome(matter, told, base, bool(own.proposal)).decide()
    outcome: MatterOutcome = found.outcome if found.confidence >= LEAST else "none"
    evidence = None
    if outcome != "none" and found.unit is not None:
        unit = found.unit
        evidence = MeaningEvidence(
            " ".join(text[unit.start : unit.end].split()),
            unit.start,
            unit.end,
            found.rule,
            found.confidence,
        )
    return Meaning(matter_outcome=outcome, proposal_fate=fate, evidence=evidence)


def _matter(text: str, own: ItemParts, title: str | None, body: str | None) -> Matter:
    named = (body or "").lower()
    if not named:
        for unit in _units(text, own.decision):
            match = _BODY.search(unit.text.lower())
            if match:
                named = match[0]
                break
    if not named:
        match = _BODY.search(text[:200].lower())
        named = match[0] if match else ""
    if named == "fullmäktige" or named.endswith("fullmäktige"):
        named += " valtuusto"
    elif named.endswith("styrelsen"):
        named += " hallitus"
    return Matter(matters.matter_kind(title), (title or "").lower(), named)


def _units(text: str, spans: Sequence[Span]) -> list[Unit]:
    return [unit for start, end in spans for unit in units(text, start, end)]


def _told(text: str, own: ItemParts) -> Narrative:
    narrator = Narrator()
    if not own.decision:
        return narrator.told
    before = [span for span in own.handling if span[0] < own.decision[0][0]]
    told = narrator.read(_units(text, before))
    told.events.clear()
    return narrator.read(_units(text, own.decision))


class _Outcome:
    """Weighs what the narrative tells against the proposal."""

    def __init__(
        self, matter: Matter, told: Narrative, base: list[Unit], has_proposal: bool
    ) -> None:
        self.matter = matter
        self.told = told
        self.base = base
        self.has_proposal = has_proposal

    def decide(self) -> tuple[Resolution, ProposalFate]:
        """Return what was decided and what became of the proposal."""
        event = self._deciding()
        if event is None:
            return NOTHING, "none"
        if event.kind == "act":
            return self._by_itself(event)
        return self._adopted(event)

    def _deciding(self) -> Event | None:
        carried = [one for one in self.told.events if one.kind == "carry"]
        if carried:
            last = carried[-1]
            after = [
                one
                for one in self.told.events
                if one.index > last.index
                and one.kind != "carry"
                and self._is_final(one)
            ]
            if after and last.which in {"base", "return", "table"}:
                return after[0]
            return last
        return next((one for one in self.told.events), None)

    def _is_final(self, event: Event) -> bool:
        return event.kind == "adopt"

    def _adopted(self, event: Event) -> tuple[Resolution, ProposalFate]:
        if event.which in {"return", "table", "refuse"}:
            return self._motion_won(event)
        if event.which == "counter":
            return self._counter_won(event)
        is_changed = (
            event.which == "changed" or self.told.is_changed or event.is_amended
        )
        if is_changed:
            return self._changed(event)
        found = resolution(self.base, self.matter)
        if not self.has_proposal:
            direct = resolution([event.unit], self.matter, past=True)
            return direct, "no-proposal"
        if found.outcome == "none":
            found = self._unread(event, found)
        fate: ProposalFate = "as-proposed"
        if found.outcome in {"returned", "tabled"}:
            fate = found.outcome
        return found, fate

    def _unread(self, event: Event, found: Resolution) -> Resolution:
        """An adopted proposal whose acts say nothing: the kind of matter may."""
        by_kind: dict[str, tuple[MatterOutcome, float]] = {
            "statement": ("statement-given", 0.8),
            "own": ("approved", 0.75),
            "permission-to-fill": ("approved", 0.8),
            "routine-note": ("noted", 0.7),
        }
        if found.is_denial or not self.base:
            return found
        outcome, confidence = by_kind.get(self.matter.kind, ("none", 0.0))
        return Resolution(
            outcome, event.unit, f"adopted-{self.matter.kind}", confidence
        )

    def _motion_won(self, event: Event) -> tuple[Resolution, ProposalFate]:
        if event.which == "refuse":
            return Resolution(
                "rejected", event.unit, "refusal-carried", 0.95
            ), "as-proposed" if not event.motion else "replaced-by-countermotion"
        if event.which == "return":
            return Resolution(
                "returned", event.unit, "return-carried", 0.96
            ), "returned"
        return Resolution("tabled", event.unit, "table-carried", 0.96), "tabled"

    def _counter_won(self, event: Event) -> tuple[Resolution, ProposalFate]:
        base = resolution(self.base, self.matter)
        wording = event.motion.units if event.motion else []
        found = self._of_motion(wording)
        outcome = _against(base, found, self.matter)
        unit = wording[0] if wording else event.unit
        return Resolution(
            outcome, unit, "counter-carried", 0.85
        ), "replaced-by-countermotion"

    def _of_motion(self, wording: list[Unit]) -> Resolution:
        return resolution(_without_mover(wording), self.matter, past=False)

    def _changed(self, event: Event) -> tuple[Resolution, ProposalFate]:
        base = resolution(self.base, self.matter)
        wording = _without_mover(self.told.changed) or [event.unit]
        found = resolution(wording, self.matter)
        if found.outcome in {"returned", "tabled"}:
            return found, found.outcome
        if found.outcome in {"withdrawn", "removed-from-agenda", "lapsed"}:
            return found, "amended"
        outcome = base.outcome
        if found.outcome not in {"none", "approved"} and found.confidence >= 0.9:
            outcome = found.outcome
        if outcome in {"approved", "none"}:
            outcome = "amended-approved"
        return Resolution(outcome, event.unit, "changed-adopted", 0.88), "amended"

    def _by_itself(self, event: Event) -> tuple[Resolution, ProposalFate]:
        rows = [event.unit]
        start = self.told.rows.index(event.unit)
        rows.extend(self.told.rows[start + 1 :])
        found = resolution(rows, self.matter, past=True)
        if not self.has_proposal:
            return found, "no-proposal"
        return found, self._fate(found, event)

    def _fate(self, found: Resolution, event: Event) -> ProposalFate:
        if found.outcome in {"returned", "tabled"}:
            return found.outcome
        if found.outcome in {"withdrawn", "removed-from-agenda"}:
            return "none"
        base = resolution(self.base, self.matter)
        if (
            any(not one.is_lapsed for one in self.told.motions)
            and base.outcome != found.outcome
        ):
            return "replaced-by-countermotion"
        if self.told.is_changed or event.is_amended:
            return "amended"
        return "as-proposed" if _overlap(self.base, event.unit) > 0.5 else "amended"


def _overlap(base: Sequence[Unit], unit: Unit) -> float:
    """Return which part of the decision's words stand in the proposal."""
    proposed = {w[:6] for one in base for w in re.findall(r"\w{3,}", one.text.lower())}
    decided = [w[:6] for w in re.findall(r"\w{3,}", unit.text.lower())]
    if not decided:
        return 1.0
    return sum(word in proposed for word in decided) / len(decided)


def _against(base: Resolution, found: Resolution, matter: Matter) -> MatterOutcome:
    """Return the outcome when a counter-motion replaces the base proposal."""
    if found.outcome in {
        "returned",
        "tabled",
        "rejected",
        "granted",
        "partly-granted",
        "noted",
        "statement-given",
        "elected",
        "not-admitted",
    }:
        return found.outcome
    if base.outcome == "rejected":
        return "granted" if matter.kind in REQUESTS and not found.is_denial else "none"
    if found.is_denial:
        return "rejected"
    if base.outcome == "granted":
        return "granted"
    return "amended-approved"


_MOVED = re.compile(
    r"^.*?\b(?:ehdotti|ehdottivat|esitti|esittivät|teki|tekivät|muutti|täydensi|korjasi|tarkensi|föreslog|yrkade|ändrade|lade fram|kompletterade)\b(?:[^:]*?(?:,? (?:että|att|siten,? että|så,? att) )|[^:]*?:\s*|(?=.*\bettei\b)[^:]*?(?=\bettei))",
    re.IGNORECASE | re.DOTALL,
)


def _without_mover(wording: Sequence[Unit]) -> list[Unit]:
    """Return a motion's sentences without "Malli ehdotti Laineen kannattamana, että"."""
    if not wording:
        return []
    first = wording[0]
    match = _MOVED.match(first.text)
    if match is None:
        return list(wording)
    rest = first.text[match.end() :]
    head = [Unit(rest, first.start, first.end)] if rest.strip() else []
    return [*head, *wording[1:]]
