"""Whether one thing that was asked is given, and another denied in a sentence of its own.

"Pyytäjälle annetaan hakemus. Muistiinpanoja ei luovuteta", "Skjuts ordnas 1.11–28.2. För
den övriga tiden avslås ansökan". What is denied counts where the words say that it is the
rest, or the whole, of what was asked, or where each of the two things was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import MUST
from analyzers.decision.meaning.grammar.verb_groups import (
    CHARGES,
    DEALS,
    GIVES,
    HANDS_OVER,
    OFFICE_WORK,
    OWN_DEEDS,
    PAYS,
    REMEDIES,
    WAIVES,
)
from analyzers.decision.meaning.matters.matters import REQUESTS, Matter
from analyzers.decision.meaning.outcomes.acts.act_values import CHARGE
from analyzers.decision.meaning.outcomes.acts.said_act import SaidAct

Part = tuple[Unit, float]

_YES = frozenset(["do", "allow", "grant", "approve", "answer"])
_NO = frozenset(["refuse", "not-do", "disallow", "not-admit", "retain", "keep"])
_STAYS = frozenset(["retain", "keep"])
_IS = frozenset(["olla", "koitua", "vara", "aiheuttaa", "aiheutua"])
"""Verbs whose denial is a term: "kenenkään ei saa olla tunnistettavissa"."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM, _ENDING = 5, 2
_PAPERS = re.compile(
    r"asiakirj|tietopyyn|jäljennö|kopio|tallent|\bhandling|utlämnande|\bkopi[ae]"
)
_NO_PAPER = re.compile(
    r"\b(?:\w*päätös|päätöksen|päätöstä|\w*ohje|vastaus|vastauksen|lisäai|maksuai"
    r"|beslut|anvisning|svar|muutoksenhaku)"
)
"""What is handed over whichever way a matter is decided."""
_OTHERWISE = re.compile(r"\bvaan\b|\butan (?:i|som|per)\b|paperi|alkuperäis|original")
"""How papers are given: "ei paperikopioita vaan tiedostot"."""
_OPENS_TERMS = re.compile(r"määräyks|ehdoi|ehto|edellyt|villkor|föreskrift|bestämmels")
_BARE = re.compile(
    r"\bilman (?!maksu|eri|erillis)\w+(?:ja|jä|oja|iä|ia|tä|ta|aa)\b"
    r"|\butan (?:pris|namn|bilag|uppgift)"
)
_SHARE = re.compile(
    r"\d ?(?:%|prosent|procent)|\bpuolet\b|\bhälften\b|\bosa\b|\ben del\b"
)
_NEITHER = re.compile(
    r"\binte heller\b|\bheller inte\b|\bmuutoinkaan\b|\bmuutenkaan\b|\bmyöskään\b"
)
"""A second ground of a refusal: "det finns inte heller i övrigt skäl"."""
_OF_IT = re.compile(r"\b(?:niitä|sitä|dem|den|det)\b")
"""What a clause denies of a thing that its sentence names before."""
_BEYOND = re.compile(r"\b(?:jälkeen|ennen|yli|aikana|efter|före|utöver|innan)\b")
_DIGIT = re.compile(r"\d")
_GENRE = frozenset(
    ["lupa", "hake", "päät", "tills", "beslu", "ansök", "myönn", "koske"]
)


def given_in_part(said: Sequence[SaidAct], matter: Matter) -> Part | None:
    """Return the sentence that gives a part and how sure that is, or None.

    Args:
        said: the acts of the wording in order.
        matter: what it is about; only what somebody asked for can be met in part.
    """
    if matter.kind not in REQUESTS:
        return None
    said = _above_terms(said)
    for one in said:
        if _is_waived_rest(one) or _is_share_charged(one, matter):
            return one.unit, 0.78
    bare = next((one for one in said if _is_handed_bare(one, matter)), None)
    if bare is not None:
        return bare.unit, 0.78
    if not any(one.act.kind in _NO for one in said):
        return None
    asked = _stems(matter.asked or matter.title) - _GENRE
    given = [one for one in said if _is_given(one, asked)]
    for no in said:
        if no.act.kind in _NO and given:
            sure = max(_sureness(yes, no, matter, asked) for yes in given)
            if sure:
                return given[0].unit, sure
    return None


def _above_terms(said: Sequence[SaidAct]) -> Sequence[SaidAct]:
    """Return the acts up to a list of terms: "myönnetään seuraavin ehdoin:"."""
    for one in said:
        text = one.unit.text.lower()
        if text.endswith(":") and _OPENS_TERMS.search(text):
            return [
                other
                for other in said
                if other.index < one.index or other.unit is one.unit
            ]
    return said


def _is_given(one: SaidAct, asked: set[str]) -> bool:
    """Whether an act gives somebody something, rather than tell him what to do."""
    if one.act.kind not in _YES or one.act.form.form == MUST:
        return False
    if one.act.kind in {"allow", "grant"}:
        return one.leads
    if one.act.verb in HANDS_OVER:
        return one.leads and not _NO_PAPER.search(one.clause.text)
    if one.act.verb in PAYS and CHARGE.match(one.clause.text):
        return False
    if one.act.verb in GIVES | REMEDIES | WAIVES:
        return True
    is_own = one.act.verb in OFFICE_WORK | OWN_DEEDS | DEALS
    return one.leads and not is_own and bool(_stems(one.clause.text) & asked)


def _is_waived_rest(one: SaidAct) -> bool:
    """Whether only the rest of a charge is given up: "luovutaan muilta osin sakosta"."""
    is_waived = one.act.kind in _YES and one.act.verb in WAIVES
    return is_waived and bool(says("the-rest", one.clause.text))


def _is_handed_bare(one: SaidAct, matter: Matter) -> bool:
    """Whether papers are handed over without a part of them: "ilman yksikköhintoja"."""
    is_handed = one.act.kind in {"do", "grant"} and one.act.verb in HANDS_OVER
    is_paper = is_handed and _PAPERS.search(f"{matter.title} {matter.asked}")
    return bool(is_paper) and _BARE.search(one.clause.text) is not None


def _is_share_charged(one: SaidAct, matter: Matter) -> bool:
    """Whether a part is charged of what was asked to be free: "peritään 40 prosenttia"."""
    is_charged = one.act.kind in _YES and one.act.verb in CHARGES
    is_part = is_charged and _SHARE.search(one.clause.text) is not None
    return is_part and bool(says("free-asked", matter.asked))


def _sureness(yes: SaidAct, no: SaidAct, matter: Matter, asked: set[str]) -> float:
    """Return how surely *no* denies another part of what was asked than *yes* gives."""
    if no.unit is yes.unit and no.clause is yes.clause:
        return 0.0
    folded = no.unit.text.lower()
    if _is_rest(no, folded) or _is_row_refused(yes, no):
        return 0.85
    if no.index < yes.index or no.unit is yes.unit or not no.leads:
        return 0.0
    if _is_term(no, folded) or (no.unit.is_row and not yes.unit.is_row):
        return 0.0
    given = yes.unit.text.lower()
    whole = no.unit if _OF_IT.search(no.clause.text) else no.clause
    things = {one for one in _stems(whole.text) if one not in given}
    things -= _stems(no.act.verb) | _GENRE
    of_papers = _PAPERS.search(f"{matter.title} {matter.asked}") is not None
    both = {yes.act.verb, no.act.verb}
    if of_papers and things and both <= HANDS_OVER:
        return 0.0 if _OTHERWISE.search(folded) else 0.82
    is_kept = no.act.kind in _STAYS and yes.act.kind not in {"allow", "grant"}
    own = _stems(yes.clause.text) - _GENRE
    if things & asked and own & asked and not is_kept:
        return 0.8
    if no.act.kind == "refuse" and says("requested", no.clause.text):
        return 0.0
    if no.act.kind in _STAYS or no.act.verb in PAYS:
        return 0.0
    if things and both <= REMEDIES | GIVES:
        return 0.78
    is_beyond = _BEYOND.search(folded) and _DIGIT.search(folded)
    return 0.75 if is_beyond and _DIGIT.search(matter.asked) else 0.0


def _is_row_refused(yes: SaidAct, no: SaidAct) -> bool:
    """Whether one row of a list is refused whose head gives: "Noppa ry: hylätään"."""
    is_head = yes.unit.text.endswith(":") and yes.leads
    is_row = no.unit.is_row or no.unit.opens_line
    return is_head and is_row and no.act.kind == "refuse" and no.index > yes.index


def _is_term(no: SaidAct, folded: str) -> bool:
    """Whether a denial is a term of what is given, or tells how it is.

    "Eikä sitä palauteta, jos kauppa ei toteudu", "Väylä ei vaadi kaavaa".
    """
    tells = no.act.kind == "not-do" and not no.act.form.is_passive
    return tells or no.act.verb in _IS or bool(says("terms", folded))


def _is_rest(no: SaidAct, folded: str) -> bool:
    """Whether the rest is denied, or the whole of what was asked."""
    if no.act.kind in _STAYS or says("others-remark", folded):
        return False
    if _NEITHER.search(folded):
        return False
    if says("the-rest", folded) or says("in-full", folded):
        return True
    return no.act.kind == "refuse" and bool(says("part-refused", folded))


def _stems(words: str) -> set[str]:
    """Return words without their ends: "kuvat" and "kuvaa" alike."""
    return {
        word[: max(3, min(_STEM, len(word) - _ENDING))]
        for word in _WORD.findall(words.lower())
        if len(word) > 3
    }
