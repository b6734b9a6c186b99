"""Ballots of persons: "Maija Malli 14, Ville Laine 8, tyhjiä 1"."""

from __future__ import annotations

import re

from analyzers.decision.meaning.voting.matched_sides import MatchedVote, in_figures
from analyzers.decision.meaning.voting.notations.vote_notations import (
    EMPTY,
    first_number,
)
from analyzers.decision.meaning.voting.voter_lists import PARTY, person_names
from analyzers.text.quick_patterns import quick

_ELECTION = quick(
    r"vaali|valit|valin(?:ta|na)|ehdokas|ehdokka|lippu|lipuin|virka|tehtävä|toimeen|edustaja"
    r"|jäseneksi|johtajaksi|\bval(?:et|resultat)?\b|välj|\bvald|kandidat|ombud|uppdrag|tjänst"
)
_TELLS = re.compile(r"ään|röst|vaal|val|sai|fick|erhöll", re.IGNORECASE)
_COUNTED = re.compile(
    r"\d (?:ääntä|röster)\b|\bääniä\b|\bäänet\b|\bvaal|\bval(?:et|resultat)?\b|\brösterna\b"
    r"|röstetal|ään\w+ (?:sai|saivat)\b|röster (?:fick|erhöll)\b"
    r"|äänestyksessä|omröstning|\b(?:sai|fick|erhöll) \d"
)
_STREET = re.compile(r"(?:tie|katu|kuja|polku|raitti|vägen|gatan|gränd|stigen)$")
_OF_SIDES = re.compile(
    r"\b(?:jaa|nej)\b|\d (?:ääntä |röster )?[^.\d]{0,30}(?:ehdotu|esity|förslag)"
    r"|(?:ehdotu|esity|förslag)\w* (?:sai |fick |: )?\d"
)
_SHARED_OUT = re.compile(
    r"\bjaetaan\b|\bfördelas\b|\bsopimuksen mukaan\b|\benligt avtal\b"
)
"""Votes that groups agree to give to lists, before anybody votes."""
_BLANK_ROW = re.compile(
    r"^\W*(?:tyhj|blank)\w*(?:[- ](?:ääniä|lippuja|sedlar))?\s*[:|–-]?\s*(\d{1,3})\W*$",
    re.MULTILINE,
)
"""Blank slips on a row of their own: "Tyhjiä 1"."""
_LEAST = 2
_GOT = (
    r"(?:,? (?:joka |som )?(?:sai|fick|erhöll|oli saanut|saanut|keräsi|yhteensä|hade fått)"
    r"(?: (?:äänestyksessä|(?:ensimmäisellä|toisella|kolmannella) kierroksella|i andra omgången))?"
    r"| äänimäärä (?:oli|jäi))?\s*[:=|–-]?\s*\(?"
    r"(?P<n>\d{1,3})(?![\w§%€])(?![.,:/]\d)(?! ?(?:€|%|§|eur|vuo|år))"
)


def candidates_vote(text: str, around: str) -> MatchedVote | None:
    """Return the ballot of persons that a few sentences tell, None if they tell none.

    Args:
        text: the sentences.
        around: what stands around them, in small letters.
    """
    if not _ELECTION.search(around) or not _TELLS.search(text):
        return None
    folded = in_figures(PARTY.sub("", text))
    if not _COUNTED.search(folded) or _OF_SIDES.search(folded):
        return None
    if _SHARED_OUT.search(folded):
        return None
    found: dict[str, int] = {}
    for name in person_names(text):
        if _STREET.search(name):
            continue
        match = re.search(rf"(?<!\w){re.escape(name.lower())}{_GOT}", folded)
        if match is not None:
            found.setdefault(name, int(match["n"]))
    if len(found) < _LEAST:
        return None
    winner = max(found, key=lambda name: found[name])
    others = sum(found.values()) - found[winner]
    row = _BLANK_ROW.search(folded)
    empty = int(row[1]) if row else first_number(EMPTY, folded) or 0
    return MatchedVote(found[winner], others, empty, 0, False, None, winner)
