"""What the decision's part tells: motions, changes, votes and what carried, in order."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from analyzers.decision.meaning.grammar.clauses import Clause, clauses
from analyzers.decision.meaning.grammar.name_stems import name_pattern
from analyzers.decision.meaning.grammar.phrases import phrase, says
from analyzers.decision.meaning.grammar.short_forms import is_short_adoption
from analyzers.decision.meaning.grammar.units import Unit, units
from analyzers.decision.meaning.zoning.narrating.adoptions import is_adoption
from analyzers.decision.meaning.zoning.narrating.motion_kinds import (
    BEATEN,
    NO_OTHERS,
    counted_motion,
    is_somebodys,
    motion_kind,
    mover_of,
    moves_in_vain,
    tells_loss,
    tells_ones_loss,
)
from analyzers.decision.meaning.zoning.narrating.sentence_acts import (
    LONGEST_SENTENCE,
    acts_by_itself,
    decides_something,
    ends_at_once,
    is_beside,
    verbs,
)
from analyzers.decision.meaning.zoning.narrating.spoken_asides import (
    is_opinion,
    story_parts,
    with_seconded,
)
from analyzers.notations.municipal_bodies.body_nouns import ACTING
from analyzers.text.quick_patterns import quick

_NEXT = 1
"""Sentences from a motion to "the motion was adopted"."""
_BODY_BEFORE = re.compile(rf"{ACTING}\s*$")
_BODY_ALSO = re.compile(
    rf"(?:[\w-]+ ){{0,4}}?[\w-]*{ACTING}"
    r" (?:hyväksyi|merkitsi|päätti|totesi|vahvisti|antoi|godkände|antecknade"
    r"|beslutade|beslöt|fastställde|gav)\b(?!.*[,;]).*\b(?:ja|sekä|och|samt) (?:\w+ )?$"
)
"""A body that did a thing and proposes another: "hyväksyi kertomuksen ja esitti, että"."""
_MOVES_SOMETHING = re.compile(
    r"\b(?:että|ettei|att)\b|ehdotu|esity|förslag|palaut|pöydäl|hyl[kä]|epää|återrem|bordl|avsl|förkast|bifall|:"
    r"|kannatt|understöd|mist[aä]\b|\d"
)
_MAKES = re.compile(r"^(?:teki|tekivät)\b")
_MADE = re.compile(r"ehdotu|esity|aloit")
_NAME_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
_BESIDE_NAME = re.compile(r" ?\([^()]*\)| (?:ei|eivät|inte)\b.*")
"""Who seconded, or what a mover denied: "Malli (jäsen Laine kannatti) ehdotti"."""
_BY_PRESENTER = re.compile(
    r"^(?:\S+ ){0,3}?(?:esittelijä|(?!puheenj|varapuh)\w*johtaja|\w*päällikkö|\w*insinööri"
    r"|föredraganden|\w*direktören|\w*chefen)(?: [\w-]+){0,2}\s*$"
)
"""Who proposes in the meeting may be the presenter, who changes his own proposal."""
_CHAIR = re.compile(r"\bpuheenjohtaja\b|\bordföranden?\b")
_OF_CHAIR = re.compile(
    r"\bpuheenjohtajan \S*(?: \S+)?(?:ehdotu|esity)|\bordförandens \S*förslag"
)
"""Whose motion was adopted: "puheenjohtajan ehdotus", where he moved something."""
_PROPOSED_AS = quick(
    r"(\b(?:ehdotti|esitti|ehdottivat|esittivät)(?: [^\W\d]+){0,2}?) päätökseksi\b"
)
"""What a member puts forward for a decision has not become one."""
_CLAUSE = re.compile(r"\b(?:että|ettei|att|siten)\b|palaut|pöydäl|återrem|bordl")


@dataclass(slots=True)
class Motion:
    """What a member moved.

    Attributes:
        kind: return, table, refuse, wish or counter.
        mover: the words before the verb, in lower case.
        units: the sentences that say what was moved.
        is_lapsed: nobody seconded it, or it was taken back.
        index: the number of the sentence that tells it.
    """

    kind: str
    mover: str
    units: list[Unit]
    is_lapsed: bool = False
    index: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence that says what the body resolved.

    Attributes:
        kind: adopt (a proposal), carry (after a vote) or act (says it itself).
        which: base, changed, counter, return, table, refuse; missed: the majority that
            is needed; "" for an act.
        motion: the motion adopted, where one is named.
        is_amended: the adoption names a change.
    """

    kind: str
    which: str
    unit: Unit
    index: int
    motion: Motion | None = None
    is_amended: bool = False
    clauses: tuple[Clause, ...] = ()


@dataclass(slots=True)
class Narrative:
    """Everything a decision's part tells, in order.

    Attributes:
        is_voted: whether a vote's result is told.
        tells_proposal: whether a proposal is told of around the decision.
        is_agreed: whether a change of the proposal was agreed on without a vote.
        changed: the presenter's last change of the proposal.
        rows: what the body resolved, sentence by sentence, without the talk around it.
        idle: sentences before any of these that say nothing of how it went.
        lost: the sentence that tells that a member's motion against the proposal was lost.
    """

    events: list[Event] = field(default_factory=list)
    motions: list[Motion] = field(default_factory=list)
    changed: list[Unit] = field(default_factory=list)
    is_changed: bool = False
    is_voted: bool = False
    is_agreed: bool = False
    tells_proposal: bool = False
    rows: list[Unit] = field(default_factory=list)
    idle: list[Unit] = field(default_factory=list)
    lost: Unit | None = None

    def live_motions(self) -> list[Motion]:
        """Return the motions that did not lapse; a wish changes no proposal."""
        return [one for one in self.motions if not one.is_lapsed and one.kind != "wish"]


class Narrator:
    """Reads sentences one by one into a ``Narrative``.

    Args:
        index: the number of sentences before.
        is_alone: whether one official decides, beside whom nobody moves or comes and goes.
        skips_acts: whether only events are wanted that adopt or carry a proposal.
    """

    def __init__(
        self, index: int = 0, *, is_alone: bool = False, skips_acts: bool = False
    ) -> None:
        self.told = Narrative()
        self._is_alone = is_alone
        self._skips_acts = skips_acts
        self._open: list[Unit] | None = None
        self._index = index

    def read(self, sentences: Iterable[Unit]) -> Narrative:
        """Return what sentences tell, together with those read before."""
        for unit, counts in with_seconded(sentences):
            self._index += 1
            for part in story_parts(unit) if counts else ():
                self._take(part, part.text.lower())
        return self.told

    def _take(self, unit: Unit, folded: str) -> None:
        folded = _PROPOSED_AS.sub(r"\1", folded)
        if self._open is not None and self._goes_on(unit, folded):
            self._open.append(unit)
            return
        self._open = None
        if not self._is_alone and self._is_brief_adoption(folded):
            which, motion = self._which(folded)
            which = "base" if which == "changed" else which  # "ilman muutoksia"
            self.told.events.append(Event("adopt", which, unit, self._index, motion))
            self.told.rows.append(unit)
            return
        self.told.is_voted = self.told.is_voted or says("vote-result", folded)
        if says("changes-adopted", folded):
            self.told.is_changed = self.told.is_agreed = True
            return
        is_joined = says("joins-motion", folded)
        if is_joined or (says("changes", folded) and not is_adoption(folded)):
            if self._changes_own(unit, folded):
                return
            self.told.is_changed = True
            self.told.changed = [unit]
            self._open = self.told.changed
        elif (
            (says("ballot", folded) and not says("count-said", folded))
            or (
                not self._is_alone
                and says("lapsed", folded)
                and not moves_in_vain(folded)
                and self._lapse(folded)
            )
            or self._loses(unit, folded)
        ):
            return
        elif (
            not self._counts_motion(unit, folded)
            and not self._moves(unit, folded)
            and (self._is_alone or is_adoption(folded) or not is_opinion(unit))
        ):
            self._resolves(unit, folded)

    def _counts_motion(self, unit: Unit, folded: str) -> bool:
        """Whether a sentence tells how many were for a motion that it tells, too."""
        counted = counted_motion(unit.text)
        if counted is None or self._is_alone:
            return False
        mover, what = counted
        said = unit._replace(text=what)
        motion = Motion(motion_kind(what.lower()), mover, [said], False, self._index)
        if not any(is_named(one.mover, folded) for one in self.told.motions):
            self.told.motions.append(motion)
        return True

    def _is_brief_adoption(self, folded: str) -> bool:
        """Whether a short formula adopts, and tells of no vote that was won."""
        if not is_short_adoption(folded):
            return False
        return not (says("carried", folded) and says("carries", folded))

    def _resolves(self, unit: Unit, folded: str) -> None:
        event = self._event(unit, folded)
        if event is not None:
            if self._is_alone and not self.told.events:
                self._take_what_is_done(event)
            self.told.events.append(event)
        if event is not None or unit.is_row or self.told.events:
            self.told.rows.append(unit)
        elif self._is_alone or not is_beside(unit, folded):
            self.told.idle.append(unit)

    def _take_what_is_done(self, refusal: Event) -> None:
        """Take a sentence that does one part of what the next ones do not do.

        "Kuljetus järjestetään aamuisin. Paluukuljetusta ei järjestetä."
        """
        denied = verbs(refusal.clauses, "refuse")
        for number, unit in enumerate(self.told.idle):
            found = clauses(unit.text[:LONGEST_SENTENCE])
            if denied & verbs(found, "do"):
                index = self._index - len(self.told.idle) + number
                self.told.events.append(Event("act", "", unit, index, clauses=found))
                self.told.rows.extend(self.told.idle[number:])
                del self.told.idle[number:]
                return

    def _goes_on(self, unit: Unit, folded: str) -> bool:
        ends = ("carried", "seconded", "ballot", "moved", "lapsed")
        if is_adoption(folded) or any(says(name, folded) for name in ends):
            return False
        assert self._open is not None
        opened = self._open[-1].text
        return unit.is_row or says("opens", opened) or folded[:1] in '"”'

    def _changes_own(self, unit: Unit, folded: str) -> bool:
        """Whether a member changes what he moved himself, not the presenter's proposal."""
        for motion in self.told.motions:
            if is_named(motion.mover, folded) and not says("presenter", folded):
                motion.units.append(unit)
                self._open = motion.units
                return True
        return False

    def _lapse(self, folded: str) -> bool:
        is_presented = not self.told.motions and says("presenter", folded)
        if is_presented or says("majority-missed", folded):
            return False
        found = [one for one in self.told.motions if is_named(one.mover, folded)]
        live = [one for one in found or self.told.motions[-1:] if not one.is_lapsed]
        if live:
            live[-1].is_lapsed = True
        return bool(live) or says("motion-word", folded)

    def _loses(self, unit: Unit, folded: str) -> bool:
        """Whether a motion told before was lost, by a sentence that only says so."""
        live = [one for one in self.told.motions if not one.is_lapsed]
        if not live or self._is_alone:
            return False
        named = [one for one in live if is_named(one.mover, folded)]
        is_next = self._index - live[-1].index <= _NEXT and tells_loss(folded)
        if is_next and not says("majority-missed", folded):
            named = live
        elif not tells_ones_loss(folded) or is_adoption(folded):
            return False
        if not named or says("carried", folded):
            return False
        named[-1].is_lapsed = True
        is_told = not is_next or any(map(str.isdigit, folded))
        is_against = is_told and named[-1].kind in {"counter", "refuse"}
        self.told.lost = unit if is_against else None
        return True

    def _moves(self, unit: Unit, folded: str) -> bool:
        match = phrase("moved").search(folded)
        if match is None or is_adoption(folded) or says("carried", folded):
            return False
        mover, what = folded[: match.start()], folded[match.start() :]
        is_bodys = _BODY_BEFORE.search(mover) or _BODY_ALSO.match(mover)
        if is_bodys or not _MOVES_SOMETHING.search(what):
            return False
        if _MAKES.match(what) and not _MADE.search(what):
            return False
        mover = mover_of(unit.text, match.start())
        kind = motion_kind(what)
        if _BY_PRESENTER.search(mover) and _CLAUSE.search(what) and kind != "wish":
            self.told.is_changed = True
            self.told.changed = [unit]
            self._open = self.told.changed
            return True
        motion = Motion(kind, mover.strip(), [unit], says("lapsed", what), self._index)
        self.told.motions.append(motion)
        self._open = motion.units
        return True

    def _event(self, unit: Unit, folded: str) -> Event | None:
        if says("majority-missed", folded):
            return Event("carry", "missed", unit, self._index)
        is_open = self._is_alone or says("carried-maybe", folded)
        is_carried = says("carried", folded) and says("carries", folded)
        if is_carried and not (is_open or says("adoption-denied", folded)):
            return self._of_proposal("carry", unit, folded)
        is_own = self._is_alone and not says("proposal-word", folded)
        is_own = is_own and len(folded.split()) > 1
        if is_adoption(folded) and not is_own and not ends_at_once(unit):
            return self._of_proposal("adopt", unit, folded)
        if self._skips_acts or (
            says("goes-on", folded) and not says("next-meeting", folded)
        ):
            return None
        found = clauses(unit.text[:LONGEST_SENTENCE])
        is_timed = says("time-note", folded) and not decides_something(found)
        is_side_note = (is_timed or says("side-note", folded)) and not self._is_alone
        is_count = says("count-said", folded)
        is_act = acts_by_itself(found, is_side_note=is_side_note, is_count=is_count)
        if not is_act and not says("opens-list", folded):
            return None
        amended = says("with-change", folded)
        return Event("act", "", unit, self._index, None, amended, found)

    def _of_proposal(self, kind: str, unit: Unit, folded: str) -> Event:
        which, motion = self._which(folded)
        if which == "base" and is_somebodys(unit.text):
            which = "counter"
        amended = says("with-change", folded)
        return Event(kind, which, unit, self._index, motion, amended)

    def _which(self, folded: str) -> tuple[str, Motion | None]:
        """Return which proposal a sentence speaks of, and the motion where one is named."""
        live = self.told.live_motions()
        folded = BEATEN.split(NO_OTHERS.sub("", folded.split(";")[0]))[0]
        if _OF_CHAIR.search(folded):
            for motion in reversed(live):
                if _CHAIR.search(motion.mover):
                    return motion.kind, motion
        if not says("base-won", folded):
            for motion in reversed(live):
                if is_named(motion.mover, folded):
                    return motion.kind, motion
        if says("changed", folded) and not says("unchanged", folded):
            return "changed", None
        for which in ("counter", "return", "table", "refuse"):
            if says(which, folded) and not says("against", folded):
                found = [one for one in live if one.kind == which]
                last = live[-1] if live and which == "counter" else None
                return which, found[-1] if found else last
        is_next = bool(live) and self._index - live[-1].index <= _NEXT
        if is_next and says("the-motion", folded):
            return live[-1].kind, live[-1]
        return "base", None


@functools.lru_cache(maxsize=512)
def events_of(unit: Unit) -> tuple[Event, ...]:
    """Return what a sentence resolves when it is read alone; several readers ask that."""
    return tuple(Narrator().read([unit]).events)


def decides(words: str) -> bool:
    """Whether a part says what was resolved."""
    return bool(Narrator().read(units(words, 0, len(words))).events)


def is_named(mover: str, folded: str) -> bool:
    """Whether a sentence names the mover by name, in any case."""
    named = named_pattern(mover)
    return named is not None and named.search(folded) is not None


@functools.lru_cache(maxsize=256)
def named_pattern(mover: str) -> re.Pattern[str] | None:
    """Return a pattern of a mover's name in any case, None where he has no name."""
    named = _BESIDE_NAME.sub("", mover)
    words = [word for word in _NAME_WORD.findall(named) if not says("not-a-name", word)]
    names = "|".join(map(name_pattern, words[-2:]))
    return re.compile(rf"\b(?:{names})") if names else None
