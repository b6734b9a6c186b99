"""Who speaks and acts where a law is cited: the decision itself, or somebody it tells of.

A sentence is read clause by clause, from the one that cites to those that govern it:
"Lautakunta merkitsee tiedoksi, että virasto on myöntänyt vesilain mukaisen luvan" cites
in what the authority did.
"""

from __future__ import annotations

import re

from analyzers.law.purpose_table import Told, told_by_words

MARK = "¤"
"""Stands before the citation, or in a governing clause before what governs: "että"."""

_BORDER = re.compile(
    r"[;:]\s|,\s|\s[–-]\s|\s(?=(?:ja|sekä|mutta|och|men|samt)\s[^,;]{0,120}?"
    r"(?:\w(?:taan|tään|ttiin)\b|\bon\b|\bovat\b|\boli\b))"
)
_GOVERNED = re.compile(
    r"\W*(?:(?:ja|sekä|eikä|mutta|och) )?(?:että|ettei\w*|jotta|jo(?:ka|ta|nka|ssa|sta|"
    r"hon|lla|lta|lle|na|lloin|tka|iden|issa|ista|ita|ihin|illa|ille)|mi(?:tä|nkä|ssä|stä|llä)"
    r"|koska|kun|jos|mikäli|vaikka|kuten|miten|joten|\w+k[oö]|"
    r"att|som|vilket|vilken|vilka|där|eftersom|då|när|om|huruvida|hur|emedan)\b"
)
_REPORTING = frozenset(("että", "ettei", "etteivät", "att"))
"""What leads to words that somebody else may say of the decision's own body."""

_POINTED_TO = re.compile(
    r"[^.;]{0,80}?, (?:johon|joihin|joita|jota|mihin) [^.;]{0,80}?"
    r"(?:viita|viittaa|viittasi|vedo|vetoa|vetosi)"
    r"|[^.;]{0,80}?, kuten (?!(?:\S+ ){0,3}?(?:\w*lautakunta|\w*hallitus|\w*valtuusto|edellä)\b)"
    r"[^.;,]{0,60}?(?:on|ovat|oli) (?:\S+ ){0,3}?(?:todennut|esittänyt|katsonut|ilmoittanut|"
    r"kertonut|lausunut|todenneet|esittäneet)\b"
    r"|[^.;]{0,80}?, (?:som|vilken|vilket) [^.;]{0,80}?(?:åberop|hänvis)"
    r"|[^.;]{0,80}?, mistä \S+ (?:vastaa|vastaavat|huolehtii|huolehtivat)\b"
    r"|[^.;]{0,80}?, (?:som|vilket) [^.;,]{0,40}? har (?:meddelat|konstaterat|påpekat|anfört)\b"
    r"|[^.;]{0,80}?, jo(?:nka|ta|n) (?:urakoitsija|hakija|toimija|toiminnanharjoittaja|omistaja|"
    r"vuokralainen|ostaja|järjestäjä|konsultti) (?:itse )?"
    r"(?:laatii|tekee|hakee|hankkii|toimittaa|hoitaa|jättää)"
    r"|[^.;]{0,80}?, mutta [^.;]{0,80}? ei ole (?:\S+ ){0,3}?(?:ratkaisu)?peruste(?:ena)?\b"
    r"|[^.;]{0,80}?,? (?:eikä|mutta) [^.;]{0,60}?\b(?:nyt|tässä) (?:\S+ )?"
    r"(?:kyse|muuteta|käsitellä|arvioida|ratkaista)"
    r"|[^.;]{0,80}?, mutta tämä (?:asia|päätös|hakemus|hanke)\b"
    r"|[^.;]{0,80}?, men (?:det|den) (?:fallet|gången|ansökan|beslutet)\b"
)
"""What somebody is said to have pointed to ("15 §, johon hakija vetoaa"), or is denied."""


def told_of(sentence: str, start: int, end: int) -> Told | None:
    """Return what the clauses around ``sentence[start:end]`` tell.

    Args:
        sentence: in lower case.
        start: where the citation begins.
        end: one past its end.

    Returns:
        The purpose by the nearest clause that tells of a speaker; "own" where the
        decision itself speaks; None where nobody is named.

    >>> told_of("poliisi siirtää auton lain 3 §:n nojalla", 21, 29)
    'background'
    >>> told_of("lautakunta katsoo, että lain 3 § täyttyy", 24, 32)
    'own'
    """
    borders = [match.span() for match in _BORDER.finditer(sentence)]
    before = [border for border in borders if border[1] <= start]
    last = next((first for first, _ in borders if first >= end), len(sentence))
    if _POINTED_TO.match(sentence, end):
        return "quoted"
    closed, first = before.pop() if before else (0, 0)
    clause = f"{sentence[first:start]}{MARK}{sentence[start:last]}"
    own: Told | None = None
    while True:
        told = told_by_words("clause", clause.strip())
        if told and told != "own":
            return told
        governed = _governed_by(sentence, closed, first) if first else ""
        own = own or told
        if not governed or (own and governed not in _REPORTING):
            return own
        last = closed
        closed, first = before.pop() if before else (0, 0)
        clause = f"{sentence[first:last]}{MARK} {governed}"


def depends(clause: str) -> bool:
    """Whether a clause in lower case depends on the one before: "että …", "jossa …"."""
    return bool(_GOVERNED.match(clause))


def _governed_by(sentence: str, closed: int, first: int) -> str:
    """Return what makes the clause at *first* depend on the one before, "" if it does not."""
    if sentence[closed] == ":":
        return ":"
    found = _GOVERNED.match(sentence, first)
    return found[0].split()[-1] if found else ""
