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
LEAST = 2
"""Candidates of a ballot of whom the votes are told."""
_GOT = re.compile(
    r"(?:,? (?:joka |som )?(?:sai|fick|erhöll|oli saanut|saanut|keräsi|yhteensä|hade fått)"
    r"(?: (?:äänestyksessä|(?:ensimmäisellä|toisella|kolmannella) kierroksella|i andra omgången))?"
    r"| äänimäärä (?:oli|jäi))?\s*[:=|–-]?\s*\(?$"
)
"""What stands between a candidate and his votes."""
_BARE = re.compile(r"\s*[:=|–-]?\s*\(?$")
_FIGURE = re.compile(r"(?<!\d)\d{1,3}(?![\w§%€])(?![.,:/]\d)(?! ?(?:€|%|§|eur|vuo|år))")
_REACH = 90
"""Letters that may stand between a candidate and his votes."""


def may_choose(around: str) -> bool:
    """Whether sentences stand where persons are chosen.

    Args:
        around: what stands around them, in small letters.
    """
    return _ELECTION.search(around) is not None


def candidates_named(text: str) -> dict[str, None]:
    """Return the names of those who may be chosen, each once, in order."""
    return dict.fromkeys(one for one in person_names(text) if not _STREET.search(one))


def is_of_no_candidates(row: str) -> bool:
    """Whether a row tells sides, or what groups agreed on, so that no ballot goes over it."""
    folded = in_figures(PARTY.sub("", row))
    return bool(_OF_SIDES.search(folded) or _SHARED_OUT.search(folded))


def candidates_vote(text: str, around: str) -> MatchedVote | None:
    """Return the ballot of persons that a few sentences tell, None if they tell none.

    Args:
        text: the sentences.
        around: what stands around them, in small letters.
    """
    if not may_choose(around) or not _TELLS.search(text):
        return None
    folded = in_figures(PARTY.sub("", text))
    if not _COUNTED.search(folded) or _OF_SIDES.search(folded):
        return None
    if _SHARED_OUT.search(folded):
        return None
    found = _votes_of(text, folded)
    if len(found) < LEAST:
        return None
    winner = max(found, key=lambda name: found[name])
    others = sum(found.values()) - found[winner]
    row = _BLANK_ROW.search(folded)
    empty = int(row[1]) if row else first_number(EMPTY, folded) or 0
    return MatchedVote(found[winner], others, empty, 0, False, None, winner)


def _votes_of(text: str, folded: str) -> dict[str, int]:
    """Return the votes told right behind each name, in the order of the names."""
    told: list[tuple[int, set[int]]] = []
    for match in _FIGURE.finditer(folded):
        start = max(0, match.start() - _REACH)
        before = folded[start : match.start()]
        ends = {start + one.start() for p in (_GOT, _BARE) if (one := p.search(before))}
        told.append((int(match[0]), ends))
    found: dict[str, int] = {}
    if not told:
        return found
    for name in candidates_named(text):
        small = name.lower()
        for votes, ends in told:
            if any(_ends_with(folded, small, end) for end in ends):
                found[name] = votes
                break
    return found


def _ends_with(folded: str, name: str, end: int) -> bool:
    """Whether the whole words of a name end at *end*."""
    start = end - len(name)
    is_name = start >= 0 and folded.endswith(name, start, end)
    return is_name and not (start and _is_of_word(folded[start - 1]))


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
