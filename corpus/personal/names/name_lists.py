"""Names that Voikko lacks: Swedish ones, newer ones, and names of the Sámi area.

``finnish_names.tsv`` and ``foreign_names.tsv`` are made by ``scripts/make_finnish_names.py``
and ``scripts/make_person_names.py``, which name their sources;
``further_names.tsv`` is written by hand: common names of languages that it lacks.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_CASES = re.compile(r"(?:[aei]?n|lle|lla|llä|lta|ltä|ssa|sta|stä|a|ä|ta|tä|ksi|na|s)\Z")
_SHORTEST = 3
_TABLES = ("finnish_names.tsv", "foreign_names.tsv", "further_names.tsv")


def listed_kinds(word: str) -> frozenset[str]:
    """Return "first" and "last" as the lists have *word*, in any case form."""
    names = _names()
    found = set(names.get(word, ()))
    parts = word.split("-")
    if len(parts) > 1 and all(part in names for part in parts):
        found |= set(names[parts[0]])
    for length in range(len(word) - 1, _SHORTEST - 1, -1):
        if _CASES.fullmatch(word, length):
            found |= names.get(word[:length], frozenset())
            found |= names.get(word[:length].removesuffix("i"), frozenset())
    return frozenset(found)


@cache
def _names() -> dict[str, frozenset[str]]:
    folder = resources.files("corpus.personal.names")
    names: dict[str, set[str]] = {}
    for table in _TABLES:
        for line in (folder / table).read_text("utf-8").splitlines()[1:]:
            name, kind = line.split("\t")
            names.setdefault(name, set()).add(kind)
    return {name: frozenset(kinds) for name, kinds in names.items()}
