"""Queries for a person: they are answered by lines of presenters and contacts, too."""

from __future__ import annotations

import re

from analyzers.notations.municipal_bodies.offices import OFFICE_IN_ANY_CASE
from analyzers.words.word_kinds import person_name
from indexer.understanding.query_reading import ParsedQuery

_OFFICE = re.compile(rf"(?i){OFFICE_IN_ANY_CASE}")
_ADDRESS = re.compile(r"@|^\+?\d[\d ()-]{6,}$")


def names_person(parsed: ParsedQuery) -> bool:
    """Whether a person is asked for: by name, with an office or not, or by an address.

    A name that is an ordinary word as well is one where all words are names; beside a
    sure one there may be one word more: "mirva korpi".
    """
    words = [
        word
        for term in parsed.terms
        if not term.is_optional
        for word in term.text.split()
    ]
    if any(_ADDRESS.search(word) for word in words):
        return True
    named = [person_name(word) for word in words if not _OFFICE.fullmatch(word)]
    if len(named) < 2 and len(words) < 2:
        return named == ["name"] or named == ["unknown"]
    is_sure = "name" in named and named.count("no") <= 1
    return is_sure or (bool(named) and "no" not in named)
