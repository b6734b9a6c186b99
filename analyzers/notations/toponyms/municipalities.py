"""The 308 municipalities and the other publishers, from ``municipalities.csv``.

Looks up written names and codes only; inflected names ("Vantaalla") are read by the
query reader.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

MunicipalityKind = Literal[
    "municipality", "wellbeing county", "joint authority", "regional council"
]
LanguageStatus = Literal["fi", "sv", "fi-sv", "sv-fi"]
"""Majority language first; two where the municipality is bilingual."""

_LANGUAGES: dict[str, LanguageStatus] = {
    "Yksikielinen suomenkielinen kunta": "fi",
    "Yksikielinen ruotsinkielinen kunta": "sv",
    "Kaksikielinen kunta, jossa enemmistön kieli on suomi": "fi-sv",
    "Kaksikielinen kunta, jossa enemmistön kieli on ruotsi": "sv-fi",
}


INHABITANTS_YEAR = 2020
"""At whose end the inhabitants of ``inhabitants.tsv`` were counted."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """One publisher.

    Attributes:
        code: three digits as text for municipalities ("092"); wellbeing counties and
            others have codes of the table ("hva04").
        name_fi: official Finnish name.
        name_sv: official Swedish name; the Finnish one where there is none.
        region: maakunta, None for other publishers than municipalities.
        wellbeing_county: hyvinvointialue, or for Helsinki the city itself.
        languages: None where the table does not say.
        platform: what the publisher publishes with, as the table names it.
        inhabitants: of a municipality, at the end of ``INHABITANTS_YEAR``.
    """

    code: str
    name_fi: str
    name_sv: str
    kind: MunicipalityKind
    region: str | None
    wellbeing_county: str | None
    languages: LanguageStatus | None
    platform: str | None = None
    inhabitants: int | None = None


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return all publishers in the order of the table: municipalities by name first."""
    file = resources.files("analyzers") / "data" / "municipalities.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(_municipality(row) for row in csv.DictReader(lines))


def municipality(name_or_code: str) -> Municipality | None:
    """Find a publisher by Finnish or Swedish name in any case, or by code.

    >>> municipality("helsingfors").name_fi
    'Helsinki'
    """
    return _by_key().get(_key(name_or_code))


@cache
def _by_key() -> dict[str, Municipality]:
    found: dict[str, Municipality] = {}
    for row in municipalities():
        found[_key(row.code)] = found[_key(row.name_fi)] = row
    # A Swedish name never hides a Finnish one.
    for row in municipalities():
        found.setdefault(_key(row.name_sv), row)
    found.pop("", None)
    return found


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _municipality(row: dict[str, str]) -> Municipality:
    kind: MunicipalityKind = row["kind"]  # type: ignore[assignment]
    return Municipality(
        code=row["kuntakoodi"],
        name_fi=row["name_fi"],
        name_sv=row["name_sv"] or row["name_fi"],
        kind=kind,
        region=row["maakunta"] or None,
        wellbeing_county=row["hyvinvointialue"] or None,
        languages=_LANGUAGES.get(row["kielisuhde"]),
        platform=row["platform"] or None,
        inhabitants=_inhabitants().get(row["kuntakoodi"]),
    )


@cache
def _inhabitants() -> dict[str, int]:
    file = resources.files("analyzers") / "data" / "inhabitants.tsv"
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = (line for line in lines if not line.startswith("#"))
    found = csv.DictReader(rows, delimiter="\t")
    return {row["code"]: int(row["inhabitants"]) for row in found}
