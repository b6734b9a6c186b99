"""The regions (maakunta) and what they are called in three languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Region:
    """One region; ``fi`` is its name wherever a value is kept."""

    fi: str
    sv: str
    en: str

    def name(self, language: str) -> str:
        """Return its name in "fi", "sv" or "en"."""
        return {"sv": self.sv, "en": self.en}.get(language, self.fi)


@cache
def regions() -> tuple[Region, ...]:
    """Return all regions, by their Finnish names."""
    file = resources.files("analyzers") / "data" / "regions.tsv"
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(Region(*line.split("\t")) for line in lines[2:])


def region(name: str) -> Region | None:
    """Find a region by its name in any of the languages, in any case.

    >>> region("nyland").fi
    'Uusimaa'
    """
    return _by_key().get(_key(name))


@cache
def _by_key() -> dict[str, Region]:
    found = {_key(row.fi): row for row in regions()}
    for language in ("sv", "en"):
        for row in regions():
            found.setdefault(_key(row.name(language)), row)
    return found


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
