"""The narrative weighed against the proposal: what became of both."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.decision.meaning.matters import REQUESTS, Matter
from analyzers.decision.meaning.narrative import Event, Narrative
from analyzers.decision.meaning.phrases import phrase, says
from analyzers.decision.meaning.resolutions import NOTHING, Resolution, resolution
from analyzers.decision.meaning.units import Unit
from analyzers.decision.meaning.votes import Ballot
from analyzers.decision.meaning_values import MatterOutcome, ProposalFate, VoteCount

Decided = tuple[Resolution, ProposalFate]

_LATER: dict[MatterOutcome, ProposalFate] = {"returned": "returned", "tabled": "tabled"}
_ENDED = frozenset(["withdrawn", "removed-from-agenda", "lapsed"])
_SAYS_ITSELF = frozenset(
    [
        "returned",
        "tabled",
        "rejected",
        "granted",
        "partly-granted",
        "noted",
        "statement-given",
        "elected",
        "not-admitted",
        "lapsed",
    ]
)
_BY_KIND: dict[str, tuple[MatterOutcome, float]] = {
    "statement": ("statement-given", 0.8),
    "own": ("approved", 0.75),
    "permission-to-fill": ("approved", 0.8),
    "routine-note": ("noted", 0.7),
}
_WORD = re.compile(r"\w{3,}")
_CAPITAL = re.compile(r"\b[A-ZÅÄÖ][a-zåäö]{2,}")
_MOVED = re.compile(
    r"^.*?\b(?:ehdotti|ehdottivat|esitti|esittivät|teki|tekivät|muutti|täydensi|korjasi"
    r"|tarkensi|föreslog|yrkade|ändrade|lade fram|kompletterade|vaati)\b"
    r"(?:[^:]*?,? (?:siten,? |så,? )?(?:että|att) |[^:]*?:\s*|[^:]*?(?=\bettei\b))",
    re.IGNORECASE | re.DOTALL,
)
_DECIDES_ON = re.compile(
    r"\bpäät(?:tää|etään) (?:[\w-]+ ){0,6}[\w-]+(?:sta|stä)\b(?! ?\w*että)"
)
_FIGURE = re.compile(
    r"\d+,\d+|\d+(?= ?(?:%|prosent|procent))|[\d .]*\d(?= ?(?:€|euro))"
)
_STEM = 6
_SAME_WORDS = 0.9
"""Part of a decision's words above which nothing was changed."""
_SAME = 0.45
"""Least part of a decision's words that stand in the proposal it repeats."""
_SAME_PERSONS = 0.3
"""The same where somebody is chosen: deputies are added in the meeting."""


@dataclass(frozen=True, slots=True)
class Story:
    """What an item tells before it is weighed.

    Attributes:
        told: what the decision's part tells.
        ballots: the votes, with the numbers of their sentences.
        base: the sentences of the proposal.
        has_proposal: whether the text has a proposal at all.
        later: what the handling below the decision tells.
        by_official: whether one official decides.
    """

    told: Narrative
    ballots: Sequence[Ballot]
    base: list[Unit]
    has_proposal: bool
    later: Narrative
    by_official: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was decided.

    Attributes:
        wording: the sentences of the wording that was adopted.
    """

    found: Resolution
    fate: ProposalFate
    votes: tuple[VoteCount, ...] = ()
    by_vote: bool = False
    wording: tuple[Unit, ...] = ()


def decide(matter: Matter, story: Story) -> Weighed:
    """Return what was decided and what became of the proposal."""
    told = story.told
    event = _deciding(told, story.ballots)
    if event is None:
        found, fate = _without_event(matter, story)
        return Weighed(found, fate, *_judged(story, found, fate, event))
    is_open = story.has_proposal and (
        _is_open(story.base) or _names_no_deed(story.base, matter)
    )
    weighing = _Weighing(matter, story, is_open=is_open)
    found, fate = weighing.of(event)
    if fate == "no-proposal" and not story.has_proposal:
        fate = _said_later(story) or fate
    if is_open and fate not in _LATER.values():
        fate = "no-proposal"
    if found.outcome == "approved" and fate in {"amended", "replaced-by-countermotion"}:
        found = dataclasses.replace(found, outcome="amended-approved")
    wording = tuple(weighing.wording)
    return Weighed(found, fate, *_judged(story, found, fate, event), wording)


def _said_later(story: Story) -> ProposalFate | None:
    """Return the proposal's fate where only the handling below the decision says it."""
    for event in story.later.events:
        if event.kind in {"adopt", "carry"} and event.which in {"base", "changed"}:
            if event.which == "changed" or story.later.is_changed or event.is_amended:
                return "amended"
            return "as-proposed"
    return "amended" if story.later.is_changed else None


def _without_event(matter: Matter, story: Story) -> Decided:
    """Return what a decision's part without a resolving sentence is, if that is sure."""
    last = _last_deciding(story.ballots)
    if last is None and story.told.idle:
        return _in_other_words(matter, story)
    if last is None or last.is_ordered:
        return NOTHING, "none"
    count = last.count
    if count.for_ is None or count.against is None or count.for_ == count.against:
        return NOTHING, "none"
    event = _told_by_figures(story, last, is_base=count.for_ > count.against)
    if event is None:
        return NOTHING, "none"
    found, fate = _Weighing(matter, story, is_open=False).of(event)
    return dataclasses.replace(found, confidence=min(found.confidence, 0.8)), fate


def _told_by_figures(story: Story, ballot: Ballot, *, is_base: bool) -> Event | None:
    """Return what the figures alone decide, where no sentence says what carried."""
    unit = Unit("", ballot.count.start, ballot.count.end)
    if is_base:
        decides = ballot.about == "counter" and story.has_proposal
        return Event("carry", "base", unit, ballot.index) if decides else None
    if ballot.about in {"return", "table"}:
        return Event("carry", ballot.about, unit, ballot.index)
    live = [one for one in story.told.live_motions() if one.kind == "counter"]
    return Event("carry", "counter", unit, ballot.index, live[-1]) if live else None


def _in_other_words(matter: Matter, story: Story) -> Decided:
    """Return what a decision says that neither adopts nor "decides": "Asetetaan kielto"."""
    found = resolution(story.told.idle, matter, past=True)
    is_open = story.has_proposal and _is_open(story.base)
    fate: ProposalFate = "no-proposal"
    if matter.kind == "statement" and (is_open or not story.has_proposal):
        unit = story.told.idle[0]
        if says(
            "statement-word", " ".join(one.text.lower() for one in story.told.idle[:3])
        ):
            return Resolution("statement-given", unit, "statement-text", 0.75), fate
    if found.outcome == "none" or found.unit is None:
        return NOTHING, "none"
    said = dataclasses.replace(found, confidence=found.confidence * 0.85)
    if story.has_proposal and not is_open:
        repeats = found.rule == "do" and overlap(story.base, found.unit) > _SAME
        return (said, "as-proposed") if repeats else (NOTHING, "none")
    if matter.kind == "routine-note" and found.rule == "do":
        return NOTHING, "none"
    is_order = found.rule != "do" or says("ordered", found.unit.text.lower())
    is_official = story.by_official and found.unit is story.told.idle[0]
    return (said, fate) if is_order or is_official else (NOTHING, "none")


def _judged(
    story: Story, found: Resolution, fate: ProposalFate, event: Event | None
) -> tuple[tuple[VoteCount, ...], bool]:
    """Return the votes with their winners, and whether a vote decided the matter."""
    votes = []
    by_vote = False
    for ballot in story.ballots:
        count = _with_winner(ballot, fate)
        votes.append(count)
        if ballot.about in {"counter", "election"}:
            by_vote = True
        elif ballot.about in {"return", "table"}:
            by_vote = by_vote or count.winner in {"return", "table"}
    if not story.ballots and event is not None:
        by_vote = says("by-vote", event.unit.text.lower())
    return tuple(votes), by_vote


def _with_winner(ballot: Ballot, fate: ProposalFate) -> VoteCount:
    count = ballot.count
    loser = {"return": "return", "table": "table"}.get(ballot.about, "countermotion")
    if ballot.about == "election":
        return count
    if ballot.is_ordered:
        is_base = fate in {"as-proposed", "no-proposal", "none"} or (
            ballot.about in {"return", "table"} and fate not in _LATER.values()
        )
        is_printed_so = (count.against or 0) > (count.for_ or 0)
        if not is_base and not is_printed_so:
            count = dataclasses.replace(count, for_=count.against, against=count.for_)
    if count.for_ is None or count.against is None:
        return count
    wins = "continue" if ballot.about in {"return", "table"} else "proposal"
    if count.for_ == count.against:
        winner = wins if fate in {"as-proposed", "no-proposal"} else loser
    else:
        winner = wins if count.for_ > count.against else loser
    return dataclasses.replace(count, winner=winner)


def _last_deciding(found: Sequence[Ballot]) -> Ballot | None:
    deciding = [one for one in found if one.about in {"counter", "return", "table"}]
    return deciding[-1] if deciding else None


def _deciding(told: Narrative, found: Sequence[Ballot]) -> Event | None:
    """Return the event that decides: what carried in the end, else the first one.

    After a vote, what is said below it decides.
    """
    last_vote = _last_deciding(found)
    begin = last_vote.index if last_vote is not None else 0
    later = [one for one in told.events if one.index >= begin]
    carried = [one for one in told.events if one.kind == "carry"]
    if not carried:
        first = later[0] if later else None
        return first or (told.events[0] if told.events else None)
    last = carried[-1]
    for one in told.events:
        if one.index > last.index and last.which in {"base", "return", "table"}:
            return one if one.kind == "adopt" else last
    return last


def _is_open(base: Sequence[Unit]) -> bool:
    """Whether a proposal leaves the matter to the meeting: "tekee päätöksen kokouksessa"."""
    folded = " ".join(unit.text.lower() for unit in base[:6])
    return says("open-proposal", folded)


def _names_no_deed(base: Sequence[Unit], matter: Matter) -> bool:
    """Whether a proposal only says what is to be decided on: "päättää suunnitelmasta"."""
    if resolution(base, matter).rule != "decided":
        return False
    folded = " ".join(unit.text.lower() for unit in base[:3])
    return _DECIDES_ON.search(folded) is not None


class _Weighing:
    def __init__(self, matter: Matter, story: Story, *, is_open: bool) -> None:
        self.matter = matter
        self.told = story.told
        self.base = story.base
        self.ballots = story.ballots
        self.has_proposal = story.has_proposal and not is_open
        self.proposed = resolution(self.base, matter) if self.has_proposal else NOTHING
        self.wording: list[Unit] = []

    def of(self, event: Event) -> Decided:
        """Return what *event* decides."""
        if event.kind == "act":
            return self._by_itself(event)
        if event.which in {"return", "table", "refuse"}:
            return self._motion_won(event)
        if event.which == "counter":
            return self._counter_won(event)
        if event.which == "changed" or self.told.is_changed or event.is_amended:
            return self._changed(event)
        return self._as_proposed(event)

    def _as_proposed(self, event: Event) -> Decided:
        self.wording = self.base if self.has_proposal else [event.unit]
        if not self.has_proposal:
            return self._unknown_adopted(event), "no-proposal"
        found = self.proposed
        if found.outcome == "none":
            found = self._by_kind(event, found)
        return found, _LATER.get(found.outcome, "as-proposed")

    def _unknown_adopted(self, event: Event) -> Resolution:
        """Return what "Hyväksyttiin" is where the text does not tell what was proposed.

        An adopted proposal may refuse what somebody asked for.
        """
        found = resolution([event.unit], self.matter, past=True)
        folded = event.unit.text.lower()
        is_named = says("requested", folded) or found.rule == "partly"
        if found.outcome in {"approved", "granted", "none"} and not is_named:
            is_own = self.matter.kind in {"own", "permission-to-fill"}
            outcome: MatterOutcome = "approved" if is_own else "none"
            return Resolution(outcome, event.unit, "adopted-unseen", 0.7)
        return found

    def _by_kind(self, event: Event, found: Resolution) -> Resolution:
        """Return what an adopted proposal whose verbs say nothing is by its kind."""
        if found.is_denial and found.rule != "not-do":
            return found
        if found.is_denial and len(self.base) == 1:
            return found
        outcome, confidence = _BY_KIND.get(self.matter.kind, ("none", 0.0))
        rule = f"adopted-{self.matter.kind}"
        return Resolution(outcome, event.unit, rule, confidence)

    def _motion_won(self, event: Event) -> Decided:
        if event.which == "refuse":
            found = Resolution("rejected", event.unit, "refusal-carried", 0.95)
            is_moved = event.motion is not None
            return found, "replaced-by-countermotion" if is_moved else "as-proposed"
        outcome: MatterOutcome = "returned" if event.which == "return" else "tabled"
        found = Resolution(outcome, event.unit, f"{event.which}-carried", 0.96)
        return found, _LATER[outcome]

    def _counter_won(self, event: Event) -> Decided:
        if event.motion is None and event.kind == "adopt":
            return self._changed(event)
        wording = without_mover(event.motion.units if event.motion else [])
        self.wording = wording
        found = resolution(wording, self.matter)
        outcome = _against(self.proposed, found, self.matter)
        unit = wording[0] if wording else event.unit
        said = Resolution(outcome, unit, "counter-carried", 0.85)
        return said, "replaced-by-countermotion"

    def _changed(self, event: Event) -> Decided:
        wording = without_mover(self.told.changed) or [event.unit]
        self.wording = wording if self.told.changed else [*wording, *self.base]
        found = resolution(wording, self.matter)
        if found.outcome in _LATER:
            return found, _LATER[found.outcome]
        if found.outcome in _ENDED:
            return found, "amended"
        outcome = self.proposed.outcome
        if found.outcome not in {"none", "approved"} and found.confidence >= 0.9:
            outcome = found.outcome
        if outcome == "none":
            outcome = self._by_kind(event, found).outcome
        return Resolution(outcome, event.unit, "changed-adopted", 0.88), "amended"

    def _by_itself(self, event: Event) -> Decided:
        start = self.told.rows.index(event.unit)
        self.wording = self.told.rows[start:]
        found = resolution(self.wording, self.matter, past=True)
        if not self.has_proposal:
            changed = event.is_amended or says("changed", event.unit.text.lower())
            if changed and found.rule.startswith("approve"):
                found = dataclasses.replace(found, outcome="amended-approved")
            return found, _LATER.get(found.outcome, "no-proposal")
        found = self._against_proposal(found)
        return found, self._fate(found, event)

    def _against_proposal(self, found: Resolution) -> Resolution:
        """Return the body's own wording read against the proposal that it replaces."""
        proposed = self.proposed
        is_reversal = found.is_denial and not proposed.is_denial
        if is_reversal and found.outcome in {"none", "approved"}:
            if proposed.outcome in {"approved", "granted"}:
                return dataclasses.replace(found, outcome="rejected", confidence=0.85)
            return found
        is_refused = proposed.outcome == "rejected" and self.matter.kind in REQUESTS
        if is_refused and found.outcome == "approved" and not found.is_denial:
            return dataclasses.replace(found, outcome="granted", confidence=0.8)
        return found

    def _fate(self, found: Resolution, event: Event) -> ProposalFate:
        if found.outcome in _LATER:
            return _LATER[found.outcome]
        proposed = self.proposed.outcome
        if found.outcome in _ENDED and proposed != found.outcome:
            return "none"
        if self._counter_has_won():
            return "replaced-by-countermotion"
        if self.base and says("by-proposal", self.base[0].text.lower()):
            return "as-proposed"
        if proposed != found.outcome and self.told.live_motions():
            return "replaced-by-countermotion"
        if self.told.is_changed or self._is_newly_amended(event):
            return "amended"
        if found.outcome == "elected" and not _names_somebody(self.base):
            return "no-proposal"
        if found.outcome == "rejected" and proposed in {"approved", "granted"}:
            refused = says("proposal-word", event.unit.text.lower())
            by_vote = self.ballots and not refused
            return "replaced-by-countermotion" if by_vote else "rejected"
        least = _SAME_PERSONS if found.outcome == "elected" else _SAME
        same = overlap(self.base, event.unit) > least
        same = same or (found.verb != "" and found.verb == self.proposed.verb)
        if _figures([event.unit]) - _figures(self.base):
            votes = _last_deciding(self.ballots)
            by_vote = votes is not None and votes.about == "counter"
            return "replaced-by-countermotion" if by_vote else "amended"
        return "as-proposed" if same or proposed == "noted" else "amended"

    def _is_newly_amended(self, event: Event) -> bool:
        """Whether "siten, että …" is the meeting's, not the proposal's own."""
        if not event.is_amended:
            return False
        was_so = any(says("with-change", unit.text.lower()) for unit in self.base)
        return not was_so and overlap(self.base, event.unit) < _SAME_WORDS

    def _counter_has_won(self) -> bool:
        last = _last_deciding(self.ballots)
        if last is None or last.about != "counter" or last.is_ordered:
            return False
        count = last.count
        return (count.against or 0) > (count.for_ or 0)


def _figures(wording: Sequence[Unit]) -> set[str]:
    """Return percentages, decimals and sums: what an amendment changes."""
    return {
        re.sub(r"[\s.]", "", match[0])
        for unit in wording
        for match in _FIGURE.finditer(unit.text)
    }


def _names_somebody(base: Sequence[Unit]) -> bool:
    """Whether a proposal to choose names whom: two capitals inside a sentence."""
    for unit in base:
        for match in _CAPITAL.finditer(unit.text):
            following = unit.text[match.end() : match.end() + 30]
            if match.start() and re.match(r"[ -][A-ZÅÄÖ][a-zåäö]", following):
                return True
    return False


def overlap(base: Sequence[Unit], unit: Unit) -> float:
    """Return which part of the decision's words stand in the proposal."""
    proposed = {
        word[:_STEM] for one in base for word in _WORD.findall(one.text.lower())
    }
    decided = [
        word[:_STEM]
        for word in _WORD.findall(unit.text.lower())
        if not word.startswith(("yksimiel", "enhäll", "päät", "keskustel", "beslut"))
    ]
    if not decided:
        return 1.0
    return sum(word in proposed for word in decided) / len(decided)


def _against(base: Resolution, found: Resolution, matter: Matter) -> MatterOutcome:
    """Return the outcome when a counter-motion replaces the base proposal."""
    if found.outcome in _SAYS_ITSELF:
        return found.outcome
    if base.outcome == "rejected":
        return "granted" if matter.kind in REQUESTS and not found.is_denial else "none"
    if found.is_denial:
        return "rejected"
    return "granted" if base.outcome == "granted" else "amended-approved"


def without_mover(wording: Sequence[Unit]) -> list[Unit]:
    """Return a motion's sentences without "Malli ehdotti Laineen kannattamana, että"."""
    if not wording:
        return []
    first = wording[0]
    match = _MOVED.match(first.text)
    if match is None:
        found = phrase("changes").search(first.text.lower())
        if found is None or first.text.lower().startswith("muutettu"):
            return list(wording)
        return list(wording[1:]) or [first]
    rest = first.text[match.end() :]
    head = [Unit(rest, first.start, first.end)] if rest.strip() else []
    return [*head, *wording[1:]]
