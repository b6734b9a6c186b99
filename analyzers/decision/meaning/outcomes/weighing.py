"""An event weighed against the proposal: what was decided, and the proposal's fate."""

from __future__ import annotations

import dataclasses

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.short_forms import is_short_adoption
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.matters.matters import REQUESTS, Matter
from analyzers.decision.meaning.outcomes.instead import (
    against,
    against_proposed,
    granted_after_all,
    is_reversed,
)
from analyzers.decision.meaning.outcomes.nominal import (
    ADOPTED_BY_KIND,
    nominal,
)
from analyzers.decision.meaning.outcomes.proposals.adopted_unseen import adopted_unseen
from analyzers.decision.meaning.outcomes.proposals.named_motions import (
    moves_refusal,
    named_motion,
)
from analyzers.decision.meaning.outcomes.proposals.refused_proposals import (
    decided_instead,
    is_refusal_refused,
    refuses_proposal,
)
from analyzers.decision.meaning.outcomes.proposals.untold_motions import (
    is_untold,
    names_counter,
    whose_unknown,
)
from analyzers.decision.meaning.outcomes.replaced import (
    LATER,
    SAME,
    adopted_so_changed,
    adopts_rest,
    as_worded,
    changes_a_part,
    changes_into_consent,
    chosen_below,
    content_of,
    is_deed,
    is_newly_amended,
    keeps_and_does,
    opens_proposal,
    other_adopted,
    repeats_undenied,
    repeats_verb,
    says_countermotion,
    takes_motion,
    undoes,
)
from analyzers.decision.meaning.outcomes.resolutions import (
    NOTHING,
    Resolution,
    denies,
    resolution,
)
from analyzers.decision.meaning.outcomes.story import Story
from analyzers.decision.meaning.outcomes.voted import repeats_even_motion
from analyzers.decision.meaning.voting.ballot import (
    base_has_won,
    counter_has_won,
    last_deciding,
)
from analyzers.decision.meaning.zoning.narrating.comparing import (
    adds_figures,
    chosen_as_proposed,
    figures,
    is_another_person,
    names_somebody,
    overlap,
    without_mover,
)
from analyzers.decision.meaning.zoning.narrating.narrative import (
    Event,
    Motion,
    is_named,
)
from analyzers.decision.meaning_values import MatterOutcome, ProposalFate

Decided = tuple[Resolution, ProposalFate]

ENDED = frozenset(["withdrawn", "removed-from-agenda", "lapsed"])
_SHARES_OUT = frozenset(["jakaa", "varata", "utdela", "fördela"])
_LEAVES_OFF = frozenset(["jättää", "keskeyttää", "täyttää", "lämna", "avbryta"])
_SAME_PERSONS = 0.3
"""Where somebody is chosen: deputies are added in the meeting."""


class Weighing:
    """Weighs one event; ``wording`` is then the wording that was adopted."""

    def __init__(self, matter: Matter, story: Story, *, is_open: bool) -> None:
        self.matter = matter
        self.told = story.told
        self.base = story.base
        self.ballots = story.ballots
        self.by_official = story.by_official
        self.text = story.text
        self.has_proposal = story.has_proposal and not is_open
        self.proposed = resolution(self.base, matter) if self.has_proposal else NOTHING
        self.prepared = "" if story.told.live_motions() else story.prepared
        self.wording: list[Unit] = []
        self._adopted = f"adopted-{matter.kind}"

    def of(self, event: Event) -> Decided:
        """Return what *event* decides."""
        is_refusal = self.proposed.outcome == "rejected"
        if event.kind == "act" or (is_refusal and decided_instead(event.unit)):
            return self._by_itself(event)
        if event.which == "missed":
            missed = Resolution("rejected", event.unit, "majority-missed", 0.9)
            return missed, "rejected"
        if event.which in {"return", "table", "refuse"}:
            return self._motion_won(event)
        if event.which == "counter" or self._is_anothers(event):
            return self._counter_won(event)
        is_changed = event.which == "changed" or self.told.is_changed
        is_rest = adopts_rest(event, self.told.live_motions(), self.ballots)
        if is_changed or event.is_amended or is_rest:
            return self._changed(event)
        return self._as_proposed(event)

    def _as_proposed(self, event: Event) -> Decided:
        self.wording = self.base if self.has_proposal else [event.unit]
        if not self.has_proposal:
            unseen = adopted_unseen(event.unit, self.matter)
            found = chosen_below(event.unit, self.told.rows, self.matter, unseen)
            fate = LATER.get(found.outcome, "no-proposal")
            return self._repeated_above(event) or (found, fate)
        other = other_adopted(event.unit, self.proposed, self.matter)
        if other is not None:
            self.wording = [event.unit]
            return other, "replaced-by-countermotion"
        found = self.proposed
        if found.outcome == "none":
            found = self._by_kind(event, found)
        elif found.outcome == "rejected" and self._grants(event):
            found = Resolution("partly-granted", event.unit, "partly", 0.85)
        return found, LATER.get(found.outcome, "as-proposed")

    def _grants(self, event: Event) -> bool:
        """Whether the adoption itself says what is granted: "Bidragen beviljas enligt …"."""
        if is_short_adoption(event.unit.text.lower()):
            return False
        own = resolution([event.unit], self.matter, past=True)
        return own.outcome == "granted" and own.rule.startswith("grant")

    def _repeated_above(self, event: Event) -> Decided | None:
        """Return the decision's own words where the adoption stands below them.

        "Avgiften är 20 euro. Beslutet fattades enligt förslaget."
        """
        folded = event.unit.text.lower()
        above = [one for one in self.told.idle if one.start < event.unit.start]
        if self.by_official or not above or not says("proposal-word", folded):
            return None
        found = resolution(above, self.matter)
        if found.outcome == "none":
            found = nominal(above, self.matter)
        if found.outcome == "none":
            outcome, confidence = ADOPTED_BY_KIND.get(self.matter.kind, ("none", 0.0))
            found = Resolution(outcome, above[0], self._adopted, confidence)
        if found.outcome == "none":
            return None
        self.wording = above
        return found, LATER.get(found.outcome, "as-proposed")

    def _by_kind(self, event: Event, found: Resolution) -> Resolution:
        """Return what an adopted proposal whose verbs say nothing is by its kind."""
        if found.is_denial and (found.rule != "not-do" or len(self.base) == 1):
            return found
        without_verb = nominal(self.base, self.matter)
        if without_verb.outcome != "none":
            return without_verb
        outcome, confidence = ADOPTED_BY_KIND.get(self.matter.kind, ("none", 0.0))
        return Resolution(outcome, event.unit, self._adopted, confidence)

    def _motion_won(self, event: Event) -> Decided:
        if event.which == "refuse":
            found = Resolution("rejected", event.unit, "refusal-carried", 0.95)
            is_others = event.motion or self.proposed.outcome in {"approved", "granted"}
            return found, "replaced-by-countermotion" if is_others else "as-proposed"
        outcome: MatterOutcome = "returned" if event.which == "return" else "tabled"
        found = Resolution(outcome, event.unit, f"{event.which}-carried", 0.96)
        return found, LATER[outcome]

    def _counter_won(self, event: Event) -> Decided:
        is_added = says("with-addition", event.unit.text.lower())
        motion = event.motion or self._voted_motion(event)
        wording = without_mover(motion.units) if motion else []
        wording = wording or says_countermotion(event.unit)
        named = named_motion(event.unit, self.matter)
        is_other = names_counter(event.unit) or self._is_unknowns(event)
        if event.kind == "adopt" and (is_added or not (wording or named or is_other)):
            may_refuse = self.proposed.outcome == "granted" and not is_added
            if may_refuse and counter_has_won(self.ballots):
                return NOTHING, "replaced-by-countermotion"
            return self._changed(event)
        found = resolution(wording, self.matter)
        told = content_of(event.unit) if found.outcome == "none" else None
        if told is not None:
            wording, found = [told], resolution([told], self.matter)
        found = named or found
        self.wording = wording
        if self._is_statement(event):
            said = Resolution("statement-given", event.unit, "counter-carried", 0.88)
            return said, "replaced-by-countermotion"
        if denies(wording, self.base) or moves_refusal(wording, found):
            found = dataclasses.replace(found, is_denial=True)
        elif keeps_and_does(found, wording):
            found = dataclasses.replace(found, is_denial=False)
        outcome = against(self.proposed, found, self.matter, wording or [event.unit])
        if not named and told is None and is_untold(wording, event.unit):
            return NOTHING, "replaced-by-countermotion"
        unit = wording[0] if wording else event.unit
        said = Resolution(outcome, unit, "counter-carried", 0.85)
        if says("all-support", event.unit.text.lower()) and outcome == "granted":
            return dataclasses.replace(said, outcome="amended-approved"), "amended"
        is_part = changes_a_part(event.unit) or adopted_so_changed(
            event, self.told.events
        )
        is_part = outcome == "amended-approved" and is_part
        return said, "amended" if is_part else "replaced-by-countermotion"

    def _voted_motion(self, event: Event) -> Motion | None:
        """Return the one motion that a vote can have carried: "EI voitti."."""
        live = [x for x in self.told.live_motions() if x.kind in {"counter", "refuse"}]
        is_told = event.kind == "carry" and counter_has_won(self.ballots)
        is_one = len({one.mover for one in live}) == 1
        return live[-1] if is_told and is_one and not self._is_unknowns(event) else None

    def _is_statement(self, event: Event) -> bool:
        """Whether what was proposed, or what is told, is that a statement is given."""
        if self.proposed.outcome == "statement-given":
            return True
        own = resolution([event.unit], self.matter, past=True)
        return own.outcome == "statement-given"

    def _changed(self, event: Event) -> Decided:
        taken = self._motion_taken_over()
        if taken is not None:
            won, _ = self._counter_won(dataclasses.replace(event, motion=taken))
            return won, "amended"
        wording = without_mover(self.told.changed) or [event.unit]
        is_told = bool(self.told.changed) or bool(figures(wording))
        self.wording = wording if is_told else [*wording, *self.base]
        found = resolution(wording, self.matter)
        if found.outcome == "none":
            own = resolution([event.unit], self.matter, past=True)
            if own.outcome != "none" and own.rule not in {"do", "decided"}:
                found = own if not own.rule.startswith("approve") else found
        if found.outcome in LATER:
            return found, LATER[found.outcome]
        if found.outcome in ENDED:
            return found, "amended"
        outcome = self.proposed.outcome
        if found.outcome not in {"none", "approved"} and found.confidence >= 0.9:
            outcome = found.outcome
        if outcome != "rejected" and undoes(wording, self.base, self.matter):
            outcome = "rejected"
        elif outcome == "rejected" and changes_into_consent(
            found, wording, self.matter
        ):
            outcome = "granted"
        elif outcome == "rejected" and repeats_undenied(found, self.proposed):
            outcome = "approved"
        is_list = self.proposed.rule == "do" or self.proposed.verb in _SHARES_OUT
        if outcome == "granted" and is_list and not self.matter.asked:
            outcome = "approved"  # Nobody's own request: a list of grants was changed.
        if outcome == "none":
            said = self.proposed if found.rule == "not-do" else found
            outcome = self._by_kind(event, said).outcome
        return Resolution(outcome, event.unit, "changed-adopted", 0.88), "amended"

    def _motion_taken_over(self) -> Motion | None:
        """Return the motion that the presenter made his own: "Mallin esityksen mukaiseksi"."""
        folded = " ".join(one.text.lower() for one in self.told.changed[:1])
        if not says("taken-over", folded):
            return None
        live = self.told.live_motions()
        return next((one for one in live if is_named(one.mover, folded)), None)

    def _by_itself(self, event: Event) -> Decided:
        start = self.told.rows.index(event.unit)
        deeds = filter(is_deed, self.told.idle) if self.by_official else ()
        leads = [one for one in self.told.idle[-1:] if opens_proposal(one, event)]
        self.wording = [*deeds, *leads, *self.told.rows[start:]]
        instead = decided_instead(event.unit)
        if instead is not None:
            self.wording[self.wording.index(event.unit)] = instead
        found = as_worded(event.unit, self.wording, self.matter)
        if repeats_verb(found, self.proposed):
            found = self.proposed
        is_new = instead is not None and self.proposed.outcome != "rejected"
        if is_new and found.outcome == "approved":
            said = dataclasses.replace(found, outcome="amended-approved")
            return said, "replaced-by-countermotion"
        if not self.has_proposal:
            changed = event.is_amended or says("changed", event.unit.text.lower())
            if changed and found.rule.startswith("approve"):
                found = dataclasses.replace(found, outcome="amended-approved")
            if self.by_official:
                return found, "no-proposal"
            if found.outcome == "removed-from-agenda" and self.told.tells_proposal:
                return found, "none"
            return found, LATER.get(found.outcome, "no-proposal")
        if is_refusal_refused(found, self.proposed):
            return dataclasses.replace(found, outcome="none"), "rejected"
        found = self._against_proposal(found)
        if found.outcome == "tabled" and denies([event.unit], self.base):
            # "Rakennusta ei pureta, vaan päällikkö tuo sopimuksen marraskuussa."
            said = dataclasses.replace(found, outcome="rejected", confidence=0.8)
            return said, "rejected"
        return found, self._fate(found, event)

    def _against_proposal(self, found: Resolution) -> Resolution:
        """Return the body's own wording read against the proposal that it replaces."""
        proposed = self.proposed
        if found.rule.startswith("propose") and not base_has_won(self.ballots):
            found = against_proposed(found, self.wording[:1], self.base, proposed)
        is_denied = found.is_denial or is_reversed(found, proposed)
        is_reversal = is_denied and not proposed.is_denial
        if is_reversal and found.outcome in {"none", "approved"}:
            if proposed.outcome in {"approved", "granted"}:
                return dataclasses.replace(found, outcome="rejected", confidence=0.85)
            return found
        is_refused = proposed.outcome == "rejected" and self.matter.kind in REQUESTS
        may_grant = found.outcome == "approved" or (
            found.rule == "do" and counter_has_won(self.ballots)
        )
        is_yes = is_refused and may_grant and not found.is_denial
        return granted_after_all(found) if is_yes else found

    def _fate(self, found: Resolution, event: Event) -> ProposalFate:
        if found.outcome in LATER or says("presenters-change", event.unit.text.lower()):
            return LATER.get(found.outcome, "amended")
        proposed = self.proposed.outcome
        is_refused = found.outcome == "rejected" and proposed != "rejected"
        if is_refused and refuses_proposal(event.unit):
            return "rejected"
        if counter_has_won(self.ballots) or repeats_even_motion(
            event.unit, self.told, self.ballots, self.base
        ):
            is_part = changes_a_part(event.unit)
            return "amended" if is_part else "replaced-by-countermotion"
        if found.outcome in ENDED and proposed != found.outcome:
            return "rejected" if found.verb in _LEAVES_OFF else "none"
        if self.base and says("by-proposal", self.base[0].text.lower()):
            return "as-proposed"
        if self.told.is_changed or self.told.is_agreed:
            return "amended"
        is_yes = proposed == "rejected" and found.outcome in {"granted", "approved"}
        is_other = proposed != found.outcome and not base_has_won(self.ballots)
        live = self.told.live_motions()
        if is_yes or (is_other and live) or takes_motion(event.unit, live, self.base):
            return "replaced-by-countermotion"
        if is_newly_amended(event, self.base, self.told.rows):
            return "amended"
        if says("as-put", event.unit.text.lower()):
            return "as-proposed"
        said = self._persons_or_refusal(found, event)
        if said is not None:
            return said
        least = _SAME_PERSONS if found.outcome == "elected" else SAME
        same = overlap(self.base, event.unit) > least
        same = same or (found.verb != "" and found.verb == self.proposed.verb)
        if adds_figures(self.base, event.unit, self.prepared):
            votes = last_deciding(self.ballots)
            by_vote = votes is not None and votes.about == "counter"
            return "replaced-by-countermotion" if by_vote else "amended"
        same = same or proposed == "noted" or base_has_won(self.ballots)
        return "as-proposed" if same else "amended"

    def _persons_or_refusal(
        self, found: Resolution, event: Event
    ) -> ProposalFate | None:
        """Return the fate where persons were to be chosen, or consent became refusal."""
        proposed = self.proposed.outcome
        if found.outcome == "elected" and not names_somebody(self.base):
            return "no-proposal"
        if found.outcome == "elected" and is_another_person(self.base, event.unit):
            return "replaced-by-countermotion"
        same = chosen_as_proposed(self.base, event.unit)
        if found.outcome == "elected" and same is not None:
            return "as-proposed" if same else "amended"
        if found.outcome == "rejected" and proposed in {"approved", "granted"}:
            refused = says("proposal-word", event.unit.text.lower())
            by_vote = self.ballots and not refused
            return "replaced-by-countermotion" if by_vote else "rejected"
        return None

    def _is_anothers(self, event: Event) -> bool:
        """Whether somebody's motion carried, not told of before: figures or a name say so."""
        if self._is_unknowns(event):
            return True
        if event.kind != "carry" or event.which != "base":
            return False
        is_base = says("base-won", event.unit.text.lower())
        return not is_base and counter_has_won(self.ballots)

    def _is_unknowns(self, event: Event) -> bool:
        """Whether what carried is the proposal of somebody of whom nothing else is told."""
        is_other = self.has_proposal or event.kind == "carry"
        is_other = is_other and event.which == "base" and not self.by_official
        return is_other and whose_unknown(event.unit, self.text)
