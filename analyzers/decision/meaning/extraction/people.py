"""Who presented and who prepared: from the parts that name them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analyzers.decision.lines.pattern_tables import pattern
from analyzers.decision.model import Block
from analyzers.notations.municipal_bodies.office_cases import nominative_office
from analyzers.text.table_rows import table_rows

TABLE = "analyzers.decision.meaning.extraction:people.tsv"


_IN_BRACKETS = re.compile(r"\((?P<who>[^()]+)\)$")
"""Who presents, behind the heading: "Päätösehdotus (kunnanjohtaja Meri Malli):"."""


_AGREEING = re.compile(r"(?i)[\wåäö-]+(?:isen|van|vän) \w")
"""An adjective that goes with its noun: "Teknisen johtajan"."""

_SHORT = re.compile(
    r"(?P<who>(?:[KSTHYV]j|K[dh]j|Khj|Apkj|[A-ZÅÄÖ][a-zåäö]{1,7}\.? ?joht)\.?)"
    r"(?::n|:s)? ?(?:(?:muutettu |uusi )?(?:päätös)?(?:ehdotus|esitys)|(?:besluts)?förslag)(?!\w)"
)
"""Titles in short before what they propose: "Kj:n ehdotus", "Tekn.joht. esitys"."""


def first_person(block: str) -> str | None:
    """Return the first name or title in a part that names people, or None.

    Telephone numbers and addresses are left out.
    """
    for raw in block.splitlines():
        line = _contact().sub(
            "", _label().sub("", " ".join(raw.strip("#*_|•– \t").split()))
        )
        line = line.strip(" ,;:–-")
        if line and len(line) <= 120 and not pattern(TABLE, "nobody").match(line):
            return line
    return None


def leading_official(block: str) -> str | None:
    """Return the first line of a proposal when it is an official's title (and name)."""
    first = next((line for line in block.splitlines() if line.strip()), "")
    line = " ".join(first.strip("#*_| \t").split())
    labelled = _label().match(line)
    line = _label().sub("", line).strip(" :")
    if named := _official_and_colon().match(line):
        line = named["who"]
    if not line or len(line) > 90 or line.endswith("."):
        return None
    if _official().match(line) and len(line.split()) <= 8:
        return line
    return line if labelled and labelled.end() and len(line.split()) <= 8 else None


def from_heading(heading: str) -> str | None:
    """Return "Kaupunginjohtajan" out of "Kaupunginjohtajan ehdotus" as "Kaupunginjohtaja"."""
    named = _IN_BRACKETS.search(heading)
    if named and _official_and_colon().fullmatch(f"{named['who']}: "):
        return named["who"]
    if short := _SHORT.match(heading):
        return short["who"]
    match = _genitive_official().match(heading)
    if match is None:
        return heading if _official_alone().fullmatch(heading) else None
    who, ending = match["who"], match["ending"]
    if _AGREEING.match(who):
        return nominative_office(who)
    return who[: -len(ending)] + _base_forms()[ending.casefold()]


def names_preparer(heading: str | None) -> bool:
    """Return whether a heading is that of the preparers."""
    return pattern(TABLE, "preparers").match(heading or "") is not None


def presenter(text: str, blocks: Sequence[Block]) -> str | None:
    """Return who presented the item: its own part, the proposal's first line or heading."""
    own = [block for block in blocks if block.earlier is None]
    for block in own:
        if (block.heading or "").casefold().startswith(
            ("esittelijä", "föredragande")
        ) and (block.kind == "contacts"):
            person = first_person(text[block.start : block.end])
            if person:
                return person
    for block in own:
        if block.kind == "proposal":
            found = leading_official(text[block.start : block.end])
            found = found or from_heading(block.heading or "")
            if found:
                return found
    return None


def preparer(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the first person whom the preparation part names."""
    for block in blocks:
        heading = (block.heading or "").casefold()
        if (
            block.earlier is None
            and block.kind == "contacts"
            and pattern(TABLE, "preparers").match(heading)
        ):
            person = first_person(text[block.start : block.end])
            if person:
                return person
    return None


@cache
def _contact() -> re.Pattern[str]:
    return re.compile(
        rf"[,;]?\s*(?<!\w)(?:{pattern(TABLE, 'contact').pattern}).*$", re.IGNORECASE
    )


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"^(?:{pattern(TABLE, 'label').pattern})\s*:?\s*", re.IGNORECASE)


@cache
def _official() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:{pattern(TABLE, 'acting').pattern})?\s*(?:[a-zåäö-]+(?:nen|n|s|ska) ){{0,3}}"
        rf"[A-Za-zÅÄÖåäö-]*(?:{pattern(TABLE, 'title').pattern})(?:en)?\b",
        re.IGNORECASE,
    )


@cache
def _official_and_colon() -> re.Pattern[str]:
    """Match "Elinkeinojohtaja Maija Mallinen: Lautakunta päättää …"."""
    return re.compile(
        rf"(?P<who>(?:{pattern(TABLE, 'acting').pattern})?\s*(?:[a-zåäö-]+ ){{0,3}}"
        rf"[A-Za-zÅÄÖåäö-]*(?:{pattern(TABLE, 'title').pattern})(?:en)?"
        r"(?: [A-ZÅÄÖ][\wåäö-]+){0,3}):\s",
        re.IGNORECASE,
    )


@cache
def _official_alone() -> re.Pattern[str]:
    """Match "Tekninen johtaja Meri Malli" as a whole: what opens a proposal without its word."""
    return re.compile(
        rf"(?:{pattern(TABLE, 'acting').pattern})?\s*(?:[A-Za-zÅÄÖåäö-]+(?:nen|va|n|s|ska) )?"
        rf"[A-Za-zÅÄÖåäö-]*(?:{pattern(TABLE, 'title').pattern})(?:en)?"
        r"(?: (?-i:[A-ZÅÄÖ])[\wåäö-]+){0,3}",
        re.IGNORECASE,
    )


@cache
def _genitive_official() -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<who>.+?(?P<ending>{pattern(TABLE, 'genitive').pattern}))"
        r"\s+(?:muutettu\s+|uusi\s+)?\S+$",
        re.IGNORECASE,
    )


@cache
def _base_forms() -> dict[str, str]:
    """Return the base form of each genitive: "johtaja" for "johtajan"."""
    return {row[1]: row[5] for row in table_rows(TABLE) if row[0] == "genitive"}
