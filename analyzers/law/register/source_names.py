"""Names of sources of law beside the statutes: EU acts, treaties, agreements."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from analyzers.text.table_rows import table_rows

TABLE = "analyzers:data/legal_sources.tsv"

UNION = "EU "
"""Before the key of an act of the Union whose number a statute of Finland has too."""

_OF_TWO_WORDS = (UNION, "SopS ")

_SWEDISH_COURTS = {"HFD": "KHO", "HD": "KKO"}
_YEAR_AND_NUMBER = re.compile(
    r"(?:ECLI:FI:)?(?P<court>KHO|KKO|MAO|HFD|HD):(?P<year>\d{4}):(?P<number>\d+)"
)
_OF_MARKET_COURT = re.compile(r"MAO[: ](?P<number>\d+)/(?P<year>\d{4}|\d\d)")


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


def ruling_key(key: str) -> str:
    """Return one key for a ruling that is cited in several ways; others unchanged.

    >>> ruling_key("HFD:2016:118"), ruling_key("ECLI:FI:KHO:2016:118"), ruling_key("MAO:321/19")
    ('KHO:2016:118', 'KHO:2016:118', 'MAO:2019:321')
    """
    found = _YEAR_AND_NUMBER.fullmatch(key)
    if found:
        court = _SWEDISH_COURTS.get(found["court"], found["court"])
        return f"{court}:{found['year']}:{found['number']}"
    market = _OF_MARKET_COURT.fullmatch(key)
    if market:
        return f"MAO:20{market['year'][-2:]}:{market['number']}"
    return key
