"""Votes told by names alone: "puolesta äänestivät Aho ja Elo" is two votes."""

from __future__ import annotations

import re

from analyzers.text.quick_patterns import quick

_NAME = r"[A-ZÅÄÖ]\w+(?:[ -][A-ZÅÄÖ][\w-]+){0,2}"
_LIST = rf"{_NAME}(?:(?:, | ja | sekä | och ){_NAME})*"
_SIDE = quick(
    r"(?P<label>(?:[\w:.-]+ ){0,4}?(?:puolesta|kannalla|[Vv]astaan|[Ee]mot"
    r"|\w*(?:ehdotusta|esitystä)|\w*förslag(?:et)?))[ ]"
    r"(?:äänesti(?:vät)?|olivat|kannatti(?:vat)?|röstade)[ ]"
    rf"(?P<names>{_LIST})(?=[.;]|$)"
)
_BLANK = quick(
    r"\b(?P<label>[Tt]yhjää(?: äänesti(?:vät)?)?|[Bb]lankt(?: röstade)?)[ ]"
    rf"(?P<names>{_LIST})(?=[.;]|$)"
)
_CHAIR = r"(?:(?:(?:vara)?puheenjohtaja|(?:vice)?ordföranden?) )?"
_VOTED_FOR = quick(
    rf"(?P<before>\brösta(?:de|r) |\boch |, |; )(?P<names>{_CHAIR}{_LIST}) för"
    r" (?P<label>(?:[\w-]+ ){0,2}?\w*förslag\w*)"
)
"""Names before what they voted for: "röstade Ek och Dahl för Eks förslag"."""
_OWN_SENTENCE = quick(
    rf"^(?P<names>(?:(?:[Ll]edamöterna|[Ll]edamot|[Oo]rdföranden?) )?{_LIST}) röstade för"
    r" (?P<label>(?:[\w-]+ ){0,3}?(?:\w*förslag|återremi|remittering|bordläggning"
    r"|fortsatt behandling)\w*)(?=[.,;]| om | som | att |$)(?!.*\brösta)(?!.*\d).*"
)
"""One side's names in a sentence of their own: "Ek och Dahl röstade för återremiss."."""
_VOTERS = quick(
    rf"(?P<names>{_CHAIR}{_LIST}) (?:äänestivät|äänesti|kannattivat|kannatti)"
    r" (?P<label>(?:[\w:-]+ ){0,2}?(?:\w*(?:ehdotuksen|esityksen) puolesta"
    r"|\w*(?:ehdotusta|esitystä)))(?! kannatt)"
)
"""Names before the side: "Aho ja Elo äänestivät esittelijän ehdotuksen puolesta"."""
_SAID_SIDE = r"(?:[\w:-]+ ){1,2}?(?:\w*(?:ehdotusta|esitystä)|\w*(?:ehdotuksen|esityksen) puolesta)"
_BOTH_SIDES = (
    quick(
        rf"(?P<names>{_LIST}) (?:kannattivat|kannatti|äänestivät|äänesti)"
        rf" (?P<label>{_SAID_SIDE})(?: sekä| ja|,| kun taas)"
        rf" (?P<others>{_LIST}) (?P<other>{_SAID_SIDE})"
    ),
    quick(
        rf"(?P<label>{_SAID_SIDE}) (?:kannattivat|kannatti|äänestivät|äänesti)"
        rf" (?P<names>{_LIST}),? (?:ja |sekä )?(?P<other>{_SAID_SIDE})"
        rf"(?: kannattivat| kannatti| äänestivät| äänesti)? (?P<others>{_LIST})(?=[.;]|$)"
    ),
)
"""Both sides in one sentence, the verb once: "Aho kannatti X:n ehdotusta ja Elo Y:n esitystä"."""
_NOBODY = (
    r"(?<!\w)(?!(?:Yksi|Kaksi|Kolme|Neljä|Viisi|Kuusi|En|Ett|Två|Tre|Fyra|Fem|Sex|Kukaan|Ingen|Inga"
    r"|Muut|Loput|Övriga|Jäsenet|Ledamöterna|Ne|De|Joista|Varav)\b)"
)
"""What a sentence may begin with that names nobody."""
_ABSTAINED = quick(
    rf"{_NOBODY}(?P<names>{_CHAIR}{_LIST}) (?:äänesti(?:vät)? tyhjää|antoi(?:vat)? tyhjän äänen"
    r"|pidättä?yty?i(?:vät)?(?: äänestämästä)?|röstade blankt|avgav (?:en )?blank röst"
    r"|avstod(?: från att rösta)?|lade ner sina? röst(?:er)?)(?=\W|$)"
)
"""Who gave no side a vote: "Aho ja Elo äänestivät tyhjää"."""
_AWAY = quick(
    rf"{_NOBODY}(?P<names>{_LIST}) (?:(?:oli|olivat) poissa|var frånvarande)"
    r"(?=\s*(?:äänesty|(?:vid|från) omröst|[.;,]|$))"
)
"""Who was not there when it was voted: "Aho ja Elo olivat poissa äänestyksestä"."""
_APPOSED = quick(
    r"(?P<who>\b(?:[Yy]ksi|[Kk]aksi|[Kk]olme|[Nn]eljä|\d{1,2}|[Ee]n|[Tt]vå|[Tt]re|[Ff]yra)"
    r" (?:jäsen(?:tä)?|valtuutet\w+|ledam\w+|medlem(?:mar)?|fullmäktige\w*)),"
    rf" {_LIST},? (?=(?:oli|olivat|var|äänesti|röstade|pidätt\w+|avstod)\b)"
)
"""Names beside their number: "kaksi jäsentä, Aho ja Elo, oli poissa"."""
_GAVE_NO_SIDE = quick(
    r"poissa|frånvarande|tyhjä|blank|pidättä?y|avstod|lade ner|röstade"
)
_BLANK_BEHIND = quick(rf"(?P<names>{_LIST}) \((?:[Tt]yhj\w+|[Bb]lank\w*)\)")
_FIGURE = re.compile(r"\d")
_NAMED_SIDE = quick(r"kannatti|äänesti")
_IS_VOTE = quick(r"röstade|röstar|äänest")
_BETWEEN = re.compile(r", | ja | sekä | och ")


def counted_names(text: str) -> str:
    """Return a sentence with the names of each side replaced by how many they are."""
    told = _without_side(text) if _GAVE_NO_SIDE.search(text) else text
    for pattern in _BOTH_SIDES if _NAMED_SIDE.search(told) else ():
        told = pattern.sub(_as_both, told)
    told = _SIDE.sub(_as_votes, told)
    told = _BLANK.sub(_as_blank, told)
    told = _BLANK_BEHIND.sub(_as_blank, told)
    if not _IS_VOTE.search(told):
        return told
    told = _OWN_SENTENCE.sub(_as_half, told)
    if "röst" in told:
        found = list(_VOTED_FOR.finditer(told))
        is_counted = _FIGURE.search(told) is not None
        is_first = bool(found) and found[0]["before"].startswith("rösta")
        is_told = len(found) > 1 and is_first and not is_counted
        return _VOTED_FOR.sub(_as_votes_for, told) if is_told else told
    return (
        _VOTERS.sub(_as_votes, told) if len(list(_VOTERS.finditer(told))) > 1 else told
    )


def _without_side(text: str) -> str:
    """Return a sentence with those who voted blank or were absent as counts."""
    told = _APPOSED.sub(lambda match: f"{match['who']} ", text)
    return _AWAY.sub(_as_away, _ABSTAINED.sub(_as_blank, told))


def _as_both(match: re.Match[str]) -> str:
    one, other = (len(_BETWEEN.split(match[key])) for key in ("names", "others"))
    return f"{match['label']} {one} ääntä, {match['other']} {other} ääntä"


def _as_votes_for(match: re.Match[str]) -> str:
    count = len(_BETWEEN.split(match["names"]))
    return f"{match['before']}{count} röster för {match['label']}"


def _as_half(match: re.Match[str]) -> str:
    return f"{match['label']}: {len(_BETWEEN.split(match['names']))} röster"


def _as_votes(match: re.Match[str]) -> str:
    return f"{match['label']} {len(_BETWEEN.split(match['names']))} ääntä"


def _as_away(match: re.Match[str]) -> str:
    return f"{len(_BETWEEN.split(match['names']))} poissa"


def _as_blank(match: re.Match[str]) -> str:
    return f"{len(_BETWEEN.split(match['names']))} tyhjää"
