"""Whether a wording meets in part what was asked: granted and refused in one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import MUST
from analyzers.decision.meaning.grammar.verb_groups import OFFICE_WORK, PAYS, REMEDIES
from analyzers.decision.meaning.matters.matters import OWN, REQUESTS, Matter
from analyzers.decision.meaning.outcomes.acts.act_values import (
    APPLICATIONS,
    CHARGE,
    is_faint,
)
from analyzers.decision.meaning.outcomes.acts.keeping import KEEPING
from analyzers.decision.meaning.outcomes.acts.said_act import SaidAct
from analyzers.notations.municipal_bodies.body_nouns import ACTING

_OUTRIGHT = frozenset(["hylätä", "evätä", "kieltäytyä", "avslå", "förkasta"])
_DISPUTES = frozenset(["kiistää", "bestrida"])
_SUM = re.compile(r"\d\s?(?:€|euro|eur\b)", re.IGNORECASE)
_GIVE = r"(?:hyväksy|myönne|myönn|suostu|puolle)\w*"
_IN_PART = re.compile(
    rf"\b{_GIVE} (?:\w+ )?(?:osittain|osaksi|osin)\b(?! \w+(?:[tdlnr][uy]n|t[uy]\w*)\b)"
    rf"|\b(?:osittain|osaksi|osin) {_GIVE}"
    r"|\b(?:godkänns|beviljas|bifalls) (?:\w+ )?delvis\b|\bdelvis (?:godkän|bevilj|bifall)\w*"
)
"""Consent to a part, in so many words: "hyväksytään osittain"."""
_LEAVES = frozenset(["muuttaa", "oikaista", "ändra"])
_DENIED = frozenset(["disallow", "not-do"])
_TERMS = frozenset(
    [
        *("ylittää", "alittaa", "aiheuttaa", "haitata", "vaarantaa", "estää"),
        *("överskrida", "underskrida", "orsaka", "medföra", "störa", "hindra"),
    ]
)
"""Verbs whose denial is a term of a permit: "melu ei saa ylittää 60 desibeliä"."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 4
_STAYS = frozenset(["retain", "keep"])
_NO_BODY = rf"(?![\w-]*{ACTING}\b)"
_OWNED = re.compile(
    rf"(?<![\w-]){_NO_BODY}[A-ZÅÄÖ][\w-]*(?: {_NO_BODY}[\w-]+){{0,2}}[ns] (?:\w+ )?"
    r"(?:hakemu|anomu|ansökan|anhållan)"
    r"|:[ns] (?:hakemu|anomu|ansök|anhåll)|\bövriga ansökningar|\bmuut hakemu",
    re.IGNORECASE,
)
"""An application with whose it is: one of several."""

_WHAT_WAS_ASKED = re.compile(
    r"\b(?:anottua?|haettua?|pyydettyä?|(?:det|den) (?:anhållna|sökta|begärda))\b"
)
"""The whole of what was asked: "alkua siirretään eikä anottua vapaata myönnetä"."""

Part = tuple[Unit, float]


def met_in_part(said: Sequence[SaidAct], matter: Matter) -> Part | None:
    """Return the sentence that consents to a part and how sure that is, or None."""
    no = [one for one in said if _is_refusal(one)]
    yes = [one for one in said if _is_consent(one, matter) or _is_twin(one, no)]
    if yes and any(says("except", one.unit.text.lower()) for one in yes):
        is_plain = any(one.act.kind == "grant" for one in yes)
        return yes[0].unit, 0.93 if is_plain else 0.85
    if any(_IN_PART.search(one.unit.text.lower()) for one in yes):
        return yes[0].unit, 0.9
    if not yes and no and _WHAT_WAS_ASKED.search(no[0].act.beside):
        return None
    if not yes and no and says("in-part", no[0].unit.text.lower()):
        return (no[0].unit, 0.7) if _deeds(said) else None
    if not yes:
        return _done_in_part(said, no, matter)
    if not no:
        return _denied_in_part(said, yes, matter) or _stays_in_part(said, yes, matter)
    folded = " ".join(one.unit.text.lower() for one in said)
    one_by_one = all(one.unit.is_row or _is_another(one, yes) for one in no)
    one_by_one = one_by_one or all(_is_denied_twin(one, yes) for one in no)
    one_by_one = one_by_one or all(
        one.act.kind == "not-admit" and _is_owned(one) for one in no
    )
    in_part = any(says("part-refused", one.unit.text.lower()) for one in no)
    in_part = in_part and (one_by_one or any(one.act.verb in _OUTRIGHT for one in no))
    one_by_one = one_by_one or any(_is_another_sum(one, yes[0]) for one in no)
    if not says("partly", folded) and not one_by_one and not in_part:
        return None
    is_rest = any(says("the-rest", one.unit.text.lower()) for one in no)
    return yes[0].unit, 0.93 if in_part or is_rest else 0.9


_COURTESIES = frozenset(["kiittää", "tacka", "arvostaa", "pahoitella", "beklaga"])
"""What gives nobody anything: "kiittää aloitteesta"."""


def _deeds(said: Sequence[SaidAct]) -> list[SaidAct]:
    return [
        one
        for one in said
        if one.act.kind == "do" and one.leads and one.act.verb not in _COURTESIES
    ]


def _done_in_part(
    said: Sequence[SaidAct], no: Sequence[SaidAct], matter: Matter
) -> Part | None:
    """Return what an everyday verb does for one part: "hyvitetään …, … ei alenneta"."""
    asked = matter.kind in REQUESTS
    done = _deeds(said)
    denied = [one for one in said if one.act.kind == "not-do" and one.leads]
    remedied = [one for one in done if one.act.verb in REMEDIES]
    if asked and remedied and not no:
        twins = [one for one in denied if one.act.verb in REMEDIES]
        if twins and twins[0].index > remedied[0].index:
            return remedied[0].unit, 0.8
    if asked and remedied and _rest_is_left(said, no, remedied[0]):
        return remedied[0].unit, 0.85
    if asked and remedied and _is_another_thing(remedied[0], said, matter):
        return remedied[0].unit, 0.78
    done = [one for one in done if one.act.verb not in OFFICE_WORK]
    excepting = [one for one in done if says("except", one.unit.text.lower())]
    if asked and matter.is_officials and excepting:
        return excepting[0].unit, 0.8
    undone = [one for one in done if _has_denied_twin(one, denied)]
    if asked and undone and not no:
        return undone[0].unit, 0.8
    if not no or not done or done[0].index > no[0].index:
        return _stays_in_part(said, done, matter)
    if any(says("the-rest", one.unit.text.lower()) for one in no):
        return done[0].unit, 0.85
    if matter.kind == "claim" and remedied and says("partly", no[0].unit.text.lower()):
        return remedied[0].unit, 0.85
    twin = done[0].act.verb == no[0].act.verb and done[0].unit is not no[0].unit
    if asked and twin:
        return done[0].unit, 0.8
    is_one_of_many = asked and all(_is_owned(one) for one in no)
    return (done[0].unit, 0.8) if is_one_of_many else None


def _is_another_thing(
    remedied: SaidAct, said: Sequence[SaidAct], matter: Matter
) -> bool:
    """Whether one thing that was asked is denied, and then another one is remedied."""
    asked = _stems(f"{matter.asked} {matter.title}")
    form = remedied.act.form
    own = _stems(remedied.clause.text) & asked
    if form.form == MUST or not (form.is_passive or form.is_first_person):
        return False
    if remedied.act.verb in PAYS and CHARGE.match(remedied.clause.text):
        return False
    return any(
        one.act.kind in {"not-do", "refuse"}
        and one.index < remedied.index
        and one.unit is not remedied.unit
        and bool(_stems(one.clause.text) & asked)
        and not own <= _stems(one.clause.text)
        for one in said
    )


def _is_another_sum(refused: SaidAct, granted: SaidAct) -> bool:
    """Whether a later sentence refuses one sum where another is granted."""
    is_later = refused.index > granted.index and refused.unit is not granted.unit
    is_plain = refused.act.verb in _OUTRIGHT | _DISPUTES
    sums = (_SUM.search(one.unit.text) for one in (refused, granted))
    return is_later and is_plain and all(sums)


def _rest_is_left(
    said: Sequence[SaidAct], no: Sequence[SaidAct], remedied: SaidAct
) -> bool:
    """Whether something else stays beside what is remedied, or is not met in full."""
    faint = [one for one in said if one.act.kind == "refuse" and is_faint(one)]
    if any(says("in-full", one.unit.text.lower()) for one in faint):
        return True
    if any(_is_left_so(one, remedied) for one in said):
        return True
    return bool(no) and no[0].index > remedied.index


def _is_left_so(one: SaidAct, remedied: SaidAct) -> bool:
    """Whether a later sentence leaves another thing as it was: "laskua 3 ei muuteta"."""
    leaves = one.act.kind == "refuse" and one.act.verb in _LEAVES
    is_later = one.index > remedied.index and one.unit is not remedied.unit
    return is_later and (leaves or one.act.kind == "keep")


def _is_owned(one: SaidAct) -> bool:
    match = _OWNED.search(one.unit.text)
    return match is not None and (match[0][0].isupper() or match[0][0] in ":öm")


def _denied_in_part(
    said: Sequence[SaidAct], yes: Sequence[SaidAct], matter: Matter
) -> Part | None:
    """Return what is met beside a thing that was asked for, too, and is denied.

    "Koivujen ja kuusen kaatamiseen annetaan lupa. Tammea ei saa kaataa."
    """
    if matter.kind not in REQUESTS:
        return None
    met = " ".join(one.unit.text.lower() for one in yes)
    for one in said:
        is_apart = all(one.unit is not other.unit for other in yes)
        is_apart = is_apart and not one.unit.is_row and one.act.verb not in _TERMS
        if one.act.kind in _DENIED and is_apart and one.index > yes[0].index:
            denied = _stems(one.clause.text) - {one.act.verb[:_STEM]}
            denied = {stem for stem in denied if stem not in met}
            if denied & _stems(matter.asked) and _stems(met) & _stems(matter.asked):
                return yes[0].unit, 0.82
    return None


def _stems(words: str) -> set[str]:
    return {word[:_STEM] for word in _LONG_WORD.findall(words.lower())}


def _stays_in_part(
    said: Sequence[SaidAct], yes: Sequence[SaidAct], matter: Matter
) -> Part | None:
    """Return what is met beside what stays: "kaksi puuta saa kaataa, muut säilytetään"."""
    if matter.kind not in REQUESTS or KEEPING.search(matter.title):
        return None
    for one in said:
        is_term = says("terms", one.unit.text.lower()[: one.act.start])
        if one.act.kind in _STAYS and not one.leads and not is_term:
            same = [other for other in yes if other.unit is one.unit]
            if same:
                return same[0].unit, 0.8
    return None


def _is_another(refused: SaidAct, granted: Sequence[SaidAct]) -> bool:
    """Whether another application is refused than the one that is granted."""
    is_named = APPLICATIONS.search(refused.clause.text) is not None
    if not is_named:
        return False
    is_apart = all(one.unit is not refused.unit for one in granted)
    is_beside = APPLICATIONS.search(refused.act.beside) is not None
    return is_apart or (
        is_beside and all(APPLICATIONS.search(one.act.beside) for one in granted)
    )


def _has_denied_twin(done: SaidAct, denied: Sequence[SaidAct]) -> bool:
    """Whether a later sentence denies the same deed of something else."""
    return any(
        one.act.verb == done.act.verb
        and one.index > done.index
        and one.unit is not done.unit
        for one in denied
    )


def _is_twin(one: SaidAct, refused: Sequence[SaidAct]) -> bool:
    """Whether what is approved is refused in part: "… osalta esitystä ei hyväksytä"."""
    return one.act.kind == "approve" and any(
        other.act.verb == one.act.verb
        and other.unit is not one.unit
        and says("part-refused", other.unit.text.lower())
        for other in refused
    )


def _is_refusal(one: SaidAct) -> bool:
    """Whether something is refused, or an application is not taken up."""
    if one.act.kind == "not-admit":
        return APPLICATIONS.search(one.clause.text) is not None
    return one.act.kind == "refuse" and not is_faint(one)


def _is_denied_twin(refused: SaidAct, granted: Sequence[SaidAct]) -> bool:
    """Whether another sentence does what this one denies: one paper given, one not."""
    return any(
        one.act.verb == refused.act.verb and one.unit is not refused.unit
        for one in granted
    )


def _is_consent(one: SaidAct, matter: Matter) -> bool:
    if one.act.kind == "grant" or (one.act.kind == "allow" and matter.kind in REQUESTS):
        # Discharge of the accounts and powers to act are the body's own matters.
        return matter.kind != OWN or not says("appropriation", one.clause.text)
    is_asked = says("requested", one.clause.text) or matter.kind in {"request", "asked"}
    return one.act.kind == "approve" and bool(is_asked)
