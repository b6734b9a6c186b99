"""Whether one official decides: what the head, the voice and the words of a text show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.decision.meaning.grammar.frames import frames_of
from analyzers.decision.meaning.grammar.verb_forms import verb_forms
from analyzers.notations.municipal_bodies.body_nouns import STEM
from analyzers.notations.municipal_bodies.offices import OFFICE_IN_ANY_CASE
from analyzers.text.quick_patterns import quick

OWN_VOICE = re.compile(
    r"(?:^|(?<=[.:!?] )|(?<=\n))[ \t*#]*(?:(?:Olen|Jag har) (?:\w+ ){0,3}?(?:päättänyt|beslutat"
    r"|beslutit)|Päätän|Päätin|Hyväksyn|Myönnän|En myönnä|En hyväksy|Valitsen|Nimitän"
    r"|Vahvistan|Hankin|Hylkään|Epään|Annan|Palkkaan|Tilaan"
    r"|Jag (?:beslut(?:ar|er|ade)|beviljar|godkänner|väljer|avslår|förkastar|anställer"
    r"|fastställer|utser|anskaffar|ger|beställer))\b"
)
"""One person decides in so many words; a body never speaks so."""
_HEAD_WORD = quick(
    r"viranhaltija|päätöspöytäkirja|tjänste(?:manna|innehavar)|\b"
    + OFFICE_IN_ANY_CASE
    # "Hallintojohtajan esitys" opens an item of a body, "päätös" an official's.
    + r"\b(?! (?:ehdotus|esitys|förslag))",
    re.IGNORECASE,
)
_ON_OFFICE = quick(
    r"\b(?:val(?:et)? av|omröstning om|ny|nya|nästa|uusi|uuden|seuraava\w*) (?:\S+ ){0,2}?"
    rf"{OFFICE_IN_ANY_CASE}\b",
    re.IGNORECASE,
)
"""News on who gets an office: "Tre namn vidare i valet av stadsdirektör"."""
_BODY = re.compile(
    rf"{STEM}|neuvosto"
    r"|\b(?:kh|kv|khall|kvalt|kst|kfge|ltk)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:päätös|beslut|selostus|perustelut|motivering)\W*$", re.IGNORECASE
)
"""Below a heading of a part there is no head any more."""
IS_NUMBERED = re.compile(
    r"(?:viranhaltija)?(?:päätös|beslut)(?:[ \t]+|\s+(?=nr))(?:n:?r:?o?[ \t]*)?"
    r"[A-ZÅÄÖ/-]{0,6}\d[\w/.-]*",
    re.IGNORECASE,
)
"""A document's title: "Beslut nr 4/2023", "Päätös TP-23-0114"."""
_FIRST_WORD = re.compile(r"(?:^|(?<=[.:!?] )|(?<=\n))([A-ZÅÄÖ][a-zåäö]{3,}(?:n|mme))\b")
_ACTS = frozenset(["grant", "refuse", "approve", "elect"])
_HEAD = 220
_LONGEST = 110
_READ = 6_000


def is_officials(text: str) -> bool:
    """Whether a text's head names an official as who decides, or one person's voice does.

    A head that names a body is a body's; it ends where sentences begin.
    """
    lines = list(_head_lines(text[:_HEAD]))
    head = "\n".join(lines)
    told = [line for line in lines if not _ON_OFFICE.search(line)]
    official = next(filter(None, map(_HEAD_WORD.search, told)), None)
    if official is None:
        head = text[:_HEAD]
    if _BODY.search(head, 0, _reach(head, official)):
        return False
    if official is not None or IS_NUMBERED.match(text.lstrip()):
        return True
    return OWN_VOICE.search(text, 0, _READ) is not None or _in_own_voice(text)


def _in_own_voice(text: str) -> bool:
    """Whether a sentence begins with what one person decides: "Suostun …"."""
    return any(
        form.is_first_person and not form.is_past and _decides_alone(form.verb)
        for match in _FIRST_WORD.finditer(text, 0, _READ)
        for form in verb_forms(match[1].lower())
    )


def _decides_alone(verb: str) -> bool:
    """Whether a verb decides whatever stands beside it."""
    return any(
        frame.act in _ACTS and frame.beside is None and not frame.is_negative
        for frame in frames_of(verb)
    )


def _head_lines(head: str) -> Iterator[str]:
    """Yield the lines of a head up to the first sentence; the first is always one."""
    for number, line in enumerate(head.splitlines()):
        words = line.strip()
        if _LABEL.match(words):
            return
        if number and (len(words) > _LONGEST or words.endswith((".", ";"))):
            return
        yield words[:_LONGEST]


def _reach(head: str, official: re.Match[str] | None) -> int:
    if official is None:
        return len(head)
    return head.find(official[0]) + len(official[0]) + 60
