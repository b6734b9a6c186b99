"""Proposals made in the meeting: what was only moved is not what was decided.

Minutes tell who moved what before they tell what carried. A motion to return a matter is
no return; but when the minutes then say that "the amended proposal" or "the counter
proposal" carried, what it said is the outcome.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analyzers.decision.model import Outcome

_CHANGE = re.compile(
    r"\b(?:muutti|muuttaa|täydensi|korjasi|tarkensi|poisti|lisäsi)\b[^.]{0,60}\b\w*(?:ehdotu|esity)\w*(?:taan|tään|stään|staan|seensa|seensä)\b"
    r"|\bteki\s+(?:muutetun|uuden|korjatun|täydennetyn|tarkennetun)\s+\w*(?:ehdotu|esity)\w*"
    r"|\bändrade\s+sitt\s+\w*förslag",
    re.IGNORECASE,
)
_MOTION = re.compile(
    r"\b(?:teki|tekivät|tehnyt|tehneet|tehty)\b[^.]{0,120}?(?:ehdotu|esity)\w*|\b(?:esitti|esittivät|ehdotti|ehdottivat)\b|\b(?:ehdotti|esitti)\b"
    r"|\bföreslog\b|\blade fram\b",
    re.IGNORECASE,
)
_BALLOT = re.compile(
    r"\b(?:äänestä\w+|vastaavat|sanovat|röstar)\s*:?\s*[\"”'’]?(?:jaa|ei|ja|nej)\b|\bne,? jotka\b[^.]{0,80}kannatta"
    r"|äänestysjärjesty\w*|äänestysesity\w*|äänestysehdotu\w*|äänestystav\w*|^äänestys hyväksyttiin|omröstningsproposition|omröstningsordning",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:annettiin|ääntä|äänin|ään(?:es|et)tyksessä|rösterna)\b", re.I
)
_PRESENTER = re.compile(
    r"johtaja\b|esittelijä|päällikkö|sihteeri|puheenjohtaja|insinööri|föredragande|direktör|chef",
    re.IGNORECASE,
)
_OPEN = re.compile(r"(?::|päättää|päätti)$")
_LIST_ROW = re.compile(r"[-–•a-zåäö\"”]|\d+[.)]")
_THE_MOTION = re.compile(
    r"^(?:tehty |tämä )?(?:ehdotus|ehdotusta|esitys|esitystä)\b[^.]{0,40}\b(?:hyväksyttiin|kannatettiin yksimielisesti)",
    re.IGNORECASE,
)
_COUNTER_WON = re.compile(
    r"(?:vasta|muutos)(?:ehdotu|esity)|motförslag|ändringsförslag"
)
_BINDING: frozenset[Outcome | None] = frozenset({"tabled", "returned", "rejected"})


def is_motion(sentence: str) -> bool:
    """Say whether a sentence tells what somebody moved or how a proposal was changed."""
    return bool(_MOTION.search(sentence) or _CHANGE.search(sentence))


def is_ballot(sentence: str) -> bool:
    """Say whether a sentence tells how the vote is to be taken, not how it ended."""
    return bool(_BALLOT.search(sentence)) and not _COUNTED.search(sentence)


@dataclass(slots=True)
class Motions:
    """What was moved in one item so far.

    Attributes:
        is_changed: the presenter changed the proposal.
        changed: what the presenter's last change amounts to, if it says.
        moved: what each motion of a member amounts to, in order.
        last: the sentence of the last motion; "" once the body has acted.
    """

    is_changed: bool = False
    changed: Outcome | None = None
    moved: list[Outcome | None] = field(default_factory=list)
    last: str = ""

    def goes_on(self, sentence: str, is_own_act: bool) -> bool:
        """Say whether *sentence* is a row of the list that the last motion opened."""
        if not self.last:
            return False
        if is_own_act or not _OPEN.search(self.last) or not _LIST_ROW.match(sentence):
            self.last = "" if is_own_act else self.last
            return False
        return True

    def add(self, sentence: str, outcome: Outcome | None) -> None:
        """Take in a sentence that tells of a motion; *outcome* is what it asks for."""
        self.last = sentence
        by_presenter = _PRESENTER.search(sentence) or not self.moved
        if _CHANGE.search(sentence) and by_presenter:
            self.is_changed = True
            self.changed = outcome
        else:
            self.moved.append(outcome)

    def carried(self, sentence: str, outcome: Outcome) -> Outcome:
        """Return what *sentence* decided, given what had been moved before it."""
        if outcome not in {"approved", "approved-amended"}:
            return outcome
        if self.moved and self.moved[-1] in _BINDING and _THE_MOTION.match(sentence):
            return self.moved[-1] or outcome
        if outcome == "approved-amended" and _COUNTER_WON.search(sentence.casefold()):
            asked = set(self.moved)
            only = asked.pop() if len(asked) == 1 else None
            return only if only is not None and only in _BINDING else outcome
        if self.is_changed:
            changed = self.changed
            is_binding = changed is not None and changed in _BINDING
            return changed if is_binding and changed else "approved-amended"
        return outcome
