"""What was proposed, told by a noun beside the adoption: "esitys aloitteen hylkäämisestä"."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.matters.matters import Matter
from analyzers.decision.meaning.outcomes.resolutions import (
    Resolution,
    named_resolution,
    resolution,
)

_ABOUT = re.compile(
    r"\b\w*(?:esity(?:s|ksen|stä)|ehdotu(?:s|ksen|sta)|kanta(?:an|a)?|kannan|suosituksen)"
    r" (?P<what>(?:[\w-]+ ){0,8}[\w-]+?mi)se(?:sta|stä|ksi)\b(?P<rest>.*)"
    r"|(?P<whole>(?:[\w-]+ ){0,6}?[\w-]+?mi)s(?:ta|tä) koskeva\w* (?:\w*esity|\w*ehdotu)\w+",
    re.IGNORECASE,
)
_NOT_TO = re.compile(
    r"\b\w*(?:esity|ehdotu)\w+,? (?P<what>olla (?:[\w-]+ ){0,5}?[\w-]+m(?:atta|ättä)\b.*)",
    re.IGNORECASE,
)
_SWEDISH = re.compile(
    r"förslag\w* (?P<what>(?:om|till|på) (?:avslag|förkastande|återremiss|bordläggning)\b)",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    r"\bavslag\b|\bhylkäy(?:s|stä|ksen)\b|\b(?:hylkäämis|epäämis|torjumis)\w+|\bförkastande\b",
    re.IGNORECASE,
)


def moves_refusal(wording: Iterable[Unit], found: Resolution) -> bool:
    """Whether a motion whose verbs say nothing is to refuse: "föreslog avslag"."""
    return found.outcome == "none" and any(_REFUSAL.search(x.text) for x in wording)


def named_motion(unit: Unit, matter: Matter) -> Resolution | None:
    """Return what a motion decides that a sentence names: "esitys aloitteen hylkäämisestä"."""
    for pattern, verb in ((_NOT_TO, "Päätettiin"), (_SWEDISH, "Det beslutades")):
        if match := pattern.search(unit.text):
            decided = unit._replace(text=f"{verb} {match['what']}")
            found = resolution([decided], matter, past=True)
            break
    else:
        match = _ABOUT.search(unit.text)
        if match is None:
            return None
        text = f"{match['what'] or match['whole']}nen{match['rest'] or ''}"
        found = named_resolution(unit._replace(text=text), matter)
    is_said = found.outcome != "none"
    return dataclasses.replace(found, unit=unit) if is_said else None
