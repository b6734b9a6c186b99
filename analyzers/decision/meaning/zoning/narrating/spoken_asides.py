"""What stands beside the decision: the chair's question, the words of a dissent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from analyzers.decision.meaning.grammar.phrases import phrase, says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.notations.municipal_bodies.body_nouns import ACTING
from analyzers.notations.municipal_bodies.offices import OFFICE
from analyzers.text.quick_patterns import quick

_FEW_WORDS = 3
_SIDES = re.compile(
    r"(?P<by>\b(?:äänin|rösterna|röstetalen|röstsiffrorna)) (?P<a>\d{1,3}) (?:jaa|ja)\b(?:-\w+)?"
    r"\s?[–-]\s?(?P<b>\d{1,3}) (?:ei|nej)\b(?:-\w+)?",
    re.IGNORECASE,
)
"""The sides of a vote told amid a sentence, of which "EI" denies nothing."""


_IN_TALK = quick(
    r"^(?:keskustelussa|keskustelun (?:aikana|kuluessa|yhteydessä)|(?:i|under|vid) diskussionen)\b"
    r"(?!.*\b(?:päätettiin|päätti|hyväksyi|hyväksyttiin|beslöts?|beslutade?s?|godkändes?)\b)"
)
_HOLDS = quick(
    rf"^(?:(?:[Jj]äsen|[Vv]altuutettu|[Ll]edamot(?:en)?) )?(?!(?i:[\w-]*(?:{ACTING}|{OFFICE}))\b)"
    r"[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?(?: \([^()]*\))? (?:ilmaisi|katsoi|totesi|sanoi|kertoi"
    r"|korosti|huomautti|ilmoitti|ansåg|påpekade|konstaterade|framhöll|sade|tyckte|uttryckte)\b"
    r".*\b(?:bör|borde|skulle|kunde|tulisi|pitäisi|voitaisiin|voisi|olisi)\b"
)


def is_opinion(unit: Unit) -> bool:
    """Whether a sentence tells what somebody held or wanted: "Malli olisi halunnut, että"."""
    folded = unit.text.lower()
    is_held = _IN_TALK.match(folded) or _HOLDS.match(unit.text)
    return bool(is_held) or bool(says("wanted", folded))


_SPEAKER = re.compile(
    r"^[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?(?: [A-ZÅÄÖ][a-zåäö]+)?: \S"
)
_NOT_SECONDED = re.compile(
    r"^(?:ehdotus |esitys |ehdotusta |esitystä |förslaget )?(?:ei (?:saanut |ollut |tullut )?kannat"
    r"|raukesi\b|inget understöd|understöddes inte|fick inget understöd|förföll\b)"
)


def with_seconded(sentences: Iterable[Unit]) -> Iterator[tuple[Unit, bool]]:
    """Yield each sentence and whether it counts: not a motion that nobody seconded.

    "Malli: Lupa myönnetään. Ei kannatusta."
    """
    rows = list(sentences)
    alone = [
        number
        for number, (one, following) in enumerate(pairwise(rows))
        if _SPEAKER.match(one.text) and _NOT_SECONDED.match(following.text.lower())
    ]
    left_out = {*alone, *(number + 1 for number in alone)}
    for number, unit in enumerate(rows):
        yield unit, number not in left_out


def story_parts(unit: Unit) -> tuple[Unit, ...]:
    """Return what a sentence tells, one thing after the other, without what stands beside."""
    told = _without_asides(unit)
    return _lapse_apart(told) if told is not None else ()


def _without_asides(unit: Unit) -> Unit | None:
    """Return a sentence without what the chair asks, or one who dissents says, in it.

    "Voidaanko ehdotus hyväksyä?" None where nothing is left.
    """
    if ("äänin " in unit.text or "röst" in unit.text) and _SIDES.search(unit.text):
        told = _SIDES.sub(r"\g<by> \g<a>–\g<b>", unit.text)
        unit = unit._replace(text=told)
    match = phrase("beside-decision").search(unit.text.lower())
    if match is None:
        return unit
    before, after = unit.text[: match.start()], unit.text[match.end() :]
    rest = f"{before.rstrip()} {after.lstrip(' ,.;?')}".strip()
    if len(rest.split()) < _FEW_WORDS:
        return None
    return unit._replace(text=rest)


_LAPSED_AND = quick(
    r"^(?P<lapse>.*\b(?:raukesi|kaatui|kaatuivat|hävisi|hävisivät|rauennut|kannattamattomana"
    r"|kannatuksen puut\w+|ei kannatettu|föll|förlorade|förföll|förfallit"
    r"|(?:utan|brist på|inte|inget|ingen) (?:\S+ )?understö\w+)\b[^.;]*?),? "
    r"(?:ja|joten|jolloin|minkä jälkeen|och|så|varefter|varvid) "
    r"(?P<rest>.*\b(?:hyväksy\w+|pää(?:tti|tettiin)|valitsi|valittiin|merkitsi|merkittiin"
    r"|myönsi|myönnettiin|hylkäsi|hylättiin|jätettiin|palautettiin|godkän\w+|beslöt"
    r"|besluta[dt]\w*|antogs|omfattade\w?|valdes?|antecknades?|beviljades?|bordlades?"
    r"|återremitterades?|avslogs?)\b.*)$",
    re.IGNORECASE,
)
"""A motion that lapsed, and in the same sentence what was adopted after it."""


_MOVED_AND = quick(
    r"^(?P<moved>(?:[A-ZÅÄÖ][\w-]+ ){0,2}(?P<name>[A-ZÅÄÖ][\w-]+) (?:\([^()]*\) )?"
    r"(?:ehdotti|esitti|föreslog|yrkade)\b[^.;]*?),? (?:ja|mutta|och|men) "
    r"(?P<rest>(?:tämä |se |hänen )?(?:ehdotus|esitys|ehdotuksensa|förslaget|det)"
    r" (?:voitti|hyväksyttiin|hävisi|kaatui|hylättiin|tuli|vann|godkändes|föll|förkastades"
    r"|segrade|förlorade|röstades)\b.*)$"
)
"""A motion, and in the same sentence what became of it: "Aho ehdotti …, ja ehdotus voitti"."""


def _lapse_apart(unit: Unit) -> tuple[Unit, ...]:
    """Return a sentence in two where a motion lapses and another proposal is adopted.

    "Esitys raukesi kannattamattomana ja hallitus hyväksyi johtajan ehdotuksen."
    """
    if match := _LAPSED_AND.match(unit.text):
        said = match.group("lapse", "rest")
    elif match := _MOVED_AND.match(unit.text):
        said = match["moved"], f"{match['name']} {match['rest']}"
    else:
        return (unit,)
    return tuple(unit._replace(text=one) for one in said)
