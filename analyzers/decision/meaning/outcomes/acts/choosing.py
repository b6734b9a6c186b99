"""Which of the acts of one wording count, and which of them says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import WITHOUT
from analyzers.decision.meaning.grammar.verb_groups import OFFICE_WORK
from analyzers.decision.meaning.matters.matters import Matter
from analyzers.decision.meaning.outcomes.acts.act_values import value
from analyzers.decision.meaning.outcomes.acts.said_act import SaidAct

_TERMED = frozenset(["grant", "approve", "allow"])
_FORMERLY = re.compile(
    r"\b(?:aiemmin|aikaisemmin|tuolloin|viimeksi|tidigare|senast|i tiden)\b"
)
_BUT_NOW = re.compile(
    r"\b(?:19|20)\d\d\b[^.;]{0,20},? (?:mutta|vaan|men) (?:\w+ )?(?:nyt|nu)\b"
)
"""What was decided in another year: "hyväksyttiin vuonna 2015, mutta nyt hylättiin"."""


def before_terms(said: Sequence[SaidAct]) -> Sequence[SaidAct]:
    """Return the acts without the terms below a consent that leads them in.

    "… hyväksyä ilmoituksen seuraavin määräyksin: 1. Työtä ei saa tehdä öisin."
    """
    opening = next(
        (
            one.unit
            for one in said
            if one.act.kind in _TERMED and says("terms-below", one.unit.text.lower())
        ),
        None,
    )
    if opening is None:
        return said
    return [
        one
        for one in said
        if one.unit.start <= opening.start or one.act.kind == "refuse"
    ]


_DECIDES = re.compile(r"\b(?:päätti|päättää|beslöt|beslutade|beslutar)\b")


def without_later_notes(said: Sequence[SaidAct], matter: Matter) -> Sequence[SaidAct]:
    """Return the acts without what is noted below a deed that the body decided on.

    "Lautakunta päätti siirtää toimivaltaa johtajalle. Lautakunta kuuli katsauksen."
    """
    first = min(said, key=lambda one: one.index)
    is_decided = first.act.kind == "do" and _DECIDES.search(first.unit.text.lower())
    if not is_decided or matter.kind in {"routine-note", "initiative"}:
        return said
    return [one for one in said if one.act.kind != "note" or one.unit is first.unit]


def first_granting(best: SaidAct, said: Sequence[SaidAct], matter: Matter) -> SaidAct:
    """Return the first act that grants: the leave itself, not the one to begin at once."""
    return next(
        (
            one
            for one in said
            if one.index < best.index
            and one.act.kind in _TERMED
            and one.leads
            and value(one, matter)[0] == "granted"
        ),
        best,
    )


def own_acts(said: Sequence[SaidAct]) -> Sequence[SaidAct]:
    """Return what is to be decided without that a lower body proposes it here.

    "Hallitus ehdottaa valtuustolle: Tonttia ei myydä" is, in the council, that no lot is
    sold.
    """
    own = [one for one in said if one.act.kind != "propose"]
    return said if not own or any(one.is_up for one in said) else own


def of_now(said: list[SaidAct]) -> list[SaidAct]:
    """Return what is decided now, without what was formerly: "myönnettiin vuonna 2015"."""
    now = [
        one
        for one in said
        if not (one.act.form.is_past and _FORMERLY.search(one.act.beside.lower()))
    ]
    if said and _BUT_NOW.search(said[0].unit.text.lower()):
        now = [one for one in now if one.act is not said[0].act]
    return now or said


_UNDONE = re.compile(r"\bpäät\w+ olla (?:\S+ ){0,4}?\w+m(?:atta|ättä)\b")


def denied_first(best: SaidAct, said: Sequence[SaidAct]) -> SaidAct:
    """Return the decision's own denial rather than an everyday deed told behind it.

    "Päätän, ettei kaupunki järjestä kokousta. Asiasta tiedotetaan."
    """
    first = min(said, key=lambda one: one.index)
    is_said = first.act.kind == "not-do" and first.act.form.form != WITHOUT
    is_own = is_said and first.leads and first.clause.role == "that"
    is_undone = first.act.kind == "not-do" and _UNDONE.search(first.clause.text)
    is_own = is_own or (bool(is_undone) and best.unit is not first.unit)
    is_apart = best.unit is not first.unit or best.clause is first.clause
    is_behind = best.act.kind in {"do", "propose"} and is_apart
    return first if is_own and is_behind else best


def rather_of_matter(best: SaidAct, said: Sequence[SaidAct], matter: Matter) -> SaidAct:
    """Return what is decided of the matter itself beside a claim on an earlier decision.

    "Hyväksyä oikaisuvaatimuksen ja evätä luvan", where the title is that of the permit.
    """
    if matter.kind == "claim" or not _ON_DECISION.search(best.act.beside):
        return best
    yes, no = frozenset(["grant", "approve"]), frozenset(["refuse"])
    wanted = no if best.act.kind in yes else yes if best.act.kind in no else frozenset()
    found = (
        one
        for one in said
        if one.unit is best.unit
        and one.act.kind in wanted
        and one.act.verb not in _UPSETS
        and not _ON_DECISION.search(one.act.beside)
    )
    return next(found, best)


_OWN_DECISION = re.compile(
    r"\b(?:päätöstään|päätöksensä|päätöstäni|päätökseni|sitt (?:\w+ )?beslut)\b"
)
_CHANGES = frozenset(["muuttaa", "kumota", "oikaista", "ändra", "upphäva", "rätta"])
_ANSWERS = frozenset(["grant", "refuse"])


def without_own_change(said: list[SaidAct]) -> list[SaidAct]:
    """Return the acts without that the body changes what it decided before, beside an answer.

    "Muuttaa aikaisempaa päätöstään ja hylkää vaatimuksen" grants no part of it.
    """
    answered = {
        one.unit
        for one in said
        if one.act.kind in _ANSWERS and one.act.verb not in _CHANGES
    }
    return [
        one
        for one in said
        if one.unit not in answered
        or one.act.verb not in _CHANGES
        or not _OWN_DECISION.search(one.act.beside)
    ]


_A_DECISION = re.compile(r"\b(?:päätö|ratkaisu|beslut|avgörande)")
_ASKED = re.compile(
    r"oikaisuva|rättelseyrk|omprövning|hakemu|anomu|aloit|ansök|anhåll|motion"
)
_GIVES = frozenset(["myöntää", "antaa", "bevilja", "ge"])
_REVOKES = frozenset(["kumota", "upphäva"])


def without_revoked(said: list[SaidAct]) -> list[SaidAct]:
    """Return the acts without that another's decision is revoked, where what it gave is refused.

    "Kumoaa lautakunnan päätöksen ja hylkää oikaisuvaatimuksen", "Nämnden upphäver sektionens
    beslut. Skjuts beviljas inte."
    """
    refused = [
        one
        for one in said
        if one.act.kind == "refuse" and not says("the-rest", one.unit.text.lower())
    ]
    return [one for one in said if not any(_is_revoked(one, no) for no in refused)]


def _is_revoked(one: SaidAct, refusal: SaidAct) -> bool:
    if one.act.verb not in _REVOKES or not _A_DECISION.search(one.act.beside.lower()):
        return False
    if refusal.unit is one.unit:
        is_answer = _ASKED.search(refusal.act.beside.lower()) is not None
        return is_answer and refusal.act.verb not in _CHANGES
    return refusal.index > one.index and refusal.act.verb in _GIVES


_ON_DECISION = re.compile(r"oikaisuva|valitu|rättelse|omprövning|besvär")
_UPSETS = frozenset(["kumota", "upphäva", "pysyttää"])
"""What is done to the earlier decision, not of the matter."""
_FIRST_OF_ALL = re.compile(r"\bensisijais|\bensi sijassa\b|\bi första hand\b")


def refused_besides(best: SaidAct, said: Sequence[SaidAct]) -> SaidAct:
    """Return the refusal of the other claims beside one that is not examined.

    "Jättää Mallin vaatimuksen tutkimatta ja hylkää muut."
    """
    is_first = _FIRST_OF_ALL.search(best.unit.text.lower())
    if best.act.kind != "not-admit" or is_first:
        return best
    others = (
        one
        for one in said
        if one.act.kind == "refuse"
        and one.act.verb in _OUTRIGHT
        and _REST.search(one.unit.text.lower())
    )
    return next(others, best)


_OUTRIGHT = frozenset(["hylätä", "avslå", "förkasta"])
_REST = re.compile(
    r"\b(?:muut|muilta|muuten|loput|toisen|toiset|övriga|övrigt|andra)\b"
)
"""Not the costs that were claimed beside: "ja hylkää kuluvaatimuksen"."""


def not_done(best: SaidAct, said: Sequence[SaidAct], matter: Matter) -> SaidAct | None:
    """Return what is refused besides closing an initiative: "eikä rataa rakenneta"."""
    if matter.kind != "initiative" or best.act.kind != "note":
        return None
    return next(
        (
            one
            for one in said
            if one.act.kind in {"not-do", "refuse"}
            and one.act.form.is_passive
            and one.act.verb not in OFFICE_WORK
            and not one.act.form.is_past
        ),
        None,
    )


_INSTEAD = re.compile(
    r"\bi ?stället för\b|\bsija(?:sta|an)\b|\bav (?:de|den|det) \w*sökta?\b"
)
"""What is given in the place of what was asked."""


def is_in_full(unit: Unit, said: Sequence[SaidAct]) -> bool:
    """Whether a sentence gives what was asked as asked, beside which nothing of it is refused.

    "Oppilas saa olla poissa anotun ajan. Koulu ei järjestä tukiopetusta."
    """
    refused = [one for one in said if one.act.kind == "refuse"]
    is_rest = any(says("the-rest", one.unit.text.lower()) for one in said)
    folded = unit.text.lower()
    is_less = refused or is_rest or _INSTEAD.search(folded)
    return says("as-asked", folded) and not is_less
