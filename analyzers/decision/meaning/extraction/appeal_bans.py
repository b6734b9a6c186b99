"""Sentences that say that a decision may not be appealed, and by which way.

"Päätöksestä ei kuntalain 136 §:n mukaan saa tehdä oikaisuvaatimusta eikä
kunnallisvalitusta" names two ways in order to close both. A ban is a clause: a denied verb
of allowing ("ei saa", "ei voida", "får inte") with a way of appeal on either side of it.
Everything that the clause names is closed; what stands beyond "vaan" or "utan" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.decision.meaning_values import AppealRoute

_SENTENCE = re.compile(r"(?:[^.;!?\n]|\.(?=\s?[a-zåäö0-9,])|\n(?!\s*\n))+")
"""A full stop before a small letter is that of "mom."; a line's end ends nothing."""
_DENIED = re.compile(
    r"\b(?:ei(?:vät)?|eikä)\b(?:\s\S+){0,10}?\s(?:saa|voi(?:da)?)\b"
    r"|\b(?:ei(?:vät)?|eikä)\s(?:saa|voi(?:da)?)\b"
    r"|\b(?:får|kan)\b(?:\s\S+){0,8}?\s(?:inte|ej)\b"
    r"|\b(?:inte|ej)\s(?:får|kan)\b|\b(?:får|kan)\b(?:\s\S+){0,3}?\svarken\b|\bvarken\b(?:\s\S+){0,4}?\s(?:får|kan)\b"
    r"|\bei\s(?:\S+\s)?oikaisuvaatimusta\s(?:eikä|tai)\s(?:\S+\s)?\w*valitusta\b(?!\s(?:ole|tehty))",
    re.IGNORECASE,
)
_TURN = re.compile(r"\b(?:vaan|mutta|utan|men)\b|,\s(?:jos|ellei|jollei|om)\b", re.I)
_EXCEPTION = re.compile(
    r"\b(?:joka|jotka|se|muutoin|muuten|ennen kuin|som|den|innan|annat än)\b"
    r"(?=\s(?:kuin\s)?(?:ei|inte|ej)\b)|\b(?:muu(?:ta|lla)|annat)\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"oikaisu(?:vaatimusta|vaatimuksia|a)\b|omprövning\w*|rättelse\w*", re.IGNORECASE
)
_APPEAL = re.compile(
    r"(?:kunnallis|hallinto|alue)?valitu(?:sta|ksia|ksella)\b|muutosta\b|valitta(?:a|malla)\b"
    r"|\b(?:kommunal|förvaltnings|välfärdsområdes)?besvär\w*|\bändring\b|överklaga\w*",
    re.IGNORECASE,
)


def appeal_bans(words: str) -> Iterator[tuple[AppealRoute, int, int]]:
    """Yield each ban with the offsets of the clause that says it.

    "Valituksen saa tehdä vain se, joka …", "muuta kuin" and other limits of who may
    appeal, or of what, are not bans.
    """
    for sentence in _SENTENCE.finditer(words):
        for denied in _DENIED.finditer(sentence[0]):
            start, end = _clause(sentence[0], denied)
            clause = sentence[0][start:end]
            if _EXCEPTION.search(clause):
                continue
            offset = sentence.start() + start
            if _CLAIM.search(clause):
                yield "oikaisuvaatimuskielto", offset, offset + len(clause)
            if _APPEAL.search(clause):
                yield "valituskielto", offset, offset + len(clause)


def _clause(sentence: str, denied: re.Match[str]) -> tuple[int, int]:
    """Return the part of a sentence, between turning words, that a denied verb rules."""
    start, end = 0, len(sentence)
    for turn in _TURN.finditer(sentence):
        if turn.end() <= denied.start():
            start = turn.end()
        elif turn.start() >= denied.end():
            end = turn.start()
            break
    return start, end
