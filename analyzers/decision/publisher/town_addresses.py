"""Towns by their halls, their web sites and where a notice wants its answers."""

from __future__ import annotations

import re

from analyzers.decision.publisher import signed_places
from analyzers.decision.publisher.towns import Town, by_genitive_or_name
from analyzers.text.quick_patterns import quick

_HALL_IN = quick(
    r"(?i)(?<![\w-])(?:(?:kunnan|kaupungin)(?:talo|virasto)\w*,?"
    r"|(?:stads|kommun)(?:hus|gård|kansli)\w*(?: i|,)|ämbetshuset(?: i|,))"
    r"(?-i:(?: [A-ZÅÄÖ][\wåäö. -]{2,30}? \d{1,3}(?: ?[A-Da-d])?,(?: \d{5})?)?"
    r" (?P<name>(?:Gustav |S:t )?[A-ZÅÄÖ][\wåäö-]+)(?![\w-]))"
)
"""A hall and where it is: "i stadshuset i Pargas", "kunnantalolla, Torikuja 3, Paraisilla"."""

_ADDRESSED = quick(
    r"(?i)\b(?:muistutuk|mielipit|huomautuk|kannanot|hakemuk|tarjouk|palaut)\w*\b[^.\n]{0,120}?"
    r"\b(?:osoit|toimit|lähet|jät|anne)\w+\b[^.\n]{0,60}? (?-i:(?P<name>[A-ZÅÄÖ][\wåäö-]+n)"
    r" (?:kunnalle|kaupungille|kunnan|kaupungin|kuntaan|kaupunkiin)\b)"
    r"|\b(?:anmärkning|åsikt|synpunkt|ansökning|ansökan|anbud)\w*\b[^.\n]{0,120}?"
    r"\b(?:rikt|lämn|tillställ|sänd|skick)\w+\b[^.\n]{0,40}? till (?-i:(?P<owner>[A-ZÅÄÖ][\wåäö-]+)"
    r" (?:kommun|stad)(?:ens?|s)?\b)"
)
"""To whom a notice wants its answers: "Muistutukset osoitetaan Toritilan kunnalle"."""

_OTHER = re.compile(r",? (?:tai|ja|sekä|eller|och) (?P<name>[A-ZÅÄÖ][\wåäö-]+)")

_SITE_OF = quick(
    r"(?<![\w-])(?P<name>[A-ZÅÄÖ][\w-]++)(?<=[\w-]{2}n) (?:kaupungin |kunnan )?"
    r"(?:internet|verkko|koti|www|web)-?sivu"
    r"|(?<![\w-])på (?P<place>[A-ZÅÄÖ][\wåäö-]+) (?:stads |kommuns )?(?:webb(?:plats|sid)|hemsid)"
)
_PAPERS = quick(
    r"(?i)\b(?:esityslist|pöytäkirj|asialist|föredragningslist|protokoll|kallelse)[^.\n]{0,100}$"
)
"""Before a site that a meeting's own lists and minutes are on."""

_HEAD = 3000


def key_of(row: Town) -> str:
    """Return what votes are counted by: the code, or the name of a town that has ended."""
    return row.code or row.name


def addressees(text: str) -> set[str]:
    """Return the town to which answers to a notice go, none where there are several."""
    found = set()
    for match in _ADDRESSED.finditer(text[:_HEAD]):
        names = [match["name"] or match["owner"]]
        if other := _OTHER.match(text, match.end()):
            names.append(other["name"])
        rows = (by_genitive_or_name(name) for name in names)
        found |= {key_of(row) for row in rows if row is not None}
    return found if len(found) == 1 else set()


def own_sites(text: str) -> set[str]:
    """Return the town whose site has the meeting's papers, where no other's is named."""
    found, own = set(), False
    for match in _SITE_OF.finditer(text):
        row = by_genitive_or_name(match["name"] or match["place"])
        if row is None:
            return set()
        found.add(key_of(row))
        before = text[max(0, match.start() - 120) : match.start()]
        own = own or _PAPERS.search(before) is not None
    return found if own and len(found) == 1 else set()


def halls(text: str) -> set[str]:
    """Return the towns in which a text says a hall to be."""
    found = set()
    for match in _HALL_IN.finditer(text):
        row = signed_places.in_case(match["name"])
        if row and not row.is_word:
            found.add(key_of(row))
    return found
