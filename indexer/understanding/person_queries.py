"""Queries for a person: they are answered by lines of presenters and contacts, too."""

from __future__ import annotations

import re

from analyzers.notations.municipal_bodies.offices import OFFICE_IN_ANY_CASE
from analyzers.words.word_kinds import person_name
from indexer.understanding.query_reading import ParsedQuery

_OFFICE = re.compile(rf"(?i){OFFICE_IN_ANY_CASE}")
_ADDRESS = re.compile(
    r"\S@\S|\A\s*(?:\+\d|0\d|\d{3} \d{5})[\d ()-]{4,}\Z|\A\d{3} \d{5}\Z"
)
"""An e-mail address, or nothing but a telephone number."""


def names_person(parsed: ParsedQuery) -> bool:
    """Whether a person is asked for: by name, with an office or not, or by an address.

    A name that is an ordinary word as well is one in capitals, and where all words are
    names; beside a sure one there may be one word more: "mirva korpi".
    """
    words = [
        word
        for term in parsed.terms
        if not term.is_optional
        for word in term.text.split()
    ]
    if _ADDRESS.search(parsed.reading.query):
        return True
    named = [person_name(word) for word in words if not _OFFICE.fullmatch(word)]
    if len(named) < 2 and len(words) < 2:
        is_capital = bool(words) and words[0][:1].isupper()
        return named in (["name"], ["unknown"]) or (is_capital and named == ["both"])
    is_sure = "name" in named and named.count("no") <= 1
    return is_sure or (bool(named) and "no" not in named)
