"""What a wording decides: the acts of its main clauses, weighed by the matter's kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analyzers.decision.meaning.grammar.clauses import Clause, ClauseAct, clauses
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import MUST, NAMED
from analyzers.decision.meaning.grammar.verb_groups import CHARGES
from analyzers.decision.meaning.matters.matters import OWN, REQUESTS, Matter
from analyzers.decision.meaning.outcomes.acts.act_values import (
    is_faint,
    value,
    weight,
)
from analyzers.decision.meaning.outcomes.acts.choosing import (
    before_terms,
    denied_first,
    first_granting,
    is_in_full,
    not_done,
    of_now,
    own_acts,
    rather_of_matter,
    refused_besides,
    without_later_notes,
    without_own_change,
    without_revoked,
)
from analyzers.decision.meaning.outcomes.acts.dealings import sets_aside
from analyzers.decision.meaning.outcomes.acts.deeds import OTHERWISE
from analyzers.decision.meaning.outcomes.acts.not_counting import (
    is_others_claim,
    is_threat,
)
from analyzers.decision.meaning.outcomes.acts.said_act import SaidAct
from analyzers.decision.meaning.outcomes.acts.withheld import affirmed, withheld
from analyzers.decision.meaning.outcomes.beside_deciding import without_beside
from analyzers.decision.meaning.outcomes.partly.general_rules import without_rules
from analyzers.decision.meaning.outcomes.partly.given_in_part import given_in_part
from analyzers.decision.meaning.outcomes.partly.limited import limited
from analyzers.decision.meaning.outcomes.partly.partial import met_in_part
from analyzers.decision.meaning_values import MatterOutcome
from analyzers.text.quick_patterns import quick


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
    (
        "valtuusto",
        re.compile(
            r"valtuustolle|valtuusto\b|fullmäktige|\bkv(?:alt)?(?:ille|:lle|lle)?\b|\bkfge\b"
        ),
    ),
    ("hallitus", re.compile(r"hallitukselle|hallitus\b|styrelsen")),
)
_COMPARES = re.compile(
    r"(?:päätös|ratkaisu|beslutet|avgörandet) (?:\S+ )?(?:poikke|avvik|avvek)"
)
"""What another body thought: "Päätös poikkesi lautakunnan kannasta: lautakunta hyväksyi …"."""
_TELLS_APPEAL = re.compile(
    r"(?:oikaisuvaatimu|valitu|rättelseyrkande|besvär|begäran om omprövning)\w* (?:\S+ )?"
    r"(?:tehdään|osoitetaan|toimitetaan|lämnas in|riktas|inlämnas|framställs|anförs)\b"
)
"""To whom one may appeal: "Oikaisuvaatimus tehdään lautakunnalle."."""
_COUNCIL = re.compile(r"\w*(?:valtuusto|fullmäktige)\b", re.IGNORECASE)
"""What the council is to decide: "esitti valtuustolle seuraavaa: Valtuusto merkitsee …"."""
_OFFICIAL_PROPOSES = re.compile(
    r"^(?:\S+ ){0,3}?[\w-]*(?:johtaja|päällikkö|sihteeri|insinööri|rehtori|tarkastaja|esittelijä"
    r"|direktören|chefen|sekreteraren|ingenjören|rektorn|teknikern|föredraganden)"
    r"(?: [A-ZÅÄÖa-zåäö-]+){0,2} (?:ehdottaa|esittää|föreslår)\b(?!.*(?:valtuusto|fullmäktige))"
)
"""What an official proposes goes to the body that decides here."""
_UNDECIDING = frozenset(["decide", "find", "proceed"])
_DECIDES = "besluta"
_SURE = 0.93
_DENIALS = frozenset(["refuse", "keep", "retain", "not-do", "not-admit"])
_OTHERWISE = re.compile(r"\bvaan\b")
"""What is done in another way is no denial: "ei postiteta vaan noudetaan"."""
_MAY_NOT = re.compile(r"\b(?:ei|eikä|eivät) saa\b|\bfår (?:inte|ej)\b")
"""A term of what is given: "Esineitä ei saa korjata"."""
_ATTACHED = ("liit", "bilag")
"""Attachments may be what is given or not: "Liitteitä 2–4 ei anneta"."""
_STATIVE = frozenset(
    [
        *(
            "koskea",
            "sijaita",
            "sisältää",
            "liittyä",
            "kuulua",
            "perustua",
            "tarkoittaa",
        ),
        *("ylittää", "alittaa", "täyttää", "näkyä", "löytyä", "gälla", "avse", "ligga"),
        *("beröra", "innehålla", "basera", "överskrida", "underskrida", "uppfylla"),
        *("kaatua", "hävitä", "voittaa", "syntyä", "falla", "förlora", "vinna"),
    ]
)
"""Verbs that tell how it is, and decide nothing."""
_NOTHING_GIVEN = quick(
    r"^(?!.*[1-9][\d .,]*\s?(?:€|euro|eur\b)).*(?<![\d.,])0(?:,00)?\s?(?:€|euroa?\b|eur\b)",
    re.IGNORECASE,
)
"""A grant of nothing, which is a refusal: "myönnetään 0 euroa"."""
_SHOWN = frozenset(
    [
        *("esittää", "ilmetä", "tuoda", "tulla", "sisältää", "framföra", "presentera"),
        *("framlägga", "anföra", "framkomma"),
    ]
)
"""Verbs of grounds that were not shown, which refuses: "perusteita ei ole esitetty"."""
_DENIED = frozenset(["not-do", "disallow", "refuse"])
_REVOKES = frozenset(["kumota", "upphäva"])
"""Verbs beside which a matter that is sent back is returned."""
_SAID = frozenset(["do", "grant", "approve", "elect", "lapse", "allow"])
_LONGEST_SENTENCE = 1500
_CONTENT_WORDS = 3
_SUPPORTS = re.compile(
    r"\bpäät(?:tää|ti|etään|ettiin|än) (?:\w+ )?(?:tukea|avustaa)\b(?!.*\b(?:ei|eikä)\b)"
)
"""The verb whose form is that of a noun, too: "päättää tukea leirikoulua 80 eurolla"."""
_NOMINATIVE = re.compile(r"minen$")
_THE_REST = re.compile(
    r"(?:muilta|muulta) osin\b|(?:till|i) övriga delar\b|till övrig del\b"
)


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
    rows = without_beside(list(_resolving(units)))
    said = of_now(list(_said(rows, matter, past=past)))
    said = [one for one in said if not is_others_claim(one, said, matter)]
    said = without_revoked(without_own_change(without_rules(said)))
    if not said:
        return _merely_decided(rows, matter)
    if matter.kind in {*REQUESTS, "appeal", OWN}:
        own = before_terms(said)
        partly = met_in_part(own, matter) or given_in_part(own, matter)
        partly = partly or limited(own, matter)
        if partly is not None and is_in_full(partly[0], own):
            partly = None
        if partly is not None and (matter.kind != OWN or partly[1] >= _SURE):
            return Resolution("partly-granted", partly[0], "partly", partly[1])
    counting = own_acts(without_later_notes(said, matter))
    best = max(counting, key=lambda one: (weight(one, matter), -one.index))
    if _is_contradicted(best, said, matter) or _is_set_aside(best, matter):
        return NOTHING
    best = _sent_back(denied_first(best, said), said, matter)
    best = rather_of_matter(refused_besides(best, said), said, matter)
    undone = not_done(best, said, matter)
    if undone is not None:
        rule = f"{undone.act.rule}-besides"
        return Resolution("rejected", undone.unit, rule, 0.8, True, undone.act.verb)
    outcome, confidence = value(best, matter)
    if outcome == "rejected" and _refuses_rest_only(best, said, matter):
        return Resolution("partly-granted", best.unit, "rest-refused", 0.75)
    if outcome == "granted" and _asks_itself(best, rows):
        outcome = "approved"
    is_back = any(says("taken-back", one.text.lower()) for one in rows)
    if (outcome == "lapsed" and is_back) or _is_taken_back(best, outcome):
        outcome = "withdrawn"
    if outcome == "withdrawn" and any(one.act.kind == "remove" for one in said):
        outcome = "removed-from-agenda"
    if outcome == "granted":
        best = first_granting(best, said, matter)
    act = best.act
    is_denial = act.kind in _DENIALS
    return Resolution(outcome, best.unit, act.rule, confidence, is_denial, act.verb)


def _sent_back(best: SaidAct, said: Sequence[SaidAct], matter: Matter) -> SaidAct:
    """Return the return beside a decision's revocation: "kumota ja palauttaa"."""
    if best.act.verb not in _REVOKES or matter.kind == "claim":
        return best
    return next((one for one in said if one.act.kind == "return"), best)


def _refuses_rest_only(best: SaidAct, said: Sequence[SaidAct], matter: Matter) -> bool:
    """Whether only what is left is refused, so that something was given before it.

    "Muilta osin pyyntö hylätään", of which the words before it are not read.
    """
    is_asked = matter.kind in REQUESTS and best.act.kind == "refuse" and best.leads
    is_alone = all(one.act.kind in {"refuse", "do", "note"} for one in said)
    return is_asked and is_alone and bool(_THE_REST.match(best.unit.text.lower()))


def _asks_itself(best: SaidAct, rows: Sequence[Unit]) -> bool:
    """Whether the body asks another for money: its own application is nobody's request."""
    if best.act.kind not in {"do", "approve"}:
        return False
    return any(says("own-application", row.text.lower()) for row in rows)


def _is_taken_back(best: SaidAct, outcome: MatterOutcome) -> bool:
    """Whether nothing is done because the applicant took the matter back."""
    is_ended = outcome in {"noted", "not-admitted", "none"} or is_faint(best)
    return is_ended and says("taken-back", best.unit.text.lower())


def _is_contradicted(best: SaidAct, said: Sequence[SaidAct], matter: Matter) -> bool:
    """Whether another sentence denies something where an everyday verb says yes."""
    if best.act.kind != "do" or matter.kind not in REQUESTS:
        return False
    return any(
        one.act.kind == "not-do"
        and one.leads
        and one.act.verb not in CHARGES
        and one.act.form.is_passive
        and not _OTHERWISE.search(one.clause.text)
        and not _MAY_NOT.search(one.clause.text)
        for one in said
    )


def _is_set_aside(best: SaidAct, matter: Matter) -> bool:
    """Whether an everyday verb stops what was asked for, or takes it back."""
    if best.act.kind != "do" or matter.kind not in REQUESTS:
        return False
    is_of_claim = matter.kind == "claim"
    if is_of_claim and not says("claim", best.act.beside):
        return False
    return sets_aside(best, matter)


def named_resolution(unit: Unit, matter: Matter) -> Resolution:
    """Return what a line decides that names a deed by a noun: "Hakemuksen hylkääminen"."""
    folded = unit.text.lower()
    found = [
        SaidAct(act, clause, unit, is_up=False, index=number)
        for number, clause in enumerate(clauses(folded[:_LONGEST_SENTENCE]))
        for act in clause.acts
        if act.form.form == NAMED and _NOMINATIVE.search(folded[act.start : act.end])
    ]
    if not found:
        return NOTHING
    outcome, confidence = value(found[-1], matter)
    act = found[-1].act
    is_denial = act.kind in _DENIALS
    return Resolution(
        outcome, unit, f"named-{act.rule}", confidence * 0.9, is_denial, act.verb
    )


def denies(units: Iterable[Unit], base: Iterable[Unit]) -> bool:
    """Whether a wording denies what *base* says: "selvitystä ei haeta", "haetaan"."""
    said = {act.verb for act in acts_of(base) if act.kind in _SAID}
    return any(
        act.verb in said
        and act.kind in {"not-do", "approve-not", "disallow", *_DENIALS}
        for act in acts_of(units)
    )


def acts_of(units: Iterable[Unit]) -> Iterator[ClauseAct]:
    """Yield the acts of sentences, without those told by the way."""
    for unit in units:
        for clause in clauses(unit.text[:_LONGEST_SENTENCE]):
            yield from clause.acts if clause.role != "aside" else ()


def _merely_decided(rows: Sequence[Unit], matter: Matter) -> Resolution:
    """Return what "päätti, että tila on auki" is: decided, with no verb that acts."""
    for unit in rows:
        folded = unit.text.lower()
        acts = [act.kind for one in clauses(folded) for act in one.acts]
        if _SUPPORTS.search(folded) and matter.kind in REQUESTS:
            return Resolution("granted", unit, "supports", 0.8)
        is_bare = len(folded.split()) < _CONTENT_WORDS  # "Fullmäktige beslutar"
        if "decide" in acts and not is_bare and not says("denies", folded):
            outcome, confidence = OTHERWISE.get(matter.kind, ("approved", 0.8))
            return Resolution(outcome, unit, "decided", confidence)
        if acts == ["find"] and not says("denies", folded):
            return Resolution("noted", unit, "found", 0.75)
    return NOTHING


def _resolving(units: Iterable[Unit]) -> Iterator[Unit]:
    """Yield the sentences that resolve: no labels, nothing below a reasons heading."""
    for number, unit in enumerate(units):
        folded = unit.text.lower()
        if says("reasons-line", folded):
            return
        if number and (says("resolution-wish", folded) or says("disclaims", folded)):
            continue  # A wish adopted besides decides nothing of the matter.
        if number and (_COMPARES.match(folded) or _TELLS_APPEAL.match(folded)):
            continue
        is_label = says("presenter-line", folded) and len(folded) < 120
        if is_label and folded.startswith(_ATTACHED):
            is_label = not any(clause.acts for clause in clauses(folded))
        if not is_label and not says("no-contract", folded):
            yield unit


def _said(units: Sequence[Unit], matter: Matter, *, past: bool) -> Iterator[SaidAct]:
    index = 0
    list_is_up = False
    first: Unit | None = None
    led: Unit | None = None
    for unit in units:
        list_is_up = list_is_up and (unit.is_row or bool(_COUNCIL.match(unit.text)))
        is_up = list_is_up
        gives_nothing = _NOTHING_GIVEN.search(unit.text) is not None
        for clause in affirmed(clauses(unit.text[:_LONGEST_SENTENCE])):
            for act in clause.acts if clause.role != "aside" else ():
                act = withheld(act) if gives_nothing else act
                is_ones = act.form.is_first_person  # "Esitän, että …"
                if act.kind == "propose" and act.form.form != MUST and not is_ones:
                    is_up = is_up or goes_up(unit.text.lower(), matter)
                    list_is_up = is_up
                if _is_history(act, past=past) or act.kind in _UNDECIDING:
                    continue
                if act.verb == _DECIDES and len(clause.acts) > 1:
                    continue  # "Beslutar inte sälja" decides, and not to sell.
                if act.kind == "do" and _tells_how_it_is(act, unit):
                    continue
                if _is_aside(act, unit, first) or _is_term(act, clause, unit):
                    continue
                if act.kind == "lapse" and is_threat(act, unit, first):
                    continue
                if act.form.form == NAMED and not is_up:
                    continue
                index += 1
                first = first or unit
                leads = led is not unit
                led = unit
                yield SaidAct(act, clause, unit, is_up, index, first is unit, leads)


def _is_aside(act: ClauseAct, unit: Unit, first: Unit | None) -> bool:
    """Whether a later sentence tells what was done formerly: "aiemmin on maksettu"."""
    is_later = first is not None and first is not unit
    is_told = is_later and act.form.is_past and not unit.is_row
    return is_told and bool(says("formerly", unit.text.lower()))


def _is_term(act: ClauseAct, clause: Clause, unit: Unit) -> bool:
    """Whether a denial is a term of a consent: "ehdolla, ettei aineistoa anneta edelleen"."""
    is_denial = clause.role == "that" and act.kind in _DENIED
    return is_denial and bool(says("terms", unit.text.lower()[: act.start]))


def _tells_how_it_is(act: ClauseAct, unit: Unit) -> bool:
    """Whether a verb decides nothing: "koskee", "johtaisi"."""
    word = unit.text[act.start : act.end].lower()
    return act.verb in _STATIVE or word.endswith(("isi", "isivat"))


def _is_history(act: ClauseAct, *, past: bool) -> bool:
    """A proposal's "haki", "päätti" tell what went before it; not which grounds it lacks."""
    if act.kind == "refuse" and act.verb in _SHOWN:
        return False
    return not past and act.form.is_past and act.kind not in {"withdraw", "lapse"}


def goes_up(folded: str, matter: Matter) -> bool:
    """Whether a proposal goes to a higher body than the one that decides here."""
    if _OFFICIAL_PROPOSES.search(folded):
        return False
    for body, pattern in _UP:
        if pattern.search(folded):
            return body not in matter.body
    return True
