"""Sentences beside a decision that decide nothing: former years, what others ask or hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.clauses import clauses
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.text.quick_patterns import quick

_OTHERS = (
    r"(?:hakija|naapuri|asukas|kuntalainen|muistuttaja|vaatimuksen tekijä|[\w-]*keskus"
    r"|\w*virasto|\w*laitos|\w*museo|poliisi|sökanden\w*|grann(?:en|arna)|invånar(?:en|na)|[\w-]*centralen"
    r"|[\w-]*verket|polisen|museet)"
)
_ASKED = (
    r"(?:pyytänyt|pyytäneet|pyytää|pyysi|vaatinut|vaatineet|vaati|vaatii|hakenut|hakee|haki"
    r"|esittänyt|puolsi|puoltaa|puoltanut|vastusti|vastustaa|vastustanut|anhållit|anhåller"
    r"|anhöll|yrkat|yrkar|ansökt|ansöker|begärt|förordade|förordar|förordat|tillstyrkte"
    r"|tillstyrker|tillstyrkt|motsatte|motsätter)"
)
_BESIDE = re.compile(
    r"^(?:edellisenä vuonna|edellisellä kerralla|viime vuonna|aikaisemmin|aiemmin|toissa vuonna"
    r"|föregående år|förra året|i fjol|tidigare|senast)\b(?!.*\b(?:nyt|nu)\b)"
    rf"|^{_OTHERS}\w*(?: \S+){{0,2}}? (?:on|ovat|oli|olivat|har|hade)? ?(?:\S+ )?{_ASKED}\b"
    r"|^(?:uusi|täydennetty|en ny|en kompletterad) (?:hakemus|anomus|ansökan)\b"
    r".*\b(?:voidaan|kan)\b"
    r"|^(?:hakijalle|asianosaiselle|hakijoille)? ?(?:annetaan|toimitetaan|lähetetään)?"
    r"(?: \S+){0,2}? ?\b(?:muutoksenhakuohje|valitusosoitus|oikaisuvaatimusohje|oikaisuohje"
    r"|pöytäkirjanote)\w*\b"
    r"|^(?:besvärsanvisning|rättelseanvisning|anvisning om rättelseyrkande|protokollsutdrag)\w*"
    r" (?:ges|sänds|bifogas|lämnas)\b"
    r"|^(?:hallintosäännön|johtosäännön|toimintasäännön|\w+lain|enligt (?:förvaltningsstadgan"
    r"|instruktionen|\w*lagen))\b(?: \d+ \S+)?(?: mukaan)? "
    r"(?!.*\b(?:päätä?n|päättää|päätettiin|päätti|beslutar|beslöt|beslutade|jag)\b)"
)
_OF_MEETING = quick(
    r"^(?:\S+ ){0,4}?(?:pykälä|pöytäkirja|asialista|esityslista)\w*\b.{0,40}"
    r"\b(?:hyväksy|tarkast|vahvist)\w+"
    r"|^(?:\S+ ){0,4}?kokouksen (?:aikataulu|kulku|asialista|työjärjesty)\w*"
    r"|\bpoistumislu(?:pa|van)\b|^päätös (?:hyväksyttiin|tarkastettiin) (?:tarkastettavaksi|heti)\b"
    r"|^(?:\S+ ){0,3}?(?:(?:paragraf|protokoll|dagordning|föredragningslista)\w*"
    r"|(?:mötets|sammanträdets) \w+)\b.{0,30}\b(?:godkän|juster|fastställ)\w+"
    r"|\b(?:godkän|fastställ)\w+ (?:\S+ )?(?:paragrafen|protokollet|dagordningen"
    r"|(?:mötets|sammanträdets) \w+)\b"
)
"""What is approved of the meeting itself: "Pykälä hyväksyttiin heti kokouksessa"."""
_DECIDES = frozenset(
    ["grant", "refuse", "approve", "not-admit", "elect", "keep", "return"]
)


def without_beside(rows: Sequence[Unit]) -> list[Unit]:
    """Return a wording without the sentences beside it, where another one decides.

    "Edellisenä vuonna hakemus hyväksyttiin. Hakemus hylätään."
    """
    kept = [unit for unit in rows if not _is_beside(unit.text.lower())]
    if len(kept) == len(rows):
        return list(rows)
    acts = (act.kind for unit in kept for one in clauses(unit.text) for act in one.acts)
    return kept if any(kind in _DECIDES for kind in acts) else list(rows)


def _is_beside(folded: str) -> bool:
    return bool(_BESIDE.match(folded) or _OF_MEETING.search(folded))
