"""Names of sources of law beside the statutes: EU acts, treaties, agreements."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from analyzers.text.table_rows import table_rows

TABLE = "analyzers:data/legal_sources.tsv"

UNION = "EU "
"""Before the key of an act of the Union whose number a statute of Finland has too."""

_OF_TWO_WORDS = (UNION, "SopS ")


@dataclass(frozen=True, slots=True)
class SourceName:
    """A source and what it is called; ``stems`` are of the names that texts use."""

    key: str
    stems: tuple[str, ...]
    name_fi: str
    name_sv: str


@functools.cache
def source_names() -> dict[str, SourceName]:
    """Return the table of named sources by key."""
    return {
        key: SourceName(key, tuple(stems.split()), name_fi, name_sv)
        for key, stems, name_fi, name_sv in table_rows(TABLE)
    }


def source_name(key: str, language: str) -> str:
    """Return what the source with *key* is called, "" where that is not known.

    >>> source_name("EU 1069/2009", "fi"), source_name("2016/679", "sv")
    ('sivutuoteasetus', 'allmänna dataskyddsförordningen')
    """
    named = source_names().get(key.removeprefix(UNION))
    if named is None:
        return ""
    return named.name_sv if language == "sv" else named.name_fi


def split_key(key: str) -> tuple[str, str]:
    """Return (source, place in it) of a key.

    >>> split_key("2016/679 art. 6"), split_key("EU 1069/2009"), split_key("1/2000 § 5")
    (('2016/679', 'art. 6'), ('EU 1069/2009', ''), ('1/2000', '§ 5'))
    """
    prefix = next((words for words in _OF_TWO_WORDS if key.startswith(words)), "")
    source, _, place = key.removeprefix(prefix).partition(" ")
    return prefix + source, place
