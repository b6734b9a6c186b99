"""Headings of sections, for the acts whose headings we hold.

Facts from Finlex, as they stood on the day of the wording; a section that was added or
renamed later is not known here.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType

from analyzers.errors import StatuteTableError

_FIELDS = 4


@dataclass(frozen=True, slots=True)
class SectionTitle:
    """The Finnish heading of a section, and the day of the wording it is read from."""

    text: str
    as_of: dt.date


def section_title(key: str) -> SectionTitle | None:
    """Return the heading of a section by its key; None when it is not known.

    >>> section_title("410/2015 § 92").text
    'Asian ottaminen ylemmän toimielimen käsiteltäväksi'
    """
    return section_titles().get(key)


@functools.cache
def section_titles() -> Mapping[str, SectionTitle]:
    """Return every heading by the key of its section; read when first asked.

    Raises:
        StatuteTableError: a row has too few values, or a day that is none.
    """
    path = resources.files("analyzers").joinpath("data", "section_titles.tsv")
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        try:
            act, day, section, text = cells
            title = SectionTitle(text, dt.date.fromisoformat(day))
        except ValueError as error:
            raise StatuteTableError(
                f"section_titles.tsv: {line[:60]!r} is not {_FIELDS} values with a day"
            ) from error
        found[f"{act} § {section}"] = title
    return MappingProxyType(found)
