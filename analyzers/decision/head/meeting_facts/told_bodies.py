"""Bodies that a page names elsewhere than in its head: who signs it, by whom a thing was done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzers.decision.head.meeting_facts.evidence import FieldCandidate
from analyzers.decision.lines.lines import Line
from analyzers.notations.municipal_bodies import bodies, body_phrases
from analyzers.notations.temporal import dates
from analyzers.text.quick_patterns import quick

SIGNATURE = "signature"
_LAST_LINES, _LAST_DATED, _LONGEST_SIGNED, _LONGEST_NAME = 7, 4, 6000, 70
_OF_A_PLACE = re.compile(r" (?:i|för) [A-ZÅÄÖ][\wåäö-]+$")
"""Behind a Swedish body: "Kommunstyrelsen i Ingå"."""

_DAY_BEHIND = re.compile(rf",? (?:den )?(?:{dates.DATE.pattern})\.?$")
"""When a body has signed, on its own line: "Tekniska nämnden i Ingå 3.5.2031"."""

_WAS_DONE = quick(
    r"(?i)\b(?:godkändes|antogs|beslöts|beslutades|behandlades|fastställdes|valdes|beviljades"
    r"|förkastades|bordlades|fattades|utsågs|har (?:godkänts|antagits|valts|behandlats))"
    r" (?:[\wåäö]+ ){0,2}?(?:av|i|vid|på) (?=(?P<body>[^.\n]{4,70}))"
)
_WAS_DONE_FI = quick(
    r"(?i)\b(?:hyväksyttiin|päätettiin|käsiteltiin|valittiin|myönnettiin|vahvistettiin|hylättiin"
    r"|nimettiin|linjattiin|tehtiin|(?:on|oli) (?:hyväksytty|päätetty|käsitelty|valittu))\b"
)
_IN_A_MEETING = re.compile(r"(?i)\s*(?:[\wåäö]+ ){0,2}kokoukse(?:ssa|ssaan|sta)\b")
_LEAD = 700
_OWN_MATTER = re.compile(
    r"(?i)\s(?:kokousaikataulu|kokousajat|kokousten ajankohdat|kokouskutsu\w*|kokouskäytän\w*"
    r"|järjestäyty\w+|(?:vara)?puheenjohtaj\w+ (?:ja [\wåäö]+ )?val\w+|sihteeri\w* val\w+"
    r"|pöytäkirj\w+ (?:nähtävi\w+|tarkast\w+|pitä\w+)|(?:vuoden )?(?:(?:19|20)\d\d )?"
    r"(?:määrärahan ylity|käyttösuunnitelma|talousarvio(?!n)|toimintasuunnitelma"
    r"|toimintakertomu)\w*)"
)
"""What only the body itself has on its list: its meetings, its chair, its minutes."""

_LIST = 4000


_INESSIVE = quick(
    r"(?i)(?<![\w-])(?P<name>(?:[\wåäö]+- ja )?[\wåäö-]*"
    r"(?:hallitu|valtuusto|lautakunna|jaosto|valiokunna|johtokunna)ss[aä]|[\wåäö-]*"
    r"(?:hallituksessa))(?![\w-])"
)
_INESSIVES = (
    ("hallituksessa", "hallitus"),
    ("valtuustossa", "valtuusto"),
    ("lautakunnassa", "lautakunta"),
    ("jaostossa", "jaosto"),
    ("valiokunnassa", "valiokunta"),
    ("johtokunnassa", "johtokunta"),
)


def in_inessive(text: str) -> Iterator[str]:
    """Yield the bodies in which a text says that something was.

    >>> list(in_inessive("Asia on lautakunnassa ja kaupunginhallituksessa"))
    ['Lautakunta', 'Kaupunginhallitus']
    """
    for match in _INESSIVE.finditer(text):
        name = match["name"]
        for ending, base in _INESSIVES:
            if name.casefold().endswith(ending):
                name = name[: -len(ending)] + base
                break
        yield name[0].upper() + name[1:]


def signed(lines: Sequence[Line], text: str) -> Iterator[FieldCandidate[str]]:
    """Yield the body whose name stands by itself at the end, beside a day."""
    if len(text) > _LONGEST_SIGNED or len(lines) < 3:
        return
    last = lines[max(2, len(lines) - _LAST_LINES) :]
    for place, line in enumerate(last):
        undated = line.text
        if place >= len(last) - _LAST_DATED:
            undated = _DAY_BEHIND.sub("", line.text)
        name = _OF_A_PLACE.sub("", undated)
        is_name = len(name) < _LONGEST_NAME and bodies.is_body(name)
        if not is_name or bodies.is_label(name):
            continue
        beside = (*last[max(0, place - 2) : place], *last[place + 1 : place + 3])
        above = lines[len(lines) - len(last) + place - 1].text
        is_signed = (
            above.endswith(".")
            if undated != line.text
            else any(
                len(one.text) < _LONGEST_NAME and _has_day(one.text) for one in beside
            )
        )
        if is_signed:
            yield FieldCandidate(body_phrases.without_owner(name), SIGNATURE, 0.6)
            return


def signs_with_day(text: str) -> bool:
    """Whether a line is a body, its place and the day: "Kommunstyrelsen i Ingå 3.5.2031".

    >>> signs_with_day("Tekninen lautakunta 3.5.2031"), signs_with_day("Torilla 3.5.2031")
    (True, False)
    """
    undated = _DAY_BEHIND.sub("", text)
    return undated != text and bodies.is_body(_OF_A_PLACE.sub("", undated))


def _has_day(text: str) -> bool:
    return dates.first_date(text) is not None


def done_by(lines: Sequence[Line]) -> Iterator[FieldCandidate[str]]:
    """Yield the body by which, or in whose meeting, the first sentences say it was done."""
    lead = "\n".join(line.text for line in lines[:10])[:_LEAD]
    for match in _WAS_DONE.finditer(lead):
        found = next(body_phrases.find(match["body"]), None)
        if found is not None and found.start < 30:
            yield _told(found.name)
            return
    for sentence in re.split(r"[.!?]\s|\n", lead):
        if _WAS_DONE_FI.search(sentence) is None:
            continue
        for one in body_phrases.find_genitives(sentence):
            if _IN_A_MEETING.match(sentence, one.end):
                yield _told(one.name)
                return
        if name := next(in_inessive(sentence), None):
            yield _told(name)
            return


def _told(name: str) -> FieldCandidate[str]:
    name = body_phrases.without_owner(name)
    return FieldCandidate(name[0].upper() + name[1:], "by whom it was done", 0.45)


def of_own_matters(flat: str) -> Iterator[FieldCandidate[str]]:
    """Yield the body whose own meetings, chair or minutes are on the list of a cover."""
    found = {
        body_phrases.without_owner(bodies.normalise(one.name)[0])
        for one in body_phrases.find_genitives(flat[:_LIST])
        if _OWN_MATTER.match(flat, one.end)
    }
    if len(found) == 1:
        yield FieldCandidate(found.pop(), "its own matters", 0.42)
