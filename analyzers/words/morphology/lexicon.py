"""The data files of Finnish analysis, read once.

``whole_compounds.txt``: compounds whose parts are not a topic of their own.
``bound_parts.txt``: ends of compounds that say nothing alone.
``silent_parts.tsv``: compounds with a component that says nothing in them.
``closed_class.tsv``, ``pronouns.tsv``, ``plural_only.tsv``: base forms of small word classes.
``never_spoken.txt``: forms of nouns that are neither a first person nor a command in prose.
``rare_nouns.txt``, ``like_endings.tsv``: ends of compounds that are hardly ever meant.
``place_endings.txt``: words that end the names of places and streets.
``abbreviations.tsv``: abbreviations of decision prose and their full names.
"""

from __future__ import annotations

import functools
import hashlib
from importlib.resources import files

_TERM_FILES = (
    "whole_compounds.txt",
    "bound_parts.txt",
    "never_spoken.txt",
    "silent_parts.tsv",
    "rare_nouns.txt",
    "place_endings.txt",
    "closed_class.tsv",
    "like_endings.tsv",
    "plural_only.tsv",
    "pronouns.tsv",
    "swedish_heads.txt",
    "swedish_words.tsv",
    "swedish_endings.tsv",
    "swedish_irregular.tsv",
)
_MOST_ABBREVIATIONS = 2
"""Abbreviations that a query for a full name asks for; rarer spellings add clutter."""


@functools.cache
def whole_compounds() -> frozenset[str]:
    """Base forms, lower case, that are never split, in a longer word either."""
    return frozenset(_rows("whole_compounds.txt"))


@functools.cache
def place_endings() -> frozenset[str]:
    """Base forms, lower case, that end the names of places."""
    return frozenset(_rows("place_endings.txt"))


@functools.cache
def silent_parts() -> dict[str, tuple[str, ...]]:
    """Compound of two -> those of its components that are not a part of it."""
    return _table("silent_parts.tsv")


@functools.cache
def never_spoken() -> frozenset[str]:
    """Forms, lower case, whose reading as a command or first person is never meant."""
    return frozenset(_rows("never_spoken.txt"))


@functools.cache
def rare_nouns() -> frozenset[str]:
    """Dictionary entries that end hardly any compound, though forms look like theirs."""
    return frozenset(_rows("rare_nouns.txt"))


@functools.cache
def like_endings() -> dict[str, str]:
    """Ends of compounds that look like endings of forms -> their dictionary entries."""
    return {noun: entry for noun, (entry,) in _table("like_endings.tsv").items()}


@functools.cache
def bound_parts() -> frozenset[str]:
    """Ends of compounds that say nothing alone; never given as a part."""
    return frozenset(_rows("bound_parts.txt"))


@functools.cache
def closed_class() -> dict[str, tuple[str, ...]]:
    """Form in lower case -> further base forms, for small closed word classes."""
    return {
        form: lemmas or (form,) for form, lemmas in _table("closed_class.tsv").items()
    }


@functools.cache
def plural_only() -> dict[str, tuple[str, ...]]:
    """Singular by the dictionary -> the plural, for words without a singular."""
    return _table("plural_only.tsv")


@functools.cache
def pronouns() -> dict[str, tuple[str, ...]]:
    """Base form, or base form + particle, of a pronoun -> further base forms."""
    return _table("pronouns.tsv")


@functools.cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """Abbreviation, or one-word name -> what it may stand for, most usual first.

    Keys are lower case without hyphens, as lemmas are.
    """
    table: dict[str, tuple[str, ...]] = {}
    for short, names in _table("abbreviations.tsv").items():
        abbreviation = short.removesuffix("?")
        key = abbreviation.replace("-", "")
        table[key] = table.get(key, ()) + names
        if short == abbreviation:
            for name in names:
                if " " not in name:
                    other = name.replace("-", "")
                    others = (*table.get(other, ()), abbreviation)
                    table[other] = others[:_MOST_ABBREVIATIONS]
    return table


@functools.cache
def abbreviations_of_names() -> dict[str, tuple[str, ...]]:
    """Full name -> its abbreviations, those with many other meanings left out."""
    found: dict[str, tuple[str, ...]] = {}
    for short, names in _table("abbreviations.tsv").items():
        for name in names if not short.endswith("?") else ():
            found[name] = (*found.get(name, ()), short)
    return found


def _table(name: str) -> dict[str, tuple[str, ...]]:
    rows = (row.split("\t") for row in _rows(name))
    return {row[0].lower(): tuple(row[1:]) for row in rows}


def lexicon_digest() -> str:
    """Return a fingerprint of the data files that document terms depend on."""
    rows = [row for name in _TERM_FILES for row in _rows(name)]
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:8]


def data_rows(name: str) -> list[str]:
    """Return the lines of a data file without comments and empty ones."""
    return _rows(name)


def _rows(name: str) -> list[str]:
    text = files("analyzers").joinpath("data", name).read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]
