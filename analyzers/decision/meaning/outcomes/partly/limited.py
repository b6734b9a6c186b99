"""Whether the sentence that gives also tells the limit of what it gives.

"Räjäytyksiä saa tehdä vain arkisin", "Toinen kuusista kaadetaan, toinen jätetään",
"Kertomuksesta annetaan kopio, josta nimet on poistettu".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_groups import (
    GIVES,
    HANDS_OVER,
    OFFICE_WORK,
    PAYS,
    REMEDIES,
)
from analyzers.decision.meaning.matters.matters import REQUESTS, Matter
from analyzers.decision.meaning.outcomes.acts.said_act import SaidAct

Part = tuple[Unit, float]

_YES = frozenset(["grant", "allow", "approve"])
_ONLY = re.compile(r"\b(?:vain|ainoastaan|pelkästään|endast|enbart|bara)\b")
_ONLY_TERM = re.compile(
    r"\b(?:vain|endast|bara) (?:jos|mikäli|sillä ehdolla|om|ifall|hakija\w*|hakemuk\w+"
    r"|haettu\w*|pyydet\w+|sökande\w*|ansök\w+)\b"
)
"""A term, or that nobody else gets it: "lupa on voimassa vain hakijalla"."""
_ONE_AND_OTHER = re.compile(
    r"\btoi(?:nen|sen|sta|selle|seen|sesta)\b.*[,;].*\btoi(?:nen|sen|sta|selle|seen|sesta)\b"
    r"|\bden ena\b.*\bden andra\b|\bdet ena\b.*\bdet andra\b"
    r"|\bden första\b.*\bden andra\b.*\binte\b"
)
"""One of two and the other: what is done of the one is not done of the other."""
_PARTLY = re.compile(
    r"\b(?:osittain(?! \w+(?:[tdlnr][uy]n|t[uy]\w*|v[aä]\w{1,4})\b)|osaksi|delvis"
    r"|(?<!muilta )(?<!kaikilta )(?<!miltä )(?<!tältä )(?<!siltä )osin)\b"
    r"|\b(?:till|i) vissa delar\b|\btill en del\b"
)
"""That only a part of what was asked is done: "aloite toteutetaan osittain"."""
_AS_ASKED = re.compile(r"\b(?:vaadi|haet|hae|pyyde|ansökt|yrkad|begärd)\w*")
_PAPERS = re.compile(
    r"asiakirj|tietopyyn|jäljennö|kopio|tallent|kertomu|raport|sähköpost|viest"
    r"|handling|utlämnande|\bkopi[ae]|rapport|e-post"
)
_MASKED = re.compile(
    r"\b(?:poistet\w+|peitet\w+|peittä\w+|salat\w+|mustat\w+|anonymis\w+|ilman"
    r"|lukuun ottamatta)\b.{0,40}"
    r"\b(?:nim\w+|\w*tie(?:dot|toja|tojen)|osa\w*|kohda\w+|kohta\w*|liit\w+)"
    r"|\b(?:nim\w+|\w*tie(?:dot|toja|tojen)|osat|kohdat)\b.{0,30}"
    r"\b(?:poistet\w+|peitet\w+|peittä\w+|salat\w+|mustat\w+)"
    r"|\b(?:namn\w*|uppgifter\w*|delar\w*)\b.{0,30}\b(?:stryk\w*|struk\w*|mask\w*|överstruk\w*|borttag\w*)"
    r"|\b(?:mask\w+|struk\w+|överstruk\w+|borttag\w+|utan)\b.{0,30}\b(?:namn|uppgift|del)\w*"
)


def limited(said: Sequence[SaidAct], matter: Matter) -> Part | None:
    """Return the giving sentence that tells its own limit and how sure that is, or None.

    Args:
        said: the acts of the wording in order.
        matter: what it is about; only what somebody asked for can be met in part.
    """
    if matter.kind not in REQUESTS:
        return None
    for one in said:
        if not one.is_first or not _gives(one):
            continue
        folded = one.unit.text.lower()
        if _is_masked(folded, one, matter):
            return one.unit, 0.78
        if _ONE_AND_OTHER.search(folded):
            return one.unit, 0.75
        if _is_partly(one):
            return one.unit, 0.85
        if _is_only(one):
            return one.unit, 0.69
    return None


def _gives(one: SaidAct) -> bool:
    """Whether an act gives what was asked: a consent, or an everyday deed for it."""
    if one.act.kind in _YES:
        return True
    is_deed = one.act.kind == "do" and one.leads
    is_giving = one.act.verb in GIVES | HANDS_OVER | REMEDIES | PAYS
    return is_deed and (is_giving or one.act.verb not in OFFICE_WORK)


def _is_masked(folded: str, one: SaidAct, matter: Matter) -> bool:
    """Whether papers are handed over with parts of them made unreadable."""
    if one.act.verb not in HANDS_OVER or not _MASKED.search(folded):
        return False
    return _PAPERS.search(f"{matter.title} {matter.asked}") is not None


def _is_partly(one: SaidAct) -> bool:
    """Whether what was asked for is said to be done in part."""
    beside = one.clause.text
    is_asked = says("requested", beside) or _AS_ASKED.search(beside)
    return _PARTLY.search(beside) is not None and bool(is_asked)


def _is_only(one: SaidAct) -> bool:
    """Whether only a part is given: "saa tehdä vain arkisin"; no term, no list."""
    beside = one.clause.text
    if says("as-asked", one.unit.text.lower()) or one.unit.text.endswith(":"):
        return False
    return _ONLY.search(beside) is not None and _ONLY_TERM.search(beside) is None
