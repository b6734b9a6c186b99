"""Consents that are general rules, told as the ground of a refusal that follows.

"Taksan mukaan maksua alennetaan vain sairauden vuoksi. Lautakunta hylkää hakemuksen."
"""

from __future__ import annotations

import re

from analyzers.decision.meaning.outcomes.acts.said_act import SaidAct
from analyzers.notations.municipal_bodies.body_nouns import ACTING

_WHOLE = re.compile(
    rf"^(?:[\w-]+[,:]? ){{0,6}}?(?:(?:[\w-]*{ACTING})? ?(?:päättää |beslutar (?:att )?)?"
    r"(?:hylkää|hylätä|ei hyväksy|avslår?|förkastar?|godkänner inte|bifaller inte)"
    r" (?:tämän |den )?(?:hakemuksen|anomuksen|vaatimuksen|pyynnön|hakemusta|vaatimusta"
    r"|ansökan|anhållan|begäran|yrkandet)"
    r"|(?:hakemus|anomus|vaatimus|oikaisuvaatimus|pyyntö) (?:päätetään )?(?:hylätään|evätään)"
    r"|(?:hakemusta|anomusta|vaatimusta|pyyntöä|avustusta) ei (?:hyväksytä|myönnetä)"
    r"|(?:ansökan|anhållan|begäran|yrkandet) (?:avslås|förkastas|godkänns inte|bifalls inte))\W*$"
    rf"|^[\w-]*{ACTING} ei myönnä (?:haettua )?avustusta\W*$",
    re.IGNORECASE,
)
"""The whole of what was asked is refused, and nothing of it is told apart."""
_OWNED = re.compile(
    r"\b(?!(?:ollen|tämän|kyseisen|oheisen|jätetyn|olevan|siten|sen|den)\b)[\w-]+n"
    r" (?:hakemu|anomu|\w*vaatimu|pyyn)|\b[\w-]+s (?:ansökan|anhållan|begäran|yrkande)",
    re.IGNORECASE,
)
"""One of several requests: "Urheiluseuran hakemus hylätään"."""
_PART = re.compile(
    r"\b(?:osalta|osin|osittain|osaksi|koskeva\w*|muu|muut|toinen|toiset|loput|delvis|delar"
    r"|övrig\w*|andra|till den del|för \w+ del|beträffande|gällande|angående)\b"
)
"""What is refused is told apart: "Talousrakennuksen osalta hakemus hylätään"."""
_ONLY = re.compile(r"\b(?:vain|ainoastaan|endast|bara|enbart)\b", re.IGNORECASE)
_BY_RULE = re.compile(
    r"^(?:[\w-]+ ){0,4}(?:taksan|ohje\w+|säännö\w+|perustei\w+|periaattei\w+|kriteeri\w+"
    r"|lain|asetuksen|määräyst\w+|hinnaston) mukaan\b"
    r"|^(?:enligt|i enlighet med) (?:\w+ )?(?:\w*(?:taxan|tabellen|stadgan|lagen|reglementet"
    r"|anvisning\w+|princip\w+|kriteri\w+|regl\w+|bestämmels\w+|grunder\w*))\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:jos|mikäli|kun|silloin|om|när|då|ifall|vid)\b|\b(?:voi(?:daan)?|kan)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_BODY_ACTS = re.compile(rf"^\W*[\w-]*{ACTING}\b", re.IGNORECASE)


def without_rules(said: list[SaidAct]) -> list[SaidAct]:
    """Return acts without the general rules that stand before a whole refusal."""
    last = next((one for one in reversed(said) if _refuses_all(one)), None)
    if last is None:
        return said
    return [one for one in said if one.unit is last.unit or not _is_rule(one, last)]


def _refuses_all(one: SaidAct) -> bool:
    text = one.unit.text
    if one.act.kind not in {"refuse", "not-do"} or _PART.search(text.lower()):
        return False
    return _WHOLE.search(text) is not None and not _OWNED.search(text)


def _is_rule(one: SaidAct, refusal: SaidAct) -> bool:
    text = one.unit.text
    if one.index > refusal.index or one.unit.is_row:
        return False
    is_general = any(pattern.search(text) for pattern in (_ONLY, _BY_RULE, _CONDITION))
    return is_general or not (_FIGURE.search(text) or _BODY_ACTS.search(text))
