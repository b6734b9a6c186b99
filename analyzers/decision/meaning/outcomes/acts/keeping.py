"""What is kept as it was, and who is let go: a school that is not closed, a resignation."""

from __future__ import annotations

import re

from analyzers.decision.meaning.matters.matters import Matter
from analyzers.decision.meaning.outcomes.acts.said_act import SaidAct
from analyzers.decision.meaning_values import MatterOutcome

RESIGNS = re.compile(
    r"\b(?:hyväksyi|hyväksyä|hyväksytään|hyväksyttiin) (?:\S+ ){0,6}?(?:irtisanoutumi\w+"
    r"|eronpyyn\w+|eroilmoituk\w+)|\birtisanoutuminen (?:\S+ ){0,2}?hyväksy"
    r"|\b(?:godkän\w+|bevilja\w*) (?:\S+ ){0,4}?(?:avskedsan\w+|begäran om avsked)"
)
"""Somebody leaves his office, and it is agreed to."""
_SERVICE = re.compile(
    r"\b[\w-]*(?:koulu(?!tu)|kirjasto|terveysasema|hälsostation|päiväko[td]|virasto|kansli|neuvola|toimipiste"
    r"|sairaala|skola(?!rbet)|skolor|bibliotek|daghem|sjukhus)\w*"
)
_HOURS = re.compile(r"\böpp\w+|\bauki\w*|\bavoinna\b|aukiolo")
_OPEN = re.compile(r"^(?!.*\b(?:klo|kello|kl)\b).*\b(?:auki|avoinna|öppe[nt]|öppna)\b")
_CLOSES = re.compile(
    r"lakkaut|sulke|sulkis|sulku\b|sulun\b|lopett|lakka(?:a|isi)|stäng|indra|dra(?:s|r) in|nedlägg"
    r"|lägg(?:s|er) ne[rd]"
)
_CHANGES = re.compile(
    r"\b\w*(?:siirtäminen|siirto|poistaminen|vaihtaminen|alentamis\w+|korottaminen)\b"
    r"|\b(?:flyttning|avlägsnande|slopande|sänkning|höjning) av\b"
)
"""A title that names a change of what is then kept as it was."""
KEEPING = re.compile(r"säilyttämi|säilymi|bevarande|bibehåll\w*de\b")
"""A title that names what is kept as what the matter is about."""


def kept(best: SaidAct, matter: Matter) -> tuple[MatterOutcome, float]:
    """Return what keeping or forbidding is in the body's own matter.

    A school is kept against a proposal to close it, which the title may name.
    """
    is_service = _SERVICE.search(best.clause.text) and not _HOURS.search(
        f"{best.clause.text} {matter.title}"
    )
    if best.act.kind == "retain" and _CHANGES.search(matter.title):
        return "rejected", 0.75
    is_open = best.act.kind == "retain" and _OPEN.search(best.clause.text)
    if is_open and _CLOSES.search(matter.title):
        return "rejected", 0.8
    if best.act.kind == "retain" and is_service:
        if _CLOSES.search(matter.title):
            return "rejected", 0.85
        if not KEEPING.search(matter.title):
            return "none", 0.5
    return "approved", 0.85
