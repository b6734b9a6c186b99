"""What a wording decides: the acts of its main clauses, weighed by the matter's kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analyzers.decision.meaning.grammar.clauses import Clause, ClauseAct, clauses
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import NAMED
from analyzers.decision.meaning.outcomes.matters import OWN, REQUESTS, Matter
from analyzers.decision.meaning_values import MatterOutcome


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a wording decides.

    Attributes:
        outcome: as if the wording were adopted; ``none`` when it cannot be told.
        unit: the sentence that says it.
        rule: the rule that read it.
        confidence: 0 to 1.
        is_denial: whether it refuses or denies something.
        verb: the deciding verb.
    """

    outcome: MatterOutcome
    unit: Unit | None
    rule: str
    confidence: float
    is_denial: bool = False
    verb: str = ""


NOTHING = Resolution("none", None, "nothing", 0.0)

_UP = (
    ("valtuusto", re.compile(r"valtuustolle|valtuusto\b|fullmäktige")),
    ("hallitus", re.compile(r"hallitukselle|hallitus\b|styrelsen")),
)
_STRONG = frozenset(
    [
        "refuse",
        "grant",
        "not-admit",
        "approve",
        "elect",
        "state",
        "lapse",
        "withdraw",
        "return",
        "table",
        "remove",
        "keep",
        "approve-not",
    ]
)
_UNDECIDING = frozenset(["decide", "find", "proceed"])
_SURE = 0.93
_REMEDIES = frozenset(
    ["korjata", "oikaista", "alentaa", "hyvittää", "palauttaa", "korrigera", "sänka"]
)
"""What meets a claim without a word of consent: "pisteytys korjataan"."""
_DENIALS = frozenset(["refuse", "keep", "retain", "not-do", "not-admit"])
_WHOLE: dict[str, MatterOutcome] = {
    "note": "noted",
    "not-admit": "not-admitted",
    "lapse": "lapsed",
    "withdraw": "withdrawn",
    "remove": "removed-from-agenda",
    "table": "tabled",
    "return": "returned",
    "state": "statement-given",
    "approve-not": "approved",
}
_BEFORE_STATING = frozenset(
    ["note", "return", "table", "remove", "withdraw", "lapse", "elect", "approve-not"]
)
"""Acts that end a matter of a statement without one."""
_DEALS = frozenset(["myydä", "vuokrata", "ostaa", "sälja", "arrendera", "hyra", "köpa"])
"""A sale or a lease is the body's own matter, also where somebody applied for it."""
_OUTRIGHT = frozenset(["hylätä", "evätä", "kieltäytyä", "avslå", "förkasta"])
_SAID = frozenset(["do", "grant", "approve", "elect", "lapse"])
_FAINT = frozenset(
    ["olla", "antaa", "aiheuttaa", "johtaa", "aiheutua", "täyttyä", "ryhtyä", "muuttaa"]
)
"""Verbs whose denial refuses only where somebody asked for something."""
_APPLICATIONS = re.compile(r"hakemu|anomu|pyyn[tn]ö|ansökan|anhållan|begäran")
_BARE_REQUEST = re.compile(
    r"^(?:\S+ ){0,2}?(?:hakemus|hakemuksen|anomus|anomuksen|pyyntö|pyynnön|ansökan|anhållan"
    r"|begäran) (?:\S+ )?(?:hyväksytään|godkänns|hyväksyttiin|godkändes)\W*$"
)
"""What somebody asked for is adopted, whatever the title says."""
_URGENT = re.compile(r"kiireelli|lisäasia|brådsk")
_LONGEST_SENTENCE = 1500
_OTHERWISE: dict[str, tuple[MatterOutcome, float]] = {
    "election": ("approved", 0.6),
    "initiative": ("approved", 0.6),
    "claim": ("none", 0.3),
    "resignation": ("none", 0.4),
    "request": ("approved", 0.6),
    "routine-note": ("noted", 0.6),
    "statement": ("statement-given", 0.7),
}
"""Outcome and confidence where the verb says nothing, by the matter's kind."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One act of a wording, with where it stands.

    Attributes:
        is_up: whether it is proposed to a higher body.
        is_first: whether it stands in the first sentence that acts.
        leads: whether it is the first act of its sentence.
    """

    act: ClauseAct
    clause: Clause
    unit: Unit
    is_up: bool
    index: int
    is_first: bool = True
    leads: bool = True


def resolution(
    units: Iterable[Unit], matter: Matter, *, past: bool = False
) -> Resolution:
    """Return what a wording decides.

    Args:
        units: the wording's sentences in order.
        matter: what the item is about.
        past: whether the wording tells what was decided ("hyväksyi"), not what is
            proposed ("hyväksyy"): a proposal's past tense is history.
    """
    rows = list(_resolving(units))
    said = list(_said(rows, matter, past=past))
    if not said:
        return _merely_decided(rows, matter)
    if matter.kind in {*REQUESTS, "appeal", OWN}:
        partly = _partly(said, matter)
        if partly is not None and matter.kind == OWN and partly.confidence < _SURE:
            partly = None
        if partly is not None:
            return partly
    best = max(said, key=lambda one: (_weight(one, matter), -one.index))
    outcome, confidence = _value(best, matter)
    act = best.act
    is_denial = act.kind in _DENIALS
    return Resolution(outcome, best.unit, act.rule, confidence, is_denial, act.verb)


def denies(units: Iterable[Unit], base: Iterable[Unit]) -> bool:
    """Whether a wording denies what *base* says: "selvitystä ei haeta", "haetaan"."""
    said = {act.verb for act in _acts_of(base) if act.kind in _SAID}
    return any(
        act.verb in said and act.kind in {"not-do", "approve-not", *_DENIALS}
        for act in _acts_of(units)
    )


def _acts_of(units: Iterable[Unit]) -> Iterator[ClauseAct]:
    for unit in units:
        for clause in clauses(unit.text[:_LONGEST_SENTENCE]):
            yield from clause.acts if clause.role != "aside" else ()


def _merely_decided(rows: Sequence[Unit], matter: Matter) -> Resolution:
    """Return what "päätti, että tila on auki" is: decided, with no verb that acts."""
    for unit in rows:
        folded = unit.text.lower()
        acts = [act.kind for one in clauses(folded) for act in one.acts]
        if "decide" in acts and not says("denies", folded):
            outcome, confidence = _OTHERWISE.get(matter.kind, ("approved", 0.8))
            return Resolution(outcome, unit, "decided", confidence)
        if acts == ["find"] and not says("denies", folded):
            return Resolution("noted", unit, "found", 0.75)
    return NOTHING


def _resolving(units: Iterable[Unit]) -> Iterator[Unit]:
    """Yield the sentences that resolve: no labels, nothing below a reasons heading."""
    for unit in units:
        folded = unit.text.lower()
        if says("reasons-line", folded):
            return
        is_label = says("presenter-line", folded) and len(folded) < 120
        if not is_label and not says("no-contract", folded):
            yield unit


def _said(units: Sequence[Unit], matter: Matter, *, past: bool) -> Iterator[_Said]:
    index = 0
    list_is_up = False
    first: Unit | None = None
    led: Unit | None = None
    for unit in units:
        list_is_up = list_is_up and unit.is_row
        is_up = list_is_up
        for clause in clauses(unit.text[:_LONGEST_SENTENCE]):
            for act in clause.acts if clause.role != "aside" else ():
                if act.kind == "propose":
                    is_up = is_up or goes_up(unit.text.lower(), matter)
                    list_is_up = is_up
                if _is_history(act, past=past) or act.kind in _UNDECIDING:
                    continue
                if act.kind == "lapse" and says("condition", unit.text.lower()):
                    continue
                if act.form.form == NAMED and not is_up:
                    continue
                index += 1
                first = first or unit
                leads = led is not unit
                led = unit
                yield _Said(act, clause, unit, is_up, index, first is unit, leads)


def _is_history(act: ClauseAct, *, past: bool) -> bool:
    """A proposal's "haki", "päätti" tell what went before it."""
    return not past and act.form.is_past and act.kind not in {"withdraw", "lapse"}


def goes_up(folded: str, matter: Matter) -> bool:
    """Whether a proposal goes to a higher body than the one that decides here."""
    for body, pattern in _UP:
        if pattern.search(folded):
            return body not in matter.body
    return True


def _partly(said: Sequence[_Said], matter: Matter) -> Resolution | None:
    """Return a claim or request met in part: granted and refused in one wording."""
    yes = [one for one in said if _is_consent(one)]
    if matter.kind == "claim" and not yes:
        yes = [one for one in said if one.act.verb in _REMEDIES and one.leads]
        yes = [one for one in yes if one.act.kind == "do"]
    no = [
        one for one in said if one.act.kind == "refuse" and one.act.verb not in _FAINT
    ]
    if no and not yes and says("in-part", no[0].unit.text.lower()):
        done = [one for one in said if one.act.kind == "do"]
        return Resolution("partly-granted", no[0].unit, "partly", 0.7) if done else None
    rest = [one for one in no if says("the-rest", one.unit.text.lower())]
    if rest and not yes:
        done = [one for one in said if one.act.kind == "do" and one.leads]
        done = [one for one in done if one.index < rest[0].index]
        if done:
            return Resolution("partly-granted", done[0].unit, "partly", 0.85)
    if not yes or not no:
        return None
    folded = " ".join(one.unit.text.lower() for one in said)
    one_by_one = all(one.unit.is_row or _is_another(one, yes) for one in no)
    one_by_one = one_by_one or all(_is_denied_twin(one, yes) for one in no)
    in_part = any(
        one.act.verb in _OUTRIGHT and says("part-refused", one.unit.text.lower())
        for one in no
    )
    if not says("partly", folded) and not one_by_one and not in_part:
        return None
    return Resolution("partly-granted", yes[0].unit, "partly", 0.93 if in_part else 0.9)


def _is_another(refused: _Said, granted: Sequence[_Said]) -> bool:
    """Whether another application is refused than the one that is granted."""
    is_named = _APPLICATIONS.search(refused.clause.text) is not None
    if not is_named:
        return False
    is_apart = all(one.unit is not refused.unit for one in granted)
    is_beside = _APPLICATIONS.search(refused.act.beside) is not None
    return is_apart or (
        is_beside and all(_APPLICATIONS.search(one.act.beside) for one in granted)
    )


def _is_denied_twin(refused: _Said, granted: Sequence[_Said]) -> bool:
    """Whether another sentence does what this one denies: one paper given, one not."""
    return any(
        one.act.verb == refused.act.verb and one.unit is not refused.unit
        for one in granted
    )


def _is_consent(one: _Said) -> bool:
    if one.act.kind == "grant":
        return True
    return one.act.kind == "approve" and says("requested", one.clause.text)


def _weight(one: _Said, matter: Matter) -> int:
    kind = one.act.kind
    weight = 10 if kind in _STRONG else {"note": 6, "not-do": 1}.get(kind, 3)
    if kind == "not-do" and one.is_first and matter.kind in REQUESTS:
        weight = 4
    if kind in {"return", "table", "remove", "withdraw"}:
        weight = 16 if one.is_first and one.leads else 8
    asked = matter.kind in REQUESTS
    if kind == "propose" and asked:
        weight = 0  # What is proposed counts, also that nothing be done.
    fits = {
        "state": matter.kind == "statement",
        "elect": matter.kind == "election",
        "note": matter.kind == "routine-note" and one.is_first,
        "approve": asked and says("requested", one.clause.text),
        "grant": asked,
        "refuse": asked,
        "not-admit": asked,
    }
    if fits.get(kind, False):
        weight += 5
    elif kind == "refuse" and one.act.verb in _FAINT:
        weight = 3
    elif kind == "refuse" and matter.kind == OWN and not one.is_first:
        weight = 2
    if matter.kind == "routine-note" and kind in {"grant", "approve"}:
        weight -= 5
    if one.act.form.form == NAMED:
        weight -= 2
    return weight


def _value(best: _Said, matter: Matter) -> tuple[MatterOutcome, float]:
    kind = best.act.kind
    if matter.kind == "statement" and kind not in _BEFORE_STATING:
        return "statement-given", 0.95 if kind == "state" else 0.85
    if kind == "lapse" and says("taken-back", best.unit.text.lower()):
        return "withdrawn", 0.85
    if (
        kind == "note"
        and best.act.form.verb in {"ottaa", "ta"}
        and (_URGENT.search(matter.title))
    ):
        return "not-admitted", 0.85
    if kind in _WHOLE:
        return _WHOLE[kind], 0.95
    beside = best.clause.text
    if kind == "elect":
        if says("contractor", beside) or says("contractor", matter.title):
            return "approved", 0.92
        return ("approved", 0.8) if best.is_up else ("elected", 0.95)
    is_asked = matter.kind in REQUESTS
    if kind == "propose" and is_asked and says("denies", best.unit.text.lower()):
        return "none", 0.3
    if best.is_up and kind in {"grant", "approve", "do", "propose", "answer"}:
        return "approved", 0.85
    if kind == "refuse":
        is_faint = best.act.verb in _FAINT and matter.kind not in REQUESTS
        return ("none", 0.4) if is_faint else ("rejected", 0.97)
    if kind == "keep":
        return ("rejected", 0.93) if matter.kind in REQUESTS else ("approved", 0.6)
    if kind == "grant":
        is_own = matter.kind == "permission-to-fill" or says("appropriation", beside)
        return ("approved", 0.93) if is_own else ("granted", 0.95)
    return _approved(beside, matter) if kind == "approve" else _done(best, matter)


def _approved(beside: str, matter: Matter) -> tuple[MatterOutcome, float]:
    if matter.kind == "claim":
        return ("granted", 0.93) if says("claim", beside) else ("none", 0.4)
    if says("requested", beside) and matter.kind != OWN:
        return "granted", 0.93 if matter.kind in REQUESTS else 0.85
    if _BARE_REQUEST.search(beside):
        return "granted", 0.75
    return "approved", 0.93


def _done(best: _Said, matter: Matter) -> tuple[MatterOutcome, float]:
    """Another verb than the table's: adopted it is an approval, denied nothing sure."""
    if best.act.kind == "not-do":
        return ("rejected", 0.75) if matter.kind in REQUESTS else ("none", 0.4)
    if matter.kind == "initiative" and best.act.kind == "answer":
        return "noted", 0.6
    if best.act.verb in _DEALS and matter.kind == "request":
        return "approved", 0.8
    if says("as-asked", best.unit.text.lower()):
        return "granted", 0.85
    if matter.kind == "request" and _APPLICATIONS.search(matter.title):
        return "granted", 0.6
    return _OTHERWISE.get(matter.kind, ("approved", 0.85))
