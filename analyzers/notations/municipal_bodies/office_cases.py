"""Titles of officials in other cases: "kunnanjohtajan" is what a "Kunnanjohtaja" decided."""

from __future__ import annotations

import re

from analyzers.notations.municipal_bodies import bodies

_BASES = (
    ("päällikön", "päällikkö"),
    ("päällikö", "päällikkö"),
    ("miehen", "mies"),
    ("henkilön", "henkilö"),
)
_OF = re.compile(
    r"(?i)(?:johtajan|sihteerin|insinöörin|rehtorin|mestarin|tarkastajan|lääkärin|esimiehen)$"
)
_ACTIVE = re.compile(r"(?i)\b((?:joh|vas|val|tarkas)[\w]*v[aä])n(?= )")
"""Before an official's title: "vastaavan rakennustarkastajan"."""


def nominative_office(name: str) -> str:
    """Return an official's title in the nominative, with a capital.

    >>> nominative_office("kunnanjohtajan"), nominative_office("Fritidschefens")
    ('Kunnanjohtaja', 'Fritidschefen')
    >>> nominative_office("teknisen johtajan"), nominative_office("johtavan lääkärin")
    ('Tekninen johtaja', 'Johtava lääkäri')
    """
    upper = name[:1].upper() + name[1:]
    if re.search(r"(?i)n$", upper):
        upper = _ACTIVE.sub(r"\1", bodies.nominative(upper))
    for genitive, base in _BASES:
        if upper.casefold().endswith(genitive):
            return upper[: -len(genitive)] + (base.upper() if upper.isupper() else base)
    if _OF.search(upper):
        return upper[:-1]
    return upper[:-1] if re.search(r"(?i)(?:en|ör|or|är|ren)s$", upper) else upper
